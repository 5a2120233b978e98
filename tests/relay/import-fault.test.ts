/** B10: a fault of the program in one row of an import costs that row, whatever stands before and behind it. */
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/lib/domain/decide/decide.ts';
import type { Circumstances, Decision, OfficeState } from '../../src/lib/domain/decide/decision.ts';
import { wholeImport } from '../../src/lib/domain/decide/whole-import.ts';
import { importColumns } from '../../src/lib/domain/input/import-cells.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import { decideSafely } from '../../sync-server/arbiter/decide-safely.ts';
import type { OfficeSession } from '../../sync-server/arbiter/office-session.ts';
import { silentLog } from '../../sync-server/log/log.ts';
import type { Log } from '../../sync-server/log/log.ts';
import { ask, aState, at, circumstances, MONDAY } from '../support/build/index.ts';

const NOW = at('07:50');
const [TUESDAY, WEDNESDAY] = [addDays(MONDAY, 1), addDays(MONDAY, 2)];
const LEAD = { role: 'lead' } as const;

const rowAt = (date: string, time: string): string[] =>
  importColumns.map(
    (column) =>
      ({ date, time, services: 'id-card', name: `Erika ${'ABCDEFGH'[times.indexOf(time)]}` })[
        column as string
      ] ?? '',
  );
const times = ['08:00', '08:30', '09:00', '09:30', '10:00', '10:30', '11:00', '11:30'];
/** Those of Wednesday meet the fault. */
const aList = (...faults: readonly number[]) =>
  ask('import', {
    rows: [
      [...importColumns],
      ...times.map((time, i) => rowAt(faults.includes(i + 1) ? WEDNESDAY : TUESDAY, time)),
    ],
  });

/** An office at which a rule has a fault on Wednesday, or at which nothing of Wednesday can be written down. */
function aFaultyOffice(how: 'throws' | 'does not fit' | 'never fits') {
  const state = aState({ now: NOW });
  const faulty: OfficeState = {
    ...state,
    office: state.office,
    day(date) {
      if (how === 'throws' && date === WEDNESDAY) throw new TypeError('a planted fault');
      return state.day(date);
    },
  };
  const session: Pick<OfficeSession, 'decide' | 'fits'> = {
    decide: (request, given) => decide(faulty, request, given),
    fits: ({ events = [] }) =>
      how !== 'never fits' && (how === 'throws' || events.every(({ date }) => date !== WEDNESDAY)),
  };
  const errors: string[] = [];
  const log: Log = { ...silentLog, error: (_fields, message) => errors.push(message) };
  return {
    state,
    errors,
    /** Judges the list to its end, as batches do. Gives back the last decision. */
    take(list: ReturnType<typeof aList>, mostJudged: number): Decision {
      for (let batches = 0; batches < 20; batches++) {
        const given: Circumstances = { ...circumstances(NOW, LEAD), mostJudged };
        const decision = decideSafely(session, list, given, log);
        state.carryOut(decision);
        if (decision.isUnfinished !== true) return decision;
      }
      return expect.unreachable('the list never ends');
    },
  };
}

describe.each(['throws', 'does not fit'] as const)('[B10.5] a row that %s', (how) => {
  it.each([
    ['the first', [1]],
    ['one in the middle', [4]],
    ['the last', [8]],
    ['two beside each other, and one more', [2, 3, 7]],
    ['every one', [1, 2, 3, 4, 5, 6, 7, 8]],
  ])('is named and refused, and all others are taken: %s', (_which, faults) => {
    for (const mostJudged of [1, 3, 50]) {
      const office = aFaultyOffice(how);
      const list = aList(...faults);
      expect(office.take(list, mostJudged).answer).toMatchObject({ ok: true });
      expect(wholeImport(office.state.memos(MONDAY)!.values(), list.id)).toEqual({
        taken: times.length - faults.length,
        refused: faults.map((row) => ({ row, reason: 'not-judged' })),
        leftEmpty: [],
        rowsJudged: times.length,
        rowsInAll: times.length,
      });
      expect(office.state.day(TUESDAY).subjects.size).toBe(times.length - faults.length);
      expect(office.errors.length).toBeGreaterThan(0);
    }
  });
});

it('[B10.5] a list of which not even the report can be written is refused as a whole, with nothing done', () => {
  const office = aFaultyOffice('never fits');
  expect(office.take(aList(4), 3).answer).toMatchObject({ ok: false, reason: 'malformed' });
  expect([office.state.events(), office.state.memos(MONDAY)]).toEqual([[], null]);
});
