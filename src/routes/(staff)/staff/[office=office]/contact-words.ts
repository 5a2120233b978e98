/** What is wrong with a field of a contact, as it is said to a clerk who enters it for another person. */
import type { ContactError, ContactField } from '#lib/domain/day/people.ts';
import type { PageMessages } from '#lib/i18n/page-messages.ts';

export const contactErrorText = (
  { booking, common }: PageMessages,
  field: ContactField,
  error: ContactError,
): string =>
  error === 'not-asked' ? common.contactErrors[field][error] : booking.person.errors[field][error];
