/** Which days are played: most as they are as a rule, some with more people than the counters can serve, or no network. */
import type { DayOptions } from './simulate-day.ts';

/** `visits`: their number, whatever the seed; null: as the seed has it. */
export function dayOf(seed: number, visits: number | null = null): DayOptions & { readonly visits: number } {
  const crowded = seed % 4 === 0;
  return {
    seed,
    visits: visits ?? (crowded ? 240 + ((seed * 37) % 81) : 180),
    // Both at once would take longer than the day.
    cuts: seed % 5 === 0 && !crowded ? 'all the time' : 'now and then',
    newHours: seed % 3 === 0 ? 'by chance' : null,
    restore: seed % 7 === 2,
    asleep: seed % 6 === 1 ? 'counter' : seed % 6 === 4 ? 'kiosk' : null,
  };
}
