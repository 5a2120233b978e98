/** Everything that can be asked. A request waits in its actor's outbox until the arbiter has answered it. */
import { z } from 'zod';
import { checkInCode, visitNumber } from '../day/appointment.ts';
import { sealedBirthDate } from '../input/birth-date.ts';
import { deviceTime, requestClock } from './dating.ts';
import { counterId, laneId, officeId, requestId, visitId } from '../ids.ts';
import { importColumn, readDay } from '../input/import-cells.ts';
import { mailCode } from '../input/mail-code.ts';
import { choice, language, officeRecord } from '../office/office.ts';
import { contact } from '../day/people.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { instant, localDate, MINUTE } from '../time.ts';
import type { Instant, LocalDate } from '../time.ts';

export const SCHEMA_VERSION = 1;

const base = {
  v: z.literal(SCHEMA_VERSION),
  id: requestId,
  office: officeId,
  /** The device's clock when it was asked, not corrected. */
  at: deviceTime,
  /** M15: what else dates it; missing in what an older page has asked. */
  clock: requestClock.optional(),
  /** The office's day that it belongs to (M20); for a booking the day of the appointment. */
  date: localDate,
};
/** B6: of work, where the office asks for it. */
const proof = z.string().max(2000).optional();
/** How long after `at` a visitor waits for it, by whatever clock: the arbiter grants nothing later (A5–A7). */
const wantedMs = z.int().min(0).optional();
/** A2: tries of one visitor that a check-in names. */
export const MOST_TRIES = 20;
/** B10: a list that is too long for one request is asked in parts. */
export const importPart = z.strictObject({
  /** The request that was split. */
  of: requestId,
  /** Rows in the parts before this one, and in all parts; without the names of the columns. */
  rowsBefore: z.int().min(0).max(100_000),
  rowsInAll: z.int().min(1).max(100_000),
});
/** B10: rows in one request, without the names of the columns. The relay judges them in one go. */
export const MOST_ROWS = 50;
/** C3: in one `see-outside`. */
export const MOST_SEEN_AHEAD = 1000;
const services = z.array(choice).min(1).max(20);
const ask = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.strictObject({ ...base, kind: z.literal(kind), ...shape });
const ofVisit = <K extends string>(kind: K) => ask(kind, { visit: visitId });
/** M15: the newest evidence of the visit that the device knew. The step counts after it, whatever the clocks say. */
const seen = z.string().min(1).max(100).optional();
const atCounter = <K extends string>(kind: K) => ask(kind, { visit: visitId, counter: counterId, seen });

export const request = z.discriminatedUnion('kind', [
  ask('book', {
    start: instant,
    services,
    contact,
    language,
    reminder: z.boolean(),
    proof,
  }),
  ofVisit('activate'),
  /** B3: the address to which the mail of a reservation goes anew. */
  ask('correct-mail', { visit: visitId, mail: contact.shape.mail.unwrap() }),
  /** B8: `code`, here and below: of the mail, where only its link shows who asks. */
  ask('cancel', { visit: visitId, code: mailCode.optional() }),
  /** B8: `date` is the new day, `from` the one on which the appointment stands. */
  ask('move', { visit: visitId, from: localDate, start: instant, proof, code: mailCode.optional() }),
  /** B11: to be offered an earlier place, or not any more. */
  ask('wish', { visit: visitId, earlier: z.boolean(), code: mailCode.optional() }),
  ask('check-in', {
    by: z.discriminatedUnion('with', [
      z.strictObject({ with: z.literal('code'), code: checkInCode }),
      /** P6: the relay alone can read it. A2: `start` names the appointment where two share a birth date. */
      z.strictObject({
        with: z.literal('birth-date'),
        sealed: sealedBirthDate,
        start: instant.nullable(),
      }),
    ]),
    /** A4: the number with which this device welcomes them where the relay does not answer at once. */
    welcomed: visitNumber.optional(),
    /** A2: what the same visitor has tried before at this kiosk. */
    tried: z.array(requestId).max(MOST_TRIES).optional(),
  }),
  /** A7: `number` from the device's block; null: the arbiter chooses one of its own. */
  ask('take-ticket', {
    services,
    lane: laneId,
    number: visitNumber.nullable(),
    language,
    told: z.strictObject({ from: z.int(), to: z.int() }).optional(),
    wantedMs,
  }),
  /** A7: a block to give out numbers from, for whoever works at this counter. */
  ask('borrow-numbers', { counter: counterId }),
  /** A6: the next free interval of today, for short concerns. */
  ask('take-interval', { services, language, wantedMs }),
  /** A5–A7: its visitor does not want any more what `asked` asked for, whether it was granted or not. */
  ask('withdraw', { asked: requestId }),
  /** A8: a number on paper of which this counter has not heard. */
  ask('take-in', { number: visitNumber, counter: counterId }),
  atCounter('call'),
  atCounter('repeat'),
  atCounter('miss'),
  ask('return', { visit: visitId, seen }),
  atCounter('start'),
  atCounter('finish'),
  atCounter('park'),
  atCounter('resume'),
  ask('transfer', { visit: visitId, counter: counterId, lane: laneId, to: counterId.nullable(), seen }),
  /** Q5: `step`: the evidence to take back; left out, the newest step of the visit, if this counter took it. */
  ask('undo', { visit: visitId, counter: counterId, step: z.string().min(1).max(100).optional() }),
  ask('note', { visit: visitId, text: z.string().trim().min(1).max(1000) }),
  /** M3, A2: somebody has been called back, or found in the waiting room. */
  ask('settle-call-back', { callBack: requestId }),
  /** B10: rows of a CSV, the first one naming the columns. */
  ask('import', {
    rows: z
      .array(z.array(z.string().max(500)).max(40))
      .min(1)
      .max(1 + MOST_ROWS),
    part: importPart.optional(),
  }),
  /** C3: appointments that a lead has seen before asking for `change`, as many as one request carries. */
  ask('see-outside', { change: requestId, seen: z.array(visitId).min(1).max(MOST_SEEN_AHEAD) }),
  /**
   * C3, C11: new hours in the place of `base`; `seen`: the appointments outside them of which the lead knows, beside
   * those of `see-outside`.
   */
  ask('change-hours', {
    windows: officeRecord.shape.windows,
    closures: officeRecord.shape.closures,
    base: officeRecord.pick({ windows: true, closures: true }),
    seen: z.array(visitId).max(MOST_SEEN_AHEAD),
  }),
  /** M18: what this device holds of a day and the relay has lost. */
  /** One by one they are facts and people or not: what cannot be read holds up no other. */
  ask('bring-back', { facts: z.array(z.unknown()).max(500), people: z.array(z.unknown()).max(500) }),
  /** M18: a lead says that the relay's database was put back from a copy. */
  ask('confirm-restore', {}),
  /** M15: a person has told this device what time it is. */
  ask('tell-date', { told: instant }),
]);
export type Request = z.infer<typeof request>;
export type RequestKind = Request['kind'];
export type RequestOf<K extends RequestKind> = Extract<Request, { kind: K }>;

/** A number or an interval that the relay alone can give: a visitor stands at the device and waits for it. */
export type AwaitedRequest = RequestOf<'take-interval' | 'take-ticket'>;
export const isAwaited = (asked: Request): asked is AwaitedRequest =>
  asked.kind === 'take-interval' || (asked.kind === 'take-ticket' && asked.number === null);

/** P6: no visitor waits longer than this at a device; also the limit for devices that do not say `wantedMs`. */
export const LONGEST_WAIT_MS = MINUTE;

/** Until when it is wanted, by the relay's clock. `at`: the request's own time, corrected. */
export const wantedUntil = (asked: AwaitedRequest, at: Instant): Instant =>
  at + Math.min(LONGEST_WAIT_MS, asked.wantedMs ?? LONGEST_WAIT_MS);

export const requestErrors = ['other-version', 'unknown-kind', 'malformed'] as const;
export type RequestError = (typeof requestErrors)[number];

const kinds: ReadonlySet<unknown> = new Set(request.options.map((option) => option.shape.kind.value));

/** Reads what an outbox holds. Never throws, whatever it is given. */
export function parseRequest(given: unknown): Result<Request, RequestError> {
  if (typeof given !== 'object' || given === null) return err('malformed');
  const { v, kind } = given as { v?: unknown; kind?: unknown };
  if (v !== SCHEMA_VERSION) return err(typeof v === 'number' ? 'other-version' : 'malformed');
  if (!kinds.has(kind)) return err('unknown-kind');
  const parsed = request.safeParse(given);
  return parsed.success ? ok(parsed.data) : err('malformed');
}

/** The office's days that a request touches, so that they are at hand before it is judged. */
export function datesOf(asked: Request): LocalDate[] {
  if (asked.kind === 'move') return [asked.date, asked.from];
  if (asked.kind !== 'import') return [asked.date];
  const column = asked.rows[0]!.findIndex((name) => importColumn(name) === 'date');
  const named = asked.rows.slice(1).map((row) => readDay(row[column] ?? ''));
  return [...new Set([asked.date, ...named.flatMap((day) => (day === null ? [] : [day]))])];
}
