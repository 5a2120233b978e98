/** What the log says of a socket: enough to follow one of them, and nothing of who it was. */
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { MAX_CITIZENS_FRAME_BYTES } from '../../sync-server/guard/frame-guard.ts';
import { defaultLimits } from '../../sync-server/guard/limits.ts';
import type { Limits, Rate } from '../../sync-server/guard/limits.ts';
import { openLog } from '../../sync-server/log/log.ts';
import { aRelay } from './support/a-relay.ts';
import { aCitizen, aSocket, closeOf, outcome } from './support/a-socket.ts';

const BOARD = 'board:dorsten';
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Line = Record<string, unknown>;

async function aLoggedRelay(limits: Partial<Limits> = {}) {
  const lines: Line[] = [];
  const log = openLog('info', { write: (line: string) => void lines.push(JSON.parse(line) as Line) });
  const relay = await aRelay({ trustProxy: true }, { log, limits });
  /** In the order in which they were written. */
  const of = (socket: string) =>
    lines
      .filter((line) => line.socket === socket)
      .map(({ level, document, reason, code, msg }) => ({ level, document, reason, code, msg }));
  return { relay, lines, of };
}

test('[P2] what happened to one socket stands under one id, which its handshake has told', async () => {
  const { relay, lines, of } = await aLoggedRelay({
    ofActor: {
      ...defaultLimits.ofActor,
      get questions(): Rate {
        throw new RangeError('Erika Mustermann');
      },
    },
  });
  const bystander = await aSocket(relay, BOARD);
  expect(await outcome(bystander)).toBe('open');
  const [{ actor, credential }, other] = [aCitizen(), aCitizen()];
  const first = await aSocket(relay, BOARD, { credential });
  const second = await aSocket(relay, BOARD, { credential: other.credential });
  expect(await Promise.all([outcome(first), outcome(second)])).toEqual(['shutting-down', 'shutting-down']);
  for (const { id } of [first, second]) {
    expect(id).toMatch(ID);
    expect(of(id)).toEqual([
      { level: 50, document: 'board', code: 'RangeError', msg: 'a socket failed' },
      { level: 30, document: 'board', reason: 'shutting-down', msg: 'a socket was closed' },
    ]);
  }
  expect(first.id).not.toBe(second.id);
  expect(of(bystander.id)).toEqual([]);
  expect(JSON.stringify(lines)).not.toMatch(new RegExp(`Erika|${actor}|${BOARD}|127\\.0\\.0`));
});

test('a socket that is refused, or turned away before its handshake, has an id too', async () => {
  const { relay, lines, of } = await aLoggedRelay({
    ofAddress: { ...defaultLimits.ofAddress, handshakes: { perSecond: 0.001, burst: 1 } },
  });
  const refused = await aSocket(relay, 'day:dorsten:2026-11-23');
  expect(await closeOf(refused)).toBe('not-signed-in');
  expect(of(refused.id)).toEqual([
    { level: 30, document: 'day', reason: 'not-signed-in', msg: 'a socket was closed' },
  ]);
  const unknown = await aSocket(relay, 'kitchen:dorsten');
  expect(await closeOf(unknown)).toBe('no-such-document');
  expect(of(unknown.id)).toMatchObject([{ reason: 'no-such-document' }]);

  const from = { 'x-forwarded-for': '192.0.2.1' };
  expect(await turnedAway(relay, `/sync/${BOARD}`, from)).toMatchObject({ status: 101 });
  const tooMany = await turnedAway(relay, `/sync/${BOARD}`, from);
  expect(tooMany).toEqual({ status: 429, id: expect.stringMatching(ID) as unknown });
  expect(of(tooMany.id)).toEqual([{ level: 30, reason: 'too-many', msg: 'a socket was closed' }]);
  for (const [path, headers, reason] of [
    ['/sync', {}, 'no-such-path'],
    [`/sync/${BOARD}`, { origin: 'https://evil.example' }, 'foreign-origin'],
  ] as const) {
    const { id } = await turnedAway(relay, path, headers);
    expect(of(id)).toEqual([{ level: 30, reason, msg: 'a socket was closed' }]);
  }
  expect(JSON.stringify(lines)).not.toMatch(/192\.0\.2|kitchen|evil/);
});

test('who goes, or is sent away with all others, is no line; and closing without end is not told without end', async () => {
  const { relay, lines } = await aLoggedRelay();
  const gone = await aSocket(relay, BOARD);
  gone.close();
  await closeOf(gone);
  for (let i = 0; i < 150; i++) await closeOf(await aSocket(relay, 'kitchen:dorsten'));
  const closings = () => lines.filter(({ msg }) => msg === 'a socket was closed').length;
  expect(closings()).toBeGreaterThanOrEqual(100);
  expect(closings()).toBeLessThan(150);
  const metrics = await (await fetch(`${relay.url}/metrics`)).text();
  expect(metrics).toContain('foyer_refusals_total{reason="no-such-document"} 150');

  const last = await aSocket(relay, BOARD);
  expect(await outcome(last)).toBe('open');
  const before = closings();
  await relay.close();
  expect(await closeOf(last)).toBe('shutting-down');
  expect(closings()).toBe(before);
});

test('what never became a socket, or was ended beneath the protocol, is counted by a reason of its own, once', async () => {
  const { relay, lines } = await aLoggedRelay();
  await turnedAway(relay, '/sync', {});
  for (const origin of ['https://evil.example', 'null'])
    await turnedAway(relay, `/sync/${BOARD}`, { origin });
  await expect(turnedAway(relay, `/sync/${BOARD}`, { 'sec-websocket-version': '7' })).rejects.toThrow();
  const large = await aSocket(relay, BOARD);
  expect(await outcome(large)).toBe('open');
  large.send(new Uint8Array(2 * MAX_CITIZENS_FRAME_BYTES + 1));
  expect([1006, 1009]).toContain(await closeOf(large));
  const bent = await aSocket(relay, BOARD);
  expect(await outcome(bent)).toBe('open');
  // A frame of a kind that there is none of.
  (bent.ws as unknown as { _socket: Socket })._socket.write(Uint8Array.of(0x8f, 0x80, 0, 0, 0, 0));
  expect([1002, 1006]).toContain(await closeOf(bent));
  const text = await (await fetch(`${relay.url}/metrics`)).text();
  const counted = text.matchAll(/^foyer_refusals_total\{reason="([\w-]+)"\} (\d+)$/gm);
  const told = Object.fromEntries([...counted].map(([, reason, n]) => [reason, Number(n)]));
  const ownReasons = {
    'no-such-path': 1,
    'foreign-origin': 2,
    'bad-handshake': 1,
    'oversized-frame': 1,
    'bad-frame': 1,
  };
  expect(told).toEqual(ownReasons);
  expect(lines.filter(({ msg }) => msg === 'a socket was closed').map(({ reason }) => reason)).toEqual(
    Object.entries(ownReasons).flatMap(([reason, n]) => Array<string>(n).fill(reason)),
  );
});

/** How the relay answers the wish for a socket, told apart from what ws makes of it. */
function turnedAway(
  relay: { readonly url: string },
  path: string,
  headers: Record<string, string>,
): Promise<{ status: number | undefined; id: string }> {
  const asking = request(relay.url + path, {
    headers: {
      ...{ connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
      ...{ 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==', 'sec-websocket-protocol': 'foyer.1' },
      ...headers,
    },
  });
  asking.end();
  return new Promise((resolve, reject) => {
    asking.on('error', reject);
    const answered = ({ statusCode, headers: told }: IncomingMessage) =>
      resolve({ status: statusCode, id: String(told['x-request-id']) });
    asking.on('response', (response) => answered(response.resume()));
    asking.on('upgrade', (response, socket) => {
      socket.destroy();
      answered(response);
    });
  });
}
