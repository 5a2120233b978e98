/**
 * The languages of a monitor: the first two of the office, one large, one small. Where the office is not known yet,
 * the first two of the product.
 */
import { createContext } from 'svelte';
import type { Language } from '../lib/domain/office/text.ts';
import { citizensLanguages, directionOf, spokenFor } from '../lib/i18n/languages.ts';
import { monitorMessages } from '../lib/i18n/monitor-messages.ts';

export type MonitorMessages = (typeof monitorMessages)[keyof typeof monitorMessages];

export interface Voice {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  readonly m: MonitorMessages;
}

export interface Voices {
  readonly first: Voice;
  /** Null where the office writes in one language. */
  readonly second: Voice | null;
}

export function voicesOf(languages: readonly Language[] = citizensLanguages): Voices {
  const [first, second = null] = [...new Set(languages.map(spokenFor))].map((language) => ({
    language,
    direction: directionOf(language),
    m: monitorMessages[language],
  }));
  return first === undefined ? voicesOf() : { first, second };
}

/** The outermost component hands in a function, since the office is known later than the screen is there. */
const [useVoices, setVoices] = createContext<() => Voices>();
export { useVoices, setVoices };
