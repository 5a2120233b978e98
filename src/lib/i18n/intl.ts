/**
 * `Intl` for everything that people read. Making a formatter costs 300 µs, using one 0.5 µs, so each is kept by its
 * locale, zone and form. Takes locales and not languages, since the languages' folders use it too.
 */
const dateForms = {
  longDate: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  numericDayAndMonth: { day: '2-digit', month: '2-digit' },
  dayAndMonth: { weekday: 'long', day: 'numeric', month: 'long' },
  shortDate: { weekday: 'short', day: '2-digit', month: '2-digit' },
  shortDateWithYear: { weekday: 'short', day: '2-digit', month: '2-digit', year: 'numeric' },
  monthAndYear: { month: 'long', year: 'numeric' },
  longMonth: { month: 'long' },
  weekday: { weekday: 'short' },
  longWeekday: { weekday: 'long' },
  narrowWeekday: { weekday: 'narrow' },
  month: { month: 'short', year: 'numeric' },
  numericDate: { day: '2-digit', month: '2-digit', year: 'numeric' },
  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  dayAndHour: { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hour12: false },
  dateAndClock: { dateStyle: 'medium', timeStyle: 'short' },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;
export type DateForm = keyof typeof dateForms;

const dateFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<string, Intl.NumberFormat>();
const pluralRules = new Map<string, Intl.PluralRules>();

/** A formatter of dates; without a time zone, in that of the machine. */
export const dateFormat = (locale: string, form: DateForm, timeZone?: string): Intl.DateTimeFormat =>
  kept(
    dateFormats,
    `${locale} ${form} ${timeZone ?? ''}`,
    () =>
      new Intl.DateTimeFormat(locale, {
        ...dateForms[form],
        ...(timeZone === undefined ? {} : { timeZone }),
      }),
  );

/** The forms of a word by number, named as in CLDR: German has `one` and `other`, Polish `few` and `many` as well. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** Picks the form of a word that fits a number: `plural(3, { one: '1 Tag', other: '3 Tage' })`. */
export const pluralIn =
  (locale: string) =>
  (count: number, forms: PluralForms): string =>
    forms[kept(pluralRules, locale, () => new Intl.PluralRules(locale)).select(count)] ?? forms.other;

/** How many of what, as `3 Einträge, 1 Person`; a part with the count 0 is left out. Empty where there is nothing. */
export function countedIn(
  locale: string,
): (...parts: readonly (readonly [count: number, forms: PluralForms])[]) => string {
  const plural = pluralIn(locale);
  return (...parts) =>
    parts
      .filter(([count]) => count > 0)
      .map(([count, forms]) => `${numberIn(locale, count)} ${plural(count, forms)}`)
      .join(', ');
}

export const numberIn = (locale: string, value: number): string =>
  kept(numberFormats, locale, () => new Intl.NumberFormat(locale)).format(value);

function kept<T>(all: Map<string, T>, key: string, make: () => T): T {
  const known = all.get(key);
  if (known !== undefined) return known;
  const made = make();
  all.set(key, made);
  return made;
}

/** A language in its own words, `Nederlands`; its code where the browser does not know it. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
