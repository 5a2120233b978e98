/**
 * A relay that is put back from a backup, and the office's devices as they are in browsers: real sockets, the client's own
 * replicas and couriers on disks of their own. What was confirmed after the backup comes back from whoever holds it.
 */
import 'fake-indexeddb/auto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket as NodeSocket } from 'ws';
import { bringBack } from '../../src/lib/client/bring-back.ts';
import { openCourier } from '../../src/lib/client/courier.ts';
import { openDatabase } from '../../src/lib/client/database.ts';
import type { Surroundings } from '../../src/lib/client/replica.ts';
import type { Courier } from '../../src/lib/client/types.ts';
import { openDayView, openPeopleView } from '../../src/lib/client/views.ts';
import type { View } from '../../src/lib/client/views.ts';
import type { Answer } from '../../src/lib/domain/answer.ts';
import type { Day } from '../../src/lib/domain/day.ts';
import { actorId, officeId, visitOf } from '../../src/lib/domain/ids.ts';
import type { VisitId } from '../../src/lib/domain/ids.ts';
import type { Person } from '../../src/lib/domain/people.ts';
import { request as requestShape } from '../../src/lib/domain/request.ts';
import type { RequestKind } from '../../src/lib/domain/request.ts';
import { freeNumber } from '../../src/lib/domain/ticket.ts';
import type { Surface } from '../../src/lib/wire/surface.ts';
import type { Relay } from '../../sync-server/start.ts';
import { backUp, restore } from '../../sync-server/store/sqlite-backup.ts';
import { aClock } from '../client/arbiter.ts';
import { aContact, choose, MONDAY } from '../support/build/index.ts';
import { aClerk, aDevice, aLead } from './support/a-browser.ts';
import { aFolder, aRelay, MONDAY_AT_TEN, OFFICE } from './support/a-relay.ts';
import { aCitizen, aSocket, outcome } from './support/a-socket.ts';

const PATIENT = { timeout: 15_000, interval: 20 };
const HOUR = 3_600_000;

/** Dorsten, but what is booked is confirmed at once. */
function offices(): string {
  const folder = join(aFolder(), 'offices');
  mkdirSync(folder);
  const file = resolve(import.meta.dirname, '../../sync-server/offices', `${OFFICE}.yaml`);
  const text = readFileSync(file, 'utf8').replace(/activation: \d+/, 'activation: null');
  writeFileSync(join(folder, `${OFFICE}.yaml`), text);
  return folder;
}

/** A browser's socket sends the cookies and the origin by itself. */
function socketWith(cookies: string, origin: string): typeof WebSocket {
  return class extends NodeSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers: { cookie: cookies, origin } });
      this.on('error', () => {});
    }
  } as unknown as typeof WebSocket;
}

type As = { type: 'surface'; surface: Surface } | { type: 'secret'; secret: string };

interface Page {
  readonly courier: Courier;
  ask(kind: RequestKind, more: object): Promise<Answer>;
}

interface OfficePage extends Page {
  readonly day: View<Day>;
  readonly people: View<ReadonlyMap<VisitId, Person>> | null;
}

async function aPage(
  relay: Relay,
  who: string,
  as: As,
  shift: number,
  cookies = '',
): Promise<Page & { around: Surroundings; now: () => number }> {
  const database = await openDatabase({ name: `page-${crypto.randomUUID()}` });
  const around = { database, origin: relay.url, webSocket: socketWith(cookies, relay.url) };
  const clock = aClock();
  clock.set(shift);
  const courier = await openCourier(actorId.parse(who), as, { ...around, clock });
  onTestFinished(async () => {
    await courier.close();
    database.close();
  });
  return {
    courier,
    around,
    now: () => Math.round(clock.deviceNow()),
    async ask(kind, more) {
      const id = crypto.randomUUID();
      const base = { v: 1, id, office: OFFICE, date: MONDAY, at: Math.round(clock.deviceNow()), kind };
      const asked = requestShape.parse({ ...base, ...more });
      await courier.ask(asked);
      return vi.waitFor(() => courier.errand(asked.id)?.answer ?? expect.fail('no answer'), PATIENT);
    },
  };
}

/** A kiosk or a counter that has the day open, as the app has it. */
async function anOfficePage(
  relay: Relay,
  { actor, cookies }: { actor: string; cookies: string },
  surface: 'kiosk' | 'staff',
  shift: number,
): Promise<OfficePage> {
  const as = { type: 'surface', surface } as const;
  const page = await aPage(relay, actor, as, shift, cookies);
  const office = officeId.parse(OFFICE);
  const about = () => ({ office, date: MONDAY, at: page.now() });
  const day = await openDayView(office, MONDAY, as, {
    ...page.around,
    rescue: (facts) => bringBack(page.courier, about(), facts, []),
  });
  const people =
    surface === 'kiosk'
      ? null
      : await openPeopleView(office, MONDAY, as, {
          ...page.around,
          rescue: (held) => bringBack(page.courier, about(), [], held),
        });
  onTestFinished(async () => {
    await day.close();
    await people?.close();
  });
  await vi.waitFor(() => expect(day.link.state).toBe('live'), PATIENT);
  return { ...page, day, people };
}

/** Gives out the next number of its own block. */
async function takeTicket(page: OfficePage): Promise<string> {
  const block = await vi.waitFor(
    () => page.courier.grant()?.numbers ?? expect.fail('not told its numbers'),
    PATIENT,
  );
  const number = freeNumber('A', block, page.day.current.numbers)!;
  const services = [choose('passport')];
  const answer = await page.ask('take-ticket', { services, lane: 'main', number, language: 'de' });
  expect(answer).toMatchObject({ ok: true, number });
  await knows(page, number);
  return number;
}

const knows = (page: OfficePage, ...numbers: string[]): Promise<void> =>
  vi.waitFor(
    () => expect([...page.day.current.numbers.keys()]).toEqual(expect.arrayContaining(numbers)),
    PATIENT,
  );

const bookingAt = (start: number) => ({
  start,
  services: [choose('id-card')],
  contact: aContact({ name: 'Nach der Sicherung', mail: 'nach@example.org' }),
  language: 'de',
  reminder: false,
});

test(
  '[M18, A7] devices bring back what was confirmed after the backup, also of a kiosk that the relay does not know any more, and no number is given twice',
  { timeout: 90_000 },
  async () => {
    const shift = MONDAY_AT_TEN - Date.now();
    const settings = { dataDir: aFolder(), offices: offices(), clockShift: shift };
    const first = await aRelay(settings);
    const lead = await aLead(first);
    const counter = await anOfficePage(first, await aClerk(first, lead), 'staff', shift);
    const kiosk = await anOfficePage(first, await aDevice(first, lead, 'kiosk', 'links'), 'kiosk', shift);
    const early = await takeTicket(kiosk);
    const copy = join(aFolder(), 'copy.sqlite');
    expect(await backUp(settings.dataDir, copy)).toMatchObject({ ok: true });

    // After it: another kiosk is paired, numbers are given out, somebody books by phone.
    const pairedLater = await aDevice(first, lead, 'kiosk', 'rechts');
    const later = await anOfficePage(first, pairedLater, 'kiosk', shift);
    const lost = [await takeTicket(kiosk), await takeTicket(later), await takeTicket(later)];
    const forgotten = later.courier.grant()!.numbers!;
    const citizen = aCitizen();
    const phone = await aPage(first, citizen.actor, citizen.credential as As, shift);
    const booked = await phone.ask('book', bookingAt(MONDAY_AT_TEN + 4 * HOUR));
    expect(booked).toMatchObject({ ok: true });
    if (!booked.ok) return;
    lost.push(booked.number!);
    await knows(counter, early, ...lost);
    await knows(kiosk, early, ...lost);
    await vi.waitFor(() => expect(counter.people!.current.has(booked.visit!)).toBe(true), PATIENT);

    const { port } = new URL(first.url);
    await first.close();
    expect(restore(settings.dataDir, copy)).toMatchObject({ ok: true });
    const second = await aRelay({ ...settings, port: Number(port) });

    // The relay has everything again, and everyone sees it; who is behind the appointment too.
    const lookIn = async (name: string) => {
      const reader = await aSocket(second, name, {
        credential: { type: 'surface', surface: 'staff' },
        cookies: lead.cookies,
        headers: { origin: second.url },
      });
      expect(await outcome(reader)).toBe('open');
      return reader;
    };
    const truth = await lookIn(`day:${OFFICE}:${MONDAY}`);
    const numbers = (): string[] =>
      [...truth.records().values()].flatMap((f) => (f as { number?: string }).number ?? []).sort();
    await vi.waitFor(() => expect(numbers()).toEqual([early, ...lost].sort()), PATIENT);
    for (const page of [kiosk, counter]) {
      await knows(page, early, ...lost);
      await vi.waitFor(() => expect(page.courier.pending()).toEqual([]), PATIENT);
    }
    const people = await lookIn(`people:${OFFICE}:${MONDAY}`);
    await vi.waitFor(
      () => expect(JSON.stringify([...people.records().values()])).toContain('Nach der Sicherung'),
      PATIENT,
    );

    // The citizen still has the appointment, and may do with it what they like.
    await vi.waitFor(
      () =>
        expect(phone.courier.appointments().map((a) => [a.id, a.state])).toEqual([[booked.visit, 'booked']]),
      PATIENT,
    );

    // The kiosk of which the relay knows nothing any more is told, and gets numbers of its own when it is paired anew.
    await vi.waitFor(
      () => expect(later.courier.link).toMatchObject({ state: 'closed', reason: 'not-signed-in' }),
      PATIENT,
    );
    const again = await anOfficePage(second, await aDevice(second, lead, 'kiosk', 'rechts'), 'kiosk', shift);
    await knows(again, early, ...lost);
    await vi.waitFor(() => expect(again.courier.grant()?.numbers).toBeTruthy(), PATIENT);
    // It may hold paper of the old block of which nobody has heard: the new one is another.
    const block = again.courier.grant()!.numbers!;
    expect(block.to < forgotten.from || block.from > forgotten.to).toBe(true);
    const fresh = [await takeTicket(again), await takeTicket(kiosk)];
    const other = aCitizen();
    const another = await aPage(second, other.actor, other.credential as As, shift);
    const next = await another.ask('book', bookingAt(MONDAY_AT_TEN + 5 * HOUR));
    expect(next.ok).toBe(true);
    if (next.ok) fresh.push(next.number!);
    const given = [early, ...lost, ...fresh];
    expect(new Set(given).size, given.join()).toBe(given.length);

    const cancelled = await phone.ask('cancel', { visit: visitOf(booked.request) });
    expect(cancelled).toMatchObject({ ok: true });
  },
);
