/**
 * Whether what is asked now would become durable. A disk that is well again shows that only to a write, and a quiet
 * office writes nothing: so it is tried.
 */
export interface Readiness {
  /** A commit became durable, or did not. */
  noteCommit(durable: boolean): void;
  check(): Promise<boolean>;
}

export interface ReadinessParts {
  /** Writes something tiny; rejects when that does not become durable. */
  readonly tryWrite: () => Promise<void>;
  /** Every batch fails, for whatever reason. */
  readonly failing: () => boolean;
  /** Milliseconds that only go forward. */
  readonly monotonic?: () => number;
}

/** However often it is asked for, the disk is tried so rarely. */
const PROBE_INTERVAL_MS = 1_000;

export function openReadiness(parts: ReadinessParts): Readiness {
  const { tryWrite, failing, monotonic = () => performance.now() } = parts;
  let durable = true;
  let triedAt = -Infinity;
  let trying: Promise<void> | null = null;

  async function tryOnce(): Promise<void> {
    triedAt = monotonic();
    try {
      await tryWrite();
      durable = true;
    } catch {
      durable = false;
    }
  }

  return {
    noteCommit(became) {
      durable = became;
    },
    async check() {
      if (!durable && trying === null && monotonic() - triedAt >= PROBE_INTERVAL_MS) {
        trying = tryOnce().finally(() => (trying = null));
      }
      await trying;
      return durable && !failing();
    },
  };
}
