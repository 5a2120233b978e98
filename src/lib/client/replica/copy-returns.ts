/**
 * Brings one copy back to a relay that has lost it (M18). One portion at a time is asked for, so that a call never waits
 * for a whole day.
 */
import { openEvents } from '../../docs/day-doc.ts';
import type { DocumentName } from '../../docs/document-names.ts';
import { openPeopleDoc } from '../../docs/people-doc.ts';
import { RECORDS } from '../../docs/entry-list.ts';
import type { Answer } from '../../domain/requests/answer.ts';
import type { ActorId } from '../../domain/ids.ts';
import type { Waits } from '../browser/waits.ts';
import type { Clock, RequestChannel, Session } from '../types.ts';
import { bringBackRequest, nextPortion } from './bring-back.ts';
import type { LostCopy } from './doc-tables.ts';
import type { OpenReplica } from './replica.ts';
import type { RestoreGate } from './restore-gate.ts';
import { reportBad } from './view.ts';

type DayName = DocumentName & { readonly kind: 'day' | 'people' };
/** `later`: it is tried again, since the relay's clock is behind or its office is closed. */
export type Outcome = 'done' | 'later';

export interface CopyReturnsParts {
  readonly session: Pick<Session, 'role'>;
  readonly channel: RequestChannel;
  readonly clock: Pick<Clock, 'stamp'>;
  readonly gate: Promise<RestoreGate>;
  readonly waits: Waits;
  readonly open: (name: DocumentName) => Promise<OpenReplica>;
}

export class CopyReturns {
  readonly #parts: CopyReturnsParts;

  constructor(parts: CopyReturnsParts) {
    this.#parts = parts;
  }

  async bringBack(copy: LostCopy): Promise<Outcome> {
    const { session, channel, open } = this.#parts;
    if (!isDay(copy.name)) return 'later';
    const records = await recordsOf(copy, copy.name, session.role === 'kiosk' ? channel.actor : null);
    const replica = await open(copy.name);
    try {
      return await this.#send(copy, copy.name, records, replica);
    } finally {
      await replica.close();
    }
  }

  async #send(
    copy: LostCopy,
    name: DayName,
    records: ReadonlyMap<string, object>,
    replica: OpenReplica,
  ): Promise<Outcome> {
    const { channel, waits, gate } = this.#parts;
    const refused = new Set<string>();
    for (;;) {
      await waits.until(
        () => hasAnswered(replica) && !this.#isAsking(),
        (check) => both(replica.subscribe(check), channel.subscribe(check)),
      );
      const { state, reason } = replica.status;
      this.#releaseAnswered();
      // M19: what is erased stays erased.
      if (reason === 'past-retention') return drop(copy);
      if (waits.closed || state !== 'live') return 'later';
      const held = keysIn(replica);
      const missing = [...records].filter(([key]) => !held.has(key));
      if (missing.length === 0) return drop(copy);
      const portion = nextPortion(missing.filter(([key]) => !refused.has(key)).map(([, record]) => record));
      if (portion.length === 0) return 'later';
      const { current } = await gate;
      const answer = await this.#ask(name, portion);
      if (answer === null) return 'later';
      if (!answer.ok && answer.reason === 'no-restore-known') (await gate).shut(current);
      if (!answer.ok) return answer.reason === 'past-retention' ? drop(copy) : 'later';
      for (const { id, reason: why } of answer.notTaken ?? []) {
        console.warn(`a record was not brought back: ${why}`);
        refused.add(id);
      }
      await this.#arrival(replica, keysOf(portion, records), refused);
    }
  }

  #isAsking(): boolean {
    return this.#parts.channel.pending().some(({ kind }) => kind === 'bring-back');
  }

  /** Releases answered requests, also those of an earlier page. */
  #releaseAnswered(): void {
    const { channel } = this.#parts;
    for (const { request, answer } of channel.trackedRequests())
      if (request.kind === 'bring-back' && answer !== null) channel.release(request.id);
  }

  /** Null: this is closed before the answer has come. */
  async #ask(name: DayName, portion: readonly object[]): Promise<Answer | null> {
    const { channel, clock, waits } = this.#parts;
    const request = bringBackRequest(clock, name, portion);
    // A disk that is full: it is asked all the same, and the copy lies where it lay.
    await channel.ask(request).catch(() => {});
    const answer = (): Answer | null => channel.trackedRequest(request.id)?.answer ?? null;
    await waits.until(
      () => answer() !== null,
      (check) => channel.subscribe(check),
    );
    return answer();
  }

  /** An answer and the document come over two lines: the one may be here before the other. */
  async #arrival(replica: OpenReplica, keys: readonly string[], refused: ReadonlySet<string>): Promise<void> {
    const { doc } = replica;
    const taken = keys.filter((key) => !refused.has(key));
    const hasCome = (): boolean => {
      const held = keysIn(replica);
      return taken.every((key) => held.has(key));
    };
    await this.#parts.waits.until(
      () => replica.doc !== doc || replica.status.state !== 'live' || hasCome(),
      (check) => {
        doc.on('update', check);
        return both(replica.subscribe(check), () => doc.off('update', check));
      },
    );
  }
}

/** The relay has said what it has of the document, or that this device gets none of it. */
export const hasAnswered = ({ status }: OpenReplica): boolean =>
  status.state === 'live' || status.state === 'closed';

async function drop(copy: LostCopy): Promise<Outcome> {
  await copy.drop();
  return 'done';
}

export const isDay = (name: DocumentName): name is DayName => name.kind === 'day' || name.kind === 'people';

/** `maker`: only what this actor has made. The relay takes nothing else from a kiosk. */
async function recordsOf(
  copy: LostCopy,
  { kind }: DayName,
  maker: ActorId | null,
): Promise<ReadonlyMap<string, object>> {
  const doc = await copy.read();
  const records = kind === 'day' ? openEvents(doc, reportBad) : openPeopleDoc(doc, reportBad);
  const own = [...records.all].filter(
    ([, record]) => maker === null || ('by' in record && record.by === maker),
  );
  const held = new Map<string, object>(inOrderToSend(new Map<string, object>(own)));
  records.close();
  doc.destroy();
  return held;
}

/**
 * What was said of a visit goes before the visit. An appointment without its check-in would lapse, and its place be
 * offered, before the rest has come.
 */
const inOrderToSend = (records: ReadonlyMap<string, object>): [string, object][] =>
  [...records].sort(([, one], [, other]) => Number(isSubject(one)) - Number(isSubject(other)));

const isSubject = (record: object): boolean =>
  'kind' in record && (record.kind === 'appointment' || record.kind === 'ticket');

const keysIn = ({ doc }: OpenReplica): ReadonlySet<unknown> =>
  new Set(doc.getArray(RECORDS).map((entry) => (Array.isArray(entry) ? (entry as unknown[])[0] : null)));

const keysOf = (portion: readonly object[], records: ReadonlyMap<string, object>): string[] => {
  const sent = new Set(portion);
  return [...records].flatMap(([key, record]) => (sent.has(record) ? [key] : []));
};

const both =
  (one: () => void, other: () => void): (() => void) =>
  () => {
    one();
    other();
  };
