/** A small day counted by hand: appointments on site, by phone and by video apart. */
import { describe, expect, it } from 'vitest';
import { foldDay } from '../../src/lib/domain/day/day.ts';
import { exampleFigures } from '../../src/lib/domain/statistics/example-day.ts';
import { figuresIn } from '../../src/lib/domain/statistics/period-figures.ts';
import { reportOf } from '../../src/lib/domain/statistics/report.ts';
import { addStatistics, countDay, statistics } from '../../src/lib/domain/statistics/statistics.ts';
import type { Statistics } from '../../src/lib/domain/statistics/statistics.ts';
import { seeded } from '../../src/lib/domain/queue/estimate.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { anOffice, anOfficeFile, at, choose, MONDAY, visit } from '../support/build/index.ts';
import { appointment, open, served, tell, ticket } from './a-counted-day.ts';

const office = open({ from: '08:00', to: '10:00', main: 2 });
const officeWithVariants = anOffice({
  services: anOfficeFile().services.map((one) =>
    one.id === 'id-card' ? { ...one, variants: [{ id: 'phone', minutes: 10 }] } : one,
  ),
});
const by = (variant: 'phone' | 'video') => ({ services: [{ ...choose('id-card'), variant }] });
const LAST_MONDAY = addDays(MONDAY, -7);

const day = foldDay(MONDAY, [
  // On site: served in 12 and 9 minutes, one did not come, one cancelled.
  appointment('anna', '08:00'),
  tell('checked-in', 'anna', '07:58'),
  ...served('anna', '08:02', '08:03', '08:15'),
  appointment('bert', '08:15'),
  tell('checked-in', 'bert', '08:10'),
  ...served('bert', '08:20', '08:21', '08:30'),
  appointment('cora', '08:30'),
  tell('lapsed', 'cora', '08:35'),
  appointment('dora', '08:45'),
  tell('cancelled', 'dora', '07:30'),
  // By phone: 6 minutes, and one who did not answer.
  appointment('emil', '08:30', 10, by('phone')),
  tell('due', 'emil', '08:30'),
  ...served('emil', '08:31', '08:32', '08:38', 'c2'),
  appointment('finn', '08:40', 10, by('phone')),
  tell('due', 'finn', '08:40'),
  tell('called', 'finn', '08:41', { counter: 'c2' }),
  tell('missed', 'finn', '08:44', { counter: 'c2' }),
  // By video: one moved away, one reserved and never confirmed, one served in 20.
  appointment('gina', '09:00', 15, by('video')),
  tell('moved', 'gina', '08:00', { movedTo: visit('elsewhere') }),
  appointment('hugo', '09:00', 15, { ...by('video'), activateBy: at('07:00') }),
  tell('unconfirmed', 'hugo', '07:00'),
  appointment('ines', '09:15', 15, by('video')),
  tell('due', 'ines', '09:15'),
  ...served('ines', '09:15', '09:15', '09:35', 'c2'),
  // A walk-in is no appointment.
  ticket('jana', '08:05'),
  ...served('jana', '08:40', '08:41', '08:46'),
]);
const counted = countDay(office, day);
const { variants: _variants, ...old } = counted;

const tableIn = (figures: Statistics[], of = office) => {
  const all = new Map<LocalDate, Statistics>(figures.map((one) => [one.days[0]!, one]));
  const period = figuresIn(all, { from: LAST_MONDAY, until: MONDAY });
  return reportOf(of, period, period, 15).tables.find(({ id }) => id === 'variants');
};

describe('[S1.12] on site, by phone and by video', () => {
  it('appointments that stayed are counted apart, with who did not come or answer and the minutes', () => {
    expect(statistics.parse(counted)).toEqual(counted);
    expect(counted.variants).toEqual({
      days: 1,
      ways: {
        'on-site': { appointments: 3, finished: 2, noShows: 1, missed: 0, service: { 9: 1, 12: 1 } },
        phone: { appointments: 2, finished: 1, noShows: 0, missed: 1, service: { 6: 1 } },
        video: { appointments: 1, finished: 1, noShows: 0, missed: 0, service: { 20: 1 } },
      },
    });
  });

  it('stand in a table of the report, which says on how many days they were counted', () => {
    const table = tableIn([{ ...old, days: [LAST_MONDAY] }, counted])!;
    expect(table.columns.map(({ id }) => id)).toEqual([
      ...['appointments', 'finished', 'noShows', 'missed', 'absent', 'medianService', 'ninetiethService'],
    ]);
    expect(table.rows).toEqual([
      { id: 'on-site', values: [3, 2, 1, 0, 33.3, 9, 12] },
      { id: 'phone', values: [2, 1, 0, 1, 50, 6, 6] },
      { id: 'video', values: [1, 1, 0, 0, 0, 20, 20] },
    ]);
    expect(table.countedDays).toBe(1);
  });

  it('add up with figures from before, of which nothing is taken for zero', () => {
    expect(statistics.parse(old)).toEqual(old);
    expect(addStatistics(old, counted).variants).toEqual(counted.variants);
    expect(addStatistics(old, old).variants).toBeUndefined();
    expect(addStatistics(counted, counted).variants).toMatchObject({
      ...{ days: 2, ways: { phone: { appointments: 4, service: { 6: 2 } } } },
    });
  });

  it('are told of where the office offers them or had some, else there is no table', () => {
    const onSite = countDay(office, foldDay(MONDAY, [appointment('anna', '08:00')]));
    expect(tableIn([onSite])).toBeUndefined();
    expect(tableIn([{ ...old, days: [LAST_MONDAY] }], officeWithVariants)).toMatchObject({
      ...{ rows: [], countedDays: 0 },
    });
  });

  it('are invented, too, for an office that offers them', () => {
    const random = seeded(1);
    const days = Array.from({ length: 8 }, (_, i) =>
      exampleFigures(officeWithVariants, addDays(MONDAY, 7 * i), random),
    );
    const { ways } = addStatistics(...days).variants!;
    expect(ways['phone']!.appointments).toBeGreaterThan(0);
    expect(ways['phone']!.finished).toBeGreaterThan(0);
    expect(ways['phone']!.noShows).toBe(0);
  });
});
