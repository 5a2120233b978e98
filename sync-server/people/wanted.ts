/**
 * The person whom `npm run person` looks for. An operator gives a mail address, a phone number, a name with the date of
 * birth, or a visit's code or number with its day.
 */
import { checkInCode, visitNumber } from '../../src/lib/domain/day/appointment.ts';
import { plainWords } from '../../src/lib/domain/input/plain-words.ts';
import { birthDate } from '../../src/lib/domain/input/birth-date.ts';
import type { BirthDate } from '../../src/lib/domain/input/birth-date.ts';
import type { Contact } from '../../src/lib/domain/day/people.ts';
import { err, ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import { localDate } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { MAIL, PHONE, tidyMail, tidyPhone } from '../../src/lib/domain/input/typed-contact.ts';
import { readBirthDate } from '../../src/lib/domain/input/typed-date.ts';
import { countingForm } from '../mail/counting-form.ts';

export type Wanted =
  | { readonly by: 'mail'; readonly mail: string }
  | { readonly by: 'phone'; readonly phone: string }
  | { readonly by: 'name'; readonly name: string; readonly birthDate: BirthDate }
  /** `mark`: the code or the number of a visit. */
  | { readonly by: 'visit'; readonly mark: string; readonly date: LocalDate };

export type WantedError = 'nothing' | 'no-day' | 'no-birth-date' | 'bad-date';

/** `words`: what stands behind the office, also where a name or number was not put in quotation marks. */
export function parseWanted(words: readonly string[], today: LocalDate): Result<Wanted, WantedError> {
  const all = words.join(' ').trim();
  if (all === '') return err('nothing');
  const mail = tidyMail(all);
  if (MAIL.test(mail)) return ok({ by: 'mail', mail });
  const [first, last] = [words.slice(0, -1).join(' ').trim(), words.at(-1)!];
  if (isMark(all)) return err('no-day');
  if (isMark(first)) {
    const day = localDate.safeParse(dateIn(last, today));
    return day.success ? ok({ by: 'visit', mark: first.toUpperCase(), date: day.data }) : err('bad-date');
  }
  const phone = tidyPhone(all);
  if (PHONE.test(phone) && dateIn(all, today) === null) return ok({ by: 'phone', phone });
  if (first === '') return err(dateIn(last, today) === null ? 'no-birth-date' : 'nothing');
  const born = birthDate.safeParse(dateIn(last, today));
  if (born.success) return ok({ by: 'name', name: first, birthDate: born.data });
  return err(/\d/.test(last) ? 'bad-date' : 'no-birth-date');
}

const isMark = (text: string): boolean =>
  checkInCode.safeParse(text).success || visitNumber.safeParse(text.toUpperCase()).success;

/** `12.8.1964`, `1964-08-12`; null: no date of this form. */
function dateIn(text: string, today: LocalDate): string | null {
  return /^\d{1,4}[.-]\d{1,2}[.-]\d{2,4}$/.test(text)
    ? readBirthDate({ day: text, month: '', year: '' }, today)
    : null;
}

/** `yes`; or what is nearly the same, so that a slip of the pen can be told from a person who is not there. */
export type Match = 'yes' | 'other-name' | 'other-birth-date' | 'like-mail' | 'like-phone' | 'no';

/** Whether a contact is the person's. A visit that is looked for by its mark is found without. */
export function matchOf(wanted: Wanted, { mail, phone, name, birthDate: born }: Contact): Match {
  switch (wanted.by) {
    case 'mail':
      if (mail === null) return 'no';
      if (countingForm(mail) === countingForm(wanted.mail)) return 'yes';
      return mailboxIn(mail) === mailboxIn(wanted.mail) ? 'like-mail' : 'no';
    case 'phone':
      if (phone === null) return 'no';
      if (phoneForm(phone) === phoneForm(wanted.phone)) return 'yes';
      return endOf(phone) === endOf(wanted.phone) ? 'like-phone' : 'no';
    case 'name': {
      const isSameName = nameForm(name) === nameForm(wanted.name);
      if (born === wanted.birthDate) return isSameName ? 'yes' : 'other-name';
      return isSameName ? 'other-birth-date' : 'no';
    }
    case 'visit':
      return 'no';
  }
}

const mailboxIn = (mail: string): string => countingForm(mail).split('@')[0]!;

/** `0049 (0)2362 123`, `+49 2362 123` and `02362/123` are one number. A number without a country is a German one. */
export function phoneForm(phone: string): string {
  const plain = tidyPhone(phone)
    .replace('(0)', '')
    .replace(/[^\d+]/g, '');
  const international = plain.replace(/^00/, '+');
  return international.startsWith('+') ? international : `+49${international.replace(/^0/, '')}`;
}

const COMPARED_DIGITS = 5;
const endOf = (phone: string): string => phoneForm(phone).slice(-COMPARED_DIGITS);

/** Without case, accents and order: `Muster, Erika` is `Erika Muster`, `Müller` is `Mueller`. */
export const nameForm = (name: string): string => plainWords(name).sort().join(' ');
