/** How the devices of the office are, as each said last, and what of that a lead has to see to (Q12). */
import type { Device } from '../../docs/staff-doc.ts';
import type { DeviceStatesReply } from '../../client/http/device-state.ts';
import type { ActorId } from '../../domain/ids.ts';
import { hoursOn } from '../../domain/office/calendar.ts';
import type { Office } from '../../domain/office/office.ts';
import { dateOf, DAY_MINUTES, MINUTE_MS } from '../../domain/time.ts';
import type { Instant } from '../../domain/time.ts';

/** Devices say how they are every two minutes: five of these words are missing by then. */
export const SILENT_MS = 10 * MINUTE_MS;
/** A session that is used is renewed each day, so a nearer end says that it was not. */
export const ENDS_SOON_MS = 30 * DAY_MINUTES * MINUTE_MS;
/** Less room than a few days of an office may need, in bytes. */
export const LITTLE_DISK_BYTES = 50_000_000;

/** `silent`: not heard of while the office is open. The first is the most urgent. */
export const deviceTroubles = ['silent', 'no-slip', 'sound-refused', 'little-disk', 'ends-soon'] as const;
export type DeviceTrouble = (typeof deviceTroubles)[number];

/** The builds that the relay serves now; null: not known. */
export interface ServedVersions {
  readonly kiosk: string | null;
  readonly monitor: string | null;
}

export interface DeviceHealth {
  readonly actor: ActorId;
  readonly name: string;
  readonly surface: Device['surface'];
  /** Null: not since `since`, when the relay was started. */
  readonly heardAt: Instant | null;
  readonly since: Instant;
  /** The relay has heard nothing of it, and was started too recently for that to mean anything. */
  readonly isUnknown: boolean;
  /** The relay has heard of it within the last minutes. */
  readonly isHere: boolean;
  readonly endsAt: Instant | null;
  readonly freeBytes: number | null;
  readonly sound: 'on' | 'refused' | 'none' | null;
  readonly camera: 'works' | 'none' | null;
  readonly printer: 'works' | 'no-slip' | null;
  /** Null: one of the two versions is not known. */
  readonly isOutdated: boolean | null;
  readonly troubles: readonly DeviceTrouble[];
}

export function healthOf(
  devices: readonly Device[],
  { now, since, states, sessions }: DeviceStatesReply,
  office: Office,
  served: ServedVersions,
): DeviceHealth[] {
  const told = new Map(states.map((state) => [state.actor, state]));
  const ends = new Map(sessions.map((session) => [session.actor, session.endsAt]));
  return devices
    .filter(({ revokedAt }) => revokedAt === null)
    .map(({ actor, name, surface, pairedAt }): DeviceHealth => {
      const state = told.get(actor) ?? null;
      const lastSign = Math.max(state?.toldAt ?? since, pairedAt);
      const isQuiet = now - lastSign >= SILENT_MS;
      const endsAt = ends.get(actor) ?? null;
      const newest = served[surface];
      const trouble: Readonly<Record<DeviceTrouble, boolean>> = {
        silent: isQuiet && isOpenSince(office, now, SILENT_MS),
        'no-slip': state?.printer === 'no-slip',
        'sound-refused': state?.sound === 'refused' && !isQuiet,
        'little-disk': (state?.freeBytes ?? Infinity) < LITTLE_DISK_BYTES,
        'ends-soon': endsAt !== null && endsAt - now < ENDS_SOON_MS,
      };
      return {
        ...{ actor, name, surface, since, endsAt },
        heardAt: state?.toldAt ?? null,
        isUnknown: state === null && now - since < SILENT_MS,
        isHere: state !== null && !isQuiet,
        freeBytes: state?.freeBytes ?? null,
        sound: state?.sound ?? null,
        camera: state?.camera ?? null,
        printer: state?.printer ?? null,
        isOutdated: state === null || newest === null ? null : state.version !== newest,
        troubles: deviceTroubles.filter((one) => trouble[one]),
      };
    });
}

/** A device that comes up with the office is given as long as one that falls silent. */
const isOpenSince = (office: Office, now: Instant, ms: number): boolean =>
  hoursOn(office, dateOf(now, office.timeZone)).some(({ from, to }) => from <= now - ms && now < to);
