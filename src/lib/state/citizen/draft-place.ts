/** Where a draft lies, and whether there may be one. Apart from what reads it, which a first page does not need. */
import type { OfficeId } from '../../domain/ids.ts';

export const draftKey = (office: OfficeId): string => `foyer:draft:${office}`;

/** Those of this page: a browser that refuses to store has no others. */
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
