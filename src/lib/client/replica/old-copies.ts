/**
 * P3, M19: a device drops its copies of days that are past their time by itself, opened again or not, with or without
 * the relay. It also drops what was set aside to be brought back (M18): the relay would refuse it. Requests are never
 * dropped here: they lie elsewhere.
 */
import { officeIn, openOfficeDoc } from '../../docs/office-doc.ts';
import type { OfficeId } from '../../domain/ids.ts';
import { dayKinds, keptSince, USUAL_RETENTION } from '../../domain/office/retention.ts';
import type { DayKind } from '../../domain/office/retention.ts';
import { dateOf, MINUTE_MS } from '../../domain/time.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';
import type { Database, DocRow } from '../browser/database.ts';
import { ownPlatform } from '../browser/platform.ts';
import type { Platform } from '../browser/platform.ts';
import { ASIDE, documentIn, isSealedKind } from './doc-tables.ts';
import { dropAll, readStored, storedRows } from './stored-doc.ts';
import type { Clock } from '../types.ts';

/** How often it is looked for a new day: the office's midnight, in whatever time zone. */
const LOOK_EVERY_MS = 15 * MINUTE_MS;

/** What a device knows of the time. */
export interface KnownTime {
  /** The relay's time is not earlier than that. Null: this device was never told. */
  readonly atLeast: Instant | null;
  /** Time on the device's own clock, which may be wrong. */
  readonly perhaps: Instant;
}

/**
 * Sure is what this page has measured and the time that it has counted since, or what an earlier page had from the
 * relay. The device's own clock may be years ahead. So may a date that a person typed (M15). It is good enough to give
 * out numbers, but not to take away the newest day: no relay could give that back in an outage.
 */
export function timeKnownBy(clock: Pick<Clock, 'stamp' | 'page' | 'sureAt' | 'now'>): KnownTime {
  const measured = clock.page.measured.at(-1);
  const { elapsedMs } = clock.stamp().clock;
  const atLeast = measured === undefined ? null : measured.relayAt + (elapsedMs - measured.elapsedMs);
  return { atLeast: atLeast ?? clock.sureAt, perhaps: clock.now() };
}

/** Looks now, whenever the time is known better, and after each midnight; gives back its disposer. */
export function keepDroppingOldCopies(
  database: Database,
  clock: Pick<Clock, 'stamp' | 'page' | 'sureAt' | 'now' | 'subscribe'>,
  platform: Platform = ownPlatform,
): () => void {
  let looking: Promise<void> = Promise.resolve();
  const look = (): void => {
    looking = looking.then(() => dropOldCopies(database, timeKnownBy(clock))).catch(() => {});
  };
  const stopTimer = platform.every(LOOK_EVERY_MS, look);
  const stopListening = clock.subscribe(look);
  look();
  return () => {
    stopTimer();
    stopListening();
  };
}

/** Whole days of each kind that an unconfirmed clock does not take away in any case. */
const NEWEST_SPARED = 2;

interface Copy {
  readonly row: DocRow;
  readonly kind: DayKind;
  readonly office: OfficeId;
  readonly date: LocalDate;
}

/** Drops the copies that are past their time. */
export async function dropOldCopies(database: Database, time: KnownTime): Promise<void> {
  const rows = await storedRows(database);
  const copies = rows.flatMap(copyIn);
  const old = new Set(rows.filter(isOfAllMonths).map(({ key }) => key));
  for (const [office, own] of Map.groupBy(copies, (copy) => copy.office)) {
    const known = await readOffice(database, office);
    const retention = known?.rules.retention ?? USUAL_RETENTION;
    const timeZone = known?.timeZone ?? 'Europe/Berlin';
    const isPast = ({ kind, date }: Copy, now: Instant | null): boolean =>
      now !== null && date < keptSince(retention, kind, dateOf(now, timeZone));
    /** P7: people of a day that is over for sure, but for what was set aside to be brought back. */
    const isDone = ({ row, kind, date }: Copy): boolean =>
      isSealedKind(kind) &&
      !row.name.startsWith(ASIDE) &&
      time.atLeast !== null &&
      date < dateOf(time.atLeast, timeZone);
    const spared = sparedByDoubt(own, time.atLeast === null ? null : dateOf(time.atLeast, timeZone));
    for (const copy of own) {
      const isDoubtful = spared.has(copy.date);
      if (isDone(copy) || isPast(copy, time.atLeast) || (!isDoubtful && isPast(copy, time.perhaps)))
        old.add(copy.row.key);
    }
  }
  if (old.size > 0) await dropAll(database, (row) => old.has(row.key));
}

/**
 * The days that stay where only the device's own clock says that they are past. It may be years ahead, and must not take
 * today away from a counter that is cut off. Today is not before the last day that was sure. Where no day was, it is
 * likely among the newest of one kind. A laptop holds people of today and the next opening day only (P7.6).
 */
function sparedByDoubt(copies: readonly Copy[], sureDate: LocalDate | null): Set<LocalDate> {
  const spared = new Set<LocalDate>();
  for (const kind of dayKinds) {
    const whole = copies.filter((copy) => copy.kind === kind && copy.row.complete === 1);
    const dates = [...new Set(whole.map(({ date }) => date))].sort();
    const late = sureDate === null ? [] : dates.filter((date) => date >= sureDate);
    for (const date of [...dates.slice(-NEWEST_SPARED), ...late]) spared.add(date);
  }
  return spared;
}

/** The figures of all years, which were one document in earlier versions: no relay gives that out any more. */
const isOfAllMonths = ({ name }: DocRow): boolean => /^(?:aside )?figures:[^:]+$/.test(name);

function copyIn(row: DocRow): Copy[] {
  const name = documentIn(row);
  if (name === null || !('date' in name)) return [];
  const { kind, office, date } = name;
  return [{ row, kind, office, date }];
}

/** The office as this device holds it; null: not at all. */
async function readOffice(database: Database, office: OfficeId): Promise<ReturnType<typeof officeIn>> {
  const doc = await readStored(database, { kind: 'office', office });
  if (doc === null) return null;
  const records = openOfficeDoc(doc, () => {});
  const found = officeIn(records);
  records.close();
  doc.destroy();
  return found;
}
