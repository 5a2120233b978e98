/** What was seen or answered is there after the relay was killed; and devices notice a store that was restored. */
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { eventually } from '../support/eventually.ts';
import { aBooker, aBooking, answerIn, put, TUESDAY_AT_TEN } from './support/a-booking.ts';
import { aClerk, aLead } from './support/a-browser.ts';
import { aRelayProcess } from './support/a-process.ts';
import { aFolder, aRelay } from './support/a-relay.ts';
import { aSocket, outcome } from './support/a-socket.ts';
import type { TestSocket } from './support/a-socket.ts';

const ROUNDS = 5;

test(`[M17] killed right after the answer was seen, ${ROUNDS} times: nothing that was answered is lost`, async () => {
  const folder = aFolder();
  const seen: { id: string; secret: string; actor: string }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const relay = await aRelayProcess(folder);
    const booker = await aBooker(relay);
    const booking = aBooking(TUESDAY_AT_TEN + round * 30 * 60_000, {
      contact: { name: 'Erika', mail: `erika${round}@example.org`, birthDate: '1951-04-23', phone: null },
    });
    put(booker.outbox, booking);
    expect(await answerIn(booker.inbox, booking.id)).toMatchObject({ ok: true });
    await relay.kill();
    seen.push({ id: booking.id, secret: booker.secret, actor: booker.actor });
  }
  const { url, kill } = await aRelayProcess(folder);
  for (const { id, secret, actor } of seen) {
    const credential = { type: 'secret', secret } as const;
    const inbox = await aSocket({ url }, `inbox:${actor}`, { credential });
    await outcome(inbox);
    expect(inbox.records().get(`answer:${id}`)).toMatchObject({ ok: true });
    expect(inbox.records().get(`appointment:${id}`)).toMatchObject({ state: 'reserved' });
  }
  // B7: the mails were in the same transaction.
  await eventually(async () => {
    const mails = (await (await fetch(`${url}/api/mailbox`)).json()) as unknown[];
    expect(mails).toHaveLength(ROUNDS);
  });
  await kill();
});

test('[M17] asked again after the kill: the same answer, one effect', async () => {
  const folder = aFolder();
  const first = await aRelayProcess(folder);
  const booker = await aBooker(first);
  const booking = aBooking(TUESDAY_AT_TEN);
  put(booker.outbox, booking);
  const answer = await answerIn(booker.inbox, booking.id);
  await first.kill();

  const second = await aRelayProcess(folder);
  const credential = { type: 'secret', secret: booker.secret } as const;
  const inbox = await aSocket(second, `inbox:${booker.actor}`, { credential, doc: booker.inbox.doc });
  const outbox = await aSocket(second, `outbox:${booker.actor}`, { credential, doc: booker.outbox.doc });
  expect(await outcome(inbox)).toBe('open');
  expect(await outcome(outbox)).toBe('open');
  await eventually(async () => {
    const mails = (await (await fetch(`${second.url}/api/mailbox`)).json()) as unknown[];
    expect(mails).toHaveLength(1);
  });
  expect(await answerIn(inbox, booking.id)).toEqual(answer);
  await second.kill();
});

test('a relay that is asked to stop does so by itself', async () => {
  const { child, url } = await aRelayProcess(aFolder());
  const socket = await aSocket({ url }, 'board:dorsten');
  await outcome(socket);
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBe(0);
  await eventually(() => expect(socket.closed).toBe('shutting-down'));
});

test("[M18.1] a store restored from yesterday's backup: readers with today's copy are told, others are not", async () => {
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
  const membersIn = (socket: TestSocket): number =>
    [...socket.records().values()].filter((record) => (record as { type: string }).type === 'member').length;
  expect(membersIn(reader)).toBe(2);
  const board = await aSocket(today, 'board:dorsten');
  await outcome(board);
  await today.close();

  const restored = await aRelay({ dataDir: backup });
  const back = await aSocket(restored, 'staff:dorsten', { ...staff, doc: reader.doc });
  expect(await outcome(back)).toBe('restored');
  const fresh = await aSocket(restored, 'staff:dorsten', { ...staff, doc: new Y.Doc() });
  expect(await outcome(fresh)).toBe('open');
  expect(membersIn(fresh)).toBe(1);
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
