/**
 * The rows of the table of requests for what concerns a whole office: calls for help, messages, the stop of
 * walk-in numbers (rules A5.8, Q10, Q11).
 */
import * as z from 'zod/mini';
import { walkInStop } from '../day/walk-ins.ts';
import { counterId, requestId } from '../ids.ts';
import { usual } from './counter-requests.ts';

/** Q11: characters of a message to all counters. */
export const MOST_MESSAGE_LENGTH = 300;

export const officeWideRequests = {
  /** A5.8: kiosks give out no walk-in numbers, or do again. */
  'set-walk-ins': {
    ...usual,
    shape: { stopped: z.nullable(walkInStop) },
    askers: ['serve'],
    refusals: ['not-possible-now'],
  },
  /** Q10: the clerk at this counter needs help at once. */
  'call-for-help': {
    ...usual,
    shape: { counter: counterId },
    askers: ['serve'],
    refusals: ['no-such-counter'],
  },
  /** Q10: by the counter that called, or by another one that has looked. */
  'end-help': {
    ...usual,
    shape: { help: requestId },
    askers: ['serve'],
    refusals: ['no-such-call'],
  },
  /** Q11: shown at each counter until it is read there, or until the day ends. */
  'tell-counters': {
    ...usual,
    shape: {
      text: z
        .string()
        .check(z.trim(), z.minLength(1), z.maxLength(MOST_MESSAGE_LENGTH), z.regex(/^[^\p{Cc}]*$/u)),
    },
    askers: ['office'],
    refusals: [],
  },
} as const;
