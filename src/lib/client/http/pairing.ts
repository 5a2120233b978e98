/** Pairing: a new device shows a code, a lead confirms it, the device has its session. */
import type { ActorId, OfficeId } from '../../domain/ids.ts';
import { ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { Instant } from '../../domain/time.ts';
import { deviceRoutes } from '../../wire/http/device-routes.ts';
import { pairingRoutes } from '../../wire/http/pairing-routes.ts';
import type { PairedSurface } from '../../wire/http/pairing-routes.ts';
import type { HttpFailure } from '../../wire/http/reply.ts';
import type { ReadReply } from '../../wire/http/route.ts';
import type { CheckWords } from '../../wire/pairing-code.ts';
import { pageDatabase } from '../browser/database.ts';
import { askRelay } from './http.ts';
import type { HttpOptions, Reply } from './http.ts';
import { takeSession } from './session.ts';
import type { SessionOptions } from './session.ts';
import type { Session } from '../types.ts';

export interface Pairing {
  readonly surface: PairedSurface;
  /** Shown to the person, with the words. */
  readonly code: string;
  readonly words: CheckWords;
  /** The device's own secret, not to be shown. */
  readonly pairingSecret: string;
  /** On the relay's clock. */
  readonly expiresAt: Instant;
}

const POLL_INTERVAL_MS = 2_000;

/** A7: names the device that this browser was, so that a lead who confirms it gives it back what it asked, and its numbers. */
export async function startPairing(
  office: OfficeId,
  surface: PairedSurface,
  options: SessionOptions = {},
): Reply<Pairing> {
  const database = options.database ?? (await pageDatabase());
  const paired = await database.paired.get(surface).catch(() => undefined);
  const former = paired?.office === office ? { former: paired.actor } : {};
  const body = { office, surface, ...former };
  const answer = await askRelay(pairingRoutes.startPairing, { body }, options);
  return answer.ok ? ok({ surface, ...answer.value }) : answer;
}

/**
 * Asks until a lead has confirmed the code, or it has `expired`; a relay out of reach is asked again. The callback
 * comes once. Gives back its disposer.
 */
export function awaitPairing(
  pairing: Pairing,
  onDone: (result: Result<Session, HttpFailure>) => void,
  options: SessionOptions = {},
): () => void {
  const stop = new AbortController();
  let timer: ReturnType<typeof setTimeout> | null = null;

  async function ask(): Promise<void> {
    const asked = { body: { pairingSecret: pairing.pairingSecret } };
    const answer = await askRelay(pairingRoutes.collectPairing, asked, { ...options, signal: stop.signal });
    if (stop.signal.aborted) return;
    const later = answer.ok ? answer.value.state === 'waiting' : !isFinal(answer.error);
    if (later) {
      timer = setTimeout(() => void ask(), POLL_INTERVAL_MS);
      return;
    }
    if (!answer.ok) return onDone(answer);
    if (answer.value.state === 'waiting') return;
    const database = options.database ?? (await pageDatabase());
    onDone(await takeSession(pairing.surface, Promise.resolve(ok(answer.value.session)), database));
  }

  void ask();
  return () => {
    stop.abort();
    if (timer !== null) clearTimeout(timer);
  };
}

/** What shows this code, and the words that it shows beside it. */
export const lookAtDevice = (
  code: string,
  options: HttpOptions = {},
): Reply<ReadReply<typeof deviceRoutes.lookAtPairing>> =>
  askRelay(deviceRoutes.lookAtPairing, { body: { code } }, options);

/** A lead confirms the code that a device shows, and names the device. */
export const confirmPairing = (
  code: string,
  name: string,
  options: HttpOptions = {},
): Reply<ReadReply<typeof deviceRoutes.confirmPairing>> =>
  askRelay(deviceRoutes.confirmPairing, { body: { code, name } }, options);

/** P4: cuts a device off, at once. */
export const revokeDevice = (actor: ActorId, options: HttpOptions = {}): Reply<null> =>
  askRelay(deviceRoutes.revokeDevice, { body: { actor } }, options);

/** Anything that time does not heal. */
const isFinal = ({ status }: HttpFailure): boolean =>
  status !== null && status >= 400 && status < 500 && status !== 408 && status !== 429;
