/** A public document as plain JSON, for clients that read it once over HTTP. */
import { createHash } from 'node:crypto';
import type * as Y from 'yjs';
import { RECORDS } from '../../src/lib/docs/records.ts';

export interface DocumentSnapshot {
  readonly etag: string;
  readonly body: string;
}

/** The records by key, the last of each key counting, as in `src/lib/docs/records.ts`. */
export function documentSnapshot(name: string, doc: Y.Doc): DocumentSnapshot {
  const records: Record<string, unknown> = Object.fromEntries(
    (doc.getArray(RECORDS).toArray() as unknown[])
      .filter((entry): entry is [string, unknown] => Array.isArray(entry) && typeof entry[0] === 'string')
      .map(([key, value]) => [key, value]),
  );
  const body = JSON.stringify({ name, records });
  return { etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`, body };
}
