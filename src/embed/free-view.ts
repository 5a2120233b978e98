/** What the element shows: the next free times as links, or a sentence that says why there are none. */
import type { EmbedMessages } from '#lib/i18n/embed-messages.ts';
import { dateFormat } from '#lib/i18n/intl.ts';
import { directionOf, localeOf } from '#lib/i18n/languages.ts';
import type { Found, Free, Question } from './ask-free.ts';

/** More of a day stand behind the link to all. */
const MOST_TIMES = 6;

export interface ViewParts {
  readonly m: EmbedMessages;
  readonly language: string;
  /** The level of its title among the headings of the page. */
  readonly level: string;
  readonly relay: string;
  readonly question: Question;
}

type Attributes = Readonly<Record<string, string>>;

function element(tag: string, attributes: Attributes, ...content: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
}

export function viewOf(parts: ViewParts, found: Found): HTMLElement {
  const { m, language } = parts;
  const group = { role: 'group', lang: language, dir: directionOf(language) };
  if (found.kind !== 'free') return element('div', group, ...withoutTimes(parts, found));
  const { free } = found;
  const service = inLanguage(free.service.name, language, free);
  const title = element(
    'p',
    { class: 'title', id: 'title', role: 'heading', 'aria-level': parts.level },
    ...split(m.title('\0'), marked(service, language)),
  );
  const office = element(
    'p',
    { class: 'office' },
    marked(inLanguage(free.office.name, language, free), language),
  );
  const times = free.days.length === 0 ? noTimes(parts, free) : [daysOf(parts, free)];
  const all = element('p', {}, element('a', { href: parts.relay + free.path, class: 'all' }, m.all));
  return element('div', { ...group, 'aria-labelledby': 'title' }, title, office, ...times, all);
}

function daysOf({ m, language, relay }: ViewParts, { path, days }: Free): HTMLElement {
  const list = element('ul', { class: 'days' });
  for (const { date, times } of days) {
    const day = dateFormat(localeOf(language), 'dayAndMonth', 'UTC').format(Date.parse(`${date}T12:00Z`));
    const starts = element('ul', { class: 'times', 'aria-label': day });
    for (const time of times.slice(0, MOST_TIMES)) {
      const href = `${relay}${path}&beginn=${date}T${time}`;
      starts.append(element('li', {}, element('a', { href, 'aria-label': m.day(day, time) }, time)));
    }
    list.append(element('li', {}, element('p', { class: 'day' }, day), starts));
  }
  return list;
}

function noTimes({ m }: ViewParts, { isPaused, office: { phone } }: Free): HTMLElement[] {
  if (isPaused) return [sentence(m.paused)];
  const call = element('a', { href: `tel:${phone.replace(/[^\d+]/g, '')}`, dir: 'ltr' }, phone);
  return [sentence(m.none), element('p', {}, `${m.noneText} `, call)];
}

/** The way to the booking stays, also where this page cannot say what is free. */
function withoutTimes(
  { m, relay, question }: ViewParts,
  found: Exclude<Found, { kind: 'free' }>,
): HTMLElement[] {
  const { office, service, count, variant } = question;
  const isOffice = found.kind !== 'wrong' || found.hasOffice;
  const page = isOffice ? `${relay}/${encodeURIComponent(office)}` : `${relay}/`;
  const asked = { anliegen: service, anzahl: count, ...(variant === undefined ? {} : { art: variant }) };
  const booking = `${page}/buchen?${new URLSearchParams(asked).toString()}`;
  const [href, text] = found.kind === 'away' ? [booking, m.book] : [page, isOffice ? m.toOffice : m.book];
  const said = { away: m.away, wrong: m.wrong, 'not-online': m.notOnline }[found.kind];
  return [sentence(said), element('p', {}, element('a', { href, class: 'all' }, text))];
}

/** Read out when it appears. */
const sentence = (text: string): HTMLElement => element('p', { role: 'status' }, text);

interface Picked {
  readonly text: string;
  readonly language: string;
}

/** A text of the office; where it is missing in the reader's language, in the office's first. */
function inLanguage(
  text: Readonly<Record<string, string>>,
  wanted: string,
  { office: { languages } }: Free,
): Picked {
  const language =
    [wanted, ...languages, ...Object.keys(text)].find((one) => text[one] !== undefined) ?? wanted;
  return { text: text[language] ?? '', language };
}

const marked = ({ text, language }: Picked, readers: string): HTMLElement =>
  element('span', language === readers ? {} : { lang: language, dir: directionOf(language) }, text);

/** The text with a node in the place of the NUL. */
function split(text: string, node: Node): (Node | string)[] {
  const [before = '', after = ''] = text.split('\0');
  return [before, node, after];
}
