/** Where a draft lies, and whether there may be one. Apart from what reads it, which a first page does not need. */
import { officeId } from '../../domain/ids.ts';
import type { OfficeId } from '../../domain/ids.ts';

const PREFIX = 'foyer:draft:';
export const draftKey = (office: OfficeId): string => `${PREFIX}${office}`;

/** The offices with a draft in this page; a browser that stores nothing has no other drafts. */
const ofPage = new Set<OfficeId>();
export const noteDraft = (office: OfficeId): unknown => ofPage.add(office);

export function mayHaveDraft(office: OfficeId): boolean {
  if (ofPage.has(office)) return true;
  try {
    return [sessionStorage, localStorage].some((storage) => storage.getItem(draftKey(office)) !== null);
  } catch {
    return false;
  }
}

/** The offices for which this tab has begun a draft, also before its last reload. */
export function officesOfTab(): OfficeId[] {
  try {
    const keys = Array.from({ length: sessionStorage.length }, (_, index) => sessionStorage.key(index) ?? '');
    return keys.flatMap((key) => {
      const id = officeId.safeParse(key.startsWith(PREFIX) ? key.slice(PREFIX.length) : '');
      return id.success ? [id.data] : [];
    });
  } catch {
    return [];
  }
}
