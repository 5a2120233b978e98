/** Devices that belong to an office: one shows a code, a lead confirms it, and it comes for its session. */
import type { ActorId, OfficeId } from '../../src/lib/domain/ids.ts';
import { nextBlock } from '../../src/lib/domain/day/ticket.ts';
import { err, ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { CheckWords } from '../../src/lib/wire/pairing-code.ts';
import type { AccountStore } from '../store/account-store.ts';
import { wordsOf } from './check-words.ts';
import { actorOf, digestOf, newSecret } from './secrets.ts';
import type { Sessions, SignedIn, StaffRecords } from './sessions.ts';
import { openWaitingDevices } from './waiting-devices.ts';
import type { WaitingDevice } from './waiting-devices.ts';

export interface DevicePairing {
  /** Null: no code is left. `address`: from where it is asked. `former`: the device that it says it was. */
  startPairing(
    office: OfficeId,
    surface: 'kiosk' | 'monitor',
    address: string,
    former?: ActorId | null,
  ): { code: string; words: CheckWords; pairingSecret: string; expiresAt: Instant } | null;
  /** What a lead sees of a device before confirming it; null: no device shows this code. */
  lookAtPairing(office: OfficeId, code: string): { surface: 'kiosk' | 'monitor'; words: CheckWords } | null;
  collectPairing(pairingSecret: string): Promise<Result<SignedIn | 'waiting', 'expired'>>;
  confirmPairing(
    office: OfficeId,
    code: string,
    name: string,
  ): Promise<
    Result<{ surface: 'kiosk' | 'monitor'; name: string; actor: ActorId }, 'no-such-code' | 'no-number-block'>
  >;
  revoke(office: OfficeId, actor: ActorId): Promise<Result<null, 'no-such-device'>>;
}

export interface DevicePairingParts {
  readonly store: AccountStore;
  readonly staff: StaffRecords;
  readonly sessions: Sessions;
  readonly clock: () => Instant;
}

/** A counter may borrow the same numbers meanwhile, each time. */
const MOST_TRIES_FOR_A_BLOCK = 20;

export function openDevicePairing({ store, staff, sessions, clock }: DevicePairingParts): DevicePairing {
  const waiting = openWaitingDevices(clock);
  /** One at a time, so that two devices never get the same block of numbers. */
  let confirming: Promise<unknown> = Promise.resolve();

  async function confirm(
    office: OfficeId,
    code: string,
    name: string,
  ): ReturnType<DevicePairing['confirmPairing']> {
    const pairing = waiting.byCode(office, code);
    if (pairing === null) return err('no-such-code');
    const { surface } = pairing;
    const again = await pairAgain(pairing, name);
    if (again !== null) return finish(pairing, again, name);
    const now = clock();
    const actor = actorOf(newSecret());
    for (let tries = 0; ; tries++) {
      const inUse = staff.numberHolders(office).map((g) => g.numbers);
      const restores = staff.office(office)?.restores ?? 0;
      const numbers = surface === 'kiosk' ? nextBlock('kiosk', inUse, restores) : null;
      if (surface === 'kiosk' && (numbers === null || tries === MOST_TRIES_FOR_A_BLOCK))
        return err('no-number-block');
      const device = {
        type: 'device',
        actor,
        surface,
        name,
        numbers,
        pairedAt: now,
        revokedAt: null,
      } as const;
      // A counter may borrow the same numbers in between.
      if ((await staff.putStaff(office, device)) === 'written') break;
    }
    return finish(pairing, actor, name);
  }

  /**
   * A7: a device that has lost its session, as a browser does by a power cut soon after its pairing, goes on as the
   * device that it was. It hands over what it holds, and keeps its numbers. Null: it is a new one. A lead stands before
   * it; a browser that names another device puts that one out, and gets no more than a pairing gives.
   */
  async function pairAgain(
    { office, surface, former }: WaitingDevice,
    name: string,
  ): Promise<ActorId | null> {
    const known = sessions.devices(office).find((one) => one.actor === former && one.surface === surface);
    if (known === undefined || known.revokedAt !== null) return null;
    if ((await staff.putStaff(office, { ...known, name })) !== 'written') return null;
    await sessions.endOf(known.actor);
    return known.actor;
  }

  async function finish(
    pairing: WaitingDevice,
    actor: ActorId,
    name: string,
  ): ReturnType<DevicePairing['confirmPairing']> {
    waiting.remove(pairing);
    await store.putPairing({ ...pairing, confirmed: { actor, name } });
    return ok({ surface: pairing.surface, name, actor });
  }

  return {
    startPairing(office, surface, address, former = null) {
      const added = waiting.add(office, surface, address, former);
      if (added === null) return null;
      const { pairingSecret, device } = added;
      return {
        code: device.code,
        words: wordsOf(device.secretDigest),
        pairingSecret,
        expiresAt: device.expiresAt,
      };
    },
    lookAtPairing(office, code) {
      const device = waiting.byCode(office, code);
      return device === null ? null : { surface: device.surface, words: wordsOf(device.secretDigest) };
    },
    async collectPairing(pairingSecret) {
      const digest = digestOf(pairingSecret);
      if (waiting.bySecret(digest) !== null) return ok('waiting');
      const pairing = await store.pairingBySecret(digest);
      if (pairing === null || pairing.expiresAt <= clock()) return err('expired');
      const { actor, name } = pairing.confirmed;
      const device = sessions.devices(pairing.office).find((d) => d.actor === actor);
      // Revoked before it ever came in.
      if (device === undefined || sessions.isRevoked(pairing.office, actor)) return err('expired');
      const { surface, office } = pairing;
      // Not ended here: a device whose connection broke before the answer asks again and gets in. A second lead
      // cannot confirm it once more, and it expires.
      return ok(await sessions.begin({ surface, office, actor, role: surface, name }));
    },
    confirmPairing(office, code, name) {
      const turn = confirming.then(() => confirm(office, code, name));
      confirming = turn.catch(() => {});
      return turn;
    },
    async revoke(office, actor) {
      const device = sessions.devices(office).find((d) => d.actor === actor);
      if (device === undefined) return err('no-such-device');
      // Handed to the arbiter first, which keeps it until the disk takes it, whatever becomes of the sessions.
      const noted =
        device.revokedAt === null
          ? staff.putStaff(office, { ...device, revokedAt: clock() })
          : Promise.resolve();
      noted.catch(() => {});
      await sessions.revoke(actor);
      await noted;
      return ok(null);
    },
  };
}
