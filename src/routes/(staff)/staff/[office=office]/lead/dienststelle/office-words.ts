/** The office and its edits in words. */
import { fieldsIn, isListSection, valuesIn } from '#lib/domain/office/office-edit.ts';
import type { OfficeValue, OfficeEdit, OfficeSection, OfficeValues } from '#lib/domain/office/office-edit.ts';
import type { LocalDate } from '#lib/domain/time.ts';
import { fieldTypes } from '#lib/domain/office/custom-field.ts';
import type { NoticeKind } from '#lib/domain/office/mail-text.ts';
import type { OfficeProblem } from '#lib/domain/office/office-problems.ts';
import { hasNumbers, placeWords, serviceOf } from '#lib/domain/office/office.ts';
import type { Office, PlaceWord, Service } from '#lib/domain/office/office.ts';
import { inFirstLanguage } from '#lib/domain/office/text.ts';
import type { Language, Text } from '#lib/domain/office/text.ts';
import { numericDate, yearlyDay } from '#lib/i18n/format.ts';
import { ownNameOf } from '#lib/i18n/languages.ts';
import { isOfRows, kindOf, listOfIds } from '#lib/state/lead/office-form.svelte.ts';
import type { ChangeTrouble } from '#lib/state/lead/change-desk.svelte.ts';
import type { LanguageContext } from '#lib/ui/language.svelte.ts';
import { shortened } from '#lib/ui/phrase-parts.ts';
import { joinPhrases, plainText, sentence } from '#lib/ui/phrase.ts';
import type { Phrase } from '#lib/ui/phrase.ts';

export type FieldName = keyof LanguageContext['m']['lead']['office']['fields'];

/** In a question some fields mean something else than in the other lists. */
const wordsOf = (
  field: string,
  section: OfficeSection,
  lang: LanguageContext,
): { readonly label: string; readonly hint: string } | null => {
  const { fields } = lang.m.lead.office;
  return fields[`${section}.${field}` as FieldName] ?? fields[field as FieldName] ?? null;
};

export const labelOf = (field: string, lang: LanguageContext, section: OfficeSection): string =>
  wordsOf(field, section, lang)?.label ?? field;

export type ListName = 'categories' | 'services' | 'lanes' | 'counters' | 'fields' | 'pages';
type Named = ListName | 'mails';

function nameOf(office: Office, section: Named, id: string, lang: LanguageContext): Phrase {
  if (section === 'mails') return lang.m.lead.mails.kinds[id as NoticeKind];
  if (section === 'fields') {
    const question = office.fields.find((one) => (one.id as string) === id);
    return question === undefined ? id : lang.pick(question.label);
  }
  const found = office[section].find((one) => (one.id as string) === id);
  if (found === undefined) return id;
  return typeof found.name === 'string'
    ? inFirstLanguage(found.name, office.languages)
    : lang.pick(found.name);
}

/** `Anliegen: Reisepass`; of a section itself its name. */
export function phraseOfEdited(
  office: Office,
  { section, entry, edit = null }: Pick<OfficeEdit, 'section' | 'entry'> & { edit?: OfficeEdit | null },
  lang: LanguageContext,
): Phrase {
  const heading = lang.m.lead.office.sections[section];
  if (entry === null) return heading;
  // One that has gone is known by what it was.
  const called = section === 'fields' ? 'label' : 'name';
  const name = edit?.to?.[called] ?? edit?.was?.[called] ?? null;
  const known = nameOf(office, section as Named, entry, lang);
  const said = known === entry && name !== null ? valuePhrase(office, 'name', name, lang) : known;
  return joinPhrases([heading, said], ': ');
}

export function valuePhrase(
  office: Office,
  field: string,
  value: OfficeValue,
  lang: LanguageContext,
): Phrase {
  const m = lang.m.lead.office;
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return m.empty;
  if (typeof value === 'boolean') return value ? m.yes : m.no;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return choiceText(office, field, value, lang);
  if (field === 'variants') return variantsPhrase(office, value as unknown as Service['variants'], lang);
  if (field === 'printer') return printerPhrase(value as unknown as Printer, lang);
  if (!Array.isArray(value)) return isRow(value) ? rowPhrase(value, lang) : lang.pick(value as Text);
  return joinPhrases(
    value.map((one) =>
      typeof one !== 'string'
        ? isRow(one)
          ? rowPhrase(one, lang)
          : lang.pick(one as Text)
        : kindOf('services', field) === 'ids'
          ? nameOf(office, listOfIds(field), one, lang)
          : one,
    ),
    field === 'documents' || field === 'forms' ? '; ' : ', ',
  );
}

/** Each variant with what is said of it, texts in each language: history and preview tell what has changed. */
function variantsPhrase(office: Office, variants: Service['variants'], lang: LanguageContext): Phrase {
  const m = lang.m.lead.office;
  const words = m.variants;
  return joinPhrases(
    variants.map(({ id, minutes, furtherPerson, lane, hint, documents = [] }) => {
      const texts = [...(hint === undefined ? [] : [hint]), ...documents].flatMap((text) =>
        Object.entries(text).map(([language, said]) => ({ text: said, language })),
      );
      const said: Phrase[] = [
        ...(minutes === undefined ? [] : [m.minutes(minutes)]),
        ...(furtherPerson === undefined ? [] : [`${words.furtherPerson}: ${furtherPerson}`]),
        ...(lane === undefined ? [] : [nameOf(office, 'lanes', lane, lang)]),
        ...texts,
      ];
      const name = words.names[id];
      return said.length === 0 ? name : [name, ' (', joinPhrases(said, '; '), ')'].flat();
    }),
    ', ',
  );
}

type Printer = NonNullable<Office['kiosk']['printer']>;

/** The printer with its text in each language. */
const printerPhrase = ({ paper, text = {} }: Printer, lang: LanguageContext): Phrase =>
  joinPhrases(
    [
      lang.m.lead.office.paper(paper),
      ...Object.entries(text).map(([language, words]) => ({ text: words, language })),
    ],
    '; ',
  );

/** A link, or a thing to choose. */
interface Row {
  readonly name: Text | null;
  readonly url?: string;
}
const isRow = (value: OfficeValue): value is OfficeValue & Row =>
  typeof value === 'object' && value !== null && 'name' in value;

const rowText = ({ name, url }: Row, of: (text: Text) => string): string =>
  [name === null ? '' : of(name), ...(url === undefined ? [] : [`(${url})`])].join(' ').trim();

const rowPhrase = ({ name, url }: Row, lang: LanguageContext): Phrase =>
  joinPhrases([...(name === null ? [] : [lang.pick(name)]), ...(url === undefined ? [] : [`(${url})`])], ' ');

function choiceText(office: Office, field: string, value: string, lang: LanguageContext): Phrase {
  const m = lang.m.lead.office;
  if (field === 'type') return m.types[value as keyof typeof m.types];
  if (field === 'picture' || field === 'logo') return m.picture.named(value.slice(0, 6));
  if (field === 'place') return m.places[value as PlaceWord];
  if (field === 'category') return nameOf(office, 'categories', value, lang);
  if (field === 'reminder' && value === 'off') return m.reminderOff;
  if (field === 'reminder' || field.startsWith('contact.')) return m.choices[value as keyof typeof m.choices];
  return value === '' ? m.empty : value;
}

/** What a text says in one language; texts are joined. */
function textIn(value: OfficeValue, language: Language, lang: LanguageContext): Phrase {
  const all: readonly OfficeValue[] = Array.isArray(value) ? value : [value];
  const of = (text: Text | null): string => text?.[language] ?? '';
  const written = all
    .map((one) => (isRow(one) ? rowText(one, of) : of(one as Text | null)))
    .filter((text) => text !== '');
  return written.length === 0 ? lang.m.lead.office.empty : { text: written.join('; '), language };
}

interface Change {
  readonly label: string;
  readonly was: Phrase;
  readonly to: Phrase;
}

/** `Bayern, Teil KATH` of `DE-BY-KATH`; outside Germany the code. */
export function holidaysText(holidaysOf: Office['holidaysOf'], lang: LanguageContext): string {
  const { file, empty } = lang.m.lead.office;
  if (holidaysOf === undefined) return empty;
  const [country = '', state = '', part] = holidaysOf.split('-');
  const name = (file.states as Readonly<Record<string, string>>)[`${country}-${state}`];
  if (name === undefined) return holidaysOf;
  return part === undefined ? name : file.partOfState(name, part);
}

/** `Heiligabend (jedes Jahr am 24.12.)`. */
export function ownHolidayText({ day, name }: Office['ownHolidays'][number], lang: LanguageContext): Phrase {
  return joinPhrases([lang.pick(name), `(${ownDayText(day, lang)})`], ' ');
}

/** `day` as the office's file has it: `12-24`, `2026-10-30`, `easter -48`. */
function ownDayText(day: string, lang: LanguageContext): string {
  const { file } = lang.m.lead.office;
  if (day.startsWith('easter')) {
    const days = Number(day.slice('easter'.length));
    return days < 0 ? file.beforeEaster(-days) : file.afterEaster(days);
  }
  return day.length === 'MM-DD'.length
    ? file.eachYear(yearlyDay(day, lang.language))
    : numericDate(day as LocalDate, lang.language);
}

/** How a field differs: a text in each language in which it does, whichever one the screen speaks. */
function changesOf(
  office: Office,
  { section, field, was, to }: { section: OfficeSection; field: string; was: OfficeValue; to: OfficeValue },
  lang: LanguageContext,
): readonly Change[] {
  const kind = kindOf(section, field);
  const label = labelOf(field, lang, section);
  const { languages } = office;
  const say = (text: Phrase): Phrase =>
    section === 'mails' && text === lang.m.lead.office.empty ? lang.m.lead.office.mails.asUsual : text;
  const byLanguage =
    kind !== 'text' && kind !== 'texts' && !isOfRows(kind)
      ? []
      : languages
          .map((language) => ({
            label: languages.length === 1 ? label : lang.m.lead.office.inLanguage(label, ownNameOf(language)),
            was: say(textIn(was, language, lang)),
            to: say(textIn(to, language, lang)),
          }))
          .filter((change) => plainText(change.was) !== plainText(change.to));
  if (byLanguage.length > 0) return byLanguage;
  return [{ label, was: valuePhrase(office, field, was, lang), to: valuePhrase(office, field, to, lang) }];
}

function fieldChanges(
  office: Office,
  { section, was, to }: OfficeEdit,
  lang: LanguageContext,
): readonly Change[] {
  const fields = Object.keys({ ...was, ...to }).filter((field) => field !== 'position');
  return fields.flatMap((field) => {
    const change = { section, field, was: was?.[field] ?? null, to: to?.[field] ?? null };
    return change.was === null && change.to === null ? [] : changesOf(office, change, lang);
  });
}

/** Whether there is one entry more or fewer. Every kind of mail is there, in words of the office's own or not. */
const isOfEntry = ({ section, was, to }: OfficeEdit, side: 'added' | 'removed'): boolean =>
  section !== 'mails' && (side === 'added' ? was : to) === null;

/** What an edit changes, a line each. */
export function editLines(office: Office, edit: OfficeEdit, lang: LanguageContext): Phrase[] {
  const m = lang.m.lead.office.preview;
  const { section, entry, to } = edit;
  const name = phraseOfEdited(office, { section, entry, edit }, lang);
  if (isOfEntry(edit, 'added')) return [sentence(m.added, name)];
  if (isOfEntry(edit, 'removed')) return [sentence(m.removed, name)];
  if (to !== null && 'order' in to) return [m.order];
  return fieldChanges(office, edit, lang).map((one) => sentence(m.change, one.label, one.was, one.to));
}

/** More of a change is cut in the history; undoing it shows all. */
const MOST_HISTORY_CHARACTERS = 300;

/** An edit that was saved, as one line of the history. */
export function historyLine(office: Office, edit: OfficeEdit, lang: LanguageContext): Phrase {
  const m = lang.m.lead.office.history;
  const { section, entry, to } = edit;
  const changes = isOfEntry(edit, 'added')
    ? [m.added]
    : isOfEntry(edit, 'removed')
      ? [m.removed]
      : to !== null && 'order' in to
        ? [m.order]
        : fieldChanges(office, edit, lang).map((one) => sentence(m.change, one.label, one.was, one.to));
  const line = sentence(
    m.line,
    phraseOfEdited(office, { section, entry, edit }, lang),
    joinPhrases(changes, '; '),
  );
  return shortened(line, MOST_HISTORY_CHARACTERS);
}

/** What stands between an edit and its being saved. */
export function troubleText(trouble: ChangeTrouble | null, lang: LanguageContext): string | null {
  if (trouble === null) return null;
  if (trouble.kind === 'not-reached') return lang.m.lead.errors[trouble.failure];
  if (trouble.kind === 'refused') return lang.m.counter.refusals[trouble.reason];
  return lang.m.lead.office.trouble[trouble.kind];
}

/** What counts now in the place of what the lead saw. */
export function meanwhileLines(
  office: Office,
  { section, was: seen }: OfficeEdit,
  meanwhile: OfficeValues | null,
  lang: LanguageContext,
): Phrase[] {
  const m = lang.m.lead.office.meanwhile;
  if (meanwhile === null) return [m.gone];
  return Object.entries(meanwhile)
    .filter(([field]) => field !== 'order' && field !== 'position')
    .flatMap(([field, value]) =>
      changesOf(office, { section, field, was: seen?.[field] ?? null, to: value }, lang),
    )
    .map(({ label, to }) => sentence(m.now, label, to));
}

/** The field of a section that a problem is about, as its form names it; null: it is elsewhere. */
export function fieldAt({ path }: OfficeProblem, section: OfficeSection): string | null {
  const parts = path.filter((part): part is string => typeof part === 'string');
  const [first, ...rest] = parts;
  const known = fieldsIn(section, isListSection(section));
  const own = section === 'identity' ? parts : first === section ? rest : null;
  if (own === null) return null;
  // What no lane serves, or no counter, is said of the entry's id.
  if (own[0] === 'id')
    return (
      ({ services: 'lanes', lanes: 'counters', fields: 'label' } as Partial<Record<OfficeSection, string>>)[
        section
      ] ?? 'name'
    );
  return known.find((field) => field === own.slice(0, field.split('.').length).join('.')) ?? null;
}

/** Where a form says what is wrong: a field, or a text of it in one language. */
export const errorKey = (field: string, language: string | null): string =>
  language === null ? field : `${field} (${language})`;

/** Where a form says what is wrong with a part of a link or an option. */
export const rowErrorKey = (field: string, index: number, part: string): string =>
  `${field} ${index} ${part}`;

/** Where a form with these languages says a problem; null: not there. */
export function errorKeyOf(
  problem: OfficeProblem,
  section: OfficeSection,
  languages: readonly string[],
): string | null {
  const field = fieldAt(problem, section);
  if (field === null) return null;
  if (kindOf(section, field) === 'variants') return field;
  if (!isOfRows(kindOf(section, field))) return errorKey(field, languageAt(problem, languages));
  const below = problem.path.slice(problem.path.indexOf(field) + 1);
  const [index, part] = [below.find((one) => typeof one === 'number') ?? 0, below.at(-1)];
  return typeof part === 'string' ? rowErrorKey(field, index, part) : field;
}

/** The language that a problem is about; null: it is the whole field. */
export function languageAt({ path }: OfficeProblem, languages: readonly string[]): string | null {
  const last = path.at(-1);
  return typeof last === 'string' && languages.includes(last) ? last : null;
}

/** A problem as a sentence that names the entry and the field. */
export function problemText(
  office: Office,
  problem: OfficeProblem,
  section: OfficeSection,
  lang: LanguageContext,
): Phrase {
  const m = lang.m.lead.office;
  const about =
    problem.about === undefined
      ? undefined
      : (['services', 'lanes', 'categories', 'counters', 'fields'] as const)
          .map((list) => nameOf(office, list, problem.about!, lang))
          .find((name) => name !== problem.about);
  const said =
    about === undefined
      ? m.problems(problem)
      : sentence((name) => m.problems({ ...problem, about: name }), about);
  const field = fieldAt(problem, section);
  if (field !== null) {
    const label = labelOf(field, lang, section);
    const language = section === 'mails' ? languageAt(problem, office.languages) : null;
    return sentence(m.problem, language === null ? label : m.inLanguage(label, ownNameOf(language)), said);
  }
  const [list, index] = problem.path;
  if (list === 'windows') return joinPhrases([lang.m.lead.hours.heading, said], ': ');
  if (typeof list !== 'string' || !(list in m.sections)) return said;
  const entries = (office as unknown as Record<string, readonly { id: string }[]>)[list];
  const entry = typeof index === 'number' && Array.isArray(entries) ? entries[index] : undefined;
  const heading = m.sections[list as OfficeSection];
  const named = entry === undefined ? [] : [nameOf(office, list as Named, entry.id, lang)];
  return joinPhrases([heading, ...named, said], ': ');
}

/** The fields of an entry as they count now; empty for one that is not there. */
export const currentValues = (office: Office, section: OfficeSection, entry: string | null): OfficeValues =>
  valuesIn(office, section, entry) ?? {};

/** What a field means; empty: its name says it. */
export const meaningOf = (field: string, lang: LanguageContext, section: OfficeSection): string =>
  wordsOf(field, section, lang)?.hint ?? '';

/** What is edited together. */
export const valueGroups = {
  identity: [
    { name: 'identity', fields: ['name', 'town', 'address', 'phone', 'website', 'mail', 'map', 'videoLink'] },
    { name: 'texts', fields: ['texts.welcome', 'texts.privacy', 'texts.imprint', 'texts.accessibility'] },
  ],
  rules: [
    {
      name: 'booking',
      fields: [
        ...[
          'longest',
          'mostServices',
          'horizonDays',
          'leadMinutes',
          'startEvery',
          'sameDayRelease',
          'activation',
        ],
        ...['reminder', 'returnDelay', 'offer', 'enquiries'],
      ],
    },
    { name: 'contact', fields: ['contact.mail', 'contact.birthDate', 'contact.phone'] },
    {
      name: 'arrival',
      fields: [
        ...['checkIn.before', 'checkIn.after', 'nextInterval', 'calls'],
        ...['waitLimits.amber', 'waitLimits.red'],
      ],
    },
    {
      name: 'protection',
      fields: [
        ...['perMail', 'bookings.perAddress', 'bookings.perNetwork', 'bookings.perRegion'],
        ...['bookings.perMailDomain', 'proofOfWork'],
      ],
    },
    { name: 'staff', fields: ['staffIdleMinutes', 'staffLockMinutes'] },
    { name: 'retention', fields: ['retention.people', 'retention.day'] },
  ],
  kiosk: [{ name: 'kiosk', fields: ['printer', 'logo', 'lockAfter', 'favourites'] }],
  monitor: [{ name: 'monitor', fields: ['place', 'ownPlace', 'helpAfter', 'bring', 'wifi'] }],
} as const;

/** What a row says of an entry beside its name. */
export function detailsOf(office: Office, section: ListName, id: string, lang: LanguageContext): Phrase {
  const m = lang.m.lead.office;
  const values = valuesIn(office, section, id) ?? {};
  const text = (field: string): Phrase => valuePhrase(office, field, values[field] ?? null, lang);
  switch (section) {
    case 'categories':
      return joinPhrases(
        office.services
          .filter(({ category }) => (category as string) === id)
          .map(({ name }) => lang.pick(name)),
        ', ',
      );
    case 'services': {
      const [isBookable, isWalkIn, isInternal] = ['bookable', 'walkIn', 'internal'].map(
        (flag) => values[flag] === true,
      );
      return joinPhrases(
        [
          m.minutes(Number(values['minutes'])),
          text('category'),
          text('lanes'),
          ...(isInternal ? [m.internal] : isBookable ? [] : [m.notBookable]),
          ...(isInternal || isWalkIn ? [] : [m.notWalkIn]),
          ...(serviceOf(office, id as Service['id'])?.variants ?? []).map((one) => m.variants.names[one.id]),
        ],
        ' · ',
      );
    }
    case 'lanes':
      return joinPhrases([sentence(m.numbersWith, text('letter')), text('counters')], ' · ');
    case 'counters':
      return text('lanes');
    case 'pages': {
      const { from = null, to = null } = values;
      const hours =
        from === null && to === null ? m.pageAlways : m.pageHours(from as string | null, to as string | null);
      const picture = values['picture'] === null ? [] : [m.picture.one];
      return joinPhrases([text('text'), ...picture, hours], ' · ');
    }
    case 'fields':
      return joinPhrases(
        [
          text('type'),
          values['required'] === true ? m.choices.required : m.choices.optional,
          values['services'] === null ? m.withEachService : text('services'),
        ],
        ' · ',
      );
  }
}

interface Option {
  readonly value: string;
  readonly name: Phrase;
}

/** What can be chosen in a field. */
export function choicesOf(office: Office, field: string, lang: LanguageContext): readonly Option[] {
  const values =
    field === 'category'
      ? office.categories.map(({ id }) => id as string)
      : field === 'type'
        ? [...fieldTypes]
        : field === 'place'
          ? [...placeWords]
          : field === 'reminder'
            ? ['off', 'opt-in', 'on']
            : ['off', 'optional', 'required'];
  return values.map((value) => ({ value, name: valuePhrase(office, field, value, lang) }));
}

/** The entries that a field names. */
export const entriesFor = (
  office: Office,
  field: string,
  lang: LanguageContext,
): readonly { readonly id: string; readonly name: Phrase }[] =>
  entriesOf(office, field).map(({ id }) => ({
    id: id as string,
    name: nameOf(office, listOfIds(field), id, lang),
  }));

/** A5.11: without an appointment no other service is chosen at a kiosk. */
const entriesOf = (office: Office, field: string): readonly { readonly id: string }[] =>
  field === 'favourites' ? office.services.filter(hasNumbers) : office[listOfIds(field)];
