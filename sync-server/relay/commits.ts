/**
 * Durable, then visible: what changed in the rooms is stored in one transaction, and then shown. A request for a commit
 * while one is under way goes into the next.
 */
import type { Instant } from '../../src/lib/domain/time.ts';
import { codeOf } from '../log/log.ts';
import type { Log } from '../log/log.ts';
import type { OutgoingMail } from '../mail/compose.ts';
import type { Store } from '../store/store.ts';
import type { SharedRoom } from './shared-room.ts';

/** What came of a commit, and what was in it. */
export interface Committed {
  readonly milliseconds: number;
  readonly durable: boolean;
  readonly documents: number;
  readonly mails: number;
}
export type OnCommit = (committed: Committed) => void;

export interface CommitsParts {
  readonly store: Store;
  readonly clock: () => Instant;
  readonly log: Log;
  readonly onCommit: OnCommit | undefined;
  /** The rooms in which something changed since this was last asked. */
  readonly takeDirty: () => readonly SharedRoom[];
  /** What changed in it is lost; it has to be read again from the store. */
  readonly giveUp: (room: SharedRoom) => void;
  /** What changed in it is stored and shown. */
  readonly committed: (room: SharedRoom) => void;
}

export interface Commits {
  /** Resolves once everything that has changed, and these mails, are durable and visible; rejects when they are not. */
  add(mails: readonly OutgoingMail[]): Promise<void>;
  /** The commit under way has come to an end. */
  underWay(): Promise<void>;
  /** Puts the state of a document in the place of its log; false: it could not be written. */
  compact(room: SharedRoom, forGood?: boolean): Promise<boolean>;
}

interface Waiting {
  readonly mails: readonly OutgoingMail[];
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

interface Changed {
  readonly room: SharedRoom;
  readonly name: string;
  readonly update: Uint8Array;
  /** What has to be stored before the update; null: nothing. */
  readonly mendedState: Uint8Array | null;
}

function changeOf(room: SharedRoom): Changed[] {
  const update = room.takeChanges();
  return update === null ? [] : [{ room, name: room.key, update, mendedState: room.mendedState }];
}

/** A change builds on the mended state: behind the damaged log it would be lost, and what it deleted would be back. */
async function storeMended(store: Store, { room, name, mendedState }: Changed): Promise<void> {
  if (mendedState === null) return;
  await store.compact(name, mendedState);
  room.mendStored();
}

export function openCommits(parts: CommitsParts): Commits {
  const { store, clock, log, onCommit, takeDirty, giveUp, committed } = parts;
  let waiting: Waiting[] = [];
  let committing: Promise<void> | null = null;

  async function commitAll(): Promise<void> {
    try {
      // Callers who commit in the same breath share one transaction.
      await Promise.resolve();
      while (waiting.length > 0) {
        const taken = waiting;
        waiting = [];
        try {
          await commitOnce(taken);
        } catch (error) {
          log.error({ code: codeOf(error) }, 'a commit threw an error');
          // No caller waits for ever; those who were told already stay told.
          for (const { failed } of taken) failed(error);
        }
      }
    } finally {
      committing = null;
    }
  }

  async function commitOnce(taken: readonly Waiting[]): Promise<void> {
    const changed = takeDirty().flatMap(changeOf);
    const mails = taken.flatMap((one) => one.mails);
    if (changed.length > 0 || mails.length > 0) {
      const began = performance.now();
      const over = (durable: boolean): Committed => ({
        milliseconds: performance.now() - began,
        durable,
        documents: changed.length,
        mails: mails.length,
      });
      try {
        for (const one of changed) await storeMended(store, one);
        await store.commit({ updates: changed, mails, at: clock() });
      } catch (error) {
        tell(over(false));
        return fail(error, taken, changed);
      }
      tell(over(true));
      publish(changed);
    }
    for (const { done } of taken) done();
    for (const { room } of changed) {
      if (room.wantsCompaction) await compact(room);
      committed(room);
    }
  }

  function tell(committed: Committed): void {
    try {
      onCommit?.(committed);
    } catch (error) {
      log.error({ code: codeOf(error) }, 'a commit could not be counted');
    }
  }

  /** A call is waited for on the board; all others hear of it a moment later. */
  function publish(changed: readonly Changed[]): void {
    const { boards = [], others = [] } = Object.groupBy(changed, ({ room }) =>
      room.name.kind === 'board' ? 'boards' : 'others',
    );
    for (const one of [...boards, ...others]) publishOne(one);
  }

  /** It is durable already, whatever happens now: the writer must hear so, and readers that missed it ask anew. */
  function publishOne({ room, update }: Changed): void {
    try {
      room.publish(update);
    } catch (error) {
      log.error({ code: codeOf(error), document: room.name.kind }, 'a change could not be shown');
      room.closeAll('shutting-down');
    }
  }

  function fail(error: unknown, taken: readonly Waiting[], changed: readonly Changed[]): void {
    log.error({ code: codeOf(error), documents: changed.length }, 'a commit failed');
    const failed = [...taken, ...waiting];
    waiting = [];
    for (const { room } of changed) room.fail();
    for (const room of new Set([...changed.map((one) => one.room), ...takeDirty()])) giveUp(room);
    for (const one of failed) one.failed(error);
  }

  async function compact(room: SharedRoom, forGood = false): Promise<boolean> {
    try {
      await store.compact(room.key, room.compacted(), forGood);
      room.mendStored();
      return true;
    } catch (error) {
      // The log is longer than it need be, and complete.
      log.warn({ code: codeOf(error) }, 'a document could not be compacted');
      return false;
    }
  }

  return {
    add: (mails) =>
      new Promise((done, failed) => {
        waiting.push({ mails, done, failed });
        committing ??= commitAll();
      }),
    async underWay() {
      await committing;
    },
    compact,
  };
}
