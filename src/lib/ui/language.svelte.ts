/** The language that the screen speaks: set once at the root, read by every component. */
import { createContext } from 'svelte';
import { pickText } from '../domain/office/text.ts';
import type { Language, PickedText, Text } from '../domain/office/text.ts';
import { directionOf, preferredLanguage, withoutWay } from '../i18n/languages.ts';
import { hasMessages, loadMessages, pageMessages } from '../i18n/page-messages.ts';
import type { PageMessages, PageSurface } from '../i18n/page-messages.ts';

export interface LanguageContext {
  readonly language: Language;
  /**
   * The language itself, where `language` is a way to write it (`de` for Leichte Sprache): for `lang`, and for what the
   * office is told. That a person reads Leichte Sprache stays on their phone.
   */
  readonly spoken: Language;
  /** The languages that this surface offers. */
  readonly offered: readonly Language[];
  readonly direction: 'ltr' | 'rtl';
  /** The messages of this surface in this language. */
  readonly m: PageMessages;
  /** The last choice could not be loaded: there is no network, and this device does not have its messages. */
  readonly isMissing: boolean;
  /** What an office has written, in this language or in the office's first; for attributes and sentences. */
  of(text: Text, officeLanguages?: readonly Language[]): string;
  /** The same with its language, for `Marked.svelte`. */
  pick(text: Text, officeLanguages?: readonly Language[]): PickedText;
  /** Changes the language, at once if its messages are loaded, else as soon as they are. */
  set(language: Language): void;
  /** The page shows this office: its languages, the first first, stand in for a text that is missing. */
  fallBackTo(officeLanguages: readonly Language[]): void;
}

const [useLanguage, setLanguage] = createContext<LanguageContext>();
export { useLanguage };

export interface LanguageOptions {
  /** The language at the start; its messages are loaded. */
  readonly initial: Language;
  readonly surface: () => PageSurface;
  /** The languages of the surface: pages of staff are offered in fewer. */
  readonly offered: () => readonly Language[];
  /** Hears of every choice, as to remember it. */
  readonly onchange?: (language: Language) => void;
}

/** The outermost component of a surface calls it. */
export function provideLanguage(options: LanguageOptions): LanguageContext {
  const { initial, surface, offered, onchange = () => {} } = options;
  let chosen = $state(initial);
  /** The newest choice, also while its messages are being loaded. */
  let wanted = initial;
  let isMissing = $state(false);
  let fallbacks = $state.raw<readonly Language[]>([]);
  const language = $derived(preferredLanguage([chosen], offered()));
  return setLanguage({
    get language() {
      return language;
    },
    get spoken() {
      return withoutWay(language);
    },
    get offered() {
      return offered();
    },
    get direction() {
      return directionOf(language);
    },
    get m() {
      return pageMessages(language);
    },
    get isMissing() {
      return isMissing;
    },
    of: (text, officeLanguages = fallbacks) => pickText(text, language, officeLanguages).text,
    pick: (text, officeLanguages = fallbacks) => pickText(text, language, officeLanguages),
    set(next) {
      wanted = next;
      isMissing = false;
      if (hasMessages(next, surface())) return show(next);
      void loadMessages(next, surface()).then(
        () => wanted === next && show(next),
        () => (isMissing = wanted === next),
      );
    },
    fallBackTo(officeLanguages) {
      fallbacks = officeLanguages;
    },
  });

  function show(next: Language): void {
    chosen = next;
    onchange(next);
  }
}
