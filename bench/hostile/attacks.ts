/** All attacks that the bench measures: those of the tests, and those by requests that the relay grants or by questions of other sites. */
import { attacks } from '../../tests/support/attacks/index.ts';
import { byCitizens } from './by-citizens.ts';
import { byLead } from './by-lead.ts';
import { byStaff } from './by-staff.ts';
import { byWebsites } from './by-websites.ts';

export const allAttacks = [...attacks, ...byCitizens, ...byLead, ...byStaff, ...byWebsites];
