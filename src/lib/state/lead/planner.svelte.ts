/** S2.2: other counters for one weekday of a lane, and what they would have meant. */
import type { LaneId } from '../../domain/ids.ts';
import type { Office } from '../../domain/office/office.ts';
import type { PeriodFigures } from '../../domain/statistics/period-figures.ts';
import {
  counterHours,
  hoursAsSet,
  plannableDays,
  plannedDay,
  planFor,
  planner,
} from '../../domain/statistics/planner.ts';
import type { CounterPlan, SetHours } from '../../domain/statistics/planner.ts';
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
  /** What was typed instead of the counters that are set, and for which lane and weekday; null: nothing. */
  #typed = $state.raw<{ readonly of: string; readonly plan: CounterPlan } | null>(null);
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

  readonly #set = $derived.by((): SetHours => {
    const given = this.#given();
    return given === null || this.lane === null || this.weekday === null
      ? {}
      : hoursAsSet(given.office, this.lane.id, given.today, this.weekday);
  });
  readonly #day = $derived.by(() => {
    const given = this.#given();
    return given === null || this.lane === null || this.weekday === null
      ? null
      : plannedDay(given.figures, this.lane.id, this.weekday, this.#set);
  });
  readonly #waits = $derived(this.#day === null ? null : planner(this.#day));

  readonly #shown = $derived(`${this.lane?.id} ${this.weekday}`);
  readonly isTyped = $derived(this.#typed?.of === this.#shown);
  readonly plan = $derived.by((): CounterPlan => {
    if (this.#typed !== null && this.isTyped) return this.#typed.plan;
    return Object.fromEntries(Object.entries(this.#set).map(([hour, { counters }]) => [hour, counters]));
  });
  /** Hour by hour; empty: nothing can be planned. */
  readonly hours = $derived.by(() => {
    const waits = this.#waits?.(this.plan) ?? [];
    return (this.#day?.hours ?? []).map(({ hour, visits }, i) => ({
      ...{ hour, visits },
      counters: this.plan[hour] ?? 0,
      median: waits[i]!.median,
      ninetieth: waits[i]!.ninetieth,
      isTooLong: (waits[i]!.ninetieth ?? 0) > this.targetMinutes,
    }));
  });

  /** The hour with the longest wait, null where no visitor comes. */
  readonly worst = $derived(
    this.hours
      .filter(({ ninetieth }) => ninetieth !== null)
      .toSorted((a, b) => b.ninetieth! - a.ninetieth!)[0] ?? null,
  );
  /** Where it takes too long although the lane has all its counters. */
  readonly lacksCounters = $derived(
    this.hours.some(({ isTooLong, counters }) => isTooLong && counters === this.most),
  );
  readonly counterHours = $derived(this.#day === null ? 0 : counterHours(this.#day, this.plan));

  constructor(given: () => Given | null) {
    this.#given = given;
  }

  chooseLane(id: string): void {
    this.#lane = id as LaneId;
  }

  chooseWeekday(weekday: string): void {
    this.#weekday = weekday;
  }

  setCounters(hour: string, counters: number): void {
    if (!Number.isInteger(counters) || counters < 0 || counters > this.most) return;
    this.#typed = { of: this.#shown, plan: { ...this.plan, [hour]: counters } };
  }

  suggest(): void {
    if (this.#day !== null)
      this.#typed = { of: this.#shown, plan: planFor(this.#day, this.targetMinutes, this.most) };
  }

  /** Goes back to the counters that the office's hours set. */
  reset(): void {
    this.#typed = null;
  }
}
