/** `inbox:<actor>`: answers by request, and what the actor is told of itself. */
import { answer, deviceGrant, ownAppointment } from '../domain/requests/answer.ts';
import type { Answer, DeviceGrant, OwnAppointment } from '../domain/requests/answer.ts';
import type { RequestId } from '../domain/ids.ts';
import type { RecordDocument } from './entry-list.ts';
import { byPrefix, openWritableRecords } from './records.ts';
import type { Report, WritableRecords } from './records.ts';

export type InboxRecord = Answer | OwnAppointment | DeviceGrant;

export const openInboxDoc = (doc: RecordDocument, report: Report): WritableRecords<InboxRecord> =>
  openWritableRecords<InboxRecord>(
    doc,
    byPrefix<InboxRecord>({ answer, appointment: ownAppointment, device: deviceGrant }),
    report,
  );

export const answerKey = (id: RequestId | string): string => `answer:${id}`;
export const appointmentKey = (own: Pick<OwnAppointment, 'id'>): string => `appointment:${own.id}`;
export const DEVICE_KEY = 'device';

export const answersIn = (records: { all: ReadonlyMap<string, InboxRecord> }): Answer[] =>
  [...records.all.values()].filter((r): r is Answer => 'ok' in r);

export const appointmentsIn = (records: { all: ReadonlyMap<string, InboxRecord> }): OwnAppointment[] =>
  [...records.all.values()].filter((r): r is OwnAppointment => 'code' in r);

export function grantIn(records: { all: ReadonlyMap<string, InboxRecord> }): DeviceGrant | null {
  const record = records.all.get(DEVICE_KEY);
  return record !== undefined && 'numbers' in record ? record : null;
}
