/** A6: at a kiosk short services get the next free interval of today, as long as the relay can be asked for it. */
import { appointmentOf } from '../../domain/day/day.ts';
import type { RequestId, VisitId } from '../../domain/ids.ts';
import { visitOf } from '../../domain/ids.ts';
import { serviceOf } from '../../domain/office/office.ts';
import type { Choice } from '../../domain/office/office.ts';
import type { Language } from '../../domain/office/text.ts';
import type { Instant } from '../../domain/time.ts';
import { isOpen } from '../../domain/day/visit.ts';
import { askUnseen, awaitGrant, withdrawUnseen, wanted } from './awaited.svelte.ts';
import type { Wait } from './awaited.svelte.ts';
import type { Workday } from '../workday/workday.svelte.ts';

export interface Interval {
  readonly visit: VisitId;
  readonly number: string;
  readonly code: string;
  readonly start: Instant;
  /** The interval begins so soon that its visitor is checked in already. */
  readonly here: boolean;
}

export interface KioskInterval {
  readonly interval: Interval | null;
  /** Whether these services get one here and now. */
  offered(choices: readonly Choice[]): boolean;
  /** Resolves with whether there was one; a no is followed by a walk-in ticket (A5). */
  take(choices: readonly Choice[], language: Language): Promise<boolean>;
  /** A7.15: it stands on the screen. */
  shown(): void;
  forget(): void;
}

export const openKioskInterval = (workday: Workday): KioskInterval => new IntervalOfVisitor(workday);

class IntervalOfVisitor implements KioskInterval {
  #asked = $state<RequestId | null>(null);
  readonly #workday: Workday;
  #wait: Wait | null = null;
  readonly interval = $derived.by(() =>
    this.#asked === null ? null : intervalOf(this.#workday, this.#asked),
  );

  constructor(workday: Workday) {
    this.#workday = workday;
  }

  offered(choices: readonly Choice[]): boolean {
    const { office, link } = this.#workday;
    return (
      office !== null &&
      office.rules.nextInterval &&
      link.state === 'live' &&
      choices.length > 0 &&
      choices.every(({ service }) => serviceOf(office, service)?.short === true)
    );
  }

  async take(choices: readonly Choice[], language: Language): Promise<boolean> {
    const workday = this.#workday;
    const composed = workday.compose('take-interval', { services: [...choices], language });
    if (composed === null) return false;
    const request = wanted(composed);
    this.#asked = request.id;
    // Answer and day travel in two documents, each with its own changes: granted is what can be shown.
    this.#wait = awaitGrant(workday, request, {
      isShown: () => intervalOf(workday, request.id) !== null,
      endsWithLine: true,
    });
    const { end } = this.#wait;
    // A request that cannot be saved is sent all the same and taken back: the ticket that is tried instead says so.
    const saved = await askUnseen(workday, request).then(
      () => true,
      () => false,
    );
    if (!saved) this.#wait?.leave();
    const reached = await end;
    if (reached === 'granted') return true;
    if (this.#asked === request.id) this.#asked = null;
    if (reached === 'unanswered') await withdrawUnseen(workday, request);
    else workday.unseen.forget(request.id);
    return false;
  }

  shown(): void {
    if (this.interval !== null && this.#asked !== null) this.#workday.unseen.forget(this.#asked);
  }

  forget(): void {
    this.shown();
    this.#wait?.leave();
    this.#wait = null;
    this.#asked = null;
  }
}

function intervalOf({ day }: Workday, id: RequestId): Interval | null {
  const visit = day?.visits.get(visitOf(id));
  const appointment = day === null ? undefined : appointmentOf(day, visitOf(id));
  if (visit === undefined || appointment === undefined) return null;
  const { number, code, start } = appointment;
  return { visit: visit.id, number, code, start, here: isOpen(visit) };
}
