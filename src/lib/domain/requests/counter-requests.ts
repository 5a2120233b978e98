/** The rows of the table of requests for what a counter does with a visitor (rules Q3–Q5). */
import * as z from 'zod/mini';
import { counterState } from '../day/counter-state.ts';
import { counterId, laneId, visitId } from '../ids.ts';
import { chosenServices, renderedServices, seenStep, wantedMs } from './request-fields.ts';

/** The rows differ from this where they name a field of it. */
export const usual = {
  ...{ moreDays: null, isAboutPeople: false, makesMail: false, searchesPlaces: false, cost: null },
} as const;

const stepRefusals = [
  'no-such-counter',
  'no-such-visit',
  'not-possible-now',
  'counter-busy',
  'called-elsewhere',
  'not-called-here',
] as const;

/** A step of a counter with a visitor. */
const step = {
  ...usual,
  shape: { visit: visitId, counter: counterId, seen: seenStep },
  askers: ['serve'],
  refusals: stepRefusals,
} as const;

export const counterRequests = {
  /** Q9: whether a clerk is there. A lead says it of other counters, too. */
  'set-counter': {
    ...usual,
    shape: { counter: counterId, state: counterState },
    askers: ['serve'],
    refusals: ['no-such-counter', 'not-possible-now'],
  },
  call: step,
  /**
   * Q3: a next visitor for this counter. `prefer`: the one that its screen shows; the relay gives another if that one
   * is taken. After `wantedMs` it counts as the call of `prefer`.
   */
  'call-next': {
    ...usual,
    shape: { counter: counterId, prefer: visitId, seen: seenStep, wantedMs },
    askers: ['serve'],
    refusals: [...stepRefusals, 'none-waiting'],
  },
  repeat: step,
  miss: step,
  start: step,
  /** S1: `rendered`: the services that were really done. */
  finish: { ...step, shape: { ...step.shape, rendered: renderedServices } },
  /** Q5: what the visit is about, as it turned out. Its planned minutes follow. */
  'change-services': {
    ...usual,
    shape: { visit: visitId, services: chosenServices, seen: seenStep },
    askers: ['serve'],
    refusals: ['no-such-visit', 'not-possible-now', 'no-such-service', 'too-many-services', 'too-long'],
  },
  park: step,
  resume: step,
  transfer: {
    ...usual,
    shape: {
      visit: visitId,
      /** Null: a lead sends on a visitor who is with no counter. */
      counter: z.nullable(counterId),
      lane: laneId,
      to: z.nullable(counterId),
      /** The clerk knows that the lane does not serve all that the visit is about. */
      anyway: z.optional(z.boolean()),
      seen: seenStep,
    },
    askers: ['serve'],
    refusals: [
      ...['no-such-counter', 'no-such-visit', 'not-possible-now', 'no-common-lane', 'called-elsewhere'],
      'lane-lacks-service',
    ],
  },
  /** Q5: `step`: the step to take back; left out, the newest step of the visit, if this counter took it. */
  undo: {
    ...usual,
    shape: {
      visit: visitId,
      counter: counterId,
      step: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
    },
    askers: ['serve'],
    refusals: [
      ...['no-such-counter', 'no-such-visit', 'not-possible-now'],
      ...['nothing-to-undo', 'undo-too-late'],
    ],
  },
} as const;
