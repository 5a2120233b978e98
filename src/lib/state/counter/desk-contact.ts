/** A person as a clerk types them at the desk (B2, B9). */
import type { Contact } from '../../domain/day/people.ts';
import { tidyMail, tidyName, tidyPhone } from '../../domain/input/typed-contact.ts';
import { readBirthDate } from '../../domain/input/typed-date.ts';
import type { TypedDate } from '../../domain/input/typed-date.ts';
import type { LocalDate } from '../../domain/time.ts';

export interface TypedPerson {
  readonly name: string;
  readonly phone: string;
  readonly mail: string;
  readonly birth: TypedDate;
}

export const NO_PERSON: TypedPerson = {
  name: '',
  phone: '',
  mail: '',
  birth: { day: '', month: '', year: '' },
};

/** `today`: null while it is not known; a birth date is not read then. */
export const contactTyped = (
  { name, phone, mail, birth }: TypedPerson,
  today: LocalDate | null,
): Contact => ({
  name: tidyName(name),
  mail: tidyMail(mail) || null,
  phone: tidyPhone(phone) || null,
  birthDate: today === null ? null : readBirthDate(birth, today),
});

/** The fields as they stand for a person who is known. */
export function typedAs({ name, phone, mail, birthDate }: Contact): TypedPerson {
  const [year = '', month = '', day = ''] = birthDate?.split('-') ?? [];
  return { name, phone: phone ?? '', mail: mail ?? '', birth: { day, month, year } };
}
