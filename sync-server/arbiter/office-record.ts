/** An office's own record: what its file says, with what was set and noted since. Each change is written at once. */
import { isDeepStrictEqual } from 'node:util';
import type { BirthDateKey } from '../../src/lib/domain/input/birth-date.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { RESCUE_MS } from '../../src/lib/domain/office/rescue.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import { officeIn, putOffice } from '../../src/lib/docs/office-doc.ts';
import type { openOfficeDoc } from '../../src/lib/docs/office-doc.ts';
import { effectiveOffice, officeWithoutFile, withRestore, withStore } from './effective-office.ts';
import type { DroppedPart } from './effective-office.ts';

export interface OfficeRecord {
  readonly office: Office;
  /** M18: that the store is an older copy has been noted since the relay started. */
  readonly isRestoreNoted: boolean;
  /** What leads had changed, and for which the file counts from now on. */
  readonly dropped: readonly DroppedPart[];
  /** C13: its file has gone since it was opened last, or is there again. */
  readonly fileNews: 'file-gone' | 'file-back' | null;
  /** A lead has changed the office. */
  change(to: Office): void;
  /** M18: as of a session's `noteRescue`. `until`: the last day that may have lost numbers. */
  noteRescue(now: Instant, until: LocalDate): void;
  /** M18: as of a session's `noteRestore`. */
  noteRestore(now: Instant, until: LocalDate): void;
  /** B6: pulls the brake on online bookings. */
  pullBrake(brake: NonNullable<Office['brake']>): void;
}

export interface OfficeRecordParts {
  readonly records: ReturnType<typeof openOfficeDoc>;
  /** What its file says; of an office without one (C13) what was stored when the relay started. */
  readonly file: Office;
  /** The store's epoch; null: it has none. */
  readonly epoch: string | null;
  /** Key to which kiosks seal birth dates. */
  readonly birthDateKey: BirthDateKey | undefined;
  /** Whether the restore was noted when the office fell asleep. */
  readonly isRestoreNoted: boolean;
}

export function makeOfficeRecord(
  { records, file, epoch, birthDateKey, isRestoreNoted }: OfficeRecordParts,
  now: Instant,
): OfficeRecord {
  const before = officeIn(records);
  const effective = file.withoutFile
    ? officeWithoutFile(before ?? file, epoch, now)
    : effectiveOffice(file, before, epoch, now);
  let office: Office = {
    ...effective.office,
    ...(birthDateKey === undefined ? {} : { birthDateKey }),
  };
  let restoreNoted = isRestoreNoted || (before !== null && office.restores !== before.restores);

  if (!isDeepStrictEqual(before, office)) putOffice(records, office);

  function write(fresh: Office): void {
    office = fresh;
    putOffice(records, office);
  }

  return {
    dropped: effective.dropped,
    fileNews: before?.withoutFile === file.withoutFile ? null : file.withoutFile ? 'file-gone' : 'file-back',
    get office() {
      return office;
    },
    get isRestoreNoted() {
      return restoreNoted;
    },
    change(to) {
      write(withStore({ ...to, source: office.source }, office));
    },
    noteRescue(at, until) {
      const left = (office.rescueUntil ?? -Infinity) - at;
      // Everyone reads the office: it is not written anew with every portion that comes back.
      if (restoreNoted && left > RESCUE_MS / 2 && left <= RESCUE_MS) return;
      const fresh = restoreNoted
        ? { ...office, rescueUntil: at + RESCUE_MS }
        : // For how long devices are believed is not told by them.
          { ...withRestore(office, until, at), takesBackUntil: office.takesBackUntil };
      restoreNoted = true;
      write(fresh);
    },
    noteRestore(at, until) {
      restoreNoted = true;
      write(withRestore(office, until, at));
    },
    pullBrake: (brake) => write({ ...office, brake }),
  };
}
