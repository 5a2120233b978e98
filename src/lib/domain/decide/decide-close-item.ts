/** A lead says that something on the list of what is to be done is done (rules A2, B14, Q7, M18). */
import { may } from '../access.ts';
import type { RefusalOf } from '../requests/answer.ts';
import { isErasedEnquiry, NO_ONE } from '../requests/open-item.ts';
import type { Enquiry } from '../requests/open-item.ts';
import type { RequestOf } from '../requests/request.ts';
import { accept, refuse } from './decision.ts';
import type { Circumstances, Decision, OfficeState } from './decision.ts';

export function decideCloseItem(
  state: OfficeState,
  request: RequestOf<'close-item'>,
  { at, by }: Circumstances,
): Decision<RefusalOf<'close-item'>> {
  const { item, date } = request;
  const record = state.memos(date)?.get(keyOf(item));
  if (record?.type === 'enquiry') return eraseEnquiry(record, request, { at, by });
  const isClosable =
    record?.type === 'settlement' || record?.type === 'lost-place' || record?.type === 'device-report';
  if (!isClosable) return refuse(request, 'no-such-visit');
  // The first who has done it is the one on record.
  if ((record.resolved ?? null) !== null) return accept(request, null);
  // The kiosk has met more since the lead read it: it stays open, and the lead's row shows what is new.
  if (record.type === 'device-report' && item.of === 'device-report' && record.count > item.seen)
    return accept(request, null);
  return accept(request, null, {
    memos: [{ date, record: { ...record, resolved: { at, by: by.actor } } }],
  });
}

/** B14: nothing of the person is left, also where it was resolved before. It still counts among those of its day. */
function eraseEnquiry(
  record: Enquiry,
  request: RequestOf<'close-item'>,
  { at, by }: Pick<Circumstances, 'at' | 'by'>,
): Decision<RefusalOf<'close-item'>> {
  // A day lead has the list and closes what is on it. What a citizen has written goes by a lead's word alone.
  if (!may(by.role, 'office')) return refuse(request, 'not-allowed');
  if (isErasedEnquiry(record)) return accept(request, null);
  const resolved = record.resolved ?? { at, by: by.actor };
  const erased = { ...record, contact: NO_ONE, resolved };
  return accept(request, null, { memos: [{ date: request.date, record: erased }] });
}

function keyOf(item: RequestOf<'close-item'>['item']): string {
  if (item.of === 'night') return 'settlement';
  if (item.of === 'enquiry') return `enquiry:${item.id}`;
  return item.of === 'lost-place' ? `lost-place:${item.visit}` : `device-report:${item.id}`;
}
