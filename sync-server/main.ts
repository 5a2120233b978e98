/**
 * Starts the relay from the environment, prints all addresses, and stops the relay in peace. `backup FILE`,
 * `restore FILE`, `office retire ID`, `office export ID FILE`, `account free OFFICE LOGIN`,
 * `account second-factor|authority-lead|lead OFFICE LOGIN`, `lead-link OFFICE`,
 * `person OFFICE WHOM` and `history --office ID` run a command instead.
 */
import { flushCompileCache } from 'node:module';
import type { Result } from '../src/lib/domain/result.ts';
import { accountCommand } from './commands/account.ts';
import { configWarnings } from './config-warnings.ts';
import { EXAMPLE_OFFICES, readConfig } from './config.ts';
import type { Config } from './config.ts';
import { openLog } from './log/log.ts';
import { historyCommand } from './commands/history.ts';
import { leadLinkCommand } from './commands/lead-link.ts';
import { officeCommand } from './commands/office.ts';
import { personCommand } from './commands/person.ts';
import { backUp, restore } from './store/data-folder.ts';
import { startRelay } from './start.ts';
import { startMessage } from './start-message.ts';

type Command = (args: readonly string[], config: Config) => Promise<Result<string[], string[]>>;

/** Force exit if graceful shutdown takes longer. */
const SHUTDOWN_TIMEOUT_MS = 10_000;

const commands = new Map<string, Command>([
  ['office', officeCommand],
  ['account', accountCommand],
  ['lead-link', leadLinkCommand],
  ['history', historyCommand],
  ['person', personCommand],
]);

const config = readConfig(process.env);
const [task, ...args] = process.argv.slice(2);
if (!config.ok) fail(config.error);
else if (task !== undefined) await carryOut(task, args, config.value);
else {
  const log = openLog(config.value.logLevel);
  const relay = await startRelay(config.value, { log });
  if (!relay.ok) fail(relay.error);
  else {
    // Set before anything is printed: an operator who reads that the relay is open may stop it at once.
    const stop = (signal: string): void => {
      log.info({ signal }, 'the relay is shutting down');
      setTimeout(() => process.exit(1), SHUTDOWN_TIMEOUT_MS).unref();
      relay.value.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    };
    process.once('SIGTERM', stop).once('SIGINT', stop);
    console.log(startMessage(relay.value, config.value.offices === EXAMPLE_OFFICES));
    for (const warning of [...configWarnings(config.value, process.env), ...relay.value.warnings])
      console.warn(`Warning: ${warning}`);
    log.info({ port: relay.value.port, offices: relay.value.offices.length }, 'the relay has started');
    // Writes the cache of NODE_COMPILE_CACHE now: it is written at exit, which a killed relay never reaches.
    flushCompileCache();
  }
}

async function carryOut(task: string, args: string[], config: Config): Promise<void> {
  const command = commands.get(task);
  if (command !== undefined) {
    const done = await command(args, config);
    return done.ok ? console.log(done.value.join('\n')) : fail(done.error);
  }
  const { dataDir } = config;
  const [file, ...more] = args;
  if ((task !== 'backup' && task !== 'restore') || file === undefined || more.length > 0) {
    return fail([
      'Say `npm run backup -- FILE` or `npm run restore -- FILE`, with one file, `npm run office -- retire ID`, `npm run office -- export ID FILE`, `npm run account -- free OFFICE LOGIN`, `npm run account -- second-factor OFFICE LOGIN`, `npm run account -- authority-lead OFFICE LOGIN`, `npm run lead-link -- OFFICE`, `npm run person -- OFFICE WHOM`, `npm run history -- --office ID`, or `npm start` to start the relay.',
    ]);
  }
  if (task === 'backup') {
    const done = await backUp(dataDir, file);
    return done.ok ? console.log(`Backed up to ${file}.`) : fail([done.error]);
  }
  const done = restore(dataDir, file);
  if (!done.ok) return fail([done.error]);
  const { kept } = done.value;
  console.log(`Put back ${file}.${kept === null ? '' : ` What was there is kept as ${kept}.`}`);
}

function fail(sentences: readonly string[]): void {
  for (const sentence of sentences) console.error(sentence);
  process.exitCode = 1;
}
