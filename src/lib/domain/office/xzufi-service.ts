/** A service of a catalogue in XZuFi 2.2 as a service of an office, or what is wrong with it. */
import { text as officeText } from './text.ts';
import type { Language, Text } from './text.ts';

export interface XzufiText {
  /** `everyday-name`: for citizens, where `name` is that of the administration. */
  readonly of: 'name' | 'everyday-name' | 'documents' | 'fees';
  /** As it stands there, `de-DE`. */
  readonly language: string;
  /** Often with tags of HTML. */
  readonly text: string;
}

/** As it stands in the file. */
export interface XzufiService {
  /** From 1 on. */
  readonly position: number;
  readonly id: string;
  /** Its key in the federal catalogue; empty: none. */
  readonly leika: string;
  readonly texts: readonly XzufiText[];
  readonly keywords: readonly string[];
}

export const xzufiProblems = [
  /** Without these there is no service. */
  ...(['no-name', 'name-too-long'] as const),
  /** An earlier one has the same key, or the same name where it has none. */
  'twice',
  /** These cost the part alone. */
  ...(['bad-leika', 'documents-cut', 'fees-cut', 'keywords-cut'] as const),
] as const;

export interface XzufiProblem {
  readonly code: (typeof xzufiProblems)[number];
  readonly position: number;
  /** By what people find it in the file: its name, else its id there. */
  readonly about: string;
  /** It is left out whole. */
  readonly isLeftOut: boolean;
}

/** The fields are those of a service in the office file. */
export interface CatalogueService {
  readonly id: string;
  readonly category: string;
  readonly name: Text;
  readonly minutes: number;
  readonly documents: readonly Text[];
  readonly hint?: Text;
  readonly leika?: string;
  readonly keywords: readonly string[];
}

export interface XzufiCatalogue {
  readonly services: readonly CatalogueService[];
  readonly problems: readonly XzufiProblem[];
}

export const XZUFI_CATEGORY = 'catalogue';
/** No catalogue says how long a service takes. */
const USUAL_MINUTES = 15;
const MOST_NAME_CHARACTERS = 120;
const MOST_CHARACTERS = 2000;
const MOST_DOCUMENTS = 20;
const MOST_KEYWORDS = 40;
const MOST_KEYWORD_CHARACTERS = 60;
const MOST_ID_CHARACTERS = 40;

/** Words of the office for what comes from a catalogue. */
export interface XzufiWords {
  /** Of texts that do not say theirs. Names and documents go by it first. */
  readonly language: Language;
  /** Says before the fees that they are fees. */
  readonly feesAre: Text;
}

export function servicesOfXzufi(all: readonly XzufiService[], words: XzufiWords): XzufiCatalogue {
  const services: CatalogueService[] = [];
  const problems: XzufiProblem[] = [];
  const ids = new Set<string>();
  const known = new Set<string>();
  for (const one of all) {
    const names = { ...textsOf(one, 'name', words), ...textsOf(one, 'everyday-name', words) };
    const name = Object.fromEntries(
      Object.entries(names).map(([language, said]) => [language, plainLines(said).join(' ')]),
    ) as Text;
    const [shown = ''] = Object.values(name);
    const found = (code: XzufiProblem['code'], isLeftOut: boolean): void =>
      void problems.push({ code, position: one.position, about: shown || one.id, isLeftOut });
    const leika = /^99\d{12}$/.test(one.leika) ? one.leika : null;
    if (Object.values(name).some((said) => said.length > MOST_NAME_CHARACTERS)) {
      found('name-too-long', true);
      continue;
    }
    if (!officeText.safeParse(name).success) {
      found('no-name', true);
      continue;
    }
    const key = leika ?? shown.toLowerCase();
    if (known.has(key)) {
      found('twice', true);
      continue;
    }
    known.add(key);
    if (one.leika !== '' && leika === null) found('bad-leika', false);
    const documents = documentsOf(one, words);
    if (documents.isCut) found('documents-cut', false);
    const fees = feesOf(one, words);
    if (fees.isCut) found('fees-cut', false);
    const keywords = [...new Set(one.keywords.filter((word) => word !== ''))];
    const kept = keywords.filter((word) => word.length <= MOST_KEYWORD_CHARACTERS).slice(0, MOST_KEYWORDS);
    if (kept.length < keywords.length) found('keywords-cut', false);
    services.push({
      ...{
        id: newId(name[words.language] ?? shown, ids),
        category: XZUFI_CATEGORY,
        name,
        minutes: USUAL_MINUTES,
      },
      documents: documents.texts,
      ...(fees.text !== null && { hint: fees.text }),
      ...(leika !== null && { leika }),
      keywords: kept,
    });
  }
  return { services, problems };
}

/** Of each language the first that says something. */
function textsOf({ texts }: XzufiService, of: XzufiText['of'], words: XzufiWords): Record<Language, string> {
  const byLanguage: Record<Language, string> = {};
  for (const one of texts) {
    const language = one.language.slice(0, 2).toLowerCase() || words.language;
    if (one.of === of && /^[a-z]{2}$/.test(language) && plainLines(one.text).length > 0)
      byLanguage[language] ??= one.text;
  }
  return byLanguage;
}

/** A line each. A language that has another number of lines than the first says nothing of which is which. */
function documentsOf(
  one: XzufiService,
  words: XzufiWords,
): { readonly texts: Text[]; readonly isCut: boolean } {
  const byLanguage = Object.entries(textsOf(one, 'documents', words)).map(
    ([language, said]) => [language, plainLines(said)] as const,
  );
  const main = byLanguage.find(([language]) => language === words.language) ?? byLanguage[0];
  if (main === undefined) return { texts: [], isCut: false };
  const same = byLanguage.filter(([, lines]) => lines.length === main[1].length);
  const texts = main[1].map((_, at): Text => {
    const entries = same.map(
      ([language, lines]) => [language, lines[at]!.slice(0, MOST_CHARACTERS)] as const,
    );
    return Object.fromEntries(entries);
  });
  const isCut =
    texts.length > MOST_DOCUMENTS ||
    same.length < byLanguage.length ||
    same.some(([, lines]) => lines.some((line) => line.length > MOST_CHARACTERS));
  return { texts: texts.slice(0, MOST_DOCUMENTS), isCut };
}

function feesOf(
  one: XzufiService,
  words: XzufiWords,
): { readonly text: Text | null; readonly isCut: boolean } {
  const entries = Object.entries(textsOf(one, 'fees', words)).map(([language, said]) => {
    const before = words.feesAre[language];
    return [language, `${before === undefined ? '' : `${before} `}${plainLines(said).join(' ')}`] as const;
  });
  if (entries.length === 0) return { text: null, isCut: false };
  return {
    text: Object.fromEntries(entries.map(([language, said]) => [language, said.slice(0, MOST_CHARACTERS)])),
    isCut: entries.some(([, said]) => said.length > MOST_CHARACTERS),
  };
}

const entities: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', shy: '', ndash: '–', mdash: '—' },
  ...{ auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß', euro: '€' },
  ...{ sect: '§', bdquo: '„', ldquo: '“', rdquo: '”', bull: '•', hellip: '…' },
};

/** The lines of a text without its tags: what stood in a list has a line each. */
export function plainLines(html: string): string[] {
  return html
    .replace(/<(?:br|hr|\/?(?:p|li|ul|ol|div|tr|table|h\d))\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,8}));/gi, (whole, decimal, hex, name) =>
      decodeEntity(whole as string, decimal as string, hex as string, name as string),
    )
    .split('\n')
    .map((line) =>
      line
        .replace(/[\s\u00a0]+/g, ' ')
        .replace(/^\s*[-–•*·]\s+/, '')
        .trim(),
    )
    .filter((line) => line !== '');
}

function decodeEntity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return entities[name] ?? whole;
  const code = decimal === undefined ? parseInt(hex!, 16) : Number(decimal);
  return code < 32 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)
    ? ' '
    : String.fromCodePoint(code);
}

/** `personalausweis-beantragen`; a second one gets a number. */
function newId(name: string, taken: Set<string>): string {
  const base =
    name
      .toLowerCase()
      .replace(/ä/g, 'ae')
      .replace(/ö/g, 'oe')
      .replace(/ü/g, 'ue')
      .replace(/ß/g, 'ss')
      .normalize('NFD')
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, MOST_ID_CHARACTERS - 4)
      .replace(/^-+|-+$/g, '') || 'service';
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
  taken.add(id);
  return id;
}
