/** S2.2: other counters for one weekday of a lane, and what they would have meant. It is reckoned off the page's thread. */
import { untrack } from 'svelte';
import { ownPlatform } from '../../client/browser/platform.ts';
import type { Platform } from '../../client/browser/platform.ts';
import type { LaneId } from '../../domain/ids.ts';
import type { Office } from '../../domain/office/office.ts';
import type { PeriodFigures } from '../../domain/statistics/period-figures.ts';
import { counterHours, hoursAsSet, plannableDays, plannedDay } from '../../domain/statistics/planner.ts';
import type { CounterPlan, PlannedDay, SetHours } from '../../domain/statistics/planner.ts';
import type { PlanAnswer, PlanQuestion } from '../../domain/statistics/play-plan.ts';
import type { LocalDate } from '../../domain/time.ts';
import { openPlanPlays } from './plan-plays.ts';
import type { PlanPlays } from './plan-plays.ts';

/** Minutes within which nine of ten visitors are served, until the lead says otherwise. */
const USUAL_TARGET_MINUTES = 20;

/** What takes longer says so, and can be stopped. */
const SLOW_AFTER_MS = 1000;

interface Given {
  readonly office: Office;
  readonly figures: PeriodFigures;
  readonly today: LocalDate;
}

export class CounterPlanner {
  readonly #given: () => Given | null;
  readonly #plays: PlanPlays;
  readonly #platform: Pick<Platform, 'after'>;
  /** Counts the questions: the answer to one that is over is dropped. */
  #asked = 0;
  #stopTimer = (): void => {};
  #isSuggesting = false;
  /** What was reckoned last, and for which lane and weekday; null: nothing yet. */
  #answer = $state.raw<(PlanAnswer & { readonly of: string; readonly day: PlannedDay }) | null>(null);
  /** It takes longer than a second. */
  isSlow = $state(false);
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
  readonly #shown = $derived(`${this.lane?.id} ${this.weekday}`);
  readonly isTyped = $derived(this.#typed?.of === this.#shown);
  readonly plan = $derived.by((): CounterPlan => {
    if (this.#typed !== null && this.isTyped) return this.#typed.plan;
    return Object.fromEntries(Object.entries(this.#set).map(([hour, { counters }]) => [hour, counters]));
  });
  /** Hour by hour; empty: nothing can be planned. */
  readonly hours = $derived.by(() => {
    // While other counters or news of today are reckoned, the waits before them stay there.
    const waits = this.#answer?.of === this.#shown ? this.#answer.waits : [];
    return (this.#day?.hours ?? []).map(({ hour, visits }) => {
      const { median = null, ninetieth = null } = waits.find((one) => one.hour === hour) ?? {};
      return {
        ...{ hour, visits, median, ninetieth },
        counters: this.plan[hour] ?? 0,
        isTooLong: (ninetieth ?? 0) > this.targetMinutes,
      };
    });
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

  constructor(
    given: () => Given | null,
    plays: PlanPlays = openPlanPlays(),
    platform: Pick<Platform, 'after'> = ownPlatform,
  ) {
    this.#given = given;
    this.#plays = plays;
    this.#platform = platform;
  }

  /** Call it in an effect: it runs again with each plan, lane, weekday and period. */
  follow(): void {
    const [day, plan] = [this.#day, this.plan];
    untrack(() => {
      if (day === null) return this.stop();
      // It was reckoned with the suggestion, or is shown again after one was stopped.
      if (this.#answer?.day === day && this.#answer.plan === plan) return;
      void this.#ask(day, { day, plan }, ({ waits }) => ({ plan, waits }));
    });
  }

  async #ask(
    day: PlannedDay,
    question: PlanQuestion,
    read: (answer: PlanAnswer) => PlanAnswer,
  ): Promise<void> {
    const [asked, of] = [++this.#asked, this.#shown];
    this.#isSuggesting = !('plan' in question);
    this.#stopTimer();
    this.#stopTimer = this.#platform.after(SLOW_AFTER_MS, () => (this.isSlow = true));
    const answer = read(await this.#plays.ask(question));
    if (asked !== this.#asked) return;
    this.#stopTimer();
    this.isSlow = false;
    this.#isSuggesting = false;
    this.#answer = { ...answer, of, day };
    if (!('plan' in question)) this.#typed = { of, plan: answer.plan };
  }

  /** Ends what is being reckoned. */
  stop(): void {
    this.#asked++;
    this.#stopTimer();
    this.isSlow = false;
    this.#isSuggesting = false;
    this.#plays.stop();
  }

  /** Ends it, and goes back to the counters whose waits are known. */
  cancel(): void {
    this.stop();
    const [answer, day] = [this.#answer, this.#day];
    if (answer === null || day === null || answer.of !== this.#shown) return;
    this.#answer = { ...answer, day };
    this.#typed = { of: this.#shown, plan: answer.plan };
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
    const [day, { targetMinutes, most }] = [this.#day, this];
    if (day !== null) void this.#ask(day, { day, targetMinutes, most }, (answer) => answer);
  }

  /** Goes back to the counters that the office's hours set. */
  reset(): void {
    if (this.#isSuggesting) this.stop();
    this.#typed = null;
  }
}
