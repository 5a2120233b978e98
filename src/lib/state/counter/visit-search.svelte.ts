/**
 * A clerk looks for a visit (B12). What this device holds, today and the next opening day, is shown with each letter;
 * what the relay finds on all days takes its place. Cut off, that is all there is, and `scope` says so.
 */
import { searchVisits } from '../../client/http/search-visits.ts';
import type { HttpOptions } from '../../client/http/http.ts';
import { parsePass } from '../../domain/day/appointment.ts';
import { untypePass } from '../../domain/input/typed-pass.ts';
import type { CustomField } from '../../domain/office/custom-field.ts';
import { findVisits, MAX_FOUND } from '../../domain/search/find-visits.ts';
import type { MatchingVisit } from '../../domain/search/find-visits.ts';
import { parseSearch } from '../../domain/search/search-query.ts';
import type { SearchProblem } from '../../domain/search/search-query.ts';
import type { Workday } from '../workday/workday.svelte.ts';

/** A clerk who types does not ask the relay with each letter. */
const TYPING_PAUSE_MS = 250;

interface Reply {
  readonly text: string;
  /** Null: the relay did not answer, or not with visits. */
  readonly found: { readonly visits: readonly MatchingVisit[]; readonly hasMore: boolean } | null;
}

type SearchedWorkday = Pick<Workday, 'ahead' | 'office' | 'day' | 'people' | 'today' | 'link'>;

const NO_FIELDS: readonly CustomField[] = [];
const NO_VISITS: readonly MatchingVisit[] = [];

export class VisitSearch {
  readonly #workday: SearchedWorkday;
  readonly #options: HttpOptions;
  #text = $state('');
  #reply = $state.raw<Reply | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | null = null;

  /** The QR code of an appointment, as a hand scanner types it or as it was pasted. */
  readonly #pass = $derived.by(() => {
    const pass = parsePass(untypePass(this.#text));
    return pass.ok ? pass.value : null;
  });
  readonly #wanted: string = $derived(
    this.#pass === null ? this.#text : `${this.#pass.code} ${this.#pass.date}`,
  );

  readonly #query = $derived.by(() => {
    const { today } = this.#workday;
    return today === null || this.#isForeign ? null : parseSearch(this.#wanted, today);
  });

  /** Why nothing is looked for; null also while nothing was typed. */
  readonly problem: SearchProblem | 'other-office' | null = $derived.by(() => {
    if (this.#isForeign) return 'other-office';
    const query = this.#query;
    return query === null || query.ok || this.#text.trim() === '' ? null : query.error;
  });

  readonly #here: readonly MatchingVisit[] = $derived.by(() => {
    const { day, people, ahead, office } = this.#workday;
    const query = this.#query;
    if (query?.ok !== true || day === null) return NO_VISITS;
    const fields = office?.fields ?? NO_FIELDS;
    const onNextDay = ahead === null ? NO_VISITS : findVisits(query.value, ahead.day, ahead.people, fields);
    return [...findVisits(query.value, day, people, fields), ...onNextDay];
  });

  readonly #everywhere = $derived(this.#reply?.text === this.#text ? this.#reply.found : null);

  /** `today`, `two-days`: what this device holds, the second with the next opening day; `asking`: the same, while the relay looks through all days. */
  readonly scope: 'all-days' | 'two-days' | 'today' | 'asking' = $derived.by(() => {
    if (this.#everywhere !== null) return 'all-days';
    const isWaiting = this.#reply?.text !== this.#text && this.#workday.link.state !== 'offline';
    if (isWaiting && this.#query?.ok === true) return 'asking';
    return this.#workday.ahead === null ? 'today' : 'two-days';
  });

  readonly visits: readonly MatchingVisit[] = $derived(
    this.#everywhere?.visits ?? this.#here.slice(0, MAX_FOUND),
  );
  readonly hasMore: boolean = $derived(this.#everywhere?.hasMore ?? this.#here.length > MAX_FOUND);

  constructor(workday: SearchedWorkday, options: HttpOptions = {}) {
    this.#workday = workday;
    this.#options = options;
  }

  get isPass(): boolean {
    return this.#pass !== null;
  }

  get text(): string {
    return this.#text;
  }

  type(text: string): void {
    this.#text = text;
    this.#stop();
    if (this.#query?.ok !== true) return;
    const wanted = this.#wanted;
    this.#timer = setTimeout(() => void this.#ask(text, wanted), TYPING_PAUSE_MS);
  }

  clear(): void {
    this.#stop();
    this.#text = '';
    this.#reply = null;
  }

  get #isForeign(): boolean {
    const { office } = this.#workday;
    return this.#pass !== null && office !== null && this.#pass.office !== office.id;
  }

  async #ask(text: string, wanted: string): Promise<void> {
    const asking = new AbortController();
    this.#asking = asking;
    const reply = await searchVisits(wanted, { ...this.#options, signal: asking.signal });
    if (asking.signal.aborted) return;
    this.#reply = { text, found: reply.ok ? reply.value : null };
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
  }
}
