/**
 * The one decision function. The relay's arbiter runs it over everything and its word is final. A device runs it over
 * what it last heard and its own pending requests: an optimistic result at once, online or not.
 */
import { answerOnRecord } from './answer-on-record.ts';
import { decideTellAssistance } from './decide-assistance.ts';
import { decideActivate, decideBook, decideCancel } from './decide-booking.ts';
import { decideChangeContact, decideMailAgain } from './decide-contact.ts';
import { decideCorrectMail } from './decide-correct-mail.ts';
import { decideChangeFields } from './decide-change-fields.ts';
import { decideCloseItem } from './decide-close-item.ts';
import { decideEnquire } from './decide-enquire.ts';
import { decideFollow } from './decide-follow.ts';
import { decideCallNext } from './decide-call-next.ts';
import { decideCheckIn, decideReturn, decideTakeTicket } from './decide-arrival.ts';
import { decideStep } from './decide-counter.ts';
import { decideNote, decideResolveCallBack, decideTakeIn, decideTransfer } from './decide-handover.ts';
import { decideUndo } from './decide-undo.ts';
import { decideCallForHelp, decideEndHelp, decideTellCounters } from './decide-office-wide.ts';
import { decideTellDate } from './decide-date.ts';
import { decideTakeInterval } from './decide-interval.ts';
import { decideChangeHours, decideImport, decideSeeOutside } from './decide-lead.ts';
import { decideLeave } from './decide-leave.ts';
import { decideMove, decideWish } from './decide-move.ts';
import { decideBorrowNumbers } from './decide-numbers.ts';
import { decideSetReminder } from './decide-reminder.ts';
import { decideBringBack, decideConfirmRestore } from './decide-restore.ts';
import { decideTellUnseen } from './report-device.ts';
import { decideWithdraw } from './decide-withdraw.ts';
import { decideChangeOffice } from './decide-change-office.ts';
import { decideChangeServices } from './decide-change-services.ts';
import { decideSetCounter } from './decide-set-counter.ts';
import { decideSetWalkIns } from './decide-set-walk-ins.ts';
import { accept, refuse } from './decision.ts';
import type { Circumstances, Decider, Decision, OfficeState } from './decision.ts';
import { hasAllSteps, visitIn } from '../day/day.ts';
import { visitOf } from '../ids.ts';
import { mayAsk } from '../requests/request.ts';
import type { Request, RequestKind, RequestOf } from '../requests/request.ts';
import { requestTable } from '../requests/request-table.ts';
import { addDays, dateOf, DAY_MINUTES, MINUTE_MS } from '../time.ts';
import type { Instant, LocalDate } from '../time.ts';

export function decide(state: OfficeState, request: Request, circumstances: Circumstances): Decision {
  if (request.office !== state.office.id) return refuse(request, 'no-such-office');
  if (requestTable[request.kind].isAboutPeople && arePeopleGone(state, request.date, circumstances.now))
    return refuse(request, 'past-retention');
  const decision = askedBefore(state, request, circumstances) ?? decideAnew(state, request, circumstances);
  if (request.kind !== 'bring-back' && addsTooManySteps(state, request.date, decision))
    return refuse(request, 'too-many-steps');
  return withoutErased(state, decision, circumstances.now);
}

/** P3: people and what staff noted of them are erased sooner than their day. */
function arePeopleGone({ office }: OfficeState, date: LocalDate, now: Instant): boolean {
  const { people } = office.rules.retention;
  // Mostly decided without a calendar: no time zone is ahead of UTC by a day.
  if (now < Date.parse(`${date}T00:00Z`) + people * DAY_MINUTES * MINUTE_MS) return false;
  return addDays(date, people) < dateOf(now, office.timeZone);
}

/** Each step folds its visit anew, so a visit with steps without end would hold up the whole office. */
function addsTooManySteps(state: OfficeState, date: LocalDate, { events }: Decision): boolean {
  if (events.length === 0) return false;
  const day = state.day(date);
  return (
    day !== null &&
    events.some((event) => event.kind === 'step' && event.date === date && hasAllSteps(day, event.of))
  );
}

/** M19: what is erased stays erased, whatever a device that was away for long brings along. */
function withoutErased(state: OfficeState, decision: Decision, now: Instant): Decision {
  const isKept = ({ date }: { readonly date: LocalDate }): boolean => !arePeopleGone(state, date, now);
  const { people, memos } = decision;
  if (people.every(isKept) && memos.every(isKept)) return decision;
  return { ...decision, people: people.filter(isKept), memos: memos.filter(isKept) };
}

/** M16, M17: a request whose event stands has been judged; the same answer, and no second effect. */
function askedBefore(state: OfficeState, request: Request, { by }: Circumstances): Decision | null {
  const day = state.day(request.date);
  const event = day?.events.get(request.id);
  if (day === null || event === undefined) return null;
  if (event.by !== by.actor) return refuse(request, 'id-taken');
  if (event.kind === 'step') return answerOnRecord(state.office, request, day, event);
  return accept(request, visitIn(day, visitOf(request.id)) ?? null);
}

function decideAnew(state: OfficeState, request: Request, circumstances: Circumstances): Decision {
  if (!mayAsk(circumstances.by.role, request.kind)) return refuse(request, 'not-allowed');
  return decideKind(request.kind, state, request, circumstances);
}

const decideKind = <K extends RequestKind>(
  kind: K,
  state: OfficeState,
  request: RequestOf<K>,
  circumstances: Circumstances,
): Decision => deciders[kind](state, request, circumstances);

const deciders: { readonly [K in RequestKind]: Decider<K> } = {
  book: decideBook,
  activate: decideActivate,
  'correct-mail': decideCorrectMail,
  'change-contact': decideChangeContact,
  'mail-again': decideMailAgain,
  cancel: decideCancel,
  move: decideMove,
  wish: decideWish,
  'set-reminder': decideSetReminder,
  enquire: decideEnquire,
  follow: decideFollow,
  'check-in': decideCheckIn,
  'take-ticket': decideTakeTicket,
  'take-interval': decideTakeInterval,
  withdraw: decideWithdraw,
  'tell-unseen': decideTellUnseen,
  return: decideReturn,
  'tell-assistance': decideTellAssistance,
  leave: decideLeave,
  'tell-date': decideTellDate,
  'bring-back': decideBringBack,
  'borrow-numbers': decideBorrowNumbers,
  'take-in': decideTakeIn,
  'set-counter': decideSetCounter,
  call: decideStep,
  'call-next': decideCallNext,
  repeat: decideStep,
  miss: decideStep,
  start: decideStep,
  finish: decideStep,
  'change-services': decideChangeServices,
  park: decideStep,
  resume: decideStep,
  transfer: decideTransfer,
  undo: decideUndo,
  note: decideNote,
  'change-fields': decideChangeFields,
  'resolve-call-back': decideResolveCallBack,
  'set-walk-ins': decideSetWalkIns,
  'close-item': decideCloseItem,
  'call-for-help': decideCallForHelp,
  'end-help': decideEndHelp,
  'tell-counters': decideTellCounters,
  'see-outside': decideSeeOutside,
  'change-hours': decideChangeHours,
  'change-office': decideChangeOffice,
  import: decideImport,
  'confirm-restore': decideConfirmRestore,
};
