/** The step of the set-up that an address names: a reload goes on there. */
import { missingIn, setUpSteps } from '#lib/state/lead/set-up-steps.ts';
import type { SetUpStep } from '#lib/state/lead/set-up-steps.ts';
import type { Office } from '#lib/domain/office/office.ts';

const QUERY = 'schritt';

const names: Readonly<Record<SetUpStep, string>> = {
  ...{ office: 'anschrift', counters: 'schalter', hours: 'zeiten' },
  ...{ services: 'anliegen', devices: 'geraete', finish: 'fertig' },
};

export const addressOfStep = (step: SetUpStep): string => `?${QUERY}=${names[step]}`;

/** Without a name the first step that the office lacks. */
export const stepIn = (query: Pick<URLSearchParams, 'get'>, office: Office): SetUpStep =>
  setUpSteps.find((step) => names[step] === query.get(QUERY)) ?? missingIn(office)[0] ?? 'office';
