/** B14.5: when the citizen of an enquiry without an answer is told, and which citizens are. */
import { expect, test } from 'vitest';
import type { Memo } from '../../src/lib/domain/requests/memo.ts';
import { memoKey } from '../../src/lib/domain/requests/memo.ts';
import type { Enquiry } from '../../src/lib/domain/requests/open-item.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import { lastCallDates, lastCallDay, unansweredIn } from '../../src/lib/domain/upkeep/unanswered.ts';
import { aContact, actor, anOffice, at, choose, MONDAY, requestNamed } from '../support/build/index.ts';

const officeKeeping = (people: number) => anOffice({ rules: { retention: { people, day: 90 } } });
const FRIDAY = addDays(MONDAY, 4);
const SUNDAY = addDays(MONDAY, 6);

test('[B14.5] it is the last day on which the office is open before the enquiry is erased', () => {
  expect(lastCallDay(officeKeeping(3), MONDAY)).toBe(addDays(MONDAY, 3));
  // Kept until Sunday, and closed on the weekend.
  expect(lastCallDay(officeKeeping(3), addDays(MONDAY, 3))).toBe(FRIDAY);
});

test('[B14.5] where the office is closed until then, it is the last day itself', () => {
  expect(lastCallDay(officeKeeping(2), FRIDAY)).toBe(SUNDAY);
});

test('[B14.5] before a weekend the enquiries of several days are due', () => {
  const office = officeKeeping(3);
  const days = (today: LocalDate): LocalDate[] => lastCallDates(office, today);
  expect(days(FRIDAY)).toEqual([addDays(MONDAY, 1), addDays(MONDAY, 2), addDays(MONDAY, 3)]);
  expect(days(addDays(MONDAY, 3))).toEqual([MONDAY]);
  // Of today none is, whatever comes.
  expect(lastCallDates(officeKeeping(1), MONDAY)).not.toContain(MONDAY);
});

const enquiryOf = (name: string, changes: Partial<Enquiry> = {}): Enquiry => ({
  ...({ type: 'enquiry', id: requestNamed(name), at: at('08:00'), by: actor('a-phone') } as const),
  ...{ contact: aContact(), services: [choose('passport')], weekdays: ['mon'], language: 'de' },
  ...{ resolved: null },
  ...changes,
});

test('[B14.5] it is for the open ones with a mail address, once', () => {
  const told: Memo = { type: 'enquiry-told', id: requestNamed('told'), at: at('10:00') };
  const all = [
    ...[enquiryOf('anna'), enquiryOf('told'), told],
    enquiryOf('phone', { contact: aContact({ mail: null }) }),
    enquiryOf('done', { resolved: { at: at('09:00'), by: actor('paul') } }),
  ];
  const memos = new Map(all.map((memo) => [memoKey(memo), memo]));
  expect(unansweredIn(memos).map(({ id }) => id)).toEqual([requestNamed('anna')]);
});
