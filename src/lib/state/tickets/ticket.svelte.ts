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
import type { Interval } from './interval.svelte.ts';
import { openTicketNumber } from './ticket-number.svelte.ts';
import type { NoTicket, Ticket } from './ticket-number.svelte.ts';
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

export function openKioskTicket(workday: Workday, options: KioskTicketOptions = {}): KioskTicket {
  const { intervals = true, onGiven = () => {} } = options;
  let choices = $state.raw<readonly Choice[]>([]);
  let taking = $state(false);
  let visitor = 0;
  const interval = openKioskInterval(workday);
  const number = openTicketNumber(workday, onGiven);

  const need = $derived(
    workday.office === null || choices.length === 0 ? null : needOf(workday.office, choices, 'walk-in'),
  );

  function checkHours(): boolean {
    const { office, today } = workday;
    if (office === null || today === null) return false;
    const none = whyNotNow(workday, office, today);
    if (none !== null) number.fail(none);
    return none === null;
  }

  async function take(language: Language): Promise<void> {
    if (taking || need?.ok !== true || !checkHours()) return;
    const mine = visitor;
    taking = true;
    try {
      if (intervals && interval.offered(choices) && (await interval.take(choices, language))) {
        if (mine === visitor) onGiven();
        return;
      }
      // A5.8: the interval may have been refused for a stop that has come meanwhile.
      if (mine === visitor && checkHours()) await takeTicket(language);
    } finally {
      if (mine === visitor) taking = false;
    }
  }

  async function takeTicket(language: Language): Promise<void> {
    const { office, day, taken } = workday;
    if (office === null || day === null || taken === null || need?.ok !== true) return;
    const [lane] = need.value.lanes;
    if (lane !== undefined && laneOf(office, lane) !== undefined)
      await number.take({ choices, lane, language });
  }

  return {
    get choices() {
      return choices;
    },
    get minutes() {
      return need?.ok === true ? need.value.minutes : 0;
    },
    get problem() {
      return need?.ok === false ? need.error : null;
    },
    get taking() {
      return taking || number.awaited;
    },
    get ticket() {
      return number.ticket;
    },
    get none() {
      return number.none;
    },
    get intervalOffered() {
      return intervals && interval.offered(choices);
    },
    get interval() {
      return interval.interval;
    },
    checkHours,
    add(service) {
      if (!choices.some((c) => c.service === service)) choices = [...choices, { service, quantity: 1 }];
    },
    setQuantity(service, quantity) {
      const most = workday.office === null ? 1 : (serviceOf(workday.office, service)?.most ?? 1);
      const within = Math.max(1, Math.min(most, quantity));
      choices = choices.map((c) => (c.service === service ? { service, quantity: within } : c));
    },
    remove(service) {
      choices = choices.filter((c) => c.service !== service);
    },
    take,
    shown() {
      number.shown();
      interval.shown();
    },
    forget() {
      visitor++;
      choices = [];
      taking = false;
      number.forget();
      interval.forget();
    },
  };
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
