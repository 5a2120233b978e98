/** Which surface an address belongs to, and how its messages come before its page. */
import type { Language } from '../domain/office/text.ts';
import { citizensLanguages } from '../i18n/languages.ts';
import { loadMessages } from '../i18n/page-messages.ts';
import type { PageSurface } from '../i18n/page-messages.ts';
import { firstLanguage } from './remembered-language.ts';

export function surfaceOf(path: string): PageSurface {
  if (path.startsWith('/kiosk/')) return 'kiosk';
  return path.startsWith('/staff/') ? 'staff' : 'citizen';
}

/** The languages chosen since the page was opened: the next surface is shown in them, too. */
const chosen = new Set<Language>();
export const noteChosen = (language: Language): unknown => chosen.add(language);

/** A kiosk changes its language with each visitor, at once and without a network: it has all of them. */
export async function loadMessagesFor(path: string): Promise<void> {
  const surface = surfaceOf(path);
  const languages = surface === 'kiosk' ? citizensLanguages : [firstLanguage(surface), ...chosen];
  await Promise.all(languages.map((language) => loadMessages(language, surface)));
}
