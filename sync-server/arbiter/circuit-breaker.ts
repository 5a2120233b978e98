/**
 * Offices whose own records trip a rule. A batch is all or nothing: without this, one unforeseen record would keep
 * every office of a town from being answered. Its requests wait on their devices meanwhile.
 */
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import type { Instant } from '../../src/lib/domain/time.ts';

/** A fault in what belongs to one office. */
export class OfficeFault extends Error {
  readonly office: OfficeId;
  constructor(office: OfficeId, cause: unknown) {
    super('a fault in one office', { cause });
    this.name = 'OfficeFault';
    this.office = office;
  }
}

/** Whatever goes wrong inside is this office's. */
export async function within<T>(office: OfficeId, run: () => T | Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw error instanceof OfficeFault ? error : new OfficeFault(office, error);
  }
}

export interface CircuitBreaker {
  /** Not before a time that grows with every fault. */
  leaveOut(office: OfficeId, now: Instant): void;
  isOut(office: OfficeId, now: Instant): boolean;
  /** It has done its work again. */
  recovered(office: OfficeId): void;
  /** How many are out, or have not done any work since. */
  readonly size: number;
  /** When the next may be tried again; `Infinity`: none is out. */
  nextAt(now: Instant): Instant;
}

const FIRST_PAUSE_MS = 1000;
const MAX_PAUSE_MS = 60_000;

export function openCircuitBreaker(): CircuitBreaker {
  const out = new Map<OfficeId, { readonly until: Instant; readonly wait: number }>();
  return {
    leaveOut(office, now) {
      const wait = Math.min(MAX_PAUSE_MS, (out.get(office)?.wait ?? FIRST_PAUSE_MS / 2) * 2);
      out.set(office, { until: now + wait, wait });
    },
    isOut: (office, now) => (out.get(office)?.until ?? -Infinity) > now,
    recovered: (office) => void out.delete(office),
    get size() {
      return out.size;
    },
    nextAt: (now) =>
      Math.min(Infinity, ...[...out.values()].flatMap(({ until }) => (until > now ? [until] : []))),
  };
}
