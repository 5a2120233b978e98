/**
 * The bookings of this phone. Each authorization that it holds, made here or taken from a mail's link, has a channel
 * that carries requests and brings the outcome. Two authorizations for one appointment are shown as one.
 */
import {
  keepBooking,
  keepLabel,
  keepMailLink,
  makeSecret,
  toBeKnown,
  withKnown,
  withLabel,
} from '../../client/requests/bookings.ts';
import type { Booking } from '../../client/requests/bookings.ts';
import { composeRequest } from '../../client/compose-request.ts';
import { pageDatabase } from '../../client/browser/database.ts';
import { onPageEvent } from '../../client/browser/listeners.ts';
import { askToKeep } from '../../client/browser/lasting.ts';
import type { Clock, TrackedRequest } from '../../client/types.ts';
import type { OwnAppointment } from '../../domain/requests/answer.ts';
import type { ActorId, OfficeId, RequestId } from '../../domain/ids.ts';
import type { Language } from '../../domain/office/text.ts';
import type { RequestOf } from '../../domain/requests/request.ts';
import { dateOf } from '../../domain/time.ts';
import { BookingChannels, isUnderway, send } from './booking-channels.ts';
import type { OpenBooking } from './booking-channels.ts';
import type {
  AskedCall,
  AskedEnquiry,
  LateAnswer,
  AskedMove,
  AskedOfAppointment,
  AskedPlace,
  OnceOutcome,
  OwnBookings,
} from './bookings.ts';
import { mayHaveDraft } from './draft-place.ts';
import { clearOrphans, draftOf } from './draft.svelte.ts';
import { sendEnquiry } from './enquiry.ts';
import { followCall } from './follow-call.ts';
import { keptPerson } from './kept-person.ts';
import { openProver } from './proof.ts';
import {
  appointmentsOf,
  isLost,
  isLostVisit,
  movedOn,
  ownLabel,
  standingRefusal,
  visitsOf,
} from './visits.ts';
import type { OwnBooking, OwnVisit } from './visits.ts';
import { timeZoneOf } from '../followed-office.svelte.ts';

export const openOwnBookings = (clock: Clock): OwnBookings => new BookingsOfPhone(clock);

class BookingsOfPhone implements OwnBookings {
  readonly #clock: Clock;
  readonly #channels: BookingChannels;
  readonly #prover = openProver();
  readonly #ready: Promise<unknown>;
  readonly #stopFollowing = onPageEvent('storage', clearOrphans);
  /** Refused for want of a proof and asked again, or asked that second time: the next no is final. */
  readonly #triedAgain = new Set<RequestId>();
  #all = $state.raw<readonly OwnBooking[]>([]);
  #loaded = $state(false);
  #unreadable = $state(false);
  readonly #known = $derived(visitsOf(this.#all));
  readonly #standing = $derived(this.#known.filter((visit) => !isLostVisit(visit)));
  readonly visits = $derived(this.#standing.filter((visit) => movedOn(visit, this.#standing) === null));
  readonly before = $derived(this.#standing.filter((visit) => movedOn(visit, this.#standing) !== null));
  readonly lost = $derived(this.#known.filter(isLostVisit));

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#channels = new BookingChannels(clock, (entry) => this.#notice(entry));
    this.#ready = this.#openAll()
      .catch((problem: unknown) => {
        this.#unreadable = true;
        console.error('the bookings could not be opened:', problem);
      })
      .finally(() => (this.#loaded = true));
  }

  get loaded(): boolean {
    return this.#loaded;
  }

  get unreadable(): boolean {
    return this.#unreadable;
  }

  get all(): readonly OwnBooking[] {
    return this.#all;
  }

  trackedRequest(actor: ActorId, id: RequestId): TrackedRequest | null {
    const own = this.#all.find(({ booking }) => booking.actor === actor);
    return own?.trackedRequests.find(({ request }) => request.id === id) ?? null;
  }

  async openLink(fragment: string, language: Language): Promise<ActorId | null> {
    const booking = await keepMailLink(fragment, language, this.#clock.now());
    if (booking === null) return null;
    await this.#channels.open(booking);
    return booking.actor;
  }

  prepareProof(office: OfficeId): void {
    this.#prover.prepare(office);
  }

  async book(
    asked: AskedPlace,
    again: ActorId | null,
    proven: boolean,
  ): Promise<{ actor: ActorId; request: RequestId }> {
    const clock = this.#clock;
    const before = again === null ? undefined : this.#channels.of(again)?.booking;
    const { secret, actor } = before ?? (await makeSecret());
    const { office, date, start, language } = asked;
    const unknown = { visit: null, known: null, via: 'phone', addedAt: clock.now() } as const;
    const booking: Booking = { secret, actor, office, date, start, language, ...unknown };
    const proof = proven ? await this.#prover.take(asked.office) : null;
    // Kept first: an answer to a secret that the phone has forgotten reaches only the mail. Where the phone keeps
    // nothing, the request says so.
    const kept = await keepBooking(booking).then(
      () => true,
      (problem: unknown) => {
        console.warn('a booking was not kept:', problem);
        return false;
      },
    );
    askToKeep();
    const entry = await this.#channels.open(booking, kept);
    entry.booking = booking;
    const proofs = proof === null ? {} : { proof };
    const lists = { services: [...asked.services], fields: [...asked.fields] };
    const request = composeRequest(clock, { kind: 'book', ...asked, ...lists, ...proofs });
    send(entry, request);
    return { actor, request: request.id };
  }

  enquire(asked: AskedEnquiry, proven: boolean, late: LateAnswer): Promise<OnceOutcome> {
    return sendEnquiry({ clock: this.#clock, prover: this.#prover }, asked, proven, late);
  }

  followCall(asked: AskedCall): Promise<OnceOutcome> {
    return followCall({ clock: this.#clock }, asked);
  }

  async ask(actor: ActorId, what: AskedOfAppointment, appointment: OwnAppointment): Promise<void> {
    const entry = this.#channels.of(actor);
    if (entry === undefined) return;
    const { id: visit, date } = appointment;
    const office = entry.booking.office ?? officeOf(appointment);
    send(entry, composeRequest(this.#clock, { visit, date, office, ...what }));
  }

  async move(actor: ActorId, to: AskedMove, proven: boolean): Promise<void> {
    const { appointment, date, start, code } = to;
    const entry = this.#channels.of(actor);
    if (entry === undefined) return;
    const { id: visit, date: from } = appointment;
    const office = entry.booking.office ?? officeOf(appointment);
    const proof = proven ? await this.#prover.take(office) : null;
    const proofs = { ...(proof === null ? {} : { proof }), ...(code === null ? {} : { code }) };
    send(entry, composeRequest(this.#clock, { kind: 'move', office, visit, from, date, start, ...proofs }));
  }

  async withdraw(actor: ActorId, id: RequestId): Promise<boolean> {
    const entry = this.#channels.of(actor);
    const asked = entry?.channel.trackedRequest(id)?.request;
    if (entry === undefined || asked === undefined || !(await entry.channel.withdraw(id))) return false;
    draftOf(asked.office).withdrawn(id);
    if (entry.channel.pending().length === 0 && entry.booking.visit === null) await this.#forget([actor]);
    return true;
  }

  async label(visit: OwnVisit, typed: string): Promise<boolean> {
    const label = ownLabel(typed);
    try {
      for (const { booking } of visit.bookings) {
        const entry = this.#channels.of(booking.actor);
        if (entry === undefined) continue;
        await keepLabel(entry.booking, label);
        entry.booking = withLabel(entry.booking, label);
        this.#notice(entry);
      }
      return true;
    } catch (problem) {
      console.warn('a name was not kept:', problem);
      return false;
    }
  }

  forget(visit: OwnVisit): Promise<void> {
    return this.#forget(visit.bookings.map(({ booking }) => booking.actor));
  }

  async dismiss(actor: ActorId): Promise<void> {
    // Before, no booking looks as if it were under way.
    await this.#ready;
    const entry = this.#channels.of(actor);
    if (entry !== undefined && isUnderway(entry)) return;
    await this.#forget([actor]);
  }

  startAnew(office: OfficeId): void {
    const draft = draftOf(office);
    const { sending } = draft.content;
    const entry = sending === null ? undefined : this.#channels.of(sending.actor);
    if (draft.stage === 'underway' && (!this.#loaded || (entry !== undefined && isUnderway(entry)))) return;
    if (draft.stage === 'refused' && entry !== undefined) void this.#forget([entry.booking.actor]);
    draft.clear();
  }

  close(): void {
    this.#stopFollowing();
    this.#channels.close();
  }

  async #openAll(): Promise<void> {
    const { outboxes } = await pageDatabase();
    await this.#channels.openAll();
    this.#unreadable = outboxes === null;
    // What is kept without its booking goes, also where no user comes to book again.
    if (!this.#unreadable) keptPerson(this.#channels.all.map(({ booking }) => booking.actor));
  }

  async #forget(actors: readonly ActorId[]): Promise<void> {
    for (const actor of actors) {
      const office = this.#channels.of(actor)?.booking.office ?? null;
      if (office !== null) draftOf(office).letGo(actor);
      await this.#channels.forget(actor);
    }
    this.#all = this.#all.filter(({ booking }) => !actors.includes(booking.actor));
  }

  #notice(entry: OpenBooking): void {
    for (const { request, answer } of entry.channel.trackedRequests()) {
      if (request.kind === 'correct-mail' && answer?.ok === true)
        draftOf(request.office).mailCorrected(entry.booking.actor, request.mail);
      if ((request.kind !== 'book' && request.kind !== 'move') || answer === null) continue;
      if (request.kind === 'book') draftOf(request.office).answered(answer, entry.channel.kept);
      if (!answer.ok && answer.reason === 'proof-needed') void this.#askWithProof(entry, request);
    }
    // `entry` is what `keepFirst` of `booking-channels.ts` has written.
    const known = toBeKnown(entry.channel.appointments());
    if (known !== undefined) entry.booking = withKnown(entry.booking, known);
    forgetMail(entry);
    this.#all = this.#channels.all.map((one) => this.#lookAt(one));
  }

  #lookAt({ booking, channel, refused, proving }: OpenBooking): OwnBooking {
    const { link } = channel;
    const trackedRequests = channel.trackedRequests();
    const inbox = channel.appointments();
    const today = dateOf(this.#clock.now(), timeZoneOf(null));
    const appointments = appointmentsOf(booking, inbox, link, today);
    const lost = isLost(booking, inbox, link, trackedRequests, today);
    const told = appointments.length > 0 || booking.visit !== null || refused !== null;
    const refusal = proving ? null : standingRefusal(booking, trackedRequests, refused?.answer ?? null);
    const asked = trackedRequests.some(({ request }) => request.kind === 'book');
    const unknown = booking.via === 'phone' && !told && !asked && !(link.state === 'live' && link.complete);
    return {
      booking,
      link,
      appointments,
      lost,
      kept: channel.kept,
      trackedRequests,
      proving,
      refusal,
      unknown,
    };
  }

  /** The office wants a proof, and this request had none or an old one: solved and asked once more (B6). */
  async #askWithProof(entry: OpenBooking, refused: RequestOf<'book' | 'move'>): Promise<void> {
    if (this.#triedAgain.has(refused.id) || this.#channels.isClosed) return;
    this.#triedAgain.add(refused.id);
    entry.proving = true;
    const proof = await this.#prover.take(refused.office);
    entry.proving = false;
    if (proof === null || this.#channels.isClosed) return this.#notice(entry);
    const again = composeRequest(this.#clock, { ...refused, proof });
    this.#triedAgain.add(again.id);
    draftOf(refused.office).askedAgain(refused.id, again.id);
    send(entry, again);
    entry.channel.release(refused.id);
  }
}

/** Once the appointment is confirmed no page shows any more where the mail went. */
function forgetMail({ booking: { office, actor }, channel }: OpenBooking): void {
  const told = channel.appointments();
  const isConfirmed = told.length > 0 && told.every(({ state }) => state !== 'reserved');
  if (isConfirmed && office !== null && mayHaveDraft(office)) draftOf(office).mailUsed(actor);
}

const officeOf = (appointment: OwnAppointment): NonNullable<Booking['office']> =>
  appointment.office as NonNullable<Booking['office']>;
