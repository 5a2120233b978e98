/**
 * The arbiter with the product's own rooms and store: what a fault loses and at which office, and that bursts and wrong
 * clocks leave no device without an answer.
 */
import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test, vi } from 'vitest';
import * as Y from 'yjs';
import type { Identity } from '../../src/lib/domain/access.ts';
import { actorId, officeId } from '../../src/lib/domain/ids.ts';
import type { ActorId } from '../../src/lib/domain/ids.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { addDays, MINUTE_MS, monthOf } from '../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import { openArbiter } from '../../sync-server/arbiter/arbiter.ts';
import type { Arbiter } from '../../sync-server/arbiter/arbiter.ts';
import { allLeases } from '../../sync-server/arbiter/leases.ts';
import { openProofs } from '../../sync-server/arbiter/proofs.ts';
import { openSchedule, systemTimers } from '../../sync-server/jobs/schedule.ts';
import { silentLog } from '../../sync-server/log/log.ts';
import { openComposer } from '../../sync-server/mail/compose.ts';
import type { ComposeMail } from '../../sync-server/mail/compose.ts';
import { openMailLinks } from '../../sync-server/mail/mail-links.ts';
import type { RoomMember } from '../../sync-server/relay/peer.ts';
import { openRooms } from '../../sync-server/relay/rooms.ts';
import type { OpenRooms } from '../../sync-server/relay/rooms.ts';
import { openSqliteStore } from '../../sync-server/store/sqlite/sqlite-store.ts';
import type { Store } from '../../sync-server/store/store.ts';
import { StoreError } from '../../sync-server/store/store.ts';
import {
  aContact,
  actor,
  anAlwaysOpenOffice,
  anOffice,
  at,
  birthDates,
  choose,
  MONDAY,
} from '../support/build/index.ts';
import { eventually } from '../support/eventually.ts';

const NOW = at('09:00');
const OFFICE = 'musterstadt';
const HOUR_MS = 60 * MINUTE_MS;
const compose = openComposer('https://termine.example');

interface SmallRelay {
  readonly rooms: OpenRooms;
  readonly arbiter: Arbiter;
  close(): Promise<void>;
}

interface SmallRelayParts {
  readonly store?: Store;
  readonly offices?: readonly Office[];
  readonly composeMail?: ComposeMail;
  readonly now?: Instant;
}

const memory = (): Store => {
  const store = openSqliteStore(null, () => {});
  onTestFinished(() => store.close());
  return store;
};

/** Rooms and arbiter on a store, at a time that stands still but for the milliseconds that really pass. */
async function aSmallRelay({
  store = memory(),
  offices = [anOffice()],
  ...given
}: SmallRelayParts = {}): Promise<SmallRelay> {
  const began = performance.now();
  const clock = (): Instant => Math.round((given.now ?? NOW) + performance.now() - began);
  const schedule = openSchedule(clock, systemTimers, silentLog);
  const rooms = openRooms({ store, clock, timers: systemTimers, log: silentLog });
  const arbiter = await openArbiter({
    ...{ rooms, offices, clock, schedule, leases: allLeases, random: Math.random, log: silentLog },
    ...{ proofs: openProofs(clock), authority: actor('arbiter') },
    composeMail: given.composeMail ?? compose,
    mailLinks: openMailLinks('a key'),
    birthDates,
  });
  let open = true;
  const relay = {
    rooms,
    arbiter,
    async close() {
      if (!open) return;
      open = false;
      await arbiter.close();
      schedule.close();
      await rooms.close();
    },
  };
  onTestFinished(() => relay.close());
  return relay;
}

interface TestActor {
  readonly actor: ActorId;
  readonly doc: Y.Doc;
  readonly seat: RoomMember;
  ask(...requests: readonly { readonly id: string }[]): void;
  answer(id: string): Promise<{ ok: boolean; reason?: string } | undefined>;
}

/** One of the lines over which an actor's outbox comes. */
function aTab(rooms: OpenRooms, who: ActorId, identity: Partial<Identity> = {}): Promise<RoomMember> {
  const peer = {
    identity: { role: 'citizen', actor: who, office: null, ...identity } as Identity,
    buffered: 0,
    send: () => {},
    close: () => {},
    fail(error: unknown) {
      throw error;
    },
    mayRequest: () => true,
  };
  return rooms.enter({ kind: 'outbox', actor: who }, peer);
}

let actors = 0;
async function anActor({ rooms }: SmallRelay, identity: Partial<Identity> = {}): Promise<TestActor> {
  const who = actorId.parse(`phone-${String(++actors).padStart(16, '0')}`);
  const doc = new Y.Doc();
  const seat = await aTab(rooms, who, identity);
  const give = (): void => void expect(seat.give('answer', Y.encodeStateAsUpdate(doc))).toBeNull();
  give();
  return {
    ...{ actor: who, doc, seat },
    ask(...requests) {
      doc.getArray('records').push(requests.map((request) => [`request:${request.id}`, request]));
      give();
    },
    async answer(id) {
      const { body } = await rooms.snapshot({ kind: 'inbox', actor: who });
      const { records } = JSON.parse(body) as { records: Record<string, { ok: boolean; reason?: string }> };
      return records[`answer:${id}`];
    },
  };
}

const aBooking = (start: Instant, changes: Record<string, unknown> = {}): { id: string } => ({
  ...{ v: 1, id: randomUUID(), office: OFFICE, date: MONDAY, at: NOW, kind: 'book', start },
  ...{ services: [choose('id-card')], contact: aContact({ mail: `${randomUUID()}@example.org` }) },
  ...{ language: 'de', reminder: false, ...changes },
});

const answered = (phone: TestActor, id: string): Promise<{ ok: boolean; reason?: string }> =>
  eventually(async () => {
    const answer = await phone.answer(id);
    if (answer === undefined) throw new Error('no answer');
    return answer;
  }, 10);

/** The events of a day as they are on the disk. */
async function eventsOn(
  store: Store,
  date: LocalDate = MONDAY,
): Promise<{ request: string; what?: string }[]> {
  const doc = new Y.Doc();
  for (const update of await store.load(`day:${OFFICE}:${date}`)) Y.applyUpdate(doc, update);
  return doc
    .getArray<[string, { request: string }]>('records')
    .toArray()
    .map(([, event]) => event);
}

test('[M17, B5] no yes leaves the relay unstored when a commit fails and then reads fail, too', async () => {
  const inner = memory();
  let commits = 0;
  let reads = 0;
  const store: Store = {
    ...inner,
    async commit(batch) {
      if (commits-- > 0) {
        reads = 2;
        throw new StoreError('disk-full');
      }
      return inner.commit(batch);
    },
    async load(name) {
      if (name.startsWith('day:') && reads-- > 0) throw new StoreError('disk-full');
      return inner.load(name);
    },
  };
  const relay = await aSmallRelay({ store });
  commits = 1;
  const yes: string[] = [];
  for (let i = 0; i < 4; i++) {
    const phone = await anActor(relay);
    const booking = aBooking(at('10:00') + i * 30 * 60_000);
    phone.ask(booking);
    if ((await answered(phone, booking.id)).ok) yes.push(booking.id);
  }
  expect(yes).toHaveLength(4);
  const stored = await eventsOn(inner);
  expect(stored.map((f) => f.request).sort()).toEqual(yes.sort());
  expect(relay.arbiter.failing).toBe(false);
});

test('a fault in one office stays there: other offices are answered, and the one is tried again', async () => {
  let broken = true;
  const relay = await aSmallRelay({
    offices: [anOffice(), anOffice({ id: 'nebenan' })],
    composeMail(order) {
      if (broken && order.office.id === OFFICE) throw new Error('nobody predicted this');
      return compose(order);
    },
  });
  const phone = await anActor(relay);
  const here = aBooking(at('10:00'));
  const there = aBooking(at('10:00'), { office: 'nebenan' });
  phone.ask(here, there);
  expect(await answered(phone, there.id)).toMatchObject({ ok: true });
  expect(await phone.answer(here.id)).toBeUndefined();
  // The relay as a whole is well: a balancer must not take the other offices away.
  expect([relay.arbiter.failing, relay.arbiter.leftOut]).toEqual([false, 1]);
  expect(relay.arbiter.office('musterstadt' as Office['id'])?.id).toBe(OFFICE);
  broken = false;
  expect(await answered(phone, here.id)).toMatchObject({ ok: true });
  await eventually(() => expect(relay.arbiter.leftOut).toBe(0));
});

test('a relay of which no office is served fails', async () => {
  let broken = true;
  const relay = await aSmallRelay({
    composeMail(order) {
      if (broken) throw new Error('nobody predicted this');
      return compose(order);
    },
  });
  const phone = await anActor(relay);
  const booking = aBooking(at('10:00'));
  phone.ask(booking);
  await eventually(() => expect([relay.arbiter.failing, relay.arbiter.leftOut]).toEqual([true, 1]));
  broken = false;
  expect(await answered(phone, booking.id)).toMatchObject({ ok: true });
  await eventually(() => expect([relay.arbiter.failing, relay.arbiter.leftOut]).toEqual([false, 0]));
});

test('[M15] a clock that is off by a year and a time before all time: an answer, and no device waits', async () => {
  const relay = await aSmallRelay();
  const odd = await anActor(relay);
  const request = aBooking(at('11:00'), { at: 946_684_800_000 });
  odd.ask({ id: 'ignored-but-valid-id' }, request);
  expect(await answered(odd, request.id)).toBeDefined();
  const phone = await anActor(relay);
  const booking = aBooking(at('10:00'));
  phone.ask(booking);
  expect(await answered(phone, booking.id)).toMatchObject({ ok: true });
});

test('one device with hundreds of requests holds no other up, and gets all its answers', async () => {
  const inner = memory();
  const commits: string[][] = [];
  const relay = await aSmallRelay({
    store: {
      ...inner,
      async commit(batch) {
        await inner.commit(batch);
        commits.push(batch.updates.map(({ name }) => name));
      },
    },
  });
  const clerk = { role: 'clerk', office: officeId.parse(OFFICE) } as const;
  const [busy, phone] = [await anActor(relay, clerk), await anActor(relay)];
  const many = Array.from({ length: 600 }, () => aBooking(at('10:00'), { services: [choose('no-such')] }));
  const booking = aBooking(at('10:00'));
  busy.ask(...many);
  phone.ask(booking);
  expect(await answered(phone, booking.id)).toMatchObject({ ok: true });
  for (const { id } of [many[0]!, many[299]!, many.at(-1)!])
    expect(await answered(busy, id)).toMatchObject({ ok: false });
  const turnsOf = ({ actor: who }: TestActor): number[] =>
    commits.flatMap((names, i) => (names.includes(`inbox:${who}`) ? [i] : []));
  expect(turnsOf(busy).length).toBeGreaterThan(5);
  expect(turnsOf(phone)[0]).toBeLessThanOrEqual(turnsOf(busy)[1]!);
});

test('naming a day opens nothing: a citizen may ask about any, and what is not there stays closed', async () => {
  const relay = await aSmallRelay();
  const before = relay.rooms.size;
  const phone = await anActor(relay);
  const asked = Array.from({ length: 60 }, (_, i) => ({
    ...{ v: 1, id: randomUUID(), office: OFFICE, date: addDays(MONDAY, i - 80), at: NOW, kind: 'cancel' },
    visit: randomUUID(),
  }));
  phone.ask(...asked);
  expect(await answered(phone, asked.at(-1)!.id)).toMatchObject({ ok: false });
  // The outbox and the inbox of this phone.
  expect(relay.rooms.size).toBe(before + 2);
});

test('[Q7.1, S1] a standstill over several nights: every day of it is settled and counted at the next start', async () => {
  const store = memory();
  const first = await aSmallRelay({ store });
  const clerk = { role: 'clerk', office: officeId.parse(OFFICE) } as const;
  const staff = await anActor(first, clerk);
  const ticket = {
    ...{ v: 1, id: randomUUID(), office: OFFICE, date: MONDAY, at: NOW, kind: 'take-ticket', lane: 'main' },
    ...{ services: [choose('id-card')], number: null, language: 'de' },
  };
  staff.ask(ticket);
  expect(await answered(staff, ticket.id)).toMatchObject({ ok: true });
  const phone = await anActor(first);
  const tuesday = addDays(MONDAY, 1);
  const booking = aBooking(at('10:00', tuesday), { date: tuesday });
  phone.ask(booking);
  expect(await answered(phone, booking.id)).toMatchObject({ ok: true });
  await first.close();

  await aSmallRelay({ store, now: at('09:00', addDays(MONDAY, 4)) });
  expect((await eventsOn(store)).map((f) => f.what ?? 'ticket')).toEqual(['ticket', 'settled']);
  expect((await eventsOn(store, tuesday)).map((f) => f.what ?? 'appointment')).toEqual([
    'appointment',
    'unconfirmed',
  ]);
  const figures = new Y.Doc();
  for (const update of await store.load(`figures:${OFFICE}:${monthOf(MONDAY)}`))
    Y.applyUpdate(figures, update);
  const days = figures
    .getArray<[string, unknown]>('records')
    .toArray()
    .map(([date]) => date);
  expect(days).toEqual(expect.arrayContaining([MONDAY, tuesday]));
});

test('[Q8] while a visitor waits and nothing happens, the waits on the board are reckoned anew', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const relay = await aSmallRelay();
  const clerk = { role: 'clerk', office: officeId.parse(OFFICE) } as const;
  const staff = await anActor(relay, clerk);
  const ask = (kind: string, more: Record<string, unknown>): { id: string } => ({
    ...{ v: 1, id: randomUUID(), office: OFFICE, date: MONDAY, at: NOW, kind, ...more },
  });
  const ticket = (): { id: string } =>
    ask('take-ticket', { lane: 'main', services: [choose('passport')], number: null, language: 'de' });
  const [served, waits, also] = [ticket(), ticket(), ticket()];
  staff.ask(served, waits, also, ask('start', { visit: served.id, counter: 'c1' }));
  interface Waiting {
    readonly lane: string;
    readonly count: number;
    readonly wait: { readonly from: number; readonly to: number } | null;
  }
  const told = async (): Promise<Waiting> => {
    const { body } = await relay.rooms.snapshot({ kind: 'board', office: OFFICE as Office['id'] });
    const { records } = JSON.parse(body) as { records: { board: { waiting: Waiting[] } } };
    return records.board.waiting.find(({ lane }) => lane === 'main')!;
  };
  await eventually(async () => expect((await told()).count).toBe(2));
  const before = await told();
  await vi.advanceTimersByTimeAsync(15 * 60_000);
  const after = await told();
  expect(after.count).toBe(2);
  expect(after.wait).not.toEqual(before.wait);
});

test('a member of staff that fits no record is refused and harms no other', async () => {
  const relay = await aSmallRelay();
  const record = { type: 'member', id: randomUUID(), name: 'x'.repeat(200), login: 'x', role: 'clerk' };
  await expect(relay.arbiter.putStaff(OFFICE as Office['id'], record as never)).rejects.toThrow();
  const phone = await anActor(relay);
  const booking = aBooking(at('10:00'));
  phone.ask(booking);
  expect(await answered(phone, booking.id)).toMatchObject({ ok: true });
});

test('[P1.8] staff of one office ask nothing of another, whatever it is', async () => {
  const store = memory();
  const relay = await aSmallRelay({ store, offices: [anOffice(), anOffice({ id: 'nebenan' })] });
  const clerk = await anActor(relay, { role: 'clerk', office: 'nebenan' as Office['id'] });
  const elsewhere = aBooking(at('10:00'));
  const own = aBooking(at('10:00'), { office: 'nebenan' });
  clerk.ask(elsewhere, own);
  expect(await answered(clerk, own.id)).toMatchObject({ ok: true });
  expect(await answered(clerk, elsewhere.id)).toMatchObject({ ok: false, reason: 'not-allowed' });
  expect(await eventsOn(store)).toEqual([]);
});

test('[M15] no event lies in the future, whatever a device says of its clock', async () => {
  const store = memory();
  const relay = await aSmallRelay({ store });
  const phone = await anActor(relay);

  const clock = { pageStartedAt: NOW, elapsedMs: 0, offsetMs: 0, known: 'measured', notBefore: null };
  const bookings = [
    { at: NOW + HOUR_MS },
    { clock: { ...clock, offsetMs: HOUR_MS } },
    { at: NOW - HOUR_MS, clock: { ...clock, known: 'remembered', notBefore: NOW + HOUR_MS } },
  ].map((changes, i) => aBooking(at(`1${i}:00`), changes));
  phone.ask(...bookings);
  for (const { id } of bookings) expect(await answered(phone, id)).toMatchObject({ ok: true });
  const events = (await eventsOn(store)) as readonly { at?: Instant }[];
  expect(events).toHaveLength(3);
  for (const event of events) expect(event.at).toBeLessThan(NOW + HOUR_MS / 2);
});

test('[M17] an answer stays until each tab that may still ask for it has said what it asks', async () => {
  const relay = await aSmallRelay();
  const phone = await anActor(relay);
  const asked = aBooking(at('10:00'));
  phone.ask(asked);
  await answered(phone, asked.id);
  phone.seat.leave();
  // Two tabs come back, and only the second holds the request.
  const [first, second] = [await aTab(relay.rooms, phone.actor), await aTab(relay.rooms, phone.actor)];
  expect(first.give('answer', Y.encodeStateAsUpdate(new Y.Doc()))).toBeNull();
  const other = await anActor(relay);
  const next = aBooking(at('10:30'));
  other.ask(next);
  await answered(other, next.id);
  expect(await phone.answer(asked.id)).toMatchObject({ ok: true });

  expect(second.give('answer', Y.encodeStateAsUpdate(phone.doc))).toBeNull();
  const last = aBooking(at('11:00'));
  other.ask(last);
  await answered(other, last.id);
  expect(await phone.answer(asked.id)).toMatchObject({ ok: true });

  phone.doc.getArray('records').delete(0, 1);
  expect(second.give('update', Y.encodeStateAsUpdate(phone.doc))).toBeNull();
  await eventually(async () => expect(await phone.answer(asked.id)).toBeUndefined(), 10);
});

test('[B7] a burst of bookings with mails is committed some at a time, and each is answered', async () => {
  const store = memory();
  const mails: number[] = [];
  const counting: Store = {
    ...store,
    commit(batch) {
      mails.push(batch.mails.length);
      return store.commit(batch);
    },
  };
  const office = anAlwaysOpenOffice(30, { activation: null });
  const relay = await aSmallRelay({ store: counting, offices: [office] });
  const clerks = await Promise.all(
    Array.from({ length: 3 }, () => anActor(relay, { role: 'clerk', office: office.id })),
  );
  const bookings = clerks.map(() =>
    Array.from({ length: 40 }, (_, nth) => aBooking(NOW + ((nth % 20) * HOUR_MS) / 2)),
  );
  for (const [nth, clerk] of clerks.entries()) clerk.ask(...bookings[nth]!);
  for (const [nth, clerk] of clerks.entries())
    for (const { id } of bookings[nth]!) expect(await answered(clerk, id)).toMatchObject({ ok: true });
  expect(mails.reduce((sum, more) => sum + more, 0)).toBe(3 * 40);
  expect(Math.max(...mails)).toBeLessThanOrEqual(64);
});
