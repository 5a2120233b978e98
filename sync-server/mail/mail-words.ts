/** What mails about appointments and about enquiries share. */
import { serviceOf } from '../../src/lib/domain/office/office.ts';
import type { Choice, Office, Service } from '../../src/lib/domain/office/office.ts';
import { pickText } from '../../src/lib/domain/office/text.ts';
import type { Language, PickedText } from '../../src/lib/domain/office/text.ts';
import { messagesIn } from '../../src/lib/i18n/index.ts';
import type { MailHref } from './mail-content.ts';

/** The chosen services that the office still has, each with its name and how often it is wanted. */
export function chosenWithNames(
  office: Office,
  choices: readonly Choice[],
  language: Language,
): { service: Service; line: PickedText }[] {
  const { mail: words } = messagesIn(language);
  return choices.flatMap(({ service: id, quantity }) => {
    const service = serviceOf(office, id);
    if (service === undefined) return [];
    const name = pickText(service.name, language, office.languages);
    const text = quantity === 1 ? name.text : `${words.times(quantity)} ${name.text}`;
    return [{ service, line: { ...name, text } }];
  });
}

export const callTo = (phone: string, before: string): MailHref => ({
  ...{ before: `${before} `, text: phone, shown: phone },
  url: `tel:${phone.replace(/[^\d+]/g, '')}`,
});

/** A subject is a header: a line break in it would begin another one. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
