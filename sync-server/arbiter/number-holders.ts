/** Who gives out which numbers (A7), as the staff document has it. */
import { spansOf, withEarlier } from '../../src/lib/domain/day/ticket.ts';
import type { NumberHolder, BorrowedBlock } from '../../src/lib/domain/day/ticket.ts';
import { addDays, dateOf } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import type { Device, BorrowedBlockRecord, StaffRecord } from '../../src/lib/docs/staff-doc.ts';

/** Days for which a borrowed block that has run out is kept: the news of its numbers may still be under way (M14). */
const BORROWED_BLOCKS_KEPT_DAYS = 30;

/** What to write of a new borrowed block, and the borrowed blocks that are forgotten. */
export function noteBorrowedBlock(
  records: Iterable<StaffRecord>,
  borrowedBlock: BorrowedBlock,
  today: LocalDate,
): { readonly borrowedBlock: BorrowedBlockRecord; readonly forgotten: readonly BorrowedBlockRecord[] } {
  const oldest = addDays(today, -BORROWED_BLOCKS_KEPT_DAYS);
  const borrowedBlocks = [...records].filter((r): r is BorrowedBlockRecord => r.type === 'borrowed-block');
  const before = borrowedBlocks.find(({ actor }) => actor === borrowedBlock.actor) ?? null;
  return {
    borrowedBlock: { type: 'borrowed-block', ...withEarlier(borrowedBlock, before, oldest) },
    forgotten: borrowedBlocks.filter((l) => l !== before && l.until < oldest),
  };
}

export function numberHoldersOn(
  records: Iterable<StaffRecord>,
  date: LocalDate,
  timeZone: string,
): NumberHolder[] {
  return [...records].flatMap((r): NumberHolder[] => {
    if (r.type === 'borrowed-block') {
      return spansOf(r).flatMap(({ numbers, from, until }) =>
        from <= date && date <= until ? [{ actor: r.actor, numbers }] : [],
      );
    }
    if (r.type !== 'device' || r.numbers === null) return [];
    // M14: before it was paired its numbers may have been lent to a counter.
    if (date < dateOf(r.pairedAt, timeZone)) return [];
    if (r.revokedAt === null) return [{ actor: r.actor, numbers: r.numbers }];
    // The numbers of a device that was just revoked may still be in a visitor's hand.
    return date <= addDays(dateOf(r.revokedAt, timeZone), 1) ? [{ actor: null, numbers: r.numbers }] : [];
  });
}

/** Whether a device that is paired would share numbers with a counter: its block was chosen before that was lent. */
export function isLent(records: Iterable<StaffRecord>, { numbers }: Device, today: LocalDate): boolean {
  if (numbers === null) return false;
  return [...records].some(
    (r) =>
      r.type === 'borrowed-block' &&
      r.from <= today &&
      today <= r.until &&
      numbers.from <= r.numbers.to &&
      r.numbers.from <= numbers.to,
  );
}
