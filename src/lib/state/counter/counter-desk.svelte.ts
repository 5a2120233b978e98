/** A counter at work: the list of its lanes, and what is asked from it. Every action is shown at once (optimistic). */
import type { TrackedRequest } from '../../client/types.ts';
import { may } from '../../domain/access.ts';
import { homeLane } from '../../domain/day/lanes.ts';
import type { ValueChange } from '../../domain/day/field-values.ts';
import { activeAt, visitIn } from '../../domain/day/day.ts';
import { counterId, visitOf } from '../../domain/ids.ts';
import type { CounterId, LaneId, RequestId, VisitId } from '../../domain/ids.ts';
import type { Choice, Counter } from '../../domain/office/office.ts';
import type { Turn } from '../../domain/queue/queue.ts';
import { MOST_NOTED } from '../../domain/requests/request-fields.ts';
import type { Request } from '../../domain/requests/request.ts';
import type { Visit } from '../../domain/day/visit.ts';
import type { Instant } from '../../domain/time.ts';
import { aboutOf } from './denied.ts';
import type { Denied } from './denied.ts';
import { latestRequest, listOf, nextOf, pendingVisits, takenElsewhere } from './list.ts';
import type { CounterList } from './list.ts';
import { openCounterNumbers } from './numbers.svelte.ts';
import type { CounterNumbers } from './numbers.svelte.ts';
import { readSetting, writeSetting } from '../local-setting.ts';
import { OpenItems } from './open-items.svelte.ts';
import { labelOf, notedVisits, unseenNumbers } from './open-items.ts';
import type { OpenItem } from './open-items.ts';
import { Refusals } from './refusals.svelte.ts';
import { RequestNumbers } from './request-numbers.ts';
import { undoableAt } from './undoable.ts';
import type { UndoableAt } from './undoable.ts';
import type { Workday } from '../workday/workday.svelte.ts';

export const counterActions = [
  'call-next',
  'call',
  'repeat',
  'start',
  'finish',
  'miss',
  'return',
  'check-in',
  'leave',
  'change-services',
  'take-ticket',
  'park',
  'resume',
  'transfer',
  'take-in',
  'note',
  'change-fields',
  'undo',
  'resolve-call-back',
] as const;
export type CounterAction = (typeof counterActions)[number];

/** Something that was asked here, with the number that it is about. */
export interface RecentAction {
  readonly id: RequestId;
  readonly action: CounterAction;
  readonly number: string;
  readonly stage: TrackedRequest['stage'];
}

const RECENT_ACTIONS = 4;

const KEYS = 'foyer:counter-keys';

/** Well above what a relay takes to answer, and well below what a visitor waits for their number: milliseconds. */
const LATE_ANSWER_MS = 2_500;

/** The order of the line and the minutes of waiting are reckoned anew this often, and with each event. */
const LIST_MS = 10_000;

/** Where a visitor is sent on to (Q5): `to`: to that counter alone; null: whichever of the lane calls first. */
export interface Destination {
  readonly lane: LaneId;
  readonly to: CounterId | null;
}

export class CounterDesk {
  readonly workday: Workday;
  readonly numbers: CounterNumbers;
  readonly items: OpenItems;
  readonly #key: string;
  readonly #numbers: RequestNumbers;
  readonly #refusals: Refusals;
  #keysOn = $state(readSetting(KEYS) !== 'off');
  #chosen = $state<CounterId | null>(null);
  /** Requests without an answer after the usual time. */
  #lateIds = $state.raw<readonly RequestId[]>([]);

  readonly counter: Counter | null = $derived.by(
    () => this.workday.office?.counters.find((c) => c.id === this.#chosen) ?? null,
  );
  /** The time by which the lists are made. A finer one would draw them anew without a change that is seen. */
  readonly listedAt: Instant = $derived.by(() => Math.floor(this.workday.now / LIST_MS) * LIST_MS);
  readonly list: CounterList | null = $derived.by(() => {
    const { day, office } = this.workday;
    if (day === null || office === null || this.counter === null) return null;
    return listOf(office, day, this.counter, this.listedAt, this.#isCutOff);
  });
  /** Read without the list, which a step draws later than its visitor. */
  readonly current: Visit | null = $derived.by(() => {
    const { day, office } = this.workday;
    if (day === null || office === null || this.counter === null) return null;
    return activeAt(day, this.counter.id) ?? null;
  });
  readonly #isCutOff: boolean = $derived.by(() => this.workday.link.state === 'offline');
  readonly next: Turn | null = $derived.by(() => {
    const { day, office } = this.workday;
    if (day === null || office === null || this.counter === null) return null;
    return nextOf(office, day, this.counter, this.listedAt, this.#isCutOff);
  });

  /** How far the latest step of the visitor at the counter has come. */
  readonly currentStage: TrackedRequest['stage'] | null = $derived.by(() => {
    if (this.current === null) return null;
    const trackedRequest = latestRequest(this.workday.trackedRequests, this.current.id, [
      'call-next',
      'call',
      'repeat',
      'start',
      'resume',
      'undo',
    ]);
    return trackedRequest?.stage ?? 'confirmed';
  });

  /**
   * Q6: the monitor does not show this call, as far as is known here. `cut`: it cannot have heard of it. `late`: the
   * relay has not answered in the usual time.
   */
  readonly callUnseen: 'cut' | 'late' | null = $derived.by(() => {
    if (this.current?.state !== 'called') return null;
    const call = latestRequest(this.workday.trackedRequests, this.current.id, [
      'call-next',
      'call',
      'repeat',
    ]);
    if (call === null || call.stage === 'confirmed') return null;
    const { state } = this.workday.link;
    if (state !== 'live' && state !== 'connecting') return 'cut';
    return this.#lateIds.includes(call.request.id) ? 'late' : null;
  });

  /** Q4: called as often as the office wants. */
  readonly calledEnough: boolean = $derived.by(
    () =>
      this.current?.state === 'called' &&
      this.current.calls >= (this.workday.office?.rules.calls ?? Infinity),
  );

  /** A visitor who was called here and is at another counter now. */
  readonly #taken: readonly TrackedRequest[] = $derived.by(() => {
    const { day, trackedRequests } = this.workday;
    return day === null || this.counter === null ? [] : takenElsewhere(trackedRequests, day, this.counter);
  });

  /** What is under way or has just been answered, newest first. */
  readonly recentActions: readonly RecentAction[] = $derived.by(() =>
    this.workday.trackedRequests
      .flatMap((trackedRequest) => {
        const { request, stage } = trackedRequest;
        const action = counterActions.find((a) => a === request.kind);
        return action === undefined
          ? []
          : [
              {
                id: request.id,
                action,
                number: this.#numbers.of(trackedRequest),
                stage: this.#stageOf(request, stage),
              },
            ];
      })
      .slice(-RECENT_ACTIONS)
      .reverse(),
  );

  readonly denied: readonly Denied[] = $derived.by(() =>
    this.#refusals.unread(this.counter?.id ?? null, this.#taken),
  );

  /** Q5: the step that "take back" would take back. */
  readonly undoable: UndoableAt | null = $derived.by(() => {
    const { day, session } = this.workday;
    if (day === null || this.counter === null) return null;
    return undoableAt(day, { counter: this.counter.id, actor: session.actor }, this.current, this.listedAt);
  });

  readonly notedVisits: ReadonlySet<VisitId> = $derived.by(() => notedVisits(this.workday.memos.values()));
  /** A7.15 */
  readonly unseenNumbers: ReadonlySet<string> = $derived.by(() => unseenNumbers(this.workday.memos.values()));

  /** The visits about which something is asked that the relay has not answered. */
  readonly pendingVisits: ReadonlySet<VisitId> = $derived.by(() =>
    pendingVisits(this.workday.day, this.workday.trackedRequests),
  );

  /** How many are only on this device. */
  readonly unanswered: number = $derived.by(
    () =>
      this.workday.trackedRequests.filter(
        ({ request, answer }) => answer === null && request.kind !== 'borrow-numbers',
      ).length,
  );

  constructor(workday: Workday) {
    this.workday = workday;
    this.numbers = openCounterNumbers(workday);
    this.items = new OpenItems(workday);
    this.#key = `foyer:counter:${workday.session.office}`;
    this.#numbers = new RequestNumbers(workday);
    this.#refusals = new Refusals(workday, this.#numbers);
    const remembered = counterId.safeParse(readSetting(this.#key));
    this.#chosen = remembered.success ? remembered.data : null;
  }

  choose(counter: CounterId | null): void {
    this.#chosen = counter;
    writeSetting(this.#key, counter);
  }

  call(visit: Visit): void {
    if (this.current === null) this.#ask('call', visit);
  }

  /** Q3: a next visitor, as a rule the one on the screen. Where another counter has just called them, the one after. */
  callNext(): void {
    if (this.next === null || this.current !== null || this.counter === null) return;
    const { id: prefer, number } = this.next.visit;
    void this.send(this.workday.compose('call-next', { counter: this.counter.id, prefer }), number);
  }

  repeat(): void {
    if (this.current?.state === 'called') this.#ask('repeat', this.current);
  }

  start(): void {
    if (this.current?.state === 'called') this.#ask('start', this.current);
  }

  /** S1: `rendered`: what was really done; empty: nothing; null: not recorded. */
  finish(rendered: readonly Choice[] | null = null): void {
    if (this.current?.state !== 'serving' || this.counter === null) return;
    const { id: visit, number } = this.current;
    const about = { visit, counter: this.counter.id };
    const done = rendered === null ? null : [...rendered];
    void this.send(this.workday.compose('finish', { ...about, rendered: done }), number);
  }

  miss(): void {
    if (this.current?.state === 'called') this.#ask('miss', this.current);
  }

  park(): void {
    if (this.current?.state === 'serving') this.#ask('park', this.current);
  }

  resume(visit: Visit): void {
    if (this.current === null) this.#ask('resume', visit);
  }

  /**
   * Q5: the number stays, and so does the order: by the appointment's time or by the arrival. A visitor who is with no
   * counter is sent on by a lead.
   */
  transfer(visit: Visit, { lane, to }: Destination): void {
    if (this.counter === null) return;
    const isWithNone = visit.counter === null && may(this.workday.session.role, 'office');
    const counter = isWithNone ? null : this.counter.id;
    // The dialog has said where the lane does not serve all of it.
    const about = { visit: visit.id, counter, lane, to, anyway: true };
    void this.send(this.workday.compose('transfer', about), visit.number);
  }

  /** Back into the own lane, where any counter may call the visitor again. */
  putBack(): void {
    const { office } = this.workday;
    if (this.current === null || office === null) return;
    this.transfer(this.current, { lane: homeLane(office, this.current), to: null });
  }

  note(visit: Visit, text: string): void {
    const kept = text.trim().slice(0, MOST_NOTED);
    if (kept !== '')
      void this.send(this.workday.compose('note', { visit: visit.id, text: kept }), visit.number);
  }

  /** B13: what a visitor has said to the office's own questions. */
  changeFields(visit: Visit, changes: ValueChange[]): void {
    if (changes.length > 0)
      void this.send(this.workday.compose('change-fields', { visit: visit.id, changes }), visit.number);
  }

  /** A8: a number on paper of which this counter has not heard. Resolves with its visit; null: it was refused here. */
  async takeIn(number: string): Promise<Visit | null> {
    if (this.counter === null) return null;
    const request = this.workday.compose('take-in', { number, counter: this.counter.id });
    if (request === null || !(await this.send(request, number))) return null;
    const { day } = this.workday;
    return (day === null ? undefined : visitIn(day, visitOf(request.id))) ?? null;
  }

  undo(): void {
    if (this.undoable === null || this.counter === null) return;
    const { visit, step, id } = this.undoable;
    if (step === 'given') {
      const asked = visit.id as string as RequestId;
      void this.send(this.workday.compose('withdraw', { asked }), visit.number);
      return;
    }
    // Named, so that what another counter did meanwhile does not hide it.
    const about = { visit: visit.id, counter: this.counter.id, step: id };
    void this.send(this.workday.compose('undo', about), visit.number);
  }

  /** Whether single letters do what the buttons do: clerks who dictate or slip on the keys turn them off. */
  useKeys(on: boolean): void {
    this.#keysOn = on;
    writeSetting(KEYS, on ? null : 'off');
  }

  get keysOn(): boolean {
    return this.#keysOn;
  }

  comeBack(visit: Visit): void {
    void this.send(this.workday.compose('return', { visit: visit.id }), visit.number);
  }

  /** A2, M3: a visitor was found in the waiting room, a caller was phoned. */
  resolve({ record, date }: OpenItem): void {
    const asked = this.workday.compose('resolve-call-back', { callBack: record.id });
    void this.send(asked === null || date === null ? asked : { ...asked, date }, labelOf(record));
  }

  /** The clerk has read it. An answer that is still on its way says nothing else. */
  dismiss(id: RequestId): void {
    this.#refusals.read(id);
  }

  #ask(
    kind: 'call' | 'repeat' | 'start' | 'miss' | 'park' | 'resume',
    visit: Pick<Visit, 'id' | 'number'>,
  ): void {
    if (this.counter === null) return;
    void this.send(this.workday.compose(kind, { visit: visit.id, counter: this.counter.id }), visit.number);
  }

  /** Resolves with whether it was asked. A disk that refuses is said by the request's stage. */
  async send(request: Request | null, number: string): Promise<boolean> {
    if (request === null) return false;
    const answer = this.workday.predict(request);
    if (!answer.ok) {
      this.#refusals.addHere({ request, answer }, answer.reason, number);
      return false;
    }
    // The name of a caller is gone with the sign-out: it does not go there.
    if (aboutOf(request) !== 'item') this.#numbers.keep(request.id, number);
    setTimeout(() => this.#noteLate(request.id), LATE_ANSWER_MS);
    await this.workday.ask(request, { drawnFirst: true }).catch(() => {});
    return true;
  }

  #noteLate(id: RequestId): void {
    if (this.workday.trackedRequest(id)?.answer === null) this.#lateIds = [...this.#lateIds, id];
  }

  /** A yes that an earlier call has overtaken is none any more. */
  #stageOf(request: Request, stage: TrackedRequest['stage']): TrackedRequest['stage'] {
    return this.#taken.some((t) => t.request.id === request.id) ? 'refused' : stage;
  }
}
