/**
 * `npm run account -- free OFFICE LOGIN`: lets a member of staff sign in whom the tries of others keep out.
 * `npm run account -- second-factor OFFICE LOGIN`: takes away the second factor of a member who has lost the phone.
 */
import { officeId } from '../../src/lib/domain/ids.ts';
import { err, ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import { normalLogin } from '../accounts/members.ts';
import { FREED_MS } from '../accounts/sign-in.ts';
import type { Config } from '../config.ts';
import { officesWithFile, unknownOffice } from './mistyped.ts';
import type { AccountStore, StaffAccount } from '../store/account-store.ts';
import { openAccountsBeside } from '../store/data-folder.ts';
import { StoreError } from '../store/store.ts';
import { storeSentence } from '../store/store-sentence.ts';

type Sentences = Result<string[], string[]>;

const USAGE =
  'Say `npm run account -- free OFFICE LOGIN` or `npm run account -- second-factor OFFICE LOGIN`, with the id of the office and the user name.';

type Carry = (accounts: AccountStore, account: StaffAccount, now: number) => Promise<Sentences>;

export async function accountCommand(
  args: readonly string[],
  config: Pick<Config, 'dataDir' | 'offices' | 'clockShift'>,
): Promise<Sentences> {
  const [verb, office, login, ...more] = args;
  const carry = verb === 'free' ? free : verb === 'second-factor' ? takeAway : null;
  if (carry === null || office === undefined || login === undefined || more.length > 0) return err([USAGE]);
  const files = officesWithFile(config);
  return withAccounts(config.dataDir, async (accounts) => {
    const id = officeId.safeParse(office);
    const account = id.success ? await accounts.staffByLogin(id.data, normalLogin(login)) : null;
    if (account === null && files?.includes(office) === false) return err([unknownOffice(office, files)]);
    if (account === null) return err([`The office '${office}' has no user '${login}'.`]);
    return carry(accounts, account, Date.now() + config.clockShift);
  });
}

const free: Carry = async (accounts, { office, login }, now) => {
  await accounts.freeLogin(office, login, now + FREED_MS);
  return ok([
    `'${login}' may sign in to '${office}' again at once, from any network.`,
    `For ${FREED_MS / MINUTE_MS} minutes earlier wrong tries do not count.`,
  ]);
};

const takeAway: Carry = async (accounts, { id, office, login }) => {
  if (!(await accounts.freeSecondFactor(id))) return err([`'${login}' of '${office}' has no second factor.`]);
  return ok([
    `'${login}' signs in to '${office}' with the password alone until a second factor is set up anew.`,
    'The staff log says so from the next sign-in on.',
  ]);
};

/** Opens the accounts, also beside a running relay. */
export async function withAccounts(
  dataDir: string,
  run: (accounts: AccountStore) => Promise<Sentences>,
): Promise<Sentences> {
  try {
    const opened = openAccountsBeside(dataDir);
    if (opened === 'no-data') return err([`There is no data in '${dataDir}'.`]);
    if (opened === 'older-version') {
      return err([
        `The data in '${dataDir}' is of an older version. Start the relay once, then say it again.`,
      ]);
    }
    try {
      return await run(opened.accounts);
    } finally {
      opened.close();
    }
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return err([storeSentence(error.reason, dataDir)]);
  }
}
