/** The steps of a first start, and what an office still lacks. */
import { isBeingSetUp } from '../../domain/office/new-office.ts';
import { NOT_ENTERED } from '../../domain/office/office.ts';
import type { Office } from '../../domain/office/office.ts';

export const setUpSteps = ['office', 'counters', 'hours', 'services', 'devices', 'finish'] as const;
export type SetUpStep = (typeof setUpSteps)[number];

/** Steps without which no visitor can book or come. */
export type MissingStep = 'office' | 'hours' | 'services';

/** What an office still lacks. A lead may skip a step, and sees here that it was. */
export function missingIn(office: Office): MissingStep[] {
  const isReachable = office.address !== NOT_ENTERED && office.phone !== NOT_ENTERED;
  return [
    ...(isReachable ? [] : (['office'] as const)),
    ...(office.windows.length > 0 ? [] : (['hours'] as const)),
    ...(isBeingSetUp(office) ? (['services'] as const) : []),
  ];
}
