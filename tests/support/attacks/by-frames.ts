/** Attacks by what a frame says. */
import { randomBytes } from 'node:crypto';
import * as encoding from 'lib0/encoding';
import { writeSync } from '../../../src/lib/wire/frames.ts';
import { steadyRandom } from '../build/requests.ts';
import { addTo, anOwner, aReader, asOwner, inLanes, pause } from './attacker.ts';
import type { Attack, Attacker, Outcome, Target } from './attacker.ts';
import {
  bent,
  honestFrames,
  manyDeletions,
  manyStructs,
  manyValues,
  missingPart,
  nested,
  requestNo,
  updateByHand,
  updateWith,
  withHugeNumbers,
} from './frames.ts';

export const BOARD = 'board:always-open';
const LANES = 40;

/**
 * Sends them one by one, each only when the relay has read the one before: a frame at a socket that is closed already
 * proves nothing. `judged` counts those that the relay has read.
 */
async function sendEach(
  target: Target,
  frames: Iterator<Uint8Array>,
  most: number,
  open: (nth: number) => Promise<Attacker>,
): Promise<Outcome> {
  const outcome: Outcome = { judged: 0 };
  const perLane = Math.ceil(most / LANES);
  await inLanes(target, LANES, LANES, async (lane) => {
    let socket: Attacker | null = null;
    for (let i = 0; i < perLane && !target.signal.aborted; i++) {
      const { value, done } = frames.next();
      if (done === true) break;
      if (socket === null || socket.code !== null) socket = await open(lane);
      // It was open when it last answered, and no other client closes it.
      socket.send(value as Uint8Array);
      const isOpen = await socket.settled();
      addTo(outcome, 'judged');
      addTo(outcome, socket.code);
      if (!isOpen) socket = null;
    }
    socket?.end();
  });
  return outcome;
}

const halfAndHalf = (target: Target) => {
  let opened = 0;
  return () => (++opened % 4 === 0 ? aReader(target, BOARD) : anOwner(target));
};

export const noise: Attack = {
  name: 'random bytes',
  run(target) {
    function* frames(): Generator<Uint8Array> {
      for (;;) yield randomBytes(1 + (randomBytes(1)[0]! % 200));
    }
    return sendEach(target, frames(), 1500, halfAndHalf(target));
  },
};

export const hugeNumbers: Attack = {
  name: 'enormous numbers',
  run(target) {
    const frames = withHugeNumbers(honestFrames((below) => below >> 1).slice(0, 20));
    return sendEach(target, frames, 1500, halfAndHalf(target));
  },
};

export const bentFrames = (most: number, seed: number): Attack => ({
  name: 'bent frames',
  run(target) {
    const random = steadyRandom(seed);
    const whole = (below: number): number => Math.floor(random() * below);
    const honest = honestFrames(whole);
    function* frames(): Generator<Uint8Array> {
      for (;;) yield bent(honest[whole(honest.length)]!, whole);
    }
    return sendEach(target, frames(), most, halfAndHalf(target));
  },
});

/** What once ended the process, or could: values that JSON does not know, keys that every object answers to. */
export const poison: Attack = {
  name: 'poisoned records',
  run(target) {
    const bigInt = updateByHand((to) => encoding.writeAny(to, 10n), { key: 'clock' });
    const updates = [
      bigInt,
      updateWith(['clock', { offset: 1, x: 10n }]),
      updateWith(['clock', { offset: 1, x: Uint8Array.of(1) }]),
      updateWith(['clock', { offset: 1, x: undefined }]),
      ...['constructor', '__proto__', 'toString:x', 'hasOwnProperty', 'valueOf', 'request', '', ':'].map(
        (key) => updateWith([key, 1]),
      ),
      ...['request:!', 'request:short', `request:${'x'.repeat(90)}`, 'request:Käse-mit-Löchern-drin'].map(
        (key) => updateWith([key, 1]),
      ),
      ...[10, 100, 1000, 4000, 5000, 6000, 20_000].map(nested),
      updateByHand((to) => encoding.writeAny(to, { v: 1 }), { client: Number.MAX_SAFE_INTEGER }),
      updateByHand((to) => encoding.writeAny(to, { v: 1 }), { client: 2 ** 32 }),
    ];
    function* frames(): Generator<Uint8Array> {
      for (const update of updates) {
        yield writeSync('answer', update);
        yield writeSync('update', update);
      }
    }
    return sendEach(target, frames(), 40 * updates.length, () => anOwner(target));
  },
};

/** Each small on the wire and large once it is decoded. */
export const bombs: Attack = {
  name: 'half a million structures',
  async run(target) {
    const outcome: Outcome = {};
    // The large are cut off before they are read, the small are read.
    const frames = [500_000, 60_000].flatMap((count) =>
      [manyStructs(count), manyValues(count), manyDeletions(count)].map((update) =>
        writeSync('answer', update),
      ),
    );
    await inLanes(target, 8, 80, async (nth) => {
      const socket = await anOwner(target);
      socket.send(frames[nth % frames.length]!);
      await Promise.race([socket.closed, pause(5_000)]);
      addTo(outcome, socket.code);
      socket.end();
    });
    return outcome;
  },
};

export const tooLarge: Attack = {
  name: 'frames of 50 MB',
  async run(target) {
    const outcome: Outcome = {};
    const frame = new Uint8Array(50 * 1024 * 1024);
    await inLanes(target, 3, 6, async (nth) => {
      const socket = nth % 2 === 0 ? await aReader(target, BOARD) : await anOwner(target);
      socket.send(frame);
      addTo(outcome, await socket.closed);
    });
    return outcome;
  },
};

export const missingParts: Attack = {
  name: 'missing parts',
  async run(target) {
    let nth = 0;
    function* frames(): Generator<Uint8Array> {
      for (;;) yield writeSync(nth % 2 === 0 ? 'update' : 'answer', missingPart(nth++));
    }
    return sendEach(target, frames(), 2000, () => anOwner(target));
  },
};

/** Writes what only the arbiter writes, and opens what belongs to other actors. */
export const forged = (victim: { readonly actor: string; readonly date: string }): Attack => ({
  name: 'forged steps',
  async run(target) {
    const outcome: Outcome = {};
    const doors = [
      ...['outbox', 'inbox'].map((kind) => `${kind}:${victim.actor}`),
      ...['day', 'people', 'memo'].map((kind) => `${kind}:always-open:${victim.date}`),
      ...['staff', 'log'].map((kind) => `${kind}:always-open`),
      `figures:always-open:${victim.date.slice(0, 7)}`,
    ];
    await inLanes(target, 10, 20 * doors.length, async (nth) => {
      const socket = await asOwner(target, doors[nth % doors.length]!);
      socket.send(writeSync('answer', updateWith([requestNo(nth), { v: 1 }])));
      addTo(outcome, `stays out ${await socket.closed}`);
    });
    const open = ['board', 'slots', 'office'].map((kind) => `${kind}:always-open`);
    await inLanes(target, 10, 40 * open.length, async (nth) => {
      const socket = nth % 2 === 0 ? await aReader(target, open[nth % 3]!) : await asOwner(target, 'inbox');
      const update = updateByHand((to) => encoding.writeAny(to, { calls: [] }), {
        client: Number.MAX_SAFE_INTEGER,
        key: 'board',
      });
      socket.send(writeSync(nth % 4 < 2 ? 'answer' : 'update', update));
      addTo(outcome, `writes nothing ${await socket.closed}`);
    });
    return outcome;
  },
});
