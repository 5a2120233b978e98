/**
 * What a clerk decides about one visitor after a question: a check-in against the rule, a leave, other services, another
 * lane (A1, Q4, Q5). The question stays with its visitor, whatever is chosen in the lists meanwhile.
 */
import { may } from '../../domain/access.ts';
import type { Role } from '../../domain/access.ts';
import type { DespiteReason, LeaveReason } from '../../domain/day/discretion.ts';
import { visitIn } from '../../domain/day/day.ts';
import { isOpen } from '../../domain/day/visit.ts';
import type { Visit } from '../../domain/day/visit.ts';
import type { CounterId, VisitId } from '../../domain/ids.ts';
import type { Choice } from '../../domain/office/office.ts';
import type { RequestOf } from '../../domain/requests/request.ts';
import type { CounterDesk, Destination } from './counter-desk.svelte.ts';

export type VisitQuestion = 'despite' | 'leave' | 'services' | 'transfer';

/** An appointment whose visitor stands at the desk. */
export interface Arriving {
  readonly id: VisitId;
  readonly number: string;
  readonly code: string;
}

/** Refusals that a clerk may overrule (A1). */
const overruled: readonly string[] = ['too-early', 'too-late'];

/**
 * The questions that can be asked about a visit now. A visitor with a counter is sent on and leaves from there alone
 * (M11, Q4). Without a counter a lead sends them on.
 */
export function questionsAbout(visit: Visit, counter: CounterId, role: Role): readonly VisitQuestion[] {
  const isWaiting = visit.state === 'arrived' || visit.state === 'parked';
  const isHere = visit.counter === counter && isOpen(visit);
  const maySendOn = isHere || (isWaiting && may(role, 'office'));
  return [
    ...(isOpen(visit) && (isHere || visit.counter === null) ? (['services'] as const) : []),
    ...(maySendOn ? (['transfer'] as const) : []),
    ...(isWaiting ? (['leave'] as const) : []),
  ];
}

export class AboutVisit {
  readonly #desk: CounterDesk;
  #question = $state<VisitQuestion | null>(null);
  #id = $state.raw<VisitId | null>(null);
  /** A check-in that the rule refused, and the reason. */
  #refused = $state.raw<{ readonly arriving: Arriving; readonly reason: 'too-early' | 'too-late' } | null>(
    null,
  );

  readonly visit: Visit | null = $derived.by(() => {
    const { day } = this.#desk.workday;
    return this.#id === null || day === null ? null : (visitIn(day, this.#id) ?? null);
  });

  constructor(desk: CounterDesk) {
    this.#desk = desk;
  }

  /** Null: nothing is asked. */
  get question(): VisitQuestion | null {
    return this.visit === null ? null : this.#question;
  }

  /** Why the rule says no to the check-in. */
  get refused(): 'too-early' | 'too-late' | null {
    return this.#refused?.reason ?? null;
  }

  questionsAbout(visit: Visit): readonly VisitQuestion[] {
    const { counter, workday } = this.#desk;
    return counter === null ? [] : questionsAbout(visit, counter.id, workday.session.role);
  }

  /** Nothing happens where the question makes no sense any more. */
  ask(question: VisitQuestion, visit: Visit): void {
    if (!this.questionsAbout(visit).includes(question)) return;
    this.#question = question;
    this.#id = visit.id;
  }

  close(): void {
    this.#question = null;
    this.#id = null;
    this.#refused = null;
  }

  /** A1: the visitor is here. Against the rule it takes a reason, which is asked for. */
  present(arriving: Arriving): void {
    const asked = this.#checkIn(arriving);
    const answer = asked === null ? null : this.#desk.workday.predict(asked);
    if (answer?.ok === false && overruled.includes(answer.reason)) {
      this.#refused = { arriving, reason: answer.reason === 'too-early' ? 'too-early' : 'too-late' };
      this.#question = 'despite';
      this.#id = arriving.id;
    } else void this.#desk.send(asked, arriving.number);
  }

  presentDespite(reason: DespiteReason): void {
    const arriving = this.#refused?.arriving;
    this.close();
    if (arriving !== undefined) void this.#desk.send(this.#checkIn(arriving, reason), arriving.number);
  }

  leave(reason: LeaveReason): void {
    const { visit } = this;
    this.close();
    if (visit === null) return;
    const asked = this.#desk.workday.compose('leave', { visit: visit.id, reason });
    void this.#desk.send(asked, visit.number);
  }

  changeServices(services: readonly Choice[]): void {
    const { visit } = this;
    this.close();
    if (visit === null || services.length === 0) return;
    const asked = this.#desk.workday.compose('change-services', {
      ...{ visit: visit.id, services: [...services] },
    });
    void this.#desk.send(asked, visit.number);
  }

  transfer(destination: Destination, note: string): void {
    const { visit } = this;
    this.close();
    if (visit === null) return;
    this.#desk.note(visit, note);
    this.#desk.transfer(visit, destination);
  }

  #checkIn({ code }: Arriving, despite?: DespiteReason): RequestOf<'check-in'> | null {
    const by = { with: 'code', code } as const;
    return this.#desk.workday.compose('check-in', despite === undefined ? { by } : { by, despite });
  }
}
