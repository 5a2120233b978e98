/** The language that the screen speaks: set once at the root, read by every component. */
import { createContext } from 'svelte';
import { pickText } from '../domain/office/text.ts';
import type { Language, PickedText, Text } from '../domain/office/text.ts';
import { messagesIn } from '../i18n/index.ts';
import type { Messages } from '../i18n/index.ts';
import { directionOf, preferredLanguage } from '../i18n/languages.ts';

export interface LanguageContext {
  readonly language: Language;
  /** Those that this surface offers. */
  readonly offered: readonly Language[];
  readonly direction: 'ltr' | 'rtl';
  /** All messages in this language. */
  readonly m: Messages;
  /** What an office has written, in this language or in the office's first; for attributes and sentences. */
  of(text: Text, officeLanguages?: readonly Language[]): string;
  /** The same with its language, for `Marked.svelte`. */
  pick(text: Text, officeLanguages?: readonly Language[]): PickedText;
  set(language: Language): void;
  /** The page shows this office: its languages, the first first, stand in for a text that is missing. */
  fallBackTo(officeLanguages: readonly Language[]): void;
}

const [useLanguage, setLanguage] = createContext<LanguageContext>();
export { useLanguage };

export interface LanguageOptions {
  readonly initial: Language;
  /** By surface: pages of staff are offered in fewer. */
  readonly offered: () => readonly Language[];
  /** Hears of every choice, as to remember it. */
  readonly onchange?: (language: Language) => void;
}

/** The outermost component of a surface calls it. */
export function provideLanguage({ initial, offered, onchange = () => {} }: LanguageOptions): LanguageContext {
  let chosen = $state(initial);
  let fallbacks = $state.raw<readonly Language[]>([]);
  const language = $derived(preferredLanguage([chosen], offered()));
  return setLanguage({
    get language() {
      return language;
    },
    get offered() {
      return offered();
    },
    get direction() {
      return directionOf(language);
    },
    get m() {
      return messagesIn(language);
    },
    of: (text, officeLanguages = fallbacks) => pickText(text, language, officeLanguages).text,
    pick: (text, officeLanguages = fallbacks) => pickText(text, language, officeLanguages),
    set(next) {
      chosen = next;
      onchange(next);
    },
    fallBackTo(officeLanguages) {
      fallbacks = officeLanguages;
    },
  });
}
