/** What every step of a booking is given. */
import type { Office } from '#lib/domain/office/office.ts';
import type { Draft } from '#lib/state/citizen/draft.svelte.ts';
import type { TimeAtOffice } from '#lib/state/citizen/several-offices.ts';
import type { TownChoice } from '#lib/state/citizen/town-choice.svelte.ts';
import type { LinkedTime } from '#lib/wire/booking-link.ts';

export interface StepProps {
  office: Office;
  draft: Draft;
  onnext: () => void;
  /** Day and time are chosen at once. */
  onplace: () => void;
  /** B16: the offices of the town at which a time is looked for. */
  town: TownChoice;
  /** B16: a time at another office is chosen: the booking goes on there. */
  onelsewhere: (time: TimeAtOffice) => void;
  /** What a link has named, while the documents are shown; null: none. */
  linkedTime: LinkedTime | null;
}
