/** What the monitors show: numbers and counters, never a name (P2). */
import { z } from 'zod';
import type { Day } from './day.ts';
import { laneId } from './ids.ts';
import type { Office } from './office.ts';
import { laneWaits } from './estimate.ts';
import { instant, localDate } from './time.ts';
import type { Instant } from './time.ts';
import { isActive } from './visit.ts';

const boardCall = z.strictObject({
  number: z.string().max(8),
  counter: z.string().max(40),
  since: instant,
  /** How often the number has been called; a repeat sounds again. */
  calls: z.int(),
  /** Still called, or already being served. */
  state: z.enum(['called', 'serving']),
});
export type BoardCall = z.infer<typeof boardCall>;

export const board = z.strictObject({
  date: localDate,
  /** Newest first. */
  calls: z.array(boardCall).max(60),
  waiting: z.array(
    z.strictObject({
      lane: laneId,
      count: z.int(),
      /** Q8: minutes that somebody who came now would wait; null: no counter is staffed. */
      wait: z.strictObject({ from: z.int(), to: z.int() }).nullable().default(null),
    }),
  ),
});
export type Board = z.infer<typeof board>;

export function boardOf(office: Office, day: Day, now: Instant): Board {
  const visits = [...day.visits.values()];
  const waits = laneWaits(office, day, now);
  const counterName = (id: string | null): string => office.counters.find((c) => c.id === id)?.name ?? '';
  return {
    date: day.date,
    calls: visits
      .filter((v) => isActive(v))
      .map((v) => ({
        number: v.number,
        counter: counterName(v.counter),
        since: v.calledAt ?? v.startedAt ?? 0,
        calls: v.calls,
        state: v.state === 'called' ? ('called' as const) : ('serving' as const),
      }))
      .sort((a, b) => b.since - a.since || (a.number < b.number ? -1 : 1))
      .slice(0, 60),
    waiting: office.lanes.map((l) => ({
      lane: l.id,
      count: visits.filter((v) => v.lane === l.id && v.state === 'arrived').length,
      wait: waits.get(l.id) ?? null,
    })),
  };
}
