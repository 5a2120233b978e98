/**
 * What the relay knows of offices that are asleep, kept beside the documents, so that no office is opened at a start to
 * find out what is due. All of it can be made anew by opening the office.
 */
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import type { Instant } from '../../src/lib/domain/time.ts';

export interface KeptSleepingOffice {
  readonly office: OfficeId;
  /** Digest of what it was made from besides the documents. */
  readonly madeFrom: string;
  /** When something of it is due. */
  readonly dueAt: Instant;
  /** What is asked of it without a wait, as JSON. */
  readonly state: string;
  /** What is set and noted of the office beside its file, compressed. */
  readonly record: Uint8Array;
}

export interface SleepingOfficeStore {
  /** Without those that are damaged, and those of which a document was written, compacted or erased since. */
  all(): Promise<readonly KeptSleepingOffice[]>;
  /** Each takes the place of what was kept of the same office. */
  put(offices: readonly KeptSleepingOffice[]): Promise<void>;
}
