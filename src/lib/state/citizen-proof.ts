/** The proof of work that an office may ask of whoever books (B6): solved ahead, while the person types. */
import { makeProof } from '../client/proof.ts';

export interface Prover {
  /** Begins to solve, unless it is under way. */
  prepare(): void;
  /** A proof for one request; null: the relay cannot be asked, or this phone takes too long. */
  take(): Promise<string | null>;
}

/** The relay takes a proof for twenty minutes. */
const FRESH = 15 * 60_000;
/** Then the request goes without: it is on the disk sooner, and the relay says when it needs the proof. */
const PATIENCE = 10_000;

export function openProver(): Prover {
  let ready: { readonly proof: Promise<string | null>; readonly begunAt: number } | null = null;

  async function solve(): Promise<string | null> {
    const made = await makeProof();
    if (!made.ok) ready = null;
    return made.ok ? made.value : null;
  }

  function prepare(): void {
    if (ready === null || performance.now() - ready.begunAt > FRESH)
      ready = { proof: solve(), begunAt: performance.now() };
  }

  return {
    prepare,
    async take() {
      prepare();
      const proof = ready?.proof ?? null;
      ready = null;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<null>((resolve) => (timer = setTimeout(resolve, PATIENCE, null)));
      return Promise.race([proof, late]).finally(() => clearTimeout(timer));
    },
  };
}
