/**
 * Who may decide for an office's day. One relay holds them all today; a branch relay or a cluster will hold some. So
 * the arbiter asks before it judges, and leaves a request unanswered that is another's to judge.
 */
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';

export interface Leases {
  /** True when this process may write the office's day now. */
  holds(office: OfficeId, date: LocalDate): boolean;
}

/** For a relay that is alone on its store: the store's own lock keeps every other process out. */
export const allLeases: Leases = { holds: () => true };
