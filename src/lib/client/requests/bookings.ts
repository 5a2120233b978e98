/** The citizen's bookings on this phone: which appointments it holds a secret for. Nothing here leaves the phone. */
import type { Answer, OwnAppointment } from '../../domain/requests/answer.ts';
import { actorId, officeId } from '../../domain/ids.ts';
import type { ActorId } from '../../domain/ids.ts';
import type { Language } from '../../domain/office/text.ts';
import type { Instant } from '../../domain/time.ts';
import { actorOfSecret } from '../../wire/surface.ts';
import type { Credential } from '../../wire/surface.ts';
import { secretInFragment } from '../http/address.ts';
import { pageDatabase } from '../browser/database.ts';
import type { Booking, Database } from '../browser/database.ts';
import { dropRequests } from './request-queue.ts';
import { dropReplica } from '../replica/stored-doc.ts';

export type { Booking };

export type RefusedAnswer = Extract<Answer, { ok: false }>;
export interface RefusedAt {
  readonly answer: RefusedAnswer;
  readonly at: Instant;
}

/** A new secret and the actor that it proves. 256 bits of chance: works offline, needs no account. */
export async function makeSecret(): Promise<{ readonly secret: string; readonly actor: ActorId }> {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const secret = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
  return { secret, actor: actorId.parse(await actorOfSecret(secret)) };
}

/** Who may act for a booking, to the relay. */
export const credentialOf = ({ secret }: Pick<Booking, 'secret'>): Credential => ({ type: 'secret', secret });

/** Adds a booking before it is asked for, or replaces what is known of it. Rejects when this phone cannot keep it. */
export async function keepBooking(booking: Booking, database?: Database): Promise<void> {
  await (database ?? (await pageDatabase())).bookings.put(booking);
}

/**
 * The part of an inbox that is kept beside the authorization: the appointment that stands. After a move the inbox also
 * holds the earlier one, cancelled.
 */
export const toBeKnown = (told: readonly OwnAppointment[]): OwnAppointment | undefined =>
  told.find(({ movedTo }) => movedTo === null) ?? told[0];

/** What is known of a booking after the office has said this of its appointment. */
export function withKnown(booking: Booking, known: OwnAppointment): Booking {
  if (JSON.stringify(booking.known) === JSON.stringify(known)) return booking;
  const { id: visit, date, start } = known;
  return { ...booking, visit, date, start, office: officeId.parse(known.office), known };
}

/**
 * Keeps beside a booking's authorization what the office says of its appointment: in order without a relay, safe from a
 * power cut. Rejects when this phone cannot keep it.
 */
export async function keepKnown(booking: Booking, known: OwnAppointment, database?: Database): Promise<void> {
  const { bookings, outboxes } = database ?? (await pageDatabase());
  if (outboxes === null) throw new Error('bookings are kept as long as the page is open');
  const kept = await bookings.get(booking.actor);
  const learned = withKnown(kept ?? booking, known);
  if (learned !== kept) await bookings.put(learned);
}

/** Keeps what the citizen calls a booking's appointment (B5.6); null: nothing. Rejects when this phone cannot keep it. */
export async function keepLabel(booking: Booking, label: string | null, database?: Database): Promise<void> {
  const { bookings, outboxes } = database ?? (await pageDatabase());
  if (outboxes === null) throw new Error('bookings are kept as long as the page is open');
  await bookings.put(withLabel((await bookings.get(booking.actor)) ?? booking, label));
}

/** What is known of a booking once its citizen calls it so. */
export function withLabel({ label: _, ...booking }: Booking, label: string | null): Booking {
  return label === null ? booking : { ...booking, label };
}

/**
 * Takes in the secret of a mail's link, from the address's fragment; null when the link is incomplete. What the
 * appointment is, its inbox will say. Opening the link asks for nothing (B3).
 */
export async function keepMailLink(
  fragment: string,
  language: Language,
  now: Instant,
  database?: Database,
): Promise<Booking | null> {
  const secret = secretInFragment(fragment);
  if (secret === null) return null;
  const { bookings } = database ?? (await pageDatabase());
  const actor = actorId.parse(await actorOfSecret(secret));
  const known = await bookings.get(actor).catch(() => undefined);
  if (known !== undefined) return known;
  const unknown = { office: null, date: null, visit: null, start: null, known: null } as const;
  const booking: Booking = { actor, secret, via: 'mail', ...unknown, language, addedAt: now };
  // Where nothing can be kept, the link still opens its appointment now.
  await bookings.put(booking).catch(() => {});
  return booking;
}

/** Soonest first; those whose time is not known yet last. Rejects when the disk cannot be read. */
export async function listBookings(database?: Database): Promise<Booking[]> {
  const { bookings } = database ?? (await pageDatabase());
  const all = await bookings.all();
  return all.sort((a, b) => (a.start ?? Infinity) - (b.start ?? Infinity) || a.addedAt - b.addedAt);
}

/** The last no that the office has said to a booking, in this page or one before it; null: none. Rejects when the disk cannot be read. */
export async function lastRefusal(actor: ActorId, database?: Database): Promise<RefusedAt | null> {
  const { answered } = database ?? (await pageDatabase());
  const refusals = (await answered.all()).flatMap(({ actor: by, answer, at }) =>
    by === actor && !answer.ok ? [{ answer, at }] : [],
  );
  return refusals.sort((a, b) => a.at - b.at).at(-1) ?? null;
}

/** Forgets a booking, what the relay said of it, and what was never sent. It cancels nothing. */
export async function removeBooking(actor: ActorId, database?: Database): Promise<void> {
  const from = database ?? (await pageDatabase());
  await from.bookings.delete(actor);
  await dropReplica(from, { kind: 'inbox', actor });
  await dropRequests(from, actor);
}
