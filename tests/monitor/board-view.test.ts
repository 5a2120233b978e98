import { describe, expect, test } from 'vitest';
import type { Board } from '../../src/lib/domain/queue/board.ts';
import { boardView } from '../../src/monitor/board-view.ts';
import { anOffice } from '../support/build/index.ts';
import { aBoard, aCall, at, day, lane, MONDAY, NINE } from './support/a-board.ts';

const office = anOffice();
const numbers = (calls: readonly { number: string }[]): string[] => calls.map(({ number }) => number);

describe('what stands where', () => {
  test('the newest call is the big one, the others follow', () => {
    const view = boardView(
      office,
      aBoard([
        aCall('A601', 'Schalter 1', { since: at('09:01') }),
        aCall('A603', 'Schalter 3', { since: at('09:03') }),
        aCall('A602', 'Schalter 2', { since: at('09:02') }),
      ]),
      MONDAY,
      null,
      at('09:06'),
    );
    expect(view.newest).toMatchObject({ number: 'A603', counter: 'Schalter 3' });
    expect(numbers(view.others)).toEqual(['A602', 'A601']);
  });

  test('who is still called goes before who is at a counter already', () => {
    const view = boardView(
      office,
      aBoard([
        aCall('A601', 'Schalter 1', { since: at('09:01') }),
        aCall('A602', 'Schalter 2', { since: at('09:05'), state: 'serving' }),
      ]),
      MONDAY,
      null,
      at('09:06'),
    );
    expect(view.newest?.number).toBe('A601');
    expect(numbers(view.others)).toEqual(['A602']);
  });

  test('the call that is being sounded has the big place meanwhile', () => {
    const older = aCall('A601', 'Schalter 1', { since: at('09:01') });
    const newer = aCall('A602', 'Schalter 2', { since: at('09:02') });
    const board = aBoard([newer, older]);
    expect(boardView(office, board, MONDAY, older, NINE).newest).toEqual(older);
    const gone = aCall('A599', 'Schalter 3');
    expect(boardView(office, board, MONDAY, gone, NINE).newest).toEqual(newer);
  });

  test('[C2] a closed office says when it opens, until then', () => {
    const board = aBoard([], { opensAt: at('10:00') });
    const opensAt = (now: number, date = MONDAY): number | null =>
      boardView(office, board, date, null, now).opensAt;
    expect([opensAt(NINE), opensAt(at('10:00')), opensAt(NINE, day('2026-11-24'))]).toEqual([
      ...[at('10:00'), null, null],
    ]);
  });

  test('[A5.8] the stop of walk-in numbers is said until its end, also where the relay is not heard', () => {
    const stop = { reason: 'full', words: null, againAt: at('10:00') } as const;
    const shownAt = (now: number, walkInsStopped: Board['walkInsStopped'] = stop) =>
      boardView(office, aBoard([], { walkInsStopped }), MONDAY, null, now).walkInsStopped;
    expect([shownAt(NINE), shownAt(at('10:00'))]).toEqual([stop, null]);
    expect(shownAt(at('23:00'), { ...stop, againAt: null })).not.toBeNull();
  });

  test('[Q4.3] a call ends by itself, also where the relay is not heard', () => {
    const board = aBoard([aCall('A601', 'Schalter 1'), aCall('A602', 'Schalter 2', { state: 'serving' })]);
    const shownAt = (now: number): string[] => {
      const { newest, others } = boardView(office, board, MONDAY, null, now);
      return numbers([...(newest === null ? [] : [newest]), ...others]);
    };
    expect(shownAt(at('09:29'))).toEqual(['A601', 'A602']);
    expect(shownAt(at('09:30'))).toEqual(['A602']);
    expect(shownAt(at('12:00'))).toEqual([]);
  });

  test('[M20] the board of an earlier day is not shown as today', () => {
    const board = aBoard([aCall('A601', 'Schalter 1')], {
      waiting: [{ lane: lane('main'), count: 4, wait: { from: 5, to: 10 }, isUnstaffed: false }],
    });
    const view = boardView(office, board, day('2026-11-24'), null, NINE);
    expect(view.newest).toBeNull();
    expect(view.others).toEqual([]);
    expect(view.waiting.map(({ count, wait }) => [count, wait])).toEqual([
      [0, null],
      [0, null],
    ]);
  });

  test('[Q8] how many wait and how long, lane by lane in the order of the office, also where no visitor waits', () => {
    const told = { lane: lane('short'), count: 3, wait: { from: 5, to: 15 }, isUnstaffed: false };
    const shown = (waiting: Board['waiting']): unknown =>
      boardView(office, aBoard([], { waiting }), MONDAY, null, NINE).waiting;
    const [main, short] = office.lanes;
    expect(shown([told])).toEqual([
      { lane: main, count: 0, wait: null, isUnstaffed: false },
      { ...told, lane: short },
    ]);
    expect(shown([{ ...told, wait: null, isUnstaffed: true }])).toMatchObject([
      { isUnstaffed: false },
      { isUnstaffed: true },
    ]);
  });

  test('without a board no visitor is called', () => {
    expect(boardView(office, null, MONDAY, null, NINE)).toMatchObject({ newest: null, others: [] });
  });
});
