/** How many sockets and how many frames anybody gets, so that nobody holds everybody up. */
import type { Instant } from '../../src/lib/domain/time.ts';

export interface Limits {
  readonly socketsPerActor: number;
  /** Of citizens and the public; staff and devices have proved who they are, and share an address in an office. */
  readonly socketsPerAddress: number;
  /** Frames a second on one socket, and how many at once. */
  readonly frames: Rate;
  /** Questions for the state: each may cost the whole document. */
  readonly questions: Rate;
}

export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** A counter opens the days of its horizon with their people, twice for two tabs; a phone opens about eight. */
export const defaultLimits: Limits = {
  socketsPerActor: 300,
  socketsPerAddress: 1000,
  frames: { perSecond: 100, burst: 400 },
  questions: { perSecond: 1, burst: 20 },
};

/** Counts what is taken by key. */
export interface Places {
  /** Gives back its disposer, or null when all are taken. */
  take(key: string, most: number): (() => void) | null;
}

export function makePlaces(): Places {
  const taken = new Map<string, number>();
  return {
    take(key, most) {
      const count = taken.get(key) ?? 0;
      if (count >= most) return null;
      taken.set(key, count + 1);
      let returned = false;
      return () => {
        if (returned) return;
        returned = true;
        const left = taken.get(key)! - 1;
        if (left === 0) taken.delete(key);
        else taken.set(key, left);
      };
    },
  };
}

/** False: nothing is left. */
export type Allowance = () => boolean;

/** A bucket that fills with time. */
export function makeAllowance({ perSecond, burst }: Rate, now: () => Instant): Allowance {
  let left = burst;
  let at = now();
  return () => {
    const time = now();
    left = Math.min(burst, left + (Math.max(0, time - at) / 1000) * perSecond);
    at = time;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
