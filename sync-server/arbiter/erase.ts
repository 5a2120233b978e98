/**
 * P3: people are erased after the office's days, with what staff noted of them and what their phones were told; the
 * day itself after its longer ones. Counts stay.
 */
import { appointmentsIn, openInboxDoc } from '../../src/lib/docs/inbox-doc.ts';
import { openPeopleDoc } from '../../src/lib/docs/people-doc.ts';
import { parseName } from '../../src/lib/docs/catalog.ts';
import type { DocumentName } from '../../src/lib/docs/catalog.ts';
import type { Report } from '../../src/lib/docs/records.ts';
import type { ActorId } from '../../src/lib/domain/ids.ts';
import { addDays, DAY_MINUTES, MINUTE } from '../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import type { Log } from '../log.ts';
import type { Rooms } from '../relay/rooms.ts';
import type { Desk } from './desk.ts';
import type { Offices } from './offices.ts';

export interface Eraser {
  /** Once a day for each office that is open; gives back whose inboxes went. */
  erase(offices: Pick<Offices, 'all' | 'suspended'>, now: Instant): Promise<readonly ActorId[]>;
}

export function openEraser(rooms: Rooms, report: Report, log: Log): Eraser {
  const erasedOn = new WeakMap<Desk, LocalDate>();
  return {
    async erase(offices, now) {
      const desks = [...offices.all()].map(({ desk }) => desk);
      const due = desks.filter((desk) => erasedOn.get(desk) !== desk.today);
      if (due.length === 0) return [];
      const erased: DocumentName[] = [];
      for (const desk of due) {
        erased.push(...(await eraseOld(rooms, desk, report)));
        erasedOn.set(desk, desk.today);
      }
      // Of an office that is left out nobody knows which inboxes are its devices'.
      if (offices.suspended === 0) erased.push(...(await eraseSilentInboxes(rooms, desks, now)));
      if (erased.length > 0) log.info({ documents: erased.length }, 'erased what was past its time');
      return erased.flatMap((name) => (name.kind === 'inbox' ? [name.actor] : []));
    },
  };
}

/** Erases what is past its time; gives back what went. */
export async function eraseOld(rooms: Rooms, desk: Desk, report: Report): Promise<readonly DocumentName[]> {
  const { retention } = desk.office.rules;
  const people = await olderThan(rooms, desk, 'people', retention.people);
  const memos = await olderThan(rooms, desk, 'memo', retention.people);
  const days = await olderThan(rooms, desk, 'day', retention.day);
  const inboxes: DocumentName[] = [];
  for (const name of people) inboxes.push(...(await inboxesOf(rooms, name, report)));
  const names = [...inboxes, ...people, ...memos, ...days];
  for (const { date } of [...people, ...memos, ...days]) desk.forgetDay(date);
  if (names.length > 0) await rooms.remove(names);
  return names;
}

/**
 * Inboxes of which nobody has heard for longer than any appointment can be ahead and be kept: of bookings that were
 * refused and never read, and of staff who are gone. A device's own stays, it says what the device may do.
 */
export async function eraseSilentInboxes(
  rooms: Rooms,
  desks: readonly Desk[],
  now: Instant,
): Promise<readonly DocumentName[]> {
  const longest = Math.max(...desks.map(({ office: { rules } }) => rules.retention.day + rules.horizonDays));
  const devices = new Set<string>(desks.flatMap((desk) => desk.devices().map((d) => d.actor)));
  const names = (await rooms.stored('inbox:', now - longest * DAY_MINUTES * MINUTE)).flatMap((text) => {
    const name = parseName(text);
    return name.ok && name.value.kind === 'inbox' && !devices.has(name.value.actor) ? [name.value] : [];
  });
  if (names.length > 0) await rooms.remove(names);
  return names;
}

type OfADay = DocumentName & { readonly date: LocalDate };

async function olderThan(
  rooms: Rooms,
  desk: Desk,
  kind: 'people' | 'memo' | 'day',
  days: number,
): Promise<OfADay[]> {
  const oldest = addDays(desk.today, -days);
  const names = await rooms.stored(`${kind}:${desk.office.id}:`);
  return names.flatMap((text) => {
    const name = parseName(text);
    return name.ok && 'date' in name.value && name.value.date < oldest ? [name.value] : [];
  });
}

/** The inboxes of those whose last appointment is erased; who has moved to a later day keeps theirs. */
async function inboxesOf(rooms: Rooms, name: OfADay, report: Report): Promise<DocumentName[]> {
  const records = openPeopleDoc(await rooms.open(name), report);
  const actors = new Set<ActorId>([...records.all.values()].flatMap((p) => p.claims.map((c) => c.actor)));
  records.close();
  const gone: DocumentName[] = [];
  for (const actor of actors) {
    const inbox = { kind: 'inbox', actor } as const;
    const told = openInboxDoc(await rooms.open(inbox), report);
    if (appointmentsIn(told).every((a) => a.date <= name.date)) gone.push(inbox);
    else rooms.release(inbox);
    told.close();
  }
  return gone;
}
