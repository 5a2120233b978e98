/** Boards in a line: `aBoard([aCall('A612', 'Schalter 3')])`, on the usual Monday at nine. */
import type { Board, BoardCall } from '../../../src/lib/domain/queue/board.ts';
import { at, day, lane, MONDAY } from '../../support/build/index.ts';

export const NINE = at('09:00');

export const aCall = (number: string, counter: string, changes: Partial<BoardCall> = {}): BoardCall => ({
  number,
  counter,
  since: NINE,
  calls: 1,
  state: 'called',
  ...changes,
});

export const aBoard = (calls: readonly BoardCall[] = [], changes: Partial<Board> = {}): Board => ({
  date: MONDAY,
  calls: [...calls],
  waiting: [{ lane: lane('main'), count: 0, wait: null, isUnstaffed: false }],
  line: [],
  opensAt: null,
  walkInsStopped: null,
  ...changes,
});

export { at, day, lane, MONDAY };
