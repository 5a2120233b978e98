/** A relay that is asked to stop: it says good-bye, finishes what is under way, closes its store, and ends well. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { dateOf } from '../../src/lib/domain/time.ts';
import { openSqliteStore } from '../../sync-server/store/sqlite/sqlite-store.ts';
import { eventually } from '../support/eventually.ts';
import { aBooker, aBooking, answerIn, put, TUESDAY_AT_TEN } from './support/a-booking.ts';
import { aClerkIn, anOpenRelay, aRelayProcess, OPEN_OFFICE } from './support/a-process.ts';
import type { RelayProcess } from './support/a-process.ts';
import { aFolder } from './support/a-relay.ts';
import { aSocket, outcome } from './support/a-socket.ts';

/** The exit code; 1: it did not end by itself in its own time. */
async function stopped({ child }: RelayProcess): Promise<unknown> {
  child.kill('SIGTERM');
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return code ?? signal;
}

/** A mail server that hangs: silent from the beginning, in the middle of a mail, or with a word now and then. */
async function aHangingServer(
  how: 'silent' | 'in a mail' | 'trickling',
): Promise<{ url: string; reached: () => boolean }> {
  const sockets = new Set<Socket>();
  let reached = false;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    if (how === 'silent') {
      reached = true;
      return;
    }
    socket.write('220 here\r\n');
    socket.on('data', (data: Buffer) => {
      const said = String(data);
      if (/^(?:EHLO|MAIL|RCPT)/i.test(said)) socket.write('250 ok\r\n');
      else if (/^DATA/i.test(said)) {
        reached = true;
        if (how === 'trickling') setInterval(() => socket.write('354-wait\r\n'), 100).unref();
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, reached: () => reached };
}

test.each(['silent', 'in a mail', 'trickling'] as const)(
  '[B7.6] a mail server that hangs (%s) holds nothing up: the store is closed, the mail stays in the queue',
  async (how) => {
    const post = await aHangingServer(how);
    const folder = aFolder();
    const relay = await aRelayProcess(folder, { SMTP_URL: post.url });
    const booker = await aBooker(relay);
    const booking = aBooking(TUESDAY_AT_TEN);
    put(booker.outbox, booking);
    expect(await answerIn(booker.inbox, booking.id)).toMatchObject({ ok: true });
    await eventually(() => expect(post.reached()).toBe(true));
    expect(await stopped(relay)).toBe(0);
    // SQLite takes its log away when it is closed.
    expect(existsSync(join(folder, 'foyer.sqlite-wal'))).toBe(false);
    const store = openSqliteStore(folder, () => {});
    expect((await store.mails.counts()).queued).toBe(1);
    await store.close();
  },
);

const REQUESTS = 120;

test('[M17] asked to stop in the middle of a burst: what was answered is there, the rest is answered after', async () => {
  const folder = aFolder();
  const { actor, cookies } = await aClerkIn(folder);
  const docs = { outbox: new Y.Doc(), inbox: new Y.Doc(), day: new Y.Doc() };
  const entries = (doc: Y.Doc) =>
    doc.getArray<[string, { id: string; request: string }]>('records').toArray();
  const answered = (): string[] =>
    entries(docs.inbox).flatMap(([key]) => (key.startsWith('answer:') ? [key.slice(7)] : []));
  const events = () => entries(docs.day).map(([, value]) => value);
  const connect = async (relay: RelayProcess): Promise<void> => {
    const date = dateOf(Date.now() + relay.shift, 'Europe/Berlin');
    const names = { inbox: `inbox:${actor}`, day: `day:${OPEN_OFFICE}:${date}`, outbox: `outbox:${actor}` };
    for (const kind of ['inbox', 'day', 'outbox'] as const) {
      const credential = { type: 'surface', surface: 'staff' } as const;
      const socket = await aSocket(relay, names[kind], { credential, cookies, doc: docs[kind] });
      expect(await outcome(socket), kind).toBe('open');
    }
  };
  const first = await anOpenRelay(folder);
  await connect(first);
  const at = Date.now() + first.shift;
  const asked: string[] = [];
  const ask = (): void => {
    const id = randomUUID();
    asked.push(id);
    const request = {
      ...{ v: 1, id, office: OPEN_OFFICE, at, date: dateOf(at, 'Europe/Berlin'), kind: 'take-ticket' },
      ...{ services: [{ service: 'id-card', quantity: 1 }], lane: 'main', number: null, language: 'de' },
    };
    docs.outbox.getArray('records').push([[`request:${id}`, request]]);
  };
  for (let i = 0; i < REQUESTS / 2; i++) ask();
  await eventually(() => expect(events().length).toBeGreaterThan(0), 1);
  const ending = stopped(first);
  for (let i = 0; i < REQUESTS / 2; i++) {
    ask();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await ending).toBe(0);
  const seen = answered();
  const seenEvents = events().map(({ id }) => id);
  // Otherwise it was not in the middle.
  expect(seenEvents.length).toBeLessThan(REQUESTS);

  const second = await anOpenRelay(folder);
  await connect(second);
  await eventually(() => expect([...new Set(answered())].sort()).toEqual([...asked].sort()));
  expect(seen.filter((id) => !answered().includes(id))).toEqual([]);
  // The day comes over a socket of its own, perhaps a moment later.
  await eventually(() => expect(new Set(events().map(({ request }) => request))).toEqual(new Set(asked)));
  expect(events()).toHaveLength(asked.length);
  expect(seenEvents.filter((id) => !events().some((event) => event.id === id))).toEqual([]);
  expect(await stopped(second)).toBe(0);
});

test('a signal to npm alone stops the relay, since its shell has become the relay', async () => {
  const root = join(import.meta.dirname, '../..');
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  const [build, run] = scripts.start.split(' && ');
  expect(build).toBe('node scripts/build.mjs --if-needed');
  // npm hands its script to a shell, and signals to that shell alone. The build is no matter here.
  const shell = spawn('sh', ['-c', `true && ${run}`], {
    cwd: root,
    env: {
      ...{ PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`, PORT: '0', DATA_DIR: aFolder() },
      LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  onTestFinished(() => {
    try {
      process.kill(-shell.pid!, 'SIGKILL');
    } catch {
      // That is the point: nothing of it is left.
    }
  });
  await once(shell.stdout, 'data');
  shell.kill('SIGTERM');
  expect(await once(shell, 'exit')).toEqual([0, null]);
  expect(() => process.kill(-shell.pid!, 0)).toThrow('ESRCH');
});
