/** S1, Q7: figures by month: which of them the relay has open, and how they are read. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { addDays, monthOf } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { noStatistics } from '../../src/lib/domain/statistics/statistics.ts';
import { historyCommand } from '../../sync-server/commands/history.ts';
import { at, aTicket, MONDAY } from '../support/build/index.ts';
import { dorsten } from '../support/build/example-offices.ts';
import { aSession } from './support/a-session.ts';
import type { SessionOnDisk } from './support/a-session.ts';
import { aBrowser, aClerk, aLead } from './support/a-browser.ts';
import { aFolder, aRelay, OFFICE, OFFICES } from './support/a-relay.ts';
import { aSocket, outcome } from './support/a-socket.ts';

const openMonths = ({ session }: SessionOnDisk): string[] =>
  session
    .documents()
    .flatMap((name) => (name.kind === 'figures' ? [name.month] : []))
    .sort();

/** A day on which a ticket was drawn. */
async function workOn({ session, rooms }: SessionOnDisk, date: LocalDate): Promise<void> {
  const nine = at('09:00', date);
  await session.ensureDay(date);
  session.carryOut({ events: [aTicket({ date, at: nine })] }, nine);
  await rooms.commit({ mails: [] });
}

const counted = (date: LocalDate, tickets: number) => ({ ...noStatistics, days: [date], tickets });

test('[S1] a month is open as long as one of its days may be counted, and no longer', async () => {
  const first = '2026-12-01' as LocalDate;
  const house = await aSession(addDays(first, -40));
  await workOn(house, addDays(first, -40));
  const next = await house.turnTo(addDays(first, -1));
  // The month of yesterday is open, and October, since a day in it is stored and not counted.
  expect(openMonths(next)).toEqual(['2026-10', '2026-11']);
  next.session.putFigures(addDays(first, -40), counted(addDays(first, -40), 1));
  const night = at('00:01', first);
  await next.session.turnTo(first, night);
  expect(openMonths(next)).toEqual(['2026-10', '2026-11', '2026-12']);
  // Yesterday may be counted, and the day in October stays open until it is not news any more.
  next.session.putFigures(addDays(first, -1), counted(addDays(first, -1), 2));
  await next.rooms.commit({ mails: [] });
  next.session.takeChanged();
  await next.session.writeDerived(night);
  next.session.tidy(night);
  expect(openMonths(next)).toEqual(['2026-11', '2026-12']);
  await next.session.turnTo(addDays(first, 1), night + 86_400_000);
  next.session.takeChanged();
  await next.session.writeDerived(night + 86_400_000);
  next.session.tidy(night + 86_400_000);
  expect(openMonths(next)).toEqual(['2026-12']);
  // Late news opens October again: what was counted of its day is read from the disk.
  await next.session.ensureDay(addDays(first, -40));
  expect(next.session.figuresOn(addDays(first, -40))).toMatchObject({ tickets: 1 });
  expect(openMonths(next)).toEqual(['2026-10', '2026-12']);
});

test('[S1] a day of another month goes into the document of that month, and replaces what was counted', async () => {
  const house = await aSession(MONDAY);
  const late = addDays(MONDAY, -40);
  await house.session.ensureDay(late);
  house.session.putFigures(late, counted(late, 1));
  house.session.putFigures(late, counted(late, 2));
  house.session.putFigures(MONDAY, counted(MONDAY, 3));
  await house.rooms.commit({ mails: [] });
  expect(await house.rooms.stored('figures:')).toEqual(
    [late, MONDAY].map((date) => `figures:${house.session.office.id}:${monthOf(date)}`),
  );
  expect(house.session.figuresOn(late)).toMatchObject({ tickets: 2 });
});

test('[S1, P1.7] a year of months: each is read by itself, and the relay says which there are', async () => {
  const dataDir = aFolder();
  const clockShift = at('10:00', MONDAY) - Date.now();
  await historyCommand(['--office', OFFICE, '--months', '12'], { dataDir, offices: OFFICES, clockShift });
  const relay = await aRelay({ dataDir, clockShift });
  const lead = await aLead(relay);
  const { status, body } = await lead.get('/api/statistics/months');
  const months = body as unknown as string[];
  expect([status, months.length, months[0], months.at(-1)]).toEqual([200, 13, '2025-11', '2026-11']);
  const as = { credential: { type: 'surface', surface: 'staff' } as const, cookies: lead.cookies };
  const may = await aSocket(relay, `figures:${OFFICE}:2026-05`, as);
  expect(await outcome(may)).toBe('open');
  expect([...may.records().keys()].sort()).toEqual(
    Array.from({ length: 31 }, (_, day) => addDays('2026-05-01' as LocalDate, day)),
  );
  // Nothing is counted of it, and no mistake of the asker's.
  const early = await aSocket(relay, `figures:${OFFICE}:2001-01`, as);
  expect([await outcome(early), early.records().size]).toEqual(['open', 0]);
  for (const name of ['2027-01', '2026-13', '2026-11-23', ''])
    expect(await outcome(await aSocket(relay, `figures:${OFFICE}:${name}`, as)), name).toBe(
      'no-such-document',
    );
  expect(await outcome(await aSocket(relay, `figures:${OFFICE}`, as))).toBe('no-such-document');
  const clerk = await aClerk(relay, lead);
  expect((await clerk.get('/api/statistics/months')).body.error).toBe('not-allowed');
  expect((await aBrowser(relay).get('/api/statistics/months')).status).toBe(401);
  // The comparison of a town adds months up.
  const town = await lead.get('/api/statistics/town?from=2026-04-30&until=2026-06-01');
  expect(town.body).toMatchObject([{ id: OFFICE, summary: { days: 33, exampleDays: 33 } }]);
});

test('[S1, M19] a month whose only row is damaged is read as empty, and all others are whole', async () => {
  const dataDir = aFolder();
  const clockShift = at('10:00', MONDAY) - Date.now();
  await historyCommand(['--office', OFFICE, '--months', '3'], { dataDir, offices: OFFICES, clockShift });
  const db = new DatabaseSync(join(dataDir, 'foyer.sqlite'));
  const damage = db.prepare('UPDATE updates SET checksum = checksum + 1 WHERE name = ?');
  expect(damage.run(`figures:${OFFICE}:2026-09`).changes).toBeGreaterThan(0);
  db.close();
  const relay = await aRelay({ dataDir, clockShift });
  const lead = await aLead(relay);
  const as = { credential: { type: 'surface', surface: 'staff' } as const, cookies: lead.cookies };
  const recordsOf = async (month: string): Promise<number> => {
    const socket = await aSocket(relay, `figures:${OFFICE}:${month}`, as);
    expect(await outcome(socket)).toBe('open');
    return socket.records().size;
  };
  expect([await recordsOf('2026-09'), await recordsOf('2026-10')]).toEqual([0, 31]);
  const town = await lead.get('/api/statistics/town?from=2026-09-01&until=2026-10-31');
  expect(town.body).toMatchObject([{ id: OFFICE, summary: { days: 31 } }]);
});

test('[S1] an invented history of an office that was really counted in some months', async () => {
  const folder = aFolder();
  const house = await aSession(MONDAY, folder, dorsten());
  const real = addDays(MONDAY, -40);
  await house.session.ensureDay(real);
  house.session.putFigures(real, counted(real, 7));
  await house.rooms.commit({ mails: [] });
  await house.close();
  const clockShift = at('10:00', MONDAY) - Date.now();
  const config = { dataDir: folder, offices: OFFICES, clockShift };
  expect(await historyCommand(['--office', OFFICE, '--months', '3'], config)).toMatchObject({ ok: true });
  const next = await aSession(MONDAY, folder, dorsten());
  await next.session.ensureDay(real);
  expect(next.session.figuresOn(real)).toMatchObject({ tickets: 7 });
  expect(next.session.figuresOn(addDays(real, 1))).toMatchObject({ example: 1 });
});
