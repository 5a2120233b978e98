/** What the relay does with clients that break the protocol; other clients do not notice. */
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';
import { pulse, writeSync } from '../../src/lib/wire/frames.ts';
import { silentLog } from '../../sync-server/log/log.ts';
import { startRelay } from '../../sync-server/start.ts';
import type { Relay } from '../../sync-server/start.ts';
import { eventually } from '../support/eventually.ts';
import { aConfig, aRelay } from './support/a-relay.ts';
import { aCitizen, aSocket, closeOf, outcome } from './support/a-socket.ts';
import type { TestSocket } from './support/a-socket.ts';

let relay: Relay;
let bystander: TestSocket;
const folder = mkdtempSync(join(tmpdir(), 'foyer-'));

beforeAll(async () => {
  const started = await startRelay(aConfig({ dataDir: folder }), { log: silentLog });
  if (!started.ok) throw new Error(started.error.join());
  relay = started.value;
});
afterAll(async () => {
  await relay.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  bystander = await aSocket(relay, 'board:dorsten');
  expect(await outcome(bystander)).toBe('open');
});

/** The relay is well, and the clients from before the attack still are. */
async function nothingHappened(): Promise<void> {
  expect((await fetch(`${relay.url}/readyz`)).status).toBe(200);
  const before = bystander.frames.length;
  bystander.ask();
  await eventually(() => expect(bystander.frames.length).toBeGreaterThan(before));
  expect(bystander.closed).toBeNull();
}

const ownOutbox = async (mute = true): Promise<TestSocket> => {
  const { actor, credential } = aCitizen();
  return aSocket(relay, `outbox:${actor}`, { credential, mute });
};

const bytes = (...list: number[]): Uint8Array => Uint8Array.from(list);

describe('a frame that is none of the protocol closes its own socket', () => {
  test.each<[string, Uint8Array | string, string | number]>([
    ['empty', bytes(), 'malformed'],
    ['text', 'hello', 'malformed'],
    ['of an unknown kind', bytes(77), 'malformed'],
    ['of an unknown step', bytes(0, 9, 1, 0), 'malformed'],
    ['cut off', bytes(0, 0, 200, 1), 'malformed'],
    ['with something behind it', bytes(0, 0, 1, 0, 1), 'malformed'],
    ['with a length without end', bytes(0, 0, ...Array<number>(200).fill(0xff)), 'malformed'],
    ['with a state vector that does not decode', writeSync('state-vector', bytes(255, 255)), 'malformed'],
    ['with an enormous state vector', writeSync('state-vector', new Uint8Array(70_000)), 'too-large'],
    ['with enormous awareness', bytes(1, 0xff, 0xff, 0x04, ...new Uint8Array(81_919)), 'too-large'],
    ['larger than anything the public says', writeSync('update', new Uint8Array(512 * 1024)), 1009],
    ['that writes what it may only read', writeSync('update', randomBytes(1000)), 'not-allowed'],
  ])('%s', async (_what, frame, reason) => {
    const socket = await aSocket(relay, 'board:dorsten', { mute: true });
    socket.send(frame);
    expect(await closeOf(socket)).toBe(reason);
    await nothingHappened();
  });

  test('a frame of 50 MB is cut off before it is in memory', async () => {
    const socket = await aSocket(relay, 'board:dorsten', { mute: true });
    socket.send(new Uint8Array(50 * 1024 * 1024));
    expect([1006, 1009]).toContain(await closeOf(socket));
    await nothingHappened();
  });

  test('updates with missing parts never reach the document', async () => {
    const socket = await ownOutbox();
    const doc = new Y.Doc();
    doc.getArray('records').push([['request:asked-by-a-citizen-1', 1]]);
    const before = Y.encodeStateVector(doc);
    doc.getArray('records').push([['request:asked-by-a-citizen-2', 2]]);
    socket.send(writeSync('answer', Y.encodeStateAsUpdate(doc, before)));
    expect(await closeOf(socket)).toBe('malformed');
    await nothingHappened();
  });
});

test('awareness is dropped: it closes no socket and reaches none', async () => {
  const [one, other] = [await aSocket(relay, 'board:dorsten'), await aSocket(relay, 'board:dorsten')];
  await Promise.all([outcome(one), outcome(other)]);
  const frames = other.frames.length;
  for (let i = 0; i < 20; i++) one.send(bytes(1, 5, 1, 2, 3, 4, 5));
  one.send(bytes(3));
  one.ask();
  await eventually(() => expect(one.frames.length).toBeGreaterThan(1));
  expect(one.closed).toBeNull();
  expect(other.frames.length).toBe(frames);
});

test('a client that asks for everything over and over, or floods, has to come back later', async () => {
  const asking = await aSocket(relay, 'slots:dorsten', { mute: true });
  for (let i = 0; i < 100; i++) asking.ask(bytes(0));
  expect(await closeOf(asking)).toBe('too-many');
  expect(asking.frames.length).toBeLessThan(40);
  const flooding = await aSocket(relay, 'board:dorsten', { mute: true });
  for (let i = 0; i < 1000; i++) flooding.send(bytes(3));
  expect(await closeOf(flooding)).toBe('too-many');
  await nothingHappened();
});

test('every few seconds comes a pulse', async () => {
  await eventually(() => expect(bystander.frames.some((f) => Buffer.from(f).equals(pulse))).toBe(true), 50);
});

test('handshakes that are none leave the relay as it is', async () => {
  const { port } = relay;
  const texts = [
    'GET /sync/board:dorsten HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
    'GET /elsewhere HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n',
    'GET /sync/board:dorsten HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: foyer.1, ,,\r\n\r\n',
    '\u0000\u0001\u0002 nonsense\r\n\r\n',
  ];
  for (const text of texts) {
    const answer = await new Promise<string>((resolve) => {
      let said = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(text));
      socket.on('data', (data) => (said += data.toString('latin1')));
      socket.on('error', () => resolve(said));
      socket.on('close', () => resolve(said));
    });
    expect(answer).not.toContain('101 Switching');
  }
  for (let i = 0; i < 200; i++) {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(texts[1]!.replace('/elsewhere', '/sync/board:dorsten'));
      setImmediate(() => socket.destroy());
    });
    socket.on('error', () => {});
  }
  await nothingHappened();
});

test('[B6] one address and one actor get a limited number of sockets', async () => {
  const limited = await aRelay(
    { trustProxy: true },
    { limits: { socketsPerAddress: 3, socketsPerActor: 2 } },
  );
  const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
  for (let i = 0; i < 3; i++)
    expect(await outcome(await aSocket(limited, 'board:dorsten', from('1, 192.0.2.1')))).toBe('open');
  const fourth = await aSocket(limited, 'board:dorsten', from('9.9.9.9, 192.0.2.1'));
  expect(await outcome(fourth)).toBe('too-many');
  const elsewhere = await aSocket(limited, 'board:dorsten', from('192.0.2.2'));
  expect(await outcome(elsewhere)).toBe('open');
  const { actor, credential } = aCitizen();
  const own = [
    await aSocket(limited, `inbox:${actor}`, { credential }),
    await aSocket(limited, `outbox:${actor}`, { credential }),
  ];
  for (const socket of own) expect(await outcome(socket)).toBe('open');
  expect(await outcome(await aSocket(limited, 'board:dorsten', { credential }))).toBe('too-many');
  own[0]!.close();
  await closeOf(own[0]!);
  await eventually(async () =>
    expect(await outcome(await aSocket(limited, 'board:dorsten', { credential }))).toBe('open'),
  );
});

test('when the relay closes everyone is told to come back', async () => {
  const closing = await aRelay();
  const socket = await aSocket(closing, 'board:dorsten');
  await outcome(socket);
  await closing.close();
  expect(await closeOf(socket)).toBe('shutting-down');
});
