/** All attacks that the bench measures: those of the tests, and those by requests that the relay grants. */
import { attacks } from '../../tests/support/attacks/index.ts';
import { byCitizens } from './by-citizens.ts';
import { byLead } from './by-lead.ts';
import { byStaff } from './by-staff.ts';

export const allAttacks = [...attacks, ...byCitizens, ...byLead, ...byStaff];
