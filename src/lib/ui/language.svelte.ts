/** The language that the screen speaks: set once at the root, read by every component. */
import { createContext } from 'svelte';
import type { Language, Text } from '../domain/office/office.ts';
import { messagesIn } from '../i18n/index.ts';
import type { Messages } from '../i18n/index.ts';

export interface LanguageContext {
  readonly language: Language;
  /** All messages in this language. */
  readonly m: Messages;
  /** What an office has written, in this language. */
  of(text: Text): string;
  set(language: Language): void;
}

const [useLanguage, setLanguage] = createContext<LanguageContext>();
export { useLanguage };

/** The outermost component of a surface calls it. `onchange` hears of every change, as to remember it. */
export function provideLanguage(
  initial: Language,
  onchange: (language: Language) => void = () => {},
): LanguageContext {
  let language = $state(initial);
  return setLanguage({
    get language() {
      return language;
    },
    get m() {
      return messagesIn(language);
    },
    of: (text) => text[language],
    set(next) {
      language = next;
      onchange(next);
    },
  });
}
