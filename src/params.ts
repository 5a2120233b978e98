/** What may stand in an address; the domain's own parsers decide. */
import { defineParams } from '@sveltejs/kit/params';
import { visitNumber } from './lib/domain/day/appointment.ts';
import { officeId } from './lib/domain/ids.ts';
import { localDate } from './lib/domain/time.ts';
import { moveStepOfPath, stepOfPath } from './lib/state/citizen/steps.ts';

export const params = defineParams({
  day: localDate,
  // Addresses are in small letters.
  number: (text) => (visitNumber.safeParse(text.toUpperCase()).success ? text : undefined),
  office: officeId,
  moveStep: (path) => (moveStepOfPath(path) === undefined ? undefined : path),
  step: (path) => (stepOfPath(path) === undefined ? undefined : path),
});
