/**
 * Everything that somebody could do to a relay who only wants to harm it, over real sockets against a real process.
 * After each attack it runs, is ready, serves a bystander as before, and nobody's document has changed. How much
 * longer a bystander waits meanwhile, and what it costs in memory, is measured by `npm run bench -- hostile`.
 */
import { expect, test } from 'vitest';
import { closeCodes } from '../../src/lib/wire/close-codes.ts';
import { limitsOf } from '../../sync-server/relay/outbox-update.ts';
import type { Attack, Outcome } from '../support/attacks/attacker.ts';
import {
  brokenHandshakes,
  halfOpenUpgrades,
  neverHangingUp,
  slowLoris,
} from '../support/attacks/by-connections.ts';
import {
  askingForAll,
  filling,
  flood,
  manyActors,
  notReading,
  reconnecting,
} from '../support/attacks/by-floods.ts';
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
const TOO_MANY = String(closeCodes['too-many']);
/** Somebody's address, as the proxy in front says. */
const FROM = '192.0.2.7';

const closedBy = (outcome: Outcome): number =>
  Object.entries(outcome).reduce((sum, [code, n]) => sum + (/^4[45]\d\d$/.test(code) ? n : 0), 0);

test('records that once ended the process', { timeout: 60_000 }, async () => {
  const attacked = await anAttackedRelay();
  const outcome = await attacked.run(poison);
  expect(outcome[MALFORMED]).toBeGreaterThan(10);
  await attacked.expectAllWell();
});

test(`${FRAMES} frames that were bent and broken, each looked at`, { timeout: 240_000 }, async () => {
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

test('noise, enormous numbers and parts that are missing', { timeout: 120_000 }, async () => {
  const attacked = await anAttackedRelay();
  for (const attack of [noise, hugeNumbers, missingParts]) {
    const outcome = await attacked.run(attack);
    expect(outcome.judged, attack.name).toBeGreaterThan(1000);
    expect(closedBy(outcome), JSON.stringify(outcome)).toBeGreaterThan(0.95 * outcome.judged!);
    await attacked.expectAllWell();
  }
});

test("steps forged on others' documents, from the highest client there is", { timeout: 60_000 }, async () => {
  const attacked = await anAttackedRelay();
  const outcome = await attacked.run(forged(attacked.victim));
  expect(Object.keys(outcome).sort()).toEqual([`stays out ${NOT_ALLOWED}`, `writes nothing ${NOT_ALLOWED}`]);
  await attacked.expectAllWell();
});

test('frames that are large, or become large', { timeout: 120_000 }, async () => {
  const attacked = await anAttackedRelay();
  expect(await attacked.run(bombs)).toEqual({ [TOO_LARGE]: 80 });
  await attacked.expectAllWell();
  const large = await attacked.run(tooLarge);
  expect(Object.keys(large).filter((code) => code !== '1009' && code !== '1006')).toEqual([]);
  await attacked.expectAllWell();
});

test('an outbox that others keep open does not grow past its end', { timeout: 60_000 }, async () => {
  const attacked = await anAttackedRelay();
  const outcome = await attacked.run(filling);
  const { bytes } = limitsOf('citizen');
  expect(outcome['keeper open'], JSON.stringify(outcome)).toBe(1);
  expect(outcome['most bytes']).toBeLessThan(1.2 * bytes);
  expect(outcome['most bytes']).toBeGreaterThan(0.5 * bytes);
  await attacked.expectAllWell();
});

test.each<[Attack, string]>([
  [askingForAll, TOO_MANY],
  [flood, TOO_MANY],
  [reconnecting, '1006'],
  [manyActors, TOO_MANY],
])('$name, from one address', { timeout: 60_000 }, async (attack, code) => {
  const attacked = await anAttackedRelay();
  const outcome = await attacked.run(attack, FROM);
  expect(outcome[code], JSON.stringify(outcome)).toBeGreaterThan(10);
  await attacked.expectAllWell();
});

test('readers that do not read', { timeout: 60_000 }, async () => {
  const attacked = await anAttackedRelay();
  const before = await attacked.metric('process_resident_memory_bytes');
  const outcome = await attacked.run(notReading, FROM);
  expect(outcome.asked).toBeGreaterThan(500);
  // Without an end to what is kept for them these forty take 800 MB.
  expect((await attacked.metric('process_resident_memory_bytes')) - before).toBeLessThan(200 * 2 ** 20);
  await attacked.expectAllWell();
});

test(
  '10,000 half-open upgrades, slow loris, and those who are refused and stay',
  { timeout: 120_000 },
  async () => {
    const attacked = await anAttackedRelay();
    const attacks = [halfOpenUpgrades(10_000), slowLoris(300), neverHangingUp(1000), brokenHandshakes];
    const outcomes = await Promise.all(attacks.map((attack) => attacked.run(attack)));
    expect(outcomes).toEqual([
      { 'hung up': 10_000 },
      { 'hung up': 300 },
      expect.objectContaining({ 'hung up': 1000 }),
      expect.objectContaining({ 'hung up': 600 }),
    ]);
    await attacked.expectAllWell();
  },
);
