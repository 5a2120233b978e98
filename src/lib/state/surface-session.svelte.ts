/** Who is signed in at this browser for a surface, as pages read it. */
import { openSession, signOut } from '../client/http/session.ts';
import type { OpenSession } from '../client/http/session.ts';
import type { Session } from '../client/types.ts';
import type { OfficeId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { Surface } from '../wire/surface.ts';

export interface SurfaceSession {
  /**
   * `opening`: the disk has not been read. `ended`: the relay has ended the session; `idle`: because it was
   * not used; `day-over`: with the working day.
   */
  readonly state: 'opening' | 'none' | 'ended' | 'idle' | 'day-over' | 'signed-in';
  readonly session: Session | null;
  /** The browser's session of this surface is at another office. */
  readonly elsewhere: Session | null;
  /** P9: when it is over, unless it is extended, by the relay's clock; null: not known, or it stays. */
  readonly endsAt: Instant | null;
  /** The same by this device's clock. */
  readonly overAt: Instant | null;
  /** Asks the relay whether it still stands. */
  check(): void;
  /** The user's own wish: this end needs no explanation. */
  signOut(): void;
  close(): void;
}

/** A session of another office is none here. */
export function openSurfaceSession(surface: Surface, office: OfficeId): SurfaceSession {
  let state = $state<SurfaceSession['state']>('opening');
  let session = $state.raw<Session | null>(null);
  let elsewhere = $state.raw<Session | null>(null);
  let endsAt = $state<Instant | null>(null);
  let overAt = $state<Instant | null>(null);
  let opened: OpenSession | null = null;
  let closed = false;
  let leaving = false;

  function read(): void {
    const found = opened?.session ?? null;
    const had = session !== null;
    const mine = found?.office === office ? found : null;
    elsewhere = mine === null ? found : null;
    // The page keeps what it has open as long as it is the same person or device.
    if (mine === null || session === null || !isSame(mine, session)) session = mine;
    endsAt = mine?.endsAt ?? null;
    overAt = mine === null ? null : (opened?.overAt ?? null);
    state = mine !== null ? 'signed-in' : leaving ? 'none' : overBecause(had || state === 'ended');
    if (mine !== null) leaving = false;
  }

  const overBecause = (wasThere: boolean): SurfaceSession['state'] =>
    opened?.isIdle === true ? 'idle' : opened?.isDayOver === true ? 'day-over' : wasThere ? 'ended' : 'none';

  openSession(surface).then(
    (found) => {
      opened = found;
      if (closed) return found.close();
      found.subscribe(read);
      read();
    },
    () => {
      state = 'none';
    },
  );
  return {
    get state() {
      return state;
    },
    get session() {
      return session;
    },
    get elsewhere() {
      return elsewhere;
    },
    get endsAt() {
      return endsAt;
    },
    get overAt() {
      return overAt;
    },
    check: () => void opened?.check(),
    signOut() {
      leaving = true;
      // What it held is gone by then. A relay that is heard of later leads nowhere: another person may be here.
      void signOut(surface).then((told) => {
        if (told.ok && told.value.providerUrl !== undefined) location.assign(told.value.providerUrl);
      });
    },
    close() {
      closed = true;
      opened?.close();
    },
  };
}

const isSame = (a: Session, b: Session): boolean =>
  a.actor === b.actor && a.role === b.role && a.member === b.member;
