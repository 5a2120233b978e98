/** What a peer says it has, compared with what is here. */
import * as Y from 'yjs';

/**
 * `equal`: nothing to send. `nothing`: it has nothing of what is here, however it says so. `behind`: something to send.
 * `ahead`: it has what is not here. Null: not a state vector.
 */
export function compareStateVector(
  doc: Y.Doc,
  bytes: Uint8Array,
): 'equal' | 'nothing' | 'behind' | 'ahead' | null {
  let theirs: Map<number, number>;
  try {
    theirs = Y.decodeStateVector(bytes);
  } catch {
    return null;
  }
  const { clients } = doc.store;
  let shared = 0;
  let equal = true;
  for (const [client, clock] of theirs) {
    // A client's first 0 records are none.
    if (clock === 0) continue;
    const ours = clients.has(client) ? Y.getState(doc.store, client) : 0;
    if (clock > ours) return 'ahead';
    if (clock !== ours) equal = false;
    shared++;
  }
  if (equal && shared === clients.size) return 'equal';
  return shared === 0 ? 'nothing' : 'behind';
}
