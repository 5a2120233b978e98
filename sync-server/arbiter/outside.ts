/**
 * C11: the appointments that lie outside the office's hours or services, for the lead to move or cancel. The list
 * stands whole in today's memo, whatever changed them: a lead, or the office's file between two runs of the relay.
 */
import { isDeepStrictEqual } from 'node:util';
import type { OutsideAppointment } from '../../src/lib/domain/requests/memo.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { outsideOn } from '../../src/lib/domain/decide/outside.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import type { OfficeSession } from './office-session.ts';
import type { Pause } from './pause.ts';

/** More than one document could tell of, and than a person could write to by hand. */
const MOST_LISTED = 5000;

/** Looks again at the days that changed, at all of them when the office itself did, and writes what is new. */
export type LookOutside = (changed: readonly LocalDate[], now: Instant, pause: Pause) => Promise<void>;

export function openOutside(session: OfficeSession): LookOutside {
  const found = new Map<LocalDate, readonly OutsideAppointment[]>();
  let office: Office | null = null;
  return async (changed, now, pause) => {
    const { today } = session;
    const dates = session.office === office ? changed : session.openDays();
    ({ office } = session);
    for (const date of dates) {
      await pause.rest();
      const day = session.day(date);
      const outside = day === null ? [] : outsideOn(office, day);
      if (outside.length > 0) found.set(date, outside);
      else found.delete(date);
    }
    const appointments = [...found.keys()].sort().flatMap((date) => found.get(date)!);
    const before = session.memos(today)?.get('outside');
    const listed = before?.type === 'outside' ? before.appointments : [];
    const list = appointments.slice(0, MOST_LISTED);
    if (isDeepStrictEqual(listed, list)) return;
    session.carryOut(
      { memos: [{ date: today, record: { type: 'outside', at: now, appointments: list } }] },
      now,
    );
  };
}
