/** B14.5: the mail before an enquiry without an answer is erased. It goes to an address that is not confirmed. */
import { randomUUID } from 'node:crypto';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { takesEnquiries } from '../../src/lib/domain/requests/enquirer.ts';
import { needOf } from '../../src/lib/domain/requests/need.ts';
import { pickText } from '../../src/lib/domain/office/text.ts';
import { addDays, dateOf, startOfDay } from '../../src/lib/domain/time.ts';
import type { UnansweredEnquiry } from '../../src/lib/domain/upkeep/unanswered.ts';
import { longDate } from '../../src/lib/i18n/format.ts';
import { messagesIn } from '../../src/lib/i18n/index.ts';
import { spokenFor } from '../../src/lib/i18n/languages.ts';
import { pathOfBooking } from '../../src/lib/wire/booking-link.ts';
import type { StoredMail } from '../store/mail-store.ts';
import { htmlOf, textOf } from './mail-content.ts';
import type { MailContent } from './mail-content.ts';
import { callTo, chosenWithNames, oneLine } from './mail-words.ts';

/** The kind under which it is kept. One that cannot be sent is erased: the enquiry itself stands on the lead's list. */
export const ENQUIRY_MAIL = 'enquiry';

export interface EnquiryMailOrder extends UnansweredEnquiry {
  readonly kind: typeof ENQUIRY_MAIL;
  readonly office: Office;
}

export function enquiryMail({ office, enquiry, lastDay }: EnquiryMailOrder, publicUrl: string): StoredMail {
  const language = spokenFor(enquiry.language);
  const { mail: words } = messagesIn(language);
  const { unanswered: m } = words;
  const { services, contact, at } = enquiry;
  const name = pickText(office.name, language, office.languages);
  const path = needOf(office, services, 'online').ok
    ? pathOfBooking(office, services, null)
    : `/${office.id}`;
  const link = `${publicUrl}${path}`;
  const content: MailContent = {
    title: m.title,
    // Anyone can have typed the address, so nothing here is in a stranger's words.
    greeting: words.greetingUnnamed,
    intro: m.intro(longDate(dateOf(at, office.timeZone), language)),
    before: [m.erased(longDate(lastDay, language)), m.whatToDo],
    button: {
      ...{ comesFirst: false, text: m.button, link, fallback: words.linkFallback },
      code: null,
    },
    facts: [
      { name: words.what, lines: chosenWithNames(office, services, language).map(({ line }) => line) },
      { name: words.where, lines: [name, office.address] },
    ],
    sections: [],
    picture: null,
    after: [
      callTo(office.phone, m.call),
      ...(takesEnquiries(office) ? [m.again] : []),
      m.alreadyTold,
      m.notAsked,
    ],
    closing: [{ text: `${words.closing}\n`, language }, name],
  };
  return {
    ...{ id: randomUUID(), office: office.id, kind: ENQUIRY_MAIL, about: null },
    to: contact.mail ?? '',
    sender: { name: oneLine(name.text), replyTo: office.mail ?? null },
    subject: oneLine(m.subject(name.text)),
    ...{ text: textOf(content), html: htmlOf(content, language), link, attachments: [] },
    until: startOfDay(addDays(lastDay, 1), office.timeZone),
    ...{ overtakes: [], booking: null, waitMs: 0 },
  };
}
