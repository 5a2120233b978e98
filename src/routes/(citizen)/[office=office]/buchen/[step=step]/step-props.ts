/** What every step of a booking is given. */
import type { Office } from '#lib/domain/office/office.ts';
import type { Draft } from '#lib/state/citizen/draft.svelte.ts';
import type { LinkedTime } from '#lib/wire/booking-link.ts';

export interface StepProps {
  office: Office;
  draft: Draft;
  onnext: () => void;
  /** Day and time are chosen at once. */
  onplace: () => void;
  /** What a link has named, while the documents are shown; null: none. */
  linkedTime: LinkedTime | null;
}
