/**
 * An empty document of the relay. Yjs gives each a random name of its own, which costs more than all else of it, and
 * which only documents within documents have a use for.
 */
import * as Y from 'yjs';

export const newDocument = (): Y.Doc => new Y.Doc({ guid: 'relay' });
