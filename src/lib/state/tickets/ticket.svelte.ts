/**
 * One visitor without an appointment, at a kiosk or at a counter (A5–A7): the services, then the outcome. It is the
 * next free interval where the office gives those, else a ticket with a number from the device's own block.
 */
import type { Refusal } from '../../domain/requests/answer.ts';
import { needOf } from '../../domain/requests/need.ts';
import { stopFor } from '../../domain/decide/decide-set-walk-ins.ts';
import { givenAgainAt } from '../../domain/day/walk-ins.ts';
import { isWithin, opensNextAt, ticketHours } from '../../domain/office/calendar.ts';
import type { ServiceId } from '../../domain/ids.ts';
import { laneOf, serviceOf } from '../../domain/office/office.ts';
import type { Choice, Office } from '../../domain/office/office.ts';
import type { Language } from '../../domain/office/text.ts';
import type { LocalDate } from '../../domain/time.ts';
import { openKioskInterval } from './interval.svelte.ts';
import type { Interval, KioskInterval } from './interval.svelte.ts';
import { openTicketNumber } from './ticket-number.svelte.ts';
import type { NoTicket, Ticket, TicketNumber } from './ticket-number.svelte.ts';
import type { Workday } from '../workday/workday.svelte.ts';

export type { NoTicket, Ticket } from './ticket-number.svelte.ts';

export interface KioskTicket {
  readonly choices: readonly Choice[];
  /** What the chosen services need; a refusal names what does not go together. */
  readonly minutes: number;
  readonly problem: Refusal | null;
  readonly taking: boolean;
  readonly ticket: Ticket | null;
  readonly none: NoTicket | null;
  /** A6: whether the chosen services get an interval; and the one that was given. */
  readonly intervalOffered: boolean;
  readonly interval: Interval | null;
  /** Whether numbers are given out now; fills `none` when not. */
  checkHours(): boolean;
  add(service: ServiceId): void;
  setQuantity(service: ServiceId, quantity: number): void;
  remove(service: ServiceId): void;
  take(language: Language): Promise<void>;
  /** A7.15: the number or the interval stands on the screen. */
  shown(): void;
  forget(): void;
}

export interface KioskTicketOptions {
  /** Whether short services get the next free interval (A6); not where a visitor can be served at once. */
  readonly intervals?: boolean;
  /** The visitor has a number now, of a ticket or of an interval. */
  readonly onGiven?: () => void;
}

export const openKioskTicket = (workday: Workday, options: KioskTicketOptions = {}): KioskTicket =>
  new TicketOfVisitor(workday, options);

class TicketOfVisitor implements KioskTicket {
  choices = $state.raw<readonly Choice[]>([]);
  #isTaking = $state(false);
  readonly #workday: Workday;
  readonly #hasIntervals: boolean;
  readonly #onGiven: () => void;
  readonly #interval: KioskInterval;
  readonly #number: TicketNumber;
  #visitor = 0;
  readonly #need = $derived.by(() =>
    this.#workday.office === null || this.choices.length === 0
      ? null
      : needOf(this.#workday.office, this.choices, 'walk-in'),
  );

  constructor(workday: Workday, { intervals = true, onGiven = () => {} }: KioskTicketOptions) {
    this.#workday = workday;
    this.#hasIntervals = intervals;
    this.#onGiven = onGiven;
    this.#interval = openKioskInterval(workday);
    this.#number = openTicketNumber(workday, onGiven);
  }

  get minutes(): number {
    return this.#need?.ok === true ? this.#need.value.minutes : 0;
  }

  get problem(): Refusal | null {
    return this.#need?.ok === false ? this.#need.error : null;
  }

  get taking(): boolean {
    return this.#isTaking || this.#number.awaited;
  }

  get ticket(): Ticket | null {
    return this.#number.ticket;
  }

  get none(): NoTicket | null {
    return this.#number.none;
  }

  get intervalOffered(): boolean {
    return this.#hasIntervals && this.#interval.offered(this.choices);
  }

  get interval(): Interval | null {
    return this.#interval.interval;
  }

  checkHours(): boolean {
    const { office, today } = this.#workday;
    if (office === null || today === null) return false;
    const none = whyNotNow(this.#workday, office, today);
    if (none !== null) this.#number.fail(none);
    return none === null;
  }

  add(service: ServiceId): void {
    if (!this.choices.some((c) => c.service === service))
      this.choices = [...this.choices, { service, quantity: 1 }];
  }

  setQuantity(service: ServiceId, quantity: number): void {
    const { office } = this.#workday;
    const most = office === null ? 1 : (serviceOf(office, service)?.most ?? 1);
    const within = Math.max(1, Math.min(most, quantity));
    this.choices = this.choices.map((c) => (c.service === service ? { service, quantity: within } : c));
  }

  remove(service: ServiceId): void {
    this.choices = this.choices.filter((c) => c.service !== service);
  }

  async take(language: Language): Promise<void> {
    if (this.#isTaking || this.#need?.ok !== true || !this.checkHours()) return;
    const { choices } = this;
    const mine = this.#visitor;
    this.#isTaking = true;
    try {
      if (this.intervalOffered && (await this.#interval.take(choices, language))) {
        if (mine === this.#visitor) this.#onGiven();
        return;
      }
      // A5.8: the interval may have been refused for a stop that has come meanwhile.
      if (mine === this.#visitor && this.checkHours()) await this.#takeTicket(language);
    } finally {
      if (mine === this.#visitor) this.#isTaking = false;
    }
  }

  shown(): void {
    this.#number.shown();
    this.#interval.shown();
  }

  forget(): void {
    this.#visitor++;
    this.choices = [];
    this.#isTaking = false;
    this.#number.forget();
    this.#interval.forget();
  }

  async #takeTicket(language: Language): Promise<void> {
    const { office, day, taken } = this.#workday;
    if (office === null || day === null || taken === null || this.#need?.ok !== true) return;
    const [lane] = this.#need.value.lanes;
    if (lane !== undefined && laneOf(office, lane) !== undefined)
      await this.#number.take({ choices: this.choices, lane, language });
  }
}

/** Why no number is given out now; null: it is. */
function whyNotNow(workday: Workday, office: Office, today: LocalDate): NoTicket | null {
  const { dateDoubt, day, now, session } = workday;
  // A7: a number of a day that is over would be given out a second time.
  if (dateDoubt !== null) return { why: 'date' };
  const hours = ticketHours(office, today);
  if (isWithin(hours, now)) {
    const stop = day === null ? null : stopFor(session.role, day, now);
    if (stop === null) return null;
    const { reason, words } = stop;
    return { why: 'stopped', reason, words, againAt: givenAgainAt(office, today, stop) };
  }
  const next = hours.find(({ from }) => from > now);
  return next === undefined
    ? { why: 'closed', opensAt: opensNextAt(office, today, now) }
    : { why: 'not-open', from: next.from };
}
