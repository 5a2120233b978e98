/** What no form expects, in each field of a citizen: 10,000 characters, emoji, marks that turn the text around. */
import { expect, test } from 'vitest';
import { readBirthDate } from '../../src/lib/domain/input/typed-date.ts';
import { checkContact } from '../../src/lib/domain/day/people.ts';
import { findServices } from '../../src/lib/domain/office/find-services.ts';
import { likelyMail } from '../../src/lib/domain/input/likely-mail.ts';
import { parseMailCode } from '../../src/lib/domain/input/mail-code.ts';
import { tidyMail, tidyName, tidyPhone } from '../../src/lib/domain/input/typed-contact.ts';
import { aContact, anOffice, MONDAY } from '../support/build/index.ts';

const office = anOffice();
const MANY = 10_000;
const hard = {
  letters: 'x'.repeat(MANY),
  digits: '9'.repeat(MANY),
  'at signs': 'a@'.repeat(MANY / 2),
  'a long domain': `a@${'b.'.repeat(MANY / 2)}de`,
  emoji: '👩‍👩‍👧‍👦'.repeat(MANY / 10),
  'right-to-left marks': `${'\u202e'.repeat(MANY)}x`,
  'blanks inside': `a${' '.repeat(MANY)}b`,
};

test.each(Object.entries(hard))('[B2] %s in each field are refused by their field, or tidied', (_, typed) => {
  const contact = aContact({
    ...{ name: tidyName(typed), mail: tidyMail(typed), phone: tidyPhone(typed) },
    birthDate: readBirthDate({ day: typed, month: typed, year: typed }, MONDAY),
  });
  const wrong = checkContact(office, contact, MONDAY);
  // What is taken is short and has nothing left in it that cannot be seen.
  expect(wrong.name === undefined ? contact.name.length <= 3 : wrong.name === 'malformed').toBe(true);
  expect(contact.name).not.toMatch(/[\u202a-\u202e]/);
  expect([wrong.mail, wrong.birthDate]).toEqual(['malformed', 'malformed']);
  expect(likelyMail(contact.mail!)).toBeNull();
});

test.each(Object.entries(hard))('[B8] %s are no code of a mail', (_, typed) => {
  expect(parseMailCode(typed)).toBeNull();
});

// What has an `a` in it as a word of its own finds what begins with one.
test.each(['letters', 'digits', 'a long domain', 'emoji', 'right-to-left marks'] as const)(
  '[B1.3] %s find no service',
  (name) => {
    expect(findServices(office, hard[name])).toEqual([]);
  },
);

test('[B2.6] a name with an emoji is refused or kept as it is, never cut in the middle of a sign', () => {
  const name = tidyName('Erika 👩‍👩‍👧‍👦');
  expect(name).toBe('Erika 👩‍👩‍👧‍👦'.normalize('NFC'));
  expect(name.isWellFormed()).toBe(true);
});
