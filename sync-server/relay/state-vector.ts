/** What a peer says it has, compared with what is here. */
import * as Y from 'yjs';

/** `equal`: nothing to send; `behind`: something to send; `ahead`: it has what is not here; null: not a state vector. */
export function compareStateVector(doc: Y.Doc, bytes: Uint8Array): 'equal' | 'behind' | 'ahead' | null {
  let theirs: Map<number, number>;
  try {
    theirs = Y.decodeStateVector(bytes);
  } catch {
    return null;
  }
  const { clients } = doc.store;
  let equal = theirs.size === clients.size;
  for (const [client, clock] of theirs) {
    const ours = clients.has(client) ? Y.getState(doc.store, client) : 0;
    if (clock > ours) return 'ahead';
    if (clock !== ours) equal = false;
  }
  return equal ? 'equal' : 'behind';
}
