/** Mails in an office's own words: how they come out, and how a lead looks at one before it is saved. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { cancelReasons } from '../../src/lib/domain/day/discretion.ts';
import type { CancelReason } from '../../src/lib/domain/day/discretion.ts';
import { noticeKinds } from '../../src/lib/domain/office/mail-text.ts';
import type { NoticeKind, OfficeMail } from '../../src/lib/domain/office/mail-text.ts';
import type { Language } from '../../src/lib/domain/office/text.ts';
import { messagesIn } from '../../src/lib/i18n/index.ts';
import { registered } from '../../src/lib/i18n/registry.ts';
import { usualMailText } from '../../src/lib/i18n/usual-mail-texts.ts';
import { TEST_MAILS_PER_HOUR } from '../../src/lib/wire/http/mail-text-routes.ts';
import { openComposer } from '../../sync-server/mail/compose.ts';
import type { MailOrder } from '../../sync-server/mail/compose.ts';
import { exampleOrder } from '../../sync-server/mail/example-mail.ts';
import { eventually } from '../support/eventually.ts';
import { openPostOffice } from '../support/post-office.ts';
import { aContact, anAppointment, anOffice, aPerson, at, choose, day } from '../support/build/index.ts';
import { aBrowser, aClerk, aLead, PASSWORD } from './support/a-browser.ts';
import { aRelay, OFFICE } from './support/a-relay.ts';
import { aSocket } from './support/a-socket.ts';

const compose = openComposer('https://termine.example.de');
const both = (de: string, en = de) => ({ de, en });

function anOrder(kind: NoticeKind, texts: Omit<OfficeMail, 'id'>, language: Language = 'de'): MailOrder {
  const appointment = anAppointment({
    ...{ start: at('14:05'), minutes: 55, services: [choose('passport', 2), choose('id-card')], language },
    activateBy: kind === 'activation' ? at('09:47') : null,
  });
  return {
    ...{ kind, appointment, confirmed: true, link: { secret: 's'.repeat(43), code: 'K7MP9QRX' } },
    person: { ...aPerson(appointment), contact: aContact({ name: 'Erika Beispiel' }) },
    office: anOffice({ mails: [{ id: kind, ...texts }] }),
    offer: { start: at('09:05'), until: at('08:40') },
  };
}

describe('[B7.10] a mail in words of the office', () => {
  const texts = {
    subject: both('{day} um {time}: {service} in {office}'),
    intro: both('kommen Sie am {day} um {time} <b>pünktlich</b>.\nBis dann!', 'come on {day} at {time}.'),
    closing: both('Ihr Team in {office}', 'Your team at {office}'),
  };

  test.each(noticeKinds)('%s: says them, escaped, around all facts', async (kind) => {
    const time = kind === 'offer' ? '09:05' : '14:05';
    const own = await compose(anOrder(kind, texts));
    const usual = await compose(anOrder(kind, {}));
    expect(own.subject).toMatch(new RegExp(`^Mo\\., 23\\.11\\. um ${time} Uhr: Reisepass, .* in Bürgerbüro`));
    expect(own.subject.length).toBeLessThanOrEqual(70);
    expect(own.text).toContain(
      `kommen Sie am Montag, 23. November 2026 um ${time} Uhr <b>pünktlich</b>.\nBis dann!`,
    );
    expect(own.html).toContain(`um ${time} Uhr &lt;b&gt;pünktlich&lt;/b&gt;.<br>Bis dann!`);
    expect(own.html).not.toContain('<b>pünktlich');
    expect(own.text).toMatch(/\n\nIhr Team in Bürgerbüro Musterstadt\n$/);
    // All that the product says stays: only these three are another text.
    const { mail: words } = messagesIn('de');
    const rest = (text: string, ...parts: string[]) =>
      parts.reduce((left, one) => left.replace(one, ''), text);
    expect(
      rest(
        own.text,
        `kommen Sie am Montag, 23. November 2026 um ${time} Uhr <b>pünktlich</b>.\nBis dann!`,
        'Ihr Team in Bürgerbüro Musterstadt',
      ),
    ).toBe(rest(usual.text, words.intro[kind], `${words.closing}\nBürgerbüro Musterstadt`));
    expect(own.attachments.length).toBe(usual.attachments.length);
    expect([own.text, own.html].every((said) => !/[{}]day|undefined/.test(said))).toBe(true);
  });

  test.each(noticeKinds)('%s: without words of its own says what the usual texts say', async (kind) => {
    const { mail: words } = messagesIn('en');
    const texts = (['subject', 'intro', 'closing'] as const).map((part) => [
      part,
      { de: usualMailText(messagesIn('de').mail, kind, part), en: usualMailText(words, kind, part) },
    ]);
    const [usual, same] = await Promise.all([
      compose(anOrder(kind, {}, 'en')),
      compose(anOrder(kind, Object.fromEntries(texts) as Omit<OfficeMail, 'id'>, 'en')),
    ]);
    expect([same.subject, same.text]).toEqual([usual.subject, usual.text]);
  });

  test('in a language in which the office has not written it says what the product says there', async () => {
    const { mail: words } = messagesIn('tr');
    const { text, html, subject } = await compose(anOrder('reminder', texts, 'tr'));
    expect(text).toContain(words.intro.reminder);
    expect(subject).toContain(words.subject.reminder);
    expect(html).toContain(`${words.closing}<br><span lang="de" dir="ltr">Bürgerbüro Musterstadt</span>`);
    const english = { intro: { en: 'only in English' } };
    expect((await compose(anOrder('reminder', english, 'en'))).text).toContain('only in English');
    expect((await compose(anOrder('reminder', english))).text).toContain(
      messagesIn('de').mail.intro.reminder,
    );
  });

  test('an offer says that the present appointment stays until it is accepted', async () => {
    const { text, html } = await compose(anOrder('offer', { intro: both('vielen Dank.') }));
    for (const said of [text, html]) expect(said).toContain(messagesIn('de').mail.offerStays);
  });

  test.each(noticeKinds)('%s: whatever its words are, it says what it is about', async (kind) => {
    const { mail: words } = messagesIn('de');
    const vague = { subject: both('Post'), intro: both('vielen Dank.'), closing: both('Tschüss') };
    const { text, html } = await compose(anOrder(kind, vague));
    const title = words.title[kind]('Montag, 23. November 2026, 14:05 Uhr');
    expect(text.startsWith(`${title}\n\n`)).toBe(true);
    expect(html).toContain(title);
  });

  test('a long name does not push the words of a subject out', async () => {
    const order = anOrder('reminder', { subject: both('{office} {service} – bitte denken Sie an {day}') });
    const office = { ...order.office, name: both('Sehr langer Name '.repeat(9).trim()) };
    const { subject } = await compose({ ...order, office });
    expect(subject).toMatch(/^Sehr langer.*… Reisepass,? ?.*… – bitte denken Sie an Mo\., 23\.11\.$/);
  });

  test('a subject stays one line whatever the names of services and office hold', async () => {
    const order = anOrder('reminder', { subject: both('{office}') });
    const office = { ...order.office, name: both('Amt\r\nBcc: alle@stadt.example') };
    expect((await compose({ ...order, office })).subject).toBe('Amt Bcc: alle@stadt.example');
  });

  test('the example is made for each kind and language, and names no one before the address is confirmed', async () => {
    for (const kind of noticeKinds)
      for (const language of ['de', 'en', 'ar']) {
        const order = exampleOrder(anOffice(), { kind, language, texts: {} }, at('07:50'), null);
        const { text, html } = await compose(order);
        expect([text, html].join()).not.toMatch(/undefined|NaN|\[object/);
        expect(text.includes('Mustermann')).toBe(kind !== 'activation');
      }
  });
});

describe('[C3.3] the mail about an appointment that the office gives up', () => {
  const proposals = [
    { date: day('2026-11-24'), start: at('10:00', day('2026-11-24')) },
    { date: day('2026-11-25'), start: at('10:05', day('2026-11-25')) },
  ];
  const givenUp = { ...anOrder('cancellation', {}), reason: 'we-cannot' as const };
  test('says so, and has a link to each time that is free, with the services chosen', async () => {
    const { text, html, link } = await compose({ ...givenUp, proposals });
    expect(text).toContain(messagesIn('de').mail.because['we-cannot']);
    const query = 'anliegen=passport&anliegen=id-card&anzahl=2&anzahl=1';
    const base = `https://termine.example.de/musterstadt/buchen?${query}`;
    expect(link).toBe(base);
    expect(text).toContain(`Mittwoch, 25. November 2026, 10:05 Uhr: ${base}&beginn=2026-11-25T10%3A05`);
    expect(html).toContain(`${base.replaceAll('&', '&amp;')}&amp;beginn=2026-11-24T10%3A00`);
  });
  test('proposes nothing where nothing is free, and is the usual one for any other cancellation', async () => {
    const { text } = await compose({ ...givenUp, proposals: [] });
    expect(text).toContain(messagesIn('de').mail.because['we-cannot']);
    expect(text).not.toContain(messagesIn('de').mail.proposals);
    const byPhone = { ...givenUp, proposals: [] };
    const closed = byPhone.office.services.map((one) => ({ ...one, bookable: false }));
    const { link } = await compose({ ...byPhone, office: { ...byPhone.office, services: closed } });
    expect(link).toBe('https://termine.example.de/musterstadt');
    const usual = await compose(anOrder('cancellation', {}));
    expect(usual.text).not.toContain(messagesIn('de').mail.because['we-cannot']);
    expect(usual.link).toBe('https://termine.example.de/musterstadt');
  });
});

describe('[B8.9] the mail about an appointment that staff cancel', () => {
  const mailIn = async (language: string, reason: CancelReason | null) => {
    const order = anOrder('cancellation', {});
    const appointment = { ...order.appointment, language };
    return compose({ ...order, appointment, reason });
  };
  test.each(Object.keys(registered))('says why in its own language, and once: %s', async (language) => {
    const { because } = messagesIn(language).mail;
    for (const reason of cancelReasons) {
      const { text, html } = await mailIn(language, reason);
      const said = Object.entries(because).filter(([, words]) => text.includes(words));
      expect(said.map(([of]) => of)).toEqual(reason === 'other' ? [] : [reason]);
      expect(said.every(([, words]) => html.includes(words))).toBe(true);
    }
  });
  test('is the usual one where its citizen cancelled, and for another reason', async () => {
    const usual = await mailIn('de', null);
    expect((await mailIn('de', 'other')).text).toBe(usual.text);
    expect((await mailIn('de', 'asked')).text).not.toBe(usual.text);
  });
  test('reads as staff have read it before it went out', () => {
    for (const language of ['de', 'en']) {
      const { mail, booking } = messagesIn(language);
      expect(booking.cancel.because).toEqual(mail.because);
    }
  });
});

describe('[B7.11] a lead who words a mail', () => {
  const mail = {
    id: 'reminder',
    subject: both('{day}: Ihr Termin'),
    intro: both('Bis {time}!', 'See you at {time}!'),
  };

  test('sees what is usual, and a preview made as the real ones are; a clerk does not', async () => {
    const relay = await aRelay();
    const lead = await aLead(relay);
    const clerk = await aClerk(relay, lead);
    const usual = await lead.get('/api/office/mails/usual');
    expect(usual.status).toBe(200);
    expect(usual.headers.get('cache-control')).toBe('no-store');
    expect(usual.body).toHaveLength(noticeKinds.length);
    const { body, status } = await lead.post('/api/office/mails/preview', { mail, language: 'en' });
    expect(status).toBe(200);
    expect(body.subject).toMatch(/^\w{3},? \d.*: Ihr Termin$/);
    expect(body.text).toContain('See you at ');
    // The picture is in place, since a browser has no attachments.
    expect(body.html).toContain('src="data:image/png;base64,');
    for (const path of ['preview', 'test'])
      expect(
        (await clerk.post(`/api/office/mails/${path}`, { mail, language: 'de', to: 'a@b.de' })).status,
      ).toBe(403);
    expect((await clerk.get('/api/office/mails/usual')).status).toBe(403);
    const wrong = { ...mail, intro: both('{name}') };
    for (const body of [
      { mail: wrong, language: 'de' },
      { mail, language: '' },
      { mail: { id: 'x' }, language: 'de' },
    ])
      expect((await lead.post('/api/office/mails/preview', body)).body).toMatchObject({
        error: 'invalid-field',
      });
  });

  test('[C15.6] is told that there is no mail server', async () => {
    const lead = await aLead(await aRelay());
    expect((await lead.get('/api/office/mails/server')).body).toEqual({ isSet: false });
    const { status, body } = await lead.post('/api/office/mails/test', {
      mail,
      language: 'de',
      to: 'a@b.de',
    });
    expect([status, body.error]).toEqual([409, 'no-mail-server']);
  });

  test('gets a test mail that says so, a few an hour; it is on record without the address', async () => {
    const post = await openPostOffice();
    onTestFinished(() => post.close());
    const relay = await aRelay({ smtpUrl: post.url });
    const lead = await aLead(relay);
    expect((await lead.get('/api/office/mails/server')).body).toEqual({ isSet: true });
    const send = (to: string) => lead.post('/api/office/mails/test', { mail, language: 'de', to });
    expect((await send('kein-at-zeichen')).body).toMatchObject({ error: 'invalid-field' });
    expect((await send('a@b.de, c@d.de')).body).toMatchObject({ error: 'invalid-field' });
    for (let n = 0; n < TEST_MAILS_PER_HOUR.member; n++)
      expect((await send('leitung@stadt.example')).status).toBe(200);
    const { status, body, headers } = await send('leitung@stadt.example');
    expect([status, body.error]).toEqual([429, 'too-many']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(60);
    // A new sign-in of the same member has no more of them.
    const again = aBrowser(relay);
    await again.post('/api/sign-in', {
      ...{ office: OFFICE, login: 'leitung', password: PASSWORD, device: 'another-device' },
    });
    const body2 = { mail, language: 'de', to: 'leitung@stadt.example' };
    expect((await again.post('/api/office/mails/test', body2)).status).toBe(429);
    await eventually(() => expect(post.mails).toHaveLength(TEST_MAILS_PER_HOUR.member));
    const [first] = post.mails;
    expect(first!.to).toMatchObject([{ address: 'leitung@stadt.example' }]);
    expect(first!.subject).toMatch(/^Test: .*: Ihr Termin$/);
    expect(first!.text).toContain('Dies ist eine Test-E-Mail. Den Termin gibt es nicht.');
    expect(first!.attachments.map(({ mimeType }) => mimeType)).toEqual(['image/png']);
    expect(first!.inReplyTo).toBeUndefined();
    const signedIn = { credential: { type: 'surface', surface: 'staff' } as const, cookies: lead.cookies };
    const log = await aSocket(relay, `log:${OFFICE}`, signedIn);
    await eventually(() => {
      const noted = [...log.records().values()].filter(
        (entry) => (entry as { what: string }).what === 'test-mail-sent',
      );
      expect(noted).toHaveLength(TEST_MAILS_PER_HOUR.member);
      expect(noted[0]).toMatchObject({ kind: 'reminder', by: lead.actor });
      expect(JSON.stringify(noted)).not.toContain('stadt.example');
    });
  });
});
