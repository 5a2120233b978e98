/**
 * Which examples fast-check draws where a property names no seed of its own: the same in every run, so that a commit
 * that was green stays green. `PROPERTY_SEED=chance` looks further, as `npm run test:chance` does; a number plays what
 * a red run has named.
 */
import fc from 'fast-check';

const named = process.env.PROPERTY_SEED ?? '20261129';
if (named !== 'chance') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(named) });
