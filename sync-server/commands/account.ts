/**
 * `npm run account -- free OFFICE LOGIN`: lets a member of staff sign in whom the tries of others keep out.
 * `npm run account -- second-factor OFFICE LOGIN`: takes away the second factor of a member who has lost the phone.
 * `npm run account -- authority-lead OFFICE LOGIN`: makes a lead an authority's lead, who opens the desk of each office of
 * the town (P12). `npm run account -- lead OFFICE LOGIN`: makes an authority's lead a lead of this office only.
 */
import { officeId } from '../../src/lib/domain/ids.ts';
import { err, ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import { isProviderLogin } from '../../src/lib/domain/provider-login.ts';
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
  'Say `npm run account -- free OFFICE LOGIN`, with the id of the office and the user name. In the place of `free` stands also `second-factor`, `authority-lead` or `lead`.';

type Carry = (accounts: AccountStore, account: StaffAccount, now: number) => Promise<Sentences>;

export async function accountCommand(
  args: readonly string[],
  config: Pick<Config, 'dataDir' | 'offices' | 'clockShift'>,
): Promise<Sentences> {
  const [verb, office, login, ...more] = args;
  const carry = Object.hasOwn(carries, verb ?? '') ? carries[verb as keyof typeof carries] : null;
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

/** Gives one of the two roles to a member who has the other. The relay tells the office's documents at the next sign-in. */
const giveRole =
  (role: 'lead' | 'authority-lead', from: 'lead' | 'authority-lead'): Carry =>
  async (accounts, { id, office, login, role: had }) => {
    if (isProviderLogin(login))
      return err([`The role of '${login}' comes from the provider: give it there (OIDC_ROLES).`]);
    if (had === role) return err([`'${login}' of '${office}' has the role '${role}' already.`]);
    if (had !== from)
      return err([
        `'${login}' of '${office}' has the role '${had}'. Only the role '${from}' can be changed here.`,
      ]);
    const done = await accounts.changeStaff(office, id, { role });
    if (done !== 'changed') return err([`The office '${office}' has no user '${login}'.`]);
    return ok([
      role === 'authority-lead'
        ? `'${login}' of '${office}' opens the desks of all offices of the town from the next sign-in on.`
        : `'${login}' now leads only '${office}', and is signed out at all offices.`,
      'The staff log says so from the next sign-in on.',
    ]);
  };

const carries = {
  free,
  'second-factor': takeAway,
  'authority-lead': giveRole('authority-lead', 'lead'),
  lead: giveRole('lead', 'authority-lead'),
} as const;

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
