/** Who works at an office and with which devices, as its staff document and its staff log have it. */
import type { Maker } from '../../src/lib/domain/decide/decision.ts';
import type { ActorId, OfficeId } from '../../src/lib/domain/ids.ts';
import type { NumberHolder, BorrowedBlock } from '../../src/lib/domain/day/ticket.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { DAY_MINUTES, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import type { Report } from '../../src/lib/docs/records.ts';
import { openStaffDoc, staffKey } from '../../src/lib/docs/staff-doc.ts';
import type { Device, Member, StaffRecord } from '../../src/lib/docs/staff-doc.ts';
import type { Rooms } from '../relay/rooms.ts';
import { numberHoldersOn, isLent, noteBorrowedBlock } from './number-holders.ts';
import { actorsPast, isNoted, makerIn, openStaffLog } from './staff-log.ts';
import type { StaffLog } from './staff-log.ts';

export interface OfficeStaff {
  readonly log: StaffLog;
  /** All that is on record, for as long as its documents are closed. */
  records(): readonly StaffRecord[];
  devices(): readonly Device[];
  members(): readonly Member[];
  numberHolders(date: LocalDate, timeZone: string): NumberHolder[];
  makerOf(actor: ActorId): Maker | null;
  /** False: its numbers have been lent meanwhile (A7), and nothing is written. */
  put(record: StaffRecord, today: LocalDate): boolean;
  lend(borrowedBlock: BorrowedBlock, today: LocalDate): void;
  /** P5: who worked under an actor, and what was changed, is kept as long as days are. */
  forgetOld(office: Office, now: Instant): void;
  close(): void;
}

export async function openOfficeStaff(rooms: Rooms, office: OfficeId, report: Report): Promise<OfficeStaff> {
  const records = openStaffDoc(await rooms.open({ kind: 'staff', office }), report);
  const log = await openStaffLog(rooms, office, report);
  const all = (): Iterable<StaffRecord> => records.all.values();

  return {
    log,
    records: () => [...all()],
    devices: () => [...all()].filter((r): r is Device => r.type === 'device'),
    members: () => [...all()].filter((r): r is Member => r.type === 'member'),
    numberHolders: (date, timeZone) => numberHoldersOn(all(), date, timeZone),
    makerOf: (actor) => makerIn(records.all, actor),
    put(record, today) {
      if (record.type === 'device' && isLent(all(), record, today)) return false;
      if (record.type === 'actor' && isNoted(records.all, record)) return true;
      records.write([[staffKey(record), withRevocation(record, records.all.get(staffKey(record)))]]);
      return true;
    },
    lend(given, today) {
      const { borrowedBlock, forgotten } = noteBorrowedBlock(all(), given, today);
      records.write([[staffKey(borrowedBlock), borrowedBlock]], forgotten.map(staffKey));
    },
    forgetOld(of, now) {
      log.forget(now - of.rules.retention.day * DAY_MINUTES * MINUTE_MS);
      const forgotten = actorsPast(all(), of, now);
      if (forgotten.length > 0) records.write([], forgotten);
    },
    close() {
      log.close();
      records.close();
    },
  };
}

/** A device that is revoked stays so: a lead who changes its name at that moment has read it before. */
const withRevocation = (record: StaffRecord, known: StaffRecord | undefined): StaffRecord =>
  record.type === 'device' && known?.type === 'device' && known.revokedAt !== null
    ? { ...record, revokedAt: known.revokedAt }
    : record;
