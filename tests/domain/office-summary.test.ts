/** S4: what the offices of a town are compared by, against a day counted by hand. */
import { expect, it } from 'vitest';
import { officeSummary } from '../../src/lib/domain/statistics/office-summary.ts';
import { figuresIn } from '../../src/lib/domain/statistics/period-figures.ts';
import { noStatistics } from '../../src/lib/domain/statistics/statistics.ts';
import { localDate } from '../../src/lib/domain/time.ts';

const [monday, tuesday, friday] = ['2026-11-23', '2026-11-24', '2026-11-27'].map((day) =>
  localDate.parse(day),
);
const period = { from: monday!, until: tuesday! };
/** Two of the ten with an appointment did not come; of the eleven who waited the longest waited 40 minutes. */
const counted = {
  ...noStatistics,
  days: [monday!],
  arrivals: { '1-08': 6, '1-09': 5 },
  ...{ appointments: 10, tickets: 3, finished: 11, noShows: 2 },
  waits: { '2': 6, '8': 4, '40': 1 },
};

it('[S4] sums the days of the period, and says nothing of a period without one', () => {
  const all = new Map([
    [monday!, counted],
    [tuesday!, { ...counted, days: [tuesday!], example: 1 }],
    [friday!, { ...counted, days: [friday!] }],
  ]);
  expect(officeSummary(figuresIn(all, period))).toEqual({
    ...{ days: 2, exampleDays: 1, came: 22, appointments: 20, noShowPercent: 20 },
    ...{ medianWait: 2, ninetiethWait: 8 },
  });
  expect(officeSummary(figuresIn(new Map(), period))).toBeNull();
});

it('[S4] a share or a time of nothing is none', () => {
  const quiet = new Map([[monday!, { ...noStatistics, days: [monday!] }]]);
  expect(officeSummary(figuresIn(quiet, period))).toMatchObject({
    ...{ days: 1, came: 0, noShowPercent: null, medianWait: null, ninetiethWait: null },
  });
});
