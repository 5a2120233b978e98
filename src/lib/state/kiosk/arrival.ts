/** What a visitor is told after a check-in (A1–A4): from the final answer, or from what this device can tell. */
import type { TrackedRequest } from '../../client/types.ts';
import type { Answer } from '../../domain/requests/answer.ts';
import type { Instant } from '../../domain/time.ts';
import type { Stage } from '../../client/types.ts';

export type Arrival =
  | { readonly kind: 'checking' }
  | { readonly kind: 'not-saved' }
  | {
      readonly kind: 'welcome';
      readonly number: string;
      readonly due: Instant | null;
      readonly stage: Stage;
      /** A8: the relay knows of the check-in, or hears of it now. Else no monitor may ever show the number. */
      readonly isHeard: boolean;
    }
  /**
   * A2: several share the birth date; these are their starts. Not `checked`: this device cannot see who it is, and the
   * time of any appointment around now will help the relay to tell.
   */
  | { readonly kind: 'which'; readonly starts: readonly Instant[]; readonly checked: boolean }
  /** A2: several share birth date and start, so the code alone can tell. `at`: the relay has told staff of them. */
  | { readonly kind: 'code-needed'; readonly at: Instant | null }
  /** A birth date that this device cannot check: the time of arrival is on its disk. */
  | { readonly kind: 'noted'; readonly at: Instant }
  /** A2: wrong, early, late and unknown. `notedAt`: the relay has not said so, it may yet be found in time. */
  | { readonly kind: 'neutral'; readonly notedAt: Instant | null };

export interface CheckIn {
  readonly trackedRequest: TrackedRequest | null;
  /** What this device makes of it. */
  readonly tentative: Answer;
  /** When they stood here. */
  readonly at: Instant;
  /** An answer may come at once: wait for it a moment. */
  readonly patient: boolean;
  /** The relay can be reached. */
  readonly isLive: boolean;
  /** A2: the starts to choose from, if it is a birth date that cannot be checked here; empty: a time was named. */
  readonly around: readonly Instant[];
}

export function arrivalOf({ trackedRequest, tentative, at, patient, isLive, around }: CheckIn): Arrival {
  const stage = trackedRequest?.stage ?? 'saving';
  if (stage === 'not-saved') return { kind: 'not-saved' };
  // Nothing is said before it is on disk: what is shown as saved has been saved.
  if (stage === 'saving') return { kind: 'checking' };
  const final = trackedRequest?.answer ?? null;
  if (final === null && patient) return { kind: 'checking' };
  const answer = final ?? tentative;
  if (answer.ok) {
    if (answer.number === null) return { kind: 'neutral', notedAt: null };
    const isHeard = isLive || stage === 'confirmed';
    return { kind: 'welcome', number: answer.number, due: answer.due, stage, isHeard };
  }
  if (answer.reason === 'several-appointments') {
    const starts = answer.alternatives.map(({ start }) => start);
    return starts.length > 1
      ? { kind: 'which', starts, checked: true }
      : { kind: 'code-needed', at: final === null ? null : at };
  }
  if (final === null && answer.reason === 'not-possible-now') {
    return around.length > 1 ? { kind: 'which', starts: around, checked: false } : { kind: 'noted', at };
  }
  return { kind: 'neutral', notedAt: final === null ? at : null };
}
