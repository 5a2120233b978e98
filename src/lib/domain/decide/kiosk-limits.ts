/** What a kiosk may know: it stands in a public hall, and a stolen one must not tell who has an appointment (A2, P1). */
import type { Role } from '../access.ts';
import type { Answer } from '../requests/answer.ts';
import { takesBack } from '../office/rescue.ts';
import { KIOSK_DAYS } from './lost-events.ts';
import type { Office } from '../office/office.ts';
import type { Request } from '../requests/request.ts';
import { addDays, dateOf, startOfDay, MINUTE_MS } from '../time.ts';
import type { Instant, LocalDate } from '../time.ts';

/**
 * A2: by birth date wrong, early, late, by phone and unknown are one word to a kiosk, also on the wire. Staff, and what staff are
 * told of the visitor, keep the reason. A code tells a kiosk no more than the day that it holds.
 */
export function answerFor(role: Role, request: Request, answer: Answer): Answer {
  if (role !== 'kiosk' || request.kind !== 'check-in' || request.by.with === 'code' || answer.ok)
    return answer;
  const isTold = !['too-early', 'too-late', 'not-on-site'].includes(answer.reason);
  return isTold ? answer : { ...answer, reason: 'not-found', alternatives: [] };
}

/** From this hour on a kiosk may read the next day, since a morning may begin without network. */
const EVENING_HOURS = 18;

/**
 * P1: today and, from the evening on, tomorrow. After a restore also the last days, so that it can bring back what it
 * did there (M18).
 */
export function mayKioskRead(
  office: Pick<Office, 'timeZone' | 'takesBackUntil'>,
  date: LocalDate,
  now: Instant,
): boolean {
  const today = dateOf(now, office.timeZone);
  if (date === today) return true;
  if (date < today) return date >= addDays(today, -KIOSK_DAYS) && takesBack(office, now);
  const evening = startOfDay(today, office.timeZone) + EVENING_HOURS * 60 * MINUTE_MS;
  return date === addDays(today, 1) && now >= evening;
}

/** A2: a kiosk that tries more birth dates in vain than visitors do is used to guess. */
export const MOST_FAILED_TRIES = { withinMs: 10 * MINUTE_MS, inThatTime: 20, inADay: 100 } as const;
