/** S2.2: a plan of counters is asked of a worker; what takes long says so and can be stopped. */
import { afterEach, expect, it, vi } from 'vitest';
import { figuresIn } from '../../src/lib/domain/statistics/period-figures.ts';
import { exampleFigures } from '../../src/lib/domain/statistics/example-day.ts';
import { playPlan } from '../../src/lib/domain/statistics/play-plan.ts';
import type { PlanAnswer, PlanQuestion } from '../../src/lib/domain/statistics/play-plan.ts';
import { seeded } from '../../src/lib/domain/queue/estimate.ts';
import { CounterPlanner } from '../../src/lib/state/lead/planner.svelte.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import type { Statistics } from '../../src/lib/domain/statistics/statistics.ts';
import { anOffice, MONDAY } from '../support/build/index.ts';
import { eventually } from '../support/eventually.ts';

const office = anOffice();
const random = seeded(7);
const days = Array.from({ length: 6 }, (_, i) => addDays(MONDAY, -7 * (i + 1)));
const all = new Map<LocalDate, Statistics>(days.map((date) => [date, exampleFigures(office, date, random)]));
const figures = figuresIn(all, { from: days.at(-1)!, until: days[0]! });

/** Plays that answer when the test lets them, and a clock that it moves. */
function aPlanner() {
  const asked: { question: PlanQuestion; give: (answer: PlanAnswer) => void }[] = [];
  const stop = vi.fn();
  let late: (() => void) | null = null;
  const planner = new CounterPlanner(
    () => ({ office, figures, today: MONDAY }),
    { ask: (question) => new Promise((give) => asked.push({ question, give })), stop },
    { after: (_ms, run) => ((late = run), () => (late = null)) },
  );
  const answerLast = async (): Promise<void> => {
    const { question, give } = asked.at(-1)!;
    give(playPlan(question));
    await eventually(() => expect(late).toBeNull());
  };
  return { planner, asked, stop, answerLast, passSecond: () => late?.() };
}

afterEach(() => vi.restoreAllMocks());

it('[S2.2] shows the counters at once and their waits when they are reckoned', async () => {
  const { planner, asked, answerLast } = aPlanner();
  planner.follow();
  expect(planner.hours.length).toBeGreaterThan(0);
  expect(planner.hours.every(({ ninetieth }) => ninetieth === null)).toBe(true);
  expect(structuredClone(asked[0]!.question)).toEqual(asked[0]!.question);
  await answerLast();
  expect(planner.worst).not.toBeNull();
  // The same is not asked for twice.
  planner.follow();
  expect(asked).toHaveLength(1);
});

it('[S2.2] says what takes longer than a second, and goes back to what is known when it is stopped', async () => {
  const { planner, asked, stop, answerLast, passSecond } = aPlanner();
  planner.follow();
  await answerLast();
  const [first] = planner.hours;
  planner.setCounters(first!.hour, 0);
  planner.follow();
  expect(planner.isSlow).toBe(false);
  passSecond();
  expect(planner.isSlow).toBe(true);
  planner.cancel();
  expect(stop).toHaveBeenCalled();
  expect(planner.isSlow).toBe(false);
  expect(planner.hours[0]).toEqual(first);
  // The answer of what was stopped is dropped, should it come.
  asked.at(-1)!.give({ plan: {}, waits: [] });
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  expect(planner.hours[0]).toEqual(first);
});

it('[S2.2] a suggestion comes with its waits, and is not reckoned again', async () => {
  const { planner, asked, answerLast } = aPlanner();
  planner.follow();
  await answerLast();
  planner.targetMinutes = 5;
  planner.suggest();
  await answerLast();
  await eventually(() => expect(planner.isTyped).toBe(true));
  expect(planner.hours.every(({ isTooLong, counters }) => !isTooLong || counters === planner.most)).toBe(
    true,
  );
  planner.follow();
  expect(asked).toHaveLength(2);
});
