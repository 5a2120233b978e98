/** A6: at a kiosk short concerns get the next free interval of today, as long as the relay can be asked for it. */
import { appointmentOf } from '../domain/day.ts';
import type { RequestId } from '../domain/ids.ts';
import { visitOf } from '../domain/ids.ts';
import { serviceOf } from '../domain/office.ts';
import type { Choice, Language } from '../domain/office.ts';
import type { Instant } from '../domain/time.ts';
import { isOpen } from '../domain/visit.ts';
import type { Workday } from './workday.svelte.ts';

export interface Interval {
  readonly number: string;
  readonly code: string;
  readonly start: Instant;
  /** It begins so soon that its visitor is checked in already. */
  readonly here: boolean;
}

export interface KioskInterval {
  readonly interval: Interval | null;
  /** Whether these concerns get one here and now. */
  offered(choices: readonly Choice[]): boolean;
  /** Resolves with whether there was one; a no is followed by a walk-in ticket (A5). */
  take(choices: readonly Choice[], language: Language): Promise<boolean>;
  forget(): void;
}

/** Nobody stands before an unanswered question longer than this. */
const ANSWER_WITHIN = 8_000;

export function openKioskInterval(workday: Workday): KioskInterval {
  let asked = $state<RequestId | null>(null);
  const interval = $derived(asked === null ? null : intervalOf(workday, asked));

  async function granted(id: RequestId): Promise<boolean> {
    const end = await endOf(id);
    // Taken back where it has not left yet; the arbiter gives nothing to who asked a minute ago.
    if (end === 'no-answer') await workday.withdraw(id);
    return end === 'granted';
  }

  /** Answer and day travel in two documents, each with its own changes: granted is what can be shown. */
  function endOf(id: RequestId): Promise<'granted' | 'refused' | 'no-answer'> {
    return new Promise((resolve) => {
      const end = $derived.by(() => {
        if (intervalOf(workday, id) !== null) return 'granted';
        if (workday.errand(id)?.answer?.ok === false) return 'refused';
        return workday.link.state === 'live' ? null : 'no-answer';
      });
      const done = (reached: 'granted' | 'refused' | 'no-answer'): void => {
        clearTimeout(deadline);
        stop();
        resolve(reached);
      };
      const deadline = setTimeout(done, ANSWER_WITHIN, 'no-answer');
      const stop = $effect.root(() => {
        $effect(() => {
          if (end !== null) done(end);
        });
      });
    });
  }

  return {
    get interval() {
      return interval;
    },
    offered(choices) {
      const { office, link } = workday;
      return (
        office !== null &&
        office.rules.nextInterval &&
        link.state === 'live' &&
        choices.length > 0 &&
        choices.every(({ service }) => serviceOf(office, service)?.short === true)
      );
    },
    async take(choices, language) {
      const request = workday.compose('take-interval', { services: [...choices], language });
      if (request === null) return false;
      asked = request.id;
      try {
        await workday.ask(request);
        if (await granted(request.id)) return true;
      } catch {
        // Not saved: the ticket that is tried instead says so.
      }
      if (asked === request.id) asked = null;
      return false;
    },
    forget() {
      asked = null;
    },
  };
}

function intervalOf({ day }: Workday, id: RequestId): Interval | null {
  const visit = day?.visits.get(visitOf(id));
  const appointment = day === null ? undefined : appointmentOf(day, visitOf(id));
  if (visit === undefined || appointment === undefined) return null;
  const { number, code, start } = appointment;
  return { number, code, start, here: isOpen(visit) };
}
