/**
 * One visitor's number of a lane (A5, A7): from the device's own block, or from the relay where that is used up, or cut
 * off one of its spare numbers. Also what is shown of it, and why there is none.
 */
import type { Stage } from '../../client/types.ts';
import { visitOf } from '../../domain/ids.ts';
import type { LaneId, RequestId } from '../../domain/ids.ts';
import { freeNumber, spareNumbers } from '../../domain/day/ticket.ts';
import type { StopReason } from '../../domain/day/walk-ins.ts';
import { laneOf } from '../../domain/office/office.ts';
import type { Choice } from '../../domain/office/office.ts';
import type { Language } from '../../domain/office/text.ts';
import { laneWaits } from '../../domain/queue/estimate.ts';
import type { WaitRange } from '../../domain/queue/estimate.ts';
import { queueOf } from '../../domain/queue/queue.ts';
import { blockOn } from '../../domain/requests/answer.ts';
import type { RequestOf } from '../../domain/requests/request.ts';
import type { Instant } from '../../domain/time.ts';
import type { Workday } from '../workday/workday.svelte.ts';
import { askUnseen, awaitGrant, withdrawUnseen, wanted } from './awaited.svelte.ts';
import type { Wait } from './awaited.svelte.ts';

/** Why there is no number. `withdrawn`: it was shown, and the relay has said no. */
export type NoTicket =
  /** A5.3: later today numbers are given out from then on. */
  | { readonly why: 'not-open'; readonly from: Instant }
  /** A5.3: not today any more. `opensAt`: null: not within two weeks. */
  | { readonly why: 'closed'; readonly opensAt: Instant | null }
  /** A5.8: by staff. `againAt`: null: not today any more. */
  | {
      readonly why: 'stopped';
      readonly reason: StopReason;
      readonly words: string | null;
      readonly againAt: Instant | null;
    }
  | { readonly why: 'date' | 'no-number' | 'refused' | 'not-saved' }
  | { readonly why: 'withdrawn'; readonly number: string };

export interface Ticket {
  readonly number: string;
  readonly at: Instant;
  readonly stage: Stage;
  readonly choices: readonly Choice[];
  /** A8: the relay knows it, or hears of it now. Else no monitor may ever show it. */
  readonly isHeard: boolean;
  /** How many come before it in its lane, as far as this device knows. */
  readonly ahead: number;
  /** Q8: minutes that it will take, as they were told with the ticket; null: unknown, as in a cut. */
  readonly wait: WaitRange | null;
}

export interface TicketNumber {
  readonly ticket: Ticket | null;
  readonly none: NoTicket | null;
  /** A number was asked for, and the relay has not said yet which. */
  readonly awaited: boolean;
  /** There is none, for a reason that needs no asking. */
  fail(why: NoTicket): void;
  take(wanted: TicketWanted): Promise<void>;
  /** A7.15: the number stands on the screen. */
  shown(): void;
  /** The next visitor. */
  forget(): void;
}

export interface TicketWanted {
  readonly choices: readonly Choice[];
  readonly lane: LaneId;
  readonly language: Language;
}

interface Taken {
  readonly id: RequestId;
  /** Null: the relay gives it. */
  readonly number: string | null;
  readonly at: Instant;
  readonly lane: LaneId;
  readonly wait: WaitRange | null;
  readonly choices: readonly Choice[];
}

/** `onGiven`: the visitor has a number now. */
export function openTicketNumber(workday: Workday, onGiven: () => void): TicketNumber {
  let failed = $state.raw<NoTicket | null>(null);
  let taken = $state.raw<Taken | null>(null);
  let visitor = 0;
  let wait: Wait | null = null;

  const trackedRequest = $derived(taken === null ? null : workday.trackedRequest(taken.id));
  const number = $derived(
    taken?.number ?? (trackedRequest?.answer?.ok === true ? trackedRequest.answer.number : null),
  );
  const ticket = $derived.by((): Ticket | null => {
    if (taken === null || number === null || failed !== null) return null;
    const { id, at, choices, lane } = taken;
    const stage = trackedRequest?.stage ?? 'saving';
    const isHeard = stage === 'confirmed' || workday.link.state === 'live';
    return { number, at, stage, choices, isHeard, ahead: aheadOf(workday, id, lane), wait: taken.wait };
  });
  const none = $derived.by((): NoTicket | null => {
    const answer = trackedRequest?.answer ?? null;
    if (failed !== null || answer === null || answer.ok) return failed;
    if (number !== null) return { why: 'withdrawn', number };
    return { why: answer.reason === 'no-longer-wanted' ? 'no-number' : 'refused' };
  });

  async function take({ choices, lane, language }: TicketWanted): Promise<void> {
    const mine = visitor;
    const own = ownNumber(workday, lane);
    if (own === null && workday.link.state !== 'live') return fail({ why: 'no-number' });
    const { told, composed } = composeTicket(workday, { choices, lane, language }, own);
    if (composed === null) return;
    const request = own === null ? wanted(composed) : composed;
    if (!workday.predict(request).ok) return fail({ why: 'refused' });
    const shown = { id: request.id, number: own, at: workday.now, lane, wait: told, choices };
    if (own === null) return waitForNumber(request, mine, shown);
    try {
      // A number is shown only once it is on disk: a power cut must not give it out again.
      await askUnseen(workday, request);
    } catch {
      if (mine === visitor) fail({ why: 'not-saved' });
      return withdrawUnseen(workday, request);
    }
    // Left before it was shown.
    if (mine !== visitor) return withdrawUnseen(workday, request);
    taken = shown;
    onGiven();
  }

  /** Without a number of its own the device needs one of the relay's. Resolves once it is asked for. */
  async function waitForNumber(request: RequestOf<'take-ticket'>, mine: number, shown: Taken): Promise<void> {
    const waiting = awaitGrant(workday, request, {
      isShown: () => workday.trackedRequest(request.id)?.answer?.ok === true,
      endsWithLine: false,
    });
    wait = waiting;
    let saved = true;
    void waiting.end.then((end) => {
      if (end === 'unanswered') {
        if (mine === visitor) fail({ why: saved ? 'no-number' : 'not-saved' });
        void withdrawUnseen(workday, request);
      } else if (end === 'refused') workday.unseen.forget(request.id);
      else if (mine === visitor) onGiven();
    });
    try {
      await askUnseen(workday, request);
      if (mine === visitor) taken = shown;
    } catch {
      saved = false;
      waiting.leave();
    }
  }

  function shown(): void {
    if (ticket !== null && taken !== null) workday.unseen.forget(taken.id);
  }

  function fail(why: NoTicket): void {
    failed = why;
  }

  return {
    get ticket() {
      return ticket;
    },
    get none() {
      return none;
    },
    get awaited() {
      return taken !== null && number === null && none === null;
    },
    fail,
    take,
    shown,
    forget() {
      // Its visitor has left the screen on which it stood.
      shown();
      visitor++;
      wait?.leave();
      wait = null;
      failed = null;
      taken = null;
    },
  };
}

/**
 * The next of this device's block in the lane's letter. Cut off it goes on with the spare ones of its block (A7.16). Null:
 * it has none today, or none is left.
 */
function ownNumber({ office, day, grant, taken, link }: Workday, lane: LaneId): string | null {
  const letter = office === null ? undefined : laneOf(office, lane)?.letter;
  if (letter === undefined || day === null || taken === null) return null;
  const block = blockOn(grant, day.date);
  if (block === null) return null;
  const spare = link.state === 'live' ? null : spareNumbers(block);
  return freeNumber(letter, block, taken) ?? (spare === null ? null : freeNumber(letter, spare, taken));
}

/**
 * Q8: what is said of the wait goes along, so that it can be measured against what happens. A device that is cut off
 * knows neither the line nor the counters, and says nothing.
 */
function composeTicket(
  workday: Workday,
  { choices, lane, language }: TicketWanted,
  number: string | null,
): { readonly told: WaitRange | null; readonly composed: RequestOf<'take-ticket'> | null } {
  const { office, day, now, link } = workday;
  const isKnown = office !== null && day !== null && link.state === 'live';
  const told = !isKnown ? null : (laneWaits(office, day, now).get(lane) ?? null);
  const composed = workday.compose('take-ticket', {
    services: [...choices],
    lane,
    number,
    language,
    ...(told === null ? {} : { told }),
  });
  return { told, composed };
}

function aheadOf(workday: Workday, id: RequestId, lane: LaneId): number {
  const { office, day } = workday;
  if (office === null || day === null) return 0;
  const turns = queueOf(office, day, [lane], workday.now);
  const mine = turns.findIndex(({ visit }) => visit.id === visitOf(id));
  // The relay's own number may be answered before the day says so: it is the last of the line.
  return mine === -1 ? turns.length : mine;
}
