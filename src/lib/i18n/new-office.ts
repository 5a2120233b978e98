/** What a new office says before a lead has changed a word, in the languages in which it can. */
import type { NewOfficeWords } from '../domain/office/new-office.ts';

/** These words stay for ever: they are a part of each office file that holds `id` and `name` alone. */
export const newOfficeWords: NewOfficeWords = {
  lane: { de: 'Alle Anliegen', en: 'All services' },
  counter: { de: 'Schalter 1', en: 'Counter 1' },
  other: { lane: 'All services', counter: 'Counter 1' },
};
