/** M15: a person has told a device that cannot ask the relay what day and what time it is. */
import { accept } from './decision.ts';
import type { Decider } from './decision.ts';

/**
 * Anyone may stand at a kiosk, so the lead reads what it was told, and when that was by the relay's clock. The numbers
 * that it has given out since are in people's hands all the same.
 */
export const decideTellDate: Decider<'tell-date'> = (_state, request, { at, by }) =>
  accept(request, null, {
    log: [{ what: 'date-told', id: request.id, at, by: by.actor, told: request.told }],
  });
