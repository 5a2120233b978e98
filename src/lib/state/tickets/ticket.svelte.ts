/**
 * One visitor without an appointment, at a kiosk or at a counter (A5–A7): the concerns, then the outcome. It is the
 * next free interval where the office gives those, else a ticket with a number from the device's own block.
 */
import type { Stage } from '../../client/types.ts';
import { blockOn } from '../../domain/requests/answer.ts';
import type { Refusal } from '../../domain/requests/answer.ts';
import type { Span } from '../../domain/office/calendar.ts';
import { needOf } from '../../domain/decide/decide-booking.ts';
import { isWithin, ticketHours } from '../../domain/office/calendar.ts';
import { laneWaits } from '../../domain/queue/estimate.ts';
import type { WaitRange } from '../../domain/queue/estimate.ts';
import type { LaneId, RequestId, ServiceId } from '../../domain/ids.ts';
import { visitOf } from '../../domain/ids.ts';
import { laneOf, serviceOf } from '../../domain/office/office.ts';
import type { Choice } from '../../domain/office/office.ts';
import type { Language } from '../../domain/office/text.ts';
import { queueOf } from '../../domain/queue/queue.ts';
import type { RequestOf } from '../../domain/requests/request.ts';
import { freeNumber } from '../../domain/day/ticket.ts';
import type { Instant } from '../../domain/time.ts';
import { awaitGrant, withdrawTicket, wanted } from './awaited.svelte.ts';
import type { Wait } from './awaited.svelte.ts';
import { openKioskInterval } from './interval.svelte.ts';
import type { Interval } from './interval.svelte.ts';
import type { Workday } from '../workday/workday.svelte.ts';

/** Why there is no number. `withdrawn`: it was shown, and the relay has said no. */
export type NoTicket =
  | { readonly why: 'not-open'; readonly hours: readonly Span[] }
  | { readonly why: 'closed-today' | 'date' | 'no-number' | 'refused' | 'not-saved' }
  | { readonly why: 'withdrawn'; readonly number: string };

export interface Ticket {
  readonly number: string;
  readonly at: Instant;
  readonly stage: Stage;
  readonly choices: readonly Choice[];
  /** How many come before it in its lane. */
  readonly ahead: number;
  /** Q8: minutes that it will take, as they were told with the ticket; null: unknown. */
  readonly wait: WaitRange | null;
}

export interface KioskTicket {
  readonly choices: readonly Choice[];
  /** What the chosen concerns need; a refusal names what does not go together. */
  readonly minutes: number;
  readonly problem: Refusal | null;
  readonly taking: boolean;
  readonly ticket: Ticket | null;
  readonly none: NoTicket | null;
  /** A6: whether the chosen concerns get an interval; and the one that was given. */
  readonly intervalOffered: boolean;
  readonly interval: Interval | null;
  /** Whether numbers are given out now; fills `none` when not. */
  checkHours(): boolean;
  add(service: ServiceId): void;
  setQuantity(service: ServiceId, quantity: number): void;
  remove(service: ServiceId): void;
  take(language: Language): Promise<void>;
  forget(): void;
}

export interface KioskTicketOptions {
  /** Whether short concerns get the next free interval (A6); not where a visitor can be served at once. */
  readonly intervals?: boolean;
  /** The visitor has a number now, of a ticket or of an interval. */
  readonly onGiven?: () => void;
}

export function openKioskTicket(workday: Workday, options: KioskTicketOptions = {}): KioskTicket {
  const { intervals = true, onGiven = () => {} } = options;
  let choices = $state.raw<readonly Choice[]>([]);
  let taking = $state(false);
  let failed = $state.raw<NoTicket | null>(null);
  let taken = $state.raw<{
    id: RequestId;
    number: string | null;
    at: Instant;
    lane: LaneId;
    wait: WaitRange | null;
  } | null>(null);
  let visitor = 0;
  let wait: Wait | null = null;
  const interval = openKioskInterval(workday);

  const need = $derived(
    workday.office === null || choices.length === 0 ? null : needOf(workday.office, choices, 'walk-in'),
  );
  const errand = $derived(taken === null ? null : workday.errand(taken.id));
  const number = $derived(taken?.number ?? (errand?.answer?.ok === true ? errand.answer.number : null));

  const ticket = $derived.by((): Ticket | null => {
    if (taken === null || number === null || failed !== null) return null;
    const stage = errand?.stage ?? 'saving';
    const ahead = aheadOf(workday, taken.id, taken.lane);
    return { number, at: taken.at, stage, choices, ahead, wait: taken.wait };
  });
  const none = $derived.by((): NoTicket | null => {
    const answer = errand?.answer ?? null;
    if (failed !== null || answer === null || answer.ok) return failed;
    if (number !== null) return { why: 'withdrawn', number };
    return { why: answer.reason === 'no-longer-wanted' ? 'no-number' : 'refused' };
  });

  function checkHours(): boolean {
    const { office, today, now } = workday;
    if (office === null || today === null) return false;
    // A7: a number of a day that is over would be given out a second time.
    if (workday.dateDoubt !== null) {
      failed = { why: 'date' };
      return false;
    }
    const hours = ticketHours(office, today);
    if (isWithin(hours, now)) return true;
    failed = hours.length === 0 ? { why: 'closed-today' } : { why: 'not-open', hours };
    return false;
  }

  async function take(language: Language): Promise<void> {
    if (taking || need?.ok !== true || !checkHours()) return;
    const mine = visitor;
    taking = true;
    try {
      if (intervals && interval.offered(choices) && (await interval.take(choices, language))) {
        if (mine === visitor) onGiven();
        return;
      }
      if (mine === visitor) await takeTicket(language, mine);
    } finally {
      if (mine === visitor) taking = false;
    }
  }

  async function takeTicket(language: Language, mine: number): Promise<void> {
    const { office, day, taken: inHand } = workday;
    if (office === null || day === null || inHand === null || need?.ok !== true) return;
    const [laneId] = need.value.lanes;
    const lane = laneId === undefined ? undefined : laneOf(office, laneId);
    if (lane === undefined) return;
    const block = blockOn(workday.grant, day.date);
    const own = block === null ? null : freeNumber(lane.letter, block, inHand);
    if (own === null && workday.link.state !== 'live') {
      failed = { why: 'no-number' };
      return;
    }
    // Q8: what is said of the wait goes along, so that it can be measured against what happens.
    const told = laneWaits(office, day, workday.now).get(lane.id) ?? null;
    const composed = workday.compose('take-ticket', {
      services: [...choices],
      lane: lane.id,
      number: own,
      language,
      ...(told === null ? {} : { told }),
    });
    if (composed === null) return;
    const request = own === null ? wanted(composed) : composed;
    if (!workday.foresee(request).ok) {
      failed = { why: 'refused' };
      return;
    }
    const at = workday.now;
    const show = (): void => {
      taken = { id: request.id, number: own, at, lane: lane.id, wait: told };
    };
    if (own === null) return waitForNumber(request, mine, show);
    try {
      // A number is shown only once it is on disk: a power cut must not give it out again.
      await workday.ask(request);
    } catch {
      if (mine === visitor) failed = { why: 'not-saved' };
      return withdrawTicket(workday, request);
    }
    // Left before it was shown.
    if (mine !== visitor) return withdrawTicket(workday, request);
    show();
    onGiven();
  }

  /** Without a number of its own the device needs one of the relay's. Resolves once it is asked for. */
  async function waitForNumber(
    request: RequestOf<'take-ticket'>,
    mine: number,
    show: () => void,
  ): Promise<void> {
    const waiting = awaitGrant(workday, request, {
      isShown: () => workday.errand(request.id)?.answer?.ok === true,
      endsWithLine: false,
    });
    wait = waiting;
    let saved = true;
    void waiting.end.then((end) => {
      if (end === 'unanswered') {
        if (mine === visitor) failed = { why: saved ? 'no-number' : 'not-saved' };
        void withdrawTicket(workday, request);
      } else if (end === 'granted' && mine === visitor) onGiven();
    });
    try {
      await workday.ask(request);
      if (mine === visitor) show();
    } catch {
      saved = false;
      waiting.leave();
    }
  }

  return {
    get choices() {
      return choices;
    },
    get minutes() {
      return need?.ok === true ? need.value.minutes : 0;
    },
    get problem() {
      return need?.ok === false ? need.error : null;
    },
    get taking() {
      return taking || (taken !== null && number === null && none === null);
    },
    get ticket() {
      return ticket;
    },
    get none() {
      return none;
    },
    get intervalOffered() {
      return intervals && interval.offered(choices);
    },
    get interval() {
      return interval.interval;
    },
    checkHours,
    add(service) {
      if (!choices.some((c) => c.service === service)) choices = [...choices, { service, quantity: 1 }];
    },
    setQuantity(service, quantity) {
      const most = workday.office === null ? 1 : (serviceOf(workday.office, service)?.most ?? 1);
      const within = Math.max(1, Math.min(most, quantity));
      choices = choices.map((c) => (c.service === service ? { service, quantity: within } : c));
    },
    remove(service) {
      choices = choices.filter((c) => c.service !== service);
    },
    take,
    forget() {
      visitor++;
      wait?.leave();
      wait = null;
      choices = [];
      taking = false;
      failed = null;
      taken = null;
      interval.forget();
    },
  };
}

function aheadOf(workday: Workday, id: RequestId, lane: LaneId): number {
  const { office, day } = workday;
  if (office === null || day === null) return 0;
  const turns = queueOf(office, day, [lane], workday.now);
  const mine = turns.findIndex(({ visit }) => visit.id === visitOf(id));
  // The relay's own number may be answered before the day says so: it is the last of the line.
  return mine === -1 ? turns.length : mine;
}
