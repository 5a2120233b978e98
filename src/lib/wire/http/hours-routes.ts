/** What a change of the hours or the office does, before a lead asks for it. It names people, so it stands in no document and no cache. */
import * as z from 'zod/mini';
import { hitPerson, hoursPreview, officePreview } from '../../domain/decide/hours-preview.ts';
import { MOST_EDIT_CHARACTERS, officeEdit } from '../../domain/office/office-edit.ts';
import { officeRecord } from '../../domain/office/office.ts';
import { text } from '../../domain/office/text.ts';
import { httpRoute } from './route.ts';

/** C3: `id` as `holidaysOf` of the office file, `DE-BY-KATH`. */
const holidayRegion = z.object({ id: z.string(), name: text });
export type HolidayRegion = Readonly<z.infer<typeof holidayRegion>>;

const hours = z.pick(officeRecord, { windows: true, closures: true });
export type ProposedHours = Readonly<z.input<typeof hours>>;

export const hoursRoutes = {
  previewHours: httpRoute({
    ...{ method: 'POST', path: '/api/hours/preview' },
    about:
      'What these hours would do: the appointments that they hit, the places of each day before and after. Nothing is changed.',
    staff: 'hours',
    body: hours,
    // As many windows and closures as an office may have, with exceptions and reasons in several languages.
    maxBodyBytes: 512 * 1024,
    reply: hoursPreview,
    errors: ['not-ready'],
    perMinute: 120,
  }),
  outsidePeople: httpRoute({
    ...{ method: 'GET', path: '/api/office/outside' },
    about:
      'The appointments that changes have left outside, with the people behind them and up to three times that are free instead.',
    staff: 'hours',
    reply: z.array(hitPerson),
    errors: ['not-ready'],
    perMinute: 60,
  }),
  previewOffice: httpRoute({
    ...{ method: 'POST', path: '/api/office/preview' },
    about:
      'What an edit of the office would do: fields that cannot be kept, the appointments that it hits, the places of each day before and after. Nothing is changed.',
    staff: 'office',
    body: officeEdit,
    // A character takes up to three bytes.
    maxBodyBytes: 3 * MOST_EDIT_CHARACTERS,
    reply: officePreview,
    errors: ['not-ready'],
    perMinute: 120,
  }),
  holidayRegions: httpRoute({
    ...{ method: 'GET', path: '/api/office/holiday-regions' },
    about:
      'The regions whose public holidays can close the office: the states of its country, each followed by its parts with holidays of their own.',
    staff: 'office',
    reply: z.array(holidayRegion),
    errors: ['not-ready'],
    perMinute: 60,
  }),
} as const;
