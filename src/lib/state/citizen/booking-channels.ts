/**
 * The channels of this phone's bookings: one for each authorization, opened once, and closed for good when the booking
 * is of no use any more.
 */
import {
  credentialOf,
  keepKnown,
  lastRefusal,
  listBookings,
  removeBooking,
  toBeKnown,
} from '../../client/requests/bookings.ts';
import type { Booking, RefusedAt } from '../../client/requests/bookings.ts';
import { openRequestChannel } from '../../client/requests/request-channel.ts';
import { memoryDatabase, pageDatabase } from '../../client/browser/database.ts';
import type { Clock, RequestChannel } from '../../client/types.ts';
import type { ActorId } from '../../domain/ids.ts';
import type { Request } from '../../domain/requests/request.ts';
import { forgetKeptPerson } from './draft.svelte.ts';

const DAY_MS = 24 * 3_600_000;
const KEEP_REFUSED_MS = DAY_MS;
/** A mail's link that was opened without a network and has not been answered yet. */
const KEEP_UNKNOWN_MS = 7 * DAY_MS;
const KEEP_PAST_MS = 30 * DAY_MS;

/** A booking with its channel. */
export interface OpenBooking {
  booking: Booking;
  readonly channel: RequestChannel;
  /** An earlier page was refused. */
  readonly refused: RefusedAt | null;
  /** A proof of work is being solved for it (B6). */
  proving: boolean;
}

export const isUnderway = ({ channel, proving }: OpenBooking): boolean =>
  proving || channel.pending().length > 0;

/** The request tells how it went, also that it could not be saved. */
export const send = ({ channel }: OpenBooking, request: Request): void =>
  void channel.ask(request).catch((problem: unknown) => console.warn('a request was not saved:', problem));

export class BookingChannels {
  readonly #clock: Clock;
  /** Hears of each booking that is open now, and of each change of one. */
  readonly #onChange: (entry: OpenBooking) => void;
  readonly #open = new Map<ActorId, OpenBooking>();
  readonly #opening = new Map<ActorId, Promise<OpenBooking>>();
  #closed = false;

  constructor(clock: Clock, onChange: (entry: OpenBooking) => void) {
    this.#clock = clock;
    this.#onChange = onChange;
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  get all(): readonly OpenBooking[] {
    return [...this.#open.values()];
  }

  of(actor: ActorId): OpenBooking | undefined {
    return this.#open.get(actor);
  }

  /** `kept`: the phone has the secret on its disk. Without it a request on disk would have no owner. */
  open(booking: Booking, kept = true): Promise<OpenBooking> {
    let begun = this.#opening.get(booking.actor);
    if (begun === undefined) this.#opening.set(booking.actor, (begun = this.#begin(booking, kept)));
    return begun;
  }

  /** Opens the channels of all bookings that the phone keeps. */
  async openAll(): Promise<void> {
    const begun = await Promise.allSettled((await listBookings()).map((booking) => this.open(booking)));
    for (const one of begun) if (one.status === 'rejected') throw one.reason;
  }

  /** Closes it, and removes it from the phone's disk. */
  async forget(actor: ActorId): Promise<void> {
    // First: what comes after it can fail.
    forgetKeptPerson(actor);
    await this.#open.get(actor)?.channel.close();
    this.#open.delete(actor);
    this.#opening.delete(actor);
    await removeBooking(actor);
  }

  close(): void {
    this.#closed = true;
    for (const { channel } of this.#open.values()) void channel.close();
    this.#open.clear();
  }

  async #begin(booking: Booking, kept: boolean): Promise<OpenBooking> {
    const database = kept ? await pageDatabase() : memoryDatabase();
    const channel = await openRequestChannel(booking.actor, credentialOf(booking), {
      clock: this.#clock,
      database,
      // What is read here must outlive a reload without a network: in the inbox and beside the authorization.
      keepFirst: async (told) => {
        const known = toBeKnown(told);
        const held = this.#open.get(booking.actor)?.booking ?? booking;
        if (known !== undefined) await keepKnown(held, known, database);
      },
      markFirst: true,
    });
    const refused = await lastRefusal(booking.actor, database).catch(() => null);
    const entry: OpenBooking = { booking, channel, refused, proving: false };
    if (this.#closed) {
      void channel.close();
      return entry;
    }
    if (this.#isOver(entry)) {
      await channel.close();
      forgetKeptPerson(booking.actor);
      await removeBooking(booking.actor).catch((problem: unknown) => console.warn('not removed:', problem));
      return entry;
    }
    this.#open.set(booking.actor, entry);
    channel.subscribe(() => this.#onChange(entry));
    this.#onChange(entry);
    return entry;
  }

  /** Refused days ago, or long past: no user looks for it any more. */
  #isOver({ booking, channel, refused }: OpenBooking): boolean {
    if (channel.pending().length > 0) return false;
    const asked = Math.max(booking.addedAt, refused?.at ?? 0);
    const age = this.#clock.now() - (booking.visit === null ? asked : (booking.start ?? asked));
    const unanswered = booking.via === 'phone' ? KEEP_REFUSED_MS : KEEP_UNKNOWN_MS;
    return age > (booking.visit === null ? unanswered : KEEP_PAST_MS);
  }
}
