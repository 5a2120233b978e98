/** A member as the staff document has them. */
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import type { Member } from '../../src/lib/docs/staff-doc.ts';
import type { StaffAccount } from '../store/account-store.ts';
import { StoreError } from '../store/store.ts';
import type { StaffRecords } from './sessions.ts';

/** The members in the staff document, also removed ones. */
export function membersIn(staff: Pick<StaffRecords, 'members'>, office: OfficeId): readonly Member[] {
  try {
    return staff.members(office);
  } catch (error) {
    throw new StoreError('in-use', error);
  }
}

export const recordOf = ({ id, name, login, role, home, lanes = [] }: StaffAccount): Member => ({
  ...{ type: 'member', id, name, login, role },
  ...(home && { home: home.office }),
  ...(lanes.length > 0 && { lanes: [...lanes] }),
});
