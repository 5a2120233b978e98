/**
 * Remembers whom each counter has, and by which step of its own. News of others that is older than this step never
 * takes the visitor away, unless they are served elsewhere (M6, M7, Q3).
 */
import { visitIn } from '../../src/lib/domain/day/day.ts';
import type { Day, DayEvent } from '../../src/lib/domain/day/day.ts';
import { inOneOrder } from '../../src/lib/domain/day/step-event.ts';
import type { StepEvent } from '../../src/lib/domain/day/step-event.ts';
import { isActive, ONE_MOMENT_MS } from '../../src/lib/domain/day/visit.ts';
import type { Visit } from '../../src/lib/domain/day/visit.ts';
import type { Ledger } from './ledger.ts';

interface Held {
  readonly visit: Visit;
  /** The counter's own newest step with the visitor. */
  readonly step: StepEvent;
}

const SERVES: readonly StepEvent['what'][] = ['started', 'resumed', 'finished'];

export class CounterWatch {
  readonly #ledger: Ledger;
  #held: readonly Held[] = [];

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** `news`: all that the relay has taken in since it was looked at before. */
  look(day: Day, news: readonly DayEvent[]): void {
    const steps = news.filter((event): event is StepEvent => event.kind === 'step');
    for (const held of this.#held) this.#expectKept(day, held, steps);
    this.#held = [...day.visits.values()].filter(isActive).flatMap((visit) => heldOf(day, visit));
  }

  #expectKept(day: Day, { visit, step }: Held, news: readonly StepEvent[]): void {
    const now = visitIn(day, visit.id);
    const about = news.filter((e) => visitIn(day, e.of)?.id === now?.id);
    // What the counter itself tells, and what is newer, may change whom it has.
    if (about.length === 0 || news.some((e) => e.by === step.by)) return;
    if (about.some((e) => e.at > step.at - ONE_MOMENT_MS)) return;
    const isKept = now !== undefined && isActive(now) && now.counter === visit.counter;
    this.#ledger.expect(
      'no counter loses its visitor to older news',
      isKept || about.some((e) => SERVES.includes(e.what)),
      () => `${visit.counter} lost ${visit.number} to ${about.map((e) => e.what).join()}`,
    );
  }
}

function heldOf(day: Day, visit: Visit): Held[] {
  const steps = inOneOrder(day.steps.get(visit.id) ?? []);
  const step = steps.findLast((e) => 'counter' in e && e.counter === visit.counter);
  return step === undefined ? [] : [{ visit, step }];
}
