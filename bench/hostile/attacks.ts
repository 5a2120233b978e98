/** All attacks that the bench measures: those of the tests, and those of a lead. */
import { attacks } from '../../tests/support/attacks/index.ts';
import { byLead } from './by-lead.ts';

export const allAttacks = [...attacks, ...byLead];
