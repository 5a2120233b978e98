import { describe, expect, test } from 'vitest';
import { boardView } from '../../src/monitor/board-view.ts';
import { anOffice } from '../support/build/index.ts';
import { aBoard, aCall, at, day, lane, MONDAY } from './support/a-board.ts';

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
    );
    expect(view.newest?.number).toBe('A601');
    expect(numbers(view.others)).toEqual(['A602']);
  });

  test('the call that is being sounded has the big place meanwhile', () => {
    const older = aCall('A601', 'Schalter 1', { since: at('09:01') });
    const newer = aCall('A602', 'Schalter 2', { since: at('09:02') });
    const board = aBoard([newer, older]);
    expect(boardView(office, board, MONDAY, older).newest).toEqual(older);
    const gone = aCall('A599', 'Schalter 3');
    expect(boardView(office, board, MONDAY, gone).newest).toEqual(newer);
  });

  test('[M20] the board of an earlier day is not shown as today', () => {
    const board = aBoard([aCall('A601', 'Schalter 1')], {
      waiting: [{ lane: lane('main'), count: 4, wait: { from: 5, to: 10 } }],
    });
    const view = boardView(office, board, day('2026-11-24'), null);
    expect(view.newest).toBeNull();
    expect(view.others).toEqual([]);
    expect(view.waiting.map(({ count, wait }) => [count, wait])).toEqual([
      [0, null],
      [0, null],
    ]);
  });

  test('[Q8] how many wait and how long, lane by lane in the order of the office, also where no visitor waits', () => {
    const board = aBoard([], { waiting: [{ lane: lane('short'), count: 3, wait: { from: 5, to: 15 } }] });
    expect(boardView(office, board, MONDAY, null).waiting).toEqual([
      { lane: office.lanes[0], count: 0, wait: null },
      { lane: office.lanes[1], count: 3, wait: { from: 5, to: 15 } },
    ]);
  });

  test('no more rows than can be read', () => {
    const calls = Array.from({ length: 20 }, (_, i) => aCall(`A${600 + i}`, `Schalter ${i}`));
    expect(boardView(office, aBoard(calls), MONDAY, null).others).toHaveLength(8);
  });

  test('without a board no visitor is called', () => {
    expect(boardView(office, null, MONDAY, null)).toMatchObject({ newest: null, others: [] });
  });
});
