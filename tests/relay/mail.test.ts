import { randomUUID } from 'node:crypto';
import { format } from 'node:util';
import { encode } from 'uqr';
import { inflateSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { SMTPServer } from 'smtp-server';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { actorOfSecret } from '../../src/lib/wire/surface.ts';
import { parseMailCode } from '../../src/lib/domain/input/mail-code.ts';
import type { NoticeKind } from '../../src/lib/domain/office/mail-text.ts';
import { noticeKinds } from '../../src/lib/domain/office/mail-text.ts';
import type { Config } from '../../sync-server/config.ts';
import { openSchedule } from '../../sync-server/jobs/schedule.ts';
import { openLog, silentLog } from '../../sync-server/log/log.ts';
import { openComposer } from '../../sync-server/mail/compose.ts';
import type { MailOrder } from '../../sync-server/mail/compose.ts';
import { openMailQueue, openSmtpTransport } from '../../sync-server/mail/mail-queue.ts';
import { qrPng } from '../../sync-server/mail/qr-png.ts';
import { mailboxPage } from '../../sync-server/http/mailbox-routes.ts';
import { openSqliteStore } from '../../sync-server/store/sqlite/sqlite-store.ts';
import type { Store } from '../../sync-server/store/store.ts';
import { eventually } from '../support/eventually.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import { groupedCode } from '../../src/lib/i18n/format.ts';
import { openPostOffice } from '../support/post-office.ts';
import { anAppointment, anOffice, at, aTextField, day, said } from '../support/build/index.ts';
import { aMail } from './store-contract.ts';
import { aBooker, aBooking, answerIn, put, TUESDAY_AT_TEN } from './support/a-booking.ts';
import { aBrowser, aClerk, aLead } from './support/a-browser.ts';
import { aSocket } from './support/a-socket.ts';
import { aFolder, aRelay, OFFICE } from './support/a-relay.ts';
import { roundsByHand } from './support/a-round.ts';

const SECRET = 's'.repeat(43);
const compose = openComposer('https://termine.example.de');

const anOrder = (kind: NoticeKind, changes: Partial<MailOrder> = {}, name = 'Erika Beispiel'): MailOrder => {
  const appointment = anAppointment({ activateBy: kind === 'activation' ? at('12:00') : null });
  return {
    kind,
    appointment,
    person: {
      id: appointment.id,
      contact: { name, mail: 'erika@example.org', birthDate: null, phone: null },
      language: 'de',
      fields: said({ file: 'Vorgang Geheim' }),
      reminder: false,
      authorizations: [],
    },
    office: anOffice({ fields: [aTextField] }),
    confirmed: true,
    link: { secret: SECRET, code: 'K7MP9QRX' },
    ...changes,
  };
};

test.each(noticeKinds)(
  '[B7.1, B7.4, B13.4] a mail of kind %s says what, when and where, in both languages, and no own answers',
  async (kind) => {
    for (const language of ['de', 'en'] as const) {
      const order = anOrder(kind);
      const mail = await compose({ ...order, appointment: { ...order.appointment, language } });
      expect(mail.to).toBe('erika@example.org');
      for (const content of [mail.text, mail.html]) {
        expect(content).toContain('Erika Beispiel');
        expect(content).toContain('Personalausweis');
        expect(content).toContain('2026');
        expect(content).toContain('Am Markt 1');
      }
      const attached = mail.attachments.map(({ content }) => Buffer.from(content, 'base64').toString());
      for (const content of [mail.subject, mail.text, mail.html, ...attached])
        expect(content).not.toContain('Geheim');
      // A list of mails on a phone cuts the rest.
      expect(mail.subject.length).toBeLessThanOrEqual(70);
      expect(mail.subject).toMatch(
        language === 'de' ? /^Mo., 23\.11\., \d\d:\d\d Uhr, Bürgerbüro/ : /^Mon,? 23/,
      );
      expect(mail.html).toContain(`lang="${language}"`);
      expect(mail.text).not.toMatch(/undefined|\[object|NaN/);
      expect(mail.html).not.toMatch(/undefined|\[object|NaN/);
    }
  },
);

test.each(noticeKinds)(
  '[B7.5] a mail of kind %s names no person before its address is confirmed',
  async (kind) => {
    for (const language of ['de', 'en'] as const) {
      const order = anOrder(kind, { confirmed: false });
      const mail = await compose({ ...order, appointment: { ...order.appointment, language } });
      const calendars = mail.attachments.map(({ content }) => Buffer.from(content, 'base64').toString());
      for (const content of [mail.subject, mail.text, mail.html, ...calendars])
        expect(content).not.toMatch(/Erika|Beispiel/);
      expect(mail.text).toMatch(language === 'de' ? /\n\nGuten Tag,\n/ : /\n\nHello,\n/);
    }
  },
);

test('[B3] the activation mail has the button and until when it is good; there is no QR yet', async () => {
  const mail = await compose(anOrder('activation'));
  expect(mail.link).toBe(`https://termine.example.de/termin#${SECRET}`);
  // The press that counts is on the page: neither button nor text may claim to be it.
  expect(mail.html).toContain('>Zur Bestätigung</a>');
  expect(mail.html).not.toContain('>Termin bestätigen</a>');
  expect(mail.text).toContain(`Zur Bestätigung:\nhttps://termine.example.de/termin#${SECRET}`);
  expect(mail.text).toContain('drücken Sie auf der Seite auf „Termin bestätigen“');
  expect(mail.text).toContain('12:00 Uhr');
  expect(mail.attachments).toEqual([]);
});

test('[B11] the offer names the earlier place and until when it is held, besides the appointment that stands', async () => {
  const offer = { start: at('09:05'), until: at('08:40') };
  const mail = await compose(anOrder('offer', { offer }));
  for (const content of [mail.text, mail.html]) {
    expect(content).toContain('09:05');
    expect(content).toContain('08:40');
  }
});

test('[B7.2] the confirmation has QR, code, number, check-in window and a calendar file', async () => {
  const order = anOrder('confirmation');
  const mail = await compose(order);
  const { code, number } = order.appointment;
  expect(mail.text).toContain(number);
  expect(mail.text).toContain(groupedCode(code));
  expect(mail.html).toContain('src="cid:');
  const [qr, calendar] = mail.attachments;
  expect(Buffer.from(qr!.content, 'base64').subarray(1, 4).toString()).toBe('PNG');
  const ics = Buffer.from(calendar!.content, 'base64').toString();
  expect(ics).toContain('BEGIN:VEVENT');
  // A calendar may be the family's: its readers must not be able to cancel.
  expect(ics.replace(/\r\n /g, '')).not.toContain(SECRET);
  expect(ics.replace(/\r\n /g, '')).toContain('öffnen Sie bitte den Link in der E-Mail');
  expect(ics).not.toContain('Erika');
});

test('[A1] the confirmation says that the birth date will do, where the office knows it', async () => {
  const order = anOrder('confirmation');
  const born = { ...order.person.contact, birthDate: day('1950-12-24') };
  const known = await compose({ ...order, person: { ...order.person, contact: born } });
  for (const content of [known.text, known.html]) expect(content).toContain('Ihr Geburtsdatum genügt auch');
  expect((await compose(order)).text).not.toContain('Geburtsdatum');
  // The plain text has no picture to point at.
  expect(known.text).not.toContain('diesen QR-Code');
});

test('[P2] the secret stands in the fragment, which no server sees', async () => {
  for (const kind of noticeKinds) {
    const { link } = await compose(anOrder(kind));
    const url = new URL(link!);
    expect(url.pathname + url.search).not.toContain(SECRET);
    expect(url.hash).toBe(kind === 'cancellation' ? '' : `#${SECRET}`);
  }
});

test('typed text never becomes markup, a header or a second recipient', async () => {
  const evil = `<script>alert(1)</script>"><img src=x onerror='x'>`;
  const mail = await compose(anOrder('confirmation', {}, evil));
  expect(mail.html).not.toContain('<script');
  expect(mail.html).not.toContain('<img src=x');
  expect(mail.html).toContain('&lt;script&gt;');
  const page = mailboxPage(
    [
      {
        mail: { ...mail, subject: evil, to: evil, link: 'javascript:alert(1)' },
        at: 0,
        tries: 0,
        problem: null,
      },
    ],
    'de',
    () => 'Asia/Tokyo',
  );
  expect(page).toContain('09:00');
  expect(page).not.toContain('<script');
  expect(page).not.toContain('<img src=x');
  expect(page).not.toContain('javascript:');
  expect(page).toMatch(/<iframe sandbox="allow-popups allow-popups-to-escape-sandbox"[^>]* srcdoc="/);
});

test('the QR is a picture of one bit a dot that shows the pass', () => {
  const pass = 'FOYER1:dorsten:2026-11-23:123456';
  const png = qrPng(pass);
  const width = png.readUInt32BE(16);
  const length = png.readUInt32BE(33);
  const rows = inflateSync(png.subarray(41, 41 + length));
  const rowLength = 1 + Math.ceil(width / 8);
  expect(rows.length).toBe(width * rowLength);
  const { data, size } = encode(pass, { ecc: 'M', border: 4 });
  const scale = width / size;
  const dark = (x: number, y: number): boolean =>
    (rows[y * rowLength + 1 + (x >> 3)]! & (0x80 >> (x & 7))) === 0;
  const middle = (module: number): number => Math.floor((module + 0.5) * scale);
  const shown = data.map((row, y) => row.map((_, x) => dark(middle(x), middle(y))));
  expect(shown).toEqual(data);
});

describe('sending', () => {
  function aStore(folder: string | null = null): Store {
    const store = openSqliteStore(folder, () => {});
    onTestFinished(() => store.close().catch(() => {}));
    return store;
  }

  test('no mail and no password leaves for another machine without encryption, unless that is allowed', async () => {
    const post = await openPostOffice();
    onTestFinished(() => post.close());
    // This machine, under a name by which it is not known.
    const url = post.url.replace('127.0.0.1', '[::ffff:127.0.0.1]');
    const send = async (insecure: boolean): Promise<unknown> => {
      const transport = openSmtpTransport({ url, login: null, insecure }, 'termine@example.de');
      onTestFinished(() => transport.close());
      return transport.send(aMail(), new AbortController().signal).catch((error: Error) => error);
    };
    expect(await send(false)).toMatchObject({ code: 'ETLS' });
    expect(post.mails).toHaveLength(0);
    expect(await send(true)).toBeUndefined();
    expect(post.mails).toHaveLength(1);
  });

  const mailQueueOf = (store: Store, url: string, clock: () => number, lines: string[] = []) => {
    const schedule = openSchedule(
      clock,
      (ms, run) => {
        // However long it waits by the test's own clock: it looks at that anew each time.
        const timer = setTimeout(run, Math.min(ms, 20));
        return () => clearTimeout(timer);
      },
      silentLog,
    );
    const mailQueue = openMailQueue({
      mails: store.mails,
      transport: openSmtpTransport({ url, login: null, insecure: false }, 'Bürgerbüro <termine@example.de>'),
      clock,
      keepsFor: () => 7,
      schedule,
      log: openLog('debug', { write: (line: string) => void lines.push(line) }),
    });
    onTestFinished(async () => {
      schedule.close();
      await mailQueue.close();
    });
    return mailQueue;
  };

  test('[B7.11] a test that is refused or comes too late is on no list of what a lead has to do', async () => {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: (_address, _session, done) =>
        done(Object.assign(new Error('no such mailbox'), { responseCode: 550 })),
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
    const store = aStore();
    const { port } = server.server.address() as AddressInfo;
    const queue = mailQueueOf(store, `smtp://127.0.0.1:${port}`, () => 10);
    const mails = [
      aMail({ id: 'test-1', kind: 'test' }),
      aMail({ id: 'test-2', kind: 'test', until: 5 }),
      aMail({ id: 'real', kind: 'reminder' }),
    ];
    await store.commit({ updates: [], mails, at: 1 });
    queue.wake();
    // The real one is given up after them.
    await eventually(async () =>
      expect(await store.mails.counts()).toEqual({ queued: 0, kept: 0, failed: 1 }),
    );
    expect((await store.mails.failed(mails[2]!.office)).map(({ id }) => id)).toEqual(['real']);
  });

  test('[B7.2] a confirmation arrives over SMTP with its picture inside, and leaves the store', async () => {
    const post = await openPostOffice();
    onTestFinished(() => post.close());
    const store = aStore();
    const lines: string[] = [];
    const withAddress = anOffice({ mail: 'amt@stadt.example' });
    const order = anOrder('confirmation', { office: withAddress });
    const cancelled = anOrder('cancellation', { appointment: order.appointment });
    const queue = mailQueueOf(store, post.url, () => 10, lines);
    for (const [index, one] of [order, cancelled].entries()) {
      await store.commit({ updates: [], mails: [await compose(one)], at: 1 });
      queue.wake();
      await eventually(() => expect(post.mails).toHaveLength(index + 1));
    }
    const [mail, gone] = post.mails;
    expect(mail!.from?.address).toBe('termine@example.de');
    expect(mail!.from?.name).toContain('Bürgerbüro');
    expect(mail!.replyTo?.map((r) => r.address)).toEqual(['amt@stadt.example']);
    const header = (of: typeof mail, key: string) => of!.headers.find((h) => h.key === key)?.value;
    expect(header(mail, 'auto-submitted')).toBe('auto-generated');
    // One conversation for an appointment, whichever of its mails a program has.
    for (const one of [mail, gone]) {
      expect(header(one, 'in-reply-to')).toBe(`<${order.appointment.id}@example.de>`);
      expect(header(one, 'references')).toBe(`<${order.appointment.id}@example.de>`);
    }
    expect(gone!.attachments.map((a) => [a.mimeType, a.disposition, a.filename])).toEqual([
      ['text/calendar', null, null],
    ]);
    expect(mail!.to?.map((t) => t.address)).toEqual(['erika@example.org']);
    expect(mail!.subject).toContain('Bürgerbüro');
    expect(mail!.attachments.map((a) => [a.mimeType, a.disposition])).toEqual([
      ['image/png', 'inline'],
      ['text/calendar', 'attachment'],
    ]);
    await eventually(async () =>
      expect(await store.mails.counts()).toEqual({ queued: 0, kept: 0, failed: 0 }),
    );
    expect(lines.join('')).not.toMatch(/erika|Beispiel/i);
  });

  test('[B7.12] only a reminder can be declined in the mail program, and only over https', async () => {
    const post = await openPostOffice();
    onTestFinished(() => post.close());
    const store = aStore();
    const queue = mailQueueOf(store, post.url, () => 10, []);
    const keyOf = (): string => 'the-key';
    const [secure, plain] = ['https://termine.example.de', 'http://127.0.0.1'].map((url) =>
      openComposer(url, undefined, keyOf),
    );
    const orders = [
      await secure!(anOrder('reminder')),
      await secure!(anOrder('confirmation')),
      await secure!(anOrder('reminder', { isTest: true })),
      await plain!(anOrder('reminder')),
    ];
    for (const [index, mail] of orders.entries()) {
      await store.commit({ updates: [], mails: [mail], at: 1 });
      queue.wake();
      await eventually(() => expect(post.mails).toHaveLength(index + 1));
    }
    const headers = (key: string) =>
      post.mails.map((mail) => mail.headers.find((h) => h.key === key)?.value ?? null);
    const { office, about } = orders[0]!;
    const asked = { office, date: about!.date, visit: about!.visit, key: 'the-key' };
    const address = `https://termine.example.de/api/reminder/decline?${new URLSearchParams(asked).toString()}`;
    expect(headers('list-unsubscribe')).toEqual([`<${address}>`, null, null, null]);
    expect(headers('list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click', null, null, null]);
    expect(post.mails[0]!.text).toContain('Auf der Seite Ihres Termins lässt sie sich abbestellen');
  });

  // To the relay this is another machine, and yet the connection ends here.
  const ANOTHER_MACHINE = '0.0.0.0';

  test.each([500, 550])(
    '[B7.6] a server that refuses encryption by %i gets neither mail nor password, and the reason is named',
    async (refusal) => {
      const heard: string[] = [];
      const server = createServer((socket) => {
        socket.on('error', () => {});
        socket.write('220 mail.example.de ESMTP\r\n');
        socket.on('data', (data) => {
          const line = data.toString();
          heard.push(line);
          if (/^EHLO/.test(line)) socket.write('250-mail.example.de\r\n250 AUTH PLAIN LOGIN\r\n');
          else if (/^STARTTLS/.test(line)) socket.write(`${refusal} not here\r\n`);
          else socket.write('250 fine\r\n');
        });
      });
      await new Promise<void>((resolve) => server.listen(0, ANOTHER_MACHINE, resolve));
      onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
      const store = aStore();
      await store.commit({ updates: [], mails: [aMail()], at: 1 });
      const lines: string[] = [];
      const url = `smtp://amt:geheim@${ANOTHER_MACHINE}:${(server.address() as AddressInfo).port}`;
      mailQueueOf(store, url, () => 10, lines).wake();
      await eventually(() => expect(lines.join('')).toMatch(/"problem":"no-encryption".*could not be sent/));
      // It stays for the next try: what is wrong is the server, and not the address.
      await eventually(async () =>
        expect(await store.mails.counts()).toEqual({ queued: 1, kept: 0, failed: 0 }),
      );
      expect(heard.map((line) => line.split(/\s/)[0])).toEqual(['EHLO', 'STARTTLS']);
    },
  );

  /** Offers STARTTLS with the certificate of smtp-server, whose key everyone knows. */
  async function aServerWithBadCertificate(host: string) {
    const senders: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      onMailFrom: ({ address }, _session, done) => {
        senders.push(address);
        done();
      },
      onData: (stream, _session, done) => void stream.resume().on('end', () => done()),
    });
    server.on('error', () => {});
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
    return { url: `smtp://${host}:${(server.server.address() as AddressInfo).port}`, senders };
  }

  test('[B7.6] a certificate that is not valid counts as no encryption, and is named', async () => {
    const { url, senders } = await aServerWithBadCertificate(ANOTHER_MACHINE);
    const store = aStore();
    await store.commit({ updates: [], mails: [aMail()], at: 1 });
    const lines: string[] = [];
    mailQueueOf(store, url, () => 10, lines).wake();
    await eventually(() => expect(lines.join('')).toMatch(/"problem":"bad-certificate","final":false/));
    expect(senders).toEqual([]);
  });

  test.each([
    ['on this machine', '127.0.0.1', false],
    ['on another one, where the setting allows clear text', ANOTHER_MACHINE, true],
  ])('[B7.6] no certificate is asked of a mail server %s', async (_, host, insecure) => {
    const { url, senders } = await aServerWithBadCertificate(host);
    const transport = openSmtpTransport({ url, login: null, insecure }, 'amt@example.de');
    onTestFinished(() => transport.close());
    await transport.send(aMail(), new AbortController().signal);
    expect(senders).toEqual(['amt@example.de']);
  });

  test('[B7.6] a server that refuses the sender is tried again: the recipient may well exist', async () => {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onMailFrom: (_address, _session, done) =>
        done(Object.assign(new Error('sender rejected'), { responseCode: 550 })),
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
    const store = aStore();
    await store.commit({ updates: [], mails: [aMail()], at: 1 });
    const lines: string[] = [];
    const { port } = server.server.address() as AddressInfo;
    mailQueueOf(store, `smtp://127.0.0.1:${port}`, () => 10, lines).wake();
    await eventually(() => expect(lines.join('')).toMatch(/"problem":"sender-550","final":false/));
    expect(await store.mails.counts()).toEqual({ queued: 1, kept: 0, failed: 0 });
  });

  test('[B7] an address with an umlaut reaches its mail server in the form that all of them know', async () => {
    const said: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      // The address that it hands on is decoded again; what went over the line stands in its log.
      logger: {
        ...console,
        level() {},
        trace() {},
        fatal() {},
        info() {},
        debug: (...args: unknown[]) => said.push(format(...args)),
      } as never,
      onData: (stream, _session, done) => void stream.resume().on('end', () => done()),
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
    const store = aStore();
    await store.commit({ updates: [], mails: [aMail({ to: 'anna@müller.example' })], at: 1 });
    const url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
    mailQueueOf(store, url, () => 10, []).wake();
    await eventually(() => expect(said.join()).toContain('<anna@xn--mller-kva.example>'));
  });

  test('[B7.6] a server that is away gets it later, also after a restart of the relay', async () => {
    const folder = aFolder();
    let now = 1_000;
    const before = openSqliteStore(folder, () => {});
    await before.commit({ updates: [], mails: [aMail()], at: now });
    const first = mailQueueOf(before, 'smtp://127.0.0.1:1', () => now);
    first.wake();
    await eventually(async () => expect((await before.mails.nextAt())! > now).toBe(true));
    await first.close();
    await before.close();

    const post = await openPostOffice();
    onTestFinished(() => post.close());
    const after = aStore(folder);
    const second = mailQueueOf(after, post.url, () => now);
    second.wake();
    expect(post.mails).toHaveLength(0);
    now += 60_000;
    second.wake();
    await eventually(() => expect(post.mails).toHaveLength(1));
  });

  test('[B7.6] a recipient that does not exist is given up at once and stays on the list, without the address', async () => {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: (_address, _session, done) => {
        const error = new Error('no such user erika@example.org') as Error & { responseCode: number };
        error.responseCode = 550;
        done(error);
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
    const store = aStore();
    const lines: string[] = [];
    await store.commit({ updates: [], mails: [aMail()], at: 1 });
    mailQueueOf(
      store,
      `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
      () => 10,
      lines,
    ).wake();
    await eventually(async () =>
      expect(await store.mails.failed(OFFICE)).toMatchObject([{ problem: 'smtp-550' }]),
    );
    expect(lines.join('')).not.toContain('erika');
  });
});

test('[B7.9] a mail without use any more is not sent, and stands on the list with the reason', async () => {
  const post = await openPostOffice();
  onTestFinished(() => post.close());
  const store = openSqliteStore(null, () => {});
  onTestFinished(() => store.close());
  const now = 1_000;
  const mails = [
    aMail({ id: 'late', until: now - 1 }),
    aMail({ id: 'in-time', until: now }),
    aMail({ id: 'always' }),
  ];
  await store.commit({ updates: [], mails, at: now });
  const rounds = roundsByHand();
  const mailQueue = openMailQueue({
    mails: store.mails,
    transport: openSmtpTransport({ url: post.url, login: null, insecure: false }, 'termine@example.de'),
    clock: () => now,
    keepsFor: () => 7,
    schedule: rounds.schedule,
    log: silentLog,
  });
  onTestFinished(() => mailQueue.close());
  await rounds.make(mailQueue);
  await eventually(() => expect(post.mails).toHaveLength(2));
  await eventually(async () => expect(await store.mails.counts()).toMatchObject({ queued: 0, failed: 1 }));
  expect(await store.mails.failed(aMail().office)).toMatchObject([{ id: 'late', problem: 'too-late' }]);
});

test('[B7.6, P3] a mail that was given up stays on the list for as many days as its office keeps people', async () => {
  const DAY = 24 * 3_600_000;
  const store = openSqliteStore(null, () => {});
  onTestFinished(() => store.close());
  const queuedAt = 1_000;
  const mails = ['short', 'long', 'gone'].map((office) => aMail({ id: office, office }));
  await store.commit({ updates: [], mails, at: queuedAt });
  // Given up three days after it was queued, when the last try had failed.
  let now = queuedAt + 3 * DAY;
  for (const { id } of mails) await store.mails.giveUp(id, 'smtp-451', now);
  const rounds = roundsByHand();
  const mailQueue = openMailQueue({
    mails: store.mails,
    transport: null,
    clock: () => now,
    keepsFor: (office) => ({ short: 1, long: 30 })[office] ?? 7,
    schedule: rounds.schedule,
    log: silentLog,
  });
  onTestFinished(() => mailQueue.close());
  const left = async (days: number): Promise<string[]> => {
    now = queuedAt + 3 * DAY + days * DAY + 1;
    await rounds.make(mailQueue);
    const lists = await Promise.all(mails.map(({ office }) => store.mails.failed(office)));
    return lists.flat().map(({ id }) => id);
  };
  expect(await left(0.9)).toEqual(['short', 'long', 'gone']);
  expect(await left(1)).toEqual(['long', 'gone']);
  expect(await left(7)).toEqual(['long']);
  expect(await left(29)).toEqual(['long']);
  expect(await left(30)).toEqual([]);
});

test('[B3] over the whole relay: booked, the mail arrives; fetching its link changes nothing', async () => {
  const post = await openPostOffice();
  onTestFinished(() => post.close());
  const relay = await aRelay({ smtpUrl: post.url });
  expect(relay.mailbox).toBeNull();
  expect((await fetch(`${relay.url}/mailbox`)).status).toBe(404);
  const booker = await aBooker(relay);
  const booking = aBooking(TUESDAY_AT_TEN);
  put(booker.outbox, booking);
  expect(await answerIn(booker.inbox, booking.id)).toMatchObject({ ok: true });
  await eventually(() => expect(post.mails).toHaveLength(1));
  const link = /http:\/\/\S+\/termin#[\w-]{43}/.exec(post.mails[0]!.text ?? '')![0];
  for (const method of ['GET', 'HEAD', 'POST']) await fetch(link, { method });
  const appointment = `appointment:${booking.id}`;
  expect(booker.inbox.records().get(appointment)).toMatchObject({ state: 'reserved', confirmed: false });

  const secret = new URL(link).hash.slice(1);
  const credential = { type: 'secret', secret } as const;
  const outbox = await aSocket(relay, `outbox:${await actorOfSecret(secret)}`, { credential });
  const { v, at, office, date } = booking;
  put(outbox, { id: randomUUID(), kind: 'activate', visit: booking.id, v, at, office, date } as {
    id: string;
  });
  await eventually(() =>
    expect(booker.inbox.records().get(appointment)).toMatchObject({ state: 'booked', confirmed: true }),
  );

  const code = parseMailCode(/Ihr E-Mail-Code: (\S{9})/.exec(post.mails[0]!.text ?? '')![1]!)!;
  const browser = aBrowser(relay);
  expect((await browser.post('/api/mail-code', { code })).body).toEqual({ secret });
  const wrong = code.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
  const guess = async (): Promise<unknown> => (await browser.post('/api/mail-code', { code: wrong })).body;
  expect(await guess()).toEqual({ error: 'no-such-code' });
  expect((await browser.post('/api/mail-code', { code: 'K7MP' })).body).toMatchObject({
    error: 'invalid-field',
  });
  for (let i = 1; i < 20; i++) await guess();
  expect(await guess()).toEqual({ error: 'too-many' });

  const inbox = await aSocket(relay, `inbox:${await actorOfSecret(secret)}`, { credential });
  const ask = async (kind: 'move' | 'cancel', given: { readonly code?: string }): Promise<unknown> => {
    const id = randomUUID();
    const place = kind === 'move' ? { from: date, start: TUESDAY_AT_TEN + 30 * MINUTE_MS } : {};
    const request = { id, kind, visit: booking.id, v, at, office, date, ...place, ...given };
    put(outbox, request as { id: string });
    return answerIn(inbox, id);
  };
  for (const kind of ['move', 'cancel'] as const) {
    expect(await ask(kind, {}), kind).toMatchObject({ ok: false, reason: 'code-needed' });
    expect(await ask(kind, { code: wrong }), kind).toMatchObject({ ok: false, reason: 'code-needed' });
    expect(await ask(kind, { code }), kind).toMatchObject({ ok: true });
  }
});

test('[P1] the mailbox is for this machine alone', async () => {
  const relay = await aRelay();
  const booker = await aBooker(relay);
  const booking = aBooking(TUESDAY_AT_TEN);
  put(booker.outbox, booking);
  await answerIn(booker.inbox, booking.id);
  await eventually(async () => {
    const mails = (await (await fetch(`${relay.url}/api/mailbox`)).json()) as { link: string }[];
    expect(mails).toHaveLength(1);
    expect(mails[0]!.link).toContain(`${relay.url}/termin#`);
  });
  const page = await fetch(`${relay.url}/mailbox`, { headers: { 'accept-language': 'en-GB,en' } });
  expect(await page.text()).toContain('Mailbox for trying things out');
  for (const header of ['x-forwarded-for', 'x-real-ip', 'via', 'forwarded', 'x-forwarded-host']) {
    const proxied = await fetch(`${relay.url}/api/mailbox`, { headers: { [header]: '192.0.2.1' } });
    expect(proxied.status, header).toBe(404);
  }
});

test.each<[Partial<Config>, boolean]>([
  [{}, true],
  [{ publicUrl: 'http://localhost:4040' }, true],
  [{ publicUrl: 'https://termine.example.de' }, false],
  [{ trustProxy: true }, false],
])('[P1] not every proxy says that it is one: with %j the mailbox is there: %s', async (settings, there) => {
  const relay = await aRelay(settings);
  expect([relay.mailbox !== null, relay.troubles.length]).toEqual([there, there ? 0 : 1]);
  for (const path of ['/mailbox', '/api/mailbox']) {
    expect((await fetch(relay.url + path)).status).toBe(there ? 200 : 404);
  }
});

test('[B7.6] the lead sees what could not be sent, without a name, and has it tried again', async () => {
  const store = openSqliteStore(null, () => {});
  const relay = await aRelay({}, { store });
  const lead = await aLead(relay);
  const about = { date: '2026-11-24', visit: 'v'.repeat(20), number: 'A601' };
  const mail = aMail({ office: OFFICE, about });
  await store.commit({ updates: [], mails: [mail], at: 8_000_000_000_000 });
  await store.mails.giveUp(mail.id, 'smtp-550', 8_000_000_000_000);
  const listed = await lead.get('/api/mails/failed');
  expect(listed.body).toMatchObject([
    { id: mail.id, kind: 'confirmation', about, problem: 'smtp-550', tries: 1 },
  ]);
  expect(JSON.stringify(listed.body)).not.toContain('erika');
  expect((await aBrowser(relay).get('/api/mails/failed')).status).toBe(401);
  expect((await (await aClerk(relay, lead)).get('/api/mails/failed')).status).toBe(403);
  expect((await lead.post('/api/mails/again', { id: 'nonsense' })).body).toEqual({ error: 'no-such-mail' });
  expect((await lead.post('/api/mails/again', { id: mail.id })).body).toEqual({ ok: true });
  // No mail server is set: tried again, it is kept and shown.
  await eventually(async () => expect((await store.mails.counts()).kept).toBe(1));
  expect((await lead.get('/api/mails/failed')).body).toEqual([]);
  await store.mails.giveUp(mail.id, 'smtp-550', 8_000_000_000_000);
  // B7.6: a person has dealt with it.
  expect((await lead.post('/api/mails/done', { id: mail.id })).body).toEqual({ ok: true });
  expect((await lead.get('/api/mails/failed')).body).toEqual([]);
  expect((await lead.post('/api/mails/done', { id: mail.id })).body).toEqual({ error: 'no-such-mail' });
});
