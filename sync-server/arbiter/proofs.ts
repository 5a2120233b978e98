/**
 * Proof of work (rule B6): a visitor who books online may be asked to let their phone compute for about a second. That
 * costs a visitor nothing and a ticket tout a great deal. ALTCHA's challenge, signed with a key of this process; a
 * proof counts for one request, however often that one is asked.
 */
import { randomBytes, randomInt } from 'node:crypto';
import { createChallenge, verifySolution } from 'altcha-lib';
import type { Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import * as z from 'zod/mini';
import type { RequestId } from '../../src/lib/domain/ids.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';

/** Long enough to type in a contact meanwhile. */
const VALID_MS = 20 * MINUTE_MS;

/** Iterations a step, and steps: about a second on a phone of 2020. */
const ITERATIONS_A_STEP = 1000;
const LEAST_STEPS = 300;
const MOST_STEPS = 900;

/** What a phone sends: base64 of JSON, as ALTCHA's own widget does. */
const payload = z.object({
  challenge: z.object({
    parameters: z.record(z.string(), z.unknown()),
    signature: z.string().check(z.maxLength(200)),
  }),
  solution: z.record(z.string(), z.unknown()),
});

export interface Proofs {
  /** `level`: how far the office's brake is on; each doubles the work. */
  challenge(level: number): Promise<Challenge>;
  /** Whether a proof holds for this request, at this level; false for anything that is not one. Never throws. */
  holds(proof: string, request: RequestId, level: number): Promise<boolean>;
}

export function openProofs(clock: () => Instant): Proofs {
  const secret = randomBytes(32).toString('base64url');
  const spent = new Map<string, { readonly request: RequestId; readonly until: Instant }>();

  return {
    challenge: (level) =>
      createChallenge({
        algorithm: 'PBKDF2/SHA-256',
        cost: ITERATIONS_A_STEP * 2 ** level,
        counter: randomInt(LEAST_STEPS, MOST_STEPS),
        deriveKey,
        expiresAt: new Date(Date.now() + VALID_MS),
        hmacSignatureSecret: secret,
      }),
    async holds(proof, request, level) {
      const given = read(proof);
      if (given === null) return false;
      const { parameters, signature } = given.challenge;
      // Begun before the brake was on this far: one level less counts still.
      if (Number(parameters['cost']) < ITERATIONS_A_STEP * 2 ** Math.max(0, level - 1)) return false;
      const used = spent.get(signature);
      if (used !== undefined) return used.request === request;
      try {
        const { challenge, solution } = given as unknown as Pick<
          Parameters<typeof verifySolution>[0],
          'challenge' | 'solution'
        >;
        const result = await verifySolution({ challenge, solution, deriveKey, hmacSignatureSecret: secret });
        if (!result.verified) return false;
      } catch {
        return false;
      }
      const now = clock();
      for (const [old, { until }] of spent) if (until <= now) spent.delete(old);
      spent.set(signature, { request, until: now + VALID_MS });
      return true;
    },
  };
}

function read(proof: string): z.infer<typeof payload> | null {
  try {
    const parsed = payload.safeParse(JSON.parse(Buffer.from(proof, 'base64').toString('utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
