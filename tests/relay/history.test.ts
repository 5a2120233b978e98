/** `npm run history`: example figures for an office, and never in the place of real ones. */
import { afterEach, describe, expect, test } from 'vitest';
import { openFiguresDoc } from '../../src/lib/docs/figures-doc.ts';
import { officeId } from '../../src/lib/domain/ids.ts';
import { noStatistics } from '../../src/lib/domain/statistics/statistics.ts';
import type { Statistics } from '../../src/lib/domain/statistics/statistics.ts';
import { addDays, monthOf } from '../../src/lib/domain/time.ts';
import type { LocalDate, LocalMonth } from '../../src/lib/domain/time.ts';
import { storedMonths } from '../../sync-server/arbiter/office-figures.ts';
import { historyCommand, parseHistoryArgs } from '../../sync-server/commands/history.ts';
import { systemTimers } from '../../sync-server/jobs/schedule.ts';
import { silentLog } from '../../sync-server/log/log.ts';
import { openRooms } from '../../sync-server/relay/rooms.ts';
import type { Store } from '../../sync-server/store/store.ts';
import { aTicket, at, MONDAY } from '../support/build/index.ts';
import { dorsten } from '../support/build/example-offices.ts';
import { aSession } from './support/a-session.ts';
import { openStore } from './support/a-furnished-store.ts';
import { aFolder, OFFICES } from './support/a-relay.ts';

const office = officeId.parse('dorsten');
const real: Statistics = { ...noStatistics, days: [addDays(MONDAY, -3)], tickets: 7 };

const command = (words: string[], dataDir: string) =>
  historyCommand(words, { dataDir, offices: OFFICES, clockShift: at('12:00', MONDAY) - Date.now() });

let store: Store | null = null;
afterEach(async () => {
  await store?.close();
  store = null;
});

/** What is stored, after `put` was written. */
async function stored(folder: string, put: readonly Statistics[] = []): Promise<Map<string, Statistics>> {
  store = openStore(folder);
  const rooms = openRooms({ store, clock: () => at('12:00', MONDAY), timers: systemTimers, log: silentLog });
  const open = async (month: LocalMonth) =>
    openFiguresDoc(await rooms.open({ kind: 'figures', office, month }), () => {});
  for (const one of put) (await open(monthOf(one.days[0]!))).write([[one.days[0]!, one]]);
  await rooms.commit({ mails: [] });
  const all = new Map<string, Statistics>();
  for (const month of await storedMonths((prefix) => rooms.stored(prefix), office))
    for (const [date, one] of (await open(month)).all) {
      expect(monthOf(date as LocalDate)).toBe(month);
      all.set(date, one);
    }
  await rooms.close();
  await store.close();
  store = null;
  return all;
}

describe('an invented history', () => {
  test('[S1] fills the days before today, leaves real ones alone, and goes again', async () => {
    const folder = await aFolder();
    await stored(folder, [real]);
    const said = await command(['--office', 'dorsten', '--months', '1'], folder);
    expect(said).toMatchObject({
      ok: true,
      value: expect.arrayContaining(['One day that was really counted stays as it is.']),
    });
    const made = await stored(folder);
    expect(made.size).toBe(30);
    expect([...made.keys()].every((date) => date < MONDAY && date >= addDays(MONDAY, -30))).toBe(true);
    expect(made.get(addDays(MONDAY, -3))).toEqual(real);
    expect([...made.values()].filter(({ example }) => example === 1)).toHaveLength(29);

    expect(await command(['--office', 'dorsten', '--remove'], folder)).toMatchObject({ ok: true });
    expect([...(await stored(folder))]).toEqual([[addDays(MONDAY, -3), real]]);
  });

  test('[S1, Q7.1] a day that ended while the relay was stopped is counted later, whatever was invented for it', async () => {
    const folder = await aFolder();
    const FRIDAY = addDays(MONDAY, -3);
    const friday = await aSession(FRIDAY, folder, dorsten());
    const nine = at('09:00', FRIDAY);
    friday.session.carryOut({ events: [aTicket({ date: FRIDAY, at: nine })] }, nine);
    await friday.rooms.commit({ mails: [] });
    await friday.close();
    await command(['--office', 'dorsten', '--months', '1'], folder);

    const { session } = await aSession(MONDAY, folder, dorsten());
    expect(session.figuresOn(FRIDAY)).toMatchObject({ example: 1 });
    expect(session.openDays()).toContain(FRIDAY);
    expect(session.openDays()).not.toContain(addDays(FRIDAY, -1));
  });

  test('[S1] names an office that is not there, and refuses what it does not understand', async () => {
    const folder = await aFolder();
    expect(await command(['--office', 'dorstn'], folder)).toMatchObject({
      ok: false,
      error: [expect.stringContaining('dorsten')],
    });
    expect(parseHistoryArgs(['--office', 'dorsten'])).toEqual({ office: 'dorsten', months: 12, seed: 1 });
    for (const words of [
      [],
      ['--months', '3'],
      ['--office'],
      ['--office', 'dorsten', '--months', '0'],
      ['--office', 'dorsten', '--months', '25'],
      ['--office', 'dorsten', '--months', 'x'],
      ['--office', 'dorsten', '--seed', '1.5'],
      ['--office', 'dorsten', '--remove', '--months', '3'],
      ['dorsten'],
    ])
      expect(parseHistoryArgs(words), words.join(' ')).toBeNull();
  });
});
