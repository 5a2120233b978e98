/** A7: a member at a counter borrows a block of numbers, to give them out when no relay can be asked. */
import { accept, refuse } from './decision.ts';
import type { Circumstances, Decision, OfficeState } from './decision.ts';
import { ofKnownCounter } from './lookups.ts';
import type { RefusalOf } from '../requests/answer.ts';
import type { RequestOf } from '../requests/request.ts';
import { borrowedUntil, blockToLend } from '../day/ticket.ts';
import { dateOf } from '../time.ts';

/** Asked again on a later day the same block is lent for longer, as long as it has not run out. */
export const decideBorrowNumbers = ofKnownCounter(borrowNumbers);

function borrowNumbers(
  state: OfficeState,
  request: RequestOf<'borrow-numbers'>,
  { now, at, by }: Circumstances,
): Decision<RefusalOf<'borrow-numbers'>> {
  const { office } = state;
  const { date } = request;
  // A borrowed block that was asked for days ago would be one that others may have by now.
  if (dateOf(now, office.timeZone) !== date) return refuse(request, 'wrong-day');
  const numberHolders = state.numberHolders(date);
  const numbers =
    numberHolders.find(({ actor }) => actor === by.actor)?.numbers ??
    blockToLend(
      numberHolders.map((holder) => holder.numbers),
      office.restores,
    );
  if (numbers === null) return refuse(request, 'no-number-left');
  return accept(request, null, {
    borrowedBlock: { actor: by.actor, at, numbers, from: date, until: borrowedUntil(date) },
  });
}
