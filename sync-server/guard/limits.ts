/** How many sockets, frames, questions and requests each client gets, so that none holds the others up. */
import type { Instant } from '../../src/lib/domain/time.ts';

export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** What counts, for every kind of account. */
export type Counted = 'handshakes' | 'frames' | 'questions' | 'requests';

export interface Limits {
  readonly socketsPerActor: number;
  /** For citizens and the public; staff and devices have proved who they are, and share an address in an office. */
  readonly socketsPerAddress: number;
  /** Frames a second on one socket, and how many at once; a large one counts as several. */
  readonly frames: Rate;
  /** Questions for the state: each may cost the whole document. */
  readonly questions: Rate;
  /** All sockets of one actor together, which may be a visitor's phone or a counter. */
  readonly ofActor: Readonly<Record<Counted, Rate>>;
  /** All that comes from one address, without staff and devices: a library, a school, a mobile network's exit. */
  readonly ofAddress: Readonly<Record<Counted, Rate>>;
  /** Bytes that were sent on one account and have not left yet, on all its sockets. */
  readonly mostUnsent: number;
}

/**
 * A counter opens the days of its horizon with their people, twice for two tabs; a phone opens about eight. After an
 * outage of the relay all come back at once, ask for everything and tell what they hold. The bursts are for that. The
 * rates are far above what people do.
 */
export const defaultLimits: Limits = {
  socketsPerActor: 300,
  socketsPerAddress: 1000,
  frames: { perSecond: 100, burst: 400 },
  questions: { perSecond: 1, burst: 20 },
  ofActor: {
    handshakes: { perSecond: 5, burst: 600 },
    frames: { perSecond: 200, burst: 2000 },
    questions: { perSecond: 10, burst: 600 },
    requests: { perSecond: 10, burst: 4000 },
  },
  ofAddress: {
    handshakes: { perSecond: 20, burst: 2000 },
    frames: { perSecond: 500, burst: 8000 },
    questions: { perSecond: 50, burst: 2000 },
    requests: { perSecond: 5, burst: 2000 },
  },
  mostUnsent: 32 * 1024 * 1024,
};

/** A frame of this size counts as two, and so on. */
const BYTES_PER_FRAME = 4096;
export const frameCost = (frame: Uint8Array): number => 1 + Math.floor(frame.length / BYTES_PER_FRAME);

/** Counts how many sockets are open, by key. */
export interface SocketCounts {
  /** Gives back its disposer, or null when `most` are open. */
  take(key: string, most: number): (() => void) | null;
}

export function makeSocketCounts(): SocketCounts {
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

/** Takes `count`; false: fewer are left, and none was taken. */
export type Allowance = (count?: number) => boolean;

/** A bucket that fills with time. */
export function makeAllowance({ perSecond, burst }: Rate, now: () => Instant): Allowance {
  let left = burst;
  let at = now();
  return (count = 1) => {
    const time = now();
    left = Math.min(burst, left + (Math.max(0, time - at) / 1000) * perSecond);
    at = time;
    if (left < count) return false;
    left -= count;
    return true;
  };
}
