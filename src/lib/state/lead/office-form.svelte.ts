/** The form of a few fields of the office (C11): what is typed, and the edit that it says. */
import { canonical } from '../../domain/office/canonical.ts';
import { isListSection, valuesIn } from '../../domain/office/office-edit.ts';
import type {
  NamingList,
  OfficeEdit,
  OfficeSection,
  OfficeValue,
  OfficeValues,
  SectionField,
} from '../../domain/office/office-edit.ts';
import { variantNames } from '../../domain/office/office.ts';
import type { Office, VariantName } from '../../domain/office/office.ts';

/**
 * How a field is typed. `texts`: one a line; `words`: separated by commas; `ids`: entries of another list. `links`,
 * `link` (one at most), `options`: rows with a name. `time`: of day. `printer`: the width of its paper beside a text.
 * `variants`: what a service is beside on site. `picture`: its id. `region`: one of those that the relay knows.
 * `days-off`: rows of a day and its name.
 */
export type FieldKind =
  | 'line'
  | 'number'
  | 'flag'
  | 'choice'
  | 'text'
  | 'texts'
  | 'words'
  | 'ids'
  | 'links'
  | 'link'
  | 'options'
  | 'printer'
  | 'variants'
  | 'time'
  | 'picture'
  | 'region'
  | 'days-off';

/** Every field that a form can show. Fields of different sections with one name are typed alike; see `kindOf`. */
const kinds: Readonly<Record<SectionField | NamingList, FieldKind>> = {
  ...{ name: 'text', label: 'text', subject: 'text', intro: 'text', closing: 'text' },
  ...{ 'texts.welcome': 'text', hint: 'text', bookingHint: 'text', documents: 'texts' },
  ...{ holidaysOf: 'region', ownHolidays: 'days-off' },
  ...{ keywords: 'words', lanes: 'ids', counters: 'ids', services: 'ids', favourites: 'ids', notWith: 'ids' },
  ...{ place: 'choice', ownPlace: 'text', moreHelpText: 'text', bring: 'text', wifi: 'text', text: 'text' },
  ...{ from: 'time', to: 'time', picture: 'picture', logo: 'picture' },
  ...{ walkIn: 'flag', bookable: 'flag', short: 'flag', pickUp: 'flag', internal: 'flag', alone: 'flag' },
  ...{
    proofOfWork: 'flag',
    nextInterval: 'flag',
    required: 'flag',
    moreHelp: 'flag',
    type: 'choice',
    turn: 'choice',
  },
  ...{ forms: 'links', online: 'link', options: 'options' },
  ...{ category: 'choice', 'contact.mail': 'choice', 'contact.birthDate': 'choice' },
  ...{ 'contact.phone': 'choice', reminder: 'choice' },
  ...{ town: 'line', address: 'line', phone: 'line', website: 'line', mail: 'line', map: 'line' },
  ...{ 'texts.privacy': 'line', 'texts.imprint': 'line', 'texts.accessibility': 'line', letter: 'line' },
  ...{ leika: 'line', printer: 'printer', variants: 'variants', videoLink: 'line' },
  ...{
    minutes: 'number',
    furtherPerson: 'number',
    most: 'number',
    length: 'number',
    lockAfter: 'number',
    helpAfter: 'number',
  },
  ...{ longest: 'number', mostServices: 'number', horizonDays: 'number', leadMinutes: 'number' },
  ...{ startEvery: 'number', sameDayRelease: 'number', returnDelay: 'number', activation: 'number' },
  ...{ 'checkIn.before': 'number', 'checkIn.after': 'number', calls: 'number', perMail: 'number' },
  ...{ 'bookings.perAddress': 'number', 'bookings.perNetwork': 'number', 'bookings.perRegion': 'number' },
  ...{ 'bookings.perMailDomain': 'number', offer: 'number', enquiries: 'number' },
  ...{ 'waitLimits.amber': 'number', 'waitLimits.red': 'number', staffIdleMinutes: 'number' },
  ...{ staffLockMinutes: 'number', 'retention.people': 'number', 'retention.day': 'number' },
};

/** The list whose entries a field names. */
export const listOfIds = (field: string): 'lanes' | 'counters' | 'services' =>
  field === 'notWith' || field === 'favourites' ? 'services' : (field as 'lanes' | 'counters' | 'services');

export function kindOf(section: OfficeSection, field: string): FieldKind {
  if (section === 'counters' && field === 'name') return 'line';
  // A saved edit may name a field that the office has no more: the history still shows it.
  return (kinds as Readonly<Record<string, FieldKind>>)[field] ?? 'line';
}

/** Where the form of a printer keeps the width of the paper, beside the languages of its text; `''`: no printer. */
export const PAPER = 'paper';

/** Rows that a field has at most, as in the office file. */
export const MOST_TYPED_ROWS = { links: 10, link: 1, options: 20 } as const;
export type RowsKind = keyof typeof MOST_TYPED_ROWS;
export const isOfRows = (kind: FieldKind): kind is RowsKind => kind in MOST_TYPED_ROWS;

/** What a new entry says before anything is typed. */
function fresh(section: OfficeSection): OfficeValues {
  if (section === 'fields') return { type: 'text', required: false };
  if (section === 'priorities') return { turn: 'before-walk-ins' };
  return section === 'services' ? { walkIn: true, bookable: true, most: 4 } : {};
}

/** A link or an option while it is typed. */
export interface TypedRow {
  /** Tells the rows of a form apart. */
  readonly key: number;
  /** The id of an option; null: it is new. */
  readonly id: string | null;
  readonly url: string;
  readonly name: Readonly<Record<string, string>>;
}

/** B15: a variant of a service while it is typed; texts by language, documents one a line. */
export interface TypedVariant {
  readonly id: VariantName;
  /** The service is done so, too. */
  readonly isOn: boolean;
  readonly minutes: string;
  readonly furtherPerson: string;
  /** `''`: the lanes that serve it on site. */
  readonly lane: string;
  readonly hint: Readonly<Record<string, string>>;
  readonly documents: Readonly<Record<string, string>>;
}

export const dayOffKinds = ['yearly', 'once', 'before-easter', 'after-easter'] as const;
export type DayOffKind = (typeof dayOffKinds)[number];
/** As in the office file. */
export const MOST_DAYS_OFF = 100;

/** C3: an own day off while it is typed. */
export interface TypedDayOff {
  /** Tells the rows of a form apart. */
  readonly key: number;
  readonly kind: DayOffKind;
  /** Day of the month, or days from Easter Sunday. */
  readonly day: string;
  /** `12`. */
  readonly month: string;
  /** Of one that is once: `2026-12-24`. */
  readonly date: string;
  readonly name: Readonly<Record<string, string>>;
}

/** What a field holds while it is typed: by language where it is a text, `''` elsewhere. */
export type Typed =
  | string
  | boolean
  | readonly string[]
  | readonly TypedRow[]
  | readonly TypedVariant[]
  | readonly TypedDayOff[]
  | Readonly<Record<string, string>>;

export class OfficeForm {
  isOpen = $state(false);
  section = $state.raw<OfficeSection>('identity');
  /** Null: the section itself, or a new entry. */
  entry = $state.raw<string | null>(null);
  isNew = $state(false);
  fields = $state.raw<readonly string[]>([]);
  typed = $state.raw<Readonly<Record<string, Typed>>>({});
  languages = $state.raw<readonly string[]>([]);
  /** Fields in which no number stands. */
  noNumbers = $state.raw<readonly string[]>([]);
  /** What was read from it last. */
  said = $state.raw<OfficeEdit | null>(null);
  #was: OfficeValues = {};
  #nextKey = 0;

  /** `languages`: those in which texts of the section are read. */
  begin(
    office: Office,
    section: OfficeSection,
    entry: string | null,
    fields: readonly string[],
    languages: readonly string[] = office.languages,
  ): void {
    this.section = section;
    this.entry = entry;
    // Every kind of mail is there; one in words of the office's own is an entry.
    this.isNew =
      section === 'mails'
        ? entry !== null && valuesIn(office, section, entry) === null
        : entry === null && isListSection(section);
    this.fields = fields;
    this.languages = languages;
    this.noNumbers = [];
    this.said = null;
    this.#was = this.isNew ? fresh(section) : (valuesIn(office, section, entry) ?? {});
    this.typed = Object.fromEntries(
      fields.map((field) => [field, this.#show(kindOf(section, field), this.#was[field] ?? null)]),
    );
    this.isOpen = true;
  }

  #show(kind: FieldKind, value: OfficeValue): Typed {
    const of = (language: string, one: OfficeValue | undefined): string =>
      String((one as Readonly<Record<string, string>> | null | undefined)?.[language] ?? '');
    switch (kind) {
      case 'flag':
        return value === true;
      case 'ids':
        return Array.isArray(value) ? value.map(String) : [];
      case 'words':
        return Array.isArray(value) ? value.map(String).join(', ') : '';
      case 'text':
        return Object.fromEntries(this.languages.map((language) => [language, of(language, value)]));
      case 'texts':
        return this.#linesOf(value);
      case 'variants':
        return variantNames.map((id) => this.#variantOf(id, value));
      case 'links':
      case 'options':
        return (Array.isArray(value) ? value : []).map((one) => this.#rowOf(one));
      case 'days-off':
        return (Array.isArray(value) ? value : []).map((one) => this.#dayOffOf(one));
      case 'link':
        return value === null ? [] : [this.#rowOf(value)];
      case 'printer': {
        const { paper = '', text } = (value ?? {}) as Readonly<Record<string, OfficeValue>>;
        const texts = this.languages.map((language) => [language, of(language, text)]);
        return { [PAPER]: String(paper), ...Object.fromEntries(texts) };
      }
      default:
        return value === null ? '' : String(value as string | number);
    }
  }

  /** One text a line. */
  #linesOf(value: OfficeValue | undefined): Readonly<Record<string, string>> {
    const all = (Array.isArray(value) ? value : []) as readonly Readonly<Record<string, string>>[];
    const lines = (language: string): string => all.map((one) => one[language] ?? '').join('\n');
    return Object.fromEntries(this.languages.map((language) => [language, lines(language).trimEnd()]));
  }

  #variantOf(id: VariantName, value: OfficeValue): TypedVariant {
    const all = (Array.isArray(value) ? value : []) as readonly Readonly<Record<string, OfficeValue>>[];
    const known = all.find((one) => one['id'] === id);
    const { minutes = '', furtherPerson = '', lane = '', hint = {}, documents } = known ?? {};
    const said = (hint ?? {}) as Readonly<Record<string, string>>;
    return {
      ...{ id, isOn: known !== undefined, lane: String(lane ?? '') },
      ...{ minutes: String(minutes ?? ''), furtherPerson: String(furtherPerson ?? '') },
      hint: Object.fromEntries(this.languages.map((language) => [language, said[language] ?? ''])),
      documents: this.#linesOf(documents),
    };
  }

  variants(field: string): readonly TypedVariant[] {
    return this.typed[field] as readonly TypedVariant[];
  }

  changeVariant(field: string, id: VariantName, changed: Partial<Omit<TypedVariant, 'id'>>): void {
    const next = this.variants(field).map((one) => (one.id === id ? { ...one, ...changed } : one));
    this.type(field, next);
  }

  rows(field: string): readonly TypedRow[] {
    return this.typed[field] as readonly TypedRow[];
  }

  #rowOf(value: OfficeValue): TypedRow {
    const { id = null, url = '', name = null } = value as Readonly<Record<string, OfficeValue>>;
    const texts = (name ?? {}) as Readonly<Record<string, string>>;
    return {
      key: this.#nextKey++,
      id: id as string | null,
      url: url as string,
      name: Object.fromEntries(this.languages.map((language) => [language, texts[language] ?? ''])),
    };
  }

  daysOff(field: string): readonly TypedDayOff[] {
    return this.typed[field] as readonly TypedDayOff[];
  }

  #dayOffOf(value: OfficeValue): TypedDayOff {
    const { day = '', name = null } = value as Readonly<Record<string, OfficeValue>>;
    const texts = (name ?? {}) as Readonly<Record<string, string>>;
    return {
      ...{ key: this.#nextKey++, ...typedDayOf(String(day)) },
      name: Object.fromEntries(this.languages.map((language) => [language, texts[language] ?? ''])),
    };
  }

  addDayOff(field: string): void {
    this.type(field, [...this.daysOff(field), this.#dayOffOf({})]);
  }

  changeDayOff(field: string, key: number, changed: Partial<Omit<TypedDayOff, 'key'>>): void {
    const next = this.daysOff(field).map((one) => (one.key === key ? { ...one, ...changed } : one));
    this.type(field, next);
  }

  removeDayOff(field: string, key: number): void {
    this.type(
      field,
      this.daysOff(field).filter((one) => one.key !== key),
    );
  }

  /** Rows in which nothing stands go, so that an error is at the row that it is about. */
  #ownDays(field: string): OfficeValue {
    const all = this.daysOff(field);
    const written = all.filter(({ day, date, name }) =>
      [day, date, ...Object.values(name)].some((one) => one.trim() !== ''),
    );
    if (written.length < all.length) this.type(field, written);
    return written.map((one) => ({ day: dayOffFrom(one), name: namesFrom(one.name) }));
  }

  addRow(field: string): void {
    this.type(field, [...this.rows(field), this.#rowOf({})]);
  }

  changeRow(field: string, key: number, changed: Partial<Pick<TypedRow, 'url' | 'name'>>): void {
    const changedRow = (row: TypedRow): TypedRow => (row.key === key ? { ...row, ...changed } : row);
    this.type(field, this.rows(field).map(changedRow));
  }

  removeRow(field: string, key: number): void {
    this.type(
      field,
      this.rows(field).filter((row) => row.key !== key),
    );
  }

  type(field: string, typed: Typed): void {
    this.typed = { ...this.typed, [field]: typed };
  }

  typeIn(field: string, language: string, text: string): void {
    this.type(field, { ...(this.typed[field] as Readonly<Record<string, string>>), [language]: text });
  }

  toggle(field: string, id: string, isOn: boolean): void {
    const ids = this.typed[field] as readonly string[];
    this.type(field, isOn ? [...ids, id] : ids.filter((one) => one !== id));
  }

  /** The edit; null: a field holds no number; 'nothing': what is typed says what counts already. */
  read(office: Office): OfficeEdit | 'nothing' | null {
    const values = this.fields.map((field) => [field, this.#value(office, field)] as const);
    this.noNumbers = values.flatMap(([field, value]) => (Number.isNaN(value) ? [field] : []));
    if (this.noNumbers.length > 0) return null;
    const { section } = this;
    if (this.isNew) {
      const to = Object.fromEntries(values.filter(([, value]) => value !== null));
      if (section === 'mails')
        return Object.keys(to).length === 0 ? 'nothing' : { section, entry: this.entry, was: null, to };
      return { section, entry: newId(office, section, this.#nameTyped()), was: null, to };
    }
    const isSame = (one: OfficeValue, other: OfficeValue): boolean =>
      canonical(sorted(one)) === canonical(sorted(other));
    const changed = values.filter(([field, value]) => !isSame(value, this.#was[field] ?? null));
    if (changed.length === 0) return 'nothing';
    // Nothing in words of the office's own is left.
    if (section === 'mails' && values.every(([, value]) => value === null))
      return { section, entry: this.entry, was: this.#was, to: null };
    const was = Object.fromEntries(changed.map(([field]) => [field, this.#was[field] ?? null]));
    return { section, entry: this.entry, was, to: Object.fromEntries(changed) };
  }

  /** Rows in which something stands. Empty ones go, so that an error is at the row that it is about. */
  #written(field: string): readonly TypedRow[] {
    const rows = this.rows(field);
    const written = rows.filter(({ url, name }) =>
      [url, ...Object.values(name)].some((one) => one.trim() !== ''),
    );
    if (written.length < rows.length) this.type(field, written);
    return written;
  }

  #options(field: string): OfficeValue {
    const rows = this.#written(field);
    const taken = rows.flatMap(({ id }) => (id === null ? [] : [id]));
    return rows.map(({ id, name }) => {
      const known =
        id ??
        keyFrom(Object.values(name).find((one) => one.trim() !== '') ?? '', 'option', (one) =>
          taken.includes(one),
        );
      taken.push(known);
      return { id: known, name: namesFrom(name) };
    });
  }

  /** A question that names no service is asked with each: then the field is left out. */
  #ids(office: Office, field: string, typed: readonly string[]): OfficeValue {
    if (this.section === 'fields' && typed.length === 0) return null;
    // One that has gone stands in no box, and goes with the next change.
    if (field === 'favourites') return inOrder(typed, office.services).filter((id) => isService(office, id));
    return inOrder(typed, office[listOfIds(field)]);
  }

  #nameTyped(): string {
    const name = this.typed['name'] ?? this.typed['label'];
    return typeof name === 'string'
      ? name
      : String(Object.values(name ?? {}).find((one) => one !== '') ?? '');
  }

  #value(office: Office, field: string): OfficeValue {
    const kind = kindOf(this.section, field);
    const typed = this.typed[field]!;
    switch (kind) {
      case 'flag':
        return typed === true;
      case 'ids':
        return this.#ids(office, field, typed as readonly string[]);
      case 'words': {
        const words = String(typed).split(',');
        return words.map((word) => word.trim()).filter((word) => word !== '');
      }
      case 'text':
        return textFrom(Object.entries(typed as Readonly<Record<string, string>>));
      case 'texts':
        return textsFrom(typed as Readonly<Record<string, string>>);
      case 'links':
        return this.#written(field).map(({ url, name }) => ({ name: namesFrom(name), url: url.trim() }));
      case 'link': {
        const [link] = this.#written(field);
        return link === undefined ? null : { name: namesFrom(link.name), url: link.url.trim() };
      }
      case 'variants':
        return variantsFrom(typed as readonly TypedVariant[]);
      case 'days-off':
        return this.#ownDays(field);
      case 'options':
        return this.typed['type'] === 'choice' ? this.#options(field) : null;
      case 'printer': {
        const { [PAPER]: paper = '', ...texts } = typed as Readonly<Record<string, string>>;
        if (paper === '') return null;
        const text = textFrom(Object.entries(texts));
        return { paper: Number(paper), ...(text === null ? {} : { text }) };
      }
      case 'time':
        return timeFrom(String(typed).trim());
      case 'number':
        // A question with things to choose from has no length.
        if (field === 'length' && this.typed['type'] === 'choice') return null;
        return numberFrom(String(typed).trim());
      default:
        return String(typed).trim() === '' ? null : String(typed).trim();
    }
  }
}

/** The variants that are on, each with what is said of it alone. `NaN`: in a field stands no number. */
function variantsFrom(typed: readonly TypedVariant[]): OfficeValue {
  const on = typed.filter(({ isOn }) => isOn);
  const numbers = on.flatMap((one) => [one.minutes, one.furtherPerson].map((n) => numberFrom(n.trim())));
  if (numbers.some(Number.isNaN)) return NaN;
  return on.map(({ id, minutes, furtherPerson, lane, hint, documents }) => {
    const texts = textsFrom(documents);
    const all = {
      id,
      minutes: numberFrom(minutes.trim()),
      furtherPerson: numberFrom(furtherPerson.trim()),
      documents: texts.length === 0 ? null : texts,
      hint: textFrom(Object.entries(hint)),
      lane: lane === '' ? null : lane,
    };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
  });
}

/** A day off of the office file as it is typed. */
function typedDayOf(day: string): Pick<TypedDayOff, 'kind' | 'day' | 'month' | 'date'> {
  const fromEaster = /^easter ([+-])(\d+)$/.exec(day);
  if (fromEaster !== null)
    return {
      ...{ kind: fromEaster[1] === '-' ? 'before-easter' : 'after-easter', day: fromEaster[2]! },
      ...{ month: '1', date: '' },
    };
  if (day.length > 'MM-DD'.length) return { kind: 'once', day: '', month: '1', date: day };
  const [month = '', date = ''] = day.split('-');
  return { kind: 'yearly', day: date.replace(/^0/, ''), month: String(Number(month) || 1), date: '' };
}

/** `12-24`, `2026-12-24` or `easter -48`; what is none of them is left to the relay to name. */
function dayOffFrom({ kind, day, month, date }: TypedDayOff): string {
  const typed = day.trim();
  switch (kind) {
    case 'yearly':
      return `${month.padStart(2, '0')}-${typed.padStart(2, '0')}`;
    case 'once':
      return date.trim();
    case 'before-easter':
      return `easter -${typed}`;
    case 'after-easter':
      return `easter +${typed}`;
  }
}

const namesFrom = (name: TypedRow['name']): Record<string, string> | null => textFrom(Object.entries(name));

/** `09:00` of `9:00`; what is no time stays as it is, for the relay to name. */
const timeFrom = (typed: string): string | null => (typed === '' ? null : typed.replace(/^(\d):/, '0$1:'));

const isService = (office: Office, id: string): boolean =>
  office.services.some((service) => (service.id as string) === id);

/** Ids in the order of their list, however they were pressed: as the office is read again. */
function inOrder(ids: readonly string[], list: readonly { readonly id: string }[]): string[] {
  const known = list.map(({ id }) => id).filter((id) => ids.includes(id));
  return [...known, ...ids.filter((id) => !known.includes(id))];
}

const numberFrom = (typed: string): number | null =>
  typed === '' ? null : /^-?\d{1,9}$/.test(typed) ? Number(typed) : NaN;

function textFrom(typed: readonly (readonly [string, string])[]): Record<string, string> | null {
  const written = typed.map(([language, text]) => [language, text.trim()]).filter(([, text]) => text !== '');
  return written.length === 0 ? null : (Object.fromEntries(written) as Record<string, string>);
}

/** The first line of each language is the first text. */
function textsFrom(typed: Readonly<Record<string, string>>): Record<string, string>[] {
  const lines = Object.entries(typed).map(([language, text]) => [language, text.split('\n')] as const);
  const count = Math.max(...lines.map(([, all]) => all.length));
  return Array.from({ length: count }, (_, i) =>
    textFrom(lines.map(([language, all]) => [language, all[i] ?? ''])),
  ).filter((text) => text !== null);
}

/** Ids and nothing have no order that a form could change. */
const sorted = (value: OfficeValue): unknown =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')
    ? value.length === 0
      ? null
      : [...value].sort()
    : Array.isArray(value) && value.length === 0
      ? null
      : value;

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** A key that no entry has, made from the name. */
export const newId = (office: Office, section: OfficeSection, name: string): string =>
  keyFrom(name, section.replace(/s$/, ''), (id) => valuesIn(office, section, id) !== null);

function keyFrom(name: string, otherwise: string, isTaken: (id: string) => boolean): string {
  const plain = name
    .toLowerCase()
    .replace(/[äöüß]/g, (one) => UMLAUTS[one]!)
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 34)
    .replace(/-+$/, '');
  const base = plain === '' ? otherwise : plain;
  let id = base;
  for (let n = 2; isTaken(id); n++) id = `${base}-${n}`;
  return id;
}
