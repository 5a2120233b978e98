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
export const openSurfaceSession = (surface: Surface, office: OfficeId): SurfaceSession =>
  new SessionOfOffice(surface, office);

class SessionOfOffice implements SurfaceSession {
  state = $state<SurfaceSession['state']>('opening');
  session = $state.raw<Session | null>(null);
  elsewhere = $state.raw<Session | null>(null);
  endsAt = $state<Instant | null>(null);
  overAt = $state<Instant | null>(null);
  readonly #surface: Surface;
  readonly #office: OfficeId;
  #opened: OpenSession | null = null;
  #closed = false;
  #leaving = false;

  constructor(surface: Surface, office: OfficeId) {
    this.#surface = surface;
    this.#office = office;
    openSession(surface).then(
      (found) => {
        this.#opened = found;
        if (this.#closed) return found.close();
        found.subscribe(this.#read);
        this.#read();
      },
      () => {
        this.state = 'none';
      },
    );
  }

  check(): void {
    void this.#opened?.check();
  }

  signOut(): void {
    this.#leaving = true;
    // What it held is gone by then. A relay that is heard of later leads nowhere: another person may be here.
    void signOut(this.#surface).then((told) => {
      if (told.ok && told.value.providerUrl !== undefined) location.assign(told.value.providerUrl);
    });
  }

  close(): void {
    this.#closed = true;
    this.#opened?.close();
  }

  readonly #read = (): void => {
    const found = this.#opened?.session ?? null;
    const had = this.session !== null;
    const mine = found?.office === this.#office ? found : null;
    this.elsewhere = mine === null ? found : null;
    // The page keeps what it has open as long as it is the same person or device.
    if (mine === null || this.session === null || !isSame(mine, this.session)) this.session = mine;
    this.endsAt = mine?.endsAt ?? null;
    this.overAt = mine === null ? null : (this.#opened?.overAt ?? null);
    this.state = mine !== null ? 'signed-in' : this.#withoutSession(had || this.state === 'ended');
    if (mine !== null) this.#leaving = false;
  };

  #withoutSession(wasThere: boolean): SurfaceSession['state'] {
    if (this.#leaving) return 'none';
    if (this.#opened?.isIdle === true) return 'idle';
    if (this.#opened?.isDayOver === true) return 'day-over';
    return wasThere ? 'ended' : 'none';
  }
}

const isSame = (a: Session, b: Session): boolean =>
  a.actor === b.actor && a.role === b.role && a.member === b.member;
