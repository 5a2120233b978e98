/** One question about a plan of counters and its answer (S2.2), as a worker takes them. */
import { planFor, planner } from './planner.ts';
import type { CounterPlan, PlannedDay, PlannedWait } from './planner.ts';

/** A plan to play, or a wait for which the fewest counters are looked for. */
export type PlanQuestion = { readonly day: PlannedDay } & (
  { readonly plan: CounterPlan } | { readonly targetMinutes: number; readonly most: number }
);
export interface PlanAnswer {
  readonly plan: CounterPlan;
  readonly waits: readonly PlannedWait[];
}

export function playPlan(question: PlanQuestion): PlanAnswer {
  const { day } = question;
  const plan = 'plan' in question ? question.plan : planFor(day, question.targetMinutes, question.most);
  return { plan, waits: planner(day)(plan) };
}
