/**
 * Changes that a lead has asked for and whose outcome has not been shown yet: the page was left, or the browser closed,
 * before the relay answered. Any page of the lead may take the answer; this device's disk says what to look for.
 */
import { pageDatabase } from '../../client/browser/database.ts';
import type { AskedChangeRow } from '../../client/browser/database.ts';
import type { PageEnvironment } from '../../client/replica/replica.ts';
import { openAnswered } from '../../client/requests/answered.ts';
import type { Clock, RequestChannel, Session } from '../../client/types.ts';
import type { RequestId } from '../../domain/ids.ts';
import type { Answer, Refusal } from '../../domain/requests/answer.ts';
import { whenNotPending } from './ask-and-wait.ts';
import { cancelHit } from './cancel-hit.ts';
import type { CancelledHit } from './cancel-hit.ts';

export type LeftChange =
  | { readonly kind: 'waiting' }
  | ({ readonly kind: 'saved' } & CancelledHit)
  | { readonly kind: 'refused'; readonly reason: Refusal };
type Outcome = Exclude<LeftChange, { readonly kind: 'waiting' }>;

export interface LeftChanges {
  write(id: RequestId, cancels: AskedChangeRow['cancels']): Promise<void>;
  /** The outcome has been shown. */
  remove(id: RequestId): Promise<void>;
  /** Tells what becomes of the changes that earlier pages were left with, and cancels what goes with them. */
  follow(channel: RequestChannel, clock: Clock, tell: (left: LeftChange) => void): Promise<void>;
}

export async function openLeftChanges(
  { actor, office }: Session,
  around: PageEnvironment = {},
): Promise<LeftChanges> {
  const database = around.database ?? (await pageDatabase());
  const table = database.askedChanges;
  const { find } = openAnswered(database, actor, around.platform);
  const remove = async (id: RequestId): Promise<void> => table.delete(id).catch(() => {});

  /** Null: this device does not know. The request has been withdrawn, or its answer was let go of days later. */
  const answerTo = async (channel: RequestChannel, id: RequestId): Promise<Answer | null> =>
    channel.trackedRequest(id)?.answer ?? (await find(id));

  async function outcomeOf(
    { id, cancels }: AskedChangeRow,
    channel: RequestChannel,
    clock: Clock,
  ): Promise<Outcome | null> {
    await whenNotPending(channel, id);
    const answer = await answerTo(channel, id);
    if (answer === null) return null;
    if (!answer.ok) return { kind: 'refused', reason: answer.reason };
    return { kind: 'saved', ...(await cancelHit(channel, clock, office, cancels, find)) };
  }

  return {
    // A disk that refuses refuses the request, too, and the page says so.
    write: async (id, cancels) => table.put({ id, actor, cancels }).catch(() => {}),
    remove,
    async follow(channel, clock, tell) {
      const rows = (await table.all().catch(() => [])).filter((row) => row.actor === actor);
      const isUnsettled = rows.some(
        ({ id, cancels }) => cancels.length > 0 || channel.pending().some((asked) => asked.id === id),
      );
      if (isUnsettled) tell({ kind: 'waiting' });
      const outcomes = await Promise.all(rows.map((row) => outcomeOf(row, channel, clock)));
      await Promise.all(rows.map(({ id }) => remove(id)));
      const all = outcomes.filter((outcome) => outcome !== null);
      const refused = all.find(({ kind }) => kind === 'refused');
      const saved = all.filter((outcome) => outcome.kind === 'saved');
      if (refused !== undefined) tell(refused);
      else if (saved.length > 0) tell({ kind: 'saved', ...sumOf(saved) });
    },
  };
}

const sumOf = (all: readonly CancelledHit[]): CancelledHit => ({
  cancelled: all.reduce((sum, { cancelled }) => sum + cancelled, 0),
  notCancelled: all.reduce((sum, { notCancelled }) => sum + notCancelled, 0),
});
