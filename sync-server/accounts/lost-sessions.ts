/**
 * M18, P4: why a session is not known. A restore loses the sessions that began after the backup; their devices must
 * keep what the relay may have lost, too. A device that was signed off by a lead must not.
 */
import { takesBack, TAKES_BACK_MS } from '../../src/lib/domain/office/rescue.ts';
import type { ActorId, OfficeId, StaffId } from '../../src/lib/domain/ids.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { Surface } from '../../src/lib/wire/surface.ts';
import type { AccountStore, StoredSession } from '../store/account-store.ts';
import { StoreError } from '../store/store.ts';
import { digestOf } from './secrets.ts';
import type { StaffRecords } from './sessions.ts';

/** Who a device says that it was. It is believed only where that makes the answer stricter. */
export interface NamedSession {
  readonly surface: Surface;
  readonly office: OfficeId;
  readonly actor: ActorId;
  /** The member of staff; null: a device. */
  readonly member: StaffId | null;
}

/**
 * `session-lost`: by a restore. `signed-off`: a lead has ended it. `session-idle`: no person has used it for the office's
 * time. `not-signed-in`: anything else.
 */
export type WhyNoSession = 'session-lost' | 'session-idle' | 'signed-off' | 'not-signed-in';

export interface LostSessionsParts {
  readonly store: Pick<AccountStore, 'session'>;
  readonly staff: StaffRecords;
  readonly clock: () => Instant;
  readonly isIdle: (session: StoredSession) => boolean;
}

export function whyNoSession({ store, staff, clock, isIdle }: LostSessionsParts) {
  /** When a lead has signed the device's owner or the device off; null: not that the relay knows. */
  function signedOffAt({ office, surface, actor, member }: NamedSession): Instant | null {
    try {
      if (surface !== 'staff')
        return staff.devices(office).find((one) => one.actor === actor)?.revokedAt ?? null;
      const found = staff.members(office).find(({ id }) => id === member);
      return found?.removedAt ?? found?.signedOffAt ?? null;
    } catch (error) {
      throw new StoreError('in-use', error);
    }
  }

  return async (secret: string, named: NamedSession): Promise<WhyNoSession> => {
    const office = staff.office(named.office);
    if (office === null) return 'not-signed-in';
    const stored = await store.session(digestOf(secret));
    const isOver = stored !== null && (stored.expiresAt <= clock() || !isIdle(stored));
    // Kept as long as devices may bring something back.
    if (!takesBack(office, clock())) {
      if (stored !== null) return isOver ? 'not-signed-in' : 'session-idle';
      // A device whose session was idle keeps what it had, and hears here that a lead has ended it.
      return signedOffAt(named) === null ? 'not-signed-in' : 'signed-off';
    }
    const restoredAt = office.takesBackUntil! - TAKES_BACK_MS;
    if ((signedOffAt(named) ?? -Infinity) >= restoredAt) return 'signed-off';
    if (stored === null) return 'session-lost';
    // One that the store knows has run out, or its device was cut off before the backup.
    return isOver ? 'not-signed-in' : 'session-idle';
  };
}
