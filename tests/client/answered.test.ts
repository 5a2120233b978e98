/** What an actor was answered: how long it is kept, and for what. */
import 'fake-indexeddb/auto';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openAnswered } from '../../src/lib/client/requests/answered.ts';
import type { AnsweredRow, Database } from '../../src/lib/client/browser/database.ts';
import { requestId } from '../../src/lib/domain/ids.ts';
import type { Request } from '../../src/lib/domain/requests/request.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { at, MONDAY } from '../support/build/index.ts';
import { eventually } from '../support/eventually.ts';
import { anActor, aRequest, yes } from './arbiter.ts';
import { aDevice } from './surroundings.ts';

const HOUR = 3_600_000;
const actor = anActor();

const onDay = (date: LocalDate): Request => ({ ...aRequest(), date });

function aRow(number: string, wroteAt: number, date?: LocalDate): AnsweredRow {
  const id = requestId.parse(crypto.randomUUID());
  const answer = { ...yes(id), number } as AnsweredRow['answer'];
  return { id, actor, answer, at: wroteAt, ...(date === undefined ? {} : { date }) };
}

const kept = async ({ answered }: Database): Promise<string[]> =>
  (await answered.all()).flatMap(({ answer }) => (answer.ok ? [answer.number!] : [])).sort();

async function aDisk(now: number): Promise<Database> {
  vi.useFakeTimers({ toFake: ['Date'], now });
  onTestFinished(() => void vi.useRealTimers());
  return (await aDevice('http://127.0.0.1:1').tab()).database;
}

test('[A7.11] a number is known for its day, also where a clock was wrong, and goes when the day is over', async () => {
  const now = at('10:00');
  const database = await aDisk(now);
  const long = now - 50 * 24 * HOUR;
  for (const row of [
    aRow('A001', now - HOUR, MONDAY),
    // The clock had begun anew after a power cut, and was not set yet.
    aRow('A002', long, MONDAY),
    aRow('A003', now - 25 * HOUR, addDays(MONDAY, -1)),
    aRow('A004', now - 49 * HOUR, addDays(MONDAY, -2)),
    { ...aRow('A005', long, addDays(MONDAY, -50)), actor: anActor() },
    // Written before the date was kept.
    aRow('A006', now - 23 * HOUR),
    aRow('A007', now - 25 * HOUR),
  ])
    await database.answered.put(row);
  const answered = openAnswered(database, actor);
  await answered.read();
  expect([...answered.numbersOn(MONDAY)].sort()).toEqual(['A001', 'A002']);
  expect([...answered.numbersOn(addDays(MONDAY, 1))]).toEqual([]);
  // Yesterday is over here, and a few hours later everywhere.
  expect(await kept(database)).toEqual(['A001', 'A002', 'A003', 'A005', 'A006']);
});

test('[A7.11] a page that stays open for weeks lets go of the days before, too', async () => {
  const database = await aDisk(at('10:00'));
  const answered = openAnswered(database, actor);
  for (let days = 0; days < 20; days++) {
    const date = addDays(MONDAY, days);
    vi.setSystemTime(at('10:00', date));
    for (let n = 0; n < 2; n++) {
      const asked = onDay(date);
      await answered.write(
        asked,
        { ...yes(asked.id), number: `A${100 + n}` } as AnsweredRow['answer'],
        Date.now(),
      );
    }
    await eventually(async () => expect((await database.answered.all()).length).toBeLessThanOrEqual(4));
    expect([...answered.numbersOn(date)]).toEqual(['A100', 'A101']);
  }
  expect([...answered.numbersOn(MONDAY)]).toEqual([]);
});

test('[M17] what was answered is known to the next page, by whichever page it was written', async () => {
  const database = await aDisk(at('10:00'));
  const [one, two, open] = [onDay(MONDAY), onDay(MONDAY), onDay(MONDAY)];
  const answered = openAnswered(database, actor);
  await answered.write(one, yes(one.id), Date.now());
  await database.answered.put({ id: two.id, actor, answer: yes(two.id), at: Date.now() });
  expect(await answered.read()).toEqual(new Set([one.id, two.id]));
  expect([await answered.find(one.id), await answered.find(open.id)]).toEqual([yes(one.id), null]);
});
