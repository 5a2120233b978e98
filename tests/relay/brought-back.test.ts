/**
 * A relay that is put back from a backup, and the office's devices as they are in browsers. They use real sockets, and
 * the client's own replicas and request channels on own disks. What was confirmed after the backup comes back from the devices.
 */
import 'fake-indexeddb/auto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { visitOf } from '../../src/lib/domain/ids.ts';
import { freeNumber } from '../../src/lib/domain/day/ticket.ts';
import { backUp, restore } from '../../sync-server/store/sqlite/backup.ts';
import { aContact, choose, MONDAY } from '../support/build/index.ts';
import { eventually } from '../support/eventually.ts';
import { TEST_TIMEOUT_MS } from '../support/patience.ts';
import { aClerk, aDevice, aLead } from './support/a-browser.ts';
import { aFolder, aRelay, MONDAY_AT_TEN, OFFICE } from './support/a-relay.ts';
import { anOfficePage, aPage } from './support/an-app-page.ts';
import type { OfficePage } from './support/an-app-page.ts';
import { aCitizen, aSocket, outcome } from './support/a-socket.ts';

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

/** Gives out the next number of its own block. */
async function takeTicket(page: OfficePage): Promise<string> {
  const block = await eventually(
    () => page.channel.grant()?.numbers ?? expect.fail('not told its numbers'),
    20,
  );
  const number = freeNumber('A', block, page.day.current.numbers)!;
  const services = [choose('passport')];
  const answer = await page.ask('take-ticket', { services, lane: 'main', number, language: 'de' });
  expect(answer).toMatchObject({ ok: true, number });
  await knows(page, number);
  return number;
}

const knows = (page: OfficePage, ...numbers: string[]): Promise<void> =>
  eventually(() => expect([...page.day.current.numbers.keys()]).toEqual(expect.arrayContaining(numbers)), 20);

const bookingAt = (start: number) => ({
  start,
  services: [choose('id-card')],
  contact: aContact({ name: 'Nach der Sicherung', mail: 'nach@example.org' }),
  language: 'de',
  reminder: false,
});

test(
  '[M18.4, A7] devices bring back what was confirmed after the backup, also of a kiosk that the relay does not know any more, and no number is given twice',
  { timeout: TEST_TIMEOUT_MS },
  async () => {
    const shift = MONDAY_AT_TEN - Date.now();
    const settings = { dataDir: aFolder(), offices: offices(), clockShift: shift };
    const first = await aRelay(settings);
    const lead = await aLead(first);
    const counter = await anOfficePage(first.url, await aClerk(first, lead), 'staff', { shift });
    const kiosk = await anOfficePage(first.url, await aDevice(first, lead, 'kiosk', 'links'), 'kiosk', {
      shift,
    });
    const early = await takeTicket(kiosk);
    const copy = join(aFolder(), 'copy.sqlite');
    expect(await backUp(settings.dataDir, copy)).toMatchObject({ ok: true });

    // After it: another kiosk is paired, numbers are given out, a visitor books by phone.
    const pairedLater = await aDevice(first, lead, 'kiosk', 'rechts');
    const later = await anOfficePage(first.url, pairedLater, 'kiosk', { shift });
    const lost = [await takeTicket(kiosk), await takeTicket(later), await takeTicket(later)];
    const forgotten = later.channel.grant()!.numbers!;
    const citizen = aCitizen();
    const phone = await aPage(first.url, citizen.actor, citizen.credential, { shift });
    const booked = await phone.ask('book', bookingAt(MONDAY_AT_TEN + 4 * HOUR));
    expect(booked).toMatchObject({ ok: true });
    if (!booked.ok) return;
    lost.push(booked.number!);
    await knows(counter, early, ...lost);
    await knows(kiosk, early, ...lost);
    await eventually(() => expect(counter.people!.current.has(booked.visit!)).toBe(true), 20);

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
    await eventually(() => expect(numbers()).toEqual([early, ...lost].sort()), 20);
    for (const page of [kiosk, counter]) {
      await knows(page, early, ...lost);
      await eventually(() => expect(page.channel.pending()).toEqual([]), 20);
    }
    const people = await lookIn(`people:${OFFICE}:${MONDAY}`);
    await eventually(
      () => expect(JSON.stringify([...people.records().values()])).toContain('Nach der Sicherung'),
      20,
    );

    // The citizen still has the appointment, and may do with it what they like.
    await eventually(
      () =>
        expect(phone.channel.appointments().map((a) => [a.id, a.state])).toEqual([[booked.visit, 'booked']]),
      20,
    );

    // The kiosk of which the relay knows nothing any more is told, and gets numbers of its own when it is paired anew.
    await eventually(
      () => expect(later.channel.link).toMatchObject({ state: 'closed', reason: 'not-signed-in' }),
      20,
    );
    const again = await anOfficePage(second.url, await aDevice(second, lead, 'kiosk', 'rechts'), 'kiosk', {
      shift,
    });
    await knows(again, early, ...lost);
    await eventually(() => expect(again.channel.grant()?.numbers).toBeTruthy(), 20);
    // It may hold paper of the old block that is still unknown: the new one is another.
    const block = again.channel.grant()!.numbers!;
    expect(block.to < forgotten.from || block.from > forgotten.to).toBe(true);
    const fresh = [await takeTicket(again), await takeTicket(kiosk)];
    const other = aCitizen();
    const another = await aPage(second.url, other.actor, other.credential, { shift });
    // Until nothing more comes back, what may be lost is given to no other citizen.
    const next = await another.ask('book', bookingAt(MONDAY_AT_TEN + 5 * HOUR));
    expect(next).toMatchObject({ ok: false, reason: 'places-paused', alternatives: [] });
    const given = [early, ...lost, ...fresh];
    expect(new Set(given).size, given.join()).toBe(given.length);

    const cancelled = await phone.ask('cancel', { visit: visitOf(booked.request) });
    expect(cancelled).toMatchObject({ ok: true });
  },
);
