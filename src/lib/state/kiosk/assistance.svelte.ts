/** What a visitor who is here tells staff before the call (A12): asked once a press, shown from what became of it. */
import { visitIn } from '../../domain/day/day.ts';
import type { PriorityId, RequestId, VisitId } from '../../domain/ids.ts';
import type { Workday } from '../workday/workday.svelte.ts';

/** `heard`: the relay has it. `unheard`: it is on this disk. `failed`: it is nowhere, or was refused. */
export type AssistanceStage = 'heard' | 'unheard' | 'failed';

export interface Assistance {
  readonly moreHelp: boolean;
  readonly priority: PriorityId | null;
}

export interface ToldAssistance extends Assistance {
  /** Null: this visitor has said nothing at this screen. */
  readonly stage: AssistanceStage | null;
}

interface Told extends Assistance {
  readonly id: RequestId;
  readonly visit: VisitId;
  /** False: the disk is full. */
  readonly isSaved: boolean;
}

type KioskWorkday = Pick<Workday, 'ask' | 'compose' | 'day' | 'link' | 'trackedRequest'>;

export class KioskAssistance {
  readonly #workday: KioskWorkday;
  /** P6: in this page's memory alone, until its visitor has left the screen. */
  #told = $state.raw<Told | null>(null);
  /** Whose reasons for priority are on the screen. */
  asking = $state<VisitId | null>(null);

  constructor(workday: KioskWorkday) {
    this.#workday = workday;
  }

  /** What is told of this visit: at this screen, or at an earlier check-in. */
  of(visit: VisitId): ToldAssistance {
    const { day } = this.#workday;
    const told = this.#told?.visit === visit ? this.#told : null;
    const known = day === null ? undefined : visitIn(day, visit);
    const stage = told === null ? null : this.#stageOf(told);
    // What failed says nothing: the button stands as before, and can be pressed again.
    const { moreHelp, priority } = (stage === 'failed' ? null : told) ??
      known ?? { moreHelp: false, priority: null };
    return { moreHelp, priority, stage };
  }

  /** What is not named stays as it was. */
  tell(visit: VisitId, what: Partial<Assistance>): void {
    const { moreHelp, priority } = { ...this.of(visit), ...what };
    const request = this.#workday.compose('tell-assistance', { visit, moreHelp, priority });
    if (request === null) return;
    this.#told = { id: request.id, visit, moreHelp, priority, isSaved: true };
    this.#workday.ask(request).catch(() => {
      if (this.#told?.id === request.id) this.#told = { ...this.#told, isSaved: false };
    });
  }

  forget(): void {
    this.#told = null;
    this.asking = null;
  }

  #stageOf({ id, isSaved }: Told): AssistanceStage {
    const answer = this.#workday.trackedRequest(id)?.answer ?? null;
    // What a full disk did not take is sent all the same.
    if (answer !== null) return answer.ok ? 'heard' : 'failed';
    if (!isSaved) return 'failed';
    return this.#workday.link.state === 'live' ? 'heard' : 'unheard';
  }
}
