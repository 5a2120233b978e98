/** What sockets may take, by actor and by address: their rate-limit accounts and how many may be open. */
import type { Identity } from '../../src/lib/domain/access.ts';
import { makeSocketCounts } from '../guard/limits.ts';
import type { Limits } from '../guard/limits.ts';
import { makeRateLimitAccounts, noAccount } from '../guard/rate-limit-accounts.ts';
import type { RateLimitAccount } from '../guard/rate-limit-accounts.ts';
import { isLoopback } from '../http/origin.ts';

/** Staff and devices count by actor: a whole office shares one address. Loopback is this machine, or its proxy. */
export interface SocketQuotas {
  ofAddress(address: string): RateLimitAccount;
  ofActor(actor: Identity['actor']): RateLimitAccount;
  /** Gives back its disposer; null: no further socket may be open. */
  takeSocket(identity: Identity, address: string): (() => void) | null;
}

export function openSocketQuotas(limits: Limits, monotonic: () => number): SocketQuotas {
  const openSockets = makeSocketCounts();
  const accounts = makeRateLimitAccounts(monotonic);
  return {
    ofAddress: (address) =>
      isLoopback(address) ? noAccount : accounts.of(`address ${address}`, limits.ofAddress),
    ofActor: (actor) => (actor === null ? noAccount : accounts.of(`actor ${actor}`, limits.ofActor)),
    takeSocket({ actor, office }, address) {
      const byActor = actor === null ? () => {} : openSockets.take(`actor ${actor}`, limits.socketsPerActor);
      if (byActor === null) return null;
      if (office !== null || isLoopback(address)) return byActor;
      const byAddress = openSockets.take(`address ${address}`, limits.socketsPerAddress);
      if (byAddress === null) {
        byActor();
        return null;
      }
      return () => {
        byActor();
        byAddress();
      };
    },
  };
}
