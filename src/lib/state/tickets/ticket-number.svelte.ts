/**
 * One visitor's number of a lane (A5, A7): from the device's own block, or from the relay where that is used up, or cut
 * off one of its spare numbers. Also what is shown of it, and why there is none.
 */
import type { Stage } from '../../client/types.ts';
import { visitOf } from '../../domain/ids.ts';
import type { LaneId, RequestId, VisitId } from '../../domain/ids.ts';
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
  readonly visit: VisitId;
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
export const openTicketNumber = (workday: Workday, onGiven: () => void): TicketNumber =>
  new NumberOfVisitor(workday, onGiven);

class NumberOfVisitor implements TicketNumber {
  #failed = $state.raw<NoTicket | null>(null);
  #taken = $state.raw<Taken | null>(null);
  readonly #workday: Workday;
  readonly #onGiven: () => void;
  #visitor = 0;
  #wait: Wait | null = null;
  readonly #trackedRequest = $derived.by(() =>
    this.#taken === null ? null : this.#workday.trackedRequest(this.#taken.id),
  );
  readonly #number = $derived(
    this.#taken?.number ??
      (this.#trackedRequest?.answer?.ok === true ? this.#trackedRequest.answer.number : null),
  );
  readonly ticket = $derived.by((): Ticket | null => {
    const [taken, number] = [this.#taken, this.#number];
    if (taken === null || number === null || this.#failed !== null) return null;
    const { id, at, choices, lane, wait } = taken;
    const stage = this.#trackedRequest?.stage ?? 'saving';
    const isHeard = stage === 'confirmed' || this.#workday.link.state === 'live';
    const ahead = aheadOf(this.#workday, id, lane);
    return { visit: visitOf(id), number, at, stage, choices, isHeard, ahead, wait };
  });
  readonly none = $derived.by((): NoTicket | null => {
    const answer = this.#trackedRequest?.answer ?? null;
    if (this.#failed !== null || answer === null || answer.ok) return this.#failed;
    if (this.#number !== null) return { why: 'withdrawn', number: this.#number };
    return { why: answer.reason === 'no-longer-wanted' ? 'no-number' : 'refused' };
  });

  constructor(workday: Workday, onGiven: () => void) {
    this.#workday = workday;
    this.#onGiven = onGiven;
  }

  get awaited(): boolean {
    return this.#taken !== null && this.#number === null && this.none === null;
  }

  fail(why: NoTicket): void {
    this.#failed = why;
  }

  async take({ choices, lane, language }: TicketWanted): Promise<void> {
    const workday = this.#workday;
    const mine = this.#visitor;
    const own = ownNumber(workday, lane);
    if (own === null && workday.link.state !== 'live') return this.fail({ why: 'no-number' });
    const { told, composed } = composeTicket(workday, { choices, lane, language }, own);
    if (composed === null) return;
    const request = own === null ? wanted(composed) : composed;
    if (!workday.predict(request).ok) return this.fail({ why: 'refused' });
    const shown = { id: request.id, number: own, at: workday.now, lane, wait: told, choices };
    if (own === null) return this.#waitForNumber(request, mine, shown);
    try {
      // A number is shown only once it is on disk: a power cut must not give it out again.
      await askUnseen(workday, request);
    } catch {
      if (mine === this.#visitor) this.fail({ why: 'not-saved' });
      return withdrawUnseen(workday, request);
    }
    // Left before it was shown.
    if (mine !== this.#visitor) return withdrawUnseen(workday, request);
    this.#taken = shown;
    this.#onGiven();
  }

  shown(): void {
    if (this.ticket !== null && this.#taken !== null) this.#workday.unseen.forget(this.#taken.id);
  }

  forget(): void {
    // Its visitor has left the screen on which it stood.
    this.shown();
    this.#visitor++;
    this.#wait?.leave();
    this.#wait = null;
    this.#failed = null;
    this.#taken = null;
  }

  /** Without a number of its own the device needs one of the relay's. Resolves once it is asked for. */
  async #waitForNumber(request: RequestOf<'take-ticket'>, mine: number, shown: Taken): Promise<void> {
    const workday = this.#workday;
    const waiting = awaitGrant(workday, request, {
      isShown: () => workday.trackedRequest(request.id)?.answer?.ok === true,
      endsWithLine: false,
    });
    this.#wait = waiting;
    let saved = true;
    void waiting.end.then((end) => {
      if (end === 'unanswered') {
        if (mine === this.#visitor) this.fail({ why: saved ? 'no-number' : 'not-saved' });
        void withdrawUnseen(workday, request);
      } else if (end === 'refused') workday.unseen.forget(request.id);
      else if (mine === this.#visitor) this.#onGiven();
    });
    try {
      await askUnseen(workday, request);
      if (mine === this.#visitor) this.#taken = shown;
    } catch {
      saved = false;
      waiting.leave();
    }
  }
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
