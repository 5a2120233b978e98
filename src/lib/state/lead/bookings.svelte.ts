/** B6: a lead looks at what was booked online of late, selects what looks like a wave, and takes it back. */
import { SvelteSet } from 'svelte/reactivity';
import { recentBookings, requestTakeBack } from '../../client/http/recent-bookings.ts';
import type { BookingGroup, BookingGroupKey } from '../../domain/upkeep/recent-bookings.ts';
import type { Instant } from '../../domain/time.ts';
import { MAX_GROUPS } from '../../wire/http/office-routes.ts';
import { failureOf } from '../staff/account.svelte.ts';
import type { DeskFailure } from '../staff/account.svelte.ts';

export interface BookingCount {
  /** Confirmed or not. */
  readonly all: number;
  readonly confirmed: number;
}
export interface HourOfBookings extends BookingCount {
  readonly hour: Instant;
  readonly networks: number;
}
export interface NetworkOfBookings extends BookingCount {
  readonly origin: string;
  readonly lastHour: Instant;
}

/** Networks with fewer bookings in a week are those of households. */
export const NETWORK_WORTH_A_LOOK = 5;

const countOf = (groups: readonly BookingGroup[]): BookingCount => {
  const confirmed = groups.reduce((sum, group) => sum + group.confirmed, 0);
  return { all: groups.reduce((sum, group) => sum + group.reserved, confirmed), confirmed };
};

/** Newest first. */
export const bookingHours = (groups: readonly BookingGroup[]): HourOfBookings[] =>
  [...Map.groupBy(groups, ({ hour }) => hour)]
    .map(([hour, ofHour]) => ({ hour, networks: ofHour.length, ...countOf(ofHour) }))
    .sort((a, b) => b.hour - a.hour);

/** Most bookings first. */
export const networksOf = (groups: readonly BookingGroup[]): NetworkOfBookings[] =>
  [...Map.groupBy(groups, ({ origin }) => origin)]
    .flatMap(([origin, ofNetwork]) =>
      origin === null
        ? []
        : [{ origin, lastHour: Math.max(...ofNetwork.map(({ hour }) => hour)), ...countOf(ofNetwork) }],
    )
    .filter(({ all }) => all >= NETWORK_WORTH_A_LOOK)
    .sort((a, b) => b.all - a.all);

export class LeadBookings {
  #seen = $state.raw<{ readonly until: Instant; readonly groups: readonly BookingGroup[] } | null>(null);
  readonly #hours = new SvelteSet<Instant>();
  readonly #networks = new SvelteSet<string>();
  failure = $state<DeskFailure | null>(null);
  isLoading = $state(false);
  /** The lead is asked once more before anything is cancelled. */
  isAsking = $state(false);
  /** Cancelled so far, and how many are left; null: nothing is under way. */
  progress = $state.raw<{ readonly cancelled: number; readonly left: number } | null>(null);
  /** How many the last selection cancelled. */
  done = $state<number | null>(null);
  readonly #abort = new AbortController();

  readonly isLoaded = $derived(this.#seen !== null);
  readonly hours = $derived(bookingHours(this.#seen?.groups ?? []));
  readonly networks = $derived(networksOf(this.#seen?.groups ?? []));
  readonly selectedGroups = $derived(
    (this.#seen?.groups ?? []).filter(
      ({ hour, origin }) => this.#hours.has(hour) || (origin !== null && this.#networks.has(origin)),
    ),
  );
  readonly selected = $derived(countOf(this.selectedGroups));

  hasHour = (hour: Instant): boolean => this.#hours.has(hour);
  hasNetwork = (origin: string): boolean => this.#networks.has(origin);
  toggleHour = (hour: Instant): void => toggle(this.#hours, hour);
  toggleNetwork = (origin: string): void => toggle(this.#networks, origin);

  async load(): Promise<void> {
    if (this.isLoading) return;
    this.isLoading = true;
    const answer = await recentBookings({ signal: this.#abort.signal });
    this.isLoading = false;
    if (this.#abort.signal.aborted) return;
    this.failure = answer.ok ? null : failureOf(answer.error);
    if (answer.ok) this.#seen = answer.value;
  }

  /** Asks the relay for one portion after the other. What is cancelled stays so when it breaks off. */
  async takeBack(): Promise<void> {
    const seen = this.#seen;
    if (seen === null || this.progress !== null || this.selected.all === 0) return;
    const keys = this.selectedGroups.map(({ hour, origin }): BookingGroupKey => ({ hour, origin }));
    const all = this.selected.all;
    this.isAsking = false;
    this.done = null;
    this.failure = null;
    let cancelled = 0;
    this.progress = { cancelled, left: all };
    for (let first = 0; first < keys.length && this.failure === null; first += MAX_GROUPS) {
      const groups = keys.slice(first, first + MAX_GROUPS);
      let left = 1;
      while (left > 0 && this.failure === null) {
        const answer = await requestTakeBack({ groups, until: seen.until }, { signal: this.#abort.signal });
        if (this.#abort.signal.aborted) return;
        if (!answer.ok) {
          this.failure = failureOf(answer.error);
          break;
        }
        ({ left } = answer.value);
        cancelled += answer.value.cancelled;
        this.progress = { cancelled, left: Math.max(left, all - cancelled) };
      }
    }
    this.progress = null;
    this.done = cancelled;
    this.#hours.clear();
    this.#networks.clear();
    const { failure } = this;
    await this.load();
    this.failure ??= failure;
  }

  close(): void {
    this.#abort.abort();
  }
}

function toggle<T>(set: Set<T>, value: T): void {
  if (!set.delete(value)) set.add(value);
}
