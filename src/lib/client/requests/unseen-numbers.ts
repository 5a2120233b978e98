/**
 * Numbers that this kiosk has asked for and not shown yet (A7.15). They lie on its disk, beside the requests: a power cut
 * between the two leaves a number that no visitor may have seen.
 */
import type { ActorId, RequestId } from '../../domain/ids.ts';
import type { LocalDate } from '../../domain/time.ts';
import { pageDatabase } from '../browser/database.ts';
import type { Database } from '../browser/database.ts';

export interface UnseenNumber {
  /** The request that asked for it, and its day. */
  readonly id: RequestId;
  readonly date: LocalDate;
}

export interface UnseenNumbers {
  /** Those of an earlier page, which ended before it had shown them. */
  readonly ofEarlierPages: readonly UnseenNumber[];
  /** Call it before the request is asked. Never rejects: a disk that refuses loses the mark alone. */
  note(number: UnseenNumber): Promise<void>;
  /** Its visitor has it on the screen, or will never get it. */
  forget(id: RequestId): void;
}

export async function openUnseenNumbers(
  actor: ActorId,
  { database }: { readonly database?: Database },
): Promise<UnseenNumbers> {
  const { unseen } = database ?? (await pageDatabase());
  const stored = await unseen.all().catch(() => []);
  return {
    ofEarlierPages: stored.filter((row) => row.actor === actor),
    note: ({ id, date }) => unseen.put({ id, actor, date }).catch(() => {}),
    forget: (id) => void unseen.delete(id).catch(() => {}),
  };
}

/** Without a disk and for devices that give out no numbers: nothing is ever left over. */
export const noUnseenNumbers: UnseenNumbers = {
  ofEarlierPages: [],
  note: () => Promise.resolve(),
  forget: () => {},
};
