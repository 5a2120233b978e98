/** What may stand in an address; the domain's own parsers decide. */
import { defineParams } from '@sveltejs/kit/params';
import { officeId } from './lib/domain/ids.ts';
import { moveStepOfPath, stepOfPath } from './lib/state/citizen/steps.ts';

export const params = defineParams({
  office: officeId,
  moveStep: (path) => (moveStepOfPath(path) === undefined ? undefined : path),
  step: (path) => (stepOfPath(path) === undefined ? undefined : path),
});
