/** What was seen or answered is there after the relay was killed; and devices notice a store that was restored. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test, vi } from 'vitest';
import * as Y from 'yjs';
import { aBooker, aBooking, answerIn, put, TUESDAY_AT_TEN } from './support/a-booking.ts';
import { aClerk, aLead } from './support/a-browser.ts';
import { aFolder, aRelay, MONDAY_AT_TEN } from './support/a-relay.ts';
import { aSocket, outcome } from './support/a-socket.ts';

const MAIN = resolve(import.meta.dirname, '../../sync-server/main.ts');

/** The relay as a process of its own, as `npm start` runs it. */
async function aRelayProcess(
  dataDir: string,
): Promise<{ url: string; child: ChildProcess; firstLead: string | null }> {
  const child = spawn(process.execPath, [MAIN], {
    env: {
      ...process.env,
      PORT: '0',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'silent',
      CLOCK_SHIFT: String(Math.round((MONDAY_AT_TEN - Date.now()) / 60_000)),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let firstLead: string | null = null;
  for await (const line of createInterface({ input: child.stdout })) {
    const link = /(http:\/\/[^/\s]+)\/\S*/.exec(line);
    if (line.includes('first lead')) firstLead = link![0];
    if (line.includes('mails')) return { url: link![1]!, child, firstLead };
  }
  throw new Error('the relay did not start');
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

const ROUNDS = Number(process.env.KILL_ROUNDS ?? 5);

test(
  `[M17] killed right after the answer was seen, ${ROUNDS} times: nothing that was answered is lost`,
  { timeout: 30_000 + ROUNDS * 8_000 },
  async () => {
    const folder = aFolder();
    const seen: { id: string; secret: string; actor: string }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const { url, child } = await aRelayProcess(folder);
      const booker = await aBooker({ url });
      const booking = aBooking(TUESDAY_AT_TEN + round * 30 * 60_000, {
        contact: { name: 'Erika', mail: `erika${round}@example.org`, birthDate: '1951-04-23', phone: null },
      });
      put(booker.outbox, booking);
      expect(await answerIn(booker.inbox, booking.id)).toMatchObject({ ok: true });
      await kill(child);
      seen.push({ id: booking.id, secret: booker.secret, actor: booker.actor });
    }
    const { url, child } = await aRelayProcess(folder);
    for (const { id, secret, actor } of seen) {
      const credential = { type: 'secret', secret } as const;
      const inbox = await aSocket({ url }, `inbox:${actor}`, { credential });
      await outcome(inbox);
      expect(inbox.records().get(`answer:${id}`)).toMatchObject({ ok: true });
      expect(inbox.records().get(`appointment:${id}`)).toMatchObject({ state: 'reserved' });
    }
    // B7: the mails were in the same transaction.
    await vi.waitFor(async () => {
      const mails = (await (await fetch(`${url}/api/mailbox`)).json()) as unknown[];
      expect(mails).toHaveLength(ROUNDS);
    });
    await kill(child);
  },
);

test('[M17] asked again after the kill: the same answer, one effect', { timeout: 40_000 }, async () => {
  const folder = aFolder();
  const first = await aRelayProcess(folder);
  const booker = await aBooker(first);
  const booking = aBooking(TUESDAY_AT_TEN);
  put(booker.outbox, booking);
  const answer = await answerIn(booker.inbox, booking.id);
  await kill(first.child);

  const second = await aRelayProcess(folder);
  const credential = { type: 'secret', secret: booker.secret } as const;
  const inbox = await aSocket(second, `inbox:${booker.actor}`, { credential, doc: booker.inbox.doc });
  const outbox = await aSocket(second, `outbox:${booker.actor}`, { credential, doc: booker.outbox.doc });
  expect(await outcome(inbox)).toBe('open');
  expect(await outcome(outbox)).toBe('open');
  await vi.waitFor(async () => {
    const mails = (await (await fetch(`${second.url}/api/mailbox`)).json()) as unknown[];
    expect(mails).toHaveLength(1);
  });
  expect(await answerIn(inbox, booking.id)).toEqual(answer);
  await kill(second.child);
});

test('a relay that is asked to stop does so by itself', { timeout: 20_000 }, async () => {
  const { child, url } = await aRelayProcess(aFolder());
  const socket = await aSocket({ url }, 'board:dorsten');
  await outcome(socket);
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBe(0);
  await vi.waitFor(() => expect(socket.closed).toBe('shutting-down'));
});

test("[M18] a store restored from yesterday's backup: readers with today's copy are told, others are not", async () => {
  const folder = aFolder();
  const backup = join(aFolder(), 'backup');
  const before = await aRelay({ dataDir: folder });
  const lead = await aLead(before);
  await before.close();
  cpSync(folder, backup, { recursive: true });

  const today = await aRelay({ dataDir: folder, port: before.port });
  await aClerk(today, lead, 'neu');
  const staff = { credential: { type: 'surface', surface: 'staff' } as const, cookies: lead.cookies };
  const reader = await aSocket(today, 'staff:dorsten', staff);
  await outcome(reader);
  expect(reader.records().size).toBe(2);
  const board = await aSocket(today, 'board:dorsten');
  await outcome(board);
  await today.close();

  const restored = await aRelay({ dataDir: backup });
  const back = await aSocket(restored, 'staff:dorsten', { ...staff, doc: reader.doc });
  expect(await outcome(back)).toBe('restored');
  const fresh = await aSocket(restored, 'staff:dorsten', { ...staff, doc: new Y.Doc() });
  expect(await outcome(fresh)).toBe('open');
  expect(fresh.records().size).toBe(1);
});

test('[B5] an outbox may be ahead of the relay: it is asked for, not refused', async () => {
  const relay = await aRelay();
  const doc = new Y.Doc();
  const booking = aBooking(TUESDAY_AT_TEN);
  doc.getArray('records').push([[`request:${booking.id}`, booking]]);
  const { inbox, secret, actor } = await aBooker(relay);
  const outbox = await aSocket(relay, `outbox:${actor}`, { credential: { type: 'secret', secret }, doc });
  expect(await outcome(outbox)).toBe('open');
  expect(await answerIn(inbox, booking.id)).toMatchObject({ ok: true });
});
