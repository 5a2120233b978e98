/** Whether a visitor is, or will be, in the office: by phone or video they are not (B15). */
import { variantIn } from '../office/office.ts';
import type { Day } from './day.ts';
import { inOneOrder } from './step-event.ts';
import type { Visit } from './visit.ts';

/** B15: by phone or video they look at no monitor, unless they came all the same and staff have checked them in. */
export const isInTheOffice = (day: Day, { id, services }: Pick<Visit, 'id' | 'services'>): boolean =>
  variantIn(services) === null ||
  inOneOrder(day.steps.get(id) ?? []).some(({ what }) => what === 'checked-in');
