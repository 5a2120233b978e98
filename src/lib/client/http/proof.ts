/**
 * Proof of work (B6): the relay's challenge, solved on this phone in about a second. Each step is the browser's own
 * cryptography, which runs beside the page and not in it.
 */
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import { z } from 'zod';
import { err, ok } from '../../domain/result.ts';
import { getJson } from './http.ts';
import type { HttpOptions, Reply } from './http.ts';

/** What is solved; whatever else the relay has signed goes back as it came. */
const challengeShape = z.object({
  parameters: z.looseObject({
    algorithm: z.string(),
    nonce: z.string(),
    salt: z.string(),
    cost: z.number(),
    keyLength: z.number(),
    keyPrefix: z.string(),
  }),
  signature: z.string(),
});

/** Fetches a challenge and solves it; counts for one request. Fails with `unsolved` after a minute and a half. */
export async function makeProof(office: string, options: HttpOptions = {}): Reply<string> {
  const asked = await getJson(`/api/challenge?office=${encodeURIComponent(office)}`, challengeShape, options);
  if (!asked.ok) return asked;
  const challenge = asked.value;
  const solution = await solveChallenge({ challenge, deriveKey }).catch(() => null);
  if (solution === null) return err({ code: 'unsolved', status: null, retryAfter: null });
  return ok(btoa(JSON.stringify({ challenge, solution })));
}
