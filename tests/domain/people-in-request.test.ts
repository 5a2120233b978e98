/** P7: which requests of staff a laptop keeps encrypted. */
import { expect, test } from 'vitest';
import { holdsPeople } from '../../src/lib/domain/requests/people-in-request.ts';
import type { Request } from '../../src/lib/domain/requests/request.ts';

const asked = (more: object): Request =>
  ({
    ...{ v: 1, id: 'x', office: 'dorsten', at: 1, clock: {}, date: '2026-11-23' },
    ...more,
  }) as unknown as Request;

test.each([
  [false, { kind: 'call', visit: 'v', counter: 'c1', seen: null }],
  [false, { kind: 'call-next', prefer: 'v', counter: 'c1', wantedMs: 1000 }],
  [false, { kind: 'take-ticket', number: 'A101', lane: 'main', services: [], language: 'de' }],
  [false, { kind: 'check-in', by: { with: 'code', code: '123' }, despite: 'was-here' }],
  [false, { kind: 'cancel', visit: 'v', reason: 'booked-twice' }],
  [true, { kind: 'book', start: 1, contact: { name: 'Anna' } }],
  [true, { kind: 'enquire', weekdays: ['mon'], services: [], contact: { name: 'Anna' } }],
  [false, { kind: 'enquire', weekdays: ['mon'], services: [], language: 'de' }],
  [true, { kind: 'note', visit: 'v', text: 'Rollstuhl' }],
  [true, { kind: 'change-fields', visit: 'v', changes: [{ field: 'file', value: 'AZ 12', base: null }] }],
  [true, { kind: 'import', rows: [['Name'], ['Anna']] }],
  [true, { kind: 'bring-back', events: [], people: [{}] }],
  // A field of which nothing is known here counts as people.
  [true, { kind: 'take-ticket', number: 'A101', called: 'Anna' }],
  [false, { kind: 'take-ticket', number: 'A101', called: null }],
])('[P7.1] %s: %o', (expected, more) => expect(holdsPeople(asked(more))).toBe(expected));
