/** When each open office was last needed. One time for all says when to look for those that may fall asleep. */
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import type { Instant } from '../../src/lib/domain/time.ts';

export interface OfficeUses {
  /** It is needed now. */
  note(office: OfficeId, now: Instant): void;
  /** It was opened without a caller who needs it. */
  noteUnneeded(office: OfficeId): void;
  /** The offices that were not needed for long enough. */
  idle(now: Instant): OfficeId[];
  /** It is one of these. */
  isIdle(office: OfficeId, now: Instant): boolean;
  forget(office: OfficeId): void;
  clear(): void;
  /** When the next may have been idle for long enough; `Infinity`: none is open. */
  nextAt(): Instant;
}

/** One that may not sleep yet is looked at again no sooner. */
const LEAST_LOOK_MS = 1_000;

/** `idleMs`: for how long an office stays open that is not needed; `Infinity`: for ever. */
export function openOfficeUses(idleMs: number): OfficeUses {
  const usedAt = new Map<OfficeId, Instant>();
  /** No office was idle for long enough at `lookedAt`, and none is before `nextLookAt`: later uses only put it off. */
  let [lookedAt, nextLookAt] = [-Infinity, -Infinity];
  function isIdle(office: OfficeId, now: Instant): boolean {
    const at = usedAt.get(office);
    // The clock may have been set back meanwhile.
    return idleMs !== Infinity && at !== undefined && (at + idleMs <= now || at > now);
  }
  return {
    note(office, now) {
      usedAt.set(office, now);
      lookedAt = Math.max(lookedAt, now);
      nextLookAt = Math.min(nextLookAt, now + idleMs);
    },
    noteUnneeded(office) {
      usedAt.set(office, -Infinity);
      nextLookAt = -Infinity;
    },
    idle(now) {
      // A town has hundreds that are open, and each batch asks.
      if (now >= lookedAt && now < nextLookAt) return [];
      const idle: OfficeId[] = [];
      let first = Infinity;
      for (const [office, at] of usedAt) {
        if (isIdle(office, now)) idle.push(office);
        first = Math.min(first, at);
      }
      [lookedAt, nextLookAt] = [now, first + idleMs];
      return idle;
    },
    isIdle,
    forget: (office) => void usedAt.delete(office),
    clear: () => usedAt.clear(),
    nextAt() {
      let first = Infinity;
      for (const at of usedAt.values()) first = Math.min(first, at);
      return first + Math.max(idleMs, LEAST_LOOK_MS);
    },
  };
}
