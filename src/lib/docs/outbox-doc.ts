/** `outbox:<actor>`: the oldest requests that have no answer yet, and what dates them: the device's clocks. */
import * as encoding from 'lib0/encoding';
import type * as Y from 'yjs';
import * as z from 'zod/mini';
import { pageClock, PAGES_AT_MOST } from '../domain/requests/clock-correction.ts';
import type { OutboxClock, PageClock } from '../domain/requests/clock-correction.ts';
import type { RequestId } from '../domain/ids.ts';
import { request } from '../domain/requests/request.ts';
import type { Request } from '../domain/requests/request.ts';
import { byPrefix, openWritableRecords, prefixOf, recordsNow } from './records.ts';
import type { Report, WritableRecords } from './records.ts';

/**
 * `offset`: added to the device's clock it gives the relay's, in milliseconds, as last measured. `pages`: what the
 * pages have measured whose requests are still here; a page of an older version tells none.
 */
export const clockRecord = z.strictObject({
  offset: z.int(),
  pages: z.optional(z.array(pageClock).check(z.maxLength(PAGES_AT_MOST))),
});
export type ClockRecord = z.infer<typeof clockRecord>;

const CLOCK = 'clock';
const REQUEST = 'request';
/** What the key of a request's record begins with; its id follows. */
export const REQUEST_PREFIX = `${REQUEST}:`;
const keyOf = (id: RequestId): string => `${REQUEST_PREFIX}${id}`;

export interface Outbox {
  pending(): Request[];
  /** Null: nothing has been told yet. */
  clock(): OutboxClock | null;
  /** Appends requests in one update. */
  append(...asked: readonly Request[]): void;
  remove(answered: Iterable<RequestId>): void;
  /** Tells what dates the requests, in the place of what was told before. */
  tellClock(offset: number, pages?: readonly PageClock[]): void;
  subscribe(listener: () => void): () => void;
  close(): void;
}

/** The device's own side. */
export function openOutbox(doc: Y.Doc, report: Report): Outbox {
  const records: WritableRecords<Request | ClockRecord> = openWritableRecords<Request | ClockRecord>(
    doc,
    byPrefix<Request | ClockRecord>({ [REQUEST]: request, [CLOCK]: clockRecord }),
    report,
  );
  const pending = (): Request[] => [...records.all.values()].filter((r): r is Request => 'kind' in r);
  const told = (): ClockRecord | null => {
    const record = records.all.get(CLOCK);
    return record !== undefined && 'offset' in record ? record : null;
  };
  return {
    pending,
    clock() {
      const record = told();
      return record === null ? null : { offset: record.offset, pages: record.pages ?? [] };
    },
    append: (...asked) => records.write(asked.map((one) => [keyOf(one.id), one] as const)),
    remove: (answered) => records.write([], [...answered].map(keyOf)),
    tellClock(offset, pages = []) {
      const record = { offset, pages: pages.slice(-PAGES_AT_MOST) };
      if (JSON.stringify(record) !== JSON.stringify(told())) records.write([[CLOCK, record]]);
    },
    subscribe: (listener) => records.subscribe(listener),
    close: () => records.close(),
  };
}

/** Bytes around a record in an update: its structure, its key, the clients that it refers to. */
const AROUND_A_RECORD_BYTES = 160;

/** What a request, or a part of one, takes in an outbox, measured as it is encoded there. */
export function outboxBytes(asked: object): { readonly bytes: number; readonly values: number } {
  const encoder = encoding.createEncoder();
  encoding.writeAny(encoder, asked as Parameters<typeof encoding.writeAny>[1]);
  return { bytes: encoding.length(encoder) + AROUND_A_RECORD_BYTES, values: valuesIn(asked) };
}

function valuesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((count, part) => count + valuesIn(part), 1);
}

/** What the arbiter sees: requests unread, since a request that it does not understand also gets its answer. */
export interface ReceivedOutbox {
  readonly requests: ReadonlyMap<string, unknown>;
  readonly clock: OutboxClock;
}

/** Milliseconds. A clock that has died shows 1970, some fifty years behind. */
const MAX_OFFSET_MS = 200 * 366 * 24 * 3_600_000;
const NO_CLOCK: OutboxClock = { offset: 0, pages: [] };

const receivedSchema = byPrefix<unknown>({ [REQUEST]: z.unknown(), [CLOCK]: clockRecord });

/** It is read whole after each change, as an outbox holds little; to follow each change in it costs more. */
export function openReceivedOutbox(doc: Y.Doc, report: Report): { read(): ReceivedOutbox } {
  const reportOnce = onceByKind(report);
  return {
    read() {
      const records = recordsNow(doc, receivedSchema, reportOnce);
      const requests = new Map<string, unknown>();
      for (const [key, value] of records)
        if (key !== CLOCK) requests.set(key.slice(REQUEST_PREFIX.length), value);
      return { requests, clock: clockOf(records.get(CLOCK) as ClockRecord | undefined) };
    },
  };
}

function clockOf(clock: ClockRecord | undefined): OutboxClock {
  if (clock === undefined || Math.abs(clock.offset) > MAX_OFFSET_MS) return NO_CLOCK;
  return { offset: clock.offset, pages: clock.pages ?? [] };
}

/** A device chooses the keys of its outbox. So a log gets the kind alone (P2), and each kind of problem once. */
function onceByKind(report: Report): Report {
  const told = new Set<string>();
  return ({ key, problem }) => {
    const prefix = prefixOf(key);
    const kind = prefix === REQUEST || prefix === CLOCK ? prefix : 'unknown';
    if (told.has(kind)) return;
    told.add(kind);
    report({ key: kind, problem });
  };
}
