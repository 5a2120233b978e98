/** The offices that the arbiter has open, each with its session and its agenda; one that trips is left out for a while. */
import type { BirthDateKey } from '../../src/lib/domain/input/birth-date.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { Report } from '../../src/lib/docs/records.ts';
import { codeOf } from '../log/log.ts';
import type { Log } from '../log/log.ts';
import type { Rooms } from '../relay/rooms.ts';
import { StoreError } from '../store/store.ts';
import { openScheduledWork } from './scheduled-work.ts';
import type { ScheduledWork, OwnName } from './scheduled-work.ts';
import { openOfficeSession } from './office-session.ts';
import type { OfficeSession } from './office-session.ts';
import type { Pause } from './pause.ts';
import { openCircuitBreaker } from './circuit-breaker.ts';

export interface OpenOffice {
  readonly session: OfficeSession;
  readonly agenda: ScheduledWork;
}

export interface Offices {
  /** Those that are open. */
  all(): Iterable<OpenOffice>;
  /** `closed`: it cannot be asked now, its requests wait; null: no office has this id. */
  get(id: OfficeId): OpenOffice | 'closed' | null;
  /** The office as it was last known, also while it is not open. */
  office(id: OfficeId): Office | null;
  /** Those that are not open, as they were last known. */
  closed(): Iterable<Office>;
  /** Opens those that are not; true when one was opened. `strict`: throws when the store cannot be read. */
  openMissing(now: Instant, strict?: 'strict'): Promise<boolean>;
  /** Leaves an office out for a while. */
  suspend(id: OfficeId, now: Instant, error: unknown): void;
  /** These have done their work. */
  recovered(those: Iterable<OpenOffice>): void;
  /** How many are left out. */
  readonly suspended: number;
  /** When one may be opened again; `Infinity`: all are open. */
  nextAt(now: Instant): Instant;
  /** Their documents are dead: they are to be opened anew. */
  close(): void;
}

export interface OfficesParts {
  readonly rooms: Rooms;
  readonly files: readonly Office[];
  readonly epoch: string | null;
  readonly ownName: OwnName;
  /** Key to which kiosks seal birth dates. */
  readonly birthDateKey: BirthDateKey;
  readonly report: Report;
  readonly log: Log;
  readonly pause: Pause;
}

export function openOffices(parts: OfficesParts): Offices {
  const { rooms, files, epoch, ownName, birthDateKey, report, log, pause } = parts;
  const known = new Map(files.map((file) => [file.id, file]));
  const open = new Map<OfficeId, OpenOffice>();
  const suspensions = openCircuitBreaker();

  function suspend(id: OfficeId, now: Instant, error: unknown): void {
    suspensions.suspend(id, now);
    log.error({ office: id, code: codeOf(error) }, 'an office was suspended, retrying later');
  }

  return {
    all: () => open.values(),
    get: (id) => open.get(id) ?? (known.has(id) ? 'closed' : null),
    office: (id) => open.get(id)?.session.office ?? known.get(id) ?? null,
    closed: () => [...known.values()].filter(({ id }) => !open.has(id)),
    async openMissing(now, strict) {
      if (open.size === files.length) return false;
      let opened = false;
      for (const file of files) {
        if (open.has(file.id) || suspensions.isOut(file.id, now)) continue;
        try {
          const session = await openOfficeSession(rooms, file, now, report, {
            ...{ epoch, birthDateKey, pause },
            authority: ownName.authority,
          });
          open.set(file.id, { session, agenda: openScheduledWork(session, ownName) });
          opened = true;
        } catch (error) {
          if (strict !== undefined && error instanceof StoreError) throw error;
          suspend(file.id, now, error);
        }
      }
      return opened;
    },
    suspend,
    recovered(those) {
      if (suspensions.size === 0) return;
      for (const { session } of those) suspensions.recovered(session.office.id);
    },
    get suspended() {
      return suspensions.size;
    },
    nextAt: (now) => suspensions.nextAt(now),
    close() {
      for (const { session } of open.values()) {
        known.set(session.office.id, session.office);
        session.close();
      }
      open.clear();
    },
  };
}
