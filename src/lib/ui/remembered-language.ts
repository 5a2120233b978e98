/** The language that a person has chosen on this device, and with which a surface begins. */
import type { Language } from '../domain/office/text.ts';
import { citizensLanguages, phoneLanguages, preferredLanguage, staffLanguages } from '../i18n/languages.ts';
import type { PageSurface } from '../i18n/page-messages.ts';

const KEY = 'foyer:language';

export function languagesOffered(surface: PageSurface): readonly Language[] {
  if (surface === 'staff') return staffLanguages;
  return surface === 'citizen' ? phoneLanguages : citizensLanguages;
}

/** The remembered one, else what the browser prefers. */
export function rememberedLanguage(): Language {
  const wish = read();
  return preferredLanguage([...(wish === null ? [] : [wish]), ...navigator.languages], phoneLanguages);
}

/** What a page of a surface shows first. */
export const firstLanguage = (surface: PageSurface): Language =>
  preferredLanguage([rememberedLanguage()], languagesOffered(surface));

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Next time the browser's own language is used again.
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
