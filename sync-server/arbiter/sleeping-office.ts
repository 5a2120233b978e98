/**
 * What stays in memory of an office that is asleep. Its documents are closed. Only what is asked of an office without a
 * wait is kept, as small as it gets.
 */
import { isDeepStrictEqual } from 'node:util';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Maker } from '../../src/lib/domain/decide/decision.ts';
import type { NumberHolder } from '../../src/lib/domain/day/ticket.ts';
import type { ActorId, OfficeId } from '../../src/lib/domain/ids.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { dateOf } from '../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import { staffKey } from '../../src/lib/docs/staff-doc.ts';
import type { ActorRecord, Device, Member, StaffRecord } from '../../src/lib/docs/staff-doc.ts';
import { warningsOf } from '../offices/office-warnings.ts';
import type { OfficeWarnings } from '../offices/office-warnings.ts';
import { numberHoldersOn } from './number-holders.ts';
import type { OfficeSession } from './office-session.ts';
import { isNoted, makerIn } from './staff-log.ts';

/** An office's record, a tenth of its size in memory. */
export interface PackedOffice {
  /** What is asked of many offices at once. */
  readonly head: OfficeHead;
  /** The whole record. */
  unpack(): Office;
  /** The same, compressed. */
  bytes(): Uint8Array;
}

export type OfficeHead = Pick<
  Office,
  'id' | 'name' | 'town' | 'languages' | 'timeZone' | 'address' | 'phone' | 'texts' | 'frames' | 'withoutFile'
> & {
  readonly rules: Pick<Office['rules'], 'retention'>;
};

/** Bytes that zlib takes at a time. Its usual 64 kB, a thousand times, leave holes that stay with the process. */
const chunkSize = 8 * 1024;

export function packOffice(office: Office): PackedOffice {
  const bytes = pack(office);
  return { head: headOf(office), unpack: () => unpack<Office>(bytes), bytes: () => bytes };
}

/** What is set and noted of an office beside its file. */
interface SinceFile {
  readonly changed: Partial<Office>;
  /** Fields that the file has. */
  readonly gone: readonly (keyof Office)[];
}

/** Packs an office as what differs from its file, which is in memory anyway. As a rule that is next to nothing. */
export function packSince(file: PackedOffice, office: Office): PackedOffice {
  const before = file.unpack();
  const keys = Object.keys(office) as (keyof Office)[];
  const since: SinceFile = {
    changed: Object.fromEntries(
      keys.flatMap((key) => (isDeepStrictEqual(before[key], office[key]) ? [] : [[key, office[key]]])),
    ),
    gone: (Object.keys(before) as (keyof Office)[]).filter((key) => office[key] === undefined),
  };
  return packedSince(file, headOf(office), pack(since));
}

/** `bytes`: those of an office that was packed as what differs from the same file. */
export const packedSince = (file: PackedOffice, head: OfficeHead, bytes: Uint8Array): PackedOffice => ({
  head,
  unpack() {
    const { changed, gone } = unpack<SinceFile>(bytes);
    const office: Office = { ...file.unpack(), ...changed };
    return gone.length === 0 ? office : (without(office, gone) as Office);
  },
  bytes: () => bytes,
});

const without = (office: Office, gone: readonly (keyof Office)[]): Partial<Office> =>
  Object.fromEntries(Object.entries(office).filter(([key]) => !gone.includes(key as keyof Office)));

const pack = (value: unknown): Uint8Array =>
  // A copy: zlib's own answer holds on to its whole buffer.
  Uint8Array.from(deflateRawSync(JSON.stringify(value), { level: 3, chunkSize }));

const unpack = <T>(bytes: Uint8Array): T => JSON.parse(inflateRawSync(bytes, { chunkSize }).toString()) as T;

/** A copy, so that it keeps nothing else of the record in memory. */
export const headOf = ({ name, languages, texts, frames, rules, ...office }: Office): OfficeHead => ({
  ...{ id: office.id, town: office.town, timeZone: office.timeZone },
  ...{ address: office.address, phone: office.phone },
  name: { ...name },
  // Each page says who speaks before its script runs.
  texts: { ...texts },
  languages: [...languages],
  frames: [...frames],
  rules: { retention: { ...rules.retention } },
  ...(office.withoutFile ? { withoutFile: true } : {}),
});

export interface SleepingOffice {
  /** The office as it was when it fell asleep. */
  readonly packed: PackedOffice;
  readonly today: LocalDate;
  /** When something of it is due. */
  readonly dueAt: Instant;
  readonly isRestoreNoted: boolean;
  /** What may be meant otherwise in it; null: it was not looked for. */
  readonly warnings: OfficeWarnings | null;
  staffRecords(): readonly StaffRecord[];
  devices(): readonly Device[];
  members(): readonly Member[];
  numberHolders(date: LocalDate): readonly NumberHolder[];
  makerOf(actor: ActorId): Maker | null;
  /** P5: who works under this actor is on record. */
  isNoted(record: ActorRecord): boolean;
}

/** An open session as it is kept while the office is asleep. `file`: as it was when the relay started. */
export const packSession = (session: OfficeSession, file: PackedOffice, dueAt: Instant): SleepingOffice =>
  makeSleepingOffice({
    ...{ packed: packSince(file, session.office), today: session.today, dueAt },
    isRestoreNoted: session.isRestoreNoted(),
    warnings: warningsOf(session.office, session.today),
    staff: structuredClone(session.staffRecords()),
  });

/** `staff`: devices and staff as the staff document has them. */
export function makeSleepingOffice({
  packed,
  today,
  dueAt,
  isRestoreNoted = false,
  warnings = null,
  staff: records,
}: Pick<SleepingOffice, 'packed' | 'today' | 'dueAt'> & {
  readonly isRestoreNoted?: boolean;
  readonly warnings?: OfficeWarnings | null;
  readonly staff: readonly StaffRecord[];
}): SleepingOffice {
  const { timeZone } = packed.head;
  const staff = new Map<string, StaffRecord>(records.map((record) => [staffKey(record), record]));
  return {
    ...{ packed, today, dueAt, isRestoreNoted, warnings },
    staffRecords: () => [...staff.values()],
    devices: () => [...staff.values()].filter((record): record is Device => record.type === 'device'),
    members: () => [...staff.values()].filter((record): record is Member => record.type === 'member'),
    numberHolders: (date) => numberHoldersOn(staff.values(), date, timeZone),
    makerOf: (actor) => makerIn(staff, actor),
    isNoted: (record) => isNoted(staff, record),
  };
}

/** The sleeping offices, and when something is due at the first of them. */
export class SleepingOffices extends Map<OfficeId, SleepingOffice> {
  #dueAt: Instant | null = null;

  /** `Infinity`: never. Looked for only when an office has fallen asleep or woken up. */
  get dueAt(): Instant {
    if (this.#dueAt === null) {
      this.#dueAt = Infinity;
      for (const { dueAt } of this.values()) this.#dueAt = Math.min(this.#dueAt, dueAt);
    }
    return this.#dueAt;
  }

  /** The offices at which something is due, in the order in which they fell asleep. */
  dueBy(now: Instant): OfficeId[] {
    return this.dueAt > now ? [] : [...this].flatMap(([id, { dueAt }]) => (dueAt <= now ? [id] : []));
  }

  /** Their day has not begun any more. They stay due until each is opened, however few are opened at once. */
  noteSetBack(now: Instant): void {
    for (const [id, office] of this)
      if (office.today > dateOf(now, office.packed.head.timeZone))
        this.set(id, { ...office, dueAt: -Infinity });
  }

  override set(id: OfficeId, office: SleepingOffice): this {
    this.#dueAt = null;
    return super.set(id, office);
  }

  override delete(id: OfficeId): boolean {
    this.#dueAt = null;
    return super.delete(id);
  }
}
