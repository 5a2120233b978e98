/** What a lead hears of a kiosk (A2.7, A5.9, A7.15), beside what is decided on its requests. */
import { visitIn } from '../day/day.ts';
import type { Day } from '../day/day.ts';
import { visitOf } from '../ids.ts';
import { isOpen } from '../day/visit.ts';
import type { Refusal, RefusalOf } from '../requests/answer.ts';
import { reportIn, withNews } from '../requests/device-report.ts';
import type { DeviceNews } from '../requests/device-report.ts';
import type { RequestOf } from '../requests/request.ts';
import { MINUTE_MS } from '../time.ts';
import type { Instant, LocalDate } from '../time.ts';
import { accept, refuse } from './decision.ts';
import type { Circumstances, Decision, OfficeState } from './decision.ts';

/**
 * A5.9: one more than a line takes in this time whose every visitor needs but 20 seconds, as long as the longest pause.
 * It takes several numbers without the time to read between them.
 */
export const MANY_NUMBERS = { withinMs: 5 * MINUTE_MS, count: 16 } as const;

/** A number or an interval that a kiosk gave out, with a report where it was one of many. */
export function reportManyNumbers<R extends Refusal>(
  state: OfficeState,
  { date }: RequestOf<'take-ticket' | 'take-interval'>,
  { at, by }: Circumstances,
  decision: Decision<R>,
): Decision<R> {
  const day = state.day(date);
  if (by.role !== 'kiosk' || day === null || !decision.answer.ok) return decision;
  const known = reportIn(state.memos(date), { what: 'many-numbers', by: by.actor });
  const since = Math.max(at - MANY_NUMBERS.withinMs, known?.lastAt ?? 0);
  const count = 1 + givenBy(day, by.actor, since, at);
  if (count < MANY_NUMBERS.count) return decision;
  return withReport(state, date, decision, { what: 'many-numbers', by: by.actor, at, count });
}

/** What the kiosk gave out after `since`, without the newest one, which is not on record yet. */
const givenBy = ({ subjects }: Day, kiosk: Circumstances['by']['actor'], since: Instant, until: Instant) =>
  [...subjects.values()].filter((s) => s.by === kiosk && s.at > since && s.at <= until).length;

/** A2.7: a guess, with a report where it is one of many. */
export function reportGuesses(
  state: OfficeState,
  request: RequestOf<'check-in'>,
  { at, by, guessesToReport = 0, tooManyTries = false }: Circumstances,
  decision: Decision<RefusalOf<'check-in'>>,
): Decision<RefusalOf<'check-in'>> {
  if (guessesToReport === 0 || tooManyTries || !isGuess(decision)) return decision;
  const what = request.by.with === 'code' ? 'codes' : 'birth-dates';
  return withReport(state, request.date, decision, { what, by: by.actor, at, count: guessesToReport });
}

/** A2.7: it names no appointment of the day. Who is too early or too late has one. */
export const isGuess = ({ answer }: Pick<Decision, 'answer'>): boolean =>
  !answer.ok && answer.reason === 'not-found';

/**
 * A7.15: a kiosk lost its power, and cannot tell whether a visitor has seen the number. Staff see it beside the number,
 * which stays in the line: its visitor may wait.
 */
export function decideTellUnseen(
  state: OfficeState,
  request: RequestOf<'tell-unseen'>,
  { at, by }: Circumstances,
): Decision<RefusalOf<'tell-unseen'>> {
  const { date, asked } = request;
  const day = state.day(date);
  const given = day?.events.get(asked);
  // The relay has never heard of the number, or refused it.
  if (day === null || given === undefined) return accept(request, null);
  if (given.by !== by.actor || given.kind === 'step') return refuse(request, 'no-such-visit');
  const visit = visitIn(day, visitOf(asked));
  if (visit === undefined) return refuse(request, 'no-such-visit');
  const known = reportIn(state.memos(date), { what: 'unseen-numbers', by: by.actor });
  const isWaited = isOpen(visit) || visit.state === 'booked';
  if (!isWaited || known?.numbers.includes(visit.number) === true) return accept(request, visit);
  const { number } = visit;
  const news = { what: 'unseen-numbers', by: by.actor, at, count: 1, number } as const;
  return withReport(state, date, accept(request, visit), news);
}

function withReport<R extends Refusal>(
  state: OfficeState,
  date: LocalDate,
  decision: Decision<R>,
  news: DeviceNews,
): Decision<R> {
  const record = withNews(reportIn(state.memos(date), news), news);
  return { ...decision, memos: [...decision.memos, { date, record }] };
}
