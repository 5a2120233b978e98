/** How long a visitor has waited, and what the office thinks of that. */
import type { Visit } from '../day/visit.ts';
import type { OfficeRules } from '../office/office.ts';
import { MINUTE_MS } from '../time.ts';
import type { Instant } from '../time.ts';

/** `green`: as it should be. `amber`, `red`: longer than the office's limits. */
export type WaitLevel = 'green' | 'amber' | 'red';

export interface Waited {
  /** Whole minutes since the visitor came. */
  readonly minutes: number;
  readonly level: WaitLevel;
}

/** A visitor who came before their time is not kept waiting before it: the limits count from then. */
export function waitedAt(visit: Visit, now: Instant, { amber, red }: OfficeRules['waitLimits']): Waited {
  const arrivedAt = visit.arrivedAt ?? now;
  const kept = minutesBetween(Math.max(arrivedAt, visit.due ?? arrivedAt), now);
  return {
    minutes: minutesBetween(arrivedAt, now),
    level: kept >= red ? 'red' : kept >= amber ? 'amber' : 'green',
  };
}

/** Whole minutes, never less than none: two devices' clocks may be a little apart. */
export const minutesBetween = (from: Instant, to: Instant): number =>
  Math.max(0, Math.floor((to - from) / MINUTE_MS));
