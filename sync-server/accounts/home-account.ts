/** The account with which a member has signed in: of an authority's lead it may be at another office of the town. */
import type { OfficeId, StaffId } from '../../src/lib/domain/ids.ts';
import type { AccountStore, StaffAccount } from '../store/account-store.ts';

/** Null: the member was removed, here or at home. */
export async function homeAccountOf(
  store: Pick<AccountStore, 'staffById'>,
  { office, member }: { readonly office: OfficeId; readonly member?: StaffId | null | undefined },
): Promise<StaffAccount | null> {
  const account = member ? await store.staffById(office, member) : null;
  const home = account?.home ?? null;
  return home === null ? account : store.staffById(home.office, home.member);
}

/** No person can type it, as logins are kept in lower case; so it is never the login of another account. */
export const visitingLogin = (home: StaffId): string => `AUTHORITY:${home}`;
