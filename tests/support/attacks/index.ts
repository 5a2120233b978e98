/** All attacks, as the bench measures them; the tests look at each by name. */
import type { Attack } from './attacker.ts';
import { halfOpenUpgrades, neverHangingUp, slowLoris } from './by-connections.ts';
import { askingForAll, filling, flood, manyActors, notReading, reconnecting } from './by-floods.ts';
import {
  bentFrames,
  bombs,
  forged,
  hugeNumbers,
  missingParts,
  noise,
  poison,
  tooLarge,
} from './by-frames.ts';

const NOBODY = { actor: 'a-booking-of-somebody-else', date: '2026-11-24' };

export const attacks: readonly Attack[] = [
  noise,
  hugeNumbers,
  bentFrames(5000, 1),
  poison,
  forged(NOBODY),
  missingParts,
  bombs,
  tooLarge,
  askingForAll,
  flood,
  reconnecting,
  filling,
  manyActors,
  notReading,
  halfOpenUpgrades(10_000),
  slowLoris(300),
  neverHangingUp(1000),
];
