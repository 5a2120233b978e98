/**
 * All attacks that only want to harm a relay, over real sockets against a real process. After each attack the relay
 * runs, is ready, serves a bystander as before, and no other document has changed. How much longer a bystander waits
 * meanwhile, and what it costs in memory, is measured by `npm run bench -- hostile`.
 */
import { expect, test } from 'vitest';
import { closeCodes } from '../../src/lib/wire/close-codes.ts';
import type { Outcome } from '../support/attacks/attacker.ts';
import {
  bentFrames,
  bombs,
  forged,
  hugeNumbers,
  missingParts,
  noise,
  poison,
  tooLarge,
} from '../support/attacks/by-frames.ts';
import { anAttackedRelay } from './support/under-attack.ts';

const SEED = Number(process.env.FUZZ_SEED ?? 20261123);
const FRAMES = Number(process.env.FUZZ_ROUNDS ?? 10_000);
const MALFORMED = String(closeCodes.malformed);
const NOT_ALLOWED = closeCodes['not-allowed'];
const TOO_LARGE = String(closeCodes['too-large']);

const closedBy = (outcome: Outcome): number =>
  Object.entries(outcome).reduce((sum, [code, n]) => sum + (/^4[45]\d\d$/.test(code) ? n : 0), 0);

test('records that once ended the process', async () => {
  const attacked = await anAttackedRelay();
  const outcome = await attacked.run(poison);
  expect(outcome[MALFORMED]).toBeGreaterThan(10);
  await attacked.expectAllWell();
});

test(`${FRAMES} frames that were bent and broken, each looked at`, async () => {
  const attacked = await anAttackedRelay();
  const before = await attacked.metric('foyer_refusals_total');
  const outcome = await attacked.run(bentFrames(FRAMES, SEED));
  const label = `seed ${SEED}: ${JSON.stringify(outcome)}`;
  expect(outcome.judged, label).toBeGreaterThanOrEqual(FRAMES);
  const closed = closedBy(outcome);
  expect(closed, label).toBeGreaterThan(FRAMES / 4);
  expect((await attacked.metric('foyer_refusals_total')) - before, label).toBe(closed);
  expect(outcome.open, label).toBeGreaterThan(FRAMES / 100);
  await attacked.expectAllWell();
});

test('noise, enormous numbers and parts that are missing', async () => {
  const attacked = await anAttackedRelay();
  for (const attack of [noise, hugeNumbers, missingParts]) {
    const outcome = await attacked.run(attack);
    expect(outcome.judged, attack.name).toBeGreaterThan(1000);
    expect(closedBy(outcome), JSON.stringify(outcome)).toBeGreaterThan(0.95 * outcome.judged!);
    await attacked.expectAllWell();
  }
});

test("steps forged on others' documents, from the highest client there is", async () => {
  const attacked = await anAttackedRelay();
  const outcome = await attacked.run(forged(attacked.victim));
  expect(Object.keys(outcome).sort()).toEqual([`stays out ${NOT_ALLOWED}`, `writes nothing ${NOT_ALLOWED}`]);
  await attacked.expectAllWell();
});

test('frames that are large, or become large', async () => {
  const attacked = await anAttackedRelay();
  const outcome = await attacked.run(bombs);
  const cutOff = ['1006', '1009'];
  const reasons = Object.keys(outcome).filter((code) => !cutOff.includes(code));
  expect(reasons.sort(), JSON.stringify(outcome)).toEqual([MALFORMED, TOO_LARGE]);
  await attacked.expectAllWell();
  const large = await attacked.run(tooLarge);
  expect(Object.keys(large).filter((code) => !cutOff.includes(code))).toEqual([]);
  await attacked.expectAllWell();
});
