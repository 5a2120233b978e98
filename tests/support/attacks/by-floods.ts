/** Attacks by how much and how often. */
import { writeSync } from '../../../src/lib/wire/frames.ts';
import { BOARD } from './by-frames.ts';
import { addTo, anOwner, aReader, inLanes, newSecret, pause } from './attacker.ts';
import type { Attack, Outcome } from './attacker.ts';
import { requestNo, updateWith } from './frames.ts';

const ALL = writeSync('state-vector', Uint8Array.of(0));
/** The same question, said so that it looks like another one each time. */
const allBut = (client: number): Uint8Array =>
  writeSync('state-vector', Uint8Array.of(1, 1 + (client % 120), 0));
const QUERY = Uint8Array.of(3);

/** The whole state, asked for a thousand times a second from many sockets, which come back when they are closed. */
export const askingForAll: Attack = {
  name: 'the whole state, over and over',
  async run(target) {
    const outcome: Outcome = { asked: 0 };
    await inLanes(target, 50, 150, async (nth) => {
      const socket = await aReader(target, 'slots:always-open');
      for (let i = 0; i < 40 && socket.code === null && !target.signal.aborted; i++) {
        socket.send(nth % 2 === 0 ? ALL : allBut(nth + i));
        outcome.asked!++;
        if (i % 20 === 19) await pause(20);
      }
      await Promise.race([socket.closed, pause(200)]);
      addTo(outcome, socket.code);
      socket.end();
    });
    return outcome;
  },
};

export const flood: Attack = {
  name: 'a flood of frames',
  async run(target) {
    const outcome: Outcome = { sent: 0 };
    await inLanes(target, 20, 60, async (nth) => {
      const socket = nth % 2 === 0 ? await aReader(target, BOARD) : await anOwner(target);
      for (let i = 0; i < 1500 && socket.code === null && !target.signal.aborted; i++) {
        if (nth % 3 === 0) socket.ws.ping();
        else socket.send(QUERY);
        outcome.sent!++;
        if (i % 100 === 99) await pause(1);
      }
      await Promise.race([socket.closed, pause(500)]);
      addTo(outcome, socket.code);
      socket.end();
    });
    return outcome;
  },
};

/** Sockets that come and go. */
export const reconnecting: Attack = {
  name: 'a storm of handshakes',
  async run(target) {
    const outcome: Outcome = {};
    await inLanes(target, 40, 3000, async (nth) => {
      const socket = nth % 2 === 0 ? await aReader(target, BOARD) : await anOwner(target);
      addTo(outcome, socket.code);
      socket.end();
    });
    return outcome;
  },
};

/** An outbox that another socket keeps open is filled again and again. */
export const filling: Attack = {
  name: 'an outbox filled over and over',
  async run(target) {
    const outcome: Outcome = { sent: 0 };
    const secret = newSecret();
    const keeper = await anOwner(target, secret);
    await inLanes(target, 1, 120, async (nth) => {
      const socket = await anOwner(target, secret);
      const records = Array.from({ length: 100 }, (_, i) => [requestNo(nth * 100 + i), 'x'.repeat(900)]);
      socket.send(writeSync('answer', updateWith(...records)));
      outcome.sent!++;
      await socket.settled();
      addTo(outcome, socket.code);
      socket.end();
    });
    addTo(outcome, `keeper ${keeper.code ?? 'open'}`);
    // What the outbox holds now; its actor may have to wait until it may ask again.
    for (let i = 0; i < 20 && outcome['most bytes'] === undefined && !target.signal.aborted; i++) {
      const looking = await anOwner(target, secret);
      looking.ws.on('message', (frame: Buffer) => {
        // Smaller are the relay's own question and its pulse.
        if (frame.length > 1000) outcome['most bytes'] = frame.length;
      });
      looking.send(ALL);
      await looking.settled();
      looking.end();
      if (outcome['most bytes'] === undefined) await pause(500);
    }
    keeper.end();
    return outcome;
  },
};

/** New people without end, each with something to ask. */
export const manyActors: Attack = {
  name: 'ever new people',
  async run(target) {
    const outcome: Outcome = {};
    await inLanes(target, 40, 1500, async (nth) => {
      const socket = await anOwner(target);
      const records = Array.from({ length: 20 }, (_, i) => [requestNo(nth * 20 + i), { v: 1, kind: 'book' }]);
      socket.send(writeSync('answer', updateWith(...records)));
      await socket.settled();
      addTo(outcome, socket.code);
      socket.end();
    });
    return outcome;
  },
};

const READERS = 40;

/** Sockets that take nothing, each with an outbox as large as may be, and ask for it over and over. */
export const notReading: Attack = {
  name: 'readers that do not read',
  async run(target) {
    const outcome: Outcome = { asked: 0 };
    const sockets = await Promise.all(Array.from({ length: READERS }, () => anOwner(target)));
    for (const [nth, socket] of sockets.entries()) {
      if (socket.code !== null) continue;
      pauseReading(socket.ws);
      const records = Array.from({ length: 100 }, (_, i) => [requestNo(nth * 100 + i), 'x'.repeat(600)]);
      socket.send(writeSync('answer', updateWith(...records)));
      socket.send(writeSync('answer', updateWith([requestNo(nth * 100 + 99_999), 'x'.repeat(40_000)])));
    }
    for (let round = 0; round < 24 && !target.signal.aborted; round++) {
      for (const socket of sockets) {
        socket.send(ALL);
        outcome.asked!++;
      }
      await pause(round < 18 ? 10 : 1000);
    }
    for (const socket of sockets) {
      addTo(outcome, socket.code);
      socket.end();
    }
    return outcome;
  },
};

/** The system keeps what comes, until its buffers are full, and then the relay's side has to. */
export function pauseReading(ws: object): () => void {
  const { _socket: socket } = ws as { _socket: { pause(): void; resume(): void } };
  socket.pause();
  return () => void socket.resume();
}
