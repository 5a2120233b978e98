/** Puts the relay together and opens it; whatever can be wrong around it is a failure with a sentence. */
import { randomInt } from 'node:crypto';
import type { OfficeId } from '../src/lib/domain/ids.ts';
import { err, ok } from '../src/lib/domain/result.ts';
import type { Result } from '../src/lib/domain/result.ts';
import { dateOf } from '../src/lib/domain/time.ts';
import type { Instant } from '../src/lib/domain/time.ts';
import type { Accounts } from './accounts/accounts.ts';
import { grantWarnings, withoutFileWarnings } from './config-warnings.ts';
import type { Config } from './config.ts';
import { openCore } from './core.ts';
import type { Core, RelayContext, RelayEnvironment } from './core.ts';
import { openEntrances } from './entrances.ts';
import { isWildcard, listen, localUrl } from './http/listen.ts';
import { isThisMachine } from './http/origin.ts';
import { systemTimers } from './jobs/schedule.ts';
import { packOffice } from './arbiter/sleeping-office.ts';
import { loadEach } from './offices/load-offices.ts';
import { sentencesOf } from './offices/office-warnings.ts';
import { openParsedFiles } from './offices/parsed-files.ts';
import type { ParsedFiles } from './offices/parsed-files.ts';
import { keptOfficeFiles } from './store/data-folder.ts';
import { StoreError } from './store/store.ts';
import { storeSentence, troubleSentence } from './store/store-sentence.ts';

/** Evenly distributed in [0, 1), and not to be guessed: rooms of video appointments are drawn with it (B15). */
const secureFraction = (): number => randomInt(2 ** 48 - 1) / 2 ** 48;

export interface Relay {
  /** Where this machine reaches it, `http://127.0.0.1:4040`. */
  readonly url: string;
  readonly port: number;
  /** Address by which people reach it. */
  readonly publicUrl: string;
  readonly offices: readonly OfficeId[];
  /** One-time links for the offices that have no lead. */
  readonly firstLeadLinks: ReadonlyMap<OfficeId, string>;
  /** Where mails are shown; null: a mail server is set, others might look, or it cannot be opened. */
  readonly mailbox: string | null;
  /** What does not work as it should though the relay is open, a sentence each. */
  readonly troubles: readonly string[];
  /** What may be meant otherwise in what is stored, a sentence each. */
  readonly warnings: readonly string[];
  /** Says good-bye to every socket, commits what is under way and closes the store. */
  close(): Promise<void>;
}

const UNSENT =
  'No mail server is set and the relay is reached from elsewhere: mails are kept, but neither sent nor shown. Set SMTP_URL.';

export async function startRelay(
  config: Config,
  environment: RelayEnvironment,
): Promise<Result<Relay, string[]>> {
  const { log, clock: machineClock = Date.now, timers = systemTimers, random = secureFraction } = environment;
  const clock = (): Instant => machineClock() + config.clockShift;
  const today = dateOf(clock(), 'Europe/Berlin');
  const parsed = openParsedFiles(
    environment.store === undefined ? keptOfficeFiles(config.dataDir) : [],
    today,
  );
  const offices = loadEach(config.offices, today, parsed, packOffice);
  if (!offices.ok) return offices;
  const listening = await listen(config.host, config.port);
  if (!listening.ok) return err([listening.error]);
  const { server, port } = listening.value;
  const opened: (() => unknown)[] = [() => listening.value.close()];
  const close = async (): Promise<void> => {
    for (const undo of opened.splice(0).reverse()) await undo();
  };
  const url = localUrl(config.host, port);
  const publicUrl = config.publicUrl ?? url;
  const context: RelayContext = {
    ...{ config, environment, log, timers, random, machineClock, clock, publicUrl },
    monotonic: environment.monotonic ?? (() => performance.now()),
    onClose: (undo) => void opened.push(undo),
  };

  try {
    const core = await openCore(context, offices.value);
    await keepFiles(core, parsed.toKeep());
    const { accounts, routing } = await openEntrances(context, core, server);
    listening.value.serve(routing);
    const { links, troubles } = await firstLeadLinks(context, core, accounts);
    const { hasServer, areShown } = core.mails;
    const isNear = isThisMachine(config.host) || isWildcard(config.host);
    return ok({
      ...{ url, port, publicUrl, close },
      offices: core.arbiter.offices,
      firstLeadLinks: links,
      mailbox: areShown && isNear ? `${url}/mailbox` : null,
      troubles: [...(hasServer || areShown ? [] : [UNSENT]), ...troubles],
      warnings: [
        ...withoutFileWarnings(core.withoutFile, core.servedWithoutFile),
        ...grantWarnings(config, core.arbiter.offices),
        ...sentencesOf(core.arbiter.warnings(clock())),
      ],
    });
  } catch (error) {
    await close();
    if (error instanceof StoreError) return err([storeSentence(error.reason, config.dataDir)]);
    throw error;
  }
}

/** For the next start; a disk that takes nothing costs no more than the time to parse them again. */
async function keepFiles({ store }: Core, files: ReturnType<ParsedFiles['toKeep']>): Promise<void> {
  if (files === null) return;
  try {
    await store.officeFiles.replaceAll(files);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
  }
}

/** Links for the offices that have no lead, and what the disk does not take. */
async function firstLeadLinks(
  { config, clock, publicUrl }: RelayContext,
  { store, arbiter, readiness, servedWithoutFile }: Core,
  accounts: Accounts,
): Promise<{ readonly links: ReadonlyMap<OfficeId, string>; readonly troubles: readonly string[] }> {
  const links = new Map<OfficeId, string>();
  try {
    // Where nothing has to be written the disk would not be noticed before a request comes.
    await store.commit({ updates: [], mails: [], at: clock() });
    // Without passwords the first lead comes from the provider, and an office without a file gets no new one (C13).
    const offices = config.provider?.only ? [] : arbiter.offices.filter((id) => !servedWithoutFile.has(id));
    const tokens = await accounts.newFirstLeadTokens(offices);
    for (const [id, token] of tokens) links.set(id, `${publicUrl}/staff/${id}/first#${token}`);
    return { links, troubles: [] };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    // What is there is served all the same; the links come with the next start.
    readiness.noteCommit(false);
    return { links, troubles: [troubleSentence(error.reason, config.dataDir)] };
  }
}
