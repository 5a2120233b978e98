/**
 * `staff:<office>`: who works here and under which actor in which browser, the devices that are paired, and the numbers
 * that counters have borrowed.
 */
import * as z from 'zod/mini';
import { staffRoles } from '../domain/access.ts';
import { actorId, laneId, officeId, staffId } from '../domain/ids.ts';
import { monitorSetting } from '../domain/office/monitor-setting.ts';
import { borrowedBlock } from '../domain/day/ticket.ts';
import { numberBlock } from '../domain/day/number-block.ts';
import { MOST_LANES } from '../domain/office/office.ts';
import { instant } from '../domain/time.ts';
import type { RecordDocument } from './entry-list.ts';
import { byPrefix, openWritableRecords } from './records.ts';
import type { Report, WritableRecords } from './records.ts';

/** Characters in the name of a device. */
export const MOST_DEVICE_NAME_LENGTH = 60;

export const device = z.strictObject({
  type: z.literal('device'),
  actor: actorId,
  surface: z.enum(['kiosk', 'monitor']),
  name: z.string().check(z.minLength(1), z.maxLength(MOST_DEVICE_NAME_LENGTH)),
  /** A7: the numbers that it may give out; null for one that gives none. */
  numbers: z.nullable(numberBlock),
  pairedAt: instant,
  /** P4: cut off since then, or null. */
  revokedAt: z.nullable(instant),
  /** Q14: how a monitor is laid out, as a lead has set it; missing: as usual. */
  monitor: z.optional(monitorSetting),
});
export type Device = z.infer<typeof device>;

export const member = z.strictObject({
  type: z.literal('member'),
  id: staffId,
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  login: z.string().check(z.minLength(1), z.maxLength(80)),
  role: z.enum(staffRoles),
  /** Does not work here any more since then; kept, since what they did bears their name (P5). */
  removedAt: z.optional(instant),
  /** P4: a lead ended all sessions then. Another password alone does not: it is often set after a restore. */
  signedOffAt: z.optional(instant),
  /** An authority's lead signs in at this other office of the town; missing: here. */
  home: z.optional(officeId),
  /** In which they usually work: counters of these are offered first. */
  lanes: z.optional(z.array(laneId).check(z.maxLength(MOST_LANES))),
});
export type Member = z.infer<typeof member>;

/** A7: numbers lent to a member at a counter. */
export const borrowedBlockRecord = z.extend(borrowedBlock, { type: z.literal('borrowed-block') });
export type BorrowedBlockRecord = z.infer<typeof borrowedBlockRecord>;

/**
 * P5: the actor under which a member works in one browser. Days name actors alone, so this is kept as long as they are.
 * `at`: the last sign-in.
 */
export const actorRecord = z.strictObject({
  type: z.literal('actor'),
  actor: actorId,
  member: staffId,
  at: instant,
});
export type ActorRecord = z.infer<typeof actorRecord>;

export const staffRecord = z.discriminatedUnion('type', [device, member, borrowedBlockRecord, actorRecord]);
export type StaffRecord = z.infer<typeof staffRecord>;

export const openStaffDoc = (doc: RecordDocument, report: Report): WritableRecords<StaffRecord> =>
  openWritableRecords<StaffRecord>(
    doc,
    byPrefix<StaffRecord>({ device, member, 'borrowed-block': borrowedBlockRecord, actor: actorRecord }),
    report,
  );

export const staffKey = (record: StaffRecord): string =>
  record.type === 'member' ? `member:${record.id}` : `${record.type}:${record.actor}`;
