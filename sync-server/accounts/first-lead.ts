/** The first lead of an office comes in by a link that the operator gets; it is good once. */
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import { err, ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { AccountStore } from '../store/account-store.ts';
import { recordOf } from './member-record.ts';
import { newAccount, normalLogin } from './members.ts';
import type { NewMember } from './members.ts';
import type { PasswordRefusal, PasswordRules } from './password-rules.ts';
import type { Passwords } from './passwords.ts';
import { digestOf, newSecret } from './secrets.ts';
import type { StaffRecords } from './sessions.ts';
import type { SignIn, StaffSignedIn } from './sign-in.ts';

export interface FirstLeadEntry {
  /** A fresh token for the first lead of each of these offices that has none. The ones before are void. */
  newFirstLeadTokens(offices: readonly OfficeId[]): Promise<ReadonlyMap<OfficeId, string>>;
  isFirstLeadToken(office: OfficeId, token: string): Promise<boolean>;
  addFirstLead(
    entered: NewMember & {
      readonly password: string;
      readonly office: OfficeId;
      readonly token: string;
      readonly device: string;
      readonly browser: string | null;
    },
  ): Promise<
    Result<StaffSignedIn, 'used-or-unknown' | 'login-taken' | 'login-look-alike' | 'busy' | PasswordRefusal>
  >;
}

export interface FirstLeadEntryParts {
  readonly store: AccountStore;
  readonly staff: StaffRecords;
  readonly clock: () => Instant;
  readonly passwords: Passwords;
  readonly rules: Pick<PasswordRules, 'refusalOf'>;
  readonly entry: Pick<SignIn, 'begin'>;
}

export function makeFirstLeadEntry({
  store,
  staff,
  clock,
  passwords,
  rules,
  entry,
}: FirstLeadEntryParts): FirstLeadEntry {
  return {
    async newFirstLeadTokens(offices) {
      const tokens = new Map<OfficeId, string>();
      for (const office of offices) if (!(await store.hasLead(office))) tokens.set(office, newSecret());
      // Each write waits for the disk, so all go together.
      await store.putFirstLeadTokens(
        [...tokens].map(([office, token]) => ({ office, digest: digestOf(token) })),
      );
      return tokens;
    },
    isFirstLeadToken: (office, token) => store.isFirstLeadToken(office, digestOf(token), clock()),
    async addFirstLead({ office, token, device, browser, password, ...entered }) {
      if (!(await store.isFirstLeadToken(office, digestOf(token), clock()))) return err('used-or-unknown');
      const { name, login } = entered;
      const refusal = rules.refusalOf(password, { office, login: normalLogin(login), name });
      if (refusal !== null) return err(refusal);
      const made = await newAccount({ office, role: 'lead', name, login }, password, { store, passwords });
      if (!made.ok) return made;
      const account = made.value;
      const added = await store.addFirstLead(account, digestOf(token));
      if (added !== 'added') return err(added);
      await staff.putStaff(office, recordOf(account));
      return ok(await entry.begin(account, device, browser));
    },
  };
}
