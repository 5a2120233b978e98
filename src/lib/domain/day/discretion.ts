/**
 * What staff decide about a visitor, and why (rules A1, B8, Q4). A reason is one of a few words: a clerk picks it with
 * one key, and the day's document says nothing of a person.
 */
import * as z from 'zod/mini';

/** Why a visitor is checked in too early, too late, or after the appointment lapsed or was cancelled. */
export const despiteReasons = [
  /** The visitor stood in a line of the office in time. */
  'was-here',
  /** The office had agreed to it before. */
  'agreed',
  /** The office itself was late, or had told them a wrong time. */
  'our-fault',
  'goodwill',
] as const;
export const despiteReason = z.enum(despiteReasons);
export type DespiteReason = z.infer<typeof despiteReason>;

/** Why a visitor who waited is not in the line any more. */
export const leaveReasons = [
  /** The visitor told a clerk that they leave. */
  'said-so',
  /** The visitor was seen to leave, or is in no waiting room. */
  'gone',
  /** What they came for was settled without a counter. */
  'done-otherwise',
  /** The office is not in charge of it. */
  'wrong-office',
] as const;
export const leaveReason = z.enum(leaveReasons);
export type LeaveReason = z.infer<typeof leaveReason>;

/** Why staff cancel an appointment. */
export const cancelReasons = [
  /** The person asked for it. */
  'asked',
  /** The office is closed then, or short of staff. */
  'we-cannot',
  'booked-twice',
  /** The office is not in charge of it. */
  'wrong-office',
  'other',
] as const;
export const cancelReason = z.enum(cancelReasons);
export type CancelReason = z.infer<typeof cancelReason>;
/** Reasons of which the mail about the cancellation has a sentence. */
export type ToldReason = Exclude<CancelReason, 'other'>;
