import { expect, test } from 'vitest';
import { checkContact } from '../../src/lib/domain/people.ts';
import { anOffice, aContact, MONDAY } from '../support/build/index.ts';

const office = anOffice();
const mailError = (mail: string): string | undefined => checkContact(office, aContact({ mail }), MONDAY).mail;

test('[B2] a mail address is taken as people write it, umlauts in its domain included', () => {
  for (const mail of [
    'anna@beispiel.example',
    'anna.beispiel+amt@post.beispiel.example',
    "o'neill_1@beispiel-stadt.example",
    'anna@müller.de',
    'anna@straße.müller.de',
    'anna@xn--mller-kva.de',
    'anna@пример.рф',
    'anna@example.xn--p1ai',
  ])
    expect([mail, mailError(mail)]).toEqual([mail, undefined]);
});

test('[B2] what no mail server would take is called malformed', () => {
  for (const mail of [
    'anna',
    'anna@',
    'anna@müller',
    '@müller.de',
    'an na@müller.de',
    'anna@mül ler.de',
    'anna@-müller.de',
    'anna@müller-.de',
    'anna@müller..de',
    'anna..b@müller.de',
    'anna@müller.d',
    'anna@müller.de, bernd@müller.de',
    'anna@müller.de\r\nBcc: b@c.de',
    `${'a'.repeat(250)}@müller.de`,
  ])
    expect([mail, mailError(mail)]).toEqual([mail, 'malformed']);
});
