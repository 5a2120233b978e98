/** What every page asks: the time, the offices, a public document. */
import * as z from 'zod/mini';
import { officeId } from '../../domain/ids.ts';
import { officeLanguages, text } from '../../domain/office/text.ts';
import { instant } from '../../domain/time.ts';
import { httpRoute } from './route.ts';

const webAddress = z.url({ protocol: /^https?$/ });

const listedOffice = z.object({
  id: officeId,
  name: text,
  /** The languages of the office; the first is read where a text is missing in another. */
  languages: officeLanguages,
  town: z.string(),
  /** The pages that the office owes by law, as far as it has said where they are. */
  legal: z._default(
    z.object({
      imprint: z.optional(webAddress),
      privacy: z.optional(webAddress),
      accessibility: z.optional(webAddress),
    }),
    {},
  ),
});
export type ListedOffice = z.infer<typeof listedOffice>;

export const publicRoutes = {
  time: httpRoute({
    ...{ method: 'GET', path: '/api/time' },
    about: "The relay's clock.",
    reply: z.object({ now: instant }),
    errors: [],
  }),
  offices: httpRoute({
    ...{ method: 'GET', path: '/api/offices' },
    about: 'The offices by id, name and town.',
    reply: z.array(listedOffice),
    tagged: true,
    errors: [],
  }),
  document: httpRoute({
    ...{ method: 'GET', path: '/api/docs/:name' },
    about: 'The records of a public document, with an ETag.',
    params: z.object({ name: z.string() }),
    reply: z.object({ name: z.string(), records: z.record(z.string(), z.unknown()) }),
    tagged: true,
    errors: ['not-allowed', 'no-such-document'],
  }),
} as const;
