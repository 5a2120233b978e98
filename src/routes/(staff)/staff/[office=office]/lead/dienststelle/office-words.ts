/** The office in words: its entries, its fields and what stands in them. */
import { valuesIn } from '#lib/domain/office/office-edit.ts';
import type { OfficeValue, OfficeEdit, OfficeSection, OfficeValues } from '#lib/domain/office/office-edit.ts';
import type { LocalDate } from '#lib/domain/time.ts';
import { fieldTypes } from '#lib/domain/office/custom-field.ts';
import type { NoticeKind } from '#lib/domain/office/mail-text.ts';
import { hasNumbers, placeWords, serviceOf } from '#lib/domain/office/office.ts';
import { priorityTurns } from '#lib/domain/office/priority.ts';
import type { PriorityTurn } from '#lib/domain/office/priority.ts';
import type { Office, PlaceWord, Service } from '#lib/domain/office/office.ts';
import { inFirstLanguage } from '#lib/domain/office/text.ts';
import type { Language, Text } from '#lib/domain/office/text.ts';
import { numericDate, yearlyDay } from '#lib/i18n/format.ts';
import type { HolidayRegion } from '#lib/wire/http/hours-routes.ts';
import { kindOf, listOfIds } from '#lib/state/lead/office-form.svelte.ts';
import type { LanguageContext } from '#lib/ui/language.svelte.ts';
import { joinPhrases, sentence } from '#lib/ui/phrase.ts';
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

export type ListName = 'categories' | 'services' | 'lanes' | 'counters' | 'fields' | 'pages' | 'priorities';
export type Named = ListName | 'mails';

export function nameOf(office: Office, section: Named, id: string, lang: LanguageContext): Phrase {
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
  if (field === 'ownHolidays') {
    const days = value as unknown as Office['ownHolidays'];
    return joinPhrases(
      days.map((day) => ownHolidayText(day, lang)),
      '; ',
    );
  }
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
  if (field === 'holidaysOf') return holidaysText(value, lang);
  if (field === 'place') return m.places[value as PlaceWord];
  if (field === 'turn') return m.turns[value as PriorityTurn];
  if (field === 'category') return nameOf(office, 'categories', value, lang);
  if (field === 'reminder' && value === 'off') return m.reminderOff;
  if (field === 'reminder' || field.startsWith('contact.')) return m.choices[value as keyof typeof m.choices];
  return value === '' ? m.empty : value;
}

/** What a text says in one language; texts are joined. */
export function textIn(value: OfficeValue, language: Language, lang: LanguageContext): Phrase {
  const all: readonly OfficeValue[] = Array.isArray(value) ? value : [value];
  const of = (text: Text | null): string => text?.[language] ?? '';
  const written = all
    .map((one) => (isRow(one) ? rowText(one, of) : of(one as Text | null)))
    .filter((text) => text !== '');
  return written.length === 0 ? lang.m.lead.office.empty : { text: written.join('; '), language };
}

/** `Bayern, Teil KATH` of `DE-BY-KATH`; outside Germany the code. */
export function holidaysText(holidaysOf: Office['holidaysOf'], lang: LanguageContext): string {
  const { holidays, empty } = lang.m.lead.office;
  if (holidaysOf === undefined) return empty;
  const [country = '', state = '', part] = holidaysOf.split('-');
  const name = (holidays.states as Readonly<Record<string, string>>)[`${country}-${state}`];
  if (name === undefined) return holidaysOf;
  return part === undefined ? name : holidays.partOfState(name, part);
}

/** `Heiligabend / Christmas Eve (jedes Jahr am 24.12.)`: history and preview tell what has changed in which language. */
export function ownHolidayText({ day, name }: Office['ownHolidays'][number], lang: LanguageContext): Phrase {
  const names = Object.entries(name).map(([language, text]) => ({ text, language }));
  return joinPhrases([joinPhrases(names, ' / '), `(${ownDayText(day, lang)})`], ' ');
}

/** A region that can be chosen: `Bayern`, `Bayern: Stadt Augsburg`. */
export function regionText(
  { id, name }: HolidayRegion,
  all: readonly HolidayRegion[],
  lang: LanguageContext,
): Phrase {
  const { states, partNamed } = lang.m.lead.office.holidays;
  const named = (region: HolidayRegion): Phrase =>
    (states as Readonly<Record<string, string>>)[region.id] ?? lang.pick(region.name);
  const [country, state, part] = id.split('-');
  const above = part === undefined ? undefined : all.find((one) => one.id === `${country}-${state}`);
  return above === undefined ? named({ id, name }) : sentence(partNamed, named(above), lang.pick(name));
}

/** `day` as the office's file has it: `12-24`, `2026-10-30`, `easter -48`. */
function ownDayText(day: string, lang: LanguageContext): string {
  const { holidays } = lang.m.lead.office;
  if (day.startsWith('easter')) {
    const days = Number(day.slice('easter'.length));
    return days < 0 ? holidays.beforeEaster(-days) : holidays.afterEaster(days);
  }
  return day.length === 'MM-DD'.length
    ? holidays.eachYear(yearlyDay(day, lang.language))
    : numericDate(day as LocalDate, lang.language);
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
  holidays: [{ name: 'holidays', fields: ['holidaysOf', 'ownHolidays'] }],
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
  kiosk: [
    { name: 'kiosk', fields: ['printer', 'logo', 'lockAfter', 'favourites', 'moreHelp', 'moreHelpText'] },
  ],
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
    case 'priorities':
      return text('turn');
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
          : field === 'turn'
            ? [...priorityTurns]
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
