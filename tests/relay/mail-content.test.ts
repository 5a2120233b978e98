/** What the mails say, event by event: a wrong hour or a missing paper costs a visitor a day off. */
import { expect, test } from 'vitest';
import { makePass } from '../../src/lib/domain/day/appointment.ts';
import type { NoticeKind } from '../../src/lib/domain/office/mail-text.ts';
import { noticeKinds } from '../../src/lib/domain/office/mail-text.ts';
import type { Language } from '../../src/lib/domain/office/text.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import { groupedCode, longDate } from '../../src/lib/i18n/format.ts';
import { messagesIn } from '../../src/lib/i18n/index.ts';
import { citizensLanguages } from '../../src/lib/i18n/languages.ts';
import { openComposer } from '../../sync-server/mail/compose.ts';
import type { MailOrder, OutgoingMail } from '../../sync-server/mail/compose.ts';
import { qrPng } from '../../sync-server/mail/qr-png.ts';
import {
  aContact,
  actor,
  anAppointment,
  anOffice,
  anOfficeFile,
  aPerson,
  at,
  choose,
  MONDAY,
  requestNamed,
  visit,
} from '../support/build/index.ts';

const compose = openComposer('https://termine.example.de');
const START = at('14:05');

const office = anOffice({
  services: anOfficeFile().services.map((service) =>
    service.id !== 'passport'
      ? service
      : {
          ...service,
          documents: [
            { de: 'Ihr alter Pass', en: 'Your old passport' },
            { de: 'Ein biometrisches Foto', en: 'A biometric photo' },
          ],
          forms: [{ name: { de: 'Antrag', en: 'Application' }, url: 'https://stadt.example/antrag.pdf' }],
          hint: { de: 'Kinder kommen mit.', en: 'Children come along.' },
        },
  ),
});

function anOrder(kind: NoticeKind, language: Language = 'de', changes: Partial<MailOrder> = {}): MailOrder {
  const appointment = anAppointment({
    ...{ start: START, minutes: 55, services: [choose('passport', 2), choose('id-card')], language },
    activateBy: kind === 'activation' ? at('09:47') : null,
  });
  const contact = aContact({ name: 'Erika Beispiel' });
  const person = { ...aPerson(appointment), contact };
  return {
    kind,
    appointment,
    person,
    office,
    confirmed: true,
    link: { secret: 's'.repeat(43), code: 'K7MP9QRX' },
    ...changes,
  };
}

const calendarOf = ({ attachments }: OutgoingMail): string =>
  Buffer.from(attachments.find((a) => a.filename.endsWith('.ics'))!.content, 'base64')
    .toString()
    .replace(/\r\n /g, '');

test.each([
  ['de', 'Montag, 23. November 2026, 14:05 Uhr', '2 × Reisepass'],
  ['en', 'Monday, 23 November 2026, 14:05', '2 × Reisepass'],
] as const)(
  '[B7.1, C1] in %s: the hour is the office’s, the services with their number',
  async (language, when, what) => {
    for (const kind of noticeKinds) {
      const { text, html } = await compose(anOrder(kind, language));
      for (const content of [text, html]) {
        expect(content).toContain(when);
        expect(content).toContain(what);
        expect(content).toContain('Personalausweis');
      }
    }
  },
);

test('[B8.4] the mail about a move says the old time beside the new one', async () => {
  const { text } = await compose(anOrder('moved', 'de', { movedFrom: at('08:30') }));
  expect(text).toContain('Bisher: Montag, 23. November 2026, 08:30 Uhr');
  expect(text).toContain('Montag, 23. November 2026, 14:05 Uhr');
});

test.each(['confirmation', 'moved', 'reminder', 'activation'] as const)(
  '[B7.1, B7.4] a mail of kind %s names the papers, the forms and what is good to know, in the language of the booking',
  async (kind) => {
    const german = await compose(anOrder(kind));
    for (const content of [german.text, german.html]) {
      for (const said of [
        'Ihr alter Pass',
        'Ein biometrisches Foto',
        'https://stadt.example/antrag.pdf',
        'Antrag',
      ])
        expect(content).toContain(said);
      expect(content).toContain('Kinder kommen mit.');
      expect(content).not.toContain('Your old passport');
    }
    const english = await compose(anOrder(kind, 'en'));
    expect(english.text).toContain('Your old passport');
    expect(english.text).not.toContain('Ihr alter Pass');
  },
);

test.each(['confirmation', 'moved', 'reminder'] as const)(
  '[B7.2, A1] a mail of kind %s carries the pass: QR code, code, number, and when to be at the terminal',
  async (kind) => {
    const order = anOrder(kind);
    const { text, attachments } = await compose(order);
    const { code, number } = order.appointment;
    const qr = attachments.find((a) => a.filename === 'qr.png')!;
    expect(qr.content).toBe(
      qrPng(makePass({ office: office.id, date: order.appointment.date, code })).toString('base64'),
    );
    for (const said of [number, groupedCode(code), '13:50', '14:10']) expect(text).toContain(said);
  },
);

test.each(['activation', 'cancellation', 'offer'] as const)(
  '[B3, B7] a mail of kind %s carries no pass',
  async (kind) => {
    expect((await compose(anOrder(kind))).attachments.filter((a) => a.filename === 'qr.png')).toEqual([]);
  },
);

test('[B7.2] the calendar file has the beginning and the end, the place and the code', async () => {
  const order = anOrder('confirmation');
  const ics = calendarOf(await compose(order));
  expect(ics).toMatch(/^ORGANIZER;CN="?Bürgerbüro[^:]*:mailto:termine@termine\.example\.de\r?$/im);
  const named = openComposer('https://termine.example.de', 'Bürgerbüro <amt@stadt.example>');
  expect(calendarOf(await named(anOrder('cancellation')))).toContain('mailto:amt@stadt.example');
  expect(ics).toContain('DTSTART:20261123T130500Z');
  expect(ics).toContain('DTEND:20261123T140000Z');
  expect(ics).toContain(order.appointment.code);
  expect(ics).toContain('Am Markt 1');
  expect(ics).toMatch(/BEGIN:VALARM[^]*TRIGGER:-PT1H[^]*END:VALARM/);
  expect(ics).toMatch(/END:VCALENDAR\r\n$/);
  expect(ics).not.toMatch(/(?<!\r)\n/);
});

test('[B7.1] a form that two services need stands once, advice for choosing stands nowhere', async () => {
  const form = office.services.find((s) => s.id === 'passport')!.forms[0]!;
  const services = office.services.map((service) => ({
    ...service,
    forms: [form],
    bookingHint: { de: 'Bitte Anzahl angeben.', en: 'Please say how many.' },
  }));
  const { text, html } = await compose(anOrder('confirmation', 'de', { office: { ...office, services } }));
  expect(text.split(form.url)).toHaveLength(2);
  expect(html.split(form.url)).toHaveLength(2);
  for (const content of [text, html]) expect(content).not.toContain('Anzahl');
});

test('[B7.1] mails end in the tone of the service, and neutrally where services differ', async () => {
  const closings: Record<string, string> = { passport: 'Unser Beileid.', 'id-card': 'Alles Gute!' };
  const withClosings = (ids: readonly string[]) => ({
    ...office,
    services: office.services.map((service) =>
      ids.includes(service.id) ? { ...service, closing: { de: closings[service.id]! } } : service,
    ),
  });
  const ending = async (kind: NoticeKind, ids: readonly string[]) =>
    (await compose(anOrder(kind, 'de', { office: withClosings(ids) }))).text;
  expect(await ending('confirmation', ['passport'])).toMatch(/Unser Beileid\.\n\nMit freundlichen Grüßen/);
  expect(await ending('cancellation', ['passport'])).not.toContain('Beileid');
  expect(await ending('confirmation', ['passport', 'id-card'])).not.toMatch(/Beileid|Alles Gute/);
  expect(await ending('confirmation', [])).not.toMatch(/freuen/);
});

test('[B7.1] the phone is one press away, and so is the way: the office’s own page, else a map', async () => {
  const { html, text } = await compose(anOrder('confirmation'));
  expect(html).toContain(`href="tel:${office.phone.replace(/\D/g, '')}"`);
  expect(text).toContain(`rufen Sie uns an: ${office.phone}`.replace('rufen', 'Rufen'));
  expect(html).toContain(`query=${encodeURIComponent(office.address)}`);
  const own = { ...office, map: 'https://stadt.example/anfahrt' };
  expect((await compose(anOrder('reminder', 'de', { office: own }))).html).toContain(own.map);
});

test('[B7.2] a mail comes from the office, and an answer goes to it where it says where', async () => {
  expect((await compose(anOrder('confirmation'))).sender).toMatchObject({ replyTo: null });
  const mail = 'amt@stadt.example';
  const { sender } = await compose(anOrder('confirmation', 'de', { office: { ...office, mail } }));
  expect(sender).toEqual({ name: expect.stringContaining('Bürgerbüro'), replyTo: mail });
});

test('[B7] a subject fits a phone’s list also where the office has a long name', async () => {
  const name = { de: 'Amt für Einwohnerwesen, Ausweise und Aufenthalt der Landeshauptstadt' };
  for (const kind of noticeKinds) {
    const { subject } = await compose(anOrder(kind, 'de', { office: { ...office, name } }));
    expect(subject.length).toBeLessThanOrEqual(70);
    expect(subject).toMatch(/^Mo\., 23\.11\., 14:05 Uhr, Amt für .*…: /);
  }
});

test('[B7.8, B8] however often it is moved, and when it is cancelled, a calendar finds the entry that it has', async () => {
  const appointment = anAppointment({ start: START });
  const moved = anAppointment({
    ...{ start: at('15:00'), id: visit('moved') },
    movedFrom: { date: appointment.date, visit: visit('between'), first: appointment.id, times: 2 },
  });
  const entry = async (kind: NoticeKind, about: typeof appointment) => {
    const mail = await compose(anOrder(kind, 'de', { appointment: about }));
    const file = mail.attachments.find((a) => a.filename.endsWith('.ics'))!;
    const line = (name: string): string =>
      new RegExp(`^${name}:(.*)$`, 'm').exec(calendarOf(mail))![1]!.trim();
    expect(file.contentType).toContain(`method=${line('METHOD')}`);
    return [line('METHOD'), line('UID'), line('SEQUENCE'), line('STATUS')];
  };
  const uid = `${appointment.id}@foyer`;
  expect(await entry('confirmation', appointment)).toEqual(['PUBLISH', uid, '0', 'CONFIRMED']);
  expect(await entry('moved', moved)).toEqual(['PUBLISH', uid, '2', 'CONFIRMED']);
  expect(await entry('cancellation', appointment)).toEqual(['CANCEL', uid, '1', 'CANCELLED']);
  expect(await entry('cancellation', moved)).toEqual(['CANCEL', uid, '3', 'CANCELLED']);
  const gone = await compose(anOrder('cancellation'));
  expect(gone.text).toContain('löschen Sie ihn bitte');
  // Opened by hand, a file would put the entry into calendars that do not know how to cancel.
  expect(gone.attachments.map(({ alternative }) => alternative)).toEqual([true]);
  expect(calendarOf(gone)).toContain('SUMMARY:Abgesagt: ');
  expect(calendarOf(gone)).not.toContain('VALARM');
});

test('[B7.9] a mail says until when it is of use', async () => {
  const untilOf = async (kind: NoticeKind, changes: Partial<MailOrder> = {}) =>
    (await compose(anOrder(kind, 'de', changes))).until;
  for (const kind of ['confirmation', 'moved', 'reminder'] as const) expect(await untilOf(kind)).toBe(START);
  expect(await untilOf('activation')).toBe(at('09:47'));
  expect(await untilOf('offer', { offer: { start: at('10:00'), until: at('09:00') } })).toBe(at('09:00'));
  expect(await untilOf('cancellation')).toBeNull();
});

test('[B7.9, B8, B9.4] a mail about what is cancelled, moved away from or told anew makes those void that still wait', async () => {
  const old = anAppointment({ start: START });
  const moved = anAppointment({
    ...{ start: at('15:00'), id: visit('moved') },
    movedFrom: { date: old.date, visit: old.id },
  });
  const overtakenBy = async (kind: NoticeKind, appointment: typeof old) =>
    (await compose(anOrder(kind, 'de', { appointment }))).overtakes;
  expect(await overtakenBy('cancellation', old)).toEqual([old.id]);
  expect(await overtakenBy('moved', moved)).toEqual([old.id]);
  expect(await overtakenBy('activation', moved)).toEqual([old.id]);
  // B9: what still waits for an address that staff put right goes to the new one alone.
  expect(await overtakenBy('confirmation', old)).toEqual([old.id]);
  for (const kind of ['reminder', 'offer'] as const) expect(await overtakenBy(kind, moved)).toEqual([]);
});

test('[B3] the activation mail says until when it is good', async () => {
  expect((await compose(anOrder('activation'))).text).toContain('23. November 2026, 09:47 Uhr');
});

test('[B11] the offer names the earlier place and until when it is held', async () => {
  const offer = { start: at('10:30'), until: at('09:20') };
  const { text, html } = await compose(anOrder('offer', 'de', { offer }));
  for (const content of [text, html]) {
    expect(content).toContain('23. November 2026, 10:30 Uhr');
    expect(content).toContain('23. November 2026, 09:20 Uhr');
    expect(content).toContain('14:05');
  }
});

const VIDEO_LINK = 'https://video.example.org/q3v7';
const byVariant = (variant: 'phone' | 'video', kind: NoticeKind, confirmed = true): MailOrder => {
  const order = anOrder(kind, 'de', { confirmed });
  const services = [{ ...choose('passport'), variant }];
  return {
    ...order,
    office: {
      ...office,
      videoLink: 'https://video.example.org/{room}',
      services: office.services.map((one) =>
        one.id === 'passport'
          ? {
              ...one,
              variants: [{ id: 'phone', documents: [{ de: 'Ihr Aktenzeichen' }] }, { id: 'video' }],
            }
          : one,
      ),
    },
    appointment: { ...order.appointment, services },
    person: {
      ...order.person,
      contact: { ...order.person.contact, phone: '02362 1234' },
      ...(variant === 'video' ? { videoLink: VIDEO_LINK } : {}),
    },
  };
};

test('[B15.2, B15.3] a mail about an appointment by phone says which number is called, and nothing of a terminal', async () => {
  const mail = await compose(byVariant('phone', 'confirmation'));
  for (const content of [mail.text, mail.html]) {
    expect(content).toContain('Am Telefon');
    expect(content).toContain('Wir rufen Sie an unter 02362 1234.');
    expect(content).toContain('Ihr Aktenzeichen');
    expect(content).toContain('Bitte halten Sie bereit');
    for (const word of ['Am Markt 1', 'Ihr alter Pass', 'Terminal an', 'openstreetmap', 'Anmelde-Code'])
      expect(content).not.toContain(word);
  }
  expect(mail.attachments.map(({ filename }) => filename)).toEqual(['termin.ics']);
  const calendar = calendarOf(mail);
  expect(calendar).toContain('LOCATION:Wir rufen Sie an unter 02362 1234.');
  expect(calendar).not.toContain('Anmelde-Code');
});

test('[B15.3] a mail about an appointment by video has its link; so has the calendar', async () => {
  const mail = await compose(byVariant('video', 'reminder'));
  const link = VIDEO_LINK;
  expect(mail.text).toContain(link);
  expect(mail.html).toContain(`href="${link}"`);
  expect(mail.text).toContain('Ihr alter Pass');
  expect(calendarOf(mail)).toContain(`LOCATION:${link}`);
});

test.each(['phone', 'video'] as const)(
  '[B15.3, P1] before it is confirmed, and once it is cancelled, a mail tells neither number nor link (%s)',
  async (variant) => {
    for (const order of [byVariant(variant, 'activation', false), byVariant(variant, 'cancellation')]) {
      const mail = await compose(order);
      for (const content of [mail.text, mail.html, JSON.stringify(mail.attachments)])
        for (const secret of ['02362 1234', 'video.example.org']) expect(content).not.toContain(secret);
      expect(mail.text).toContain(variant === 'phone' ? 'Am Telefon' : 'Per Video');
    }
  },
);

test.for(citizensLanguages)(
  '[B14.5] the mail before an enquiry is erased says what to do, has no name in it, and leads to the booking: %s',
  async (language) => {
    const enquiry = {
      ...({ type: 'enquiry', id: requestNamed('anna'), at: at('08:00'), by: actor('a-phone') } as const),
      ...{ contact: aContact({ name: 'Buy now http://evil.example', mail: 'anna@example.org' }), language },
      ...{ services: [choose('passport', 2)], weekdays: ['mon' as const], resolved: null },
    };
    const rules = { ...office.rules, enquiries: 5 };
    const lastDay = addDays(MONDAY, 7);
    const taking = { ...office, rules };
    const mail = await compose({ kind: 'enquiry', office: taking, enquiry, lastDay });
    const { mail: words } = messagesIn(language);
    expect(mail.to).toBe('anna@example.org');
    expect(mail.link).toBe('https://termine.example.de/musterstadt/buchen?anliegen=passport&anzahl=2');
    for (const text of [
      ...[words.unanswered.title, words.unanswered.again, office.phone, mail.link!],
      longDate(lastDay, language),
    ])
      expect(mail.text).toContain(text);
    expect(mail.text + mail.html).not.toContain('evil');
    expect(mail.subject.length).toBeLessThanOrEqual(90);
    expect(mail.until).toBe(at('00:00', addDays(MONDAY, 8)));
    const closed = await compose({ kind: 'enquiry', office, enquiry, lastDay });
    expect(closed.text).not.toContain(words.unanswered.again);
  },
);
