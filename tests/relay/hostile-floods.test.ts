/** Attacks by how much, how often and how slowly, against a process of its own; see `hostile-attacks.test.ts`. */
import { expect, test } from 'vitest';
import { closeCodes } from '../../src/lib/wire/close-codes.ts';
import { limitsOf } from '../../src/lib/wire/outbox-limits.ts';
import type { Attack } from '../support/attacks/attacker.ts';
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
import { anAttackedRelay } from './support/under-attack.ts';

const TOO_MANY = String(closeCodes['too-many']);
/** A client's address, as the proxy in front says. */
const FROM = '192.0.2.7';

test('an outbox that others keep open does not grow past its end', async () => {
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
])('$name, from one address', async (attack, code) => {
  const attacked = await anAttackedRelay();
  const outcome = await attacked.run(attack, FROM);
  expect(outcome[code], JSON.stringify(outcome)).toBeGreaterThan(10);
  await attacked.expectAllWell();
});

test('readers that do not read', async () => {
  const attacked = await anAttackedRelay();
  const before = await attacked.metric('process_resident_memory_bytes');
  const outcome = await attacked.run(notReading, FROM);
  expect(outcome.asked).toBeGreaterThan(500);
  // Without an end to what is kept for them these forty take 800 MB.
  expect((await attacked.metric('process_resident_memory_bytes')) - before).toBeLessThan(200 * 2 ** 20);
  await attacked.expectAllWell();
});

test('10,000 half-open upgrades, slow loris, and those who are refused and stay', async () => {
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
});
