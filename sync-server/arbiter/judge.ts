/** One request: what is decided on it, written into the documents in memory, and answered. */
import type { Answer, GeneralRefusal } from '../../src/lib/domain/requests/answer.ts';
import { bookingOf } from '../../src/lib/domain/day/appointment.ts';
import type { BirthDate } from '../../src/lib/domain/input/birth-date.ts';
import { correctedTimeOf } from '../../src/lib/domain/requests/clock-correction.ts';
import { appointmentOf } from '../../src/lib/domain/day/day.ts';
import type { Decision } from '../../src/lib/domain/decide/decision.ts';
import type { ActorId, OfficeId, RequestId, VisitId } from '../../src/lib/domain/ids.ts';
import { isGuess } from '../../src/lib/domain/decide/report-device.ts';
import { answerFor } from '../../src/lib/domain/decide/kiosk-limits.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import type { Request } from '../../src/lib/domain/requests/request.ts';
import { isCitizensRequest } from '../../src/lib/domain/requests/citizens-requests.ts';
import type { CitizensRequest } from '../../src/lib/domain/requests/citizens-requests.ts';
import { dateOf, daysBetween } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { Log } from '../log/log.ts';
import type { MailLink, MailLinks } from '../mail/mail-links.ts';
import type { BirthDates } from './birth-dates.ts';
import type { OriginOf } from './booking-origin.ts';
import type { Brake } from './brake.ts';
import { decideSafely } from './decide-safely.ts';
import type { OfficeSession } from './office-session.ts';
import type { Inboxes } from './inboxes.ts';
import type { KioskTries } from './kiosk-tries.ts';
import type { Leases } from './leases.ts';
import { orderOf } from './mails.ts';
import type { OwedNotice } from './mails.ts';
import type { Asked } from './select-batch.ts';
import type { Portions } from './portions.ts';
import type { Progress } from './progress.ts';
import type { CountedRequest, BookingRates } from './booking-rates.ts';

export interface JudgeParts {
  /** Null: no office has this id. `closed`: there is one, and it cannot be asked now. */
  readonly sessionOf: (office: OfficeId) => OfficeSession | 'closed' | null;
  readonly inboxes: Inboxes;
  readonly leases: Leases;
  readonly bookingRates: BookingRates;
  readonly brake: Brake;
  readonly originOf: OriginOf;
  readonly kioskTries: KioskTries;
  /** Has an actor come back later. */
  readonly turnAway: (actor: ActorId) => void;
  readonly portions: Portions;
  readonly progress: Progress;
  /** The request of an actor is judged further in the next batch. */
  readonly goOn: (actor: ActorId) => void;
  readonly random: () => number;
  readonly mailLinks: MailLinks;
  readonly birthDates: BirthDates;
  readonly log: Log;
}

/** Judges one request and writes what follows; gives back the mails that it owes. */
export function judge(
  { outbox, id, parsed }: Asked,
  proven: boolean,
  now: Instant,
  parts: JudgeParts,
): OwedNotice[] {
  const { inboxes, kioskTries, mailLinks, bookingRates, random, log } = parts;
  const { identity, actor } = outbox;
  const say = (answer: Answer): OwedNotice[] => {
    const isCitizens = identity.role === 'citizen';
    if (answer.ok || !isCitizens || bookingRates.mayRefuse(outbox.address, now)) inboxes.put(actor, answer);
    else parts.turnAway(actor);
    return [];
  };
  if (!parsed.ok || parsed.value.id !== id) return say(no(id, parsed.ok ? 'malformed' : parsed.error));
  const request = parsed.value;
  const session = parts.sessionOf(request.office);
  if (session === null) return say(no(id, 'no-such-office'));
  if (identity.office !== null && identity.office !== request.office) return say(no(id, 'not-allowed'));
  if (session === 'closed' || !parts.leases.holds(request.office, request.date)) return [];
  if (session.day(request.date) === null) {
    return say(no(id, isPast(session.office, request, now) ? 'past-retention' : 'wrong-day'));
  }
  const counted = identity.role === 'citizen' ? countedRequest(session, request, outbox.address) : null;
  const at = correctedTimeOf(request, outbox.clock, now);
  const birthDate = birthDateIn(request, parts.birthDates);
  const isByBirthDate = identity.role === 'kiosk' && birthDate !== undefined;
  const tried = identity.role === 'kiosk' && request.kind === 'check-in' ? request.by.with : null;
  const judgedSoFar = parts.progress.of(actor, id);
  let link: MailLink | null = null;
  const circumstances = {
    now,
    at,
    by: { actor, role: identity.role },
    random,
    proven,
    codeActor: carriesCode(request) ? mailLinks.actorOfCode(request.code) : null,
    ...(birthDate === undefined ? {} : { birthDate }),
    tooManyTries: isByBirthDate && kioskTries.areTooMany(actor, at, now),
    guessesToReport: tried === null ? 0 : kioskTries.toReport(actor, tried, at, now),
    mostJudged: parts.portions.mostOf(request.kind),
    ...(judgedSoFar === undefined ? {} : { judgedSoFar }),
    recent: counted === null ? null : bookingRates.recent(counted, now),
    origin: counted === null ? null : parts.originOf(session.office.id, outbox.address),
    // Few requests lead to a mail, and a secret costs a digest.
    get mailAuthorization() {
      link ??= mailLinks.make();
      return link.actor;
    },
  };
  const decision = decideSafely(session, request, circumstances, log);
  // M18: what staff bring back was lost, so this store is older than their devices. A kiosk is not believed in that.
  if (request.kind === 'bring-back' && decision.events.length > 0 && identity.role !== 'kiosk')
    session.noteRescue(now);
  if (request.kind === 'confirm-restore' && decision.answer.ok && !session.isLogged(request.id))
    session.noteRestore(now);
  session.carryOut(decision, now);
  if (counted !== null && hasEffect(decision)) {
    bookingRates.note(counted, decision.notices.length, now);
    if (isOfNewcomer(counted.kind)) parts.brake.note(session, outbox.address, now);
  }
  if (decision.borrowedBlock !== null) {
    const { numbers, until } = decision.borrowedBlock;
    inboxes.grant(actor, { name: '', numbers, until });
  }
  const isLookedAt = !circumstances.tooManyTries;
  if (isByBirthDate && isLookedAt && isFailedTry(decision.answer)) kioskTries.noteFailed(actor, at, now);
  if (tried !== null && isLookedAt && isGuess(decision)) {
    if (decision.memos.some(({ record }) => record.type === 'device-report'))
      kioskTries.noteReported(actor, tried);
    else kioskTries.noteGuess(actor, tried, at, now);
  }
  if (decision.judged !== undefined) {
    // Each row of an import that is taken (B10) makes an event with its person, what comes back (M18) is either.
    const people = request.kind === 'import' ? 0 : decision.people.length;
    parts.portions.noteJudged(decision.judged, decision.judged - decision.events.length - people);
  }
  if (decision.judgedSoFar === undefined) parts.progress.end(actor);
  else parts.progress.note(actor, id, decision.judgedSoFar);
  if (decision.isUnfinished === true) parts.goOn(actor);
  else say(answerFor(identity.role, request, decision.answer));
  return decision.notices.map((notice) => {
    link ??= mailLinks.make();
    return orderOf(session, notice, link);
  });
}

/** P6: undefined: the request carries none; null: it cannot be opened. */
const birthDateIn = (request: Request, birthDates: BirthDates): BirthDate | null | undefined =>
  request.kind === 'check-in' && request.by.with === 'birth-date'
    ? birthDates.open(request.by.sealed, request)
    : undefined;

/** B6: a citizen's request as it is counted; null: one of those that only devices and staff may send. */
function countedRequest(
  session: OfficeSession,
  request: Request,
  address: string | null,
): CountedRequest | null {
  if (!isCitizensRequest(request)) return null;
  const { kind } = request;
  const office = session.office.id;
  const countedAs = (mail: string | null, booking: VisitId | null): CountedRequest => ({
    ...{ office, kind, address, mail, booking },
    isExempt: mail !== null && session.isExempt(mail),
  });
  if (kind === 'book' || kind === 'enquire') return countedAs(request.contact.mail, null);
  if (kind === 'follow') return countedAs(null, null);
  const date = kind === 'move' ? request.from : request.date;
  const day = session.day(date);
  const event = day === null ? undefined : appointmentOf(day, request.visit);
  const known = session.people(date)?.get(request.visit)?.contact?.mail ?? null;
  const mail = kind === 'correct-mail' ? request.mail : known;
  return countedAs(mail, event === undefined ? null : bookingOf(event));
}

/** B6: it needs nothing that the office has given before, so a wave of them pulls the brake. */
const isOfNewcomer = (kind: CitizensRequest['kind']): boolean => kind === 'book' || kind === 'enquire';

const hasEffect = ({ answer, events, memos }: Decision): boolean =>
  answer.ok && events.length + memos.length > 0;

/** B8: the code of a mail beside its link. */
const carriesCode = (asked: Request): asked is CitizensRequest & { readonly code: string } =>
  isCitizensRequest(asked) && 'code' in asked && asked.code !== undefined;

/** A2.6: a kiosk learns nothing from it. A birth date that several share is no failure. */
const isFailedTry = (answer: Answer): boolean => !answer.ok && answer.reason !== 'several-appointments';

export function isPast(office: Office, request: Request, now: Instant): boolean {
  return daysBetween(request.date, dateOf(now, office.timeZone)) > office.rules.retention.day;
}

const no = (request: RequestId, reason: GeneralRefusal): Answer => ({
  ok: false,
  request,
  reason,
  alternatives: [],
});
