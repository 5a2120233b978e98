/** A counter at work: the list of its lanes, and what is asked from it. Every action is shown at once (tentative). */
import type { TrackedRequest } from '../../client/types.ts';
import type { Refusal } from '../../domain/requests/answer.ts';
import { counterId } from '../../domain/ids.ts';
import type { CounterId, RequestId } from '../../domain/ids.ts';
import type { Counter } from '../../domain/office/office.ts';
import type { Turn } from '../../domain/queue/queue.ts';
import type { Request } from '../../domain/requests/request.ts';
import type { Visit } from '../../domain/day/visit.ts';
import { AskedNumbers } from './asked-numbers.ts';
import { latestRequest, listOf, nextOf, takenElsewhere, undoableAt, visitOfRequest } from './list.ts';
import type { CounterList, ExpectedVisit } from './list.ts';
import { openCounterNumbers } from './numbers.svelte.ts';
import type { CounterNumbers } from './numbers.svelte.ts';
import { readSetting, writeSetting } from '../local-setting.ts';
import { OpenItems } from './open-items.svelte.ts';
import { labelIn, labelOf } from './open-items.ts';
import type { OpenItem } from './open-items.ts';
import type { Workday } from '../workday/workday.svelte.ts';

export const counterActions = [
  'call',
  'repeat',
  'start',
  'finish',
  'miss',
  'return',
  'check-in',
  'take-ticket',
  'undo',
  'settle-call-back',
] as const;
export type CounterAction = (typeof counterActions)[number];

/** Something that was asked here, with the number that it is about. */
export interface Deed {
  readonly id: RequestId;
  readonly action: CounterAction;
  readonly number: string;
  readonly stage: TrackedRequest['stage'];
}

/** A no, shown until a clerk has read it. */
export interface Denied {
  readonly id: string;
  readonly number: string;
  readonly reason: Refusal | 'not-saved';
  /** `item`: of the list of what is to be addressed; `number` is what it is called there. */
  readonly about: 'visit' | 'item';
}

const RECENT = 4;

const KEYS = 'foyer:counter-keys';

export class CounterDesk {
  readonly workday: Workday;
  readonly numbers: CounterNumbers;
  readonly items: OpenItems;
  readonly #key: string;
  readonly #numbers: AskedNumbers;
  #keysOn = $state(readSetting(KEYS) !== 'off');
  #chosen = $state<CounterId | null>(null);
  /** Refused here, before anything was asked. */
  #deniedHere = $state.raw<readonly Denied[]>([]);

  readonly counter: Counter | null = $derived.by(
    () => this.workday.office?.counters.find((c) => c.id === this.#chosen) ?? null,
  );
  readonly list: CounterList | null = $derived.by(() => {
    const { day, now, office } = this.workday;
    if (day === null || office === null || this.counter === null) return null;
    return listOf(office, day, this.counter, now);
  });
  readonly current: Visit | null = $derived.by(() => this.list?.current ?? null);
  readonly next: Turn | null = $derived.by(() => {
    const { day, now, office, link } = this.workday;
    if (day === null || office === null || this.counter === null) return null;
    return nextOf(office, day, this.counter, now, link.state === 'offline');
  });

  /** How far the latest step of the visitor at the counter has come. */
  readonly currentStage: TrackedRequest['stage'] | null = $derived.by(() => {
    if (this.current === null) return null;
    const errand = latestRequest(this.workday.errands, this.current.id, ['call', 'repeat', 'start', 'undo']);
    return errand?.stage ?? 'confirmed';
  });

  /** Q6: the monitor cannot know of this call. */
  readonly callUnseen: boolean = $derived.by(
    () =>
      this.current?.state === 'called' &&
      this.currentStage !== 'confirmed' &&
      this.workday.link.state !== 'live' &&
      this.workday.link.state !== 'connecting',
  );

  /** Q4: called as often as the office wants. */
  readonly calledEnough: boolean = $derived.by(
    () =>
      this.current?.state === 'called' &&
      this.current.calls >= (this.workday.office?.rules.calls ?? Infinity),
  );

  /** A visitor who was called here and is at another counter now. */
  readonly #taken: readonly TrackedRequest[] = $derived.by(() => {
    const { day, errands } = this.workday;
    return day === null || this.counter === null ? [] : takenElsewhere(errands, day, this.counter);
  });

  /** What is under way or has just been answered, newest first. */
  readonly deeds: readonly Deed[] = $derived.by(() =>
    this.workday.errands
      .flatMap(({ request, stage }) => {
        const action = counterActions.find((a) => a === request.kind);
        return action === undefined
          ? []
          : [
              {
                id: request.id,
                action,
                number: this.#numberOf(request),
                stage: this.#stageOf(request, stage),
              },
            ];
      })
      .slice(-RECENT)
      .reverse(),
  );

  readonly denied: readonly Denied[] = $derived.by(() => [
    ...this.workday.errands.flatMap(({ request, answer, stage }): Denied[] => {
      // A7: without a block of its own a counter asks the relay for each number.
      if (['borrow-numbers', 'withdraw', 'tell-date'].includes(request.kind)) return [];
      // The clerk has seen that there is no number.
      if (stage === 'withdrawn') return [];
      const number = this.#numberOf(request);
      const said = { id: request.id, number, about: aboutOf(request) };
      if (answer !== null && !answer.ok) return [{ ...said, reason: answer.reason }];
      return stage === 'not-saved' ? [{ ...said, reason: 'not-saved' }] : [];
    }),
    ...this.#taken.map(({ request }): Denied => {
      const said = { id: request.id, number: this.#numberOf(request) };
      return { ...said, about: 'visit', reason: 'called-elsewhere' };
    }),
    ...this.#deniedHere,
  ]);

  /** Q5: the step that "take back" would take back. */
  readonly undoable: ReturnType<typeof undoableAt> = $derived.by(() => {
    const { day } = this.workday;
    return day === null || this.counter === null ? null : undoableAt(day, this.counter, this.current);
  });

  /** How many are only on this device. */
  readonly unanswered: number = $derived.by(
    () =>
      this.workday.errands.filter(
        ({ request, answer }) => answer === null && request.kind !== 'borrow-numbers',
      ).length,
  );

  constructor(workday: Workday) {
    this.workday = workday;
    this.numbers = openCounterNumbers(workday);
    this.items = new OpenItems(workday);
    this.#key = `foyer:counter:${workday.session.office}`;
    this.#numbers = new AskedNumbers(workday.session.office);
    const remembered = counterId.safeParse(readSetting(this.#key));
    this.#chosen = remembered.success ? remembered.data : null;
  }

  choose(counter: CounterId | null): void {
    this.#chosen = counter;
    writeSetting(this.#key, counter);
  }

  call(visit: Visit): void {
    this.#ask('call', visit);
  }

  callNext(): void {
    if (this.next !== null && this.current === null) this.call(this.next.visit);
  }

  repeat(): void {
    if (this.current?.state === 'called') this.#ask('repeat', this.current);
  }

  start(): void {
    if (this.current?.state === 'called') this.#ask('start', this.current);
  }

  finish(): void {
    if (this.current?.state === 'serving') this.#ask('finish', this.current);
  }

  miss(): void {
    if (this.current?.state === 'called') this.#ask('miss', this.current);
  }

  undo(): void {
    if (this.undoable === null || this.counter === null) return;
    const { visit, id } = this.undoable;
    // Named, so that what another counter did meanwhile does not hide it.
    const about = { visit: visit.id, counter: this.counter.id, step: id };
    this.#send(this.workday.compose('undo', about), visit.number);
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
    this.#send(this.workday.compose('return', { visit: visit.id }), visit.number);
  }

  present({ visit, appointment }: ExpectedVisit): void {
    this.#send(
      this.workday.compose('check-in', { by: { with: 'code', code: appointment.code } }),
      visit.number,
    );
  }

  /** A2, M3: a visitor was found in the waiting room, a caller was phoned. */
  settle({ record }: OpenItem): void {
    this.#send(this.workday.compose('settle-call-back', { callBack: record.id }), labelOf(record));
  }

  dismiss(id: string): void {
    this.#deniedHere = this.#deniedHere.filter((d) => d.id !== id);
    const errand = this.workday.errands.find(({ request }) => request.id === id);
    if (errand !== undefined) this.workday.release(errand.request.id);
  }

  #ask(kind: 'call' | 'repeat' | 'start' | 'finish' | 'miss', visit: Visit): void {
    if (this.counter === null) return;
    this.#send(this.workday.compose(kind, { visit: visit.id, counter: this.counter.id }), visit.number);
  }

  #send(request: Request | null, number: string): void {
    if (request === null) return;
    const answer = this.workday.foresee(request);
    if (!answer.ok) {
      const { reason } = answer;
      this.#deniedHere = [...this.#deniedHere, { id: request.id, number, about: aboutOf(request), reason }];
      return;
    }
    // The name of a caller is gone with the sign-out: it does not go there.
    if (request.kind !== 'settle-call-back') this.#numbers.keep(request.id, number);
    // A disk that refuses is said by the errand's stage.
    this.workday.ask(request).catch(() => {});
  }

  /** A yes that an earlier call has overtaken is none any more. */
  #stageOf(request: Request, stage: TrackedRequest['stage']): TrackedRequest['stage'] {
    return this.#taken.some((t) => t.request.id === request.id) ? 'refused' : stage;
  }

  /** Today's documents say it, or said it before midnight put others in their place. */
  #numberOf(request: Request): string {
    if (request.kind === 'take-ticket' && request.number !== null) return request.number;
    const id = visitOfRequest(this.workday.day, request);
    const visit = id === null ? undefined : this.workday.day?.visits.get(id);
    const number = visit?.number ?? labelIn(this.workday.memos, request);
    if (number !== undefined) this.#numbers.set(request.id, number);
    return number ?? this.#numbers.get(request.id) ?? numberIn(this.workday.errand(request.id)) ?? '';
  }
}

/** A number that the relay alone has given. */
const numberIn = (errand: TrackedRequest | null): string | null =>
  errand?.answer?.ok === true ? errand.answer.number : null;

const aboutOf = ({ kind }: Request): Denied['about'] => (kind === 'settle-call-back' ? 'item' : 'visit');
