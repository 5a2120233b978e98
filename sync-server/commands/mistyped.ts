/** What an operator has mistyped, as sentences that name what there is. */
import { dateOf } from '../../src/lib/domain/time.ts';
import type { Config } from '../config.ts';
import { loadOffices } from '../offices/load-offices.ts';

/** The offices that have a file; null: a file cannot be read. */
export function officesWithFile({
  offices,
  clockShift,
}: Pick<Config, 'offices' | 'clockShift'>): readonly string[] | null {
  const files = loadOffices(offices, dateOf(Date.now() + clockShift, 'Europe/Berlin'));
  return files.ok ? files.value.map(({ id }) => id) : null;
}

export const unknownOffice = (asked: string, known: readonly string[]): string =>
  `There is no office '${asked}'. Known: ${quoted(known)}.`;

export const unknownOption = (option: string, known: readonly string[]): string =>
  `There is no option '${option}'. There is ${quoted(known)}.`;

/** Names in their order, each in quotation marks. */
export const quoted = (names: readonly string[]): string =>
  names.length === 0
    ? 'none'
    : names
        .toSorted()
        .map((name) => `'${name}'`)
        .join(', ');
