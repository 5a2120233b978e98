/**
 * P7: which requests hold people, so that a laptop keeps them encrypted. It names what holds none. A field that is new
 * here counts as people until it is listed.
 */
import type { Request } from './request.ts';

/** Fields with ids, times, numbers and choices in them. */
const plainFields: ReadonlySet<string> = new Set([
  ...['v', 'id', 'office', 'at', 'clock', 'date', 'kind', 'seen'],
  ...['visit', 'counter', 'lane', 'to', 'step', 'start', 'services', 'language', 'reminder', 'from'],
  ...[
    'number',
    'told',
    'wantedMs',
    'asked',
    'by',
    'tried',
    'welcomed',
    'callBack',
    'change',
    'earlier',
    'weekdays',
  ],
  ...['windows', 'closures', 'base', 'prefer', 'despite', 'reason', 'trial'],
  ...['state', 'rendered', 'anyway', 'help', 'moreHelp'],
]);

/** A field with one of these values holds no people. */
const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

export const holdsPeople = (asked: Request): boolean =>
  Object.entries(asked).some(([field, value]) => !plainFields.has(field) && !isEmpty(value));
