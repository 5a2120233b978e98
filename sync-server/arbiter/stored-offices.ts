/**
 * Offices that are in the store and have no file any more: it was taken away, or its id was changed. Those with days from
 * today on are served as they are stored (C13). Users cannot reach the others; what is past its time is erased all the
 * same (P3), by the rules that they had last.
 */
import { openOfficeDoc, officeIn } from '../../src/lib/docs/office-doc.ts';
import { openStaffDoc } from '../../src/lib/docs/staff-doc.ts';
import type { Device } from '../../src/lib/docs/staff-doc.ts';
import { documentKinds } from '../../src/lib/domain/access.ts';
import { parseName } from '../../src/lib/docs/document-names.ts';
import type { DocumentName } from '../../src/lib/docs/document-names.ts';
import type { Report } from '../../src/lib/docs/records.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import type { CustomField } from '../../src/lib/domain/office/custom-field.ts';
import type { OfficeRules } from '../../src/lib/domain/office/office.ts';
import { officeName } from '../../src/lib/domain/office/text.ts';
import { USUAL_RETENTION } from '../../src/lib/domain/office/retention.ts';
import { dateOf } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { Rooms } from '../relay/rooms.ts';
import { packOffice } from './sleeping-office.ts';
import type { PackedOffice } from './sleeping-office.ts';

/** What retention needs to know of an office. */
export interface KeptOffice {
  readonly id: OfficeId;
  readonly rules: Pick<OfficeRules, 'retention'>;
}

export interface StoredOffice extends KeptOffice {
  /** Null: its record cannot be read. */
  readonly name: string | null;
  readonly timeZone: string;
  readonly devices: readonly Device[];
  /** B13: what it asks in its own words. */
  readonly fields: readonly CustomField[];
}

/** Stands for an office whose record is lost: the defaults of an office file. */
const UNKNOWN = {
  name: null,
  timeZone: 'Europe/Berlin',
  fields: [],
  rules: { retention: USUAL_RETENTION },
} as const;

/** Every document of an office, by office. */
export async function documentsByOffice(
  list: (prefix: string) => Promise<readonly string[]>,
): Promise<Map<OfficeId, DocumentName[]>> {
  const found = new Map<OfficeId, DocumentName[]>();
  for (const kind of documentKinds) {
    // Documents of actors are many, and their names tell no office.
    if (kind === 'inbox' || kind === 'outbox') continue;
    for (const text of await list(`${kind}:`)) {
      const name = parseName(text);
      if (!name.ok || !('office' in name.value)) continue;
      const { office } = name.value;
      const own = found.get(office);
      if (own === undefined) found.set(office, [name.value]);
      else own.push(name.value);
    }
  }
  return found;
}

/** What is stored of offices that have no file. */
export async function officesWithoutFile(
  rooms: Pick<Rooms, 'stored' | 'open' | 'release'>,
  files: readonly OfficeId[],
  report: Report,
): Promise<StoredOffice[]> {
  const ids = [...(await documentsByOffice((prefix) => rooms.stored(prefix))).keys()];
  const found: StoredOffice[] = [];
  for (const id of ids) if (!files.includes(id)) found.push(await readOffice(rooms, id, report));
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}

export async function readOffice(
  rooms: Pick<Rooms, 'open' | 'release'>,
  id: OfficeId,
  report: Report,
): Promise<StoredOffice> {
  const office = { kind: 'office', office: id } as const;
  const staff = { kind: 'staff', office: id } as const;
  const record = openOfficeDoc(await rooms.open(office), report);
  const members = openStaffDoc(await rooms.open(staff), report);
  const known = officeIn(record);
  const devices = [...members.all.values()].filter((r): r is Device => r.type === 'device');
  record.close();
  members.close();
  rooms.release(office);
  rooms.release(staff);
  if (known === null) return { id, devices, ...UNKNOWN };
  const { town, timeZone, rules, fields } = known;
  return { id, devices, timeZone, rules, fields, name: `${officeName(known)}, ${town}` };
}

/** C13: those of these offices that are served: a day from today on is stored, and their record can be read. */
export async function servedWithoutFile(
  rooms: Pick<Rooms, 'stored' | 'open' | 'release'>,
  offices: readonly StoredOffice[],
  now: Instant,
  report: Report,
): Promise<PackedOffice[]> {
  const served: PackedOffice[] = [];
  for (const { id, timeZone } of offices) {
    const today = dateOf(now, timeZone);
    const isAhead = (text: string): boolean => {
      const name = parseName(text);
      return name.ok && name.value.kind === 'day' && name.value.date >= today;
    };
    if (!(await rooms.stored(`day:${id}:`)).some(isAhead)) continue;
    const name = { kind: 'office', office: id } as const;
    const record = openOfficeDoc(await rooms.open(name), report);
    const office = officeIn(record);
    record.close();
    rooms.release(name);
    if (office !== null) served.push(packOffice({ ...office, withoutFile: true }));
  }
  return served;
}
