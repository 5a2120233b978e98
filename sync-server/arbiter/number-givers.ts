/** Who gives out which numbers (A7), as the staff document has it. */
import { spansOf, withEarlier } from '../../src/lib/domain/day/ticket.ts';
import type { NumberGiver, NumberLoan } from '../../src/lib/domain/day/ticket.ts';
import { addDays, dateOf } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import type { Device, Loan, StaffRecord } from '../../src/lib/docs/staff-doc.ts';

/** Days for which a loan that has run out is kept: the news of its numbers may still be under way (M14). */
const LOANS_KEPT_DAYS = 30;

/** What to write of a new loan, and the loans that are forgotten. */
export function noteLoan(
  records: Iterable<StaffRecord>,
  loan: NumberLoan,
  today: LocalDate,
): { readonly loan: Loan; readonly forgotten: readonly Loan[] } {
  const oldest = addDays(today, -LOANS_KEPT_DAYS);
  const loans = [...records].filter((r): r is Loan => r.type === 'loan');
  const before = loans.find(({ actor }) => actor === loan.actor) ?? null;
  return {
    loan: { type: 'loan', ...withEarlier(loan, before, oldest) },
    forgotten: loans.filter((l) => l !== before && l.until < oldest),
  };
}

export function giversOn(records: Iterable<StaffRecord>, date: LocalDate, timeZone: string): NumberGiver[] {
  return [...records].flatMap((r): NumberGiver[] => {
    if (r.type === 'loan') {
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
      r.type === 'loan' &&
      r.from <= today &&
      today <= r.until &&
      numbers.from <= r.numbers.to &&
      r.numbers.from <= numbers.to,
  );
}
