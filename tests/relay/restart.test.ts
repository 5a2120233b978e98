/**
 * What is due at a time is due also when the relay was down then. Real relays run one after the other on one
 * folder, at a clock that the test sets.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { actorOf } from '../../sync-server/accounts/secrets.ts';
import type { VisitId } from '../../src/lib/domain/ids.ts';
import { openMailLinks } from '../../sync-server/mail/mail-links.ts';
import type { StoredMail } from '../../sync-server/store/mail-store.ts';
import { openSqliteStore } from '../../sync-server/store/sqlite/sqlite-store.ts';
import type { Store } from '../../sync-server/store/store.ts';
import type { Relay } from '../../sync-server/start.ts';
import { eventually } from '../support/eventually.ts';
import { aBooker, aBooking, answerIn, put } from './support/a-booking.ts';
import type { Booker } from './support/a-booking.ts';
import { aFolder, aRelay } from './support/a-relay.ts';
import { aSocket, outcome } from './support/a-socket.ts';
import type { TestSocket } from './support/a-socket.ts';

const OFFICE = 'always-open';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MONDAY = Date.parse('2026-11-23T00:00:00+01:00');
const TUESDAY = MONDAY + DAY;
const WEDNESDAY = TUESDAY + DAY;

/** One counter online and one more on the day, from eight on; what is given up is offered to visitors with a wish. */
function aSmallOffice(): string {
  const folder = join(aFolder(), 'offices');
  mkdirSync(folder);
  const file = resolve(import.meta.dirname, `../support/offices/${OFFICE}.yaml`);
  const text = readFileSync(file, 'utf8')
    .replace("from: '00:00'", "from: '08:00'")
    .replace("to: '24:00'", "to: '12:00'")
    .replace('main: { counters: 12, online: 10 }', 'main: { counters: 2, online: 1, sameDay: 1 }')
    .replace('sameDayRelease: null', 'sameDayRelease: 15');
  expect(text).toContain('sameDay: 1');
  writeFileSync(join(folder, `${OFFICE}.yaml`), text);
  return folder;
}

/** A house in which one relay after the other runs, each at its time. */
function aHouse() {
  const folder = aFolder();
  const offices = aSmallOffice();
  let now = 0;
  let relay: Relay | null = null;
  return {
    folder,
    async at(time: number): Promise<Relay> {
      await relay?.close();
      now = time;
      relay = await aRelay({ dataDir: folder, offices, clockShift: 0 }, { clock: () => now });
      return relay;
    },
    /** The same relay, later. */
    goOn: (time: number) => void (now = time),
    async down(): Promise<void> {
      await relay?.close();
      relay = null;
    },
  };
}

const aWish = (start: number, at: number, name: string, changes: Record<string, unknown> = {}) =>
  aBooking(start, {
    office: OFFICE,
    at,
    contact: { name, mail: `${name.toLowerCase()}@example.org`, birthDate: '1951-04-23', phone: null },
    ...changes,
  });

async function book(booker: Booker, booking: { id: string }): Promise<{ ok: boolean; reason?: string }> {
  put(booker.outbox, booking);
  return answerIn(booker.inbox, booking.id);
}

async function ask(
  booker: Booker,
  booking: Record<string, unknown> & { id: string },
  kind: string,
  at: number,
  more: Record<string, unknown> = {},
): Promise<void> {
  const { office, date, v } = booking;
  const id = crypto.randomUUID();
  put(booker.outbox, { ...{ v, id, office, date, at, kind, visit: booking.id }, ...more } as { id: string });
  expect(await answerIn(booker.inbox, id), kind).toMatchObject({ ok: true });
}

/** Presses the button: with the secret of the mail, as it proves who reads it. */
async function activate(
  relay: Relay,
  booking: Record<string, unknown> & { id: string },
  at: number,
  to: string,
) {
  const secret = await eventually(async () => {
    const mails = (await (await fetch(`${relay.url}/api/mailbox`)).json()) as { to: string; link: string }[];
    const link = mails.find((mail) => mail.to === to)?.link;
    if (link === undefined) throw new Error('no mail yet');
    return link.split('#')[1]!;
  });
  const reader = await anActor(relay, secret);
  await ask(reader, booking, 'activate', at);
}

async function anActor(relay: Relay, secret: string): Promise<Booker> {
  const actor = actorOf(secret);
  const credential = { type: 'secret', secret } as const;
  const inbox = await aSocket(relay, `inbox:${actor}`, { credential });
  const outbox = await aSocket(relay, `outbox:${actor}`, { credential });
  await outcome(inbox);
  return { inbox, outbox, secret, actor };
}

const stateIn = (inbox: TestSocket, booking: { id: string }): unknown =>
  (inbox.records().get(`appointment:${booking.id}`) as { state?: unknown } | undefined)?.state;

const offerIn = (inbox: TestSocket, booking: { id: string }): unknown =>
  (inbox.records().get(`appointment:${booking.id}`) as { offer?: unknown } | undefined)?.offer;

/** Also those that the relay was closed before it had put them into the mailbox. */
async function mailsIn({ mails }: Store): Promise<StoredMail[]> {
  return [...(await mails.due(Infinity, 100)), ...(await mails.kept(100))].map(({ mail }) => mail);
}

/** Looks into the store of a relay that does not run. */
async function inStore(folder: string) {
  const store = openSqliteStore(folder, () => {});
  const mails = await mailsIn(store);
  const names = await store.list('');
  const records = async (name: string): Promise<[string, { kind?: string; what?: string }][]> => {
    const doc = new Y.Doc();
    for (const update of await store.load(name)) Y.applyUpdate(doc, update);
    return doc.getArray<[string, { kind?: string; what?: string }]>('records').toArray();
  };
  const events = new Map(
    await Promise.all(
      names
        .filter((name) => name.startsWith('day:'))
        .map(async (name) => [name, await records(name)] as const),
    ),
  );
  await store.close();
  return { names, kinds: mails.map(({ kind }) => kind), events };
}

test('[B3] a reservation that lapsed while the relay was down has lapsed when it comes back, once', async () => {
  const house = aHouse();
  const relay = await house.at(MONDAY + 10 * HOUR);
  const first = await aBooker(relay);
  const booking = aWish(TUESDAY + 10 * HOUR, MONDAY + 10 * HOUR, 'Erika');
  expect(await book(first, booking)).toMatchObject({ ok: true });

  for (const hours of [13, 14]) {
    const later = await house.at(MONDAY + hours * HOUR);
    const back = await anActor(later, first.secret);
    await eventually(() => expect(stateIn(back.inbox, booking)).toBe('lapsed'));
  }
  // The place is free again for another visitor.
  const last = await house.at(MONDAY + 15 * HOUR);
  const other = aWish(TUESDAY + 10 * HOUR, MONDAY + 15 * HOUR, 'Karl');
  expect(await book(await aBooker(last), other)).toMatchObject({ ok: true });
  await house.down();
  const { events } = await inStore(house.folder);
  const lapses = (events.get(`day:${OFFICE}:2026-11-24`) ?? []).filter(
    ([, event]) => JSON.stringify(event).includes(`"${booking.id}"`) && event.kind === 'step',
  );
  expect(lapses).toHaveLength(1);
});

test('[B7.3] a reminder that was due while the relay was down goes out when it comes back, once', async () => {
  const house = aHouse();
  const relay = await house.at(MONDAY + 9 * HOUR);
  const booker = await aBooker(relay);
  const booking = aWish(WEDNESDAY + 10 * HOUR, MONDAY + 9 * HOUR, 'Erika', { reminder: true });
  expect(await book(booker, booking)).toMatchObject({ ok: true });
  await activate(relay, booking, MONDAY + 9 * HOUR, 'erika@example.org');
  await house.at(TUESDAY + 9 * HOUR);
  await house.down();
  expect((await inStore(house.folder)).kinds).not.toContain('reminder');
  for (const hours of [12, 13, 14]) await house.at(TUESDAY + hours * HOUR);
  await house.down();
  const { kinds } = await inStore(house.folder);
  expect(kinds.filter((kind) => kind === 'reminder')).toHaveLength(1);
});

test('[B7.12] a mail program declines a reminder by one post with its key, and nothing else', async () => {
  const house = aHouse();
  const relay = await house.at(MONDAY + 9 * HOUR);
  const booker = await aBooker(relay);
  const booking = aWish(WEDNESDAY + 10 * HOUR, MONDAY + 9 * HOUR, 'Erika', { reminder: true });
  expect(await book(booker, booking)).toMatchObject({ ok: true });
  await activate(relay, booking, MONDAY + 9 * HOUR, 'erika@example.org');
  await house.down();
  const store = openSqliteStore(house.folder, () => {});
  const { reminderKeyOf } = openMailLinks(store.mailKey);
  await store.close();
  const key = reminderKeyOf(booking.id as VisitId);

  const later = await house.at(MONDAY + 11 * HOUR);
  const address = (changes: Record<string, string> = {}) =>
    `${later.url}/api/reminder/decline?${new URLSearchParams({ office: OFFICE, date: '2026-11-25', visit: booking.id, key, ...changes }).toString()}`;
  // As a mail server sends it: without an origin, and with a form.
  const form = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) };
  const { inbox } = await anActor(later, booker.secret);
  const wanted = (): unknown =>
    (inbox.records().get(`appointment:${booking.id}`) as { reminder?: unknown } | undefined)?.reminder;
  await eventually(() => expect(wanted()).toBe(true));
  const looked = await fetch(address(), { redirect: 'manual' });
  expect([looked.status, looked.headers.get('location')]).toEqual([303, '/termin']);
  for (const wrong of [{ key: reminderKeyOf('other' as VisitId) }, { key: '' }, { office: 'nowhere' }])
    expect((await fetch(address(wrong), form)).status, JSON.stringify(wrong)).toBe(404);
  // A form reaches no other route.
  expect((await fetch(`${later.url}/api/mail-code`, form)).status).toBe(403);
  const { origin } = new URL(later.url);
  expect((await fetch(`${later.url}/api/mail-code`, { ...form, headers: { origin } })).status).toBe(415);
  expect(wanted()).toBe(true);

  for (let times = 2; times > 0; times--) expect((await fetch(address(), form)).status).toBe(200);
  await eventually(() => expect(wanted()).toBe(false));
  await house.at(TUESDAY + 12 * HOUR);
  await house.down();
  const { kinds } = await inStore(house.folder);
  expect(kinds).toContain('confirmation');
  expect(kinds).not.toContain('reminder');
});

test('[C9] the places of the day are there from their hour on, whenever the relay was started', async () => {
  const house = aHouse();
  const relay = await house.at(MONDAY + 10 * HOUR);
  const start = TUESDAY + 10 * HOUR;
  const booking = aWish(start, MONDAY + 10 * HOUR, 'Erika');
  expect(await book(await aBooker(relay), booking)).toMatchObject({ ok: true });
  await activate(relay, booking, MONDAY + 10 * HOUR, 'erika@example.org');
  const early = TUESDAY + 7.5 * HOUR;
  const before = await house.at(early);
  expect(await book(await aBooker(before), aWish(start, early, 'Karl'))).toMatchObject({ ok: false });
  const late = TUESDAY + 7.8 * HOUR;
  const after = await house.at(late);
  expect(await book(await aBooker(after), aWish(start, late, 'Karla'))).toMatchObject({ ok: true });
});

test('[P3] what passed its time while the relay was down is erased when it comes back', async () => {
  const house = aHouse();
  const relay = await house.at(MONDAY + 10 * HOUR);
  const booker = await aBooker(relay);
  expect(await book(booker, aWish(TUESDAY + 10 * HOUR, MONDAY + 10 * HOUR, 'Erika'))).toMatchObject({
    ok: true,
  });
  const [people, day] = [`people:${OFFICE}:2026-11-24`, `day:${OFFICE}:2026-11-24`];
  const namesAt = async (time: number): Promise<string[]> => {
    await house.at(time);
    await house.down();
    return (await inStore(house.folder)).names;
  };
  expect(await namesAt(TUESDAY + 7 * DAY)).toEqual(expect.arrayContaining([people, day]));
  const after = await namesAt(TUESDAY + 9 * DAY);
  expect(after).toContain(day);
  expect(after.filter((name) => name === people || name === `inbox:${booker.actor}`)).toEqual([]);
  expect(await namesAt(TUESDAY + 92 * DAY)).not.toContain(day);
});

test('[B11] who wished for an earlier place is told by mail which one, and until when it is held', async () => {
  const house = aHouse();
  // The office has closed for today.
  const at = MONDAY + 13 * HOUR;
  const relay = await house.at(at);
  const [one, two] = [await aBooker(relay), await aBooker(relay)];
  const early = aWish(TUESDAY + 9 * HOUR, at, 'Erika');
  const late = aWish(TUESDAY + 11 * HOUR, at, 'Karl');
  for (const [booker, booking, to] of [
    [one, early, 'erika@example.org'],
    [two, late, 'karl@example.org'],
  ] as const) {
    expect(await book(booker, booking)).toMatchObject({ ok: true });
    await activate(relay, booking, at, to);
  }
  await ask(two, late, 'wish', at, { earlier: true });
  house.goOn(at + HOUR);
  await ask(one, early, 'cancel', at + HOUR);
  await house.down();
  const store = openSqliteStore(house.folder, () => {});
  const offers = (await mailsIn(store)).filter(({ kind }) => kind === 'offer');
  await store.close();
  expect(offers.map(({ to }) => to)).toEqual(['karl@example.org']);
  const { text } = offers[0]!;
  expect(text).toMatch(/^Der frühere Platz: Dienstag, 24\. November 2026, 0[89]:\d\d Uhr$/m);
  expect(text).toMatch(/^Wir halten ihn für Sie frei bis Montag, 23\. November 2026, 14:30 Uhr\.$/m);
});

test('[B11] an earlier place held for a visitor who wishes no more goes to the next at once', async () => {
  const house = aHouse();
  const at = MONDAY + 13 * HOUR;
  const relay = await house.at(at);
  const bookings = await Promise.all(
    ['Erika', 'Karl', 'Jana'].map(async (name, i) => {
      const [booker, booking] = [await aBooker(relay), aWish(TUESDAY + (8 + i) * HOUR, at, name)];
      return [booker, booking, `${name.toLowerCase()}@example.org`] as const;
    }),
  );
  for (const [booker, booking, to] of bookings) {
    expect(await book(booker, booking)).toMatchObject({ ok: true });
    await activate(relay, booking, at, to);
  }
  const [[one, early], [two, late], [three, last]] = bookings as [
    (typeof bookings)[0],
    (typeof bookings)[0],
    (typeof bookings)[0],
  ];
  await ask(two, late, 'wish', at - 1, { earlier: true });
  await ask(three, last, 'wish', at, { earlier: true });
  house.goOn(at + HOUR);
  await ask(one, early, 'cancel', at + HOUR);
  await eventually(() => expect(offerIn(two.inbox, late)).toMatchObject({ date: '2026-11-24' }));
  expect(offerIn(three.inbox, last)).toBeNull();
  house.goOn(at + HOUR + 1);
  await ask(two, late, 'wish', at + HOUR + 1, { earlier: false });
  await eventually(() => expect(offerIn(three.inbox, last)).toMatchObject({ date: '2026-11-24' }));
  expect(offerIn(two.inbox, late)).toBeNull();
});
