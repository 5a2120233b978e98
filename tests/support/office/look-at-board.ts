import * as Y from 'yjs';
import type { OfficeId } from '../../../src/lib/domain/ids.ts';
import { readFrame } from '../../../src/lib/wire/frames.ts';
import type { VirtualOffice } from './index.ts';

/** A monitor looks at the board for a moment; what it sees is what the relay would show at any time. */
export async function lookAtBoard(office: VirtualOffice, id: OfficeId): Promise<unknown> {
  const doc = new Y.Doc();
  const seat = await office.relay.rooms!.enter(
    { kind: 'board', office: id },
    {
      identity: { role: 'public', actor: null, office: null },
      ...{ buffered: 0, close: () => {}, mayRequest: () => true },
      fail(error: unknown) {
        throw error;
      },
      send(frame) {
        const read = readFrame(frame);
        if (read.ok && (read.value.kind === 'answer' || read.value.kind === 'update'))
          Y.applyUpdate(doc, read.value.bytes);
      },
    },
  );
  seat.ask(Y.encodeStateVector(doc));
  await office.time.settle();
  seat.leave();
  return doc.getArray('records').toJSON();
}
