/**
 * M18, P4: why a session is not known. A restore loses the sessions that began after the backup; their devices must
 * keep what the relay may have lost, too. A device that was signed off by a lead must not.
 */
import { takesBack, TAKES_BACK_MS } from '../../src/lib/domain/decide/decide-restore.ts';
import type { ActorId, OfficeId, StaffId } from '../../src/lib/domain/ids.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { Surface } from '../../src/lib/wire/surface.ts';
import type { AccountStore } from '../store/account-store.ts';
import { StoreError } from '../store/store.ts';
import { digestOf } from './secrets.ts';
import type { StaffRecords } from './sessions.ts';

/** Who a device says that it was. It is believed only where that makes the answer stricter. */
export interface NamedSession {
  readonly surface: Surface;
  readonly office: OfficeId;
  readonly actor: ActorId;
  /** Of a member of staff. */
  readonly member: StaffId | null;
}

/** `session-lost`: by a restore. `signed-off`: a lead has ended it since. `not-signed-in`: anything else. */
export type WhyNoSession = 'session-lost' | 'signed-off' | 'not-signed-in';

export interface LostSessionsParts {
  readonly store: Pick<AccountStore, 'session'>;
  readonly staff: StaffRecords;
  readonly clock: () => Instant;
}

export function whyNoSession({ store, staff, clock }: LostSessionsParts) {
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
    // As long as devices may bring something back.
    if (office === null || !takesBack(office, clock())) return 'not-signed-in';
    const restoredAt = office.takesBackUntil! - TAKES_BACK_MS;
    if ((signedOffAt(named) ?? -Infinity) >= restoredAt) return 'signed-off';
    // One that the store knows has run out, or its device was cut off before the backup.
    return (await store.session(digestOf(secret))) === null ? 'session-lost' : 'not-signed-in';
  };
}
