/**
 * A relay whose folder cannot be written already when it starts. What is there is served, nothing is confirmed. When
 * the disk takes it again the relay goes on without a new start (B5).
 */
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deduplicated } from '../../sync-server/log/deduplication.ts';
import { silentLog } from '../../sync-server/log/log.ts';
import type { Log } from '../../sync-server/log/log.ts';
import { eventually } from '../support/eventually.ts';
import { aBooker, aBooking, answerIn, put, TUESDAY_AT_TEN } from './support/a-booking.ts';
import { aBrowser, aDevice, aLead, PASSWORD } from './support/a-browser.ts';
import { aMountedDisk, NO_MOUNT } from './support/a-mounted-disk.ts';
import { aRelayProcess } from './support/a-process.ts';
import { aRelay, MONDAY_AT_TEN, OFFICE } from './support/a-relay.ts';
import { aSocket, outcome } from './support/a-socket.ts';

const DAY = 24 * 3_600_000;

const statusOf = async (url: string): Promise<number> => (await fetch(url)).status;

const later = (): ReturnType<typeof aBooking> =>
  aBooking(TUESDAY_AT_TEN + 3_600_000, {
    contact: { name: 'Erika', mail: 'erika2@example.org', birthDate: '1951-04-23', phone: null },
  });

test.for(['killed', 'stopped'])(
  '[B5] after a relay that was %s, on a disk that is mounted read-only',
  async (how, { skip }) => {
    const disk = aMountedDisk();
    if (disk === null) return skip(NO_MOUNT);
    const dataDir = join(disk.folder, 'data');
    const first = await aRelayProcess(dataDir);
    const booker = await aBooker(first);
    const booking = aBooking(TUESDAY_AT_TEN);
    put(booker.outbox, booking);
    expect(await answerIn(booker.inbox, booking.id)).toMatchObject({ ok: true });
    if (how === 'killed') await first.kill();
    else {
      first.child.kill('SIGTERM');
      await once(first.child, 'exit');
    }

    disk.mountFor('reading');
    const second = await aRelayProcess(dataDir);
    const credential = { type: 'secret', secret: booker.secret } as const;
    const inbox = await aSocket(second, `inbox:${booker.actor}`, { credential });
    expect(await outcome(inbox)).toBe('open');
    // It stood only in the log of the database when the relay was killed.
    expect(inbox.records().get(`answer:${booking.id}`)).toMatchObject({ ok: true });
    for (const name of ['office', 'slots', 'board']) {
      const reply = await fetch(`${second.url}/api/docs/${name}:${OFFICE}`);
      expect([name, reply.status]).toEqual([name, 200]);
      expect(Object.keys(((await reply.json()) as { records: object }).records).length).toBeGreaterThan(0);
    }
    const outbox = await aSocket(second, `outbox:${booker.actor}`, { credential });
    const asked = later();
    put(outbox, asked);
    const metric = async (): Promise<string> => (await fetch(`${second.url}/metrics`)).text();
    await eventually(async () => expect(await metric()).toMatch(/^foyer_requests_waiting [1-9]/m));
    await eventually(async () => expect(await metric()).toMatch(/^foyer_commit_failures_total [1-9]/m));
    expect(await statusOf(`${second.url}/readyz`)).toBe(503);
    expect(await statusOf(`${second.url}/healthz`)).toBe(200);
    expect(inbox.records().has(`answer:${asked.id}`)).toBe(false);

    disk.mountFor('writing');
    expect(await answerIn(inbox, asked.id)).toMatchObject({ ok: true });
    await eventually(async () => expect(await statusOf(`${second.url}/readyz`)).toBe(200));
    await second.kill();

    const third = await aRelayProcess(dataDir);
    const again = await aSocket(third, `inbox:${booker.actor}`, { credential });
    await outcome(again);
    for (const { id } of [booking, asked]) {
      expect(again.records().get(`appointment:${id}`)).toMatchObject({ state: 'reserved' });
    }
    third.child.kill('SIGTERM');
    expect(await once(third.child, 'exit')).toEqual([0, null]);
  },
);

test('who is signed in reads on, signing in gets the reason, and the terminal says what is the matter', async ({
  skip,
}) => {
  const disk = aMountedDisk();
  if (disk === null) return skip(NO_MOUNT);
  const before = await aRelay({ dataDir: disk.folder });
  const lead = await aLead(before);
  const kiosk = await aDevice(before, lead, 'kiosk');
  expect(before.troubles).toEqual([]);
  await before.close();

  disk.mountFor('reading');
  const relay = await aRelay({ dataDir: disk.folder });
  // The office has its lead, so that nothing else would have been written at this start.
  expect(relay.troubles).toEqual([
    expect.stringMatching(/^The data folder .* cannot be written: .* without a new start\.$/),
  ]);
  expect(await statusOf(`${relay.url}/readyz`)).toBe(503);
  const session = await fetch(`${relay.url}/api/session/staff`, { headers: { cookie: lead.cookies } });
  expect(session.status).toBe(200);
  const day = await aSocket(relay, `day:${OFFICE}:2026-11-23`, {
    credential: { type: 'surface', surface: 'kiosk' },
    cookies: kiosk.cookies,
  });
  expect(await outcome(day)).toBe('open');
  const credentials = { office: OFFICE, login: 'leitung', password: PASSWORD, device: 'another-device' };
  const refused = await aBrowser(relay).post('/api/sign-in', credentials);
  expect([refused.status, refused.body]).toEqual([503, { error: 'not-writable' }]);

  disk.mountFor('writing');
  // No request arrives, and still it is noticed.
  await eventually(async () => expect(await statusOf(`${relay.url}/readyz`)).toBe(200));
  expect((await aBrowser(relay).post('/api/sign-in', credentials)).status).toBe(200);
});

test('what a new day brings is tried until the disk takes it', async ({ skip }) => {
  const disk = aMountedDisk();
  if (disk === null) return skip(NO_MOUNT);
  const before = await aRelay({ dataDir: disk.folder });
  await before.close();

  disk.mountFor('reading');
  const errors: string[] = [];
  const log: Log = { ...silentLog, error: (_fields, message) => errors.push(message), child: () => log };
  const clockShift = MONDAY_AT_TEN + DAY - Date.now();
  const relay = await aRelay({ dataDir: disk.folder, clockShift }, { log });
  const board = await aSocket(relay, `board:${OFFICE}`);
  expect(await outcome(board)).toBe('open');
  expect(board.records().get('board')).toMatchObject({ date: '2026-11-23' });
  const metrics = async (): Promise<string> => (await fetch(`${relay.url}/metrics`)).text();
  expect(await metrics()).toMatch(/^foyer_batch_failing 1$/m);
  await eventually(async () => expect(await metrics()).toMatch(/^foyer_commit_failures_total [3-9]/m));
  // However often it was tried.
  expect(errors.filter((message) => message === 'a commit failed')).toHaveLength(1);
  expect(errors.filter((message) => message === 'a batch failed, retrying')).toHaveLength(1);

  disk.mountFor('writing');
  await eventually(() => expect(board.records().get('board')).toMatchObject({ date: '2026-11-24' }));
  expect(await metrics()).toMatch(/^foyer_batch_failing 0$/m);
});

test('on a disk too full to open for writing, too', async ({ skip }) => {
  const disk = aMountedDisk();
  if (disk === null) return skip(NO_MOUNT);
  const before = await aRelay({ dataDir: disk.folder });
  await before.close();
  disk.fill();
  const relay = await aRelay({ dataDir: disk.folder });
  expect(relay.troubles).toEqual([expect.stringMatching(/^The disk of the data folder .* make room\./)]);
  const reader = await aSocket(relay, `slots:${OFFICE}`);
  expect(await outcome(reader)).toBe('open');
  expect(reader.records().size).toBeGreaterThan(0);
  expect(await statusOf(`${relay.url}/readyz`)).toBe(503);
  disk.makeRoom();
  await eventually(async () => expect(await statusOf(`${relay.url}/readyz`)).toBe(200));
});

test('an error that comes again and again is said once a minute with how often, and anew after a pause', () => {
  const lines: unknown[] = [];
  let now = 0;
  const log = deduplicated({ ...silentLog, error: (fields) => lines.push(fields) }, () => now);
  const full = (documents: number): void => log.error({ code: 'disk-full', documents }, 'a commit failed');
  for (; now < 60_000; now += 1000) full(now);
  expect(lines).toEqual([{ code: 'disk-full', documents: 0 }]);
  full(7);
  expect(lines.slice(1)).toEqual([{ code: 'disk-full', documents: 7, unsaid: 59 }]);
  // Another error is another.
  log.error({ code: 'not-writable' }, 'a commit failed');
  log.error({ code: 'disk-full' }, 'a batch failed, retrying');
  expect(lines).toHaveLength(4);
  now += 9_999;
  full(8);
  expect(lines).toHaveLength(4);
  now += 10_000;
  full(9);
  expect(lines.slice(4)).toEqual([{ code: 'disk-full', documents: 9, unsaid: 1 }]);
});
