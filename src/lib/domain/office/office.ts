/** What an office is: its services, lanes, hours and rules. One record, read by everyone. */
import * as z from 'zod/mini';
import { birthDateKey } from '../input/birth-date.ts';
import { categoryId, counterId, laneId, officeId, pictureId, serviceId } from '../ids.ts';
import type { LaneId, ServiceId } from '../ids.ts';
import { instant, localDate, localTime } from '../time.ts';
import type { LocalTime } from '../time.ts';
import type { AcrossParams } from './across-codes.ts';
import { checkedOnce } from './checked-once.ts';
import { closure, MOST_CLOSURES } from './closure.ts';
import { customField, MOST_FIELDS } from './custom-field.ts';
import { officeMail } from './mail-text.ts';
import { monitorPage, MOST_PAGES } from './monitor-page.ts';
import { MOST_BUTTON_CHARACTERS, MOST_PRIORITIES, priority } from './priority.ts';
import { officeLanguages, shortText, text, textsIn, textUpTo } from './text.ts';
import { nths, weekdays } from './weekdays.ts';

const webAddress = z.url({ protocol: /^https?$/ }).check(z.maxLength(500));
const link = z.strictObject({ name: text, url: webAddress });

const category = z.strictObject({ id: categoryId, name: text });

/** B15: how an appointment takes place where the citizen does not come to the office. */
export const variantNames = ['phone', 'video'] as const;
export const variantName = z.enum(variantNames);
export type VariantName = z.infer<typeof variantName>;

/** B15: a service by phone or video. What is left out is as on site. */
const variant = z.strictObject({
  id: variantName,
  minutes: z.optional(z.int().check(z.minimum(1), z.maximum(480))),
  furtherPerson: z.optional(z.int().check(z.minimum(0), z.maximum(480))),
  /** In the place of what to bring. */
  documents: z.optional(z.array(text).check(z.maxLength(20))),
  /** In the place of the hint. */
  hint: z.optional(text),
  /** The only lane of it; left out: those that serve the service. */
  lane: z.optional(laneId),
});

/** A service. `minutes` is one person's; `furtherPerson` what each further one adds (C6). */
const service = z.strictObject({
  id: serviceId,
  category: categoryId,
  name: text,
  minutes: z.int().check(z.minimum(1), z.maximum(480)),
  furtherPerson: z.optional(z.int().check(z.minimum(0), z.maximum(480))),
  most: z._default(z.int().check(z.minimum(1), z.maximum(20)), 4),
  documents: z._default(z.array(text).check(z.maxLength(20)), []),
  forms: z._default(z.array(link).check(z.maxLength(10)), []),
  online: z.optional(link),
  walkIn: z._default(z.boolean(), true),
  bookable: z._default(z.boolean(), true),
  /** A6: short enough for the next free interval of today. */
  short: z._default(z.boolean(), false),
  /** A9: something that is ready is handed out, and nothing else is done. */
  pickUp: z._default(z.boolean(), false),
  /** C14: booked with no other service, or not with these. */
  alone: z._default(z.boolean(), false),
  notWith: z._default(z.array(serviceId).check(z.maxLength(100)), []),
  /** C14: only staff book it; no page of the public shows it. */
  internal: z._default(z.boolean(), false),
  /** B15: on site it is always possible. */
  variants: z._default(z.array(variant).check(z.maxLength(variantNames.length)), []),
  hint: z.optional(text),
  /** Advice for choosing, of no use once it is booked: it stands in no mail. */
  bookingHint: z.optional(text),
  /** One more sentence in the mails about it, before the usual end. */
  closing: z.optional(shortText),
  /** Its key in the federal catalogue of services (Leistungskatalog): links of other sites name it by that. */
  leika: z.optional(z.string().check(z.regex(/^99\d{12}$/, '14 digits that begin with 99'))),
  /** What else people call it, in any language: found by the search, shown nowhere. */
  keywords: z._default(z.array(z.string().check(z.minLength(1), z.maxLength(60))).check(z.maxLength(40)), []),
});
export type Service = z.infer<typeof service>;

/** Interchangeable counters and the services they serve (C4); `letter` begins its numbers (A7). */
const lane = z.strictObject({
  id: laneId,
  letter: z.string().check(z.regex(/^[A-Z]$/, 'one capital letter')),
  name: text,
  /** Empty: a lane for variants alone (B15), or an office without a service. */
  services: z.array(serviceId),
});
export type Lane = z.infer<typeof lane>;

const counter = z.strictObject({
  id: counterId,
  name: z.string().check(z.minLength(1), z.maxLength(40)),
  lanes: z.array(laneId).check(z.minLength(1)),
});
export type Counter = z.infer<typeof counter>;

/** How many counters a lane has in a window (C5): `online` and `sameDay` are parts of `counters`. */
const laneCapacity = z
  .strictObject({
    counters: z.int().check(z.minimum(0), z.maximum(35)),
    online: z.int().check(z.minimum(0), z.maximum(35)),
    sameDay: z._default(z.int().check(z.minimum(0), z.maximum(35)), 0),
  })
  .check(
    z.refine((c) => c.online + c.sameDay <= c.counters, {
      path: ['online'],
      message: 'online and sameDay together must be at most counters',
    }),
  );
export type LaneCapacity = z.infer<typeof laneCapacity>;

export const MOST_LANES = 26;
/** More than an office has, and few enough that a change of them is reckoned unnoticed. */
export const MOST_WINDOWS = 100;

/** When it is open (C2): weekdays, or the nth weekday of a month, or one date. */
const windowShape = z
  .strictObject({
    weekdays: z.optional(z.array(z.enum(weekdays)).check(z.minLength(1))),
    nth: z.optional(z.enum(nths)),
    date: z.optional(localDate),
    from: localTime,
    to: localTime,
    validFrom: z.optional(localDate),
    validUntil: z.optional(localDate),
    /** C3: it is open although its date is a holiday. Without it a holiday closes it. */
    onHoliday: z.optional(z.boolean()),
    // No longer than a lane's id: a refusal names it.
    lanes: z
      .record(z.string().check(z.maxLength(40)), laneCapacity)
      .check(
        z.refine((all) => Object.keys(all).length <= MOST_LANES, `must name at most ${MOST_LANES} lanes`),
      ),
  })
  .check(
    z.refine((w) => (w.weekdays === undefined) !== (w.date === undefined), {
      path: ['weekdays'],
      message: 'there must be either weekdays or one date',
    }),
    z.refine((w) => w.nth === undefined || w.weekdays !== undefined, {
      path: ['nth'],
      message: 'must stand beside weekdays',
    }),
    z.refine((w) => w.onHoliday !== true || w.date !== undefined, {
      path: ['onHoliday'],
      message: 'must stand beside one date',
    }),
    z.refine((w) => new Set(w.weekdays).size === (w.weekdays?.length ?? 0), {
      path: ['weekdays'],
      message: 'must name each weekday once',
    }),
    z.refine((w) => w.from < w.to, { path: ['to'], message: 'must be later than from' }),
    z.refine((w) => w.validFrom === undefined || w.validUntil === undefined || w.validFrom <= w.validUntil, {
      path: ['validUntil'],
      message: 'must not be before validFrom',
    }),
  );
const openingWindow = checkedOnce(windowShape);
export type OpeningWindow = z.infer<typeof openingWindow>;

const asked = z.enum(['off', 'optional', 'required']);

/** C8: as far ahead as any office lets people book, days. What it lets them now says nothing of what it did before. */
export const MOST_HORIZON_DAYS = 180;

const rules = z.strictObject({
  /** C6: the longest appointment, minutes. */
  longest: z.int().check(z.minimum(5), z.maximum(480)),
  /** C14: different services in one appointment; null: as many as `longest` allows. */
  mostServices: z._default(z.nullable(z.int().check(z.minimum(1), z.maximum(20))), null),
  /** C8: days ahead that can be booked; the newest opens at its opening time. */
  horizonDays: z.int().check(z.minimum(0), z.maximum(MOST_HORIZON_DAYS)),
  /** C8: minutes between now and the soonest start that can be booked online. */
  leadMinutes: z.int().check(z.minimum(0), z.maximum(10_080)),
  /** C7: minutes between the starts that citizens choose from; those beside what is booked are offered, too. */
  startEvery: z._default(z.int().check(z.minimum(5), z.maximum(60)), 15),
  /** C9: minutes before opening at which the same-day share opens online; null: never. */
  sameDayRelease: z.nullable(z.int().check(z.minimum(0), z.maximum(600))),
  /** C10: a cancelled place comes back after up to this many minutes; 0: at once. */
  returnDelay: z.int().check(z.minimum(0), z.maximum(240)),
  /** B3: minutes in which the mail's button must be pressed; null: confirmed at once. */
  activation: z.nullable(z.int().check(z.minimum(5), z.maximum(2880))),
  /** A1: minutes before and after the start in which check-in is possible. */
  checkIn: z.strictObject({
    before: z.int().check(z.minimum(0), z.maximum(240)),
    after: z.int().check(z.minimum(0), z.maximum(240)),
  }),
  /** B2: which contact fields are asked. The name always is. */
  contact: z.strictObject({ mail: asked, birthDate: asked, phone: asked }),
  /** B2: reminder the day before. */
  reminder: z.enum(['off', 'opt-in', 'on']),
  /** B6: open appointments per mail address; the relay counts them. */
  perMail: z.int().check(z.minimum(1), z.maximum(100)),
  /** B6: bookings an hour from one network address, and from all of its neighbours together. */
  bookings: z._default(
    z.strictObject({
      perAddress: z.int().check(z.minimum(1), z.maximum(10_000)),
      perNetwork: z.int().check(z.minimum(1), z.maximum(100_000)),
      /** Bookings an hour from a provider's whole range. */
      perRegion: z._default(z.int().check(z.minimum(1), z.maximum(100_000)), 600),
      /** Bookings an hour with mail addresses of one domain; domains that are open to everyone do not count. */
      perMailDomain: z._default(z.int().check(z.minimum(1), z.maximum(100_000)), 30),
    }),
    { perAddress: 30, perNetwork: 300, perRegion: 600, perMailDomain: 30 },
  ),
  /** B6: a booking online carries a proof of work. */
  proofOfWork: z._default(z.boolean(), false),
  /** A6: the kiosk gives short services the next free interval of today. */
  nextInterval: z._default(z.boolean(), false),
  /** B11: minutes for which an earlier place is held for whom it is offered to; null: no waiting list. */
  offer: z._default(z.nullable(z.int().check(z.minimum(5), z.maximum(1440))), null),
  /** B14: enquiries of citizens who find nothing free that are taken in a day; null: none. */
  enquiries: z._default(z.nullable(z.int().check(z.minimum(1), z.maximum(500))), null),
  /** Q4: calls before a visitor is missed. */
  calls: z.int().check(z.minimum(1), z.maximum(10)),
  /** Q2: minutes of waiting after which the counter's list shows amber and red. */
  waitLimits: z._default(
    z
      .strictObject({
        amber: z.int().check(z.minimum(1), z.maximum(480)),
        red: z.int().check(z.minimum(1), z.maximum(480)),
      })
      .check(
        z.refine(({ amber, red }) => amber <= red, {
          ...{ path: ['red'], message: 'must be at least amber' },
          params: { code: 'below-amber' } satisfies AcrossParams,
        }),
      ),
    { amber: 20, red: 40 },
  ),
  /** P4: minutes without use by a person after which staff sign in anew; null: none. */
  staffIdleMinutes: z._default(z.nullable(z.int().check(z.minimum(15), z.maximum(1440))), 240),
  /** P8: minutes without a touch after which a laptop with a PIN locks its screen; null: never by itself. */
  staffLockMinutes: z._default(z.nullable(z.int().check(z.minimum(1), z.maximum(240))), null),
  /** P3: days after the visit until people are erased, and until the day is. */
  retention: z.strictObject({
    people: z.int().check(z.minimum(1), z.maximum(365)),
    day: z.int().check(z.minimum(1), z.maximum(3650)),
  }),
});
export type OfficeRules = z.infer<typeof rules>;

export const holiday = z.strictObject({ date: localDate, name: text });
export type Holiday = z.infer<typeof holiday>;

/** C3: closed beside the public holidays, every year or in one: `12-24`, `2026-10-30`, `easter -48`. */
const ownHoliday = z.strictObject({
  day: z.string().check(
    z.regex(/^(?:\d{4}-)?\d\d-\d\d$|^easter [+-]\d{1,3}$/, {
      error: 'a day as MM-DD, YYYY-MM-DD or easter -48',
      abort: true,
    }),
    z.refine(
      (day) =>
        day.startsWith('easter') || localDate.safeParse(day.length === 5 ? `2000-${day}` : day).success,
      'a day that exists',
    ),
  ),
  name: text,
});

/** Exact: a browser compares it letter by letter, and a star would let in what the office does not know. */
const siteOrigin = z
  .string()
  .check(
    z.maxLength(255),
    z.regex(
      /^https:\/\/(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9](?::[1-9]\d{0,4})?$/,
      'the origin of a site, as https://www.dorsten.de',
    ),
  );

/** Q14: what an office calls the place to which a visitor is called. */
export const placeWords = ['counter', 'room', 'desk', 'own'] as const;
export type PlaceWord = (typeof placeWords)[number];
/** As much as is read from some metres away. */
const MOST_HELP_CHARACTERS = 300;

/** A5.11: as many as stand on a kiosk's screen beside the categories. */
export const MOST_FAVOURITES = 8;

const officeShape = z.strictObject({
  id: officeId,
  /** In which it writes. The first one has every text: it is read where another has none. */
  languages: officeLanguages,
  name: text,
  town: z.string().check(z.minLength(1), z.maxLength(80)),
  timeZone: z
    ._default(z.string(), 'Europe/Berlin')
    .check(z.refine(isTimeZone, 'an IANA time zone, as Europe/Berlin')),
  /**
   * The region whose public holidays close the office (C3): an ISO 3166-2 subdivision, `DE-NW`, or a part of one,
   * `DE-BY-KATH`.
   */
  holidaysOf: z.optional(
    z
      .string()
      .check(z.regex(/^[A-Z]{2}(?:-[A-Z0-9]{1,3}(?:-[A-Z0-9]{1,10})?)?$/, 'a country and state, as DE-NW')),
  ),
  ownHolidays: z._default(z.array(ownHoliday).check(z.maxLength(100)), []),
  address: z.string().check(z.minLength(1), z.maxLength(200)),
  phone: z.string().check(z.minLength(3), z.maxLength(40)),
  website: z.optional(webAddress),
  /** Where an answer to one of its mails goes. */
  mail: z.optional(z.email('an e-mail address')),
  /** Where people see the way to it. */
  map: z.optional(webAddress),
  /** B15: where an appointment by video takes place: `{room}` stands for what tells appointments apart. */
  videoLink: z.optional(
    webAddress.check(
      z.refine((link) => link.startsWith('https://') && link.split('{room}').length === 2, {
        message: 'must begin with https:// and have {room} once',
      }),
    ),
  ),
  /** The sites that may show its booking in a frame. */
  frames: z._default(
    z.array(siteOrigin).check(
      z.maxLength(20),
      z.refine((all) => new Set(all).size === all.length, 'must name each site once'),
    ),
    [],
  ),
  categories: z.array(category),
  /** Empty: it is being set up. Visitors can neither book nor draw a number. */
  services: z.array(service).check(z.maxLength(500)),
  lanes: z.array(lane).check(z.minLength(1), z.maxLength(MOST_LANES)),
  counters: z.array(counter).check(z.minLength(1), z.maxLength(60)),
  windows: z.array(openingWindow).check(z.maxLength(MOST_WINDOWS)),
  closures: z._default(z.array(closure).check(z.maxLength(MOST_CLOSURES)), []),
  rules,
  /** What its kiosks have. */
  kiosk: z._default(
    z.strictObject({
      /** A5.2: a receipt printer that the browser prints on; null: none, and no slip is offered. */
      printer: z.nullable(
        z.strictObject({
          /** Width of the roll, millimetres. */
          paper: z.literal([80, 58]),
          /** Printed at the foot of each slip. */
          text: z.optional(shortText),
        }),
      ),
      /** A5.10: minutes after the last number until the screen goes dark, until numbers are given out again; null: never. */
      lockAfter: z._default(z.nullable(z.int().check(z.minimum(0), z.maximum(240))), null),
      /** A5.11: services that stand as large buttons before the categories. One that has gone is not shown. */
      favourites: z._default(
        z.array(serviceId).check(
          z.maxLength(MOST_FAVOURITES),
          z.refine((all) => new Set(all).size === all.length, 'must name each service once'),
        ),
        [],
      ),
      /** A12: a visitor who has a number or is checked in can say that they want more help. */
      moreHelp: z._default(z.boolean(), true),
      /** The words of that button, and of the mark that staff see; null: the product's. */
      moreHelpText: z._default(z.nullable(textUpTo(MOST_BUTTON_CHARACTERS)), null),
      /** Q14.5: at the head of slips. */
      logo: z._default(z.nullable(pictureId), null),
    }),
    { printer: null, lockAfter: null, favourites: [], moreHelp: true, moreHelpText: null, logo: null },
  ),
  /** A12, Q2.7: the reasons for priority that its kiosks ask for. Empty: they ask for none. */
  priorities: z._default(z.array(priority).check(z.maxLength(MOST_PRIORITIES)), []),
  /** Q14: what its monitors say beside the calls. */
  monitor: z._default(
    z.strictObject({
      /** What the office calls the place to which a visitor is called; `own`: the word is `ownPlace`. */
      place: z._default(z.enum(placeWords), 'counter'),
      ownPlace: z._default(z.nullable(shortText), null),
      /** Minutes without a call after which the monitor says what helps: hours, what to bring, Wi-Fi; null: never. */
      helpAfter: z._default(z.nullable(z.int().check(z.minimum(0), z.maximum(240))), null),
      bring: z._default(z.nullable(textUpTo(MOST_HELP_CHARACTERS)), null),
      wifi: z._default(z.nullable(textUpTo(MOST_HELP_CHARACTERS)), null),
    }),
    { place: 'counter', ownPlace: null, helpAfter: null, bring: null, wifi: null },
  ),
  /** Q14.4: shown beside the calls where a monitor is split. */
  pages: z._default(z.array(monitorPage).check(z.maxLength(MOST_PAGES)), []),
  /** B13: what is asked beside the contact. */
  fields: z._default(z.array(customField).check(z.maxLength(MOST_FIELDS)), []),
  /** B7: its own words in mails, by kind. */
  mails: z._default(z.array(officeMail), []),
  texts: z._default(
    z.strictObject({
      welcome: z.optional(text),
      privacy: z.optional(webAddress),
      imprint: z.optional(webAddress),
      /** The statement on how accessible it is, which public offices owe. */
      accessibility: z.optional(webAddress),
    }),
    {},
  ),
});

/** The most cells that `slots` may hold, so that phones and the relay read them in no time. */
export const MOST_CELLS = 200_000;

/** The cells of `slots`: one for each lane, day and five minutes from the first opening of a day to the last closing. */
export function cellsOf({ lanes, windows, rules }: Pick<Office, 'lanes' | 'windows' | 'rules'>): number {
  if (windows.length === 0) return 0;
  const from = Math.min(...windows.map((w) => minuteOf(w.from)));
  const to = Math.max(...windows.map((w) => minuteOf(w.to)));
  return lanes.length * (rules.horizonDays + 1) * Math.ceil((to - from) / GRID_MINUTES);
}

const minuteOf = (time: LocalTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

type OfficeParts = z.infer<typeof officeShape>;

/** Stands for an address or a phone number of a new office that is not entered yet. */
export const NOT_ENTERED = '–––';

/** What each part of an office says of the others. */
function checkAcross(office: OfficeParts, context: z.core.$RefinementCtx): void {
  const issue = (path: PropertyKey[], message: string, params: AcrossParams): void =>
    context.addIssue({ code: 'custom', path, message, params: { ...params } });
  for (const part of [
    'categories',
    'services',
    'lanes',
    'counters',
    'fields',
    'mails',
    'pages',
    'priorities',
  ] as const) {
    const seen = new Set<string>();
    office[part].forEach(({ id }, index) => {
      if (seen.has(id)) issue([part, index, 'id'], `'${id}' stands twice`, { code: 'twice', about: id });
      seen.add(id);
    });
  }
  // A link that names a key must lead to one service.
  office.services.forEach(({ leika }, index) => {
    if (leika !== undefined && office.services.findIndex((other) => other.leika === leika) < index)
      issue(['services', index, 'leika'], `'${leika}' stands twice`, { code: 'twice', about: leika });
  });
  for (const { path, text } of textsIn(office)) {
    const [first = ''] = office.languages;
    // B7.10: where a mail has no words of the office's own, it has the product's.
    if (text[first] === undefined && path[0] !== 'mails')
      issue([...path, first], `every text stands in '${first}', the first of languages`, {
        code: 'text-missing',
        about: first,
      });
    for (const key of Object.keys(text).filter((own) => !office.languages.includes(own)))
      issue([...path, key], `there is no language '${key}' among languages`, {
        code: 'no-such-language',
        about: key,
      });
  }
  const cells = cellsOf(office);
  if (cells > MOST_CELLS) {
    const most = Math.max(0, Math.floor((MOST_CELLS / cells) * (office.rules.horizonDays + 1)) - 1);
    issue(
      ['rules', 'horizonDays'],
      `must be at most ${most}, or the office needs fewer lanes or shorter days`,
      { code: 'too-many-cells', most },
    );
  }
  // Visitors read both, and mails name them: an office has them before it has a service.
  for (const field of ['address', 'phone'] as const)
    if (office.services.length > 0 && office[field] === NOT_ENTERED)
      issue([field], 'is needed once there is a service', { code: 'missing' });
  const { people, day } = office.rules.retention;
  if (people > day)
    issue(['rules', 'retention', 'people'], `must be at most the days that a day is kept (${day})`, {
      ...{ code: 'above', most: day },
    });
  checkEntries(office, issue);
}

type TellIssue = (path: PropertyKey[], message: string, params: AcrossParams) => void;

function checkEntries(office: OfficeParts, issue: TellIssue): void {
  const letters = new Set<string>();
  office.lanes.forEach(({ letter }, index) => {
    if (letters.has(letter))
      issue(['lanes', index, 'letter'], `'${letter}' stands twice`, { code: 'twice', about: letter });
    letters.add(letter);
  });
  const known = (part: 'categories' | 'services' | 'lanes'): Set<string> =>
    new Set(office[part].map(({ id }) => id));
  const categories = known('categories');
  const services = known('services');
  const lanes = known('lanes');
  const noSuch = (what: string, id: string, path: PropertyKey[]): void =>
    issue(path, `there is no ${what} '${id}'`, { code: 'no-such-entry', about: id });
  const served = new Set(office.lanes.flatMap((l) => l.services));
  office.services.forEach((s, i) => {
    if (!categories.has(s.category)) noSuch('category', s.category, ['services', i, 'category']);
    if (!served.has(s.id))
      issue(['services', i, 'id'], `no lane serves '${s.id}'`, { code: 'not-served', about: s.id });
    const named = new Set<string>();
    s.variants.forEach(({ id, lane, minutes = s.minutes, furtherPerson = s.furtherPerson ?? minutes }, j) => {
      const path = ['services', i, 'variants', j];
      if (named.has(id)) issue([...path, 'id'], `'${id}' stands twice`, { code: 'twice', about: id });
      named.add(id);
      if (lane !== undefined && !lanes.has(lane)) noSuch('lane', lane, [...path, 'lane']);
      if (id === 'video' && office.videoLink === undefined)
        issue([...path, 'id'], 'a video appointment needs the videoLink of the office', {
          ...{ code: 'video-link-needed', about: s.id },
        });
      const most = s.bookable ? s.most : 1;
      if (minutes + (most - 1) * furtherPerson > office.rules.longest)
        issue([...path, 'minutes'], `must be at most the longest appointment (${office.rules.longest})`, {
          ...{ code: 'longer-than-longest', about: s.id, most: office.rules.longest },
        });
    });
    s.notWith.forEach((id, j) => {
      if (!services.has(id)) noSuch('service', id, ['services', i, 'notWith', j]);
      else if (id === s.id)
        issue(['services', i, 'notWith', j], `must name other services than '${id}'`, {
          ...{ code: 'itself', about: id },
        });
    });
    const { longest } = office.rules;
    if (s.minutes > longest)
      issue(['services', i, 'minutes'], `must be at most the longest appointment (${longest})`, {
        ...{ code: 'longer-than-longest', about: s.id, most: longest },
      });
    else if (s.bookable && s.minutes + (s.most - 1) * (s.furtherPerson ?? s.minutes) > longest)
      issue(['services', i, 'most'], `so many take longer than the longest appointment (${longest})`, {
        ...{ code: 'too-many-persons', about: s.id, most: longest },
      });
  });
  if (office.rules.activation !== null && office.rules.contact.mail !== 'required') {
    issue(
      ['rules', 'contact', 'mail'],
      'must be required where an appointment is confirmed by mail (activation)',
      { code: 'mail-needed' },
    );
  }
  const staffed = new Set(office.counters.flatMap((c) => c.lanes));
  office.lanes.forEach((l, i) => {
    // Q2: a visitor there would wait for ever.
    if (!staffed.has(l.id))
      issue(['lanes', i, 'id'], `no counter serves '${l.id}'`, { code: 'not-staffed', about: l.id });
    const isOfVariant = office.services.some((s) => s.variants.some(({ lane }) => lane === l.id));
    if (l.services.length === 0 && !isOfVariant && office.services.length > 0)
      issue(['lanes', i, 'services'], 'must name a service, or be the lane of a variant', {
        ...{ code: 'missing', about: l.id },
      });
    l.services.forEach((id, j) => {
      if (!services.has(id)) noSuch('service', id, ['lanes', i, 'services', j]);
    });
  });
  office.counters.forEach((c, i) =>
    c.lanes.forEach((id, j) => {
      if (!lanes.has(id)) noSuch('lane', id, ['counters', i, 'lanes', j]);
    }),
  );
  office.fields.forEach(({ services: asked = [] }, i) =>
    asked.forEach((id, j) => {
      if (!services.has(id)) noSuch('service', id, ['fields', i, 'services', j]);
    }),
  );
  office.windows.forEach((w, i) => {
    for (const id of Object.keys(w.lanes))
      if (!lanes.has(id)) noSuch('lane', id, ['windows', i, 'lanes', id]);
  });
}

/** An office as its file states it, checked also across its parts. */
export const officeFile = officeShape.check(z.superRefine(checkAcross));

/**
 * The office as everyone reads it: its file, as leads have changed it since, and the holidays that fall into its
 * horizon. `source`: a digest of each part of the file, `part=digest`, by which a changed file is told from changes by a
 * lead.
 * `store`: the store that keeps it. `restores`: how often that was put back from a backup (M18). `restoredUntil`: for
 * each time the last day on which it may have lost numbers. Where one is missing, every day counts. `rescueUntil`:
 * nothing is concluded before (M18). `takesBackUntil`: devices may bring back until then what was lost. `withoutFile`:
 * its file has gone while appointments are still ahead (C13).
 */
export const officeRecord = z.extend(officeShape, {
  holidays: z._default(z.array(holiday), []),
  source: z._default(z.string(), ''),
  store: z.optional(z.string()),
  restores: z.optional(z.int().check(z.minimum(0))),
  restoredUntil: z.optional(z.array(localDate).check(z.maxLength(1000))),
  rescueUntil: z.optional(instant),
  takesBackUntil: z.optional(instant),
  withoutFile: z.optional(z.literal(true)),
  /** P6: to which kiosks seal birth dates; it belongs to the relay. */
  birthDateKey: z.optional(birthDateKey),
  /** B6: until when the brake on online bookings is on, and how far. */
  brake: z.optional(z.strictObject({ until: instant, level: z.int().check(z.minimum(0), z.maximum(9)) })),
});
export type Office = z.infer<typeof officeRecord>;

/** Records that were found sound: a decision and its carrying out both check, and a large record takes milliseconds. */
const soundRecords = new WeakSet<Office>();
export function isOfficeRecord(office: Office): boolean {
  if (soundRecords.has(office)) return true;
  if (!officeRecord.safeParse(office).success) return false;
  soundRecords.add(office);
  return true;
}

/** The record, checked across its parts as the file is. */
export const wholeOfficeRecord = officeRecord.check(z.superRefine(checkAcross));

/** Uses `Intl` and not `Temporal`: the monitors read offices too, on televisions that have no Temporal. */
function isTimeZone(name: string): boolean {
  if (timeZones.has(name)) return true;
  try {
    // eslint-disable-next-line no-restricted-syntax -- asks whether the zone exists, and writes no date
    new Intl.DateTimeFormat(undefined, { timeZone: name });
    const isNamed = name.includes('/') || name === 'UTC';
    if (isNamed) timeZones.add(name);
    return isNamed;
  } catch {
    return false;
  }
}

/** Names that were found to be time zones: `Intl` takes milliseconds each time. There are some 600 at most. */
const timeZones = new Set<string>();

export const serviceOf = (office: Office, id: ServiceId): Service | undefined =>
  office.services.find((s) => s.id === id);
/** Finds a service by its id, or by its key in the federal catalogue: other sites need no table of ids. */
export function serviceNamed(office: Office, name: string): Service | null {
  return (
    office.services.find(({ id }) => id === name) ?? office.services.find((s) => s.leika === name) ?? null
  );
}

/** C14: whether citizens can book it online. */
export const isBookableOnline = ({ bookable, internal }: Service): boolean => bookable && !internal;
/** C14: whether kiosks and counters give out numbers for it. */
export const hasNumbers = ({ walkIn, internal }: Service): boolean => walkIn && !internal;

/** C14: what the public sees, in the order of the page. */
export const publicServices = ({ services }: Office): Service[] =>
  services.filter(({ internal }) => !internal);

export const laneOf = (office: Office, id: LaneId): Lane | undefined => office.lanes.find((l) => l.id === id);

/** The lanes whose counters serve every one of these services on site (C7), in the office's order. */
export const lanesServing = (office: Office, services: readonly ServiceId[]): Lane[] =>
  lanesForChoices(
    office,
    services.map((service) => ({ service })),
  );

/** The lanes whose counters serve all of this, in its variant (C7, B15), in the office's order. */
export function lanesForChoices(
  office: Office,
  choices: readonly Pick<Choice, 'service' | 'variant'>[],
): Lane[] {
  const own = choices.map((choice) => variantOf(office, choice)?.lane);
  return office.lanes.filter(({ id, services }) =>
    choices.every(({ service }, i) => (own[i] === undefined ? services.includes(service) : own[i] === id)),
  );
}

/** One chosen service: how often, or for how many persons. */
export const choice = z.strictObject({
  service: serviceId,
  quantity: z.int().check(z.minimum(1), z.maximum(20)),
  /** B15: the same in all choices of an appointment; left out: on site. */
  variant: z.optional(variantName),
});
export type Choice = z.infer<typeof choice>;

/** B15: how an appointment takes place; null: on site. */
export const variantIn = ([first]: readonly Pick<Choice, 'variant'>[]): VariantName | null =>
  first?.variant ?? null;

/** What the office says of the variant that was chosen; undefined: on site, or it has gone. */
const variantOf = (office: Office, { service, variant }: Pick<Choice, 'service' | 'variant'>) =>
  variant === undefined ? undefined : serviceOf(office, service)?.variants.find(({ id }) => id === variant);

/** The grid on which everything starts and ends, minutes (C6). */
export const GRID_MINUTES = 5;

/** Minutes that one service takes by itself; 0 where the office does not have it any more. */
export function minutesOf(office: Office, choice: Choice): number {
  const s = serviceOf(office, choice.service);
  if (s === undefined) return 0;
  const { minutes = s.minutes, furtherPerson = s.furtherPerson ?? minutes } = variantOf(office, choice) ?? {};
  return minutes + (choice.quantity - 1) * furtherPerson;
}

/** Minutes that these services take, rounded up to the grid once (C6). */
export function minutesFor(office: Office, choices: readonly Choice[]): number {
  const minutes = choices.reduce((sum, choice) => sum + minutesOf(office, choice), 0);
  return Math.ceil(minutes / GRID_MINUTES) * GRID_MINUTES;
}
