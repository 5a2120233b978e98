/**
 * What a kiosk has met that a lead should look into: guesses (A2), many numbers (A5.9), numbers that no visitor may
 * have seen (A7.15). One record a kiosk, kind and day.
 */
import * as z from 'zod/mini';
import { visitNumber } from '../day/appointment.ts';
import { actorId } from '../ids.ts';
import type { ActorId } from '../ids.ts';
import { instant } from '../time.ts';
import type { Instant } from '../time.ts';
import type { Memo } from './memo.ts';

export const deviceReportKinds = ['birth-dates', 'codes', 'many-numbers', 'unseen-numbers'] as const;
export type DeviceReportKind = (typeof deviceReportKinds)[number];

/** More than power cuts of a day can hide: one that is told again is known by its number, so none may be dropped. */
const MOST_NUMBERS_NAMED = 1_000;

/** The id is made of kind and kiosk: what the same kiosk reports again on that day is added to the report. */
export const deviceReportId = z
  .string()
  .check(z.maxLength(100), z.regex(new RegExp(`^(?:${deviceReportKinds.join('|')}):.+$`)));

export const deviceReport = z.strictObject({
  type: z.literal('device-report'),
  id: deviceReportId,
  what: z.enum(deviceReportKinds),
  /** The first time, and the last. */
  at: instant,
  lastAt: instant,
  /** The kiosk. */
  by: actorId,
  count: z.int().check(z.minimum(1)),
  /** Numbers that perhaps no visitor has seen; empty for the other kinds. */
  numbers: z.array(visitNumber).check(z.maxLength(MOST_NUMBERS_NAMED)),
  /** Who has looked into it; null: it is open. */
  resolved: z.nullable(z.strictObject({ at: instant, by: actorId })),
});
export type DeviceReport = z.infer<typeof deviceReport>;

export interface DeviceNews {
  readonly what: DeviceReportKind;
  readonly by: ActorId;
  readonly at: Instant;
  readonly count: number;
  readonly number?: string;
}

const idOf = ({ what, by }: Pick<DeviceNews, 'what' | 'by'>): string => `${what}:${by}`;

/** What is on record of this kind and kiosk on a day. */
export function reportIn(
  memos: ReadonlyMap<string, Memo> | null,
  about: Pick<DeviceNews, 'what' | 'by'>,
): DeviceReport | null {
  const record = memos?.get(`device-report:${idOf(about)}`);
  return record?.type === 'device-report' ? record : null;
}

/** The record with the news in it. It is open again, also where a lead has looked into it before. */
export function withNews(
  known: DeviceReport | null,
  { what, by, at, count, number }: DeviceNews,
): DeviceReport {
  const named = number === undefined ? [] : [visitNumber.parse(number)];
  return {
    ...{ type: 'device-report', id: idOf({ what, by }), what, by, resolved: null },
    at: Math.min(at, known?.at ?? at),
    lastAt: Math.max(at, known?.lastAt ?? at),
    count: count + (known?.count ?? 0),
    numbers: [...(known?.numbers ?? []), ...named].slice(-MOST_NUMBERS_NAMED),
  };
}
