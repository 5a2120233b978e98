/**
 * The rooms as readers see them: an office that is asleep is opened before its documents are read, since a board follows
 * the time of day. Readers alone come in this way; the arbiter opens documents by itself.
 */
import type { DocumentName } from '../../src/lib/docs/document-names.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import type { OpenRooms } from '../relay/rooms.ts';
import type { DocumentSnapshot } from '../relay/snapshot.ts';
import type { OfficeTasks } from './office-tasks.ts';

export interface AwakeRooms extends Pick<OpenRooms, 'enter' | 'snapshot' | 'stored'> {
  /**
   * What is free, without opening an office that is asleep: it says times from which places count, and what changes it
   * otherwise is due by itself (`nextEvent`).
   */
  freeSnapshot(office: OfficeId): Promise<DocumentSnapshot>;
}

export function makeAwakeRooms(rooms: OpenRooms, awaken: OfficeTasks['awaken']): AwakeRooms {
  const awake = async (name: DocumentName): Promise<void> => {
    if ('office' in name) await awaken(name.office);
  };
  return {
    stored: rooms.stored,
    freeSnapshot: (office) => rooms.snapshot({ kind: 'slots', office }),
    async enter(name, peer) {
      await awake(name);
      return rooms.enter(name, peer);
    },
    async snapshot(name) {
      await awake(name);
      return rooms.snapshot(name);
    },
  };
}
