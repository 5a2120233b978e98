/**
 * A planted fault: the order of news decides who has a visitor. A call that is told of late takes the visitor from the
 * counter that has called them since, and that counter's call is undone for good (M6).
 */
import { openDayDoc } from '../../src/lib/docs/day-doc.ts';
import type { DayDoc } from '../../src/lib/docs/day-doc.ts';
import type { Day, DayEvent } from '../../src/lib/domain/day/day.ts';
import { isClaim } from '../../src/lib/domain/day/step-event.ts';
import type { StepEvent } from '../../src/lib/domain/day/step-event.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import { isActive, ONE_MOMENT_MS } from '../../src/lib/domain/day/visit.ts';
import { MONDAY } from '../support/build/index.ts';
import type { OpenRooms } from '../../sync-server/relay/rooms.ts';

export function lateCallsTake(rooms: OpenRooms, office: OfficeId): OpenRooms {
  let opened: DayDoc | null = null;
  let seen = 0;
  return {
    ...rooms,
    async commit(extra) {
      const name = { kind: 'day', office, date: MONDAY } as const;
      opened ??= openDayDoc(await rooms.open(name), MONDAY, () => {});
      const { day } = opened;
      const news = [...day.events.values()].slice(seen);
      const undone = news.flatMap((event) => takenBack(day, event));
      if (undone.length > 0) opened.append(undone);
      seen = day.events.size;
      await rooms.commit(extra);
    },
  };
}

/** What undoes all that the counter that has the visitor now has done since. */
function takenBack(day: Day, event: DayEvent): StepEvent[] {
  if (event.kind !== 'step' || event.what !== 'called') return [];
  const visit = day.visits.get(event.of);
  if (visit === undefined || !isActive(visit) || visit.counter === event.counter) return [];
  const { kind, request, of, date, at, by } = event;
  return (day.steps.get(of) ?? []).flatMap((e, i): StepEvent[] => {
    const isNewer = isClaim(e) && e.counter === visit.counter && e.at > at + ONE_MOMENT_MS;
    const id = `${event.id}-takes-${i}`;
    return isNewer ? [{ kind, id, request, of, date, at, by, what: 'undone', undoes: e.id }] : [];
  });
}
