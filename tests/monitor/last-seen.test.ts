import { expect, test } from 'vitest';
import { officeId } from '../../src/lib/domain/ids.ts';
import { openLastSeen } from '../../src/monitor/last-seen.ts';
import { anOffice } from '../support/build/index.ts';
import { aBoard, aCall, NINE } from './support/a-board.ts';

const DORSTEN = officeId.parse('dorsten');

/** What localStorage is, with what is in it. */
function aStorage(): Storage & { readonly items: Map<string, string> } {
  const items = new Map<string, string>();
  return {
    items,
    get length() {
      return items.size;
    },
    key: (n) => [...items.keys()][n] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
}

test('a monitor knows after a start what it showed before', () => {
  const storage = aStorage();
  const board = aBoard([aCall('A612', 'Schalter 3')]);
  const before = openLastSeen(DORSTEN, storage);
  before.write('office', anOffice());
  before.write('board', board);
  before.write('heardAt', NINE);
  const after = openLastSeen(DORSTEN, storage);
  expect(after.read('office')).toEqual(anOffice());
  expect(after.read('board')).toEqual(board);
  expect(after.read('heardAt')).toBe(NINE);
  expect(after.read('name')).toBeNull();
  expect(openLastSeen(officeId.parse('werne'), storage).read('board')).toBeNull();
});

test('forgets what it is told to forget', () => {
  const storage = aStorage();
  const seen = openLastSeen(DORSTEN, storage);
  seen.write('name', 'Monitor Foyer');
  seen.write('name', null);
  expect(storage.items.size).toBe(0);
});

test.each(['', '{', '{"date":"gestern"}', 'null', '[]'])(
  'what is broken counts as never seen: %s',
  (text) => {
    const storage = aStorage();
    storage.setItem('foyer.monitor.dorsten.board', text);
    expect(openLastSeen(DORSTEN, storage).read('board')).toBeNull();
  },
);

test('works without a storage, and with one that is full', () => {
  const none = openLastSeen(DORSTEN, null);
  none.write('name', 'Monitor Foyer');
  expect(none.read('name')).toBeNull();
  const full = aStorage();
  full.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  expect(() => openLastSeen(DORSTEN, full).write('name', 'Monitor Foyer')).not.toThrow();
});
