/** What came of a check-in, as the screen shows it: times, days and names are already in the visitor's language. */
import type { PickedText } from '../../domain/office/text.ts';
import type { Messages } from '../../i18n/index.ts';

/** The check-in did not work, and what is wrong. */
export type ShownRefusal =
  | { readonly kind: 'early'; readonly start: string; readonly from: string }
  | { readonly kind: 'late'; readonly start: string; readonly until: string }
  | { readonly kind: 'not-on-site'; readonly start: string }
  | { readonly kind: 'other-day'; readonly date: string; readonly isMoved: boolean }
  | { readonly kind: 'other-office'; readonly name: PickedText | null; readonly here: string }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'unknown'; readonly way: 'scan' | 'code'; readonly notedAt: string | null }
  | { readonly kind: 'neutral' };

export type ShownArrival =
  | { readonly kind: 'checking' }
  | { readonly kind: 'not-saved' }
  | {
      readonly kind: 'welcome';
      readonly number: string;
      readonly due: string | null;
      readonly stage: keyof Messages['kiosk']['stage'];
      /** A8: the relay knows of it; else a monitor may never show the number. */
      readonly isHeard: boolean;
    }
  | {
      readonly kind: 'already';
      readonly number: string;
      readonly since: string;
      readonly whereabouts: 'waiting' | 'at-counter' | 'done';
      readonly isHeard: boolean;
    }
  | {
      readonly kind: 'which';
      readonly starts: readonly { readonly at: number; readonly time: string }[];
      readonly checked: boolean;
    }
  | { readonly kind: 'code-needed'; readonly time: string | null }
  | { readonly kind: 'noted'; readonly time: string }
  | ShownRefusal;
