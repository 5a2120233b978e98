/** What the product says in a mail where its office has no words of its own, with the same fields (B7). */
import type { MailTextPart, NoticeKind } from '../domain/office/mail-text.ts';
import type { Messages } from './index.ts';

export function usualMailText(words: Messages['mail'], kind: NoticeKind, part: MailTextPart): string {
  switch (part) {
    case 'subject':
      // Day, time and place first, since a list of mails cuts the end.
      return `${words.at('{day}', '{time}')}, {office}: ${words.subject[kind]}`;
    case 'intro':
      return words.intro[kind];
    case 'closing':
      return `${words.closing}\n{office}`;
  }
}
