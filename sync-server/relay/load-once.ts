/** A document as the store has it, for a reader that needs it once. No room is opened for it. */
import { makeName } from '../../src/lib/docs/document-names.ts';
import type { DocumentName } from '../../src/lib/docs/document-names.ts';
import type { Store } from '../store/store.ts';
import { readUpdate } from './record-updates.ts';
import { WrittenDocument } from './written-document.ts';

/** A part that is missing or cannot be read is left out; who opens the document for good mends and reports it. */
export async function loadOnce(store: Pick<Store, 'load'>, name: DocumentName): Promise<WrittenDocument> {
  const updates = await store.load(makeName(name));
  return WrittenDocument.of(updates.filter(isReadable), () => {}).doc;
}

/** It is an update of entries, as far as its bytes go. */
export function isReadable(update: Uint8Array): boolean {
  try {
    readUpdate(update);
    return true;
  } catch {
    return false;
  }
}
