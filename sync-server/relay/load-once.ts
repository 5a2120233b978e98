/** A document as the store has it, for a reader that needs it once. No room is opened for it. */
import * as Y from 'yjs';
import { makeName } from '../../src/lib/docs/catalog.ts';
import type { DocumentName } from '../../src/lib/docs/catalog.ts';
import type { Store } from '../store/store.ts';
import { newDocument } from './new-document.ts';

/** Parts that cannot be read are left out; who opens the document for good mends and reports them. */
export async function loadOnce(store: Pick<Store, 'load'>, name: DocumentName): Promise<Y.Doc> {
  const doc = newDocument();
  for (const update of await store.load(makeName(name))) {
    try {
      Y.applyUpdate(doc, update);
    } catch {
      continue;
    }
  }
  return doc;
}
