/**
 * M18: brings back what a relay that was put back from a backup has lost. What this device held stays on its disk until
 * the relay's own document holds every record of it. A rescue that ends early, by a full disk or a page that is left,
 * is begun again by the next page.
 */
import type { DocumentName } from '../../docs/document-names.ts';
import type { Credential } from '../../wire/surface.ts';
import type { Database } from '../browser/database.ts';
import { ownPlatform } from '../browser/platform.ts';
import { Waits } from '../browser/waits.ts';
import { CopyReturns, hasAnswered, isDay } from './copy-returns.ts';
import type { Outcome } from './copy-returns.ts';
import { openReplica } from './replica.ts';
import type { OpenReplica, PageEnvironment } from './replica.ts';
import { openRestoreGate } from './restore-gate.ts';
import { listLostCopies } from './lost-copies.ts';
import { listStored } from './stored-doc.ts';
import type { LostCopy } from './doc-tables.ts';
import type { Clock, RequestChannel, Session } from '../types.ts';

export interface Rescue {
  /** Takes what a replica of this page held when the relay had lost a part of it. */
  take(copy: LostCopy): void;
  close(): void;
}

export interface RescueParts {
  readonly database: Database;
  readonly around: PageEnvironment;
  readonly credential: Credential;
  readonly session: Pick<Session, 'office' | 'role'>;
  readonly channel: RequestChannel;
  readonly clock: Pick<Clock, 'stamp'>;
}

/** What could not be brought back, as the relay's clock is behind or its office is closed, is tried again after this. */
const RETRY_MS = 60_000;

export function openRescue({ database, around, credential, session, channel, clock }: RescueParts): Rescue {
  const met = new Set<string>();
  let copies: LostCopy[] = [];
  let names: DocumentName[] = [];
  let later: LostCopy[] = [];
  let running = false;
  const waits = new Waits();
  const gate = openRestoreGate(session.office, credential, around, {
    onOpened: retry,
    onRestored: () => void compareStored().catch(report),
  });
  gate.catch(report);
  const returns = new CopyReturns({ session, channel, clock, gate, waits, open });

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
      if (waits.closed || (copy === undefined && name === undefined)) break;
      if (name !== undefined) await compare(name).catch(report);
      else if ((await isRefused()) || (await tryToReturn(copy!)) !== 'done') later.push(copy!);
    }
    running = false;
  }

  function open(name: DocumentName): Promise<OpenReplica> {
    return openReplica(name, credential, { ...around, onLost: take });
  }

  /** The relay says whether it has lost a part of it; then the replica hands the copy over. */
  async function compare(name: DocumentName): Promise<void> {
    const replica = await open(name);
    await waits.until(
      () => hasAnswered(replica),
      (check) => replica.subscribe(check),
    );
    await replica.close();
  }

  const tryToReturn = (copy: LostCopy): Promise<Outcome | undefined> => returns.bringBack(copy).catch(report);

  function retry(): void {
    copies.push(...later);
    later = [];
    void run();
  }

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
      stopRetrying();
      stopKeys();
      void gate.then((opened) => opened.close(), report);
      copies = [];
      names = [];
      waits.close();
    },
  };
}

function report(problem: unknown): undefined {
  console.warn('a rescue was put off:', problem instanceof Error ? problem.name : 'unknown');
}
