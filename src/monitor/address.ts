/** Which office a monitor shows: the last part of its address, `/monitor/dorsten`. */
import { officeId } from '../lib/domain/ids.ts';
import type { OfficeId } from '../lib/domain/ids.ts';

export interface Address {
  readonly office: OfficeId | null;
  /** What stands there, also where it cannot be an office. */
  readonly given: string;
}

export function parseAddress(path: string): Address {
  const given = path.replace(/^\/monitor\/?/i, '').replace(/\/$/, '');
  const office = officeId.safeParse(given.toLowerCase());
  return { office: office.success ? office.data : null, given };
}
