/** B14: a citizen who finds nothing free leaves what they need; staff book for them, call or write. */
import { may } from '../access.ts';
import type { Channel } from '../office/capacity.ts';
import { pausedRefusal, placesPausedUntil } from '../office/rescue.ts';
import type { RefusalOf } from '../requests/answer.ts';
import { reachErrors } from '../requests/enquirer.ts';
import type { Memo } from '../requests/memo.ts';
import { needOf } from '../requests/need.ts';
import type { RequestOf } from '../requests/request.ts';
import { dateOf } from '../time.ts';
import { limitReached, nearestFree } from './decide-booking.ts';
import { accept, refuse } from './decision.ts';
import type { Circumstances, Decision, OfficeState } from './decision.ts';

export function decideEnquire(
  state: OfficeState,
  request: RequestOf<'enquire'>,
  circumstances: Circumstances,
): Decision<RefusalOf<'enquire'>> {
  const { office } = state;
  const { at, now, by } = circumstances;
  const { id, date, services, weekdays, contact, language } = request;
  const memos = state.memos(date);
  // M16: asked again it has one effect.
  const known = memos?.get(`enquiry:${id}`);
  if (known?.type === 'enquiry')
    return known.by === by.actor ? accept(request, null) : refuse(request, 'id-taken');
  const most = office.rules.enquiries;
  if (most === null) return refuse(request, 'no-enquiries');
  // P3: it is erased with the people of its day, so no later day can be named.
  if (date !== dateOf(at, office.timeZone)) return refuse(request, 'wrong-day');
  const channel: Channel = may(by.role, 'book') ? 'staff' : 'online';
  const need = needOf(office, services, channel);
  if (!need.ok) return refuse(request, need.error);
  if (Object.keys(reachErrors(office, contact, dateOf(now, office.timeZone))).length > 0)
    return refuse(request, 'bad-contact');
  if (channel === 'online') {
    if (placesPausedUntil(office, now) !== null) return refuse(request, pausedRefusal(office));
    const { lanes, minutes } = need.value;
    const free = nearestFree(state, lanes, minutes, channel, now, now);
    if (free.length > 0) return refuse(request, 'places-free', free);
    const limit = limitReached('enquire', office, circumstances);
    if (limit !== null) return refuse(request, limit);
    if (memos !== null && enquiriesIn(memos.values()) >= most) return refuse(request, 'enquiries-full');
  }
  const kept = { type: 'enquiry', id, at, by: by.actor } as const;
  const record = { ...kept, contact, services, weekdays, language, resolved: null };
  return accept(request, null, { memos: [{ date, record }] });
}

/** Resolved ones too: what a wave of false ones has filled is not filled once more on the same day. */
function enquiriesIn(memos: Iterable<Memo>): number {
  let count = 0;
  for (const { type } of memos) if (type === 'enquiry') count++;
  return count;
}
