/** Who gives out which numbers (A7), as the staff document has it. */
import type { NumberGiver } from '../../src/lib/domain/ticket.ts';
import { addDays, dateOf } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import type { Device, StaffRecord } from '../../src/lib/docs/staff-doc.ts';

export function giversOn(records: Iterable<StaffRecord>, date: LocalDate, timeZone: string): NumberGiver[] {
  return [...records].flatMap((r): NumberGiver[] => {
    if (r.type === 'loan') return r.from <= date && date <= r.until ? [r] : [];
    if (r.type !== 'device' || r.numbers === null) return [];
    if (r.revokedAt === null) return [{ actor: r.actor, numbers: r.numbers }];
    // The numbers of a device that was just revoked may still be in somebody's hand.
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
