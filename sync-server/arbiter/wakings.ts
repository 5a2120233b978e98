/** The callers that wait until a sleeping office is open: readers of its documents, and questions about its days. */
import type { OfficeId } from '../../src/lib/domain/ids.ts';

export interface Wakings {
  /** Resolves once a batch has tried to open it and to write what was due. */
  call(office: OfficeId): Promise<void>;
  /** The offices for which callers wait. The batch that takes them tries to open them. */
  take(): readonly OfficeId[];
  /** A batch has ended, with success or not: the callers of the offices that it took wait no longer. */
  done(): void;
  /** No batch begins any more, so no caller waits for one. */
  close(): void;
}

/** `wake`: starts a batch. */
export function openWakings(wake: () => void): Wakings {
  let waiting: { readonly office: OfficeId; readonly open: () => void }[] = [];
  let taken: typeof waiting = [];
  function done(): void {
    for (const { open } of taken) open();
    taken = [];
  }

  return {
    call: (office) =>
      new Promise((open) => {
        waiting.push({ office, open });
        wake();
      }),
    take() {
      taken.push(...waiting);
      waiting = [];
      return taken.map(({ office }) => office);
    },
    done,
    close() {
      taken.push(...waiting);
      waiting = [];
      done();
    },
  };
}
