import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { BoardCall } from '../../src/lib/domain/queue/board.ts';
import { openAnnouncer } from '../../src/monitor/announcer.ts';
import { aCall } from './support/a-board.ts';

const A = aCall('A612', 'Schalter 3');
const B = aCall('B640', 'Schalter 1');
const C = aCall('A613', 'Schalter 2');

/** An announcer whose sounds take two seconds, and what the room hears and sees. */
function aRoom() {
  const heard: string[] = [];
  const chimed: string[] = [];
  let seen: string | null = null;
  const gone = new Set<BoardCall>();
  const announcer = openAnnouncer({
    sound: async ({ number }, chimes) => {
      heard.push(number);
      if (chimes) chimed.push(number);
      await new Promise((done) => setTimeout(done, 2_000));
    },
    show: (call) => (seen = call?.number ?? null),
    isStillCalled: (call) => !gone.has(call),
  });
  return { announcer, heard, chimed, gone, seen: () => seen };
}

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the announcer', () => {
  test('lets a call stand out for eight seconds', async () => {
    const room = aRoom();
    room.announcer.announce([A]);
    await pass(7_900);
    expect(room.seen()).toBe('A612');
    await pass(200);
    expect(room.seen()).toBeNull();
    expect(room.heard).toEqual(['A612']);
  });

  test('sounds several calls one after the other', async () => {
    const room = aRoom();
    room.announcer.announce([A, B]);
    expect(room.heard).toEqual(['A612']);
    await pass(1_000);
    room.announcer.announce([C]);
    await pass(3_100);
    expect([room.heard, room.seen()]).toEqual([['A612', 'B640'], 'B640']);
    await pass(4_100);
    expect([room.heard, room.seen()]).toEqual([['A612', 'B640', 'A613'], 'A613']);
    await pass(8_100);
    expect(room.seen()).toBeNull();
  });

  test('of twelve calls in a row one chime sounds for those that wait, the newest first, and each is spoken and seen', async () => {
    const room = aRoom();
    const calls = Array.from({ length: 12 }, (_, i) => aCall(`A6${i + 10}`, 'Schalter 1'));
    const shown = new Set<string | null>();
    for (const call of calls) {
      room.announcer.announce([call]);
      for (let i = 0; i < 10; i++) {
        await pass(100);
        shown.add(room.seen());
      }
    }
    // The last one is heard within seconds, not after all that were called before it.
    await pass(4_000);
    expect(room.heard).toContain('A621');
    for (let i = 0; i < 400; i++) {
      await pass(100);
      shown.add(room.seen());
    }
    expect([...shown].filter((number) => number !== null)).toHaveLength(12);
    expect([room.heard.length, new Set(room.heard).size]).toEqual([12, 12]);
    expect(room.chimed.length).toBeLessThan(6);
    expect(room.seen()).toBeNull();
  });

  test('a call that came to nothing while it waited for its turn is left out', async () => {
    const room = aRoom();
    room.announcer.announce([A, B, C]);
    room.gone.add(B);
    await pass(20_000);
    expect(room.heard).toEqual(['A612', 'A613']);
  });

  test('a repeat that waits already is sounded once', async () => {
    const room = aRoom();
    room.announcer.announce([A, B]);
    room.announcer.announce([{ ...B, calls: 2 }]);
    await pass(30_000);
    expect(room.heard).toEqual(['A612', 'B640']);
  });

  test('a sound that fails holds nothing up', async () => {
    const seen: (string | null)[] = [];
    const announcer = openAnnouncer({
      sound: () => Promise.reject(new Error('no loudspeaker')),
      show: (call) => seen.push(call?.number ?? null),
      isStillCalled: () => true,
    });
    announcer.announce([A, B]);
    await pass(20_000);
    expect(seen).toEqual(['A612', 'B640', null]);
  });

  test('closed, it is silent and leaves no timer', async () => {
    const room = aRoom();
    room.announcer.announce([A, B]);
    await pass(2_500);
    room.announcer.close();
    room.announcer.announce([C]);
    await pass(20_000);
    expect(room.heard).toEqual(['A612']);
    expect(vi.getTimerCount()).toBe(0);
  });
});
