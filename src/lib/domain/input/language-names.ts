/**
 * The names of the languages in each of them, as an older system's list says them (B10). A table and no `Intl`: device and
 * relay must read the same, whatever data their browser or Node has.
 */
import { foldedWord } from './folded-word.ts';

/** By the language in which it is said, then by the language that is meant. */
export const languageNames = {
  de: {
    de: 'deutsch',
    en: 'englisch',
    ar: 'arabisch',
    pl: 'polnisch',
    ru: 'russisch',
    tr: 'türkisch',
    uk: 'ukrainisch',
  },
  en: {
    de: 'german',
    en: 'english',
    ar: 'arabic',
    pl: 'polish',
    ru: 'russian',
    tr: 'turkish',
    uk: 'ukrainian',
  },
  ar: {
    de: 'الألمانية',
    en: 'الإنجليزية',
    ar: 'العربية',
    pl: 'البولندية',
    ru: 'الروسية',
    tr: 'التركية',
    uk: 'الأوكرانية',
  },
  pl: {
    de: 'niemiecki',
    en: 'angielski',
    ar: 'arabski',
    pl: 'polski',
    ru: 'rosyjski',
    tr: 'turecki',
    uk: 'ukraiński',
  },
  ru: {
    de: 'немецкий',
    en: 'английский',
    ar: 'арабский',
    pl: 'польский',
    ru: 'русский',
    tr: 'турецкий',
    uk: 'украинский',
  },
  tr: {
    de: 'almanca',
    en: 'ingilizce',
    ar: 'arapça',
    pl: 'lehçe',
    ru: 'rusça',
    tr: 'türkçe',
    uk: 'ukraynaca',
  },
  uk: {
    de: 'німецька',
    en: 'англійська',
    ar: 'арабська',
    pl: 'польська',
    ru: 'російська',
    tr: 'турецька',
    uk: 'українська',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

const all: Readonly<Partial<Record<string, Readonly<Partial<Record<string, string>>>>>> = languageNames;

/** Whether `typed` is the name of `meant` in the language `said`. */
export function isLanguageName(typed: string, meant: string, said: string): boolean {
  const name = all[said]?.[meant];
  return name !== undefined && foldedWord(name) === foldedWord(typed);
}
