/**
 * One edit of an office by a lead. It names an entry of a section, or the section itself, with the fields that change:
 * what the lead saw in them (`was`) and what they become (`to`). What it does not name stays as it is.
 */
import * as z from 'zod/mini';
import { canonical } from './canonical.ts';
import type { Office } from './office.ts';

/** A value of a field, no deeper than an office has them. */
const leaf = z.union([z.null(), z.boolean(), z.number(), z.string().check(z.maxLength(2000))]);
const holding = <T extends z.ZodMiniType>(inner: T) =>
  z.union([leaf, z.array(inner).check(z.maxLength(500)), z.record(z.string().check(z.maxLength(60)), inner)]);
const fieldValue = holding(holding(holding(holding(leaf))));
export type OfficeValue = z.infer<typeof fieldValue>;

/** Null stands for a field that is left out. */
const values = z.record(z.string().check(z.maxLength(40)), fieldValue);
export type OfficeValues = z.infer<typeof values>;

/** Where the entry stands in its list: part of an entry that is added or removed, so that undoing puts it back. */
const POSITION = 'position';
/** The order of a list's entries: the one field of a whole list. */
const ORDER = 'order';

/** A list whose entries name those of another list. The form of an entry that is named shows it as a field. */
export type NamingList = 'lanes' | 'counters';

interface Section {
  /** Its fields, as paths below the entry, or below the office. */
  readonly fields: readonly string[];
  /** The section is a list of entries, each with an id. */
  readonly isList: boolean;
  /** The list that names its entries and is edited with them: `lanes` name `services`. */
  readonly namedBy: NamingList | null;
  /** Where its fields stand in the office; null: at the top. */
  readonly below: 'rules' | 'kiosk' | 'monitor' | null;
}

const aList = { isList: true, namedBy: null, below: null } as const;

export const officeSections = {
  identity: {
    ...{ isList: false, namedBy: null, below: null },
    fields: [
      ...['name', 'town', 'address', 'phone', 'website', 'mail', 'map', 'videoLink'],
      ...['texts.welcome', 'texts.privacy', 'texts.imprint', 'texts.accessibility'],
    ],
  },
  /** C3: what its days off follow from. */
  holidays: { isList: false, namedBy: null, below: null, fields: ['holidaysOf', 'ownHolidays'] },
  categories: { ...aList, fields: ['name'] },
  services: {
    ...aList,
    namedBy: 'lanes',
    fields: [
      ...['category', 'name', 'minutes', 'furtherPerson', 'most', 'walkIn', 'bookable', 'short', 'pickUp'],
      ...['internal', 'alone', 'notWith', 'variants'],
      ...['documents', 'forms', 'online', 'hint', 'bookingHint', 'closing', 'leika', 'keywords'],
    ],
  },
  lanes: { ...aList, namedBy: 'counters', fields: ['letter', 'name', 'services'] },
  counters: { ...aList, fields: ['name', 'lanes'] },
  /** B13: the office's own questions. */
  fields: { ...aList, fields: ['label', 'hint', 'type', 'required', 'services', 'length', 'options'] },
  /** B7: the office's own words, by kind of mail. Without an entry, or without a part, the product's words stand. */
  mails: { ...aList, fields: ['subject', 'intro', 'closing'] },
  rules: {
    ...{ isList: false, namedBy: null, below: 'rules' },
    fields: [
      ...[
        'longest',
        'mostServices',
        'horizonDays',
        'leadMinutes',
        'startEvery',
        'sameDayRelease',
        'returnDelay',
      ],
      ...['activation', 'checkIn.before', 'checkIn.after', 'contact.mail', 'contact.birthDate'],
      ...['contact.phone', 'reminder', 'perMail', 'bookings.perAddress', 'bookings.perNetwork'],
      ...[
        'bookings.perRegion',
        'bookings.perMailDomain',
        'proofOfWork',
        'nextInterval',
        'offer',
        'enquiries',
        'calls',
      ],
      ...['waitLimits.amber', 'waitLimits.red', 'staffIdleMinutes', 'staffLockMinutes'],
      ...['retention.people', 'retention.day'],
    ],
  },
  /** A5: what its kiosks have. A printer is one value: it is there whole, or not. */
  kiosk: {
    ...{ isList: false, namedBy: null, below: 'kiosk' },
    fields: ['printer', 'logo', 'lockAfter', 'favourites', 'moreHelp', 'moreHelpText'],
  },
  /** A12: reasons for priority. */
  priorities: { ...aList, fields: ['name', 'turn'] },
  /** Q14: what its monitors say beside the calls. */
  monitor: {
    ...{ isList: false, namedBy: null, below: 'monitor' },
    fields: ['place', 'ownPlace', 'helpAfter', 'bring', 'wifi'],
  },
  /** Q14.4: pages beside the calls. */
  pages: { ...aList, fields: ['name', 'text', 'picture', 'from', 'to'] },
} as const satisfies Readonly<Record<string, Section>>;
export type OfficeSection = keyof typeof officeSections;
/** A field of these sections. Forms, labels and groups name each of them, or the types say which is missing. */
export type SectionField<S extends OfficeSection = OfficeSection> =
  (typeof officeSections)[S]['fields'][number];
export const officeSectionNames = Object.keys(officeSections) as [OfficeSection, ...OfficeSection[]];
type ListSection =
  'categories' | 'services' | 'lanes' | 'counters' | 'fields' | 'mails' | 'pages' | 'priorities';

/**
 * What counts as edited at the desk until it changes in the file, whole. Fields that name each other's entries are one
 * part. Only questions name services and are a part of their own: they let go of a service that has gone (C11.11).
 */
export const officeParts = [
  'identity',
  'holidays',
  'catalogue',
  'rules',
  'questions',
  'mails',
  'kiosk',
  'monitor',
  'windows',
  'closures',
] as const;
export type OfficePart = (typeof officeParts)[number];
export const fieldsOfPart = {
  identity: ['name', 'town', 'address', 'phone', 'website', 'mail', 'map', 'videoLink', 'texts'],
  holidays: ['holidaysOf', 'ownHolidays'],
  catalogue: ['categories', 'services', 'lanes', 'counters'],
  rules: ['rules'],
  questions: ['fields'],
  mails: ['mails'],
  kiosk: ['kiosk', 'priorities'],
  monitor: ['monitor', 'pages'],
  windows: ['windows'],
  closures: ['closures'],
} as const satisfies Readonly<Record<OfficePart, readonly (keyof Office)[]>>;

/** The longest edit: more than the texts of a service with all its documents take. */
export const MOST_EDIT_CHARACTERS = 100_000;

export interface OfficeEdit {
  readonly section: OfficeSection;
  readonly entry: string | null;
  readonly was: OfficeValues | null;
  readonly to: OfficeValues | null;
}

export const officeEdit = z
  .strictObject({
    section: z.enum(officeSectionNames),
    /** The id of an entry; null: the section itself. */
    entry: z.nullable(z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/))),
    /** Null: the entry is new. */
    was: z.nullable(values),
    /** Null: the entry is removed. */
    to: z.nullable(values),
  })
  .check(
    z.refine((edit) => isWhole(edit), 'names the fields that it changes, and no others'),
    z.refine((edit) => JSON.stringify(edit).length <= MOST_EDIT_CHARACTERS, 'is too long'),
  );

/** The fields that an edit of this section, or of an entry in it, can name. */
export function fieldsIn(section: OfficeSection, ofEntry: boolean): readonly string[] {
  const { fields, isList, namedBy }: Section = officeSections[section];
  if (isList && !ofEntry) return [ORDER];
  return namedBy === null ? fields : [...fields, namedBy];
}

function isWhole({ section, entry, was, to }: OfficeEdit): boolean {
  const { isList }: Section = officeSections[section];
  if (entry !== null && !isList) return false;
  const known = fieldsIn(section, entry !== null);
  if (was !== null && to !== null) {
    const named = Object.keys(to);
    return (
      named.length > 0 &&
      canonical(Object.keys(was).sort()) === canonical(named.sort()) &&
      named.every((field) => known.includes(field))
    );
  }
  const all = was ?? to;
  return entry !== null && all !== null && Object.keys(all).every((f) => f === POSITION || known.includes(f));
}

/** The edit that takes this one back. */
export const undoOf = ({ section, entry, was, to }: OfficeEdit): OfficeEdit => ({
  ...{ section, entry },
  was: to,
  to: was,
});

type Fields = Record<string, unknown>;

const entriesOf = (office: Office, section: ListSection): readonly Fields[] =>
  office[section] as unknown as Fields[];

/** Whether the section is a list, whose entries are edited. */
export const isListSection = (section: OfficeSection): section is ListSection =>
  officeSections[section].isList;

function read(from: Fields, path: string): OfficeValue {
  let value: unknown = from;
  for (const part of path.split('.')) value = (value as Fields | undefined)?.[part];
  return (value ?? null) as OfficeValue;
}

/** A copy in which a field has another value; null leaves it out, unless the field can be null itself. */
function withField(of: Fields, path: string, value: unknown, keepsNull: boolean): Fields {
  const [first, ...rest] = path.split('.') as [string, ...string[]];
  const inner =
    rest.length === 0 ? value : withField((of[first] ?? {}) as Fields, rest.join('.'), value, keepsNull);
  const { [first]: _before, ...others } = of;
  return inner === null && !keepsNull ? others : { ...of, [first]: inner };
}

/** The fields of an entry, or of a section, as they count now; null: it is not there. */
export function valuesIn(office: Office, section: OfficeSection, entry: string | null): OfficeValues | null {
  const { fields, namedBy, below }: Section = officeSections[section];
  if (!isListSection(section)) {
    const from = (below === null ? office : office[below]) as unknown as Fields;
    return Object.fromEntries(fields.map((field) => [field, read(from, field)]));
  }
  const entries = entriesOf(office, section);
  if (entry === null) return { [ORDER]: entries.map(({ id }) => String(id)) };
  const position = entries.findIndex(({ id }) => id === entry);
  if (position < 0) return null;
  const own = Object.fromEntries(fields.map((field) => [field, read(entries[position]!, field)]));
  const naming = namedBy === null ? {} : { [namedBy]: namingEntries(office, namedBy, section, entry) };
  return { ...own, ...naming, [POSITION]: position };
}

/** The ids of the entries that name this one. */
const namingEntries = (office: Office, list: ListSection, section: ListSection, entry: string): string[] =>
  entriesOf(office, list)
    .filter((one) => (one[section] as readonly string[]).includes(entry))
    .map(({ id }) => String(id));

/**
 * The values that count now, where the lead saw others; undefined: the lead saw what counts. Null: the entry has gone,
 * or the edit adds one and there is none with its id.
 */
export function seenOtherwise(office: Office, edit: OfficeEdit): OfficeValues | null | undefined {
  const now = valuesIn(office, edit.section, edit.entry);
  const { was } = edit;
  if (was === null || now === null) return (was === null) === (now === null) ? undefined : now;
  const fields = edit.to === null ? fieldsIn(edit.section, true) : Object.keys(was);
  const { namedBy }: Section = officeSections[edit.section];
  // Another lead may have changed the order of the list whose entries name this one, and nothing of this entry.
  const inAnyOrder = (field: string, value: OfficeValue): OfficeValue =>
    field === namedBy && Array.isArray(value) ? [...value].sort() : value;
  const valueOf = (from: OfficeValues, field: string): OfficeValue => inAnyOrder(field, from[field] ?? null);
  const other = fields.filter((field) => !isSameValue(valueOf(now, field), valueOf(was, field)));
  return other.length === 0 ? undefined : Object.fromEntries(fields.map((f) => [f, now[f] ?? null]));
}

/** An empty list says the same as a field that is left out. */
const isSameValue = (one: OfficeValue, other: OfficeValue): boolean =>
  canonical(isEmpty(one) ? null : one) === canonical(isEmpty(other) ? null : other);
const isEmpty = (value: OfficeValue): boolean => Array.isArray(value) && value.length === 0;

/** The office after an edit, not checked. `seenOtherwise` has found nothing. */
export function withEdit(office: Office, { section, entry, was, to }: OfficeEdit): unknown {
  const { below, namedBy }: Section = officeSections[section];
  if (!isListSection(section)) {
    const from = (below === null ? office : office[below]) as unknown as Fields;
    const edited = withFields(from, to ?? {}, below !== null);
    return below === null ? edited : { ...office, [below]: edited };
  }
  const entries = entriesOf(office, section);
  if (entry === null) return { ...office, [section]: inOrder(entries, to?.[ORDER]) };
  const { [POSITION]: position, ...rest } = to ?? {};
  const naming = namedBy === null ? undefined : rest[namedBy];
  const own = Object.fromEntries(Object.entries(rest).filter(([field]) => field !== namedBy));
  const at = entries.findIndex(({ id }) => id === entry);
  const edited =
    to === null
      ? entries.toSpliced(at, 1)
      : was === null
        ? entries.toSpliced(typeof position === 'number' ? position : entries.length, 0, {
            id: entry,
            ...withFields({}, own, false),
          })
        : entries.with(at, withFields(entries[at]!, own, false));
  const changed = { ...office, [section]: edited };
  if (namedBy === null) return changed;
  if (to !== null && naming === undefined) return changed;
  const wanted = to === null || !Array.isArray(naming) ? [] : (naming as readonly unknown[]);
  const order = (edited as readonly Fields[]).map(({ id }) => String(id));
  return {
    ...changed,
    [namedBy]: entriesOf(office, namedBy).map((one) => named(one, { section, entry, wanted, order })),
  };
}

/**
 * The field of an edit that says which entries name this one, and the first value in it that is no entry's id. Null:
 * the edit does not name that field.
 */
export function namingOf(
  office: Office,
  { section, entry, to }: OfficeEdit,
): { readonly path: (string | number)[]; readonly unknown: OfficeValue | undefined } | null {
  const { namedBy }: Section = officeSections[section];
  const value = namedBy === null ? undefined : to?.[namedBy];
  if (namedBy === null || value === undefined || value === null || !isListSection(section)) return null;
  const entries = entriesOf(office, section);
  const at = entries.findIndex(({ id }) => id === entry);
  const known = new Set<unknown>(entriesOf(office, namedBy).map(({ id }) => id));
  const unknown = Array.isArray(value) ? value.find((id) => !known.has(id)) : value;
  return { path: [section, at < 0 ? entries.length : at, namedBy], unknown };
}

const withFields = (of: Fields, fields: OfficeValues, keepsNull: boolean): Fields =>
  Object.entries(fields).reduce((all, [field, value]) => withField(all, field, value, keepsNull), of);

interface Naming {
  readonly section: ListSection;
  readonly entry: string;
  /** The ids of the entries that shall name it. */
  readonly wanted: readonly unknown[];
  /** The ids of the section. */
  readonly order: readonly string[];
}

/** An entry that names another one, in the order of their list, or does not any more. */
function named(one: Fields, { section, entry, wanted, order }: Naming): Fields {
  const all = one[section] as readonly string[];
  const isNamed = all.includes(entry);
  if (wanted.includes(one['id']) === isNamed) return one;
  if (isNamed) return { ...one, [section]: all.filter((id) => id !== entry) };
  const next = all.findIndex((id) => order.indexOf(id) > order.indexOf(entry));
  return { ...one, [section]: all.toSpliced(next < 0 ? all.length : next, 0, entry) };
}

/** The entries in this order; null: the order does not name each entry once. */
function inOrder(entries: readonly Fields[], order: unknown): readonly Fields[] | null {
  const ids = Array.isArray(order) ? (order as readonly unknown[]) : [];
  if (new Set(ids).size !== ids.length || ids.length !== entries.length) return null;
  const sorted = ids.flatMap((id) => entries.filter((one) => one.id === id));
  return sorted.length === entries.length ? sorted : null;
}
