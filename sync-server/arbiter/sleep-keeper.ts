/**
 * Keeps in the store what is known of offices that are asleep, so that a start opens none of them to find out what is
 * due. What is kept is void with the first change to a document of the office, and with another file, program or store.
 */
import { createHash } from 'node:crypto';
import type { BirthDateKey } from '../../src/lib/domain/input/birth-date.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { codeOf } from '../log/log.ts';
import type { Log } from '../log/log.ts';
import type { KeptSleepingOffice, SleepingOfficeStore } from '../store/sleeping-offices.ts';
import type { OfficeWarnings } from '../offices/office-warnings.ts';
import { packedSince, makeSleepingOffice } from './sleeping-office.ts';
import type { OfficeHead, PackedOffice, SleepingOffice } from './sleeping-office.ts';
import type { StaffRecord } from '../../src/lib/docs/staff-doc.ts';

export interface SleepKeeper {
  /** Finds the offices that need not be opened at a start: what is kept of them still counts. */
  find(files: ReadonlyMap<OfficeId, PackedOffice>): Promise<Map<OfficeId, SleepingOffice>>;
  /** Keeps what is known of these, until one of their documents changes. */
  keep(offices: ReadonlyMap<OfficeId, SleepingOffice>): Promise<void>;
}

/** What a sleeping office is made from besides its file and its documents. */
export interface Surroundings {
  /** Digest of the program, which decides what is due. */
  readonly program: string;
  /** The store's epoch: another one than last time means that it was restored from a backup (M18). */
  readonly epoch: string | null;
  /** Key to which kiosks seal birth dates. */
  readonly birthDateKey: BirthDateKey;
}

export interface SleepKeeperParts {
  readonly store: SleepingOfficeStore;
  readonly surroundings: Surroundings;
  readonly log: Log;
}

/** What is asked of an office without a wait, as it is stored. */
interface KeptState {
  readonly head: OfficeHead;
  readonly today: LocalDate;
  readonly staff: readonly StaffRecord[];
  readonly warnings: OfficeWarnings | null;
}

export function openSleepKeeper({ store, surroundings, log }: SleepKeeperParts): SleepKeeper {
  /** Digest of the file with which each office was started. */
  const madeFrom = new Map<OfficeId, string>();
  /** They are in the store as they are. */
  const areKept = new WeakSet<SleepingOffice>();

  return {
    async find(files) {
      for (const [id, file] of files) madeFrom.set(id, digestOf(file, surroundings));
      const asleep = new Map<OfficeId, SleepingOffice>();
      try {
        const kept = new Map((await store.all()).map((one) => [one.office, one]));
        for (const [id, file] of files) {
          const known = kept.get(id);
          if (known !== undefined && known.madeFrom === madeFrom.get(id))
            asleep.set(id, readKept(file, known));
        }
      } catch (error) {
        log.warn({ code: codeOf(error) }, 'sleeping offices could not be read, all are opened');
        return new Map();
      }
      for (const office of asleep.values()) areKept.add(office);
      return asleep;
    },
    async keep(offices) {
      const rows = [...offices].flatMap(([id, office]): KeptSleepingOffice[] => {
        const from = madeFrom.get(id);
        // One that is due at once is opened anyway.
        if (from === undefined || areKept.has(office) || !Number.isFinite(office.dueAt)) return [];
        const state: KeptState = {
          head: office.packed.head,
          today: office.today,
          staff: office.staffRecords(),
          warnings: office.warnings,
        };
        const record = office.packed.bytes();
        return [{ office: id, madeFrom: from, dueAt: office.dueAt, state: JSON.stringify(state), record }];
      });
      if (rows.length === 0) return;
      try {
        await store.put(rows);
        for (const office of offices.values()) areKept.add(office);
      } catch (error) {
        // These offices are opened at the next start.
        log.warn({ code: codeOf(error) }, 'sleeping offices could not be stored');
      }
    },
  };
}

function digestOf(file: PackedOffice, { program, epoch, birthDateKey }: Surroundings): string {
  const hash = createHash('sha256').update(JSON.stringify([program, epoch, birthDateKey]));
  return hash.update(file.bytes()).digest('base64url');
}

function readKept(file: PackedOffice, { state, record, dueAt }: KeptSleepingOffice): SleepingOffice {
  const { head, ...kept } = JSON.parse(state) as KeptState;
  return makeSleepingOffice({ packed: packedSince(file, head, record), dueAt, ...kept });
}
