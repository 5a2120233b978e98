/** P12: an authority's lead goes on at the desk of another office of the town, without signing in anew. */
import { enterOffice } from '../../client/http/session.ts';
import type { SessionOptions } from '../../client/http/session.ts';
import type { OfficeId } from '../../domain/ids.ts';

export const entryFailures = [
  'no-such-office',
  'not-allowed',
  'not-signed-in',
  'too-many',
  'disk-full',
  'not-writable',
  'unreachable',
  'unanswered',
  'other',
] as const;
export type EntryFailure = (typeof entryFailures)[number];

export interface OfficeEntryParts {
  /** How many entries of this desk the relay has not answered: left behind, they would wait for the next visit. */
  readonly unanswered?: () => Promise<number>;
  readonly options?: SessionOptions;
}

export class OfficeEntry {
  readonly #parts: OfficeEntryParts;
  /** The office whose desk is being opened. */
  opening = $state<OfficeId | null>(null);
  failure = $state<EntryFailure | null>(null);

  constructor(parts: OfficeEntryParts = {}) {
    this.#parts = parts;
  }

  /** True: the session is at that office now. */
  async enter(office: OfficeId): Promise<boolean> {
    if (this.opening !== null) return false;
    this.opening = office;
    this.failure = null;
    try {
      // An unreadable disk does not keep a lead here.
      const unanswered = (await this.#parts.unanswered?.().catch(() => 0)) ?? 0;
      if (unanswered > 0) {
        this.failure = 'unanswered';
        return false;
      }
      const answer = await enterOffice(office, this.#parts.options);
      if (answer.ok) return true;
      const { code } = answer.error;
      this.failure =
        entryFailures.find((f) => f === code) ?? (code === 'unreadable' ? 'unreachable' : 'other');
      return false;
    } finally {
      this.opening = null;
    }
  }
}
