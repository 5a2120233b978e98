/** Invented days: like real ones, the same for the same chance, and marked. */
import { describe, expect, it } from 'vitest';
import { seeded } from '../../src/lib/domain/queue/estimate.ts';
import { exampleDay, exampleFigures } from '../../src/lib/domain/statistics/example-day.ts';
import { playLine } from '../../src/lib/domain/statistics/example-line.ts';
import type { Guest } from '../../src/lib/domain/statistics/example-line.ts';
import { figuresIn } from '../../src/lib/domain/statistics/period-figures.ts';
import { rangeOf } from '../../src/lib/domain/statistics/period.ts';
import { reportLines } from '../../src/lib/domain/statistics/report-csv.ts';
import { reportOf, tableOf } from '../../src/lib/domain/statistics/report.ts';
import { addStatistics, statistics } from '../../src/lib/domain/statistics/statistics.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import { anOffice, at, choose, MONDAY } from '../support/build/index.ts';

const office = anOffice();
const figures = exampleFigures(office, MONDAY, seeded(3));

describe('an invented day', () => {
  it('[S1] is counted as a real one, and is marked', () => {
    expect(statistics.parse(figures)).toEqual(figures);
    expect(figures.example).toBe(1);
    expect(figures.appointments).toBeGreaterThan(10);
    expect(figures.tickets).toBeGreaterThan(10);
    const { finished, missed, unserved, noShows, cancelled } = figures;
    expect(finished + missed + unserved + noShows + cancelled).toBe(figures.appointments + figures.tickets);
    expect(finished).toBeGreaterThan(0.6 * (figures.appointments + figures.tickets));
    expect(figures.detail?.booked.online).toBeGreaterThan(figures.detail!.booked.staff);
    expect(addStatistics(figures, { ...figures, days: [addDays(MONDAY, 1)] }).example).toBe(2);
  });

  it('[S1] is the same for the same chance, another for another, and empty on a closed day', () => {
    expect(exampleFigures(office, MONDAY, seeded(3))).toEqual(figures);
    expect(exampleFigures(office, MONDAY, seeded(4))).not.toEqual(figures);
    expect(exampleDay(office, addDays(MONDAY, 6), seeded(3)).visits.size).toBe(0);
  });

  it('[S3] says on the page and in the file that it is invented', () => {
    const period = figuresIn(new Map([[MONDAY, figures]]), rangeOf(MONDAY, MONDAY));
    const report = reportOf(office, period, period, 15);
    expect(report.exampleDays).toBe(2);
    expect(tableOf(report, 'visits').rows.at(-1)).toEqual({ id: 'example', values: [1, 1] });
    const same = (_table: string, id: string) => id;
    const words = {
      row: same,
      column: same,
      about: (id: string) => id,
      table: (id: string) => id,
      unit: (unit: string) => unit,
    };
    const header = ['from', 'until', 'table', 'about', 'figure', 'unit', 'value'] as const;
    const lines = reportLines(report, { ...words, header: [...header] }, '.');
    expect(lines).toContainEqual([MONDAY, MONDAY, 'visits', 'example', 'count', 'count', '1']);
  });
});

describe('the line of an invented day', () => {
  const guest = (arrivesAt: string, takes: number, due: string | null = null): Guest => ({
    choice: choose('passport'),
    minutes: 20,
    arrivesAt: at(arrivesAt),
    due: due === null ? null : at(due),
    takes,
  });
  /** One counter from eight to nine. */
  const one = Int16Array.from({ length: 12 }, () => 1);

  it('[Q2.1] calls an appointment at its time before walk-ins, and none after closing', () => {
    const [walkIn, other, booked, late] = [
      guest('08:00', 20),
      guest('08:05', 20),
      guest('08:10', 25, '08:15'),
      guest('08:40', 20),
    ];
    const turns = playLine([other, late, booked, walkIn], one, at('08:00'), () => 0);
    expect(turns.map(({ guest: of, calledAt }) => [of, calledAt])).toEqual([
      [walkIn, at('08:00')],
      [booked, at('08:20') + 30_000],
      [other, at('08:46')],
      [late, null],
    ]);
  });
});
