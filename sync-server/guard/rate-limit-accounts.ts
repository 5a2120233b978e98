/**
 * On which account a socket's traffic is counted. Staff and devices have one by their actor, since a whole office shares
 * an address. All others have one by their address, since an actor costs them nothing, and one by their actor as well.
 * All sockets of an actor or address share its account, however often they are opened anew.
 */
import type { Instant } from '../../src/lib/domain/time.ts';
import { makeAllowance } from './limits.ts';
import type { Allowance, Counted, Rate } from './limits.ts';

/** One of the sockets that share an account. */
export interface RateLimited {
  readonly buffered: number;
}

export interface RateLimitAccount {
  take(what: Counted, count?: number): boolean;
  /** What was sent to all its sockets and has not left; only those count that have told of it. */
  readonly unsent: number;
  /** This socket does not keep up. */
  lags(socket: RateLimited): void;
  gone(socket: RateLimited): void;
}

/** For the address that is not limited: this machine's own. */
export const noAccount: RateLimitAccount = {
  take: () => true,
  unsent: 0,
  lags: () => {},
  gone: () => {},
};

export interface RateLimitAccounts {
  of(key: string, rates: Readonly<Record<Counted, Rate>>): RateLimitAccount;
  readonly size: number;
}

/**
 * Most accounts that are remembered before the half that has not come for longest is forgotten; memory must not run
 * out.
 */
const MAX_ACCOUNTS = 4000;

export function makeRateLimitAccounts(now: () => Instant, most = MAX_ACCOUNTS): RateLimitAccounts {
  const accounts = new Map<string, OpenAccount>();

  function forgetOld(): void {
    for (const key of accounts.keys()) {
      if (accounts.size <= most / 2) return;
      accounts.delete(key);
    }
  }

  return {
    of(key, rates) {
      const known = accounts.get(key);
      if (known !== undefined) {
        // The least recently seen come first.
        accounts.delete(key);
        accounts.set(key, known);
        return known;
      }
      if (accounts.size >= most) forgetOld();
      const fresh = new OpenAccount(rates, now);
      accounts.set(key, fresh);
      return fresh;
    },
    get size() {
      return accounts.size;
    },
  };
}

class OpenAccount implements RateLimitAccount {
  readonly #rates: Readonly<Record<Counted, Rate>>;
  readonly #now: () => Instant;
  readonly #allowances = new Map<Counted, Allowance>();
  readonly #lagging = new Set<RateLimited>();

  constructor(rates: Readonly<Record<Counted, Rate>>, now: () => Instant) {
    this.#rates = rates;
    this.#now = now;
  }

  take(what: Counted, count = 1): boolean {
    let allowance = this.#allowances.get(what);
    if (allowance === undefined) {
      allowance = makeAllowance(this.#rates[what], this.#now);
      this.#allowances.set(what, allowance);
    }
    return allowance(count);
  }

  get unsent(): number {
    let sum = 0;
    for (const socket of this.#lagging) {
      const { buffered } = socket;
      if (buffered === 0) this.#lagging.delete(socket);
      sum += buffered;
    }
    return sum;
  }

  lags(socket: RateLimited): void {
    this.#lagging.add(socket);
  }

  gone(socket: RateLimited): void {
    this.#lagging.delete(socket);
  }
}
