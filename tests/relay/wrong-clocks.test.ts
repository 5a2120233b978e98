/**
 * A kiosk whose clock is wrong, as it is in a browser: the client's own clock and request channel over a disk of its
 * own, a real relay. It is started again in an outage, and its requests leave when the network is back.
 */
import 'fake-indexeddb/auto';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket as NodeSocket } from 'ws';
import { openClock } from '../../src/lib/client/http/clock.ts';
import { openRequestChannel } from '../../src/lib/client/requests/request-channel.ts';
import { openDatabase } from '../../src/lib/client/browser/database.ts';
import { ownPlatform } from '../../src/lib/client/browser/platform.ts';
import type { Clock, RequestChannel } from '../../src/lib/client/types.ts';
import { openDayView } from '../../src/lib/client/replica/staff-views.ts';
import type { View } from '../../src/lib/client/replica/view.ts';
import type { Answer } from '../../src/lib/domain/requests/answer.ts';
import { doubtOfDate } from '../../src/lib/domain/requests/clock-correction.ts';
import type { Day } from '../../src/lib/domain/day/day.ts';
import { actorId, officeId } from '../../src/lib/domain/ids.ts';
import type { RequestId, VisitId } from '../../src/lib/domain/ids.ts';
import { request as requestShape } from '../../src/lib/domain/requests/request.ts';
import type { RequestKind } from '../../src/lib/domain/requests/request.ts';
import { dateOf, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Relay } from '../../sync-server/start.ts';
import { aContact, choose, MONDAY } from '../support/build/index.ts';
import { eventually } from '../support/eventually.ts';
import { unlocked } from '../support/people-keys.ts';
import { aClerk, aDevice, aLead } from './support/a-browser.ts';
import { aRelay, MONDAY_AT_TEN, OFFICE } from './support/a-relay.ts';

const DAY_MS = 24 * 60 * MINUTE_MS;
const ZONE = 'Europe/Berlin';
const office = officeId.parse(OFFICE);

interface Machine {
  /** Milliseconds by which its clock is behind the relay's. */
  behind: number;
  isCutOff: boolean;
  /** Loads the page: a new one over the same disk. */
  page(): Promise<Page>;
  /** Acts as a disk last written long before: nothing bounds from below what is asked now. */
  forgetWhen(): Promise<void>;
}

interface Page {
  readonly clock: Clock;
  readonly channel: RequestChannel;
  readonly day: View<Day>;
  ask(kind: RequestKind, more: object): Promise<RequestId>;
  answer(id: RequestId): Promise<Answer>;
  close(): Promise<void>;
}

function aMachine(
  relay: Relay,
  { actor, cookies }: { readonly actor: string; readonly cookies: string },
  surface: 'kiosk' | 'staff',
  shift: number,
): Machine {
  const name = `machine-${crypto.randomUUID()}`;
  const as = { type: 'surface', surface } as const;
  const machine: Machine = { behind: 0, isCutOff: false, page, forgetWhen };
  class Socket extends NodeSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      const headers = { cookie: cookies, origin: relay.url };
      super(machine.isCutOff ? 'ws://127.0.0.1:1' : url, protocols, { headers });
      this.on('error', () => {});
    }
  }

  async function forgetWhen(): Promise<void> {
    const database = await openDatabase({ name });
    await database.settings.put({ name: 'clock-offset', value: 0 });
    database.close();
  }

  async function page(): Promise<Page> {
    const database = await openDatabase({ name });
    if (surface === 'staff') unlocked(database);
    const began = performance.now();
    const around = {
      ...{ database, origin: relay.url, webSocket: Socket as unknown as typeof WebSocket },
      fetch: (...asked: Parameters<typeof fetch>) =>
        machine.isCutOff ? Promise.reject(new TypeError('cut off')) : fetch(...asked),
      platform: {
        ...ownPlatform,
        now: () => Date.now() + shift - machine.behind,
        monotonic: () => performance.now() - began,
      },
    };
    const clock = await openClock({ ...around, sleeps: false });
    const channel = await openRequestChannel(actorId.parse(actor), as, { ...around, clock });
    const day = await openDayView(office, MONDAY, as, around);
    let isClosed = false;
    const close = async (): Promise<void> => {
      if (isClosed) return;
      isClosed = true;
      clock.close();
      await Promise.all([channel.close(), day.close()]);
      database.close();
    };
    onTestFinished(close);
    return {
      ...{ clock, channel, day, close },
      async ask(kind, more) {
        const base = { v: 1, id: crypto.randomUUID(), office, date: dateOf(clock.now(), ZONE), kind };
        const asked = requestShape.parse({ ...base, ...clock.stamp(), ...more });
        await channel.ask(asked);
        return asked.id;
      },
      answer: (id) => eventually(() => channel.trackedRequest(id)?.answer ?? expect.fail('no answer')),
    };
  }
  return machine;
}

/** An office with one appointment in five minutes, and a kiosk that has heard of it. */
async function anOutage() {
  const shift = MONDAY_AT_TEN - Date.now();
  const relay = await aRelay({ clockShift: shift });
  const relayNow = (): number => Date.now() + shift;
  const lead = await aLead(relay);
  const counter = await aMachine(relay, await aClerk(relay, lead), 'staff', shift).page();
  const start = MONDAY_AT_TEN + 5 * MINUTE_MS;
  const contact = aContact();
  const booking = { start, services: [choose('passport')], contact, language: 'de', reminder: false };
  expect(await counter.answer(await counter.ask('book', booking))).toMatchObject({ ok: true });
  const machine = aMachine(relay, await aDevice(relay, lead, 'kiosk', 'links'), 'kiosk', shift);
  const before = await machine.page();
  const booked = await eventually(() => {
    const [appointment] = before.day.current.subjects.values();
    if (appointment?.kind !== 'appointment') return expect.fail('not heard of');
    return appointment;
  });
  await eventually(() => expect(before.channel.grant()).not.toBeNull());
  await eventually(() => expect(before.clock.source).toBe('measured'));
  return { machine, before, booked, relayNow };
}

/** Far less than these clocks are off; on a busy machine the answer to a question for the time takes seconds. */
const MEASURED_WITHIN_MS = MINUTE_MS;

async function expectArrivedAt(page: Page, visit: VisitId, stood: number): Promise<void> {
  const arrivedAt = await eventually(
    () => page.day.current.visits.get(visit)?.arrivedAt ?? expect.fail('not arrived'),
  );
  expect(Math.abs(arrivedAt - stood)).toBeLessThan(MEASURED_WITHIN_MS);
}

const checkInBy = (code: string) => ({ by: { with: 'code', code } });

test('[M15, A4] a kiosk that is started in an outage with a slow clock: in time by when they stood there', async () => {
  const { machine, before, booked, relayNow } = await anOutage();
  await before.close();
  await machine.forgetWhen();
  machine.isCutOff = true;
  machine.behind = 30 * MINUTE_MS;
  const page = await machine.page();
  const stood = relayNow();
  const id = await page.ask('check-in', checkInBy(booked.code));
  machine.isCutOff = false;
  expect(await page.answer(id)).toMatchObject({ ok: true, visit: booked.id });
  await expectArrivedAt(page, booked.id, stood);
});

test('[M15, A4] also when its clock was put right before the requests left', async () => {
  const { machine, before, booked, relayNow } = await anOutage();
  await before.close();
  await machine.forgetWhen();
  machine.isCutOff = true;
  machine.behind = 30 * MINUTE_MS;
  const page = await machine.page();
  const stood = relayNow();
  const early = await page.ask('check-in', checkInBy(booked.code));
  machine.behind = 0;
  const late = await page.ask('check-in', checkInBy(booked.code));
  machine.isCutOff = false;
  expect(await page.answer(early)).toMatchObject({ ok: true, visit: booked.id });
  expect(await page.answer(late)).toMatchObject({ ok: true, visit: booked.id });
  await expectArrivedAt(page, booked.id, stood);
});

test('[M15, A7] a day behind: it knows that its date is wrong, and with today’s no number is given twice', async () => {
  const { machine, before, relayNow } = await anOutage();
  const ticket = (number: string) => ({
    services: [choose('passport')],
    lane: 'main',
    number,
    language: 'de',
  });
  const first = await before.ask('take-ticket', ticket('A001'));
  expect(await before.answer(first)).toMatchObject({ ok: true, number: 'A001' });
  await before.close();
  machine.isCutOff = true;
  machine.behind = DAY_MS;
  const page = await machine.page();
  await eventually(() => expect(page.clock.source).toBe('remembered'));
  expect(doubtOfDate(page.clock.now(), page.clock.knownAt, ZONE)).toBe('clock-behind');
  page.clock.tell(relayNow());
  expect(dateOf(page.clock.now(), ZONE)).toBe(MONDAY);
  expect(page.channel.numbersOn(MONDAY).has('A001')).toBe(true);
  const second = await page.ask('take-ticket', ticket('A002'));
  machine.isCutOff = false;
  expect(await page.answer(second)).toMatchObject({ ok: true, number: 'A002' });
  await eventually(() => expect([...page.day.current.numbers.keys()]).toContain('A002'));
});

test('[M15] a page that is loaded again knows the latest time that it knew', async () => {
  const { machine, before, relayNow } = await anOutage();
  await before.close();
  machine.isCutOff = true;
  const page = await machine.page();
  expect(Math.abs(page.clock.knownAt! - relayNow())).toBeLessThan(MEASURED_WITHIN_MS);
  expect(doubtOfDate(page.clock.now(), page.clock.knownAt, ZONE)).toBeNull();
});
