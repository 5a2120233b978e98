/** B9: another appointment for the person of a visit: what is known of them is filled in. */
import { expect, onTestFinished, test } from 'vitest';
import { CONNECTING } from '../../src/lib/client/replica/link-status.ts';
import { DeskBooking } from '../../src/lib/state/counter/desk-booking.svelte.ts';
import { aContact, anOffice, aNumberField, aTextField, said, service } from '../support/build/index.ts';
import { aWorkday } from './a-workday.svelte.ts';
import { follow } from './follow.svelte.ts';

const office = anOffice({ fields: [{ ...aTextField, services: [service('passport')] }, aNumberField] });

function aBooking(): DeskBooking {
  const booking = new DeskBooking(aWorkday({ office }), (id) => ({
    ...{ id, office, slots: new Map(), slotsKnown: false, link: CONNECTING },
    ...{ loaded: true, broken: false, isMissing: false, close: () => {} },
  }));
  onTestFinished(follow(() => [booking.fields, booking.contact]));
  onTestFinished(() => booking.close());
  return booking;
}
const contact = aContact({ name: 'Anna Beispiel', phone: '02362 4711' });

test('[B9.3, B13.8] takes over name, contact, language and the answers that the new services ask for', () => {
  const booking = aBooking();
  const fields = said({ file: 'AZ 12', register: '4711' });
  booking.openFollowUp({ number: 'A601', contact, fields, language: 'en' });
  expect(booking.contact).toMatchObject({ name: 'Anna Beispiel', phone: '02362 4711' });
  expect(booking.language).toBe('en');
  expect(booking.fields).toEqual(said({ register: '4711' }));
  booking.setQuantity(service('passport'), 1);
  expect(booking.fields).toEqual(fields);
  booking.type(aNumberField.id, '4712');
  expect(booking.fields).toEqual(said({ file: 'AZ 12', register: '4712' }));
});

test('[B9.3] for another person all of it is empty, also after an earlier follow-up', () => {
  const booking = aBooking();
  booking.openFollowUp({ number: 'A601', contact: null, fields: said({ register: '4711' }), language: 'en' });
  expect([booking.name, booking.fields.length]).toEqual(['', 1]);
  booking.forAnother();
  expect([booking.fields, booking.follows, booking.language]).toEqual([[], null, 'de']);
});
