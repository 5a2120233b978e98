/**
 * An actor's requests that have no answer yet, on this device's strict disk. The outbox document holds the oldest of
 * them, as far as the relay takes them at once. A device may be cut off for weeks and ask all the time, so the disk
 * bounds what waits, not a document's limits.
 */
import { Dexie } from 'dexie';
import type { Collection, Table } from 'dexie';
import { openOutbox } from '../../docs/outbox-doc.ts';
import type { ActorId, RequestId } from '../../domain/ids.ts';
import { request as requestShape } from '../../domain/requests/request.ts';
import type { Request } from '../../domain/requests/request.ts';
import { holdsPeople } from '../../domain/requests/people-in-request.ts';
import type { LocalDate } from '../../domain/time.ts';
import { REQUESTS, UNSEEN_MARKS } from '../browser/database.ts';
import type { Database, StoredRequest, UnseenRow } from '../browser/database.ts';
import { openRequest, sealRequest } from './sealed-request.ts';
import { takeOut } from '../replica/stored-doc.ts';
import { reportBad } from '../replica/view.ts';
import type { AskOptions } from '../types.ts';

type Key = [actor: ActorId, seq: number, id: RequestId];

export interface RequestQueue {
  /** The requests that lie on the disk, in the order in which they were asked. */
  read(): Promise<Request[]>;
  /** A7: the numbers of a day that requests gave out which cannot be read yet. */
  lockedNumbersOn(date: LocalDate): readonly string[];
  /**
   * Resolves when all of the requests are on the disk. False: the disk has refused, or people's key is not here, and none
   * of them is.
   */
  add(asked: readonly Request[], options?: AskOptions): Promise<boolean>;
  /** Resolves when they are off the disk, or the disk has refused. */
  remove(ids: readonly RequestId[]): Promise<void>;
  /** Calls back with what another tab has added to the disk, and with what is gone from it; gives back its disposer. */
  follow(onChange: (added: readonly Request[], gone: readonly RequestId[]) => void): () => void;
}

/** `sealing`: requests with people in them lie on the disk encrypted alone (P7). */
export async function openRequestQueue(
  database: Database,
  actor: ActorId,
  sealing = false,
): Promise<RequestQueue> {
  const { outboxes, peopleKeys } = database;
  /** What is under a key that is not here yet: it waits on the disk. */
  const locked = new Map<RequestId, StoredRequest>();
  /** All that this page has met; also what is gone, which an older look at the disk may still show. */
  const seqs = new Map<RequestId, number>();
  let last = 0;

  function note(seq: number, id: RequestId): void {
    seqs.set(id, seq);
    last = Math.max(last, seq);
  }

  /** Null: it holds people, and their key is not here. */
  function rowFor(request: Request): StoredRequest | null {
    const { id } = request;
    note(last + 1, id);
    const row = { actor, seq: last, id };
    if (!sealing || !holdsPeople(request)) return { ...row, request };
    return sealRequest(row, request, peopleKeys.current);
  }

  function readRow(row: StoredRequest): Request[] {
    const opened = openRequest(row, peopleKeys.current);
    if (opened === 'locked') locked.set(row.id, row);
    else locked.delete(row.id);
    return opened === 'locked' ? [] : readable(opened);
  }

  if (outboxes !== null) await takeOver(outboxes, actor).catch(reportDisk);
  return {
    async read() {
      if (outboxes === null) return [];
      const rows = await rowsOf(outboxes, actor).toArray().catch(reportDisk);
      return (rows ?? []).flatMap((row) => {
        note(row.seq, row.id);
        return readRow(row);
      });
    },
    lockedNumbersOn: (day) =>
      [...locked.values()].flatMap(({ given }) => (given?.date === day ? [given.number] : [])),
    async add(asked, { isUnseen = false } = {}) {
      if (outboxes === null) return false;
      const rows = asked.flatMap((request) => rowFor(request) ?? []);
      if (rows.length < asked.length) return false;
      return outboxes
        .transaction('rw', [REQUESTS, UNSEEN_MARKS], async () => {
          await tableOf(outboxes).bulkPut(rows);
          if (isUnseen) await outboxes.table<UnseenRow>(UNSEEN_MARKS).bulkPut(unseenRows(actor, asked));
        })
        .then(
          () => true,
          () => false,
        );
    },
    async remove(ids) {
      const keys = ids.flatMap((id): Key[] => {
        const seq = seqs.get(id);
        return seq === undefined ? [] : [[actor, seq, id]];
      });
      if (outboxes !== null && keys.length > 0) await tableOf(outboxes).bulkDelete(keys).catch(reportDisk);
    },
    follow(onChange) {
      if (outboxes === null) return () => {};
      const table = `idb://${outboxes.name}/${REQUESTS}/`;
      /** Requests that were seen on the disk. Only these can be gone from it: others may not be written yet. */
      let seen: ReadonlySet<RequestId> = new Set();
      let looking: Promise<void> | null = null;
      let isStale = false;
      let stopped = false;

      async function look(): Promise<void> {
        const keys = await rowsOf(outboxes!, actor).primaryKeys();
        const present = new Set(keys.map(([, , id]) => id));
        const gone = [...seen].filter((id) => !present.has(id));
        const news = keys.filter(([, , id]) => !seqs.has(id));
        seen = present;
        const rows = news.length === 0 ? [] : await tableOf(outboxes!).bulkGet(news);
        const added = rows.flatMap((row) => (row === undefined ? [] : [row]));
        for (const { seq, id } of added) note(seq, id);
        if (!stopped && added.length + gone.length > 0) onChange(added.flatMap(readRow), gone);
      }

      /** One look at a time, however often it changes meanwhile. */
      async function lookUntilFresh(): Promise<void> {
        while (isStale && !stopped) {
          isStale = false;
          await look().catch(reportDisk);
        }
        looking = null;
      }

      function begin(): void {
        isStale = true;
        // What tells of a change may still stand in the transaction that made it.
        looking ??= Dexie.ignoreTransaction(lookUntilFresh);
      }

      const onMutated = (parts: object): void => {
        if (Object.keys(parts).some((part) => part.startsWith(table))) begin();
      };
      Dexie.on.storagemutated.subscribe(onMutated);
      begin();
      return () => {
        stopped = true;
        Dexie.on.storagemutated.unsubscribe(onMutated);
      };
    },
  };
}

export async function countRequests({ outboxes }: Database, actor: ActorId): Promise<number> {
  if (outboxes === null) return 0;
  await takeOver(outboxes, actor).catch(reportDisk);
  return (await rowsOf(outboxes, actor).count().catch(reportDisk)) ?? 0;
}

/** What was never sent is gone with it. */
export async function dropRequests({ outboxes }: Database, actor: ActorId): Promise<void> {
  if (outboxes === null) return;
  await takeOver(outboxes, actor);
  await rowsOf(outboxes, actor).delete();
}

const unseenRows = (actor: ActorId, asked: readonly Request[]): UnseenRow[] =>
  asked.map(({ id, date }) => ({ id, actor, date }));

const tableOf = (dexie: Dexie): Table<StoredRequest, Key> => dexie.table(REQUESTS);
const rowsOf = (dexie: Dexie, actor: ActorId): Collection<StoredRequest, Key> =>
  tableOf(dexie).where('[actor+seq+id]').between([actor, 0], [actor, Infinity]);

/** A request of a newer app stays on the disk until an app that knows it reads it again. */
function readable(request: unknown): Request[] {
  const parsed = requestShape.safeParse(request);
  if (parsed.success) return [parsed.data];
  reportBad({ key: 'request', problem: parsed.error.issues[0]?.code ?? 'unreadable' });
  return [];
}

/** Earlier versions kept the requests in the outbox document itself. */
async function takeOver(dexie: Dexie, actor: ActorId): Promise<void> {
  await takeOut(dexie, { kind: 'outbox', actor }, tableOf(dexie), (doc) => {
    const box = openOutbox(doc, reportBad);
    const rows = box
      .pending()
      .map((request, seq): StoredRequest => ({ actor, seq, id: request.id, request }));
    box.close();
    return rows;
  });
}

function reportDisk(problem: unknown): void {
  console.warn('this device cannot write to its disk:', problem instanceof Error ? problem.name : 'unknown');
}
