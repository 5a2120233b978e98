/** Everything that can be asked. A request waits in its actor's outbox until the arbiter has answered it. */
import * as z from 'zod/mini';
import { mayAny } from '../access.ts';
import type { Role } from '../access.ts';
import { deviceTime, requestClock } from './clock-correction.ts';
import { officeId, requestId } from '../ids.ts';
import { requestTable } from './request-table.ts';
import type { RequestTable } from './request-table.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { localDate, MINUTE_MS } from '../time.ts';
import type { Instant, LocalDate } from '../time.ts';

export const SCHEMA_VERSION = 1;

const base = {
  v: z.literal(SCHEMA_VERSION),
  id: requestId,
  office: officeId,
  /** The device's clock when it was asked, not corrected. */
  at: deviceTime,
  /** M15: what else dates it; missing in what an older page has asked. */
  clock: z.optional(requestClock),
  /** The office's day that it belongs to (M20); for a booking the day of the appointment. */
  date: localDate,
};

export type RequestKind = keyof RequestTable;
export const requestKinds = Object.keys(requestTable) as RequestKind[];

const shapeOf = <K extends RequestKind, S extends z.core.$ZodShape>(kind: K, shape: S) =>
  z.strictObject({ ...base, kind: z.literal(kind), ...shape });
type Shapes = { [K in RequestKind]: ReturnType<typeof shapeOf<K, RequestTable[K]['shape']>> };
type Shape = Shapes[RequestKind];

export const request = z.discriminatedUnion(
  'kind',
  requestKinds.map((kind) => shapeOf(kind, requestTable[kind].shape)) as unknown as [Shape, ...Shape[]],
);

export type Request = z.infer<typeof request>;
export type RequestOf<K extends RequestKind> = Extract<Request, { kind: K }>;

/** A number or an interval that the relay alone can give: a visitor stands at the device and waits for it. */
export type AwaitedRequest = RequestOf<'take-interval' | 'take-ticket'>;
export const isAwaited = (asked: Request): asked is AwaitedRequest =>
  asked.kind === 'take-interval' || (asked.kind === 'take-ticket' && asked.number === null);

/** A7: the number that a device gives out with this request from its own block; null: none. */
export const numberGiven = (asked: Request): string | null =>
  asked.kind === 'take-ticket' ? asked.number : null;

/** P6: no visitor waits longer than this at a device; also the limit for devices that do not say `wantedMs`. */
export const LONGEST_WAIT_MS = MINUTE_MS;

/** When the visitor stops waiting, by the relay's clock. `at`: the request's own time, corrected. */
export const wantedUntil = (asked: AwaitedRequest, at: Instant): Instant =>
  at + Math.min(LONGEST_WAIT_MS, asked.wantedMs ?? LONGEST_WAIT_MS);

export const requestErrors = ['other-version', 'unknown-kind', 'malformed'] as const;
export type RequestError = (typeof requestErrors)[number];

const kinds: ReadonlySet<unknown> = new Set(requestKinds);

/** Reads what an outbox holds. Never throws, whatever it is given. */
export function parseRequest(given: unknown): Result<Request, RequestError> {
  if (typeof given !== 'object' || given === null) return err('malformed');
  const { v, kind } = given as { v?: unknown; kind?: unknown };
  if (v !== SCHEMA_VERSION) return err(typeof v === 'number' ? 'other-version' : 'malformed');
  if (!kinds.has(kind)) return err('unknown-kind');
  const parsed = request.safeParse(given);
  return parsed.success ? ok(parsed.data) : err('malformed');
}

/** P1: whether a role may ask it at its own office. */
export const mayAsk = (role: Role, kind: RequestKind): boolean => mayAny(role, requestTable[kind].askers);

/** Each row's days are asked of requests of its own kind. */
type DaysOfKinds = {
  readonly [K in RequestKind]: {
    readonly moreDays: { readonly of: (asked: RequestOf<K>) => readonly LocalDate[] } | null;
  };
};
const daysOfKinds: DaysOfKinds = requestTable;

const moreDaysOf = <K extends RequestKind>(kind: K, asked: RequestOf<K>): readonly LocalDate[] =>
  daysOfKinds[kind].moreDays?.of(asked) ?? [];

/** The office's days that a request touches, so that they are at hand before it is judged. */
export const datesOf = (asked: Request): LocalDate[] => [
  ...new Set([asked.date, ...moreDaysOf(asked.kind, asked)]),
];
