/** P5: the staff log of an office, and which member works under which actor. */
import type { Maker } from '../../src/lib/domain/decide/decision.ts';
import type { ActorId, OfficeId } from '../../src/lib/domain/ids.ts';
import { MOST_HORIZON_DAYS } from '../../src/lib/domain/office/office.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { entriesBeyond, MOST_LOG_ENTRIES, withoutOldEdits } from '../../src/lib/domain/requests/staff-log.ts';
import type { LogEntry } from '../../src/lib/domain/requests/staff-log.ts';
import { DAY_MINUTES, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { openLogDoc } from '../../src/lib/docs/log-doc.ts';
import type { Report } from '../../src/lib/docs/records.ts';
import { staffKey } from '../../src/lib/docs/staff-doc.ts';
import type { ActorRecord, StaffRecord } from '../../src/lib/docs/staff-doc.ts';
import type { Rooms } from '../relay/rooms.ts';

export interface StaffLog {
  /** Writes entries; one that is there already stays as it is, but for a work in portions that has gone on. */
  add(entries: readonly LogEntry[]): void;
  has(id: string): boolean;
  /** Drops what is older. */
  forget(before: Instant): void;
  close(): void;
}

export async function openStaffLog(rooms: Rooms, office: OfficeId, report: Report): Promise<StaffLog> {
  const records = openLogDoc(await rooms.open({ kind: 'log', office }), report);
  return {
    add(entries) {
      const fresh = entries.filter((entry) => isNews(records.all.get(entry.id), entry));
      if (fresh.length === 0) return;
      records.write(fresh.map((entry) => [entry.id, entry]));
      const beyond = records.all.size > MOST_LOG_ENTRIES ? entriesBeyond(records.all.values()) : [];
      if (beyond.length > 0) records.write([], beyond);
      if (!fresh.some(({ what }) => what === 'office-changed')) return;
      const old = withoutOldEdits(records.all.values());
      if (old.length > 0) records.write(old.map((entry) => [entry.id, entry]));
    },
    has: (id) => records.all.has(id),
    forget(before) {
      const old = [...records.all.values()].filter(({ at }) => at < before).map(({ id }) => id);
      if (old.length > 0) records.write([], old);
    },
    close: () => records.close(),
  };
}

function isNews(known: LogEntry | undefined, entry: LogEntry): boolean {
  if (known === undefined) return true;
  if (known.what === 'imported' && entry.what === 'imported')
    return entry.taken + entry.refused > known.taken + known.refused;
  if (known.what !== 'brought-back' || entry.what !== 'brought-back') return false;
  const more = entry.events + entry.people - known.events - known.people;
  return more > 0 || (more === 0 && entry.notTaken > known.notTaken);
}

/** Who stands behind an actor of this office; null: none of its devices, and no member. */
export function makerIn(records: ReadonlyMap<string, StaffRecord>, actor: ActorId): Maker | null {
  if (records.has(`actor:${actor}`)) return 'staff';
  const device = records.get(`device:${actor}`);
  return device?.type === 'device' && device.surface === 'kiosk' ? 'kiosk' : null;
}

/** It says so already, up to a day: not every sign-in has to be written. */
export function isNoted(
  records: ReadonlyMap<string, StaffRecord>,
  { actor, member, at }: ActorRecord,
): boolean {
  const known = records.get(`actor:${actor}`);
  return known?.type === 'actor' && known.member === member && at - known.at < DAY_MINUTES * MINUTE_MS;
}

/** A session of staff ends a week after its sign-in; what it books may be that far ahead. */
const SESSION_DAYS = 7;

/** The records of actors of whom no day can be left; the horizon may have been longer than it is. */
export function actorsPast(
  records: Iterable<StaffRecord>,
  { rules }: Pick<Office, 'rules'>,
  now: Instant,
): readonly string[] {
  const keptDays = SESSION_DAYS + MOST_HORIZON_DAYS + rules.retention.day + 1;
  const oldest = now - keptDays * DAY_MINUTES * MINUTE_MS;
  return [...records]
    .filter((record): record is ActorRecord => record.type === 'actor' && record.at < oldest)
    .map(staffKey);
}
