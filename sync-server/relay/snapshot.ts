/** A public document as plain JSON, for clients that read it once over HTTP. */
import { createHash } from 'node:crypto';
import type { SharedRoom } from './shared-room.ts';
import type { WrittenDocument } from './written-document.ts';

export interface DocumentSnapshot {
  readonly etag: string;
  readonly body: string;
}

/** The records by key, the last of each key counting, as in `src/lib/docs/records.ts`. */
function documentSnapshot(name: string, doc: WrittenDocument): DocumentSnapshot {
  const records: Record<string, unknown> = Object.fromEntries(
    doc
      .entries()
      .filter((entry): entry is [string, unknown] => Array.isArray(entry) && typeof entry[0] === 'string')
      .map(([key, value]) => [key, value]),
  );
  const body = JSON.stringify({ name, records });
  return { etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`, body };
}

export interface Snapshots {
  /** The document as everyone may see it now. */
  of(room: SharedRoom): Promise<DocumentSnapshot>;
  /** It has changed. */
  forget(room: SharedRoom): void;
}

/** Each is made once, until its document changes. `onRead`: a room was read. */
export function openSnapshots(onRead: (room: SharedRoom) => void): Snapshots {
  const known = new WeakMap<SharedRoom, DocumentSnapshot>();
  return {
    async of(room) {
      return (
        known.get(room) ??
        new Promise((resolve) => {
          room.whenCommitted((doc) => {
            const fresh = documentSnapshot(room.key, doc);
            known.set(room, fresh);
            resolve(fresh);
            onRead(room);
          });
        })
      );
    },
    forget: (room) => void known.delete(room),
  };
}
