/** C13: an office whose file has gone between two runs of the relay, over real sockets. */
import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { officeId } from '../../src/lib/domain/ids.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { officeRecord } from '../../src/lib/domain/office/office.ts';
import { valuesIn } from '../../src/lib/domain/office/office-edit.ts';
import { officeCommand } from '../../sync-server/commands/office.ts';
import type { Relay } from '../../sync-server/start.ts';
import { aBooker, aBooking, answerIn, put } from './support/a-booking.ts';
import { aBrowser, aDevice, aLead, PASSWORD } from './support/a-browser.ts';
import type { Browser } from './support/a-browser.ts';
import { aFolder, aRelay, MONDAY_AT_TEN, OFFICE } from './support/a-relay.ts';
import { aSocket, outcome } from './support/a-socket.ts';

const office = officeId.parse(OFFICE);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Who books before ten is reminded of the next day. */
const OPENED = MONDAY_AT_TEN - 30 * MINUTE;
const [MONDAY, TUESDAY] = ['2026-11-23', '2026-11-24'];

/** A house in which one relay after the other runs, each at its time, with the file of Dorsten or without it. */
function aHouse() {
  const folder = aFolder();
  const offices = join(folder, 'offices');
  mkdirSync(offices);
  const other = resolve(import.meta.dirname, '../support/offices/always-open.yaml');
  copyFileSync(other, join(offices, 'always-open.yaml'));
  const example = resolve(import.meta.dirname, `../../sync-server/offices/${OFFICE}.yaml`);
  const dataDir = join(folder, 'data');
  let relay: Relay | null = null;
  return {
    offices,
    dataDir,
    async at(time: number, file: 'with' | 'without'): Promise<Relay> {
      await relay?.close();
      if (file === 'with') copyFileSync(example, join(offices, `${OFFICE}.yaml`));
      else rmSync(join(offices, `${OFFICE}.yaml`), { force: true });
      relay = await aRelay({ dataDir, offices, clockShift: 0 }, { clock: () => time });
      return relay;
    },
  };
}

type Actor = Browser & { readonly actor: string };

async function aDesk(relay: Relay, who: Actor, surface: 'staff' | 'kiosk' = 'staff') {
  const options = { credential: { type: 'surface', surface } as const, cookies: who.cookies };
  const inbox = await aSocket(relay, `inbox:${who.actor}`, options);
  const outbox = await aSocket(relay, `outbox:${who.actor}`, options);
  const open = async (kind: string) => {
    const socket = await aSocket(relay, kind, options);
    expect(await outcome(socket), kind).toBe('open');
    return socket;
  };
  expect(await outcome(inbox)).toBe('open');
  return {
    open,
    async ask(at: number, kind: string, date: string, more: object) {
      const asked = { ...{ v: 1, id: randomUUID(), office: OFFICE, at, date, kind }, ...more };
      put(outbox, asked);
      return { ...(await answerIn(inbox, asked.id)), id: asked.id };
    },
  };
}
/** The session of the day has ended with it. */
async function signedInAgain(relay: Relay): Promise<Actor> {
  const browser = aBrowser(relay);
  const credentials = { office: OFFICE, login: 'leitung', password: PASSWORD, device: 'device-of-the-lead' };
  const { body, status } = await browser.post('/api/sign-in', credentials);
  expect(status).toBe(200);
  return { ...browser, cookies: browser.cookies, actor: body.actor as string };
}

type Desk = Awaited<ReturnType<typeof aDesk>>;

const bookedFor = (start: number, name: string, changes: object = {}) => {
  const { services, contact, language } = aBooking(start);
  const person = { ...(contact as object), name, mail: `${name.toLowerCase()}@example.org` };
  return { start, services, contact: person, language, reminder: true, ...changes };
};

const officeOf = async (desk: Desk): Promise<Office> => {
  const socket = await desk.open(`office:${OFFICE}`);
  return officeRecord.parse([...socket.records().values()][0]);
};

const fileEntries = async (desk: Desk): Promise<string[]> => {
  const socket = await desk.open(`log:${OFFICE}`);
  const all = [...socket.records().values()] as { what: string; by: string | null }[];
  return all.filter(({ what }) => what.startsWith('file-')).map(({ what, by }) => `${what} by ${by}`);
};

test('[C13.1, C13.3, C13.4] what is booked goes on without the file, nothing new is taken, and with the file all is as before', async () => {
  const house = aHouse();
  const first = await house.at(OPENED, 'with');
  const lead = (await aLead(first)) as Actor;
  const kiosk = (await aDevice(first, lead, 'kiosk')) as Actor;
  const before = await aDesk(first, lead);
  const soon = MONDAY_AT_TEN + 30 * MINUTE;
  const [anna, bert] = [
    await before.ask(OPENED, 'book', MONDAY, bookedFor(soon, 'Anna')),
    await before.ask(OPENED, 'book', TUESDAY, bookedFor(MONDAY_AT_TEN + DAY, 'Bert')),
  ];
  const carl = await before.ask(
    MONDAY_AT_TEN,
    'book',
    TUESDAY,
    bookedFor(MONDAY_AT_TEN + DAY + HOUR, 'Carl'),
  );
  expect([anna, bert, carl].map(({ ok }) => ok)).toEqual([true, true, true]);
  const edited = async (desk: Desk, at: number, phone: string) => {
    const was = { phone: valuesIn(await officeOf(desk), 'identity', null)!.phone };
    const edit = { section: 'identity', entry: null, was, to: { phone } };
    return desk.ask(at, 'change-office', MONDAY, { edit, seen: [] });
  };
  expect(await edited(before, OPENED, '02362 1')).toMatchObject({ ok: true });

  const later = MONDAY_AT_TEN + 15 * MINUTE;
  const relay = await house.at(later, 'without');
  expect(relay.offices).toContain(OFFICE);
  expect(relay.warnings.filter((one) => one.includes(`'${OFFICE}'`))).toEqual([
    expect.stringMatching(/no file in OFFICES: what is booked there is served.*office -- retire dorsten/),
  ]);
  const desk = await aDesk(relay, lead);
  expect(await officeOf(desk)).toMatchObject({ withoutFile: true, phone: '02362 1' });
  expect(await fileEntries(desk)).toEqual(['file-gone by null']);
  const refused = { ok: false, reason: 'office-without-file' };
  const wish = MONDAY_AT_TEN + DAY + 2 * HOUR;
  expect(await desk.ask(later, 'book', TUESDAY, bookedFor(wish, 'Dora'))).toMatchObject(refused);
  expect(
    await desk.ask(later, 'move', TUESDAY, { visit: bert.id, from: TUESDAY, start: wish }),
  ).toMatchObject(refused);
  expect(await edited(desk, later, '02362 2')).toMatchObject(refused);
  const booker = await aBooker(relay);
  const booking = aBooking(wish, { at: later });
  put(booker.outbox, booking);
  expect(await answerIn(booker.inbox, booking.id)).toMatchObject(refused);

  // Who is booked comes, is called and served; who cannot come cancels.
  const atKiosk = await aDesk(relay, kiosk, 'kiosk');
  const day = await desk.open(`day:${OFFICE}:${MONDAY}`);
  const appointment = [...day.records().values()].find((one) => (one as { id: string }).id === anna.id);
  const { code } = appointment as { code: string };
  const arrived = await atKiosk.ask(later, 'check-in', MONDAY, { by: { with: 'code', code } });
  expect(arrived).toMatchObject({ ok: true });
  expect(
    await desk.ask(later, 'call', MONDAY, { visit: anna.id, counter: '1', seen: arrived.id }),
  ).toMatchObject({ ok: true });
  expect(await desk.ask(later, 'cancel', TUESDAY, { visit: carl.id })).toMatchObject({ ok: true });

  // Started again in the evening, still without it: it is told once, and the reminder of tomorrow goes out.
  const evening = await house.at(MONDAY_AT_TEN + 10 * HOUR, 'without');
  expect(await fileEntries(await aDesk(evening, await signedInAgain(evening)))).toEqual([
    'file-gone by null',
  ]);
  const mails = (await (await fetch(`${evening.url}/api/mailbox`)).json()) as {
    to: string;
    subject: string;
  }[];
  const toBert = mails.filter(({ to }) => to === 'bert@example.org').map(({ subject }) => subject);
  expect(toBert).toContainEqual(expect.stringContaining('Erinnerung'));
  const config = { dataDir: house.dataDir, offices: house.offices, clockShift: MONDAY_AT_TEN - Date.now() };
  expect(await officeCommand(['retire', OFFICE], config)).toMatchObject({ ok: false });

  const back = await house.at(MONDAY_AT_TEN + 11 * HOUR, 'with');
  const again = await aDesk(back, await signedInAgain(back));
  expect(back.warnings.filter((one) => one.includes('no file'))).toEqual([]);
  const record = await officeOf(again);
  expect([record.withoutFile, record.phone]).toEqual([undefined, '02362 1']);
  expect(await fileEntries(again)).toEqual(['file-gone by null', 'file-back by null']);
  const now = MONDAY_AT_TEN + 11 * HOUR;
  expect(await again.ask(now, 'book', TUESDAY, bookedFor(wish, 'Dora'))).toMatchObject({ ok: true });
  expect(await edited(again, now, '02362 2')).toMatchObject({ ok: true });
});

test('[C13.5] without a day from today on it is not served any more, and can be retired', async () => {
  const house = aHouse();
  const first = await house.at(MONDAY_AT_TEN, 'with');
  expect(first.firstLeadLinks.has(office)).toBe(true);
  const booker = await aBooker(first);
  const booking = aBooking(MONDAY_AT_TEN + 3 * HOUR);
  put(booker.outbox, booking);
  expect(await answerIn(booker.inbox, booking.id)).toMatchObject({ ok: true });
  const served = await house.at(MONDAY_AT_TEN + HOUR, 'without');
  // Who has lost its file gets no new lead.
  expect(served.firstLeadLinks.has(office)).toBe(false);
  const list = async (relay: Relay): Promise<string[]> =>
    ((await (await fetch(`${relay.url}/api/offices`)).json()) as { id: string }[]).map(({ id }) => id);
  // It is reached by its own links: under a new id it would stand in the list twice.
  expect(await list(served)).toEqual(['always-open']);
  const record = async (relay: Relay): Promise<number> =>
    (await fetch(`${relay.url}/api/docs/office:${OFFICE}`)).status;
  expect(await record(served)).toBe(200);
  const gone = await house.at(MONDAY_AT_TEN + 2 * DAY, 'without');
  expect(await record(gone)).toBe(404);
  expect(gone.warnings).toContainEqual(expect.stringMatching(/'dorsten'.*users cannot reach it/));
  await gone.close();
  const clockShift = MONDAY_AT_TEN + 2 * DAY - Date.now();
  const config = { dataDir: house.dataDir, offices: house.offices, clockShift };
  expect(await officeCommand(['retire', OFFICE, '--yes'], config)).toMatchObject({ ok: true });
  const after = await house.at(MONDAY_AT_TEN + 2 * DAY, 'without');
  expect(after.warnings.filter((one) => one.includes(OFFICE))).toEqual([]);
});
