/** Who enquires (B14): a name, and a way to reach them. */
import { checkContact } from '../day/people.ts';
import type { Contact, ContactError, ContactField } from '../day/people.ts';
import type { Office } from '../office/office.ts';
import type { LocalDate } from '../time.ts';

/** The ways to reach a citizen that an office asks for; none: it takes no enquiries. */
export const waysToReach = ({ rules }: Pick<Office, 'rules'>): ('mail' | 'phone')[] =>
  (['mail', 'phone'] as const).filter((way) => rules.contact[way] !== 'off');

/** B14: whether an office takes enquiries. */
export const takesEnquiries = (office: Pick<Office, 'rules'>): boolean =>
  office.rules.enquiries !== null && waysToReach(office).length > 0;

/** What is wrong with a contact, by field. One way to reach them is enough, and no birth date is asked. */
export function reachErrors(
  office: Office,
  given: Contact,
  today: LocalDate,
): Partial<Record<ContactField, ContactError>> {
  const { name, mail, phone } = checkContact(office, given, today);
  const reached = given.mail !== null || given.phone !== null;
  const [first] = waysToReach(office);
  const errors = {
    name,
    mail: mail === 'missing' ? undefined : mail,
    phone: phone === 'missing' ? undefined : phone,
    birthDate: given.birthDate === null ? undefined : 'not-asked',
    ...(reached || first === undefined ? {} : { [first]: 'missing' }),
  } as const;
  return Object.fromEntries(Object.entries(errors).filter(([, error]) => error !== undefined));
}
