/** Staff look for a visit on any day that is kept. What is looked for stands in the body, never in an address (P2). */
import * as z from 'zod/mini';
import { matchingVisit } from '../../domain/search/find-visits.ts';
import { MAX_SEARCH_LENGTH } from '../../domain/search/search-query.ts';
import { httpRoute } from './route.ts';

const foundVisits = z.object({
  visits: z.array(matchingVisit),
  /** More fit than are shown. */
  hasMore: z.boolean(),
});
export type FoundVisits = Readonly<z.infer<typeof foundVisits>>;

export const searchRoutes = {
  searchVisits: httpRoute({
    ...{ method: 'POST', path: '/api/visits/search' },
    about:
      'Visits by names, number, code, dates, phone or mail address, today first. Days that are over only for those who may search past days.',
    staff: 'book',
    body: z.object({ text: z.string().check(z.maxLength(MAX_SEARCH_LENGTH)) }),
    reply: foundVisits,
    errors: ['not-ready', 'search-too-short', 'search-too-long'],
    perMinute: 300,
  }),
} as const;
