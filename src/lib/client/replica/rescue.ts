/**
 * M18: brings back what a relay that was put back from a backup has lost. What this device held stays on its disk until
 * the relay's own document holds every record of it. A rescue that ends early, by a full disk or a page that is left,
 * is begun again by the next page. One portion at a time is asked for, so that a call never waits for a whole day.
 */
import { openFacts } from '../../docs/day-doc.ts';
import type { DocumentName } from '../../docs/catalog.ts';
import { openPeopleDoc } from '../../docs/people-doc.ts';
import { RECORDS } from '../../docs/records.ts';
import type { Answer } from '../../domain/requests/answer.ts';
import type { ActorId } from '../../domain/ids.ts';
import type { Credential } from '../../wire/surface.ts';
import { bringBackRequest, nextPortion } from './bring-back.ts';
import type { Database } from '../browser/database.ts';
import { ownPlatform } from '../browser/platform.ts';
import { openReplica } from './replica.ts';
import type { OpenReplica, PageEnvironment } from './replica.ts';
import { openRestoreGate } from './restore-gate.ts';
import { listLostCopies } from './lost-copies.ts';
import { listStored } from './stored-doc.ts';
import type { LostCopy } from './doc-tables.ts';
import type { Clock, RequestChannel, Session } from '../types.ts';
import { reportBad } from './views.ts';

export interface Rescue {
  /** For the replicas of this page: what one of them held when the relay had lost a part of it. */
  take(copy: LostCopy): void;
  close(): void;
}

export interface RescueParts {
  readonly database: Database;
  readonly around: PageEnvironment;
  readonly credential: Credential;
  readonly session: Pick<Session, 'office' | 'role'>;
  readonly courier: RequestChannel;
  readonly clock: Pick<Clock, 'stamp'>;
}

/** What could not be brought back, as the relay's clock is behind or its office is closed, is tried again after this. */
const RETRY_MS = 60_000;

type DayName = DocumentName & { readonly kind: 'day' | 'people' };
type Outcome = 'done' | 'later';

export function openRescue({ database, around, credential, session, courier, clock }: RescueParts): Rescue {
  const met = new Set<string>();
  let copies: LostCopy[] = [];
  let names: DocumentName[] = [];
  let later: LostCopy[] = [];
  let running = false;
  let closed = false;
  const wakers = new Set<() => void>();

  /** Resolves when it is so, or when this is closed. */
  function until(isSo: () => boolean, subscribe: (check: () => void) => () => void): Promise<void> {
    return new Promise((resolve) => {
      const check = (): void => {
        if (!closed && !isSo()) return;
        wakers.delete(check);
        stop();
        resolve();
      };
      const stop = subscribe(check);
      wakers.add(check);
      check();
    });
  }

  function take(copy: LostCopy): void {
    if (met.has(copy.key)) return;
    met.add(copy.key);
    copies.push(copy);
    void run();
  }

  /** Days that no page opens any more may have been lost as well. */
  async function begin(): Promise<void> {
    for (const copy of await listLostCopies(database, session.office)) take(copy);
    await compareStored();
  }

  /** A page that has turned the day has closed days that another restore may have taken from the relay. */
  async function compareStored(): Promise<void> {
    names = (await listStored(database, session.office)).filter(isDay);
    void run();
  }

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    for (;;) {
      const copy = copies.shift();
      const name = copy === undefined ? names.shift() : undefined;
      if (closed || (copy === undefined && name === undefined)) break;
      if (name !== undefined) await compare(name).catch(report);
      else if ((await isRefused()) || (await bringBack(copy!).catch(report)) !== 'done') later.push(copy!);
    }
    running = false;
  }

  const open = (name: DocumentName): Promise<OpenReplica> =>
    openReplica(name, credential, { ...around, onLost: take });

  const isSettled = ({ status }: OpenReplica): boolean =>
    status.state === 'live' || status.state === 'closed';

  /** The relay says whether it has lost a part of it; then the replica hands the copy over. */
  async function compare(name: DocumentName): Promise<void> {
    const replica = await open(name);
    await until(
      () => isSettled(replica),
      (check) => replica.subscribe(check),
    );
    await replica.close();
  }

  async function bringBack(copy: LostCopy): Promise<Outcome> {
    if (!isDay(copy.name)) return 'later';
    const records = await recordsOf(copy, copy.name, session.role === 'kiosk' ? courier.actor : null);
    const replica = await open(copy.name);
    try {
      return await send(copy, copy.name, records, replica);
    } finally {
      await replica.close();
    }
  }

  async function send(
    copy: LostCopy,
    name: DayName,
    records: ReadonlyMap<string, object>,
    replica: OpenReplica,
  ): Promise<Outcome> {
    const refused = new Set<string>();
    for (;;) {
      await until(
        () => isSettled(replica) && !isAsking(),
        (check) => both(replica.subscribe(check), courier.subscribe(check)),
      );
      const { state, reason } = replica.status;
      releaseAnswered();
      // M19: what is erased stays erased.
      if (reason === 'past-retention') return drop(copy);
      if (closed || state !== 'live') return 'later';
      const held = keysIn(replica);
      const missing = [...records].filter(([key]) => !held.has(key));
      if (missing.length === 0) return drop(copy);
      const portion = nextPortion(missing.filter(([key]) => !refused.has(key)).map(([, record]) => record));
      if (portion.length === 0) return 'later';
      const { current } = await gate;
      const answer = await ask(name, portion);
      if (answer === null) return 'later';
      if (!answer.ok && answer.reason === 'no-restore-known') (await gate).shut(current);
      if (!answer.ok) return answer.reason === 'past-retention' ? drop(copy) : 'later';
      for (const { id, reason: why } of answer.notTaken ?? []) {
        console.warn(`a record was not brought back: ${why}`);
        refused.add(id);
      }
      await arrival(replica, keysOf(portion, records), refused);
    }
  }

  const isAsking = (): boolean => courier.pending().some(({ kind }) => kind === 'bring-back');

  /** Also what an earlier page has asked for. */
  function releaseAnswered(): void {
    for (const { request, answer } of courier.errands())
      if (request.kind === 'bring-back' && answer !== null) courier.release(request.id);
  }

  /** Null: this is closed before the answer has come. */
  async function ask(name: DayName, portion: readonly object[]): Promise<Answer | null> {
    const { office, date, kind } = name;
    const request = bringBackRequest({ office, date, ...clock.stamp() }, kind, portion);
    // A disk that is full: it is asked all the same, and the copy lies where it lay.
    await courier.ask(request).catch(() => {});
    const answer = (): Answer | null => courier.errand(request.id)?.answer ?? null;
    await until(
      () => answer() !== null,
      (check) => courier.subscribe(check),
    );
    return answer();
  }

  /** An answer and the document come over two lines: the one may be here before the other. */
  async function arrival(
    replica: OpenReplica,
    keys: readonly string[],
    refused: ReadonlySet<string>,
  ): Promise<void> {
    const { doc } = replica;
    const taken = keys.filter((key) => !refused.has(key));
    const hasCome = (): boolean => {
      const held = keysIn(replica);
      return taken.every((key) => held.has(key));
    };
    await until(
      () => replica.doc !== doc || replica.status.state !== 'live' || hasCome(),
      (check) => {
        doc.on('update', check);
        return both(replica.subscribe(check), () => doc.off('update', check));
      },
    );
  }

  function retry(): void {
    copies.push(...later);
    later = [];
    void run();
  }

  const gate = openRestoreGate(session.office, credential, around, {
    onOpened: retry,
    onRestored: () => void compareStored().catch(report),
  });
  gate.catch(report);
  /** A disk that cannot be read has no record that says so. */
  const isRefused = (): Promise<boolean> =>
    gate.then(
      ({ isShut }) => isShut,
      () => false,
    );
  // P7: what people's key opens is looked at once it is here.
  const stopKeys = database.peopleKeys.subscribe(() => void begin().catch(report));
  const stopRetrying = (around.platform ?? ownPlatform).every(RETRY_MS, retry);
  void begin().catch(report);
  return {
    take,
    close() {
      closed = true;
      stopRetrying();
      stopKeys();
      void gate.then((opened) => opened.close(), report);
      copies = [];
      names = [];
      for (const wake of [...wakers]) wake();
    },
  };
}

async function drop(copy: LostCopy): Promise<Outcome> {
  await copy.drop();
  return 'done';
}

const isDay = (name: DocumentName): name is DayName => name.kind === 'day' || name.kind === 'people';

/** `maker`: only what this actor has made. The relay takes nothing else from a kiosk. */
async function recordsOf(
  copy: LostCopy,
  { kind }: DayName,
  maker: ActorId | null,
): Promise<ReadonlyMap<string, object>> {
  const doc = await copy.read();
  const records = kind === 'day' ? openFacts(doc, reportBad) : openPeopleDoc(doc, reportBad);
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

function report(problem: unknown): undefined {
  console.warn('a rescue was put off:', problem instanceof Error ? problem.name : 'unknown');
}
