/** Which languages there are, for whom, and how each is written. */
import type { Language } from '../domain/office/text.ts';
import { languageName } from './intl.ts';
import { registered, variants } from './registry.ts';
import type { RegisteredCode, VariantCode } from './registry.ts';

const codes = Object.keys(registered) as RegisteredCode[];

/** The languages of the pages for citizens; the first is the product's fallback. */
export const citizensLanguages: readonly Language[] = codes;
export const isVariant = (language: Language): language is VariantCode => Object.hasOwn(variants, language);
/** Only languages, without other ways to write one: mails, kiosks and monitors have none. */
export const withoutWays = (languages: readonly Language[]): readonly Language[] =>
  languages.filter((one) => !isVariant(one));
const variantCodes = Object.keys(variants) as VariantCode[];

/** The languages of the phone's pages, each followed by the other ways to write it. */
export const phoneLanguages: readonly Language[] = codes.flatMap((code) => [
  code,
  ...variantCodes.filter((variant) => variants[variant].of === code),
]);
/** The languages of the pages for staff. */
export const staffLanguages: readonly Language[] = codes.filter((code) => registered[code].forStaff);

export const FALLBACK_LANGUAGE: RegisteredCode = codes[0]!;

/** The language in which the product speaks to who reads `language`: itself, `de` for `de-AT`, else the fallback. */
export function spokenFor(language: Language): RegisteredCode {
  const wanted = [language, language.replace(/-.*$/, '')];
  return codes.find((code) => wanted.includes(code)) ?? FALLBACK_LANGUAGE;
}

/** The first wish that is offered: the browser's languages against those of a surface, else the first of these. */
export function preferredLanguage(
  wishes: readonly string[],
  offered: readonly Language[] = citizensLanguages,
): Language {
  for (const wish of wishes) {
    const code = wish.toLowerCase();
    const found =
      offered.find((one) => code === one) ??
      offered.find((one) => code.startsWith(`${one}-`) || code.startsWith(`${one};`));
    if (found !== undefined) return found;
  }
  return offered[0] ?? FALLBACK_LANGUAGE;
}

export const isRegistered = (language: Language): boolean => codes.some((code) => code === language);
/** Whether a person has read the translation. */
export const isRead = (language: Language): boolean =>
  isVariant(language) ? variants[language].isRead : registered[spokenFor(language)].isRead;
/** What the language calls itself; for one that the product does not speak as far as the browser knows. */
export const ownNameOf = (language: Language): string =>
  isVariant(language)
    ? variants[language].name
    : isRegistered(language)
      ? registered[spokenFor(language)].name
      : languageName(language);
/** The language itself, where this is a way to write it: `de` for Leichte Sprache. */
export const withoutWay = (language: Language): Language =>
  isVariant(language) ? variants[language].of : language;
export const localeOf = (language: Language): string => registered[spokenFor(language)].locale;
export const directionOf = (language: Language): 'ltr' | 'rtl' => registered[spokenFor(language)].direction;
