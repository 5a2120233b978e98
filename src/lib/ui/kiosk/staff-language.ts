/** What staff read at a kiosk is there in their languages alone. */
import type { Language } from '../../domain/office/text.ts';
import { FALLBACK_LANGUAGE, spokenFor, staffLanguages } from '../../i18n/languages.ts';

/** The language for staff at a kiosk that shows this language. */
export const staffLanguageOf = (language: Language): Language => {
  const spoken = spokenFor(language);
  return staffLanguages.includes(spoken) ? spoken : FALLBACK_LANGUAGE;
};
