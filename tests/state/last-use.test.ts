/** [P5] Whether an account is used, and no closer than that. */
import { expect, it } from 'vitest';
import type { StaffRecord } from '../../src/lib/docs/staff-doc.ts';
import { staffId } from '../../src/lib/domain/ids.ts';
import { DAY_MINUTES, MINUTE_MS } from '../../src/lib/domain/time.ts';
import { lastUse } from '../../src/lib/state/lead/last-use.ts';

const NOW = 1_795_000_000_000;
const [karl, lena] = ['k', 'l'].map((one) => staffId.parse(one.repeat(36))) as [never, never];
const used = (member: string, daysAgo: number): StaffRecord =>
  ({ type: 'actor', actor: `a${daysAgo}`, member, at: NOW - daysAgo * DAY_MINUTES * MINUTE_MS }) as never;

it('[P5] goes by the newest use of the member, in any browser', () => {
  expect(lastUse([], karl, NOW)).toBe('unknown');
  expect(lastUse([used(lena, 1)], karl, NOW)).toBe('unknown');
  expect(lastUse([used(karl, 40), used(karl, 30), used(lena, 90)], karl, NOW)).toBe('recently');
  expect(lastUse([used(karl, 31), used(lena, 1)], karl, NOW)).toBe('long-ago');
});
