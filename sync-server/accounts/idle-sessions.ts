/**
 * When a person last used a session of staff, and which sessions no person has used for the office's time (P4). Use is
 * what a person asks: a POST, or a request in the outbox. That sockets stay open or come back is none.
 */
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import type { OfficeRules } from '../../src/lib/domain/office/office.ts';
import { DAY_MINUTES, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { AccountStore, StoredSession } from '../store/account-store.ts';

export interface IdleSessions {
  isIdle(session: StoredSession): boolean;
  /** A person has used the session with this digest, which is good. */
  noteUse(digest: string): void;
  forget(digest: string): void;
}

export interface IdleSessionsParts {
  readonly store: Pick<AccountStore, 'noteUse'>;
  readonly staff: {
    office(id: OfficeId): { readonly rules?: Pick<OfficeRules, 'staffIdleMinutes'> } | null;
  };
  readonly clock: () => Instant;
}

/** Sessions of older versions lasted a week and do not say when they began. */
const WEEK_MS = 7 * DAY_MINUTES * MINUTE_MS;

/** The store hears of the use of one session no more often: so much of it a crash can lose. */
const NOTE_EVERY_MS = 5 * MINUTE_MS;
const MOST_KNOWN = 10_000;

export function openIdleSessions({ store, staff, clock }: IdleSessionsParts): IdleSessions {
  const used = new Map<string, { readonly at: Instant; readonly storedAt: Instant }>();

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
      // A full disk signs no user out: it is remembered here.
      if (isDue) store.noteUse(digest, at).catch(() => {});
    },
    forget: (digest) => void used.delete(digest),
  };
}
