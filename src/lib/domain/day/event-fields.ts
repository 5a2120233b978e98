/** What every event of a day says: which request made it, when and by whom. */
import { actorId, requestId } from '../ids.ts';
import * as z from 'zod/mini';
import { instant, localDate } from '../time.ts';

export const madeBy = {
  request: requestId,
  date: localDate,
  /** When it happened or was asked for, by the corrected clock of the device. */
  at: instant,
  by: actorId,
  /** M18: the device that brought the event back after a restore, where that is not its maker. */
  broughtBy: z.optional(actorId),
};
