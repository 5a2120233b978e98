/** What the guard makes of frames that only an attacker sends: the pure functions, before any socket. */
import { describe, expect, test } from 'vitest';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import * as z from 'zod/mini';
import { openReceivedOutbox } from '../../src/lib/docs/outbox-doc.ts';
import { byPrefix, openRecords } from '../../src/lib/docs/records.ts';
import { checkFrame } from '../../sync-server/guard/frame-guard.ts';
import { limitsOf } from '../../src/lib/wire/outbox-limits.ts';
import { recordsIn, sizeOf, structsIn, surveyUpdate } from '../../sync-server/relay/outbox-update.ts';
import type { Survey } from '../../sync-server/relay/outbox-update.ts';
import {
  bent,
  honestFrames,
  manyDeletions,
  manyStructs,
  manyValues,
  nested,
  requestNo,
  updateByHand,
  updateWith,
  withHugeNumbers,
} from '../support/attacks/frames.ts';
import { steadyRandom } from '../support/build/index.ts';

const limits = limitsOf('citizen');
const survey = (update: Uint8Array, doc = new Y.Doc(), ofWhom = limits): Survey =>
  surveyUpdate(doc, 'answer', update, ofWhom);
const reasonFor = (update: Uint8Array): string => {
  const found = survey(update);
  return found.ok ? 'taken' : found.reason;
};
const float = (value: number): Uint8Array =>
  updateByHand((to) => {
    encoding.writeUint8(to, 123);
    encoding.writeFloat64(to, value);
  });

describe('an outbox holds what JSON can say, and no more', () => {
  test.each<[string, Uint8Array, string]>([
    ['a request', updateWith([requestNo(1), { v: 1, list: [null, true, -1, 2.5, 'ä'] }]), 'taken'],
    ['the clock', updateWith(['clock', { offset: -5 }]), 'taken'],
    ['a kind of record that is not known here', updateWith(['tomorrow', { is: 'another day' }]), 'taken'],
    ['a big integer', updateWith(['clock', { offset: 1, x: 10n }]), 'malformed'],
    ['bytes', updateWith([requestNo(1), Uint8Array.of(1)]), 'malformed'],
    ['undefined', updateWith([requestNo(1), { a: undefined }]), 'malformed'],
    ['infinity', float(Infinity), 'malformed'],
    ['not a number', float(NaN), 'malformed'],
    ['a float', float(0.1), 'taken'],
    [
      'a field that would be what it inherits from',
      updateWith([requestNo(1), JSON.parse('{"__proto__": 1}')]),
      'malformed',
    ],
    ['an id that can never be answered', updateWith(['request:1', 1]), 'malformed'],
    ['an id that is too long', updateWith([`request:${'x'.repeat(65)}`, 1]), 'malformed'],
    ['a request without an id', updateWith(['request', 1]), 'taken'],
    ['a key without end', updateWith(['k'.repeat(200), 1]), 'malformed'],
    ['no pair', updateWith([requestNo(1)]), 'malformed'],
    ['values 20 deep', nested(20), 'taken'],
    ['values 100 deep', nested(100), 'malformed'],
    ['values 50,000 deep', nested(50_000), 'malformed'],
    ['50,000 structures', manyStructs(50_000), 'too-large'],
    ['50,000 deletions', manyDeletions(50_000), 'too-large'],
    [
      'the client 2^53 − 1',
      updateByHand((to) => encoding.writeAny(to, 1), { client: Number.MAX_SAFE_INTEGER }),
      'taken',
    ],
    ['something behind the end', Uint8Array.of(0, 0, 0), 'malformed'],
  ])('%s', (_what, update, expected) => {
    expect(reasonFor(update)).toBe(expected);
  });

  test('an object that sets what it inherits from is refused', () => {
    const update = updateByHand((to) => {
      encoding.writeUint8(to, 118);
      encoding.writeVarUint(to, 1);
      encoding.writeVarString(to, '__proto__');
      encoding.writeAny(to, {});
    });
    expect(reasonFor(update)).toBe('malformed');
  });

  test('what an office may send is larger, and has its end too', () => {
    const office = limitsOf('clerk');
    expect(survey(manyStructs(3_900), new Y.Doc(), office)).toMatchObject({ ok: true });
    expect(survey(manyStructs(4_100), new Y.Doc(), office)).toMatchObject({ reason: 'too-large' });
    expect(survey(manyValues(150_000), new Y.Doc(), office)).toMatchObject({ reason: 'malformed' });
  });
});

describe('[M14] what honest devices send', () => {
  test('is taken at every step of a long life, counted as what it adds', () => {
    const random = steadyRandom(7);
    const relay = new Y.Doc();
    let steps = 0;
    let device = new Y.Doc();
    const send = (step: 'answer' | 'update', update: Uint8Array): void => {
      const before = recordsIn(relay);
      const found = surveyUpdate(relay, step, update, limits);
      expect(found, `step ${steps}`).toMatchObject({ ok: true });
      Y.applyUpdate(relay, update);
      expect(relay.store.pendingStructs).toBeNull();
      if (found.ok) expect(recordsIn(relay) - before).toBeLessThanOrEqual(found.adds.records);
      steps++;
    };
    for (let visit = 0; visit < 60; visit++) {
      // The page is opened anew: another client with the same outbox.
      const replica: Y.Doc = new Y.Doc();
      Y.applyUpdate(replica, Y.encodeStateAsUpdate(device));
      device = replica;
      send('answer', Y.encodeStateAsUpdate(device, Y.encodeStateVector(relay)));
      device.on('update', (update: Uint8Array) => send('update', update));
      const array = device.getArray('records');
      for (let i = 0; i < 10; i++) {
        if (array.length > 0 && random() < 0.5) array.delete(Math.floor(random() * array.length));
        else array.push([[requestNo(visit * 10 + i), { v: 1 }]]);
      }
    }
    expect(relay.getArray('records').toArray()).toEqual(device.getArray('records').toArray());
    expect(steps).toBeGreaterThan(600);
  });
});

describe('records', () => {
  const open = (...entries: unknown[]): { told: string[]; read: () => unknown } => {
    const doc = new Y.Doc();
    doc.getArray('records').push(entries);
    const told: string[] = [];
    const records = openReceivedOutbox(doc, ({ key, problem }) => told.push(`${key} ${problem}`));
    return { told, read: () => records.read() };
  };

  test.each(['constructor', '__proto__', 'toString:x', 'hasOwnProperty', 'valueOf:1'])(
    'a key %s is of no kind',
    (key) => {
      const { told, read } = open([key, 1]);
      expect(read()).toEqual({ requests: new Map(), clock: { offset: 0, pages: [] } });
      expect(told).toEqual(['unknown unknown key']);
    },
  );

  test('an unknown field is left out, whatever it holds', () => {
    const doc = new Y.Doc();
    const schema = z.strictObject({
      n: z.strictObject({ a: z.number() }),
      list: z.array(z.strictObject({})),
    });
    const value = { n: { a: 1, x: 10n }, list: [{}, { deep: Uint8Array.of(1) }], further: () => 1 };
    const records = openRecords(doc, byPrefix<unknown>({ it: schema }), () => {});
    const array = doc.getArray('records');
    array.push([['it', { ...value, further: 10n }]]);
    expect(records.all.get('it')).toEqual({ n: { a: 1 }, list: [{}, {}] });
    const { read } = open(['clock', { offset: 3, x: 10n }]);
    expect(read()).toMatchObject({ clock: { offset: 3 } });
  });

  test('[P2] a log hears of a kind of problem once, and never what a user wrote', () => {
    const name = 'Erika Mustermann'.repeat(5000);
    const { told, read } = open(...Array.from({ length: 100 }, (_, i) => [`${name} ${i}`, 1]), [
      'clock',
      name,
    ]);
    read();
    read();
    expect(told).toHaveLength(2);
    expect(told.join()).not.toContain('Erika');
  });
});

const ROUNDS = Number(process.env.FUZZ_FRAMES ?? 200_000);
const SEED = Number(process.env.FUZZ_SEED ?? 20261123);

test(`${ROUNDS} bent frames: nothing throws, and what is taken is applied wholly`, () => {
  const random = steadyRandom(SEED);
  const whole = (below: number): number => Math.floor(random() * below);
  const honest = honestFrames(whole);
  const frames = [...honest, ...withHugeNumbers(honest.slice(0, 12))];
  const updates = honest.flatMap((frame) => {
    const action = checkFrame(frame, true);
    return action.type === 'give' && action.step === 'update' ? [action.update] : [];
  });
  const seen = { closed: 0, asked: 0, refused: 0, applied: 0, changed: 0 };
  let doc = new Y.Doc();
  let records = openReceivedOutbox(doc, () => {});
  for (let round = 0; round < ROUNDS; round++) {
    if (round % 50 === 0) {
      doc = new Y.Doc();
      // Some of a device's life has been heard of already, so that what is bent has something to build on.
      for (const update of updates.slice(0, whole(updates.length))) Y.applyUpdate(doc, update);
      records = openReceivedOutbox(doc, () => {});
    }
    const action = checkFrame(bent(frames[whole(frames.length)]!, whole), true);
    if (action.type === 'close') seen.closed++;
    if (action.type === 'ask') seen.asked++;
    if (action.type !== 'give') continue;
    const found = surveyUpdate(doc, action.step, action.update, limits);
    if (!found.ok) {
      seen.refused++;
      continue;
    }
    const before = Y.encodeStateVector(doc).join();
    try {
      Y.applyUpdate(doc, action.update);
    } catch {
      // A text that is none in UTF-8 shows when it is decoded; the room is given up for it.
      doc = new Y.Doc();
      records = openReceivedOutbox(doc, () => {});
      continue;
    }
    records.read();
    seen.applied++;
    if (Y.encodeStateVector(doc).join() !== before) seen.changed++;
    if (doc.store.pendingStructs !== null)
      throw new Error(`seed ${SEED}, round ${round}: ${action.update.join()}`);
  }
  const label = `seed ${SEED}: ${JSON.stringify(seen)}`;
  for (const [what, count] of Object.entries(seen))
    expect(count, `${what} ${label}`).toBeGreaterThan(ROUNDS / 1000);
  expect(sizeOf(doc), label).toBeLessThan(2 * limits.bytes);
  expect(structsIn(doc), label).toBeLessThan(3 * limits.structs);
});
