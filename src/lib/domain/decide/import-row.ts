/** One row of an older system's list as an appointment and a person (rule B10). */
import { needOf } from '../requests/need.ts';
import type { ReadFields } from './import-fields.ts';
import { serviceId } from '../ids.ts';
import type { LaneId } from '../ids.ts';
import { readMoment, splitDayCell } from '../input/import-cells.ts';
import type { ImportColumn } from '../input/import-cells.ts';
import { isLanguageName } from '../input/language-names.ts';
import type { ImportError, SideField } from '../requests/memo.ts';
import { choice } from '../office/office.ts';
import type { Choice, Office } from '../office/office.ts';
import type { Language } from '../office/text.ts';
import type { FieldValue } from '../day/field-values.ts';
import { givenContact } from '../day/people.ts';
import type { Contact } from '../day/people.ts';
import { instantOf } from '../time.ts';
import type { Instant, LocalDate } from '../time.ts';
import { tidyMail, tidyName, tidyPhone } from '../input/typed-contact.ts';
import { readBirthDate } from '../input/typed-date.ts';

export interface ImportRow {
  readonly date: LocalDate;
  readonly start: Instant;
  readonly services: Choice[];
  readonly minutes: number;
  /** The lanes that serve all of these services. */
  readonly lanes: readonly LaneId[];
  readonly contact: Contact;
  readonly fields: FieldValue[];
  readonly language: Language;
  readonly lane: string;
  /** Fields that cannot be read and are left empty: the appointment was promised all the same. */
  readonly leftEmpty: readonly SideField[];
}

/** The row, or what of it is needed and cannot be read. */
export function readRow(
  office: Office,
  cell: (column: ImportColumn) => string,
  today: LocalDate,
  said: ReadFields,
): ImportRow | ImportError {
  const moment = readMoment(cell('date'), cell('time'));
  if (typeof moment === 'string') return moment;
  const services = readServices(cell('services'));
  const need = services === null ? null : needOf(office, services, 'staff');
  if (services === null || need === null || !need.ok) return 'services';
  const name = givenContact.shape.name.safeParse(tidyName(cell('name')));
  if (!name.success) return 'name';
  const { date, time } = moment;
  const start = instantOf(date, time, office.timeZone);
  const { mail, birthDate, phone, language, leftEmpty } = readSideFields(office, cell, today);
  const contact = { name: name.data, mail, birthDate, phone };
  const { minutes, lanes } = need.value;
  return {
    date,
    start,
    services,
    minutes,
    lanes,
    contact,
    fields: said.fields,
    language: language ?? office.languages[0]!,
    lane: cell('lane'),
    leftEmpty: [...leftEmpty, ...Array.from({ length: said.unread }, () => 'custom-field' as const)],
  };
}

interface SideFields extends Omit<Contact, 'name'> {
  readonly language: Language | null;
  readonly leftEmpty: SideField[];
}

function readSideFields(
  office: Office,
  cell: (column: ImportColumn) => string,
  today: LocalDate,
): SideFields {
  const leftEmpty: SideField[] = [];
  function side<T>(field: SideField, text: string, read: (text: string) => T | null): T | null {
    const value = text === '' ? null : read(text);
    if (text !== '' && value === null) leftEmpty.push(field);
    return value;
  }
  const { mail, birthDate, phone } = givenContact.shape;
  return {
    mail: side('mail', cell('mail'), (text) => mail.safeParse(tidyMail(text)).data ?? null),
    birthDate: side('birth-date', cell('birthDate'), (text) => {
      const { day, time } = splitDayCell(text);
      if (time !== null && !MIDNIGHT.test(time)) return null;
      const read = birthDate.safeParse(readBirthDate({ day, month: '', year: '' }, today)).data ?? null;
      return read !== null && read <= today ? read : null;
    }),
    phone: side('phone', cell('phone'), (text) => phone.safeParse(tidyPhone(text)).data ?? null),
    language: side('language', cell('language'), (text) => readLanguage(office, text)),
    leftEmpty,
  };
}

/** A spreadsheet adds it to a day. */
const MIDNIGHT = /^0?0:00(?::00(?:[.,]0+)?)?$/;

/** One of the office's languages: `de`, `de-DE`, or its name in any of them, `Deutsch`, `German`. */
function readLanguage({ languages }: Office, text: string): Language | null {
  const typed = text.toLowerCase();
  const code = typed.replace(/[-_].*$/, '');
  const isMeant = (one: Language): boolean =>
    one === typed || one === code || languages.some((said) => isLanguageName(typed, one, said));
  return languages.find(isMeant) ?? null;
}

function readServices(text: string): Choice[] | null {
  const choices = text.split('+').map((part): Choice | null => {
    const [name, quantity, ...rest] = part.trim().split(/\s+x(?=\d)/);
    const service = serviceId.safeParse(name);
    const n = quantity === undefined ? 1 : Number(quantity);
    const read = choice.safeParse({ service: service.data, quantity: n });
    return read.success && rest.length === 0 ? read.data : null;
  });
  return choices.includes(null) ? null : (choices as Choice[]);
}
