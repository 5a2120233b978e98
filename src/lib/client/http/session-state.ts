/** What this page knows of one surface's session, and how each piece of news changes it. */
import type { Instant } from '../../domain/time.ts';
import type { RememberedSession } from '../browser/database.ts';
import type { Session } from '../types.ts';
import type { KeptBecause } from './session-rows.ts';

export class SessionState {
  #session: Session | null;
  #overAt: Instant | null;
  #isDayOver = false;
  #checked = false;
  #kept: KeptBecause | null = null;
  #changes = 0;

  constructor(known: RememberedSession | undefined) {
    this.#session = known?.session ?? null;
    this.#overAt = known?.overAt ?? null;
  }

  get session(): Session | null {
    return this.#session;
  }

  get overAt(): Instant | null {
    return this.#overAt;
  }

  get isDayOver(): boolean {
    return this.#isDayOver;
  }

  get checked(): boolean {
    return this.#checked;
  }

  /** What it held is kept until its office signs in here: a lead may still sign it off. */
  get kept(): KeptBecause | null {
    return this.#kept;
  }

  /** Number of sign-ins and sign-outs here: an answer from before one is about another user. */
  get changes(): number {
    return this.#changes;
  }

  /** The relay has confirmed it. */
  confirm({ session, overAt }: RememberedSession): void {
    this.#checked = true;
    this.#kept = null;
    this.#session = session;
    this.#overAt = overAt ?? null;
    this.#isDayOver = false;
  }

  /** The relay knows none. What this page showed until now ends by `end`. */
  deny(kept: KeptBecause | null): void {
    this.#checked = true;
    this.#kept = kept;
  }

  end(isDayOver: boolean): void {
    this.#session = null;
    this.#isDayOver = isDayOver;
  }

  /** P9: this device's own clock has ended it. */
  endDay(): void {
    this.end(true);
    this.#changes++;
  }

  /** A sign-in or a sign-out in this page; null: signed out, and the relay has not heard of it yet. */
  enter(row: RememberedSession | null): void {
    this.#session = row?.session ?? null;
    this.#overAt = row?.overAt ?? null;
    this.#isDayOver = false;
    this.#kept = null;
    this.#checked = this.#session !== null;
    this.#changes++;
  }

  /** What the disk says after a change in another tab. False: the session is the same as before. */
  reread(row: RememberedSession | undefined): boolean {
    const found = row?.session ?? null;
    this.#overAt = row?.overAt ?? null;
    if (JSON.stringify(found) === JSON.stringify(this.#session)) return false;
    this.#session = found;
    if (found !== null) this.#isDayOver = false;
    this.#changes++;
    return true;
  }
}
