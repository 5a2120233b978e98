/** Tasks that reach the arbiter over HTTP instead of through an outbox. They wait for the next batch. */
import type { ActorId, OfficeId } from '../../src/lib/domain/ids.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { OfficeSession } from './office-session.ts';
import type { OwedNotice } from './mails.ts';

/** A task is carried out again when its batch failed. */
export interface Task {
  readonly office: OfficeId;
  /** A device that will read its inbox. */
  readonly device?: ActorId;
  /** Writes into the documents in memory, and returns the mails that it owes. */
  carryOut(session: OfficeSession, now: Instant): readonly OwedNotice[];
}

export interface TakenTask extends Task {
  /** Called once the task is durable. */
  done(): void;
}

export interface Tasks {
  /** Resolves once the task is durable. */
  ask(task: Task): Promise<void>;
  /** The offices of all tasks that wait. */
  asked(): readonly OfficeId[];
  /** The tasks of offices that can be asked now. */
  take(canBeAsked: (office: OfficeId) => boolean): readonly TakenTask[];
  putBack(tasks: readonly TakenTask[]): void;
}

/** `whyNot`: why an office can be asked nothing now; null: it can be asked. `wake`: starts a batch. */
export function openTasks(whyNot: (office: OfficeId) => string | null, wake: () => void): Tasks {
  let waiting: TakenTask[] = [];
  return {
    ask: (task) =>
      new Promise((resolve, reject) => {
        const reason = whyNot(task.office);
        if (reason !== null) return reject(new Error(reason));
        waiting.push({ ...task, done: resolve });
        wake();
      }),
    asked: () => waiting.map(({ office }) => office),
    take(canBeAsked) {
      const { taken = [], left = [] } = Object.groupBy(waiting, ({ office }) =>
        canBeAsked(office) ? 'taken' : 'left',
      );
      waiting = left;
      return taken;
    },
    putBack: (tasks) => void (waiting = [...tasks, ...waiting]),
  };
}
