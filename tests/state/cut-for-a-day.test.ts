/**
 * A kiosk that is cut off for a whole day beside another one that is not: the real relay over real sockets, and the
 * pages' own code on their disks. The clocks are virtual.
 */
import 'fake-indexeddb/auto';
import { flushSync } from 'svelte';
import { WebSocket as NodeSocket } from 'ws';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ownPlatform } from '../../src/lib/client/browser/platform.ts';
import type { Platform } from '../../src/lib/client/browser/platform.ts';
import type { PageEnvironment } from '../../src/lib/client/replica/replica.ts';
import { actorId, counterId, officeId, serviceId } from '../../src/lib/domain/ids.ts';
import type { Day } from '../../src/lib/domain/day/day.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { KioskVisitor } from '../../src/lib/state/kiosk/visitor.svelte.ts';
import { openWorkday } from '../../src/lib/state/workday/workday.svelte.ts';
import type { Workday } from '../../src/lib/state/workday/workday.svelte.ts';
import { aDevice as aDisk } from '../client/surroundings.ts';
import { aClerk, aDevice, aLead } from '../relay/support/a-browser.ts';
import { aRelay, OFFICE } from '../relay/support/a-relay.ts';
import { at } from '../support/build/index.ts';
import { eventually } from '../support/eventually.ts';
import { TEST_TIMEOUT_MS } from '../support/patience.ts';

vi.setConfig({ testTimeout: TEST_TIMEOUT_MS });

const VISITORS = 150;
const EVERY_MS = 2.5 * MINUTE_MS;
/** A7.16: all but ten in one queue, of which the kiosk has a hundred numbers. */
const SERVICES = [...Array<string>(14).fill('passport'), 'residence-certificate'].map((id) =>
  serviceId.parse(id),
);

/** One time for the relay and all devices, which goes on by itself and as far as the test says. */
function aTime(from: Instant) {
  const begun = performance.now();
  let passedMs = 0;
  const monotonic = (): number => performance.now() - begun + passedMs;
  const platform: Platform = { ...ownPlatform, now: () => from + Math.floor(monotonic()), monotonic };
  return { platform, now: platform.now, pass: (ms: number) => void (passedMs += ms) };
}

/** The wire of one device. */
function aWire(cookies: string, origin: string) {
  const sockets = new Set<NodeSocket>();
  let isCut = false;
  const webSocket = class extends NodeSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers: { cookie: cookies, origin } });
      this.on('error', () => {});
      this.on('close', () => sockets.delete(this));
      sockets.add(this);
      if (isCut) this.terminate();
    }
  } as unknown as typeof WebSocket;
  return {
    webSocket,
    fetch: ((...asked: Parameters<typeof fetch>) =>
      isCut ? Promise.reject(new TypeError('cut off')) : fetch(...asked)) as typeof fetch,
    cut() {
      isCut = true;
      for (const socket of sockets) socket.terminate();
    },
    mend: () => void (isCut = false),
  };
}

interface Opened {
  readonly workday: Workday;
  readonly wire: ReturnType<typeof aWire>;
  /** The page is closed and opened again on the same disk. */
  reopen(): Promise<Workday>;
}

async function openPage(
  relay: { readonly url: string },
  { actor, cookies }: { readonly actor: string; readonly cookies: string },
  role: 'kiosk' | 'clerk',
  platform: Platform,
): Promise<Opened> {
  const wire = aWire(cookies, relay.url);
  const disk = aDisk(relay.url);
  const session = { office: officeId.parse(OFFICE), actor: actorId.parse(actor), role, name: role } as const;
  let workday: Workday | null = null;
  onTestFinished(() => workday?.close());
  async function reopen(): Promise<Workday> {
    workday?.close();
    const { around } = await disk.tab();
    const environment: PageEnvironment = { ...around, ...wire, platform };
    const opened = (workday = openWorkday(session, environment));
    await eventually(() => expect(opened.day).not.toBeNull());
    return opened;
  }
  return { workday: await reopen(), wire, reopen };
}

/** A visitor without an appointment, as the kiosk's page leads them; null: no number was given. */
async function takeNumber(visitor: KioskVisitor, nth = 0): Promise<string | null> {
  visitor.ticket.add(SERVICES[nth % SERVICES.length]!);
  await visitor.ticket.take('de');
  flushSync();
  const number = visitor.ticket.ticket?.number ?? null;
  visitor.ticket.shown();
  visitor.forget();
  return number;
}

function aVisitorAt(workday: Workday): KioskVisitor {
  const visitor = new KioskVisitor(workday);
  onTestFinished(() => visitor.close());
  flushSync();
  return visitor;
}

const numbersOn = (day: Day | null): string[] =>
  [...(day?.visits.values() ?? [])].map(({ number }) => number).sort();

test(`[A7, A8, A7.11, A7.16, M5] a kiosk that is cut off for a day gives ${VISITORS} numbers, and all of them are merged`, async () => {
  const time = aTime(at('08:01'));
  const relay = await aRelay({ clockShift: 0 }, { clock: time.now });
  const lead = await aLead(relay);
  const { platform } = time;
  const [left, right] = [
    await aDevice(relay, lead, 'kiosk', 'links'),
    await aDevice(relay, lead, 'kiosk', 'rechts'),
  ];
  const cutOff = await openPage(relay, left, 'kiosk', platform);
  const other = await openPage(relay, right, 'kiosk', platform);
  for (const { workday } of [cutOff, other]) {
    await eventually(() => expect(workday.link.state).toBe('live'));
    await eventually(() => expect(workday.grant?.numbers).toBeDefined());
  }
  cutOff.wire.cut();
  await eventually(() => expect(cutOff.workday.link.state).not.toBe('live'));

  let visitor = aVisitorAt(cutOff.workday);
  const there = aVisitorAt(other.workday);
  const given = new Map<string, Instant>();
  const givenThere: string[] = [];
  for (let nth = 0; nth < VISITORS; nth++) {
    time.pass(EVERY_MS);
    // The lead goes on working.
    if (nth % 20 === 0) await lead.post('/api/session/extend', {});
    // Power goes away twice in the day.
    if (nth === 50 || nth === 100) {
      visitor.close();
      visitor = aVisitorAt(await cutOff.reopen());
    }
    const number = await takeNumber(visitor, nth);
    expect(number, `the number of visitor ${nth}`).not.toBeNull();
    given.set(number!, time.now());
    if (nth % 10 === 0) givenThere.push((await takeNumber(there))!);
  }
  expect(given.size).toBe(VISITORS);
  expect([...given.keys()].filter((number) => number.length === 6)).toHaveLength(40);
  expect(givenThere.filter((number) => given.has(number))).toEqual([]);

  // A8: ten of them show their paper at a counter, which has not heard of it.
  const clerk = await openPage(relay, await aClerk(relay, lead), 'clerk', platform);
  const papers = [...given.keys()].slice(-10);
  await eventually(() => expect(clerk.workday.link.state).toBe('live'));
  for (const number of papers) {
    const asked = clerk.workday.compose('take-in', { number, counter: counterId.parse('1') })!;
    await clerk.workday.ask(asked);
    await eventually(() => expect(clerk.workday.trackedRequest(asked.id)?.stage).toBe('confirmed'));
  }
  expect(numbersOn(clerk.workday.day)).toEqual([...papers, ...givenThere].sort());

  cutOff.wire.mend();
  const all = [...given.keys(), ...givenThere].sort();
  const here = visitor;
  for (const { workday } of [other, clerk])
    await eventually(() => expect(numbersOn(workday.day)).toEqual(all));
  const arrived = [...clerk.workday.day!.visits.values()].filter(({ number }) => given.has(number));
  for (const { number, arrivedAt, state } of arrived) {
    expect([number, state]).toEqual([number, 'arrived']);
    expect(Math.abs(arrivedAt! - given.get(number)!), `the arrival of ${number}`).toBeLessThan(MINUTE_MS);
  }
  expect(arrived).toHaveLength(VISITORS);
  // The kiosk goes on where it was.
  time.pass(EVERY_MS);
  const next = await takeNumber(here);
  expect(all).not.toContain(next);
});
