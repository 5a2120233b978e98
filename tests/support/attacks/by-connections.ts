/** Attacks on the way to a socket: connections that never become one. */
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { addTo, inLanes, pause } from './attacker.ts';
import type { Attack, Outcome, Target } from './attacker.ts';

const KEY = 'AAAAAAAAAAAAAAAAAAAAAA==';
const handshake = (path: string): string =>
  [
    `GET ${path} HTTP/1.1`,
    'Host: x',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Key: ${KEY}`,
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Protocol: foyer.1',
    '',
    '',
  ].join('\r\n');

interface Line {
  readonly socket: Socket;
  readonly open: boolean;
  readonly said: string;
}

async function aLine({ url }: Target): Promise<Line> {
  const { hostname, port } = new URL(url);
  let open = false;
  let said = '';
  // Each end closes for itself, so what the relay only says good-bye to, and does not hang up, stays.
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  socket.on('error', () => {});
  socket.on('data', (data) => (said += said.length < 200 ? data.toString('latin1') : ''));
  socket.on('close', () => (open = false));
  socket.on('end', () => {
    // Whether the other end is gone shows in what becomes of what is sent to it.
    const timer = setInterval(() => socket.write('.'), 300);
    socket.on('close', () => clearInterval(timer));
  });
  await new Promise<void>((resolve) => {
    socket.once('connect', () => {
      open = true;
      resolve();
    });
    socket.once('close', () => resolve());
  });
  return {
    socket,
    get open() {
      return open;
    },
    get said() {
      return said;
    },
  };
}

/** Opens `count` lines, does with each what is said, and waits until the relay has hung up on all. */
async function holdLines(
  target: Target,
  count: number,
  waitSeconds: number,
  begin: (line: Line, nth: number) => void,
): Promise<Outcome> {
  const outcome: Outcome = {};
  const lines: Line[] = [];
  await inLanes(target, 100, count, async (nth) => {
    const line = await aLine(target);
    lines.push(line);
    if (line.open) begin(line, nth);
  });
  for (let i = 0; i < waitSeconds * 10 && !target.signal.aborted; i++) {
    if (!lines.some((line) => line.open)) break;
    await pause(100);
  }
  for (const line of lines) {
    addTo(outcome, line.open ? 'still open' : 'hung up');
    if (line.said.includes(' 101 ')) addTo(outcome, 'let in');
    line.socket.destroy();
  }
  return outcome;
}

/** Longer than the relay waits for the head of a request. */
const HEAD_WITHIN = 16;

export const halfOpenUpgrades = (count: number): Attack => ({
  name: 'half-open upgrades',
  run: (target) =>
    holdLines(target, count, HEAD_WITHIN, ({ socket }) =>
      socket.write(handshake('/sync/board:x').slice(0, -40)),
    ),
});

/** A byte at a time, so that something always comes. */
export const slowLoris = (count: number): Attack => ({
  name: 'slow loris',
  run: (target) =>
    holdLines(target, count, HEAD_WITHIN, (line) => {
      const text = handshake('/sync/board:always-open');
      let at = 0;
      const timer = setInterval(() => {
        if (!line.open || at >= text.length - 3) return clearInterval(timer);
        line.socket.write(text[at++]!);
      }, 150);
      line.socket.on('close', () => clearInterval(timer));
    }),
});

/** Whole handshakes for what does not exist, from a client that does not hang up. */
export const neverHangingUp = (count: number): Attack => ({
  name: 'refused, and not hanging up',
  run: (target) =>
    holdLines(target, count, 8, ({ socket }, nth) =>
      socket.write(handshake(nth % 2 === 0 ? '/elsewhere' : '/sync/kitchen:always-open')),
    ),
});

/** Handshakes that are cut off at once, or are none. */
export const brokenHandshakes: Attack = {
  name: 'broken handshakes',
  run: (target) =>
    holdLines(target, 600, 16, ({ socket }, nth) => {
      const whole = handshake('/sync/board:always-open');
      if (nth % 3 === 0) {
        socket.write(whole);
        setImmediate(() => socket.destroy());
      } else if (nth % 3 === 1) socket.write('\u0000\u0001\u0002 nonsense\r\n\r\n');
      else socket.write(whole.replace(KEY, 'none'));
    }),
};
