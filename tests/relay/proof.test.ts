/** Proof of work at the relay (B6): a proof that was really computed for one request counts, and nothing else does. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { expect, test } from 'vitest';
import { aBooker, aBooking, answerIn, put, TUESDAY_AT_TEN } from './support/a-booking.ts';
import { aFolder, aRelay } from './support/a-relay.ts';

const OFFICE = 'proof-of-work';
const make = (challenge: unknown, solution: unknown): string =>
  Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');

test('[B6.5] no proof, another visitor’s, a forged one and none at all are refused; a real one counts for one request', async () => {
  const offices = join(aFolder(), 'offices');
  mkdirSync(offices);
  const file = `${OFFICE}.yaml`;
  copyFileSync(resolve(import.meta.dirname, '../support/offices', file), join(offices, file));
  const relay = await aRelay({ offices });
  const booker = await aBooker(relay);
  async function book(proof: string | undefined): Promise<string | undefined> {
    const asked = aBooking(TUESDAY_AT_TEN, {
      office: OFFICE,
      ...(proof === undefined ? {} : { proof }),
    });
    put(booker.outbox, asked);
    const { ok, reason } = await answerIn(booker.inbox, asked.id);
    return ok ? 'yes' : reason;
  }
  const challenge = (await (await fetch(`${relay.url}/api/challenge`)).json()) as Parameters<
    typeof solveChallenge
  >[0]['challenge'];
  const solution = (await solveChallenge({ challenge, deriveKey }))!;
  const other = (await (await fetch(`${relay.url}/api/challenge`)).json()) as typeof challenge;
  const forged = {
    ...challenge,
    signature: challenge.signature!.replace(/^./, (c) => (c === '0' ? '1' : '0')),
  };

  expect(await book(undefined)).toBe('proof-needed');
  expect(await book('')).toBe('proof-needed');
  expect(await book('not base64 of anything')).toBe('proof-needed');
  expect(await book(make(other, solution))).toBe('proof-needed');
  expect(await book(make(forged, solution))).toBe('proof-needed');
  expect(await book(make(challenge, { ...solution, counter: 1 }))).toBe('proof-needed');
  expect(await book(make(challenge, solution))).toBe('yes');
  expect(await book(make(challenge, solution))).toBe('proof-needed');
});
