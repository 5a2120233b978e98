/** Makes a mail from a notice: what, when, where, in the language of the booking (B7, B14). */
import { randomUUID } from 'node:crypto';
import { bookingOf, makePass } from '../../src/lib/domain/day/appointment.ts';
import type { AppointmentEvent } from '../../src/lib/domain/day/appointment.ts';
import type { CancelReason } from '../../src/lib/domain/day/discretion.ts';
import { MOVED_WAIT_MS } from '../../src/lib/domain/day/mail-confirmed.ts';
import { showMailCode } from '../../src/lib/domain/input/mail-code.ts';
import { fillMailText, ownMailText, kindsWithPass } from '../../src/lib/domain/office/mail-text.ts';
import type { MailFieldValues, MailTextPart, NoticeKind } from '../../src/lib/domain/office/mail-text.ts';
import { serviceOf, variantIn } from '../../src/lib/domain/office/office.ts';
import type { Office, Service } from '../../src/lib/domain/office/office.ts';
import { textsOfVariant } from '../../src/lib/domain/office/variants.ts';
import type { KnownPerson } from '../../src/lib/domain/day/people.ts';
import { needOf } from '../../src/lib/domain/requests/need.ts';
import { pickText } from '../../src/lib/domain/office/text.ts';
import type { Alternative } from '../../src/lib/domain/requests/answer.ts';
import type { Language, PickedText, Text } from '../../src/lib/domain/office/text.ts';
import { dateOf, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { clockTime, groupedCode, longDate, shortDate } from '../../src/lib/i18n/format.ts';
import { messagesIn } from '../../src/lib/i18n/index.ts';
import { spokenFor } from '../../src/lib/i18n/languages.ts';
import { usualMailText } from '../../src/lib/i18n/usual-mail-texts.ts';
import { pathOfBooking } from '../../src/lib/wire/booking-link.ts';
import { citizenRoutes } from '../../src/lib/wire/http/citizen-routes.ts';
import { pathOf } from '../../src/lib/wire/http/route.ts';
import type { StoredMail } from '../store/mail-store.ts';
import { calendarFile } from './calendar-file.ts';
import { ENQUIRY_MAIL, enquiryMail } from './enquiry-mail.ts';
import type { EnquiryMailOrder } from './enquiry-mail.ts';
import { htmlOf, textOf } from './mail-content.ts';
import type { MailContent, MailHref, MailLine, Section } from './mail-content.ts';
import type { MailLink, ReminderKeyOf } from './mail-links.ts';
import { callTo, chosenWithNames, oneLine } from './mail-words.ts';
import { qrPng } from './qr-png.ts';
import { addressIn, senderOf } from './sender.ts';

export interface MailOrder {
  readonly kind: NoticeKind;
  readonly appointment: AppointmentEvent;
  /** The person has a mail address: without one no mail is owed. */
  readonly person: KnownPerson;
  readonly office: Office;
  /** A reader of this mailbox, or staff, stands behind the booking: the mail may name the person (B7). */
  readonly confirmed: boolean;
  /** Who opens it may act for the appointment. */
  readonly link: Pick<MailLink, 'secret' | 'code'>;
  /** B6: as many open appointments were confirmed from this mailbox as one may have. */
  readonly isFull?: boolean;
  /** B8: of an appointment that was moved, the time of which the last mail has told. */
  readonly movedFrom?: Instant | null;
  /** An offer's earlier place, and until when it is held. */
  readonly offer?: { readonly start: Instant; readonly until: Instant } | null;
  /** B8: why staff cancelled the appointment. */
  readonly reason?: CancelReason | null;
  /** C3: the office gave the appointment up: what is free instead. Null: it did not. */
  readonly proposals?: readonly Alternative[] | null;
  /** About an appointment that does not exist: subject and text say so. */
  readonly isTest?: boolean;
}

/** A mail that is ready to go; it becomes durable in the same commit as what it tells of. */
export type OutgoingMail = StoredMail;

export type AnyMailOrder = MailOrder | EnquiryMailOrder;

export type ComposeMail = (order: AnyMailOrder) => Promise<OutgoingMail>;

const QR_CID = 'pass@foyer';

/** `publicUrl` without a slash at its end: where the links lead. */
export function openComposer(
  publicUrl: string,
  sender = senderOf(null, publicUrl),
  reminderKeyOf: ReminderKeyOf | null = null,
): ComposeMail {
  const organizer = addressIn(sender);
  return async (order) => {
    if (order.kind === ENQUIRY_MAIL) return enquiryMail(order, publicUrl);
    const { kind, appointment, person, office } = order;
    const language = languageOf(order);
    // The secret stays in the fragment, which no browser sends and no log keeps. Getting the page changes nothing.
    const page = `${publicUrl}/termin`;
    const link =
      kind === 'cancellation' ? `${publicUrl}${pathToBookAgain(order)}` : `${page}#${order.link.secret}`;
    const pass = kindsWithPass.includes(kind);
    // B15: there is no check-in by phone or video.
    const hasCode = pass && variantIn(appointment.services) === null;
    const services = servicesOf(order)
      .map(({ line }) => line.text)
      .join(', ');
    const content = contentOf(order, { page, link, publicUrl }, pass);
    return {
      id: randomUUID(),
      office: office.id,
      kind,
      about: { date: appointment.date, visit: appointment.id, number: appointment.number },
      to: person.contact.mail ?? '',
      sender: { name: oneLine(written(order, office.name).text), replyTo: office.mail ?? null },
      subject: order.isTest === true ? testOf(order).subject(subjectOf(order)) : subjectOf(order),
      text: textOf(content),
      html: htmlOf(content, language),
      link,
      ...(kind === 'reminder' && order.isTest !== true && reminderKeyOf !== null
        ? { unsubscribe: publicUrl + pathToDecline(order, reminderKeyOf) }
        : {}),
      attachments: [
        ...(hasCode ? [qrOf(order)] : []),
        ...(pass || kind === 'cancellation' ? [calendarOf(order, { services, organizer })] : []),
      ],
      until: untilOf(order),
      overtakes: overtakenBy(order),
      booking: bookingOf(appointment),
      waitMs: kind === 'moved' ? MOVED_WAIT_MS : 0,
    };
  };
}

/** Opens the booking, with the same services if the office gave up the appointment and they can be booked online. */
const pathToBookAgain = ({ office, appointment: { services }, proposals = null }: MailOrder): string =>
  proposals !== null && needOf(office, services, 'online').ok
    ? pathOfBooking(office, services, null)
    : `/${office.id}`;

/** B7.12: by a post; a look at it only leads to the page. */
const pathToDecline = (
  { office, appointment: { id: visit, date } }: MailOrder,
  reminderKeyOf: ReminderKeyOf,
): string =>
  pathOf(citizenRoutes.declineReminder, {
    query: { office: office.id, date, visit, key: reminderKeyOf(visit) },
  });

function qrOf({ appointment, office }: MailOrder): StoredMail['attachments'][number] {
  const pass = makePass({ office: office.id, ...appointment });
  return {
    filename: 'qr.png',
    contentType: 'image/png',
    content: qrPng(pass).toString('base64'),
    cid: QR_CID,
  };
}

function calendarOf(
  { kind, appointment, office, person }: MailOrder,
  given: { readonly services: string; readonly organizer: string },
): StoredMail['attachments'][number] {
  const cancelled = kind === 'cancellation';
  const phone = cancelled ? null : person.contact.phone;
  const videoLink = cancelled ? null : (person.videoLink ?? null);
  const { method, content } = calendarFile(appointment, office, { ...given, cancelled, phone, videoLink });
  return {
    filename: 'termin.ics',
    contentType: `text/calendar; charset=utf-8; method=${method}`,
    content: Buffer.from(content).toString('base64'),
    cid: null,
    // Opened by hand, a file about a cancelled appointment puts it into many calendars.
    ...(cancelled && { alternative: true }),
  };
}

/** After that it would only confuse; null: it is of use whenever it comes. */
function untilOf({ kind, appointment, offer }: MailOrder): Instant | null {
  if (kind === 'cancellation') return null;
  if (kind === 'activation') return appointment.activateBy;
  if (kind === 'offer') return offer?.until ?? null;
  return appointment.start;
}

/** Once it is cancelled, its confirmation is useless, and so is that of the place that was moved away from. */
function overtakenBy({ kind, appointment }: MailOrder): string[] {
  // B3, B9: what waits for an address that was put right goes to the new one alone.
  const isWhole = kind === 'cancellation' || kind === 'confirmation';
  if (isWhole || (kind === 'activation' && appointment.movedFrom === null)) return [appointment.id];
  const isNew = kind === 'moved' || kind === 'activation';
  return isNew && appointment.movedFrom !== null ? [appointment.movedFrom.visit] : [];
}

function contentOf(
  order: MailOrder,
  { page, link, publicUrl }: { page: string; link: string; publicUrl: string },
  pass: boolean,
): MailContent {
  const { kind, appointment, person, office, confirmed, offer } = order;
  const { number, code, activateBy } = appointment;
  const hasCode = pass && variantIn(appointment.services) === null;
  const { mail: words } = messagesIn(languageOf(order));
  const name = written(order, office.name);
  const before: string[] = order.isTest === true ? [testOf(order).notice] : [];
  const after: MailLine[] = [];
  if (kind === 'activation') {
    if (activateBy !== null) before.push(words.activateBy(dateAndTime(order, activateBy)));
    before.push(words.activateHow);
    if (order.isFull === true) before.push(words.mailboxFull);
    after.push(words.notAsked);
  }
  if (kind === 'reminder') after.push(words.declineReminder);
  if (kind === 'offer' && offer !== undefined && offer !== null) {
    before.push(
      words.offered(dateAndTime(order, offer.start)),
      words.offerUntil(dateAndTime(order, offer.until)),
      words.offerStays,
    );
  }
  if (kind === 'moved' && typeof order.movedFrom === 'number')
    before.push(words.movedFrom(whenOf(order, order.movedFrom)));
  if (kind === 'cancellation') {
    const { reason = null } = order;
    if (reason !== null && reason !== 'other') before.push(words.because[reason]);
    before.push(words.calendarGone);
  }
  return {
    title: words.title[kind](whenOf(order, appointment.start)),
    greeting: confirmed ? words.greeting(person.contact.name) : words.greetingUnnamed,
    intro: wordsOf(order, 'intro'),
    before,
    button: {
      comesFirst: kind === 'activation' || kind === 'offer',
      ...{ text: words.button[kind], link, fallback: words.linkFallback },
      code: kind === 'cancellation' ? null : words.mailCode(page, showMailCode(order.link.code)),
    },
    facts: [
      { name: words.what, lines: servicesOf(order).map(({ line }) => line) },
      {
        name: words.when,
        lines: [`${whenOf(order, appointment.start)} (${words.duration(appointment.minutes)})`],
      },
      ...placeOf(order, name),
      ...(pass ? [{ name: words.number, lines: [number] }] : []),
      ...(hasCode ? [{ name: words.code, lines: [groupedCode(code)] }] : []),
    ],
    sections:
      kind === 'cancellation'
        ? proposalsIn(order, publicUrl)
        : kind === 'offer'
          ? []
          : sectionsOf(order, pass),
    picture: hasCode ? { cid: QR_CID, alt: words.qrAlt(code) } : null,
    after: [...after, callTo(office.phone, words.questions), ...(pass ? ownClosing(order) : [])],
    closing: wordsOf(order, 'closing'),
  };
}

/** C3: free now, and not held: many may have lost the same day. */
function proposalsIn(order: MailOrder, publicUrl: string): Section[] {
  const { proposals } = order;
  if (proposals === null || proposals === undefined || proposals.length === 0) return [];
  const { mail: words } = messagesIn(languageOf(order));
  const language = languageOf(order);
  const links = proposals.map((proposal) => ({
    text: { text: whenOf(order, proposal.start), language },
    url: `${publicUrl}${pathOfBooking(order.office, order.appointment.services, proposal)}`,
  }));
  return [
    { name: words.proposals, lines: [], links },
    { name: words.bookAgain, lines: [words.notHeld] },
  ];
}

/** Where it is and the way there, or how else it takes place (B15). */
function placeOf(order: MailOrder, name: PickedText): Section[] {
  const { kind, appointment, office, person } = order;
  const { mail: words } = messagesIn(languageOf(order));
  const variant = variantIn(appointment.services);
  if (variant === null)
    return [
      { name: words.where, lines: [name, office.address] },
      ...(kind === 'cancellation' ? [] : [{ name: words.way, lines: [wayTo(office, words.onMap)] }]),
    ];
  const { phone } = person.contact;
  const url = person.videoLink ?? null;
  const how: MailLine[] =
    variant === 'phone'
      ? [words.byPhone, phone === null ? words.calls : words.callsAt(phone)]
      : [
          words.byVideo,
          words.videoLinkText,
          ...(url === null ? [] : [{ before: '', text: words.videoLink, url, shown: url }]),
        ];
  // Before it is confirmed a stranger may have typed the number, and what is cancelled needs no way in.
  const isTold = order.confirmed && kind !== 'cancellation';
  return [{ name: words.how, lines: [name, ...(isTold ? how : how.slice(0, 1))] }];
}

function sectionsOf(order: MailOrder, pass: boolean): Section[] {
  const { appointment, office, person } = order;
  const { start } = appointment;
  const language = languageOf(order);
  const { mail: words } = messagesIn(language);
  const variant = variantIn(appointment.services);
  const services = servicesOf(order).map(({ service }) => ({
    ...service,
    ...textsOfVariant(service, variant),
  }));
  const time = (at: Instant): string => clockTime(at, office.timeZone, language);
  const { before, after } = office.rules.checkIn;
  const inOrder = (texts: readonly Text[]): PickedText[] => {
    const lines = texts.map((text) => written(order, text));
    return lines.filter(({ text }, index) => lines.findIndex((other) => other.text === text) === index);
  };
  const sections: Section[] = [
    {
      name: variant === null ? words.bring : words.haveReady,
      lines: inOrder(services.flatMap((s) => s.documents)),
    },
    {
      name: words.forms,
      lines: [],
      links: formsOf(order, services),
    },
    {
      name: words.hints,
      lines: inOrder(services.flatMap((s) => (s.hint === undefined ? [] : [s.hint]))),
    },
    {
      name: words.checkIn,
      lines:
        pass && variant === null
          ? [
              words.checkInWindow(time(start - before * MINUTE_MS), time(start + after * MINUTE_MS)),
              ...(person.contact.birthDate === null ? [] : [words.birthDate]),
            ]
          : [],
    },
  ];
  return sections.filter((s) => s.lines.length > 0 || (s.links?.length ?? 0) > 0);
}

/** Services may need the same form, which is filled in once. */
function formsOf(order: MailOrder, services: readonly Service[]): { text: PickedText; url: string }[] {
  const byAddress = new Map(services.flatMap((s) => s.forms.map((form) => [form.url, form.name] as const)));
  return [...byAddress].map(([url, name]) => ({ text: written(order, name), url }));
}

/** What the office says at the end of mails about these services, where it says one thing alone. */
function ownClosing(order: MailOrder): PickedText[] {
  const closings = servicesOf(order).flatMap(({ service: { closing } }) =>
    closing === undefined ? [] : [written(order, closing)],
  );
  const said = new Map(closings.map((closing) => [closing.text, closing]));
  return said.size === 1 ? [...said.values()] : [];
}

/** The office's own page about the way, or its address on a map. Nothing is loaded before a press. */
function wayTo(office: Office, text: string): MailHref {
  const search = `https://www.openstreetmap.org/search?query=${encodeURIComponent(office.address)}`;
  const url = office.map ?? search;
  return { before: '', text, url, shown: url };
}

const servicesOf = (order: MailOrder): ReturnType<typeof chosenWithNames> =>
  chosenWithNames(order.office, order.appointment.services, languageOf(order));

const testOf = (order: MailOrder) => messagesIn(languageOf(order)).mail.test;

/** That of the booking, as far as there are messages in it. */
const languageOf = ({ appointment }: MailOrder): Language => spokenFor(appointment.language);

const written = (order: MailOrder, text: Text): PickedText =>
  pickText(text, languageOf(order), order.office.languages);

/** `Montag, 23. November 2026, 08:30 Uhr`. */
function whenOf(order: MailOrder, at: Instant): string {
  const { timeZone } = order.office;
  const language = languageOf(order);
  const { mail: words } = messagesIn(language);
  return words.at(longDate(dateOf(at, timeZone), language), words.clock(clockTime(at, timeZone, language)));
}

/** Like `whenOf`, without the word for the hour. */
function dateAndTime(order: MailOrder, at: Instant): string {
  const { timeZone } = order.office;
  const language = languageOf(order);
  const { mail: words } = messagesIn(language);
  return words.at(longDate(dateOf(at, timeZone), language), clockTime(at, timeZone, language));
}

/** The office's own words in the language of the mail, or the product's, which has words in each. */
function templateOf(order: MailOrder, part: MailTextPart): PickedText {
  const { kind, office, appointment } = order;
  const language = languageOf(order);
  const own = ownMailText(office.mails, kind, part);
  const text = own?.[appointment.language] ?? own?.[language];
  return { text: text ?? usualMailText(messagesIn(language).mail, kind, part), language };
}

const wordsOf = (order: MailOrder, part: 'intro' | 'closing'): PickedText[] => {
  const template = templateOf(order, part);
  return fillMailText(template, valuesIn(order, template.language, longDate));
};

/** What the fields of a text stand for, in its language. In an offer day and time are those of the earlier place. */
function valuesIn(
  { kind, appointment, office, offer }: MailOrder,
  language: Language,
  dateText: typeof longDate,
): MailFieldValues {
  const { mail: words } = messagesIn(language);
  const start = kind === 'offer' ? (offer?.start ?? appointment.start) : appointment.start;
  const say = (text: string): PickedText[] => [{ text, language }];
  const names = appointment.services.flatMap(({ service: id }) => {
    const service = serviceOf(office, id);
    return service === undefined ? [] : [pickText(service.name, language, office.languages)];
  });
  return {
    office: [pickText(office.name, language, office.languages)],
    service: names.flatMap((name, nth) => (nth === 0 ? [name] : [...say(', '), name])),
    day: say(dateText(dateOf(start, office.timeZone), language)),
    time: say(words.clock(clockTime(start, office.timeZone, language))),
    number: say(appointment.number),
  };
}

/** What lists of mails show of a subject on a phone, in characters. */
const SUBJECT_LENGTH = 70;
/** Characters of a name in a subject, however long the words around it are. */
const LEAST_NAME_LENGTH = 12;

/** The usual one has day, time and place first, since a list of mails cuts the end. Names are cut to fit. */
function subjectOf(order: MailOrder): string {
  const template = templateOf(order, 'subject');
  const values = valuesIn(order, template.language, shortDate);
  const textWith = (more: MailFieldValues): string =>
    oneLine(
      fillMailText(template, { ...values, ...more })
        .map(({ text }) => text)
        .join(''),
    );
  const names = template.text.match(/\{(?:office|service)\}/g)?.length ?? 0;
  const room = SUBJECT_LENGTH - textWith({ office: [], service: [] }).length;
  const most = Math.max(LEAST_NAME_LENGTH, Math.floor(room / Math.max(1, names)));
  const cut = (pieces: readonly PickedText[] = []): PickedText[] => {
    const text = oneLine(pieces.map((piece) => piece.text).join(''));
    const { language } = template;
    return [{ text: text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`, language }];
  };
  return textWith({ office: cut(values.office), service: cut(values.service) });
}
