/** C3: whom changes have left outside, and the step that cancels all of them who get a mail. */
import { SvelteSet } from 'svelte/reactivity';
import type { HttpOptions } from '../../client/http/http.ts';
import { outsidePeople } from '../../client/http/outside-people.ts';
import type { HitPerson } from '../../domain/decide/hours-preview.ts';
import type { VisitId } from '../../domain/ids.ts';
import type { OutsideAppointment } from '../../domain/requests/memo.ts';
import type { Workday } from '../workday/workday.svelte.ts';

export class OutsideList {
  /** Null: the relay has not told them yet. */
  people = $state.raw<readonly HitPerson[] | null>(null);
  /** The relay could not be asked. */
  hasFailed = $state(false);
  /** Cancellations that were asked for here. */
  asked = $state(0);
  /** How many cancellations of the last press the disk of this device has refused. */
  notKept = $state(0);
  readonly #workday: Pick<Workday, 'compose' | 'ask' | 'trackedRequests'>;
  readonly #outside: () => readonly OutsideAppointment[];
  readonly #http: HttpOptions;
  readonly #abort = new AbortController();

  /** The people still outside for whom no cancellation of this device is on its way. */
  readonly #open: readonly HitPerson[] = $derived.by(() => {
    const outside = new SvelteSet(this.#outside().map(({ visit }) => visit));
    const cancelled = this.#cancelled;
    return (this.people ?? []).filter(({ visit }) => outside.has(visit) && !cancelled.has(visit));
  });
  /** The visits that the relay has told nothing of yet, in one text. Another text: there are more of them. */
  readonly untold: string = $derived.by(() => {
    const told = new SvelteSet((this.people ?? []).map(({ visit }) => visit));
    return this.#outside()
      .flatMap(({ visit }) => (told.has(visit) ? [] : [visit]))
      .join();
  });
  readonly toMail: readonly HitPerson[] = $derived.by(() => this.#open.filter(({ hasMail }) => hasMail));
  readonly toCall: readonly HitPerson[] = $derived.by(() => this.#open.filter(({ hasMail }) => !hasMail));

  constructor(
    workday: Pick<Workday, 'compose' | 'ask' | 'trackedRequests'>,
    outside: () => readonly OutsideAppointment[],
    http: HttpOptions = {},
  ) {
    this.#workday = workday;
    this.#outside = outside;
    this.#http = http;
  }

  get #cancelled(): ReadonlySet<VisitId> {
    const visits = this.#workday.trackedRequests.flatMap(({ request, stage }) =>
      request.kind === 'cancel' && stage !== 'refused' && stage !== 'withdrawn' ? [request.visit] : [],
    );
    return new SvelteSet(visits);
  }

  async load(): Promise<void> {
    const answer = await outsidePeople({ ...this.#http, signal: this.#abort.signal });
    if (this.#abort.signal.aborted) return;
    this.hasFailed = !answer.ok;
    if (answer.ok) this.people = answer.value;
  }

  /** Cancels each once; the relay writes the mails. What the disk refuses stays on the list. */
  async cancelAll(): Promise<void> {
    const asked = this.toMail.flatMap(({ date, visit }) => {
      const one = this.#workday.compose('cancel', { visit });
      return one === null ? [] : [{ ...one, date }];
    });
    const kept = await Promise.allSettled(asked.map((one) => this.#workday.ask(one)));
    const saved = kept.filter(({ status }) => status === 'fulfilled').length;
    this.asked += saved;
    this.notKept = kept.length - saved;
  }

  close(): void {
    this.#abort.abort();
  }
}
