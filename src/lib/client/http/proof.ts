/**
 * Proof of work (B6): the relay's challenge, solved on this phone in about a second. Each step is the browser's own
 * cryptography, which runs beside the page and not in it.
 */
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import { ok } from '../../domain/result.ts';
import { citizenRoutes } from '../../wire/http/citizen-routes.ts';
import { noReply } from '../../wire/http/reply.ts';
import { askRelay } from './http.ts';
import type { HttpOptions, Reply } from './http.ts';

/** Fetches a challenge and solves it; counts for one request. Fails with `unsolved` after a minute and a half. */
export async function makeProof(office: string, options: HttpOptions = {}): Reply<string> {
  const asked = await askRelay(citizenRoutes.challenge, { query: { office } }, options);
  if (!asked.ok) return asked;
  const challenge = asked.value;
  const solution = await solveChallenge({ challenge, deriveKey }).catch(() => null);
  if (solution === null) return noReply('unsolved');
  return ok(btoa(JSON.stringify({ challenge, solution })));
}
