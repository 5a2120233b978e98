/** What a peer says it has, compared with what is here. */
import * as Y from 'yjs';

/** How many entries of each client a peer has; null: these bytes are no state vector. */
export function readStateVector(bytes: Uint8Array): ReadonlyMap<number, number> | null {
  try {
    return Y.decodeStateVector(bytes);
  } catch {
    return null;
  }
}

/**
 * `equal`: the peer has all that is here. `nothing`: it has none of it. `behind`: it lacks a part. `ahead`: it has
 * entries that are not here.
 */
export function compareClocks(
  ours: ReadonlyMap<number, number>,
  theirs: ReadonlyMap<number, number>,
): 'equal' | 'nothing' | 'behind' | 'ahead' {
  let shared = 0;
  let equal = true;
  for (const [client, clock] of theirs) {
    // An entry that says that it has 0 records of a client says nothing.
    if (clock === 0) continue;
    const known = ours.get(client) ?? 0;
    if (clock > known) return 'ahead';
    if (clock !== known) equal = false;
    shared++;
  }
  if (equal && shared === ours.size) return 'equal';
  return shared === 0 ? 'nothing' : 'behind';
}
