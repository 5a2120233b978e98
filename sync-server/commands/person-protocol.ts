/** The protocol of `npm run person` in one language, by the office's own time. */
import { clockTime, longDate } from '../../src/lib/i18n/format.ts';
import { messagesIn } from '../../src/lib/i18n/index.ts';
import type { Messages } from '../../src/lib/i18n/index.ts';
import type { VisitState } from '../../src/lib/domain/day/visit.ts';
import { toldValues } from '../../src/lib/domain/day/field-values.ts';
import type { ToldValue } from '../../src/lib/domain/day/field-values.ts';
import { isNameless } from '../../src/lib/domain/day/people.ts';
import { withColon } from '../../src/lib/domain/office/custom-field.ts';
import type { CustomField } from '../../src/lib/domain/office/custom-field.ts';
import { pickText } from '../../src/lib/domain/office/text.ts';
import type { Language } from '../../src/lib/domain/office/text.ts';
import { dateOf } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { FoundPerson, FoundVisit } from '../people/find-person.ts';
import type { Wanted } from '../people/wanted.ts';

export interface ProtocolContent {
  readonly found: FoundPerson;
  readonly wanted: Wanted;
  /** The office, as an operator knows it. */
  readonly title: string;
  readonly timeZone: string;
  /** B13. */
  readonly fields: readonly CustomField[];
  readonly now: Instant;
  /** What was found has been erased. */
  readonly isSure: boolean;
}

type PersonProtocol = Messages['personProtocol'];

/** `2026-11-24T12:00:00+01:00`. */
export const timeWithOffset = (at: Instant, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(timeZone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' });

export function protocolIn(language: Language, content: ProtocolContent): string[] {
  const { found, wanted, title, timeZone, now, isSure } = content;
  const { personProtocol: words, common } = messagesIn(language);
  const whom = wordsOf(wanted);
  const time = common.clock(clockTime(now, timeZone, language));
  const when = `${longDate(dateOf(now, timeZone), language)}, ${time}`;
  const entries = entriesOf(content, language);
  return [
    isSure ? words.erased(title, whom, when) : words.shown(title, whom, when),
    ...(entries.length === 0 ? [`- ${words.nothing}`] : entries),
    ...hints(found, wanted, words),
    isSure ? words.copies : words.howToErase(`npm run person -- ${found.office} ${whom} --erase`),
  ];
}

function entriesOf({ found, timeZone, fields, isSure }: ProtocolContent, language: Language): string[] {
  const { personProtocol: words } = messagesIn(language);
  const time = (at: Instant): string => clockTime(at, timeZone, language);
  const kept = (isKept: boolean): string => (isSure && isKept ? words.kept : '');
  return [
    ...found.visits.flatMap((visit) => [
      `- ${titleOfVisit(visit, words, time)}${kept(visit.isAhead)}`,
      ...(visit.person !== null && isNameless(visit.person) ? [`  ${words.erasedAlready}`] : []),
      ...Object.entries(visit.person?.contact ?? {}).flatMap(([field, value]) =>
        value === null ? [] : [`  ${words.fields[field as keyof typeof words.fields]}: ${value}`],
      ),
      ...toldValues(fields, visit.person?.fields ?? []).map((told) => `  ${sentenceOf(told, language)}`),
      ...visit.notes.map((text) => `  ${words.note(text)}`),
      ...visit.arrivals.map((at) => `  ${words.takenDown(time(at))}`),
    ]),
    ...found.callBacks.map(({ record: { type, contact } }) => {
      const say = type === 'enquiry' ? words.enquiry : words.callBack;
      return `- ${say(contact.name)}`;
    }),
    ...found.mails.map(({ mail, isKept }) => `- ${words.mail(mail.subject)}${kept(isKept)}`),
  ];
}

function sentenceOf({ field, label, value }: ToldValue, language: Language): string {
  const question = label === null ? field : pickText(label, language).text;
  return `${withColon(question)} ${typeof value === 'string' ? value : pickText(value, language).text}`;
}

function titleOfVisit(
  { date, start, number, state }: FoundVisit,
  words: PersonProtocol,
  time: (at: Instant) => string,
): string {
  const outcome = state === 'unknown' ? words.unknownState : words.states[state as VisitState];
  return start === null
    ? words.withoutAppointment(date, number, outcome)
    : words.withAppointment(date, time(start), number ?? '', outcome);
}

/** The search as it is said on the command line. */
function wordsOf(wanted: Wanted): string {
  switch (wanted.by) {
    case 'mail':
      return wanted.mail;
    case 'phone':
      return `"${wanted.phone}"`;
    case 'name':
      return `"${wanted.name}" ${wanted.birthDate}`;
    case 'visit':
      return `${wanted.mark} ${wanted.date}`;
  }
}

/** What else may be the person's, without naming others. */
function hints({ visits, near }: FoundPerson, wanted: Wanted, words: PersonProtocol): string[] {
  const kinds = ['other-name', 'other-birth-date', 'like-mail', 'like-phone'] as const;
  const mails = new Set(visits.flatMap(({ person }) => person?.contact?.mail ?? []));
  return [
    ...kinds.flatMap((kind) => {
      const count = near.get(kind) ?? 0;
      return count === 0 ? [] : [words.near[kind](count)];
    }),
    ...(wanted.by === 'mail' ? [] : [...mails].map(words.alsoLook)),
  ];
}
