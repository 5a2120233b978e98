/**
 * What staff have to address (A2, A4, A7, B14, M3): visitors who wait today and are in no list, and call-backs and
 * enquiries of all days.
 */
import type { TrackedRequest, Stage } from '../../client/types.ts';
import type { StaffRecord } from '../../docs/staff-doc.ts';
import type { Visit } from '../../domain/day/visit.ts';
import type { ActorId, RequestId, VisitId } from '../../domain/ids.ts';
import { elsewhereId } from '../../domain/requests/open-item.ts';
import { isResolvedByStaff, resolvedByStaff } from '../../domain/requests/open-item.ts';
import type { ResolvedByStaff } from '../../domain/requests/open-item.ts';
import type { Memo } from '../../domain/requests/memo.ts';
import type { Request } from '../../domain/requests/request.ts';
import type { LocalDate } from '../../domain/time.ts';

export interface OpenItem {
  readonly record: ResolvedByStaff;
  /** The day in whose memo it stands; null: today. */
  readonly date: LocalDate | null;
  /** The device that took it down, or the member of staff who did; null: this counter has not heard of them. */
  readonly takenBy: string | null;
  /** Null: open. Else how far the word has come that it is resolved; `confirmed`: also by another counter's word. */
  readonly stage: Stage | null;
}

/** All of a day, resolved ones included, earliest first. */
export function itemsIn(
  memos: Iterable<Memo>,
  trackedRequests: readonly TrackedRequest[],
  staff: readonly StaffRecord[],
): OpenItem[] {
  const asked = resolvesIn(trackedRequests);
  return [...memos]
    .flatMap((memo): OpenItem[] => {
      const date = memo.type === 'elsewhere' ? memo.date : null;
      const record = memo.type === 'elsewhere' ? memo.record : memo;
      // Who could not be found on another day does not wait here any more.
      if (!isResolvedByStaff(record) || (record.type === 'arrival' && date !== null)) return [];
      const takenBy = memberName(record.by, staff);
      const stage = record.resolved === null ? stageOf(asked, record) : 'confirmed';
      return [{ record, date, takenBy, stage }];
    })
    .sort((a, b) => a.record.at - b.record.at);
}

/** How far the word has come that an item is resolved, by its id. */
export function resolvesIn(trackedRequests: readonly TrackedRequest[]): ReadonlyMap<RequestId, Stage> {
  const asked = new Map<RequestId, Stage>();
  for (const { request, stage } of trackedRequests)
    if (request.kind === 'resolve-call-back') asked.set(request.callBack, stage);
  return asked;
}

/** A word that was refused or taken back leaves the item open. */
export function stageOf(
  asked: ReadonlyMap<RequestId, Stage>,
  { id }: Pick<OpenItem['record'], 'id'>,
): Stage | null {
  const stage = asked.get(id) ?? null;
  return stage === 'refused' || stage === 'withdrawn' ? null : stage;
}

/** The device, or the member of staff behind an actor; null: not heard of here. */
export function memberName(actor: ActorId, staff: readonly StaffRecord[]): string | null {
  for (const record of staff) {
    if (record.type === 'device' && record.actor === actor) return record.name;
    if (record.type !== 'actor' || record.actor !== actor) continue;
    const member = staff.find((m) => m.type === 'member' && m.id === record.member);
    return member?.type === 'member' ? member.name : null;
  }
  return null;
}

/** Rows that are in sight keep their place, resolved ones too; new ones come last. */
export function keptInPlace(shown: readonly RequestId[], all: readonly OpenItem[]): OpenItem[] {
  const known = new Map(all.map((item) => [item.record.id, item]));
  const inSight = new Set(shown);
  return [
    ...shown.flatMap((id) => known.get(id) ?? []),
    ...all.filter(({ record, stage }) => !inSight.has(record.id) && stage !== 'confirmed'),
  ];
}

/** What an item is called where its request is named; empty for a visitor of whom only the birth date is known. */
export const labelOf = (record: OpenItem['record']): string =>
  (record.type === 'arrival' ? record.number : record.contact.name) ?? '';

export function labelIn(memos: ReadonlyMap<string, Memo>, request: Request): string | undefined {
  if (request.kind !== 'resolve-call-back') return undefined;
  const keys = resolvedByStaff.map((type) => `${type}:${request.callBack}`);
  const found = keys
    .flatMap((key) => [memos.get(key), memos.get(`elsewhere:${elsewhereId(request.date, key)}`)])
    .find((memo) => memo !== undefined);
  const record = found?.type === 'elsewhere' ? found.record : found;
  return record !== undefined && isResolvedByStaff(record) ? labelOf(record) : undefined;
}

/** The visits of which staff have noted something. */
export function notedVisits(memos: Iterable<Memo>): ReadonlySet<VisitId> {
  const noted = new Set<VisitId>();
  for (const memo of memos) if (memo.type === 'note') noted.add(memo.visit);
  return noted;
}

/** A7.15: the numbers of today that no visitor may have seen. */
export function unseenNumbers(memos: Iterable<Memo>): ReadonlySet<string> {
  const unseen = new Set<string>();
  for (const memo of memos)
    if (memo.type === 'device-report') for (const number of memo.numbers) unseen.add(number);
  return unseen;
}

/** A7.15: as long as no one has come with it. Who is or was served has seen the number, also one who is sent on. */
export const isPerhapsUnseen = (
  { number, startedAt }: Pick<Visit, 'number' | 'startedAt'>,
  unseen: ReadonlySet<string>,
): boolean => startedAt === null && unseen.has(number);
