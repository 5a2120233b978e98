/**
 * Whether what is asked now would become durable. After a failed commit a tiny write is tried: only a write shows that
 * the disk is well again, and a quiet office writes nothing. One office that is left out does not count, or a balancer
 * would take all the others away with it.
 */
export interface Readiness {
  /** A commit became durable, or did not. */
  noteCommit(durable: boolean): void;
  check(): Promise<boolean>;
}

export interface ReadinessParts {
  /** Writes something tiny; rejects when that does not become durable. */
  readonly tryWrite: () => Promise<void>;
  /** Batches fail for any reason, or no office is served. */
  readonly failing: () => boolean;
  /** Milliseconds that only go forward. */
  readonly monotonic?: () => number;
}

/** Minimum interval between probe writes, in milliseconds. */
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
