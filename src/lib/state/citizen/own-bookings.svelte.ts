/**
 * The bookings of this phone. Each authorization that it holds, made here or taken from a mail's link, has a channel
 * that carries requests and brings the outcome. Two authorizations for one appointment are shown as one.
 */
import {
  credentialOf,
  keepBooking,
  keepKnown,
  keepMailLink,
  lastRefusal,
  listBookings,
  makeSecret,
  removeBooking,
  toBeKnown,
  withKnown,
} from '../../client/requests/bookings.ts';
import type { Booking, RefusedAt } from '../../client/requests/bookings.ts';
import { composeRequest } from '../../client/compose-request.ts';
import { openRequestChannel } from '../../client/requests/request-channel.ts';
import { memoryDatabase, pageDatabase } from '../../client/browser/database.ts';
import { askToKeep } from '../../client/browser/lasting.ts';
import type { Clock, RequestChannel } from '../../client/types.ts';
import type { OwnAppointment } from '../../domain/requests/answer.ts';
import type { ActorId, RequestId } from '../../domain/ids.ts';
import type { Request, RequestOf } from '../../domain/requests/request.ts';
import { dateOf } from '../../domain/time.ts';
import { draftOf } from './draft.svelte.ts';
import { dropPerson } from './kept-person.ts';
import { openProver } from './proof.ts';
import { appointmentsOf, isLost, isLostVisit, movedOn, standingRefusal, visitsOf } from './visits.ts';
import type { OwnBookings } from './bookings.ts';
import type { OwnBooking } from './visits.ts';
import { timeZoneOf } from '../followed-office.svelte.ts';

const DAY_MS = 24 * 3_600_000;
const KEEP_REFUSED_MS = DAY_MS;
/** A mail's link that was opened without a network and has not been answered yet. */
const KEEP_UNKNOWN_MS = 7 * DAY_MS;
const KEEP_PAST_MS = 30 * DAY_MS;

interface Opened {
  booking: Booking;
  readonly channel: RequestChannel;
  /** An earlier page was refused. */
  readonly refused: RefusedAt | null;
  proving: boolean;
}

export function openOwnBookings(clock: Clock): OwnBookings {
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- the pages are told by `all`
  const opened = new Map<ActorId, Opened>();
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- as above
  const opening = new Map<ActorId, Promise<Opened>>();
  let all = $state.raw<readonly OwnBooking[]>([]);
  let loaded = $state(false);
  let unreadable = $state(false);
  let closed = false;
  const prover = openProver();
  /** Refused for want of a proof and asked again, or asked that second time: the next no is final. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- no page shows it
  const triedAgain = new Set<RequestId>();
  const known = $derived(visitsOf(all));
  const standing = $derived(known.filter((visit) => !isLostVisit(visit)));
  const visits = $derived(standing.filter((visit) => movedOn(visit, standing) === null));
  const before = $derived(standing.filter((visit) => movedOn(visit, standing) !== null));
  const lost = $derived(known.filter(isLostVisit));

  /** `kept`: the phone has the secret on its disk. Without it a request on disk would have no owner. */
  function open(booking: Booking, kept = true): Promise<Opened> {
    let begun = opening.get(booking.actor);
    if (begun === undefined) opening.set(booking.actor, (begun = begin(booking, kept)));
    return begun;
  }

  async function begin(booking: Booking, kept: boolean): Promise<Opened> {
    const database = kept ? await pageDatabase() : memoryDatabase();
    const channel = await openRequestChannel(booking.actor, credentialOf(booking), {
      clock,
      database,
      // What is read here must outlive a reload without a network: in the inbox and beside the authorization.
      keepFirst: async (told) => {
        const known = toBeKnown(told);
        const held = opened.get(booking.actor)?.booking ?? booking;
        if (known !== undefined) await keepKnown(held, known, database);
      },
      markFirst: true,
    });
    const refused = await lastRefusal(booking.actor, database).catch(() => null);
    const entry: Opened = { booking, channel, refused, proving: false };
    if (closed) {
      void channel.close();
      return entry;
    }
    if (isOver(entry)) {
      await channel.close();
      dropPerson(booking.actor);
      await removeBooking(booking.actor).catch((problem: unknown) => console.warn('not removed:', problem));
      return entry;
    }
    opened.set(booking.actor, entry);
    channel.subscribe(() => notice(entry));
    notice(entry);
    return entry;
  }

  /** Refused days ago, or long past: no user looks for it any more. */
  function isOver({ booking, channel, refused }: Opened): boolean {
    if (channel.pending().length > 0) return false;
    const asked = Math.max(booking.addedAt, refused?.at ?? 0);
    const age = clock.now() - (booking.visit === null ? asked : (booking.start ?? asked));
    return (
      age >
      (booking.visit !== null ? KEEP_PAST_MS : booking.via === 'phone' ? KEEP_REFUSED_MS : KEEP_UNKNOWN_MS)
    );
  }

  const isUnderway = ({ channel, proving }: Opened): boolean => proving || channel.pending().length > 0;

  function notice(entry: Opened): void {
    for (const { request, answer } of entry.channel.trackedRequests()) {
      if (request.kind === 'correct-mail' && answer?.ok === true)
        draftOf(request.office).mailCorrected(entry.booking.actor, request.mail);
      if ((request.kind !== 'book' && request.kind !== 'move') || answer === null) continue;
      if (request.kind === 'book') draftOf(request.office).answered(answer);
      if (!answer.ok && answer.reason === 'proof-needed') void askWithProof(entry, request);
    }
    learn(entry);
    all = [...opened.values()].map(lookAt);
  }

  function lookAt({ booking, channel, refused, proving }: Opened): OwnBooking {
    const { link } = channel;
    const trackedRequests = channel.trackedRequests();
    const inbox = channel.appointments();
    const today = dateOf(clock.now(), timeZoneOf(null));
    const appointments = appointmentsOf(booking, inbox, link, today);
    const lost = isLost(booking, inbox, link, trackedRequests, today);
    const told = appointments.length > 0 || booking.visit !== null || refused !== null;
    const refusal = proving ? null : standingRefusal(booking, trackedRequests, refused?.answer ?? null);
    const asked = trackedRequests.some((e) => e.request.kind === 'book');
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
  async function askWithProof(entry: Opened, refused: RequestOf<'book' | 'move'>): Promise<void> {
    if (triedAgain.has(refused.id) || closed) return;
    triedAgain.add(refused.id);
    entry.proving = true;
    const proof = await prover.take(refused.office);
    entry.proving = false;
    if (proof === null || closed) return notice(entry);
    const again = composeRequest(clock, { ...refused, proof });
    triedAgain.add(again.id);
    draftOf(refused.office).askedAgain(refused.id, again.id);
    send(entry, again);
    entry.channel.release(refused.id);
  }

  /** `entry` is what `keepFirst` has written. */
  function learn(entry: Opened): void {
    const known = toBeKnown(entry.channel.appointments());
    if (known !== undefined) entry.booking = withKnown(entry.booking, known);
  }

  async function openAll(): Promise<void> {
    const { outboxes } = await pageDatabase();
    const begun = await Promise.allSettled((await listBookings()).map((booking) => open(booking)));
    for (const one of begun) if (one.status === 'rejected') throw one.reason;
    unreadable = outboxes === null;
  }

  openAll()
    .catch((problem: unknown) => {
      unreadable = true;
      console.error('the bookings could not be opened:', problem);
    })
    .finally(() => (loaded = true));

  async function forget(actors: readonly ActorId[]): Promise<void> {
    for (const actor of actors) {
      const known = opened.get(actor);
      const office = known?.booking.office ?? null;
      if (office !== null) draftOf(office).letGo(actor);
      await known?.channel.close();
      opened.delete(actor);
      opening.delete(actor);
      await removeBooking(actor);
      dropPerson(actor);
    }
    all = all.filter((b) => !actors.includes(b.booking.actor));
  }

  /** The request tells how it went, also that it could not be saved. */
  const send = ({ channel }: Opened, request: Request): void =>
    void channel.ask(request).catch((problem: unknown) => console.warn('a request was not saved:', problem));

  return {
    get loaded() {
      return loaded;
    },
    get unreadable() {
      return unreadable;
    },
    get all() {
      return all;
    },
    get visits() {
      return visits;
    },
    get before() {
      return before;
    },
    get lost() {
      return lost;
    },
    trackedRequest: (actor, id) =>
      all.find((b) => b.booking.actor === actor)?.trackedRequests.find((e) => e.request.id === id) ?? null,
    async openLink(fragment, language) {
      const booking = await keepMailLink(fragment, language, clock.now());
      if (booking === null) return null;
      await open(booking);
      return booking.actor;
    },
    prepareProof: (office) => prover.prepare(office),
    async book(asked, again, proven) {
      const before = again === null ? undefined : opened.get(again)?.booking;
      const { secret, actor } = before ?? (await makeSecret());
      const { office, date, start, language } = asked;
      const unknown = { visit: null, known: null, via: 'phone', addedAt: clock.now() } as const;
      const booking: Booking = { secret, actor, office, date, start, language, ...unknown };
      const proof = proven ? await prover.take(asked.office) : null;
      // Kept first: an answer to a secret that the phone has forgotten reaches only the mail. Where the phone keeps
      // nothing, the request says so.
      const kept = await keepBooking(booking).then(
        () => true,
        (problem: unknown) => console.warn('a booking was not kept:', problem),
      );
      askToKeep();
      const entry = await open(booking, kept === true);
      entry.booking = booking;
      const proofs = proof === null ? {} : { proof };
      const lists = { services: [...asked.services], fields: [...asked.fields] };
      const request = composeRequest(clock, { kind: 'book', ...asked, ...lists, ...proofs });
      send(entry, request);
      return { actor, request: request.id };
    },
    async ask(actor, what, appointment) {
      const entry = opened.get(actor);
      if (entry === undefined) return;
      const { id: visit, date } = appointment;
      const office = entry.booking.office ?? officeOf(appointment);
      send(entry, composeRequest(clock, { visit, date, office, ...what }));
    },
    async move(actor, { appointment, date, start, code }, proven) {
      const entry = opened.get(actor);
      if (entry === undefined) return;
      const { id: visit, date: from } = appointment;
      const office = entry.booking.office ?? officeOf(appointment);
      const proof = proven ? await prover.take(office) : null;
      const proofs = { ...(proof === null ? {} : { proof }), ...(code === null ? {} : { code }) };
      send(entry, composeRequest(clock, { kind: 'move', office, visit, from, date, start, ...proofs }));
    },
    async withdraw(actor, id) {
      const entry = opened.get(actor);
      const asked = entry?.channel.trackedRequest(id)?.request;
      if (entry === undefined || asked === undefined || !(await entry.channel.withdraw(id))) return false;
      draftOf(asked.office).withdrawn(id);
      if (entry.channel.pending().length === 0 && entry.booking.visit === null) await forget([actor]);
      return true;
    },
    forget: (visit) => forget(visit.bookings.map((b) => b.booking.actor)),
    async dismiss(actor) {
      const entry = opened.get(actor);
      if (entry !== undefined && isUnderway(entry)) return;
      await forget([actor]);
    },
    startAnew(office) {
      const draft = draftOf(office);
      const { sending } = draft.content;
      const entry = sending === null ? undefined : opened.get(sending.actor);
      if (draft.stage === 'underway' && (!loaded || (entry !== undefined && isUnderway(entry)))) return;
      if (draft.stage === 'refused' && entry !== undefined) void forget([entry.booking.actor]);
      draft.clear();
    },
    close() {
      closed = true;
      for (const { channel } of opened.values()) void channel.close();
      opened.clear();
    },
  };
}

const officeOf = (appointment: OwnAppointment): NonNullable<Booking['office']> =>
  appointment.office as NonNullable<Booking['office']>;
