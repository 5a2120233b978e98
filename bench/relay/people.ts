/**
 * Who works at the bench's offices. Both ends know their secrets, so that the bench does not sign in a thousand times.
 */
import { actorOf } from '../../sync-server/accounts/secrets.ts';
import type { ActorId } from '../../src/lib/domain/ids.ts';
import { cookieOf, makeProtocols } from '../../src/lib/wire/surface.ts';

export interface BenchPerson {
  readonly surface: 'staff' | 'monitor';
  readonly office: string;
  readonly secret: string;
  readonly actor: ActorId;
  readonly cookie: string;
  readonly protocols: readonly string[];
}

export function person(surface: 'staff' | 'monitor', office: string, nth: number): BenchPerson {
  const secret = `bench-secret-of-nobody-${surface}-${office}-${nth}`;
  return {
    surface,
    office,
    secret,
    actor: actorOf(`the actor of ${secret}`),
    cookie: `${cookieOf(surface)}=${secret}`,
    protocols: makeProtocols({ type: 'surface', surface }),
  };
}

export const townId = (nth: number): string => `town-${nth}`;
export const hotId = (round: number): string => `hot-${round}`;
export const CALLING = 'calling';
export const JOINED = 'joined';

/** Number of staff who may come in at an office: in a town one each round, elsewhere one at each counter. */
export const staffOf = (office: string): number => (office.startsWith('town-') ? TOWN_STAFF : COUNTERS);
export const TOWN_STAFF = 5;

/** Where a number is called to; each staff member has a counter. */
export const COUNTERS = 20;
