/** The proof of work that an office may ask of a booking visitor (B6): solved ahead, while the visitor types. */
import { makeProof } from '../../client/http/proof.ts';

export interface Prover {
  /** Begins to solve, unless it is under way. */
  prepare(office: string): void;
  /** A proof for one request; null: the relay cannot be asked, or this phone takes too long. */
  take(office: string): Promise<string | null>;
}

/** The relay takes a proof for twenty minutes. */
const FRESH_MS = 15 * 60_000;
/** After this time the request goes without a proof: it is on the disk sooner, and the relay asks for one if needed. */
const PROOF_TIMEOUT_MS = 20_000;

export function openProver(): Prover {
  let ready: {
    readonly office: string;
    readonly proof: Promise<string | null>;
    readonly begunAt: number;
  } | null = null;

  async function solve(office: string): Promise<string | null> {
    const made = await makeProof(office);
    if (!made.ok) ready = null;
    return made.ok ? made.value : null;
  }

  function prepare(office: string): void {
    if (ready?.office === office && performance.now() - ready.begunAt <= FRESH_MS) return;
    ready = { office, proof: solve(office), begunAt: performance.now() };
  }

  return {
    prepare,
    async take(office) {
      prepare(office);
      const proof = ready?.proof ?? null;
      ready = null;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<null>((resolve) => (timer = setTimeout(resolve, PROOF_TIMEOUT_MS, null)));
      return Promise.race([proof, late]).finally(() => clearTimeout(timer));
    },
  };
}
