/** Reasons for which the office's rules let a visitor go first (A12, Q2.7), and how far ahead each brings them. */
import * as z from 'zod/mini';
import { priorityId } from '../ids.ts';
import type { PriorityId } from '../ids.ts';
import { textUpTo } from './text.ts';

/** As much as stands on a button of the kiosk, and in the list of a counter. */
export const MOST_BUTTON_CHARACTERS = 60;
/** As many as stand on a kiosk's screen. */
export const MOST_PRIORITIES = 8;

/** `before-walk-ins`: after appointments that are due, before all others. `next`: also before those. */
export const priorityTurns = ['before-walk-ins', 'next'] as const;
export type PriorityTurn = (typeof priorityTurns)[number];

export const priority = z.strictObject({
  id: priorityId,
  name: textUpTo(MOST_BUTTON_CHARACTERS),
  turn: z._default(z.enum(priorityTurns), 'before-walk-ins'),
});
export type Priority = z.infer<typeof priority>;

/** The reason that a visitor has told; null: none, or the office has taken it out of its rules. */
export const priorityIn = (
  { priorities }: { readonly priorities: readonly Priority[] },
  told: PriorityId | null,
): Priority | null => (told === null ? null : (priorities.find(({ id }) => id === told) ?? null));
