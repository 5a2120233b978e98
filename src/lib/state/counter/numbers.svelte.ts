/** A7: numbers that a counter gives out to a visitor who stands there, and the block that it borrows for that. */
import type { RequestId } from '../../domain/ids.ts';
import { borrowedUntil } from '../../domain/day/ticket.ts';
import { openKioskTicket } from '../tickets/ticket.svelte.ts';
import type { KioskTicket } from '../tickets/ticket.svelte.ts';
import type { LocalDate } from '../../domain/time.ts';
import type { Counter } from '../../domain/office/office.ts';
import type { Workday } from '../workday/workday.svelte.ts';

export interface CounterNumbers {
  readonly ticket: KioskTicket;
  /** Sees to it that there are numbers for the days to come; to be called whenever something has changed. */
  keep(counter: Counter | null): void;
}

export function openCounterNumbers(workday: Workday): CounterNumbers {
  let asking: RequestId | null = null;
  /** Reckoning with dates is dear, and this is asked with each change. */
  let borrowing: { readonly today: LocalDate; readonly until: LocalDate } | null = null;

  return {
    ticket: openKioskTicket(workday, { intervals: false }),
    keep(counter) {
      const { trackedRequests, grant, link, today } = workday;
      if (counter === null || today === null || asking !== null || link.state !== 'live') return;
      if (borrowing?.today !== today) borrowing = { today, until: borrowedUntil(today) };
      if (grant?.until !== undefined && grant.until >= borrowing.until) return;
      // Under way, or there is none to be had today.
      const isAsked = trackedRequests.some(
        ({ request, answer }) =>
          request.kind === 'borrow-numbers' && request.date === today && answer?.ok !== true,
      );
      const request = isAsked ? null : workday.compose('borrow-numbers', { counter: counter.id });
      if (request === null) return;
      asking = request.id;
      // What could not be saved is asked again with the next change.
      void workday
        .ask(request)
        .catch(() => {})
        .finally(() => (asking = null));
    },
  };
}
