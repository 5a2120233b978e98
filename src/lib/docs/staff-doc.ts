/** `staff:<office>`: who works here, and the devices that are paired. */
import type * as Y from 'yjs';
import { z } from 'zod';
import { actorId, staffId } from '../domain/ids.ts';
import { numberBlock } from '../domain/ticket.ts';
import { instant } from '../domain/time.ts';
import { byPrefix, openWritableRecords } from './records.ts';
import type { Report, WritableRecords } from './records.ts';

export const device = z.strictObject({
  type: z.literal('device'),
  actor: actorId,
  surface: z.enum(['kiosk', 'monitor']),
  name: z.string().min(1).max(60),
  /** A7: the numbers that it may give out; null for one that gives none. */
  numbers: numberBlock.nullable(),
  pairedAt: instant,
  /** P4: cut off since then, or null. */
  revokedAt: instant.nullable(),
});
export type Device = z.infer<typeof device>;

export const member = z.strictObject({
  type: z.literal('member'),
  id: staffId,
  name: z.string().min(1).max(80),
  login: z.string().min(1).max(80),
  role: z.enum(['clerk', 'lead']),
  /** Does not work here any more since then; kept, since what they did bears their name (P5). */
  removedAt: instant.optional(),
});
export type Member = z.infer<typeof member>;

export const staffRecord = z.discriminatedUnion('type', [device, member]);
export type StaffRecord = z.infer<typeof staffRecord>;

export const openStaffDoc = (doc: Y.Doc, report: Report): WritableRecords<StaffRecord> =>
  openWritableRecords<StaffRecord>(doc, byPrefix<StaffRecord>({ device, member }), report);

export const staffKey = (record: StaffRecord): string =>
  record.type === 'device' ? `device:${record.actor}` : `member:${record.id}`;
