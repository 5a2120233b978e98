/**
 * P5: the staff log says who changed what in an office, and when. It holds ids, counts and
 * what leads changed of the office itself, and nothing of visitors.
 */
import * as z from 'zod/mini';
import { staffRoles } from '../access.ts';
import { visitNumber } from '../day/appointment.ts';
import { cancelReason } from '../day/discretion.ts';
import { stopReasons } from '../day/walk-ins.ts';
import { noticeKinds } from '../office/mail-text.ts';
import { officeEdit, officeParts } from '../office/office-edit.ts';
import { actorId, counterId, laneId, staffId, visitId } from '../ids.ts';
import { instant, localDate } from '../time.ts';

const base = {
  id: z.string().check(z.minLength(1), z.maxLength(200)),
  at: instant,
  /** The device or the signed-in member that did it; null: an operator at the relay's machine. */
  by: z.nullable(actorId),
};
const entry = <W extends string, S extends z.core.$ZodShape>(what: W, shape: S) =>
  z.strictObject({ ...base, what: z.literal(what), ...shape });
const memberName = z.string().check(z.minLength(1), z.maxLength(80));
const count = z.int().check(z.minimum(0));

/** An appointment that came back after a restore and whose place another visitor has by now. */
const lostPlace = z.strictObject({ visit: visitId, number: visitNumber, start: instant });
export type LostPlace = z.infer<typeof lostPlace>;
export const MOST_LOST_PLACES = 200;

export const logEntry = z.discriminatedUnion('what', [
  /** M18: a device brought back what a restored relay had lost. Each event says who made it. */
  entry('brought-back', {
    date: localDate,
    events: count,
    people: count,
    notTaken: count,
    lostPlaces: z.array(lostPlace).check(z.maxLength(MOST_LOST_PLACES)),
  }),
  /** M18: a device holds what the relay does not know, and the relay knows of no restore. Once a day and device. */
  entry('restore-reported', { date: localDate }),
  entry('restore-confirmed', {}),
  entry('member-added', { member: staffId, role: z.string().check(z.maxLength(20)) }),
  /** Null: that stayed as it was. */
  entry('member-changed', {
    member: staffId,
    name: z.nullable(z.strictObject({ was: memberName, to: memberName })),
    role: z.nullable(z.strictObject({ was: z.enum(staffRoles), to: z.enum(staffRoles) })),
    lanes: z.optional(z.strictObject({ was: z.array(laneId), to: z.array(laneId) })),
  }),
  entry('member-removed', { member: staffId }),
  entry('password-set', { member: staffId }),
  entry('sessions-ended', { member: staffId }),
  /** P10: a member set up a second factor; took it away, or an operator did. */
  entry('second-factor-set', { member: staffId }),
  entry('second-factor-removed', { member: staffId }),
  /** P11: a member made a feed password, in the place of one before; or ended it. */
  entry('feed-password-made', { member: staffId }),
  entry('feed-password-ended', { member: staffId }),
  entry('device-paired', { device: actorId }),
  entry('device-revoked', { device: actorId }),
  /** Q14: how a monitor is laid out. */
  entry('monitor-set', { device: actorId }),
  /** A11: the PIN that opens the kiosks to staff. */
  entry('exit-pin-set', {}),
  entry('exit-pin-removed', {}),
  /** B6: without the address, which the log would keep for longer. */
  entry('mail-exempted', {}),
  entry('mail-limited', {}),
  /** M15: a device that could not ask the relay was told the date; `at` is when that was by the relay's clock. */
  entry('date-told', { told: instant }),
  entry('hours-changed', { windows: count, closures: count, outside: count }),
  /**
   * C11: a lead changed an entry of the office, its texts or its rules. `edit`: what it was and is; null: too long
   * ago (`MOST_EDIT_CHARACTERS_KEPT`).
   */
  entry('office-changed', {
    section: officeEdit.shape.section,
    entry: officeEdit.shape.entry,
    outside: count,
    edit: z.nullable(officeEdit),
  }),
  /** C11: what leads had changed of a part of the office gave way to its file, since that has changed or both do not fit. */
  entry('office-from-file', { part: z.enum(officeParts), fits: z.boolean() }),
  /** C13: the office's file has gone, or is there again. */
  entry('file-gone', {}),
  entry('file-back', {}),
  /** B6: more online bookings in an hour than the office usually gets; the brake is on. */
  entry('brake-on', { bookings: count, usual: count }),
  /** Q10: which counter called for help; that one of them, or the caller, said that it is over. */
  entry('help-called', { counter: counterId }),
  entry('help-ended', { counter: counterId }),
  /** Q11: a lead told all counters something. The text stands in the day's memos. */
  entry('counters-told', {}),
  /** A5.8: staff stopped walk-in numbers, until then or until the day ends; or gave them out again. */
  entry('walk-ins-stopped', { reason: z.enum(stopReasons), until: z.nullable(instant) }),
  entry('walk-ins-resumed', {}),
  entry('imported', { taken: count, refused: count }),
  /** B7: a mail that could not be sent was taken off the list; null: it was about no appointment. */
  entry('mail-dismissed', { number: z.nullable(visitNumber) }),
  /** B7: a lead sent a mail about no appointment to look at it; the address is on no record. */
  entry('test-mail-sent', { kind: z.enum(noticeKinds) }),
  /** B8: a member cancelled one appointment and said why. */
  entry('appointment-cancelled', { date: localDate, number: visitNumber, reason: cancelReason }),
  /** B6: a lead took back a part of what was booked online. */
  entry('bookings-cancelled', { cancelled: count }),
]);
export type LogEntry = z.infer<typeof logEntry>;

/** What an entry says beside who and when. */
export type LoggedChange = LogEntry extends infer E
  ? E extends LogEntry
    ? Omit<E, 'id' | 'at' | 'by'>
    : never
  : never;

/** More than an office writes in its days. */
export const MOST_LOG_ENTRIES = 5000;

/**
 * The entries beyond that number: the oldest of what one member has done most often. So a flood of one kind pushes out
 * itself, and nothing that a member wants to hide among it.
 */
export function entriesBeyond(entries: Iterable<LogEntry>, most = MOST_LOG_ENTRIES): string[] {
  const byKind = Map.groupBy(entries, ({ what, by }) => `${what} ${by}`);
  const kinds = [...byKind.values()].map((all) => all.toSorted((a, b) => a.at - b.at).map(({ id }) => id));
  const beyond: string[] = [];
  for (let left = kinds.reduce((sum, { length }) => sum + length, 0); left > most; left--)
    beyond.push(kinds.reduce((a, b) => (b.length > a.length ? b : a)).shift()!);
  return beyond;
}

/** What the edits of the office in a log take together, in characters; of older ones it keeps who and when. The newest always fits. */
export const MOST_EDIT_CHARACTERS_KEPT = 200_000;

/** The entries of which the edit is let go, so that all others fit; by when they were made. */
export function withoutOldEdits(entries: Iterable<LogEntry>): LogEntry[] {
  const edits = [...entries]
    .filter((one) => one.what === 'office-changed')
    .filter(({ edit }) => edit !== null)
    .sort((a, b) => b.at - a.at);
  let kept = 0;
  return edits.flatMap((one): LogEntry[] => {
    kept += JSON.stringify(one.edit).length;
    return kept <= MOST_EDIT_CHARACTERS_KEPT ? [] : [{ ...one, edit: null }];
  });
}
