/**
 * When a request was made, by the relay's clock (M15). A device's clock may be wrong, and may be set while requests
 * wait. So each request also carries its page's monotonic clock, which cannot be set. The page also tells the relay's
 * times that it has measured. Pure: the device and the arbiter correct with the same functions.
 */
import * as z from 'zod/mini';
import { dateOf, EARLIEST, instant, MINUTE_MS } from '../time.ts';
import type { Instant, LocalDate } from '../time.ts';

/** What a device's clock shows, however wrong: a dead one begins in 1970. */
export const deviceTime = z.int().check(z.minimum(0), z.maximum(7_258_118_400_000));

/** Milliseconds on the page's monotonic clock, since the page began. */
const elapsedMs = z.int().check(z.minimum(0));

/** Both clocks of a page in one moment. */
export interface ClockReading {
  readonly deviceAt: number;
  readonly elapsedMs: number;
}

/** The relay's time, compared with both clocks of the page. */
export const measurement = z.strictObject({ deviceAt: deviceTime, elapsedMs, relayAt: instant });
export type Measurement = z.infer<typeof measurement>;

export const MEASUREMENTS_AT_MOST = 8;
export const PAGES_AT_MOST = 8;

/** One run of a page, from loading to closing: its monotonic clock means nothing to another run. */
export const pageClock = z.strictObject({
  /** The device's clock when the page began; the name of the run. */
  startedAt: deviceTime,
  /** The device may sleep; then its monotonic clock stands and its own clock goes on. */
  sleeps: z.boolean(),
  /** Oldest first: one for each stretch in which the device's clock was not set. */
  measured: z.array(measurement).check(z.maxLength(MEASUREMENTS_AT_MOST)),
});
export type PageClock = z.infer<typeof pageClock>;

/** What dates a request beside its `at`. */
export const requestClock = z.strictObject({
  pageStartedAt: deviceTime,
  elapsedMs,
  /** Added to `at` it is the relay's time, as the page knew it then. */
  offsetMs: z.int(),
  /** Where the page had it from: the relay, a person who read a clock, or an earlier page. */
  known: z.enum(['measured', 'told', 'remembered']),
  /** The request is not older: the relay's time had come that far, as an earlier page knew. */
  notBefore: z.nullable(instant),
});
export type RequestClock = z.infer<typeof requestClock>;

/** What an outbox tells of its device's clocks. `offset`: as last measured, by whatever page. */
export interface OutboxClock {
  readonly offset: number;
  readonly pages: readonly PageClock[];
}

/** A request's own readings of clocks. Requests of older pages have no `clock`. */
export interface UncorrectedRequest {
  readonly at: number;
  readonly clock?: RequestClock | undefined;
}

/** Two clocks of one machine that were not set drift apart by less: a second, and 0.05 % of the time between. */
const STEADY_MS = 1_000;
const DRIFT_RATE = 0.000_5;

const gapOf = ({ deviceAt, elapsedMs: elapsed }: ClockReading): number => deviceAt - elapsed;

const isNear = (one: number, other: number, spanMs: number): boolean =>
  Math.abs(one - other) <= STEADY_MS + Math.abs(spanMs) * DRIFT_RATE;

/** Between these moments of one page the device's clock was not set, and the device did not sleep. */
export const isSteady = (one: ClockReading, other: ClockReading): boolean =>
  isNear(gapOf(one), gapOf(other), other.elapsedMs - one.elapsedMs);

/**
 * The device slept by more than this since the earlier moment, or its clock was put forward: which of the two, its page
 * cannot know. A gap that shrinks was set.
 */
const LONGEST_NAP_MS = 60 * MINUTE_MS;
export const isApart = (earlier: ClockReading, later: ClockReading): boolean =>
  gapOf(later) - gapOf(earlier) > LONGEST_NAP_MS;

/** The relay's time at a moment of a page; null: the page has not measured it. */
export function relayTimeAt(reading: ClockReading, { measured, sleeps }: PageClock): Instant | null {
  const distance = (m: Measurement): number => Math.abs(m.elapsedMs - reading.elapsedMs);
  const [steady] = measured.filter((m) => isSteady(m, reading)).sort((a, b) => distance(a) - distance(b));
  if (steady !== undefined) return byElapsed(steady, reading);
  const before = measured.findLast((m) => m.elapsedMs <= reading.elapsedMs);
  const after = measured.find((m) => m.elapsedMs > reading.elapsedMs);
  const nearest = after ?? before;
  if (nearest === undefined) return null;
  const wentOn = whichWentOn(reading, before, after, sleeps);
  return wentOn === 'elapsed' ? byElapsed(nearest, reading) : byDevice(nearest, reading);
}

export const byElapsed = (m: Measurement, reading: ClockReading): Instant =>
  m.relayAt + reading.elapsedMs - m.elapsedMs;
export const byDevice = (m: Measurement, reading: ClockReading): Instant =>
  m.relayAt + reading.deviceAt - m.deviceAt;

/**
 * Which clock of the page went on evenly while the two moved apart. Two measurements around the moment tell. With one
 * alone: a gap that shrinks was set, since nothing else does that. A gap that grows may be a clock that was put
 * forward or a device that slept; only whether the device sleeps at all can tell.
 */
function whichWentOn(
  reading: ClockReading,
  before: Measurement | undefined,
  after: Measurement | undefined,
  sleeps: boolean,
): 'elapsed' | 'device' {
  if (before !== undefined && after !== undefined) {
    const span = after.relayAt - before.relayAt;
    if (isNear(after.relayAt, byElapsed(before, after), span)) return 'elapsed';
    if (isNear(after.relayAt, byDevice(before, after), span)) return 'device';
  }
  const [earlier, later] = after === undefined ? [before!, reading] : [reading, after];
  return gapOf(later) < gapOf(earlier) || !sleeps ? 'elapsed' : 'device';
}

/** When a request was made, by its own data; never later than now, and never before what can be written down. */
export function correctedTimeOf(request: UncorrectedRequest, outbox: OutboxClock, now: Instant): Instant {
  return Math.max(EARLIEST, Math.min(now, Math.round(supposedTime(request, outbox, now))));
}

function supposedTime(
  { at, clock }: UncorrectedRequest,
  { offset, pages }: OutboxClock,
  now: Instant,
): number {
  if (clock === undefined) return at + offset;
  const page = pages.find((p) => p.startedAt === clock.pageStartedAt);
  const measured = page === undefined ? null : relayTimeAt({ deviceAt: at, ...clock }, page);
  if (measured !== null) return measured;
  if (clock.known !== 'remembered') return at + clock.offsetMs;
  // Its page never knew. What a later page has measured holds, unless the clock was set between the two.
  const notBefore = clock.notBefore ?? EARLIEST;
  const isPossible = (time: number): boolean => time >= notBefore && time <= now + MINUTE_MS;
  const candidates = [at + offset, at + clock.offsetMs];
  return Math.max(notBefore, candidates.find(isPossible) ?? candidates[0]!);
}

/**
 * Why a device should not trust its date. `new-day`: it has come by itself to a day that is not confirmed.
 * `stood-still`: a kiosk whose own clock went ahead of its page's by long, within one day.
 */
export type DateDoubt = 'clock-behind' | 'new-day' | 'stood-still';

/** A clock this far behind what its device knows is wrong; less is what a correction leaves. */
const BEHIND_MS = 2 * MINUTE_MS;

/**
 * Whether a page that has not asked the relay for the time may trust its device's clock. `knownAt`: the latest
 * relay's time that an earlier page of this device knew.
 */
export function doubtOfDate(now: Instant, knownAt: Instant | null, timeZone: string): DateDoubt | null {
  if (knownAt !== null && now < knownAt - BEHIND_MS) return 'clock-behind';
  const today: LocalDate = dateOf(now, timeZone);
  return knownAt === null || dateOf(knownAt, timeZone) !== today ? 'new-day' : null;
}
