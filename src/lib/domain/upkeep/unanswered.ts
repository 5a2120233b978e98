/** B14.5: before an enquiry without an answer is erased, its citizen is told, once. */
import { openingsOn } from '../office/calendar.ts';
import type { Office } from '../office/office.ts';
import { keptSince } from '../office/retention.ts';
import type { Memo } from '../requests/memo.ts';
import type { Enquiry } from '../requests/open-item.ts';
import { addDays } from '../time.ts';
import type { LocalDate } from '../time.ts';

/** An enquiry, and the last day on which it is kept. */
export interface UnansweredEnquiry {
  readonly enquiry: Enquiry;
  readonly lastDay: LocalDate;
}

/** B14.4: it is erased in the night after this day. */
export const lastDayOf = ({ rules }: Pick<Office, 'rules'>, date: LocalDate): LocalDate =>
  addDays(date, rules.retention.people);

/**
 * The day of the mail: the last one on which the office is open, so that the citizen can still call and a clerk can
 * still answer. Where it is closed until then, the last one.
 */
export function lastCallDay(office: Office, date: LocalDate): LocalDate {
  const last = lastDayOf(office, date);
  for (let day = last; day > date; day = addDays(day, -1)) if (openingsOn(office, day).length > 0) return day;
  return last;
}

/** B14.4, B14.5: the days whose enquiries are erased soon, as seen on `today`; the first is erased first. */
export function lastCallDates(office: Office, today: LocalDate): LocalDate[] {
  const dates: LocalDate[] = [];
  let date = keptSince(office.rules.retention, 'memo', today);
  for (; date < today && lastCallDay(office, date) <= today; date = addDays(date, 1)) dates.push(date);
  return dates;
}

/** Enquiries in a day's memos that are open, have a mail address, and were not written about. */
export function unansweredIn(memos: ReadonlyMap<string, Memo>): Enquiry[] {
  return [...memos.values()].filter(
    (memo): memo is Enquiry =>
      memo.type === 'enquiry' &&
      memo.resolved === null &&
      memo.contact.mail !== null &&
      !memos.has(`enquiry-told:${memo.id}`),
  );
}
