/** `outbox:<actor>`: the requests that have not been answered yet, and the offset of the device's clock. */
import type * as Y from 'yjs';
import { z } from 'zod';
import type { RequestId } from '../domain/ids.ts';
import { request } from '../domain/request.ts';
import type { Request } from '../domain/request.ts';
import { byPrefix, openRecords, openWritableRecords, prefixOf } from './records.ts';
import type { Records, Report, WritableRecords } from './records.ts';

/** Add it to the device's clock to get the relay's: milliseconds, as last measured. */
export const clockOffset = z.strictObject({ offset: z.int() });
export type ClockOffset = z.infer<typeof clockOffset>;

const CLOCK = 'clock';
const keyOf = (id: RequestId): string => `request:${id}`;

export interface Outbox {
  pending(): Request[];
  offset(): number | null;
  append(asked: Request): void;
  remove(answered: Iterable<RequestId>): void;
  setOffset(offset: number): void;
  subscribe(listener: () => void): () => void;
  close(): void;
}

/** The device's own side. */
export function openOutbox(doc: Y.Doc, report: Report): Outbox {
  const records: WritableRecords<Request | ClockOffset> = openWritableRecords<Request | ClockOffset>(
    doc,
    byPrefix<Request | ClockOffset>({ request, [CLOCK]: clockOffset }),
    report,
  );
  const clock = (): ClockOffset | null => {
    const record = records.all.get(CLOCK);
    return record !== undefined && 'offset' in record ? record : null;
  };
  return {
    pending: () => [...records.all.values()].filter((r): r is Request => 'kind' in r),
    offset: () => clock()?.offset ?? null,
    append: (asked) => records.write([[keyOf(asked.id), asked]]),
    remove: (answered) => records.write([], [...answered].map(keyOf)),
    setOffset: (offset) => {
      if (clock()?.offset !== offset) records.write([[CLOCK, { offset }]]);
    },
    subscribe: (listener) => records.subscribe(listener),
    close: () => records.close(),
  };
}

/** What the arbiter sees: requests unread, since a request that it does not understand also gets its answer. */
export interface ReceivedOutbox {
  readonly requests: ReadonlyMap<string, unknown>;
  readonly offset: number;
}

const MOST_OFFSET = 400 * 24 * 3_600_000;

export function openReceivedOutbox(
  doc: Y.Doc,
  report: Report,
): Records<unknown> & { read(): ReceivedOutbox } {
  const records = openRecords<unknown>(
    doc,
    byPrefix<unknown>({ request: z.unknown(), [CLOCK]: clockOffset }),
    onceByKind(report),
  );
  return {
    ...records,
    read() {
      const clock = clockOffset.safeParse(records.all.get(CLOCK));
      const offset = clock.success && Math.abs(clock.data.offset) < MOST_OFFSET ? clock.data.offset : 0;
      const requests = new Map<string, unknown>();
      for (const [key, value] of records.all)
        if (key !== CLOCK) requests.set(key.slice('request:'.length), value);
      return { requests, offset };
    },
  };
}

/**
 * Whoever writes an outbox chooses its keys, so a log gets to see the kind alone (P2), and each kind of problem once,
 * however often it is written.
 */
function onceByKind(report: Report): Report {
  const told = new Set<string>();
  return ({ key, problem }) => {
    const prefix = prefixOf(key);
    const kind = prefix === 'request' || prefix === CLOCK ? prefix : 'unknown';
    if (told.has(kind)) return;
    told.add(kind);
    report({ key: kind, problem });
  };
}
