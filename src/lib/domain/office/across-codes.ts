/** What is wrong across the parts of an office; staff read it in words of their own language. */
export const acrossCodes = [
  /** Two entries have the same id, or two lanes the same letter. */
  'twice',
  /** The field names an entry that is not there. */
  'no-such-entry',
  /** B15: appointments by video need the office's link. */
  'video-link-needed',
  /** C14: a service cannot be combined with itself. */
  'itself',
  /** No lane serves the service. */
  'not-served',
  /** No counter serves the lane. */
  'not-staffed',
  /** The service takes longer than the longest appointment. */
  'longer-than-longest',
  /** That number of persons takes longer than the longest appointment. */
  'too-many-persons',
  /** A text lacks the office's first language, or has one that the office does not write in. */
  'text-missing',
  'no-such-language',
  /** Days are too long for the lanes and the horizon. */
  'too-many-cells',
  /** Where an appointment is confirmed by mail, the address must be asked. */
  'mail-needed',
  /** Red begins before amber. */
  'below-amber',
  /** B7: a mail's text names a field that this kind of mail does not have, or a brace has no other. */
  'unknown-field',
  'brace',
  /** A mail's subject has more than one line. */
  'line-break',
  /** A mail's subject has a character that turns or hides the others. */
  'hidden-character',
] as const;
export type AcrossCode = (typeof acrossCodes)[number];

/** `about`: the id of the entry that is wrong. `most`: the number that is possible; `above`: it is a higher one. */
export interface AcrossParams {
  readonly code: AcrossCode | 'above' | 'missing';
  readonly about?: string;
  readonly most?: number;
}
