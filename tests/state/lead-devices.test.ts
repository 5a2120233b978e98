/** The devices in the lead's list. */
import { expect, test } from 'vitest';
import type { StaffRecord } from '../../src/lib/docs/staff-doc.ts';
import { listedDevices } from '../../src/lib/state/lead/lead-desk.svelte.ts';

const DAY_MS = 24 * 3_600_000;
const NOW = 1_800_000_000_000;
const device = (name: string, pairedDaysAgo: number, revokedDaysAgo: number | null) =>
  ({
    ...{ type: 'device', actor: name, surface: 'kiosk', name, numbers: null },
    pairedAt: NOW - pairedDaysAgo * DAY_MS,
    revokedAt: revokedDaysAgo === null ? null : NOW - revokedDaysAgo * DAY_MS,
  }) as unknown as StaffRecord;

test('[P4] devices in use come first; one that was revoked leaves the list after a week', () => {
  const records = [
    device('long gone', 90, 8),
    device('just revoked', 90, 1),
    device('old', 300, null),
    device('new', 2, null),
  ];
  expect(listedDevices(records, NOW).map(({ name }) => name)).toEqual(['new', 'old', 'just revoked']);
});
