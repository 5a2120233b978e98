/** P5: the staff log names who it is about as far as that is known. */
import { describe, expect, it } from 'vitest';
import type { StaffRecord } from '../../src/lib/docs/staff-doc.ts';
import { staffId } from '../../src/lib/domain/ids.ts';
import type { LogEntry } from '../../src/lib/domain/requests/staff-log.ts';
import { DAY_MINUTES, MINUTE_MS } from '../../src/lib/domain/time.ts';
import {
  brakedUntil,
  isOfSelf,
  isRestoreReported,
  nameOfActor,
} from '../../src/lib/state/lead/log.svelte.ts';
import { actor, anOffice, at, MONDAY, restoredAt } from '../support/build/index.ts';

const NOW = at('10:00');
const member = staffId.parse('member-of-the-staff');
const records: StaffRecord[] = [
  { type: 'member', id: member, name: 'Erika Leitung', login: 'leitung', role: 'lead', removedAt: NOW },
  { type: 'actor', actor: actor('laptop'), member, at: NOW },
  {
    ...{ type: 'device', actor: actor('kiosk'), surface: 'kiosk', name: 'Kiosk links' },
    ...{ numbers: null, pairedAt: NOW, revokedAt: NOW },
  },
];

describe('[P5] the staff log', () => {
  it('[P5] names a member by the actor that acted, also one who was removed, and a device', () => {
    const named = ['laptop', 'kiosk', 'stranger'].map((name) => nameOfActor(records, actor(name)));
    expect(named).toEqual(['Erika Leitung', 'Kiosk links', null]);
  });

  it('[P5] tells a change of one’s own password from one that a lead gave', () => {
    const setBy = (by: string | null) =>
      isOfSelf(records, {
        ...{ what: 'password-set', id: 'set', at: NOW, member },
        by: by === null ? null : actor(by),
      });
    expect([setBy('laptop'), setBy('stranger'), setBy(null)]).toEqual([true, false, false]);
  });

  it('[M18.1] asks the lead about a restore while a report is new and no restore is known', () => {
    const reportedAt = (when: number): LogEntry[] => [
      { what: 'restore-reported', id: 'report', at: when, by: actor('kiosk'), date: MONDAY },
    ];
    expect(isRestoreReported(reportedAt(NOW), anOffice(), NOW)).toBe(true);
    expect(isRestoreReported([], anOffice(), NOW)).toBe(false);
    expect(isRestoreReported(reportedAt(NOW), restoredAt(NOW), NOW)).toBe(false);
    const weekAgo = NOW - 7 * DAY_MINUTES * MINUTE_MS;
    expect(isRestoreReported(reportedAt(weekAgo), anOffice(), NOW)).toBe(false);
  });

  it('[B6.8] warns the lead of the brake on online bookings until it is over, and not without one', () => {
    const until = at('10:30');
    const braked = { ...anOffice(), brake: { until, level: 1 } };
    expect(brakedUntil(braked, NOW)).toBe(until);
    expect(brakedUntil(braked, until)).toBeNull();
    expect(brakedUntil(anOffice(), NOW)).toBeNull();
  });
});
