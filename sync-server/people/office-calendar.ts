/**
 * P11: the appointments of an office for calendar programs of its staff. They are read from the store, so that no office
 * wakes up: a calendar asks every quarter of an hour, day and night. The text names no visitor. Calendar programs keep
 * what they read in the clear, on phones and in other firms' clouds. No retention of the office erases it there (P3, P7).
 */
import { createHash } from 'node:crypto';
import ical, { ICalEventStatus } from 'ical-generator';
import { parseName } from '../../src/lib/docs/document-names.ts';
import { openDayDoc } from '../../src/lib/docs/day-doc.ts';
import type { Visit, VisitState } from '../../src/lib/domain/day/visit-state.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import { serviceOf, variantIn } from '../../src/lib/domain/office/office.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { pickText } from '../../src/lib/domain/office/text.ts';
import type { Text } from '../../src/lib/domain/office/text.ts';
import { addDays, dateOf, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import { messagesIn } from '../../src/lib/i18n/index.ts';
import { FEED_DAYS } from '../../src/lib/wire/http/calendar-feed-routes.ts';
import type { NewPause } from '../arbiter/pause.ts';
import { loadOnce } from '../relay/load-once.ts';
import type { Store } from '../store/store.ts';

export interface OfficeCalendar {
  readonly etag: string;
  readonly content: string;
}

export interface OfficeCalendarParts {
  readonly store: Pick<Store, 'load' | 'list'>;
  readonly officeOf: (id: OfficeId) => Office | null;
  readonly clock: () => Instant;
  /** One for each reading: others have the event loop between two days. */
  readonly newPause: NewPause;
}

/** What calendar programs are told to wait. */
const ASK_AGAIN_SECONDS = 900;
/** How long an answer is kept for the other members of the office, in milliseconds. */
export const KEPT_MS = 5 * MINUTE_MS;
const MOST_KEPT = 200;

const gone: ReadonlySet<VisitState> = new Set(['cancelled', 'lapsed']);

/** Null: the office is unknown. */
export function makeOfficeCalendar({ store, officeOf, clock, newPause }: OfficeCalendarParts) {
  const kept = new Map<OfficeId, { readonly until: Instant; readonly calendar: Promise<OfficeCalendar> }>();

  async function read(office: Office, now: Instant): Promise<OfficeCalendar> {
    const today = dateOf(now, office.timeZone);
    const last = addDays(today, FEED_DAYS - 1);
    const names = await store.list(`day:${office.id}:`);
    const dates = names
      .flatMap((name) => {
        const parsed = parseName(name);
        return parsed.ok && parsed.value.kind === 'day' ? [parsed.value.date] : [];
      })
      .filter((date) => date >= today && date <= last)
      .sort();
    const days: string[] = [];
    const pause = newPause(office.id);
    for (const date of dates) {
      await pause.rest();
      days.push(eventsOf(office, await appointmentsOn(office.id, date)));
    }
    return calendarOf(office, days);
  }

  async function appointmentsOn(office: OfficeId, date: LocalDate): Promise<Visit[]> {
    const doc = await loadOnce(store, { kind: 'day', office, date });
    try {
      const opened = openDayDoc(doc, date, () => {});
      opened.close();
      return [...opened.day.visits.values()].filter(({ due, state }) => due !== null && !gone.has(state));
    } finally {
      doc.close();
    }
  }

  return (id: OfficeId): Promise<OfficeCalendar> | null => {
    const now = clock();
    const office = officeOf(id);
    if (office === null) return null;
    const known = kept.get(id);
    if (known !== undefined && known.until > now && known.until <= now + KEPT_MS) return known.calendar;
    const calendar = read(office, now);
    for (const [office, { until }] of kept) if (until <= now) kept.delete(office);
    const own = { until: now + KEPT_MS, calendar };
    kept.delete(id);
    kept.set(id, own);
    calendar.catch(() => {
      if (kept.get(id) === own) kept.delete(id);
    });
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return calendar;
  };
}

/** The address, or the way in which the appointment takes place (B15): neither phone number nor link of a visitor. */
function placeOf({ address, languages }: Office, services: Visit['services']): string {
  const variant = variantIn(services);
  return variant === null ? address : messagesIn(languages[0]!).counter.variants[variant];
}

/** A calendar has one language: the office's first. */
const firstOf = ({ languages }: Office, text: Text): string => pickText(text, languages[0]!, languages).text;

/** Without a method: RFC 5546 wants an organizer in each event beside one, and a feed invites no one. */
const emptyCalendar = (office: Office) =>
  ical({
    name: firstOf(office, office.name),
    prodId: '//foyer//office//DE',
    ttl: ASK_AGAIN_SECONDS,
  });

const END = 'END:VCALENDAR';

/** The events of a day, in the order of their starts. Pure: the same visits make the same text. */
function eventsOf(office: Office, visits: readonly Visit[]): string {
  const calendar = emptyCalendar(office);
  const byTime = visits.toSorted((a, b) => a.due! - b.due! || (a.id < b.id ? -1 : 1));
  for (const { id, due, minutes, number, services, state } of byTime) {
    const named = services.flatMap(({ service, quantity }) => {
      const found = serviceOf(office, service);
      const name = found === undefined ? service : firstOf(office, found.name);
      return quantity > 1 ? `${quantity} × ${name}` : name;
    });
    calendar.createEvent({
      ...{ id: `${id}@foyer`, start: new Date(due!), end: new Date(due! + minutes * MINUTE_MS) },
      // Fixed, so that the text changes when an appointment does.
      stamp: new Date(due!),
      summary: `${number} ${named.join(', ')}`,
      location: placeOf(office, services),
      status: state === 'reserved' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
    });
  }
  const text = calendar.toString();
  const first = text.indexOf('BEGIN:VEVENT');
  return first < 0 ? '' : text.slice(first, text.indexOf(END, first));
}

function calendarOf(office: Office, days: readonly string[]): OfficeCalendar {
  const [head = ''] = emptyCalendar(office).toString().split(END);
  const content = `${head}${days.join('')}${END}\r\n`;
  const digest = createHash('sha256').update(content).digest('base64url').slice(0, 22);
  return { etag: `"${digest}"`, content };
}
