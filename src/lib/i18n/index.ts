/**
 * All text that people see. German is the reference: its shape is the type that English must fill, so a missing
 * sentence does not compile. A message that needs values is a function of them. Runs unchanged in the browser, on
 * the monitor and in the relay's mails.
 */
import type { Language } from '../domain/office/office.ts';
import { de } from './de/index.ts';
import type { Messages } from './de/index.ts';
import { en } from './en/index.ts';

export type { Messages };

const all: Readonly<Record<Language, Messages>> = { de, en };

export const messagesIn = (language: Language): Messages => all[language];

/** The language to start with, from the browser's list, else German. */
export function preferredLanguage(wishes: readonly string[]): Language {
  for (const wish of wishes) {
    const found = (Object.keys(all) as Language[]).find((l) => wish.toLowerCase().startsWith(l));
    if (found !== undefined) return found;
  }
  return 'de';
}
