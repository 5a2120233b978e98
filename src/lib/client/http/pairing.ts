/** Pairing: a new device shows a code, a lead confirms it, the device has its session. */
import { z } from 'zod';
import { actorId } from '../../domain/ids.ts';
import type { ActorId, OfficeId } from '../../domain/ids.ts';
import { ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { instant } from '../../domain/time.ts';
import type { Instant } from '../../domain/time.ts';
import { checkWords, pairingCode } from '../../wire/pairing-code.ts';
import type { CheckWords } from '../../wire/pairing-code.ts';
import { pageDatabase } from '../browser/database.ts';
import { postJson } from './http.ts';
import type { Failure, HttpOptions, Reply } from './http.ts';
import { sessionShape, takeSession } from './session.ts';
import type { SessionOptions } from './session.ts';
import type { Session } from '../types.ts';

export type PairedSurface = 'kiosk' | 'monitor';

export interface Pairing {
  readonly surface: PairedSurface;
  /** Shown to the person, with the words. */
  readonly code: string;
  readonly words: CheckWords;
  /** The device's own proof, not to be shown. */
  readonly claim: string;
  /** On the relay's clock. */
  readonly expiresAt: Instant;
}

const started = z.object({
  code: pairingCode,
  words: checkWords,
  claim: z.string().min(16),
  expiresAt: instant,
});
const claimed = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting') }),
  z.object({ state: z.literal('paired'), session: sessionShape }),
]);
const confirmed = z.object({ surface: z.enum(['kiosk', 'monitor']), name: z.string(), actor: actorId });
const seen = z.object({ surface: z.enum(['kiosk', 'monitor']), words: checkWords });
const done = z.object({}).transform(() => null);

const POLL_INTERVAL_MS = 2_000;

export async function startPairing(
  office: OfficeId,
  surface: PairedSurface,
  options: HttpOptions = {},
): Reply<Pairing> {
  const answer = await postJson('/api/pairing', { office, surface }, started, options);
  return answer.ok ? ok({ surface, ...answer.value }) : answer;
}

/**
 * Asks until a lead has confirmed the code, or it has `expired`; a relay out of reach is asked again. The callback
 * comes once. Gives back its disposer.
 */
export function awaitPairing(
  pairing: Pairing,
  settled: (result: Result<Session, Failure>) => void,
  options: SessionOptions = {},
): () => void {
  const stop = new AbortController();
  let timer: ReturnType<typeof setTimeout> | null = null;

  async function ask(): Promise<void> {
    const answer = await postJson('/api/pairing/claim', { claim: pairing.claim }, claimed, {
      ...options,
      signal: stop.signal,
    });
    if (stop.signal.aborted) return;
    const later = answer.ok ? answer.value.state === 'waiting' : !isFinal(answer.error);
    if (later) {
      timer = setTimeout(() => void ask(), POLL_INTERVAL_MS);
      return;
    }
    if (!answer.ok) return settled(answer);
    if (answer.value.state === 'waiting') return;
    const database = options.database ?? (await pageDatabase());
    settled(await takeSession(pairing.surface, Promise.resolve(ok(answer.value.session)), database));
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
): Reply<{ readonly surface: PairedSurface; readonly words: CheckWords }> =>
  postJson('/api/pairing/look', { code }, seen, options);

/** A lead confirms the code that a device shows, and names the device. */
export const confirmPairing = (
  code: string,
  name: string,
  options: HttpOptions = {},
): Reply<{ readonly surface: PairedSurface; readonly name: string; readonly actor: ActorId }> =>
  postJson('/api/pairing/confirm', { code, name }, confirmed, options);

/** P4: cuts a device off, at once. */
export const revokeDevice = (actor: ActorId, options: HttpOptions = {}): Reply<null> =>
  postJson('/api/devices/revoke', { actor }, done, options);

/** Anything that time does not heal. */
const isFinal = ({ status }: Failure): boolean =>
  status !== null && status >= 400 && status < 500 && status !== 408 && status !== 429;
