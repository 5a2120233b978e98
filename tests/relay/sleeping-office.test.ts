/** An office that is asleep is kept as what differs from its file: nothing of it is lost, and it is small. */
import { expect, test } from 'vitest';
import { packOffice, packSince, packedSince } from '../../sync-server/arbiter/sleeping-office.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { dorsten } from '../support/build/example-offices.ts';

const office = dorsten();

test.each<[what: string, since: Partial<Office>]>([
  ['nothing', {}],
  ['what the store adds', { store: 'of-today', source: 'a'.repeat(200) }],
  ['a text in one language', { texts: { ...office.texts, notice: { de: 'Heute zu' } } as Office['texts'] }],
  ['a field that it lacks', { withoutFile: undefined } as Partial<Office>],
  ['everything', { ...dorsten(), name: { de: 'Anders' }, lanes: [], services: [], counters: [] }],
])('an office that differs from its file by %s is unpacked as it was', (_what, since) => {
  const inFile: Office = { ...office, withoutFile: true };
  const file = packOffice(inFile);
  const now = JSON.parse(JSON.stringify({ ...inFile, ...since })) as Office;
  const packed = packSince(file, now);
  expect(packed.unpack()).toEqual(now);
  expect(Object.keys(packed.unpack()).sort()).toEqual(Object.keys(now).sort());
  // As it comes back from the store.
  expect(packedSince(file, packed.head, packed.bytes()).unpack()).toEqual(now);
});

test('what is kept of an office whose leads have changed nothing is a small part of its file', () => {
  const file = packOffice(office);
  const packed = packSince(file, { ...office, store: 'of-today' });
  expect(packed.bytes().length).toBeLessThan(file.bytes().length / 20);
});
