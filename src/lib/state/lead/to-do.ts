/** What waits for a person to do it, as the lead's page lists it: of today and of all other days (C11, M3, M18, Q7). */
import type { Stage, TrackedRequest } from '../../client/types.ts';
import type { StaffRecord } from '../../docs/staff-doc.ts';
import { memoKey } from '../../domain/requests/memo.ts';
import type { Memo, OutsideAppointment } from '../../domain/requests/memo.ts';
import { isOpenItem, isResolvedByStaff, isToDo } from '../../domain/requests/open-item.ts';
import type { OpenItemRecord, ResolvedByStaff } from '../../domain/requests/open-item.ts';
import type { Office } from '../../domain/office/office.ts';
import type { RequestOf } from '../../domain/requests/request.ts';
import { addDays } from '../../domain/time.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';
import { lastCallDay } from '../../domain/upkeep/unanswered.ts';
import { memberName, resolvesIn, stageOf } from '../counter/open-items.ts';

export interface ToDo<R extends OpenItemRecord = OpenItemRecord> {
  readonly id: string;
  /** The day in whose memo it stands. */
  readonly date: LocalDate;
  readonly record: R;
  /** The device or the member who took it down; null: not known here, or the relay itself. */
  readonly takenBy: string | null;
  /** Who has done it; the name is null where it is not known here. */
  readonly done: { readonly at: Instant; readonly by: string | null } | null;
  /** How far this device's word has come that it is done; null: it has said nothing, or was refused. */
  readonly stage: Stage | null;
}

export type ToDoOf<T extends OpenItemRecord['type']> = ToDo<Extract<OpenItemRecord, { type: T }>>;

interface Stored {
  readonly date: LocalDate;
  readonly record: OpenItemRecord;
}

function storedIn(memos: Iterable<Memo>, today: LocalDate): Stored[] {
  return [...memos].flatMap((memo): Stored[] => {
    if (memo.type === 'elsewhere') return [{ date: memo.date, record: memo.record }];
    return isOpenItem(memo) ? [{ date: today, record: memo }] : [];
  });
}

/** Oldest first. A night in which nothing was open is none. */
export function toDosIn(
  memos: Iterable<Memo>,
  today: LocalDate,
  trackedRequests: readonly TrackedRequest[],
  staff: readonly StaffRecord[],
): ToDo[] {
  const resolves = resolvesIn(trackedRequests);
  const closes = closesIn(trackedRequests);
  return storedIn(memos, today)
    .filter(({ record }) => isToDo(record) || (record.resolved ?? null) !== null)
    .map(({ date, record }): ToDo => {
      const id = `${date}/${memoKey(record)}`;
      const resolved = record.resolved ?? null;
      return {
        ...{ id, date, record },
        takenBy: 'by' in record ? memberName(record.by, staff) : null,
        done: resolved === null ? null : { at: resolved.at, by: memberName(resolved.by, staff) },
        stage: isResolvedByStaff(record)
          ? (stageOf(resolves, record) ?? closes.get(`${date}/enquiry:${record.id}`) ?? null)
          : (closes.get(closeKey(date, itemOf(record))) ?? null),
      };
    })
    .sort((a, b) => a.record.at - b.record.at);
}

/** A word that was refused or taken back leaves the item open. */
function closesIn(trackedRequests: readonly TrackedRequest[]): ReadonlyMap<string, Stage> {
  const asked = new Map<string, Stage>();
  for (const { request, stage } of trackedRequests)
    if (request.kind === 'close-item' && stage !== 'refused' && stage !== 'withdrawn')
      asked.set(closeKey(request.date, request.item), stage);
  return asked;
}

type ClosedItem = RequestOf<'close-item'>['item'];

/** Names a closed item. A kiosk's report is named with what was read of it: if more is in it, it is open again (A2.7). */
function closeKey(date: LocalDate, item: ClosedItem): string {
  if (item.of === 'night') return `${date}/settlement`;
  if (item.of === 'enquiry') return `${date}/enquiry:${item.id}`;
  return item.of === 'lost-place'
    ? `${date}/lost-place:${item.visit}`
    : `${date}/device-report:${item.id}:${item.seen}`;
}

export function itemOf(record: Exclude<OpenItemRecord, ResolvedByStaff>): ClosedItem {
  if (record.type === 'settlement') return { of: 'night' };
  return record.type === 'lost-place'
    ? { of: 'lost-place', visit: record.id }
    : { of: 'device-report', id: record.id, seen: record.count };
}

export const isOpenToDo = ({ done, stage }: ToDo): boolean => done === null && stage === null;

/** Days after which an enquiry waits for long. */
const LONG_WAIT_DAYS = 3;

/** B14.5: open enquiries by what a lead has to know. `lastCall`: they are erased soon. `long`: others that wait long. */
export function waitingEnquiries(
  items: readonly ToDo[],
  office: Office,
  today: LocalDate,
): { readonly lastCall: number; readonly long: number } {
  const open = toDosOf(items, 'enquiry').filter(isOpenToDo);
  const lastCall = open.filter(({ date }) => lastCallDay(office, date) <= today);
  const long = open.filter(
    (item) => !lastCall.includes(item) && item.date <= addDays(today, -LONG_WAIT_DAYS),
  );
  return { lastCall: lastCall.length, long: long.length };
}

/** C11: those that the hours, services or lanes leave out, as the relay lists them. */
export function outsideIn(memos: ReadonlyMap<string, Memo>): readonly OutsideAppointment[] {
  const listed = memos.get('outside');
  return listed?.type === 'outside' ? listed.appointments : [];
}

export const toDosOf = <T extends OpenItemRecord['type']>(all: readonly ToDo[], type: T): ToDoOf<T>[] =>
  all.filter((one): one is ToDoOf<T> => one.record.type === type);
