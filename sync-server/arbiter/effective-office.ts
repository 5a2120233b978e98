/** An office as it counts: its file, and what has been set and noted since. */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { canonical } from '../../src/lib/domain/office/canonical.ts';
import { fieldsOfPart, officeParts } from '../../src/lib/domain/office/office-edit.ts';
import type { OfficePart } from '../../src/lib/domain/office/office-edit.ts';
import { isBeingSetUp } from '../../src/lib/domain/office/new-office.ts';
import { acrossProblems } from '../../src/lib/domain/office/office-problems.ts';
import type { OfficeProblem } from '../../src/lib/domain/office/office-problems.ts';
import { knownHolidays } from '../offices/public-holidays.ts';
import { withoutDefaults } from '../offices/without-defaults.ts';
import { MOST_HORIZON_DAYS, officeRecord } from '../../src/lib/domain/office/office.ts';
import type { Holiday, Office } from '../../src/lib/domain/office/office.ts';
import { RESCUE_MS, TAKES_BACK_MS } from '../../src/lib/domain/office/rescue.ts';
import { addDays, dateOf } from '../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';

/** A part of the office that leads had changed, and for which the file counts again. */
export interface DroppedPart {
  readonly part: OfficePart;
  /** Digest of what the file says of it. */
  readonly digest: string;
  /** False: the file has changed elsewhere, and what leads had changed does not fit to it any more. */
  readonly fits: boolean;
}

export interface EffectiveOffice {
  readonly office: Office;
  readonly dropped: readonly DroppedPart[];
}

/**
 * The office's file, with what leads have changed since. A part that was edited in the file counts as it stands there;
 * whatever else is edited leaves the lead's alone (C11).
 */
export function effectiveOffice(
  file: Office,
  stored: Office | null,
  epoch: string | null,
  now: Instant,
): EffectiveOffice {
  // A file that says nothing of services is that of a new office, or has lost its end. Neither takes away what is stored.
  const saysLittle = stored !== null && isBeingSetUp(file);
  // Holidays may stand beside the name of a new office (C15.1), and then count as in any other file.
  const isSaid = (part: OfficePart): boolean => !saysLittle || (part === 'holidays' && saysHolidays(file));
  const before = readSource(stored?.source ?? '');
  const source = saysLittle && !isSaid('holidays') ? stored.source : sourceOf(file, before.digests, isSaid);
  const isUnchanged = (part: OfficePart): boolean =>
    !isSaid(part) || before.digests.get(part) === before.digestOf(file, part);
  const unchanged = stored === null ? [] : officeParts.filter(isUnchanged);
  const { merged, kept } =
    stored === null ? { merged: file, kept: [] } : merge(file, stored, unchanged, dateOf(now, file.timeZone));
  const dropped = officeParts.flatMap((part): DroppedPart[] => {
    if (stored === null || kept.includes(part) || !before.mayBeEdited(part)) return [];
    if (before.digests.get(part) === before.digestOf(stored, part)) return [];
    if (isDeepStrictEqual(takePart(stored, part), takePart(merged, part))) return [];
    return [{ part, digest: digestOf(file, part), fits: !unchanged.includes(part) }];
  });
  const office = withStore({ ...merged, source }, { ...stored, store: epoch ?? stored?.store });
  return { office: inStore(office, stored, epoch, now), dropped };
}

/** The digests of what the file says, and of what it does not say those of before. */
const sourceOf = (
  file: Office,
  before: ReadonlyMap<OfficePart, string>,
  isSaid: (part: OfficePart) => boolean,
): string =>
  officeParts
    .map((part) => [part, isSaid(part) ? digestOf(file, part) : before.get(part)] as const)
    .flatMap(([part, digest]) => (digest === undefined ? [] : [`${part}=${digest}`]))
    .join('.');

const saysHolidays = ({ holidaysOf, ownHolidays }: Office): boolean =>
  holidaysOf !== undefined || ownHolidays.length > 0;

/** C13: an office whose file has gone counts as it is stored, with what leads have changed. */
export function officeWithoutFile(stored: Office, epoch: string | null, now: Instant): EffectiveOffice {
  const office: Office = { ...stored, ...(epoch === null ? {} : { store: epoch }), withoutFile: true };
  return { office: inStore(office, stored, epoch, now), dropped: [] };
}

/** M18: another epoch than the one that is stored means that the store was put back. */
function inStore(office: Office, stored: Office | null, epoch: string | null, now: Instant): Office {
  const isRestored = epoch !== null && stored?.store !== undefined && stored.store !== epoch;
  return isRestored ? withRestore(office, mayHaveLostUntil(dateOf(now, office.timeZone)), now) : office;
}

/** Hours that name a lane which has gone are told at the lead's desk, and no reason to drop anything (C11). */
const isOfHours = ({ path }: OfficeProblem): boolean => path[0] === 'windows';

/** The file with these parts as they are stored, as far as they fit to each other. */
function merge(
  file: Office,
  stored: Office,
  parts: readonly OfficePart[],
  today: LocalDate,
): { readonly merged: Office; readonly kept: readonly OfficePart[] } {
  const withParts = (all: readonly OfficePart[]): Office =>
    withKnownServices({ ...file, ...Object.assign({}, ...all.map((part) => takePart(stored, part))) });
  // C3: a newer calendar of public holidays may know a lead's region no more.
  const holidaysWith = (all: readonly OfficePart[]): readonly Holiday[] | null =>
    all.includes('holidays') ? knownHolidays(withParts(all), today) : file.holidays;
  const isFitting = (all: readonly OfficePart[]): boolean =>
    holidaysWith(all) !== null && acrossProblems(withParts(all)).every(isOfHours);
  // Usually no lead has changed anything, and a start with many offices has no time to check that.
  const [same, edited] = [true, false].map((isSame) =>
    parts.filter((part) => isDeepStrictEqual(takePart(stored, part), takePart(file, part)) === isSame),
  ) as [OfficePart[], OfficePart[]];
  if (edited.length === 0) return { merged: file, kept: parts };
  const fitting = subsetsOf(edited).find(isFitting) ?? [];
  const holidays = [...(holidaysWith(fitting) ?? file.holidays)];
  return { merged: { ...withParts(fitting), holidays }, kept: [...same, ...fitting] };
}

/**
 * Own questions go with services that exist (B13.8). A question that names one which has gone stays with the others, and
 * goes where none is left: it must not cost a lead the catalogue.
 */
function withKnownServices(office: Office): Office {
  const known = new Set<string>(office.services.map(({ id }) => id));
  if (office.fields.every(({ services = [] }) => services.every((id) => known.has(id)))) return office;
  const fields = office.fields.flatMap((field) => {
    if (field.services === undefined) return [field];
    const services = field.services.filter((id) => known.has(id));
    return services.length === 0 ? [] : [{ ...field, services }];
  });
  return { ...office, fields };
}

/** All choices among these parts, the largest first, so that no more of them give way to the file than have to. */
function subsetsOf(parts: readonly OfficePart[]): OfficePart[][] {
  const all = parts.reduceRight<OfficePart[][]>(
    (rest, part) => [...rest, ...rest.map((some) => [part, ...some])],
    [[]],
  );
  return all.toReversed().sort((a, b) => b.length - a.length);
}

/** The fields of a part. One that is left out stands there too, so that it is left out of the other office as well. */
const takePart = (office: Office, part: OfficePart): Partial<Office> =>
  Object.fromEntries(fieldsOfPart[part].map((field) => [field, office[field]]));

/** M18: the last day of which a store that is put back today may have lost numbers; how long its horizon was is lost, too. */
export const mayHaveLostUntil = (today: LocalDate): LocalDate => addDays(today, MOST_HORIZON_DAYS);

/** M18: its store has been put back once more; until that day it may have lost numbers that were given out. */
export const withRestore = (office: Office, until: LocalDate, now: Instant): Office => ({
  ...office,
  restores: (office.restores ?? 0) + 1,
  restoredUntil: [...(office.restoredUntil ?? []), until],
  rescueUntil: now + RESCUE_MS,
  takesBackUntil: now + TAKES_BACK_MS,
});

/** Fields of a part that came with a later version than the part: where they say nothing they do not count. */
const LATER_FIELDS: ReadonlySet<keyof Office> = new Set<keyof Office>(['videoLink']);

/** Fields that say what they say by default do not count: a new version that brings one must not drop a lead's work. */
const digestOf = (office: Office, part: OfficePart): string => {
  const fields = fieldsOfPart[part]
    .filter((field) => office[field] !== undefined || !LATER_FIELDS.has(field))
    .map((field) => withoutDefaults(officeRecord.shape[field], office[field]));
  return createHash('sha256').update(canonical(fields)).digest('base64url');
};

/** What an office's record says of the file that it was made from. */
interface Source {
  /** The digest of each part. If one is missing, the file counts, and leads are told what it takes from them. */
  readonly digests: ReadonlyMap<OfficePart, string>;
  /** The function that made these digests. */
  digestOf(office: Office, part: OfficePart): string;
  /** Leads could change it at that time. */
  mayBeEdited(part: OfficePart): boolean;
}

function readSource(source: string): Source {
  const pieces = source.split('.');
  // Written when leads could change hours alone: the digests of windows and closures.
  const [windows, closures] = pieces;
  if (pieces.length === 2 && !source.includes('=') && windows !== undefined && closures !== undefined) {
    return {
      digests: new Map([
        ['windows', windows],
        ['closures', closures],
      ]),
      digestOf: (office, part) => digestOfHours(office[part === 'windows' ? 'windows' : 'closures']),
      mayBeEdited: (part) => part === 'windows' || part === 'closures',
    };
  }
  const digests = officeParts.flatMap((part): [OfficePart, string][] => {
    const own = pieces.find((piece) => piece.startsWith(`${part}=`));
    return own === undefined ? [] : [[part, own.slice(part.length + 1)]];
  });
  const known = new Map(digests);
  // Leads could not change these parts of an office when its record did not digest them.
  const later: readonly OfficePart[] = ['questions', 'mails', 'kiosk', 'holidays'];
  return { digests: known, digestOf, mayBeEdited: (part) => !later.includes(part) || known.has(part) };
}

const digestOfHours = (hours: Office['windows'] | Office['closures']): string =>
  createHash('sha256').update(JSON.stringify(hours)).digest('base64url');

/** The office with the notes about its store, which are in no file. */
export const withStore = (
  office: Office,
  { store, restores, restoredUntil, rescueUntil, takesBackUntil, brake, birthDateKey }: Partial<Office>,
): Office => ({
  ...office,
  ...(store === undefined ? {} : { store }),
  ...(restores === undefined ? {} : { restores }),
  ...(restoredUntil === undefined ? {} : { restoredUntil }),
  ...(rescueUntil === undefined ? {} : { rescueUntil }),
  ...(takesBackUntil === undefined ? {} : { takesBackUntil }),
  ...(brake === undefined ? {} : { brake }),
  ...(birthDateKey === undefined ? {} : { birthDateKey }),
});
