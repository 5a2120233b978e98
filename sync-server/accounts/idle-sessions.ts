/**
 * When a person last used a session of staff, and which sessions no person has used for the office's time (P4). Use is
 * what a person asks: a POST, or a request in the outbox. That sockets stay open or come back is none.
 */
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import type { OfficeRules } from '../../src/lib/domain/office/office.ts';
import { DAY_MINUTES, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { Timers } from '../jobs/schedule.ts';
import type { AccountStore, StoredSession } from '../store/account-store.ts';

export interface IdleSessions {
  isIdle(session: StoredSession): boolean;
  /** A person has used the session with this digest, which is good. */
  noteUse(digest: string): void;
  forget(digest: string): void;
  /** Writes what waits. */
  close(): Promise<void>;
}

export interface IdleSessionsParts {
  readonly store: Pick<AccountStore, 'noteUses'>;
  readonly staff: {
    office(id: OfficeId): { readonly rules?: Pick<OfficeRules, 'staffIdleMinutes'> } | null;
  };
  readonly clock: () => Instant;
  readonly timers: Timers;
}

/** Sessions of older versions lasted a week and do not say when they began. */
const WEEK_MS = 7 * DAY_MINUTES * MINUTE_MS;

/** The store hears of the use of one session no more often: so much of it a crash can lose. */
const NOTE_EVERY_MS = 5 * MINUTE_MS;
const MOST_KNOWN = 10_000;
/** What is noted in this time is written together, since each write waits for the disk. */
const GATHER_MS = 1_000;

export function openIdleSessions({ store, staff, clock, timers }: IdleSessionsParts): IdleSessions {
  const used = new Map<string, { readonly at: Instant; readonly storedAt: Instant }>();
  const toStore = new Map<string, Instant>();
  let stopTimer = (): void => {};

  async function write(): Promise<void> {
    const uses = [...toStore];
    toStore.clear();
    try {
      if (uses.length > 0) await store.noteUses(uses);
    } catch {
      // A full disk signs no user out: it is remembered here.
    }
  }

  function storeSoon(digest: string, at: Instant): void {
    if (toStore.size === 0) stopTimer = timers(GATHER_MS, () => void write());
    toStore.set(digest, at);
  }

  const usedAt = ({ digest, usedAt: stored, expiresAt }: StoredSession): Instant =>
    Math.max(used.get(digest)?.at ?? -Infinity, stored ?? expiresAt - WEEK_MS);

  return {
    isIdle(session) {
      if (session.surface !== 'staff') return false;
      const minutes = staff.office(session.office)?.rules?.staffIdleMinutes ?? null;
      return minutes !== null && clock() - usedAt(session) >= minutes * MINUTE_MS;
    },
    noteUse(digest) {
      const at = clock();
      const storedAt = used.get(digest)?.storedAt ?? -Infinity;
      const isDue = Math.abs(at - storedAt) >= NOTE_EVERY_MS;
      if (used.size >= MOST_KNOWN) used.clear();
      used.set(digest, { at, storedAt: isDue ? at : storedAt });
      if (isDue) storeSoon(digest, at);
    },
    forget: (digest) => void used.delete(digest),
    close() {
      stopTimer();
      return write();
    },
  };
}
