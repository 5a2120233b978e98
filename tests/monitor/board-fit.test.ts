/** What gives way when more visitors are called than the screen has room for. */
import { describe, expect, test } from 'vitest';
import { fitCalls, PAGE_MS } from '../../src/monitor/board-fit.ts';
import type { Room } from '../../src/monitor/board-fit.ts';
import type { BoardCall } from '../../src/lib/domain/queue/board.ts';
import { aCall } from './support/a-board.ts';

/** As on a wide screen with neither notice nor hint. */
const WIDE: Room = { whole: 40, waiting: 7, hint: 0 };
/** With the notice that the relay is not heard, and the hint that the sound is off. */
const TROUBLED: Room = { whole: 29, waiting: 7, hint: 5.6 };

const calls = (called: number, served = 0): BoardCall[] =>
  Array.from({ length: called + served }, (_, i) =>
    aCall(`A${600 + i}`, `Schalter ${i}`, { state: i < called ? 'called' : 'serving' }),
  );
const numbers = (rows: readonly BoardCall[]): string[] => rows.map(({ number }) => number);

describe('[Q4.4] a called visitor is never left out', () => {
  test('as long as all fit nothing gives way, and rows are large up to five', () => {
    const fit = fitCalls(calls(3, 2), WIDE, 0);
    expect(fit).toMatchObject({ isSmall: false, showsWaiting: true, showsHint: true, page: null });
    expect(fit.rows).toHaveLength(5);
    expect(fitCalls(calls(3, 3), WIDE, 0)).toMatchObject({ isSmall: true, showsWaiting: true });
    expect(fitCalls(calls(4, 20), WIDE, 0).rows).toHaveLength(6);
    expect(fitCalls(calls(4, 20), { ...WIDE, whole: 60 }, 0).rows).toHaveLength(8);
  });

  test('first who is at a counter already, then the line of those who wait, then the hint', () => {
    const served = fitCalls(calls(3, 4), TROUBLED, 0);
    expect(served).toMatchObject({ showsWaiting: true, showsHint: true, page: null });
    expect(numbers(served.rows)).toEqual(numbers(calls(3)));
    const waiting = fitCalls(calls(4, 4), TROUBLED, 0);
    expect(waiting).toMatchObject({ showsWaiting: false, showsHint: true, page: null });
    expect(numbers(waiting.rows)).toEqual(numbers(calls(4)));
    const hint = fitCalls(calls(5, 4), TROUBLED, 0);
    expect(hint).toMatchObject({ showsWaiting: false, showsHint: false, page: null });
    expect(numbers(hint.rows)).toEqual(numbers(calls(5)));
  });

  test('then they take turns, page by page', () => {
    const pages = [0, 1, 2, 3].map((nth) => fitCalls(calls(12, 4), TROUBLED, nth * PAGE_MS + 1));
    expect(pages.map(({ page }) => page?.nth)).toEqual([1, 2, 3, 1]);
    expect(pages[0]!.page?.of).toBe(3);
    expect(numbers(pages.slice(0, 3).flatMap(({ rows }) => rows))).toEqual(numbers(calls(12)));
  });

  test('the one that is sounded stands first on each page meanwhile, and the others take turns below it', () => {
    const all = calls(12);
    const pages = [0, 1, 2].map((nth) => fitCalls(all, TROUBLED, nth * PAGE_MS + 1, all[0]));
    for (const { rows } of pages) expect(rows[0]).toBe(all[0]);
    expect(new Set(pages.flatMap(({ rows }) => numbers(rows)))).toEqual(new Set(numbers(all)));
    expect(pages.every(({ rows }) => rows.length <= 5)).toBe(true);
    // Room for one row alone.
    expect(fitCalls(all, { ...TROUBLED, whole: 3 }, 0, all[0]).rows).toEqual([all[0]]);
  });

  test.each([null, WIDE, TROUBLED, { ...TROUBLED, whole: 3 }])('whatever the room: %j', (room) => {
    for (let called = 0; called <= 40; called++) {
      const seen = new Set<string>();
      for (let nth = 0; nth < 40; nth++)
        for (const { number } of fitCalls(calls(called, 5), room, nth * PAGE_MS).rows) seen.add(number);
      expect([called, numbers(calls(called)).filter((number) => !seen.has(number))]).toEqual([called, []]);
    }
  });
});
