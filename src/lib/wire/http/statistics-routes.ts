/** S4: the offices of a town beside each other. Each office's own figures are documents, one a month (S1). */
import * as z from 'zod/mini';
import { officeId } from '../../domain/ids.ts';
import { text } from '../../domain/office/text.ts';
import { localDate, localMonth } from '../../domain/time.ts';
import { httpRoute } from './route.ts';

const summary = z.object({
  days: z.int(),
  exampleDays: z.int(),
  came: z.int(),
  appointments: z.int(),
  noShowPercent: z.nullable(z.number()),
  medianWait: z.nullable(z.number()),
  ninetiethWait: z.nullable(z.number()),
});

const comparedOffice = z.object({
  id: officeId,
  name: text,
  /** Null: no day of the period was counted. */
  summary: z.nullable(summary),
});
export type ComparedOffice = Readonly<z.infer<typeof comparedOffice>>;

/** A town has a handful; more are not compared. */
export const MOST_COMPARED = 20;

export const statisticsRoutes = {
  townStatistics: httpRoute({
    ...{ method: 'GET', path: '/api/statistics/town' },
    about:
      "Sums of a period for the member's office, first, and the other offices of its town: days that are over, counts alone.",
    staff: 'statistics',
    query: z.object({ from: localDate, until: localDate }),
    reply: z.array(comparedOffice),
    errors: ['invalid-field'],
    perMinute: 60,
  }),
  countedMonths: httpRoute({
    ...{ method: 'GET', path: '/api/statistics/months' },
    about:
      "Months of which the member's office has figures, each a document. None is opened to find that out.",
    staff: 'statistics',
    reply: z.array(localMonth),
    errors: [],
    perMinute: 60,
  }),
} as const;
