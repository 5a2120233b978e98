/** The pages that a monitor shows beside its calls (Q14.4), each by the hour where the office says so. */
import * as z from 'zod/mini';
import { pageId, pictureId } from '../ids.ts';
import type { PictureId } from '../ids.ts';
import { localTime } from '../time.ts';
import type { LocalTime } from '../time.ts';
import { shortText, textUpTo } from './text.ts';

/** As much as is read from some metres away. */
const MOST_PAGE_CHARACTERS = 400;
export const MOST_PAGES = 20;

export const monitorPage = z
  .strictObject({
    id: pageId,
    name: shortText,
    text: z.optional(textUpTo(MOST_PAGE_CHARACTERS)),
    /** Q14.5 */
    picture: z.optional(pictureId),
    /** By the office's clock; without them it is shown at any time. */
    from: z.optional(localTime),
    to: z.optional(localTime),
  })
  .check(
    z.refine((page) => page.from === undefined || page.to === undefined || page.from < page.to, {
      path: ['to'],
      message: 'must be later than from',
    }),
  );
export type MonitorPage = z.infer<typeof monitorPage>;

/** Q14.5: the pictures that an office names: of its pages, and the logo of its slips. */
export const picturesOf = ({
  pages,
  kiosk,
}: {
  readonly pages: readonly Pick<MonitorPage, 'picture'>[];
  readonly kiosk: { readonly logo: PictureId | null };
}): ReadonlySet<PictureId> =>
  new Set(
    [...pages.map(({ picture }) => picture), kiosk.logo].filter((id) => id !== undefined && id !== null),
  );

/** Those that are shown at this time, in their order. */
export const pagesAt = (pages: readonly MonitorPage[], time: LocalTime): readonly MonitorPage[] =>
  pages.filter(({ from, to }) => (from === undefined || from <= time) && (to === undefined || time < to));
