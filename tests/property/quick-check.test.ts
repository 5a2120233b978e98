/** What the quick check lets through, zod takes unchanged; and it lets through the events of which most days consist. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { quickCheckOf } from '../../src/lib/docs/quick-check.ts';
import { dayEvent } from '../../src/lib/domain/day/day.ts';
import { board } from '../../src/lib/domain/queue/board.ts';
import { anAppointment, aTicket, at, counter, visit, visitStep } from '../support/build/index.ts';
import { expectReached } from '../support/reached.ts';

const reached = expectReached('let through', 'left to zod, which takes it', 'refused by both');

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

const EVENTS = [
  anAppointment({ id: visit('booked'), number: 'A600', code: '000001' }),
  aTicket({ id: visit('walk-in'), number: 'A001', at: at('08:00') }),
  visitStep('called', { of: visit('walk-in'), at: at('08:05'), counter: counter('1') }),
  visitStep('finished', { of: visit('walk-in'), at: at('08:15'), counter: counter('1') }),
].map(plain) as Record<string, unknown>[];

const BOARD = plain({
  date: '2026-11-23',
  calls: [{ number: 'A001', counter: 'Schalter 1', since: at('08:05'), calls: 1, state: 'called' }],
  waiting: [{ lane: 'main', count: 2, wait: { from: 3, to: 9 }, isUnstaffed: false }],
  line: [{ number: 'A002', ahead: 0, wait: null }],
  opensAt: null,
  walkInsStopped: null,
});

/** Each kind of schema that is checked quickly, with all of zod's checks that records use, and some that are left to zod. */
const mixed = z.strictObject({
  key: z.string().check(z.minLength(2), z.maxLength(4), z.regex(/^[a-z]*$/)),
  trimmed: z.optional(z.string().check(z.trim())),
  few: z.optional(z.array(z.int().check(z.minimum(1), z.maximum(3))).check(z.maxLength(2))),
  kind: z.optional(z.nullable(z.enum(['one', 'two']))),
  is: z._default(z.boolean(), true),
  any: z.optional(z.union([z.string(), z.number()])),
  loose: z.optional(z.object({ n: z.number() })),
  both: z.optional(z._default(z.string(), 'x')),
  refined: z.optional(z.string().check(z.refine((text) => text !== 'no'))),
});

function agree(schema: z.ZodMiniType, value: unknown): void {
  const result = schema.safeParse(value);
  const isQuick = quickCheckOf(schema)(value);
  if (isQuick) {
    expect(result.success).toBe(true);
    expect(result.data).toEqual(value);
    reached('let through');
  } else reached(result.success ? 'left to zod, which takes it' : 'refused by both');
}

/** A sound value of which one field is gone, another one, or one too many. */
const changed = (from: readonly Record<string, unknown>[]): fc.Arbitrary<unknown> =>
  fc
    .tuple(
      fc.constantFrom(...from),
      fc.nat(30),
      fc.constantFrom('gone', 'other', 'extra', 'swapped'),
      fc.anything(),
    )
    .map(([value, nth, how, other]) => {
      const fields = Object.keys(value);
      const field = fields[nth % fields.length]!;
      const copy = { ...value };
      if (how === 'gone') delete copy[field];
      else if (how === 'extra') copy[`x${field}`] = other;
      else copy[field] = how === 'other' ? other : value[fields[(nth + 1) % fields.length]!];
      return copy;
    });

test('events of a day and boards are let through as they are', () => {
  for (const event of EVENTS) expect(quickCheckOf(dayEvent)(event), JSON.stringify(event)).toBe(true);
  expect(board.safeParse(BOARD).success).toBe(true);
  expect(quickCheckOf(board)(BOARD)).toBe(true);
});

test('what zod would change is left to it', () => {
  const sound = { key: 'ab', is: true, both: 'y', trimmed: 'x', few: [1], kind: null, refined: 'yes' };
  const isQuick = quickCheckOf(mixed);
  expect(isQuick(sound)).toBe(true);
  expect(isQuick({ key: 'ab', is: true, both: 'y' })).toBe(true);
  // Each has a default in its place.
  expect(isQuick({ key: 'ab', both: 'y' })).toBe(false);
  expect(isQuick({ key: 'ab', is: true })).toBe(false);
  for (const other of [{ trimmed: ' x' }, { kind: undefined }, { any: 'x' }, { loose: { n: 1, m: 2 } }])
    expect(isQuick({ ...sound, ...other }), JSON.stringify(other)).toBe(false);
  // What is built of it would inherit from another value.
  expect(isQuick(JSON.parse('{ "key": "ab", "is": true, "both": "y", "__proto__": 1 }'))).toBe(false);
  expect(isQuick(Object.assign(Object.create(null) as object, sound))).toBe(false);
});

test('what is let through is what zod takes, and takes unchanged', () => {
  const value = fc.record(
    {
      key: fc.constantFrom('ab', 'abcd', 'a', 'AB', '😀', 'abcde'),
      is: fc.constantFrom(true, false, 1),
      both: fc.constantFrom('y', undefined, 1),
      trimmed: fc.constantFrom('x', ' x', undefined),
      few: fc.oneof(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }), fc.anything()),
      kind: fc.constantFrom('one', 'two', null, 'three', undefined),
      any: fc.constantFrom('x', 1, true),
      loose: fc.constantFrom({ n: 1 }, { n: 1, m: 2 }),
      refined: fc.constantFrom('yes', 'no'),
    },
    { requiredKeys: ['key'], noNullPrototype: true },
  );
  fc.assert(
    fc.property(value, (given) => agree(mixed, given)),
    { numRuns: 5000 },
  );
  fc.assert(
    fc.property(changed(EVENTS), (given) => agree(dayEvent, given)),
    { numRuns: 2000 },
  );
  fc.assert(fc.property(changed([BOARD as Record<string, unknown>]), (given) => agree(board, given)));
  fc.assert(fc.property(fc.anything(), (given) => agree(dayEvent, given)));
});
