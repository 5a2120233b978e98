/** Booking, activating and cancelling an appointment (rules B3–B6, B8, B9, M1, M2, M10). */
import { may } from '../access.ts';
import type { Alternative, RefusalOf } from '../requests/answer.ts';
import type { AppointmentEvent } from '../day/appointment.ts';
import { freeStarts, laneFreeAt } from '../office/capacity.ts';
import type { Channel } from '../office/capacity.ts';
import { needOf } from '../requests/need.ts';
import type { Enquiry } from '../requests/open-item.ts';
import { fieldsFor } from '../office/custom-field.ts';
import { asksForProof, confirmableUntil } from '../office/brake.ts';
import { stepsFor, visitWith } from '../day/day.ts';
import type { Day } from '../day/day.ts';
import type { CancelReason } from '../day/discretion.ts';
import { accept, stepBase, refuse } from './decision.ts';
import type { Circumstances, Decision, Notice, OfficeState } from './decision.ts';
import { whyOutside } from './outside.ts';
import { proposalsFor } from './proposals.ts';
import { mailTo, ofOwnAppointment, withMailAuthorization } from './own-appointment.ts';
import type { AuthorizedAppointment } from './own-appointment.ts';
import type { LaneId } from '../ids.ts';
import { homeLane } from '../day/lanes.ts';
import { makeAppointment, stampOf } from './new-events.ts';
import { numberAndCode } from './number-and-code.ts';
import { lanesForChoices, variantIn } from '../office/office.ts';
import { pausedRefusal, placesPausedUntil } from '../office/rescue.ts';
import type { Office } from '../office/office.ts';
import { checkContact, neededBy } from '../day/people.ts';
import type { Authorization, Person } from '../day/people.ts';
import { askedValues, checkValues } from '../day/field-values.ts';
import type { RequestOf } from '../requests/request.ts';
import { costOf, isTooMuch } from '../requests/citizens-requests.ts';
import type { CitizensKind } from '../requests/citizens-requests.ts';
import { MAILS_AN_HOUR } from '../requests/request-costs.ts';
import type { RequestTable } from '../requests/request-table.ts';
import { returnDelayMs } from './return-delay.ts';
import { dateOf, MINUTE_MS } from '../time.ts';
import type { Instant, LocalDate } from '../time.ts';
import { foldVisitAlone } from '../day/visit.ts';
import type { StepEvent, Visit } from '../day/visit.ts';

const ALTERNATIVES = 6;

export function decideBook(
  state: OfficeState,
  request: RequestOf<'book'>,
  circumstances: Circumstances,
): Decision<RefusalOf<'book'>> {
  const { office } = state;
  const { now, by } = circumstances;
  const channel: Channel = may(by.role, 'book') ? 'staff' : 'online';
  const need = needOf(office, request.services, channel);
  if (!need.ok) return refuse(request, need.error);
  const { minutes, lanes } = need.value;
  const variant = variantIn(request.services);
  const wrong = Object.entries(checkContact(office, request.contact, dateOf(now, office.timeZone), variant));
  // B9: people who phone may have no mail address and need not say their birthday; staff may note a number to call.
  const tolerated = wrong.every(
    ([field, error]) =>
      channel === 'staff' && error !== 'malformed' && !neededBy(variant).some((needed) => needed === field),
  );
  if (request.contact.name.trim() === '' || !tolerated) return refuse(request, 'bad-contact');
  if (!areFieldsGood(office, request, channel)) return refuse(request, 'bad-fields');
  if (dateOf(request.start, office.timeZone) !== request.date) return refuse(request, 'wrong-day');
  const answered = channel === 'staff' ? enquiryOf(state, request) : null;
  if (answered !== null && answered.resolved !== null) return refuse(request, 'enquiry-resolved');
  if (placesPausedUntil(office, now) !== null) {
    const callBack = channel === 'staff' ? callBackFor(state, request, circumstances, []) : [];
    return refuse(request, pausedRefusal(office), [], callBack);
  }

  const slots = state.slots(request.date);
  const lead = office.rules.leadMinutes;
  const lane = slots === null ? null : laneFreeAt(slots, lanes, request.start, minutes, channel, now, lead);
  if (lane === null) {
    const alternatives = nearestFree(state, lanes, minutes, channel, request.start, now);
    if (channel === 'online' && slots !== null && now < slots.bookableFrom) {
      return refuse(request, 'not-yet-bookable', alternatives);
    }
    const soon = channel === 'online' && request.start < now + lead * MINUTE_MS;
    const callBack = channel === 'staff' ? callBackFor(state, request, circumstances, alternatives) : [];
    return refuse(request, soon ? 'too-soon' : 'place-gone', alternatives, callBack);
  }
  const limit = channel === 'online' ? limitReached('book', office, circumstances) : null;
  if (limit !== null) return refuse(request, limit);
  const { mail } = request.contact;
  // Strangers may type any address, so no answer depends on what its owner has confirmed: they get a mail instead.
  const open = mail === null ? null : state.openAppointments(mail, circumstances.origin ?? null);
  if (channel === 'online' && open !== null && open.sameOrigin >= office.rules.perMail) {
    return refuse(request, 'too-many-requests');
  }
  const day = state.day(request.date);
  if (day === null) return accept(request, null);
  const decision = book(office, day, request, circumstances, { lane, minutes, channel });
  return answered === null ? decision : withAnswer(decision, answered, request, circumstances);
}

/** B14: what staff book for; null: no enquiry, or one that is not at hand here. */
function enquiryOf(state: OfficeState, { enquiry }: RequestOf<'book'>): Enquiry | null {
  const memo = enquiry === undefined ? undefined : state.memos(enquiry.date)?.get(`enquiry:${enquiry.id}`);
  return memo?.type === 'enquiry' ? memo : null;
}

/** B14: with the appointment the enquiry is resolved, in one step: no second clerk books for it. */
function withAnswer(
  decision: Decision<RefusalOf<'book'>>,
  enquiry: Enquiry,
  { enquiry: named }: RequestOf<'book'>,
  { at, by }: Circumstances,
): Decision<RefusalOf<'book'>> {
  if (!decision.answer.ok || named === undefined) return decision;
  const record = { ...enquiry, resolved: { at, by: by.actor } };
  return { ...decision, memos: [...decision.memos, { date: named.date, record }] };
}

/** B13: staff may leave out what citizens are asked to say. */
const areFieldsGood = (
  office: Office,
  { fields = [], services }: RequestOf<'book'>,
  channel: Channel,
): boolean =>
  [...checkValues({ fields: fieldsFor(office.fields, services) }, fields).values()].every(
    (error) => channel === 'staff' && error === 'missing',
  );

type LimitOf<K extends CitizensKind> =
  'too-many-requests' | (RequestTable[K]['cost']['proof'] extends true ? 'proof-needed' : never);

/** B6: what keeps a citizen's request from being granted now, or null. */
export function limitReached<K extends CitizensKind>(
  kind: K,
  office: Office,
  { now, proven, recent = null }: Circumstances,
): LimitOf<K> | null {
  // `LimitOf` says the same as the row's `proof`.
  if (costOf(kind).proof && asksForProof(office, now) && !proven) return 'proof-needed' as LimitOf<K>;
  return isTooMuch(kind, office.rules, recent) ? 'too-many-requests' : null;
}

/** M3: longer than this ago, and the person on the phone has hung up with a promise that does not hold. */
const STILL_ON_THE_PHONE_MS = MINUTE_MS;

/** M3, M18: what was booked in an outage and is gone or cannot be given now; staff are told whom to phone. */
function callBackFor(
  state: OfficeState,
  request: RequestOf<'book'>,
  { now, at, by }: Circumstances,
  alternatives: Alternative[],
): Decision['memos'] {
  // M16: asked again, a clerk may have phoned already.
  const known = state.memos(request.date)?.has(`call-back:${request.id}`) === true;
  if (known || now - at < STILL_ON_THE_PHONE_MS) return [];
  const { id, contact, fields, services, start } = request;
  const record = {
    type: 'call-back',
    id,
    at,
    by: by.actor,
    contact,
    ...(fields === undefined ? {} : { fields }),
    services,
    start,
    alternatives,
    resolved: null,
  } as const;
  return [{ date: request.date, record }];
}

/** C15.4: longer than a page needs to take its trial back. A page that was closed meanwhile does not. */
const TRIAL_MS = 5 * MINUTE_MS;

function book(
  office: Office,
  day: Day,
  request: RequestOf<'book'>,
  circumstances: Circumstances,
  place: { lane: LaneId; minutes: number; channel: Channel },
): Decision<RefusalOf<'book'>> {
  const { by, now, random, mailAuthorization, origin = null } = circumstances;
  const names = numberAndCode(office, day, place.lane, random);
  if (names === null) return refuse(request, 'day-full');
  const { services, start, language } = request;
  const { lane, minutes, channel } = place;
  const isTrial = request.trial === true && may(by.role, 'office');
  const activateBy = isTrial
    ? now + TRIAL_MS
    : channel === 'online'
      ? confirmableUntil(office, start, now)
      : null;
  const reserved = activateBy !== null;
  const event = makeAppointment(stampOf(request, circumstances), {
    ...{ lane, start, minutes, services, ...names, channel, activateBy, language },
  });
  const hasMail = request.contact.mail !== null;
  // The office asks for no address as a rule. While the brake is on it does.
  if (reserved && !hasMail && !isTrial) return refuse(request, 'too-many-requests');
  const fields = askedValues({ fields: fieldsFor(office.fields, services) }, request.fields ?? []);
  const authorizations: Authorization[] = channel === 'online' ? [{ actor: by.actor, via: 'phone' }] : [];
  const person: Person = {
    id: event.id,
    contact: request.contact,
    ...(fields.length > 0 ? { fields } : {}),
    language: request.language,
    ...(variantIn(services) === 'video' ? videoLinkFor(office, random) : {}),
    reminder: office.rules.reminder === 'on' || (office.rules.reminder === 'opt-in' && request.reminder),
    authorizations: hasMail ? withMailAuthorization(authorizations, mailAuthorization) : authorizations,
    ...(channel === 'online' ? { received: { at: now, origin } } : {}),
  };
  return accept(request, foldVisitAlone(event, []), {
    events: [event],
    people: [{ date: request.date, person }],
    notices: hasMail
      ? [{ kind: reserved ? 'activation' : 'confirmation', date: request.date, visit: event.id }]
      : [],
  });
}

const ROOM_SIGNS = 'abcdefghijklmnopqrstuvwxyz234567';
/** 130 bits: a stranger who guesses it sits in the talk. */
const ROOM_LENGTH = 26;

/** B15: a room of its own, which follows from nothing that a calendar, a kiosk or the public knows. */
function videoLinkFor({ videoLink }: Office, random: () => number): Pick<Person, 'videoLink'> {
  if (videoLink === undefined) return {};
  const sign = (): string => ROOM_SIGNS[Math.floor(random() * ROOM_SIGNS.length)]!;
  return { videoLink: videoLink.replace('{room}', Array.from({ length: ROOM_LENGTH }, sign).join('')) };
}

export const decideActivate = ofOwnAppointment('mail', activate);

function activate(
  state: OfficeState,
  request: RequestOf<'activate'>,
  circumstances: Circumstances,
  { day, event, visit }: AuthorizedAppointment,
): Decision<RefusalOf<'activate'>> {
  const { at, now } = circumstances;
  const activated = { ...stepBase(request, event.id, circumstances), what: 'activated' } as const;
  if (visit.state !== 'reserved' && visit.state !== 'lapsed') {
    // They are here. What shows that may be taken back later, and then the press counts. Of what was cancelled, too:
    // who has confirmed and stands at the kiosk is here (M8).
    const isNew = !stepsFor(day, event.id).some((e) => e.what === 'activated');
    const counts = isNew && event.activateBy !== null && at <= event.activateBy;
    const events = counts ? [activated] : [];
    const { visit: then } = visitWith(day, event.id, [...stepsFor(day, event.id), ...events]);
    const why = whyNotConfirmed(then);
    return { ...(why === null ? accept(request, then) : refuse(request, why)), events };
  }
  const slots = state.slots(request.date);
  const stillFree =
    visit.state === 'reserved' ||
    (slots !== null &&
      placesPausedUntil(state.office, now) === null &&
      laneFreeAt(slots, [homeLane(state.office, event)], event.start, event.minutes, 'online', now, 0) !==
        null);
  // P3: long after the lapse no person is on record any more.
  const isErased = state.people(request.date)?.get(event.id)?.contact === null;
  if (event.activateBy === null || at > event.activateBy || !stillFree || isErased) {
    const lanes = lanesForChoices(state.office, event.services).map((l) => l.id);
    const alternatives = nearestFree(state, lanes, event.minutes, 'online', event.start, now);
    return refuse(request, 'activation-too-late', alternatives);
  }
  if (isMailboxFull(state, event)) return refuse(request, 'too-many-appointments');
  return accept(request, visit, {
    events: [activated],
    ...mailTo(state, event, circumstances, 'confirmation'),
  });
}

/** Why a press of the button that is on record confirms nothing; null: it does. */
export const whyNotConfirmed = ({ state }: Visit): 'not-possible-now' | null =>
  state === 'cancelled' ? 'not-possible-now' : null;

/** B6: the owner of its mail address has confirmed as many open appointments as one may have. */
export function isMailboxFull(state: OfficeState, { date, id }: AppointmentEvent): boolean {
  const mail = state.people(date)?.get(id)?.contact?.mail ?? null;
  return mail !== null && state.openAppointments(mail, null).confirmed >= state.office.rules.perMail;
}

export const decideCancel = ofOwnAppointment('with-code', cancel);

function cancel(
  state: OfficeState,
  request: RequestOf<'cancel'>,
  circumstances: Circumstances,
  { day, event, visit }: AuthorizedAppointment,
): Decision<RefusalOf<'cancel'>> {
  // B8: a link of an older mail, or a press that met a move: the citizen gives up what it has become. Also when it
  // turns out that they came under the old one: then the new one is not needed either (M8).
  const moved = stepsFor(day, event.id).find((e) => e.what === 'moved');
  if (moved !== undefined) {
    return decideCancel(state, { ...request, date: moved.toDate, visit: moved.to }, circumstances);
  }
  if (visit.state === 'cancelled') return accept(request, visit);
  const { at, now, random } = circumstances;
  const reason = reasonFor(state, event, request, circumstances);
  const delay = returnDelayMs(state, event, now, random);
  const freeFrom = Math.max(at, now);
  const isByStaff = may(circumstances.by.role, 'book') && delay > 0 && visit.freeAt === null;
  const cancelled: StepEvent = {
    ...stepBase(request, event.id, circumstances),
    what: 'cancelled',
    // A place that has lapsed is free already, and another booking may have it.
    freeAt: visit.freeAt ?? freeFrom + delay,
    // C10: for the visitor who sits opposite. Those who book online wait as ever, so no place can be passed on.
    ...(isByStaff ? { freeForStaffAt: freeFrom } : {}),
    ...(reason === undefined ? {} : { reason }),
  };
  // A4: judged by when it was pressed. A citizen who cancelled in time has not stayed away, whenever the news came
  // (M9).
  const { counted } = visitWith(day, event.id, [...stepsFor(day, event.id), cancelled], cancelled);
  if (!counted) {
    // M8: on record once where the visitor is here by what may yet be taken back: a scan or a service that was a slip.
    const isKnown = stepsFor(day, event.id).some(
      (e) => e.what === 'cancelled' && e.by === circumstances.by.actor,
    );
    const isHere = visit.arrivedAt !== null && !isKnown;
    return { ...refuse(request, 'not-possible-now'), events: isHere ? [cancelled] : [] };
  }
  return accept(request, visit, {
    events: [cancelled],
    ...(isMailDue(visit, circumstances)
      ? mailTo(state, event, circumstances, 'cancellation', toldOf(state, event, reason, now))
      : {}),
    log: logOf(request, visit, circumstances),
  });
}

/** B8: staff alone give a reason. C3: what lies outside the office's hours by now, the office itself gives up. */
function reasonFor(
  { office }: OfficeState,
  event: AppointmentEvent,
  { reason }: RequestOf<'cancel'>,
  { by }: Circumstances,
): CancelReason | undefined {
  if (!may(by.role, 'book')) return undefined;
  return reason ?? (whyOutside(office, event) === null ? undefined : 'we-cannot');
}

/** C3: what the mail says of it; where the office itself gives the appointment up, it proposes other times. */
function toldOf(
  state: OfficeState,
  event: AppointmentEvent,
  reason: CancelReason | undefined,
  now: Instant,
): Pick<Notice, 'reason' | 'proposals'> {
  if (reason === undefined) return {};
  return reason === 'we-cannot' ? { reason, proposals: proposalsFor(state, event, now) } : { reason };
}

/** P5: what a member did to one appointment. Those that a change of hours has hit are counted with that change. */
function logOf(
  { id, reason }: RequestOf<'cancel'>,
  { date, number }: Visit,
  { at, by }: Circumstances,
): Decision['log'] {
  if (reason === undefined || !may(by.role, 'book')) return [];
  return [{ what: 'appointment-cancelled', id, at, by: by.actor, date, number, reason }];
}

/** B6: a stranger's reservation writes no second mail, and nothing writes more mails an hour than the cap. */
function isMailDue({ state }: Visit, { by, recent = null }: Circumstances): boolean {
  if (may(by.role, 'book')) return true;
  return state !== 'reserved' && (recent?.mailbox ?? 0) < MAILS_AN_HOUR;
}

/** B4: the free starts nearest to the wish, over all days that are known, earliest first. */
export function nearestFree(
  state: OfficeState,
  lanes: readonly LaneId[],
  minutes: number,
  channel: Channel,
  wish: Instant,
  now: Instant,
): Alternative[] {
  if (placesPausedUntil(state.office, now) !== null) return [];
  const found: { date: LocalDate; start: Instant }[] = [];
  for (const date of state.bookableDays()) {
    const slots = state.slots(date);
    if (slots === null) continue;
    for (const { start } of freeStarts(slots, lanes, minutes, channel, now, state.office.rules.leadMinutes)) {
      found.push({ date, start });
    }
  }
  const nearest = found.sort(
    (a, b) => Math.abs(a.start - wish) - Math.abs(b.start - wish) || a.start - b.start,
  );
  return spread(nearest).sort((a, b) => a.start - b.start);
}

/** B4: two alternatives are this far apart, as far as enough is free: who cannot come at ten cannot come at five past. */
const APART_MS = 30 * MINUTE_MS;
/** B4: so that another day is among them. */
const MOST_OF_A_DAY = 4;

function spread(nearest: readonly Alternative[]): Alternative[] {
  const chosen: Alternative[] = [];
  for (const one of nearest) {
    if (chosen.length === ALTERNATIVES) break;
    const isApart = chosen.every(({ start }) => Math.abs(start - one.start) >= APART_MS);
    const ofDay = chosen.filter(({ date }) => date === one.date).length;
    if (isApart && ofDay < MOST_OF_A_DAY) chosen.push(one);
  }
  const rest = nearest.filter((one) => !chosen.includes(one));
  return [...chosen, ...rest].slice(0, ALTERNATIVES);
}
