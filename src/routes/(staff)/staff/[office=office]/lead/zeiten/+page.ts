import { staffLanguages } from '#lib/i18n/languages.ts';
import { loadMessages } from '#lib/i18n/page-messages.ts';

/** A closed day's reason is written in each language of the office that staff speak. */
export const load = (): Promise<unknown> =>
  Promise.all(staffLanguages.map((language) => loadMessages(language, 'staff')));
