/** What a lead sets of one monitor (Q14): how it is laid out, and whose calls it shows. */
import * as z from 'zod/mini';
import { laneId } from '../ids.ts';
import { instant, localDate } from '../time.ts';
import type { Lane, Office } from './office.ts';

/** `full`: the newest call large, the others beside it. `table`: all calls in rows. `split`: calls beside pages. */
export const monitorLayouts = ['full', 'table', 'split'] as const;
export type MonitorLayout = (typeof monitorLayouts)[number];

/** More than an office has. */
const MOST_LANES = 26;

export const monitorSetting = z.strictObject({
  layout: z.enum(monitorLayouts),
  /** Empty: all. */
  lanes: z.array(laneId).check(z.maxLength(MOST_LANES)),
});
export type MonitorSetting = Readonly<z.infer<typeof monitorSetting>>;

/** What the relay tells a monitor: its setting, and the hours of a day, which a television cannot reckon. */
export const toldMonitor = z.object({
  setting: monitorSetting,
  date: localDate,
  hours: z.array(z.object({ from: instant, to: instant })).check(z.maxLength(100)),
});
export type ToldMonitor = Readonly<z.infer<typeof toldMonitor>>;

export const USUAL_MONITOR: MonitorSetting = { layout: 'full', lanes: [] };

/** The lanes that a monitor shows. Where none of those that were set is left, all: a monitor is never without calls. */
export function lanesShown(all: readonly Lane[], { lanes }: MonitorSetting): readonly Lane[] {
  const chosen = all.filter(({ id }) => lanes.includes(id));
  return chosen.length === 0 ? all : chosen;
}

/**
 * Whether a call stands on a monitor of these lanes: by the letter with which the lane's numbers begin, or by the counter
 * that calls. A visitor who was sent on keeps their number, and waits where that counter's monitor hangs. A number whose
 * lane has gone from the office is called everywhere.
 */
export function isCalledFor(
  { number, counter }: { readonly number: string; readonly counter: string | null },
  shown: readonly Lane[],
  { lanes, counters }: Pick<Office, 'lanes' | 'counters'>,
): boolean {
  const isOf = ({ letter }: Lane): boolean => number.startsWith(letter);
  const serves = counters.find(({ name }) => name === counter)?.lanes ?? [];
  return shown.some((lane) => isOf(lane) || serves.includes(lane.id)) || !lanes.some(isOf);
}
