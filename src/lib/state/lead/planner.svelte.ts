/** S2.2: other counters for one weekday of a lane, and what they would have meant. */
import type { LaneId } from '../../domain/ids.ts';
import type { Office } from '../../domain/office/office.ts';
import type { PeriodFigures } from '../../domain/statistics/period-figures.ts';
import {
  countersAsSet,
  plannableDays,
  plannedDay,
  planFor,
  planner,
} from '../../domain/statistics/planner.ts';
import type { CounterPlan } from '../../domain/statistics/planner.ts';
import type { LocalDate } from '../../domain/time.ts';

/** Minutes within which nine of ten visitors are served, until the lead says otherwise. */
const USUAL_TARGET_MINUTES = 20;

interface Given {
  readonly office: Office;
  readonly figures: PeriodFigures;
  readonly today: LocalDate;
}

export class CounterPlanner {
  #given: () => Given | null = () => null;
  #lane = $state<LaneId | null>(null);
  #weekday = $state<string | null>(null);
  /** What was typed instead of the counters that are set; null: nothing. */
  #typed = $state.raw<CounterPlan | null>(null);
  targetMinutes = $state(USUAL_TARGET_MINUTES);

  /** The lanes of which enough is counted. */
  readonly lanes = $derived.by(() => {
    const given = this.#given();
    return given === null
      ? []
      : given.office.lanes.filter(({ id }) => plannableDays(given.figures, id).length > 0);
  });
  readonly lane = $derived(this.lanes.find(({ id }) => id === this.#lane) ?? this.lanes[0] ?? null);
  readonly weekdays = $derived.by(() => {
    const given = this.#given();
    return given === null || this.lane === null ? [] : plannableDays(given.figures, this.lane.id);
  });
  readonly weekday = $derived(this.weekdays.find((day) => day === this.#weekday) ?? this.weekdays[0] ?? null);

  /** How many counters the lane can have. */
  readonly most = $derived.by(() => {
    const { lane } = this;
    const counters = this.#given()?.office.counters ?? [];
    return lane === null ? 0 : counters.filter((counter) => counter.lanes.includes(lane.id)).length;
  });

  readonly #day = $derived.by(() => {
    const given = this.#given();
    return given === null || this.lane === null || this.weekday === null
      ? null
      : plannedDay(given.figures, this.lane.id, this.weekday);
  });
  readonly #set = $derived.by((): CounterPlan => {
    const given = this.#given();
    return given === null || this.lane === null || this.weekday === null
      ? {}
      : countersAsSet(given.office, this.lane.id, given.today, this.weekday);
  });
  readonly #waits = $derived(this.#day === null ? null : planner(this.#day));

  readonly isTyped = $derived(this.#typed !== null);
  readonly plan = $derived(this.#typed ?? this.#set);
  /** Hour by hour; empty: nothing can be planned. */
  readonly hours = $derived.by(() => {
    const waits = this.#waits?.(this.plan) ?? [];
    return (this.#day?.hours ?? []).map(({ hour, visits }, i) => ({
      ...{ hour, visits },
      counters: this.plan[hour] ?? 0,
      median: waits[i]!.median,
      ninetieth: waits[i]!.ninetieth,
    }));
  });

  constructor(given: () => Given | null) {
    this.#given = given;
  }

  chooseLane(id: string): void {
    this.#lane = id as LaneId;
    this.#typed = null;
  }

  chooseWeekday(weekday: string): void {
    this.#weekday = weekday;
    this.#typed = null;
  }

  setCounters(hour: string, counters: number): void {
    if (!Number.isInteger(counters) || counters < 0 || counters > this.most) return;
    this.#typed = { ...this.plan, [hour]: counters };
  }

  suggest(): void {
    if (this.#day !== null) this.#typed = planFor(this.#day, this.targetMinutes, this.most);
  }

  /** As the hours of the office are set. */
  reset(): void {
    this.#typed = null;
  }
}
