// `npm run check`: formatting, lint, types and the tests that need no browser. `npm run types`: the types alone.
import { FORMAT, LINT_CHANGED, runParts, SYNC, TYPES, UNIT } from './parts.mjs';

const onlyTypes = process.argv[2] === 'types';
const failed = await runParts([SYNC]);
if (failed.length === 0) {
  // The longest first, so that no core waits for one of them at the end.
  failed.push(...(await runParts(onlyTypes ? TYPES : [UNIT, LINT_CHANGED, ...TYPES, FORMAT])));
}
console.log(failed.length === 0 ? 'check: all good' : `check: ${failed.join(', ')} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;
