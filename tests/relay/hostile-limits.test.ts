/** The limits of one client: it gets no more, it holds no other up, and a fault costs only its own socket. */
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { officeId } from '../../src/lib/domain/ids.ts';
import { writeSync } from '../../src/lib/wire/frames.ts';
import { defaultLimits } from '../../sync-server/guard/limits.ts';
import type { Counted, Limits, Rate } from '../../sync-server/guard/limits.ts';
import { makeRateLimitAccounts } from '../../sync-server/guard/rate-limit-accounts.ts';
import type { Log } from '../../sync-server/log/log.ts';
import { makeSyncSocket } from '../../sync-server/sockets/sync-socket.ts';
import { pauseReading } from '../support/attacks/by-floods.ts';
import { requestNo, updateWith } from '../support/attacks/frames.ts';
import { eventually } from '../support/eventually.ts';
import { aClerk, aLead } from './support/a-browser.ts';
import { aRelay } from './support/a-relay.ts';
import { aCitizen, aSocket, closeOf, outcome } from './support/a-socket.ts';
import type { SocketOptions, TestSocket } from './support/a-socket.ts';

const BOARD = 'board:dorsten';
const from = (address: string): SocketOptions => ({ headers: { 'x-forwarded-for': address } });
const [HERE, THERE] = [from('192.0.2.1'), from('198.51.100.1')];
const NO_LIMIT: Rate = { perSecond: 1e6, burst: 1e6 };
const scarce = (what: Counted, burst: number, perSecond = 0.001): Partial<Limits> => ({
  ofAddress: { ...defaultLimits.ofAddress, [what]: { perSecond, burst } },
});
const scarceForActors = (what: Counted, burst: number, perSecond = 0.001): Partial<Limits> => ({
  ofActor: { ...defaultLimits.ofActor, [what]: { perSecond, burst } },
});
const proxied = (limits: Partial<Limits>): ReturnType<typeof aRelay> =>
  aRelay({ trustProxy: true }, { limits });

describe('one address', () => {
  test('opens a limited number of sockets in a time, however often it closes them; staff at it are not counted', async () => {
    const relay = await proxied(scarce('handshakes', 5));
    const lead = await aLead(relay);
    for (let i = 0; i < 5; i++) {
      const socket = await aSocket(relay, i % 2 === 0 ? BOARD : 'kitchen:dorsten', HERE);
      await outcome(socket);
      socket.close();
      await closeOf(socket);
    }
    // Not even a handshake: a browser's provider comes back as after any broken line.
    expect(await closeOf(await aSocket(relay, BOARD, HERE))).toBe(1006);
    const { credential } = aCitizen();
    expect(await closeOf(await aSocket(relay, BOARD, { ...HERE, credential }))).toBe(1006);
    const wrong = {
      ...HERE,
      credential: { type: 'surface', surface: 'kiosk' } as const,
      cookies: 'foyer_kiosk=x',
    };
    expect(await closeOf(await aSocket(relay, BOARD, wrong))).toBe(1006);
    expect(await outcome(await aSocket(relay, BOARD, THERE))).toBe('open');
    const staff = {
      ...HERE,
      credential: { type: 'surface', surface: 'staff' } as const,
      cookies: lead.cookies,
    };
    for (let i = 0; i < 10; i++) expect(await outcome(await aSocket(relay, BOARD, staff))).toBe('open');
    const text = await (await fetch(`${relay.url}/metrics`)).text();
    expect(text).toContain('foyer_refusals_total{reason="too-many"} 3');
  });

  test.each<[Counted, (socket: TestSocket) => void]>([
    ['frames', (socket) => socket.send(Uint8Array.of(3))],
    ['questions', (socket) => socket.ask(Uint8Array.of(0))],
  ])('sends a limited number of %s on all its sockets together', async (what, send) => {
    const relay = await proxied(scarce(what, 40));
    const mute = { ...HERE, mute: true };
    const sockets: TestSocket[] = [];
    for (let i = 0; i < 5; i++) sockets.push(await aSocket(relay, BOARD, mute));
    const there = await aSocket(relay, BOARD, THERE);
    // Each of them stays below what one socket may.
    for (const socket of sockets) for (let i = 0; i < 15; i++) send(socket);
    await eventually(() => {
      const reasons = sockets.map((socket) => socket.closed);
      expect(reasons.filter((reason) => reason === 'too-many').length).toBeGreaterThanOrEqual(2);
    });
    expect(await outcome(there)).toBe('open');
    expect(there.closed).toBeNull();
  });

  test('asks for a limited number of things in a time, and for the rest when it comes back', async () => {
    const relay = await proxied(scarce('requests', 8, 4));
    const aPhone = async () => {
      const { actor, credential } = aCitizen();
      const doc = new Y.Doc();
      for (let n = 0; n < 6; n++) doc.getArray('records').push([[requestNo(n), { v: 1 }]]);
      const inbox = await aSocket(relay, `inbox:${actor}`, { ...HERE, credential });
      await outcome(inbox);
      const connect = () => aSocket(relay, `outbox:${actor}`, { ...HERE, credential, doc });
      return { inbox, connect };
    };
    const [first, second] = [await aPhone(), await aPhone()];
    const has = ({ inbox }: typeof first): void => expect(inbox.records().size).toBe(6);
    await first.connect();
    await eventually(() => has(first));
    expect(await closeOf(await second.connect())).toBe('too-many');
    expect(second.inbox.records().size).toBe(0);
    await eventually(async () => {
      const outbox = await second.connect();
      await eventually(() => {
        if (outbox.closed === null) has(second);
      });
      has(second);
    }, 300);
  });

  test('has so much sent to it that it does not take', async () => {
    const relay = await proxied({
      ...scarce('frames', 1e6, 1e6),
      mostUnsent: 256 * 1024,
      questions: NO_LIMIT,
    });
    const socketsWith = async (address: SocketOptions): Promise<TestSocket[]> => {
      const sockets: TestSocket[] = [];
      for (let i = 0; i < 8; i++) {
        const { actor, credential } = aCitizen();
        const socket = await aSocket(relay, `outbox:${actor}`, { ...address, credential, mute: true });
        socket.send(writeSync('answer', updateWith([requestNo(1), 'x'.repeat(120_000)])));
        sockets.push(socket);
      }
      return sockets;
    };
    const [silent, reading] = [await socketsWith(HERE), await socketsWith(THERE)];
    const resume = silent.map(({ ws }) => pauseReading(ws));
    for (let i = 0; i < 150; i++) for (const socket of silent) socket.ask(Uint8Array.of(0));
    for (const socket of reading) socket.ask(Uint8Array.of(0));
    await eventually(async () => {
      const text = await (await fetch(`${relay.url}/metrics`)).text();
      expect(text).toMatch(/foyer_refusals_total\{reason="too-slow"\} [4-8]\n/);
    });
    for (const run of resume) run();
    expect(reading.map((socket) => socket.closed)).toEqual(reading.map(() => null));
  });
});

describe('one actor', () => {
  test('a counter that asks for too much at once is told to come back, and its neighbour is not', async () => {
    const relay = await aRelay({}, { limits: scarceForActors('requests', 10) });
    const lead = await aLead(relay);
    const clerk = await aClerk(relay, lead);
    const open = (who: { actor: string; cookies: string }): Promise<TestSocket> =>
      aSocket(relay, `outbox:${who.actor}`, {
        credential: { type: 'surface', surface: 'staff' },
        cookies: who.cookies,
      });
    const [greedy, neighbour] = [await open(clerk), await open(lead)];
    await Promise.all([outcome(greedy), outcome(neighbour)]);
    for (let n = 0; n < 11; n++) greedy.doc.getArray('records').push([[requestNo(n), { v: 1 }]]);
    expect(await closeOf(greedy)).toBe('too-many');
    for (let n = 0; n < 9; n++) neighbour.doc.getArray('records').push([[requestNo(n), { v: 1 }]]);
    neighbour.ask();
    await eventually(() => expect(neighbour.frames.length).toBeGreaterThan(2));
    expect(neighbour.closed).toBeNull();
  });

  test('a large frame counts as several', async () => {
    const relay = await aRelay({}, { limits: { frames: { perSecond: 0.001, burst: 40 } } });
    const { actor, credential } = aCitizen();
    const socket = await aSocket(relay, `outbox:${actor}`, { credential, mute: true });
    for (let i = 0; i < 6; i++)
      socket.send(writeSync('answer', updateWith([requestNo(1), 'x'.repeat(60_000)])));
    expect(await closeOf(socket)).toBe('too-many');
  });
});

test('what one address does not take counts over all its sockets, until they are gone', () => {
  const account = makeRateLimitAccounts(() => 0).of('address', defaultLimits.ofAddress);
  const reasons: unknown[] = [];
  const open = (bufferedAmount: number): { send(): void; ws: EventEmitter } => {
    const ws = Object.assign(new EventEmitter(), {
      ...{ bufferedAmount, readyState: WebSocket.OPEN },
      close() {},
      terminate() {},
    });
    const socket = makeSyncSocket(
      {
        id: 'socket',
        identity: { role: 'public', actor: null, office: null },
        name: { kind: 'board', office: officeId.parse('dorsten') },
        session: null,
        address: null,
        rateLimitAccounts: [account],
        giveBack() {},
      },
      {
        limits: { ...defaultLimits, mostUnsent: 300_000 },
        onClosed: (_socket, reason) => reasons.push(reason),
        onUse() {},
        onFault: (_socket, error) => reasons.push(error),
      },
    );
    socket.sit({ greet() {}, ask: () => null, give: () => null, leave() {} });
    socket.attach(ws as unknown as WebSocket, new PassThrough());
    return { ws, send: () => socket.send(Uint8Array.of(1)) };
  };
  const [one, two, three] = [open(200_000), open(200_000), open(1000)];
  one.send();
  expect(reasons).toEqual([]);
  two.send();
  three.send();
  expect(reasons).toEqual(['too-slow']);
  expect(account.unsent).toBe(400_000);
  two.ws.emit('close');
  expect(account.unsent).toBe(200_000);
  one.send();
  expect(reasons).toEqual(['too-slow']);
});

test('rate-limit accounts that have not come for longest are forgotten, so that ever new ones cost no memory', () => {
  const rateLimitAccounts = makeRateLimitAccounts(() => 0, 100);
  const rates = { ...defaultLimits.ofActor, frames: { perSecond: 0, burst: 1 } };
  expect(rateLimitAccounts.of('keeps coming', rates).take('frames')).toBe(true);
  for (let i = 0; i < 1000; i++) {
    rateLimitAccounts.of(`stranger ${i}`, rates);
    expect(rateLimitAccounts.of('keeps coming', rates).take('frames')).toBe(false);
    expect(rateLimitAccounts.size).toBeLessThanOrEqual(100);
  }
});

test('a real reader that does not read is dropped, and has everything when it comes back', async () => {
  const unlimited: Partial<Limits> = {
    frames: NO_LIMIT,
    ofActor: { ...defaultLimits.ofActor, frames: NO_LIMIT },
  };
  const relay = await aRelay({}, { limits: unlimited });
  const { actor, credential } = aCitizen();
  const open = (): Promise<TestSocket> => aSocket(relay, `outbox:${actor}`, { credential });
  const [writing, silent] = [await open(), await open()];
  await Promise.all([outcome(writing), outcome(silent)]);
  await eventually(() => expect(silent.frames.length).toBeGreaterThan(1));
  const resume = pauseReading(silent.ws);
  const array = writing.doc.getArray('records');
  const tooSlow = async (): Promise<boolean> =>
    (await (await fetch(`${relay.url}/metrics`)).text()).includes('reason="too-slow"} 1');
  for (let n = 0; n < 1000 && !(await tooSlow()); n++) {
    for (let i = 0; i < 10; i++) {
      writing.doc.transact(() => {
        if (array.length > 0) array.delete(0, array.length);
        array.push([['clock', { offset: n, note: 'x'.repeat(50_000) }]]);
      });
    }
    writing.ask();
  }
  expect(await tooSlow()).toBe(true);
  expect(writing.closed).toBeNull();
  resume();
  // The reason may have been too much for it, too.
  expect(['too-slow', 1006]).toContain(await closeOf(silent));
  const back = await aSocket(relay, `outbox:${actor}`, { credential, doc: silent.doc });
  expect(await outcome(back)).toBe('open');
  await eventually(() => expect(back.records()).toEqual(writing.records()));
});

test('a fault over what one socket sends costs that socket, is counted, and is told by its code alone', async () => {
  const lines: [Record<string, unknown>, string][] = [];
  const log: Log = {
    debug: () => {},
    info: () => {},
    warn: () => {},
    error: (fields, message) => lines.push([{ ...fields }, message]),
    child: () => log,
  };
  const limits: Partial<Limits> = {
    ofActor: {
      ...defaultLimits.ofActor,
      get questions(): Rate {
        throw new RangeError('Erika Mustermann');
      },
    },
  };
  const relay = await aRelay({}, { limits, log });
  const bystander = await aSocket(relay, BOARD);
  expect(await outcome(bystander)).toBe('open');
  for (let i = 0; i < 40; i++) {
    const { credential } = aCitizen();
    expect(await outcome(await aSocket(relay, BOARD, { credential }))).toBe('shutting-down');
  }
  expect(bystander.closed).toBeNull();
  expect((await fetch(`${relay.url}/readyz`)).status).toBe(200);
  expect(await (await fetch(`${relay.url}/metrics`)).text()).toContain('foyer_faults_total 40');
  expect(lines[0]).toEqual([
    { socket: expect.any(String), document: 'board', code: 'RangeError' },
    'a socket failed',
  ]);
  expect(lines.length).toBeGreaterThanOrEqual(10);
  expect(lines.length).toBeLessThan(40);
  expect(JSON.stringify(lines)).not.toContain('Erika');
});
