/**
 * Numbers that this kiosk has asked for and not shown yet (A7.15). The mark is written in the transaction that saves the
 * request (`RequestQueue.add`), so that no power cut leaves one without the other.
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
  /** The numbers of an earlier page that ended before it had shown them. */
  readonly ofEarlierPages: readonly UnseenNumber[];
  /** Forgets a number that its visitor has seen, or will never get. */
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
    forget: (id) => void unseen.delete(id).catch(() => {}),
  };
}

/** Stands for a page without a disk, and for devices that give out no numbers: nothing is ever left over. */
export const noUnseenNumbers: UnseenNumbers = {
  ofEarlierPages: [],
  forget: () => {},
};
