/** The report over small days that are counted by hand: what the page shows, and the same in the file. */
import { describe, expect, it } from 'vitest';
import { foldDay } from '../../src/lib/domain/day/day.ts';
import { figuresIn } from '../../src/lib/domain/statistics/period-figures.ts';
import { periodBefore, periodOf, rangeOf } from '../../src/lib/domain/statistics/period.ts';
import { reportCsv, reportLines } from '../../src/lib/domain/statistics/report-csv.ts';
import type { ReportWords } from '../../src/lib/domain/statistics/report-csv.ts';
import { reportOf, tableOf } from '../../src/lib/domain/statistics/report.ts';
import { reportSheets } from '../../src/lib/domain/statistics/report-sheets.ts';
import { reportTables } from '../../src/lib/domain/statistics/report-table.ts';
import type { ReportTableId } from '../../src/lib/domain/statistics/report-table.ts';
import { countDay } from '../../src/lib/domain/statistics/statistics.ts';
import type { Statistics } from '../../src/lib/domain/statistics/statistics.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { at, choose, MONDAY } from '../support/build/index.ts';
import { appointment, open, served, tell, ticket } from './a-counted-day.ts';

const office = open({ from: '08:00', to: '10:00', main: 2 });
const LAST_MONDAY = addDays(MONDAY, -7);

/** Two appointments, of which one does not come; walk-ins at 8:05, 8:10 and 9:20, of which one was told 10 to 20. */
const monday = countDay(
  office,
  foldDay(MONDAY, [
    appointment('anna', '08:00', 15, { channel: 'online', at: at('12:00', addDays(MONDAY, -1)) }),
    tell('checked-in', 'anna', '07:58'),
    ...served('anna', '08:02', '08:03', '08:15'),
    appointment('bert', '08:30', 15, { channel: 'staff', at: at('12:00', addDays(MONDAY, -10)) }),
    tell('lapsed', 'bert', '08:35'),
    ticket('cora', '08:05', { told: { from: 10, to: 20 } }),
    ...served('cora', '08:20', '08:22', '08:34', 'c2'),
    ticket('dora', '08:10', { services: [choose('pick-up')], minutes: 5, told: { from: 0, to: 5 } }),
    ...served('dora', '08:40', '08:41', '08:50', 'c2'),
    ticket('emil', '09:20'),
    ...served('emil', '09:30', '09:31', '09:40', 'c1'),
  ]),
);
/** One walk-in, in figures from before the detail was counted. */
const { detail: _detail, ...old } = countDay(
  office,
  foldDay(MONDAY, [ticket('finn', '08:00'), ...served('finn', '08:04', '08:05', '08:10')]),
);
const earlier: Statistics = { ...old, days: [LAST_MONDAY] };
const all = new Map<string, Statistics>([
  [MONDAY, monday],
  [LAST_MONDAY, earlier],
]);
const day = (date: LocalDate) => ({ from: date, until: date });
const report = reportOf(office, figuresIn(all, day(MONDAY)), figuresIn(all, day(LAST_MONDAY)), 15);
const rowsOf = (id: ReportTableId, of = report) =>
  Object.fromEntries(tableOf(of, id).rows.map((row) => [row.id, row.values]));

describe('the report of a day', () => {
  it('[S1.4] visits and what did not take place, beside the period before', () => {
    expect(rowsOf('visits')).toEqual({
      appointments: [2, 0],
      tickets: [3, 1],
      came: [4, 1],
      finished: [4, 1],
      'not-rendered': [0, 0],
      'not-recorded': [4, 1],
    });
    expect(rowsOf('outcomes')).toMatchObject({
      'no-shows': [1, 50, 0, null],
      missed: [0, 0, 0, 0],
    });
  });

  it('[S1.1] demand on an open day, by hour and weekday', () => {
    // Anna came before eight.
    expect(tableOf(report, 'demand').columns).toEqual([{ id: '1', unit: 'mean' }]);
    expect(rowsOf('demand')).toEqual({ '07': [1], '08': [2], '09': [1] });
  });

  it('[S1.1] the mean of a weekday is over the days on which the office was open', () => {
    const closed: Statistics = { ...monday, arrivals: {}, lanes: {}, days: [addDays(MONDAY, 7)] };
    const three = new Map([...all, [addDays(MONDAY, 7), closed] as const]);
    const both = figuresIn(three, rangeOf(LAST_MONDAY, addDays(MONDAY, 7)));
    expect(both.days).toHaveLength(3);
    expect(rowsOf('demand', reportOf(office, both, both, 15))).toEqual({
      '07': [0.5],
      '08': [1.5],
      '09': [0.5],
    });
  });

  it('[S1.2, S1.8] times together and by kind of visit; what was not counted before is not zero', () => {
    expect(rowsOf('times')).toEqual({
      // Anna 2; Cora 15, Dora 30, Emil 10. Before: Finn 4.
      wait: [4, 10, 30, 4, 4],
      'wait-appointment': [1, 2, 2, null, null],
      'wait-walkIn': [3, 15, 30, null, null],
      toCounter: [4, 1, 2, null, null],
      'toCounter-appointment': [1, 1, 1, null, null],
      'toCounter-walkIn': [3, 1, 2, null, null],
      service: [4, 9, 12, null, null],
      'service-appointment': [1, 12, 12, null, null],
      'service-walkIn': [3, 9, 12, null, null],
    });
    expect(rowsOf('waitsByHour')).toEqual({ '08': [3, 15, 30], '09': [1, 10, 10] });
  });

  it('[S1.3, S2] planned and observed minutes by service, what is set, and a suggestion from enough visits', () => {
    expect(rowsOf('services')).toEqual({
      'id-card': [1, 0, 15, 12, 15, null],
      passport: [2, 0, 20, 10.5, 20, null],
      'pick-up': [1, 0, 5, 9, 5, null],
    });
    const times = { 8: 15, 12: 4, 40: 1 };
    const many = { ...monday, services: { 'id-card': { ...monday.services['id-card']!, times } } };
    const figures = figuresIn(new Map([[MONDAY, many]]), day(MONDAY));
    expect(rowsOf('services', reportOf(office, figures, figures, 15))['id-card']?.[5]).toBe(10);
  });

  it('[S1.5, S1.9] lanes in hours and percent, counters in visits and hours', () => {
    // Four hours are open; booked is Anna's quarter; Anna, Cora, Dora and Emil took 12, 12, 9 and 9 minutes.
    expect(rowsOf('lanes')['main']).toEqual([4, 6.3, 17.5, 12.5, 0]);
    expect(rowsOf('counters')).toEqual({ c1: [2, 0.4, 2], c2: [2, 0.4, 2] });
  });

  it('[S2.1] counters by lane, weekday and hour for the wait that is aimed at', () => {
    // Four visits of 10.5 minutes; three could be served from eight on, one after nine.
    expect(rowsOf('staffing')).toMatchObject({ 'main 1-08': [3, 1], 'main 1-09': [1, 1] });
    const strict = reportOf(office, figuresIn(all, day(MONDAY)), figuresIn(all, day(LAST_MONDAY)), 1);
    expect(rowsOf('staffing', strict)['main 1-08']).toEqual([3, 2]);
  });

  it('[S1.10] who booked and how far ahead, and how good the told waits were', () => {
    expect(rowsOf('booked')).toEqual({
      online: [1, 50, null],
      staff: [1, 50, null],
      kiosk: [0, 0, null],
      import: [0, 0, null],
    });
    expect(rowsOf('leadDays')).toMatchObject({ '0': [0, 0], '1': [1, 50], '8-14': [1, 50], '29': [0, 0] });
    // Cora waited 15 of 10 to 20; Dora 30, 25 more than she was told.
    expect(rowsOf('estimates')).toEqual({ now: [2, 50, 0, 25] });
  });

  it('[S1.8] says on how many days a table was counted, and has no rows where it was on none', () => {
    const both = reportOf(
      office,
      figuresIn(all, rangeOf(LAST_MONDAY, MONDAY)),
      figuresIn(all, day(addDays(MONDAY, -30))),
      15,
    );
    expect([both.days, both.daysBefore]).toEqual([2, 0]);
    // S1.12: the office offers nothing by phone or video.
    expect(both.tables.map(({ id }) => id)).toEqual(reportTables.filter((id) => id !== 'variants'));
    expect([tableOf(both, 'visits').countedDays, tableOf(both, 'counters').countedDays]).toEqual([2, 1]);
    expect(rowsOf('visits', both)['appointments']).toEqual([2, null]);
    const none = reportOf(
      office,
      figuresIn(all, day(LAST_MONDAY)),
      figuresIn(all, day(addDays(MONDAY, -14))),
      15,
    );
    expect(tableOf(none, 'counters')).toMatchObject({ rows: [], countedDays: 0 });
    expect(rowsOf('times', none)['toCounter']).toEqual([null, null, null, null, null]);
  });

  it('[S1.11] takes today from its own count, and in the period alone', () => {
    const today = { ...monday, days: [addDays(MONDAY, 1)] };
    const whole = figuresIn(all, rangeOf(MONDAY, addDays(MONDAY, 1)), today);
    expect(whole.days.map(([date]) => date)).toEqual([MONDAY, addDays(MONDAY, 1)]);
    expect(figuresIn(all, day(MONDAY), today).days).toHaveLength(1);
  });

  it('[S1] tells many days by month', () => {
    const long = new Map<string, Statistics>(
      Array.from({ length: 70 }, (_, i) => {
        const date = addDays(MONDAY, -i);
        return [date, { ...earlier, days: [date] }];
      }),
    );
    const figures = figuresIn(long, rangeOf(addDays(MONDAY, -69), MONDAY));
    const rows = tableOf(reportOf(office, figures, figures, 15), 'byDay').rows;
    expect(rows.map(({ id }) => id)).toEqual(['2026-09', '2026-10', '2026-11']);
    expect(rows.reduce((sum, { values }) => sum + values[0]!, 0)).toBe(70);
  });
});

describe('the file for spreadsheets', () => {
  const words: ReportWords = {
    header: ['from', 'until', 'table', 'about', 'figure', 'unit', 'value'],
    table: (id) => id,
    about: (id) => id,
    row: (_table, id) => (id === 'pick-up' ? '=HYPERLINK("x";1)' : id),
    column: (_table, id) => id,
    unit: (unit) => unit,
  };

  it('[S3] has each value of each table once, and no other', () => {
    const shown = report.tables.flatMap(({ id, columns, rows }) =>
      rows.flatMap((row) =>
        row.values.flatMap((value, i) =>
          value === null
            ? []
            : [[MONDAY, MONDAY, id, words.row(id, row.id), columns[i]!.id, columns[i]!.unit, String(value)]],
        ),
      ),
    );
    expect(shown.length).toBeGreaterThan(60);
    expect(reportLines(report, words, '.')).toEqual([[...words.header], ...shown]);
  });

  it('[S3] is read by a German spreadsheet: decimal comma, semicolon, mark of UTF-8, no formulas', () => {
    const text = reportCsv(report, words, { separator: ';', decimal: ',' });
    expect(text.startsWith('\uFEFFfrom;until;table')).toBe(true);
    const lines = text.slice(1).split('\r\n');
    expect(lines).toContain(`${MONDAY};${MONDAY};lanes;main;booked;percent;6,3`);
    expect(lines).toContain(`${MONDAY};${MONDAY};services;"'=HYPERLINK(""x"";1)";visits;count;1`);
  });

  it.each(['=1', '+1', '-1', '@x', '\tx', '＝1', '＋1', '－1', '＠x'])(
    '[S3] a cell that begins as %j is text',
    (cell) => {
      const text = reportCsv(report, { ...words, row: () => cell }, { separator: ',', decimal: '.' });
      expect(text).toContain(`,'${cell},`);
      expect(text).not.toContain(`,${cell},`);
    },
  );
});

describe('a period', () => {
  const d = (text: string) => text as LocalDate;
  const today = d('2026-11-29');

  it.each([
    ['today', undefined, '2026-11-29', '2026-11-29', '2026-11-22', '2026-11-22'],
    ['week', undefined, '2026-11-22', '2026-11-28', '2026-11-15', '2026-11-21'],
    ['four-weeks', undefined, '2026-11-01', '2026-11-28', '2026-10-04', '2026-10-31'],
    ['month', undefined, '2026-11-01', '2026-11-29', '2026-10-01', '2026-10-29'],
    ['month', '2026-10-31', '2026-10-01', '2026-10-31', '2026-09-01', '2026-09-30'],
    ['month', '2026-03-15', '2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'],
    ['month', '2026-01-02', '2026-01-01', '2026-01-31', '2025-12-01', '2025-12-31'],
    ['year', undefined, '2026-01-01', '2026-11-29', '2025-01-01', '2025-11-29'],
    ['year', '2024-02-29', '2024-01-01', '2024-12-31', '2023-01-01', '2023-12-31'],
  ] as const)('[S1] %s of %s is %s to %s, compared with %s to %s', (kind, anchor, from, until, ...before) => {
    const period = periodOf(kind, today, anchor === undefined ? today : d(anchor));
    expect(period).toEqual({ from, until });
    expect(periodBefore(kind, period)).toEqual({ from: before[0], until: before[1] });
  });

  it('[S1] the last days of a month or year have no more days to be compared with than there are', () => {
    const march = periodOf('month', d('2026-03-30'));
    expect(periodBefore('month', march)).toEqual({ from: '2026-02-01', until: '2026-02-28' });
    const leap = periodOf('year', d('2028-02-29'));
    expect(periodBefore('year', leap)).toEqual({ from: '2027-01-01', until: '2027-02-28' });
  });

  it('[S1] a range may be typed either way round, and is compared with as many days before it', () => {
    const range = rangeOf(d('2026-11-10'), d('2026-11-01'));
    expect(range).toEqual({ from: '2026-11-01', until: '2026-11-10' });
    expect(periodBefore('range', range)).toEqual({ from: '2026-10-22', until: '2026-10-31' });
  });
});

describe('[S3] the sheets of a spreadsheet', () => {
  const words: ReportWords = {
    header: ['from', 'until', 'table', 'about', 'figure', 'unit', 'value'],
    table: (id) =>
      id === 'visits' ? "'What: [all] / every* one?'" : 'A name that is longer than a sheet’s may be',
    about: () => 'what',
    row: (_table, id) => id,
    column: (_table, id) => id,
    unit: (unit) => unit,
  };
  const sheets = reportSheets(report, words);

  it('hold the tables, with the unit beside the column and nothing where nothing was counted', () => {
    expect(sheets[0]!.rows.slice(0, 3)).toEqual([
      ['what', 'count', 'before'],
      ['appointments', 2, 0],
      ['tickets', 3, 1],
    ]);
    expect(sheets[1]!.rows[0]).toEqual([
      'what',
      'count',
      'share (percent)',
      'before',
      'shareBefore (percent)',
    ]);
    expect(sheets[1]!.rows.find(([row]) => row === 'no-shows')).toEqual(['no-shows', 1, 50, 0, null]);
  });

  it('have names that spreadsheets take, and no two alike', () => {
    const names = sheets.map(({ name }) => name);
    expect(names[0]).toBe('What all  every one');
    expect(new Set(names).size).toBe(report.tables.length);
    for (const name of names) expect(name).toMatch(/^(?!')[^[\]:*?/\\]{1,31}(?<!')$/);
  });
});
