/** What an office writes for people to read, by language. */
import * as z from 'zod/mini';

/**
 * A language by its code (BCP 47), `de`. The domain knows no list of languages: the messages have one
 * (`src/lib/i18n/registry.ts`), and a relay may keep visits in a language that a newer page brought.
 */
export const language = z
  .string()
  .check(z.maxLength(20), z.regex(/^[a-z]{2,3}(?:-[a-zA-Z0-9]{1,8})*$/, 'a language by its code, as de'));
export type Language = z.infer<typeof language>;

/** `de` of `de-AT`. */
export const withoutVariant = (code: Language): Language => {
  const variantAt = code.indexOf('-');
  return variantAt === -1 ? code : code.slice(0, variantAt);
};

/** More than an office writes in. */
const MOST_LANGUAGES = 20;

export const officeLanguages = z.array(language).check(
  z.minLength(1),
  z.maxLength(MOST_LANGUAGES),
  z.refine((all) => new Set(all).size === all.length, 'must name each language once'),
);

/** A text by language, each of at most `longest` characters. */
export const textUpTo = (longest: number) =>
  z.record(language, z.string().check(z.minLength(1), z.maxLength(longest))).check(
    z.refine((all) => Object.keys(all).length > 0, {
      message: 'must be written in one language at least',
      params: { code: 'text-missing' },
    }),
    z.refine(
      (all) => Object.keys(all).length <= MOST_LANGUAGES,
      `must have at most ${MOST_LANGUAGES} languages`,
    ),
  );

export const text = textUpTo(2000);
export const shortText = textUpTo(200);
export type Text = Readonly<Record<Language, string>>;

/** A text as a reader gets it, and the language in which it is: a page marks it where it is not the reader's. */
export interface PickedText {
  readonly text: string;
  readonly language: Language;
}

/**
 * The text in the wanted language. Where it is missing: in the language without its variant (`de` for `de-AT`), in
 * the first of the fallbacks that has it, in any.
 */
export function pickText(text: Text, wanted: Language, fallbacks: readonly Language[] = []): PickedText {
  const order = [wanted, withoutVariant(wanted), ...fallbacks, ...Object.keys(text)];
  for (const candidate of order) {
    const found = text[candidate];
    if (found !== undefined) return { text: found, language: candidate };
  }
  return { text: '', language: wanted };
}

/** What an office writes in one language alone, as the names of its counters. */
export const inFirstLanguage = (text: string, languages: readonly Language[]): PickedText => ({
  text,
  language: languages[0] ?? '',
});

/** The name by which an office is spoken of where the reader's language is not known, as in logs. */
export const officeName = ({
  name,
  languages,
}: {
  readonly name: Text;
  readonly languages: readonly Language[];
}): string => pickText(name, languages[0] ?? '').text;

/** Where the office record holds texts, as paths of the office file: `[]` stands for each entry of a list. */
export const textPaths = [
  ...[
    'name',
    'texts.welcome',
    'kiosk.printer.text',
    'kiosk.moreHelpText',
    'priorities[].name',
    'monitor.ownPlace',
    'monitor.bring',
    'monitor.wifi',
    'pages[].name',
    'pages[].text',
    'ownHolidays[].name',
    'categories[].name',
    'lanes[].name',
    'closures[].reason',
  ],
  ...['services[].name', 'services[].hint', 'services[].documents[]'],
  ...['services[].bookingHint', 'services[].closing'],
  ...['services[].variants[].hint', 'services[].variants[].documents[]'],
  ...['services[].forms[].name', 'services[].online.name'],
  ...['fields[].label', 'fields[].hint', 'fields[].options[].name'],
  ...['mails[].subject', 'mails[].intro', 'mails[].closing'],
] as const;

/** A text of an office, and where it stands. */
export interface PlacedText {
  readonly path: readonly (string | number)[];
  readonly text: Text;
}

export const textsIn = (office: object): PlacedText[] =>
  textPaths.flatMap((path) => followPath(office, path.replaceAll('[]', '.[]').split('.'), []));

function followPath(
  value: unknown,
  [step, ...more]: readonly string[],
  path: readonly (string | number)[],
): PlacedText[] {
  if (value === undefined || value === null) return [];
  if (step === undefined) return [{ path, text: value as Text }];
  if (step !== '[]') return followPath((value as Record<string, unknown>)[step], more, [...path, step]);
  return (value as readonly unknown[]).flatMap((entry, index) => followPath(entry, more, [...path, index]));
}
