/**
 * Devices that show a code and wait for a lead. In memory alone, so that asking for codes costs no disk: after a restart
 * they ask for another one. What a lead has confirmed is in the store.
 */
import type { ActorId, OfficeId } from '../../src/lib/domain/ids.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { digestOf, newPairingCode, newSecret } from './secrets.ts';

export interface WaitingDevice {
  readonly code: string;
  readonly secretDigest: string;
  readonly office: OfficeId;
  readonly surface: 'kiosk' | 'monitor';
  /** Network address from which it asked. */
  readonly address: string;
  /** The device that it says it was; null: none. */
  readonly former: ActorId | null;
  readonly expiresAt: Instant;
}

export interface WaitingDevices {
  /** Null: no code that is free was found, by a chance in billions. */
  add(
    office: OfficeId,
    surface: WaitingDevice['surface'],
    address: string,
    former?: ActorId | null,
  ): { readonly device: WaitingDevice; readonly pairingSecret: string } | null;
  byCode(office: OfficeId, code: string): WaitingDevice | null;
  bySecret(secretDigest: string): WaitingDevice | null;
  remove(device: WaitingDevice): void;
}

const PAIRING_LASTS_MS = 10 * MINUTE_MS;
/** More than an office sets up in ten minutes. */
export const MAX_WAITING_DEVICES = 20;
const TRIES_FOR_A_CODE = 10;

export function openWaitingDevices(clock: () => Instant, newCode = newPairingCode): WaitingDevices {
  const byOffice = new Map<OfficeId, readonly WaitingDevice[]>();
  const bySecret = new Map<string, WaitingDevice>();

  function remove(device: WaitingDevice): void {
    const left = (byOffice.get(device.office) ?? []).filter((one) => one !== device);
    if (left.length === 0) byOffice.delete(device.office);
    else byOffice.set(device.office, left);
    bySecret.delete(device.secretDigest);
  }

  function waitingAt(office: OfficeId): readonly WaitingDevice[] {
    for (const device of byOffice.get(office) ?? []) if (device.expiresAt <= clock()) remove(device);
    return byOffice.get(office) ?? [];
  }

  return {
    add(office, surface, address, former = null) {
      const waiting = waitingAt(office);
      const isTaken = (code: string): boolean => waiting.some((one) => one.code === code);
      let code: string | null = null;
      for (let tries = 0; code === null && tries < TRIES_FOR_A_CODE; tries++) {
        const tried = newCode();
        if (!isTaken(tried)) code = tried;
      }
      if (code === null) return null;
      if (waiting.length >= MAX_WAITING_DEVICES) remove(toGiveUp(waiting));
      const pairingSecret = newSecret();
      const device: WaitingDevice = {
        ...{ code, secretDigest: digestOf(pairingSecret), office, surface, address, former },
        expiresAt: clock() + PAIRING_LASTS_MS,
      };
      byOffice.set(office, [...(byOffice.get(office) ?? []), device]);
      bySecret.set(device.secretDigest, device);
      return { device, pairingSecret };
    },
    byCode: (office, code) => waitingAt(office).find((one) => one.code === code) ?? null,
    bySecret(digest) {
      const device = bySecret.get(digest);
      return device !== undefined && device.expiresAt > clock() ? device : null;
    },
    remove,
  };
}

/** The oldest of the address that asked for most: a flood of codes pushes out its own. */
function toGiveUp(waiting: readonly WaitingDevice[]): WaitingDevice {
  const groups = [...Map.groupBy(waiting, ({ address }) => address).values()];
  return groups.reduce((most, group) => (group.length > most.length ? group : most))[0]!;
}
