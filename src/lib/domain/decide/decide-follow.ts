/** Q15: a phone asks to be told when a number is called. Monitors show the number to all, so no secret is needed. */
import { visitIn } from '../day/day.ts';
import { isOpen } from '../day/visit.ts';
import type { RefusalOf } from '../requests/answer.ts';
import { isTooMuch } from '../requests/citizens-requests.ts';
import { MOST_FOLLOWING } from '../requests/memo.ts';
import type { Memo } from '../requests/memo.ts';
import type { RequestOf } from '../requests/request.ts';
import { dateOf } from '../time.ts';
import { accept, refuse } from './decision.ts';
import type { Circumstances, Decision, OfficeState } from './decision.ts';

export function decideFollow(
  state: OfficeState,
  request: RequestOf<'follow'>,
  { at, by, recent = null }: Circumstances,
): Decision<RefusalOf<'follow'>> {
  const { office } = state;
  const { date, number, phone, language } = request;
  // P3: it is erased with the people of its day.
  if (date !== dateOf(at, office.timeZone)) return refuse(request, 'wrong-day');
  const day = state.day(date);
  // Only visitors whose numbers the board shows: trying numbers tells nothing of appointments that are still ahead.
  const visit = (day?.numbers.get(number) ?? [])
    .map((id) => visitIn(day!, id))
    .findLast((one) => one !== undefined && isOpen(one) && one.arrivedAt !== null);
  if (visit === undefined) return refuse(request, 'no-such-visit');
  const known = state.memos(date)?.get(`following:${visit.id}`);
  const phones = known?.type === 'following' ? known.phones : [];
  // M16: asked again it has one effect.
  if (phones.some(({ endpoint }) => endpoint === phone.endpoint)) return accept(request, null);
  // The first ones stay: a stranger who knows the number pushes out no phone.
  if (phones.length >= MOST_FOLLOWING || isTooMuch('follow', office.rules, recent))
    return refuse(request, 'too-many-requests');
  const record: Memo = {
    type: 'following',
    id: visit.id,
    ...{ at, by: by.actor },
    phones: [...phones, { ...phone, language }],
  };
  return accept(request, null, { memos: [{ date, record }] });
}
