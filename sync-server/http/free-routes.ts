/** What other sites ask: the next free times of a service. Read from what is stored, so no office wakes up for it. */
import { freeDays, nextFreePlaces } from '../../src/lib/domain/decide/free-places.ts';
import type { FreeDay, FreePlaces, Need } from '../../src/lib/domain/decide/free-places.ts';
import { officeId } from '../../src/lib/domain/ids.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import { slotsFrom } from '../../src/lib/docs/slots-doc.ts';
import type { DaySlots } from '../../src/lib/domain/office/capacity.ts';
import { pathOfLink } from '../../src/lib/wire/booking-link.ts';
import { serviceNamed } from '../../src/lib/domain/office/office.ts';
import type { Choice, Office, Service } from '../../src/lib/domain/office/office.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { FREE_DAYS, freeRoutes } from '../../src/lib/wire/http/free-routes.ts';
import type { SentReply } from '../../src/lib/wire/http/route.ts';
import { openPause, openPauses } from '../arbiter/pause.ts';
import type { Pause } from '../arbiter/pause.ts';
import type { AwakeRooms } from '../arbiter/awake-rooms.ts';
import type { DocumentSnapshot } from '../relay/snapshot.ts';
import { sendTagged } from './etag.ts';
import type { ServeRoute } from './serve-route.ts';

export interface FreeRoutesParts {
  readonly rooms: Pick<AwakeRooms, 'freeSnapshot'>;
  readonly officeOf: (id: OfficeId) => Office | null;
  readonly clock: () => Instant;
}

/** A browser and a proxy show an answer for this long without asking again. A lost place is told by the booking. */
const FRESH_SECONDS = 30;
/** Offices whose slots are kept as they were read. */
const MOST_READ = 32;
/** The most times (some megabytes) and needs that are kept of this minute, for all offices together. */
const MOST_TIMES = 100_000;
const MOST_KEPT = 2_000;
/** Questions whose days are still to be reckoned; one takes some milliseconds. */
const MOST_WAITING = 200;
/** Questions that wait for their turn to be answered; one takes less than a millisecond. */
const MOST_IN_LINE = 2_000;

/**
 * Lets one of all questions go on in a turn of the loop, and offices take turns. Else all that come at once are answered
 * in one turn, and a call waits for them. False: too many wait.
 */
function openFreeTurns(): (office: OfficeId) => Promise<boolean> {
  const newPause = openPauses();
  let waiting = 0;
  return async (office) => {
    if (waiting === MOST_IN_LINE) return false;
    waiting++;
    await newPause(office).rest();
    waiting--;
    return true;
  };
}

export function registerFreeRoutes(serve: ServeRoute, { rooms, officeOf, clock }: FreeRoutesParts): void {
  const daysOf = openFreeDays(openPause());
  const turnOf = openFreeTurns();

  serve(freeRoutes.free, async ({ request, reply, refuse }) => {
    const id = officeId.safeParse((request.params as { id: string }).id);
    const office = id.success ? officeOf(id.data) : null;
    if (office === null) return refuse('no-such-office');
    const query = freeRoutes.free.query.safeParse(request.query);
    if (!query.success) {
      const [{ path, message }] = query.error.issues as [(typeof query.error.issues)[0]];
      return refuse({ code: 'invalid-field', message: `${path.join('.')}: ${message}` });
    }
    const { service: name, count = '1', days: asked = String(FREE_DAYS.usual), variant } = query.data;
    const service = serviceNamed(office, name);
    if (service === null || service.internal) return refuse('no-such-service');
    if (!(await turnOf(office.id))) return refuse('busy');
    const now = clock();
    const choice: Choice = {
      ...{ service: service.id, quantity: Number(count) },
      ...(variant === undefined ? {} : { variant }),
    };
    const snapshot = await rooms.freeSnapshot(office.id);
    const free = nextFreePlaces(office, choice, now, (need) =>
      daysOf({ office, snapshot, need, now, mostDays: Number(asked) }),
    );
    if (!free.ok) {
      const tooMany = `count: at most ${service.most} in one appointment`;
      if (free.error === 'too-many-services') return refuse({ code: 'invalid-field', message: tooMany });
      const tooLong = 'count: takes longer than any appointment that is booked online';
      const noVariant = `variant: the service is not done by ${variant}`;
      if (free.error === 'no-such-variant') return refuse({ code: 'invalid-field', message: noVariant });
      if (free.error === 'too-long') return refuse({ code: 'invalid-field', message: tooLong });
      return refuse('not-bookable');
    }
    const days = await free.value.days;
    if (days === null) return refuse('busy');
    const places = { ...free.value, days };
    const body = JSON.stringify(replyOf(office, service, choice, places));
    return sendTagged(request, reply, body, { caching: `public, max-age=${FRESH_SECONDS}` });
  });
}

interface Asked {
  readonly office: Office;
  readonly snapshot: DocumentSnapshot;
  readonly need: Need;
  readonly now: Instant;
  readonly mostDays: number;
}

/** The days of one need that are reckoned so far, and those that are not. */
interface Reckoned {
  readonly days: FreeDay[];
  readonly rest: Iterator<FreeDay, void>;
  isAll: boolean;
}

const isMissing = ({ isAll, days }: Reckoned, mostDays: number): boolean => !isAll && days.length < mostDays;

/**
 * What is free for a need is reckoned once a minute, as far as it is asked for: a crowd on the town's website asks the same.
 * One question is reckoned at a time, with pauses, however many are asked at once. The office's texts are told as they
 * are now. Null: too many wait for theirs.
 */
export function openFreeDays(pause: Pause): (asked: Asked) => Promise<readonly FreeDay[] | null> {
  const slotsIn = openReadSlots();
  const kept = new Map<string, Reckoned>();
  let minute = -Infinity;
  let times = 0;
  let waiting = 0;
  let lastTurn: Promise<void> = Promise.resolve();

  function reckonedFor({ office, snapshot, need, now }: Asked): Reckoned {
    const { id, timeZone, rules } = office;
    const key = JSON.stringify([
      ...[id, snapshot.etag, need.minutes, need.lanes],
      ...[timeZone, rules.startEvery, rules.leadMinutes],
    ]);
    const thisMinute = Math.floor(now / MINUTE_MS);
    if (thisMinute !== minute || times > MOST_TIMES || kept.size > MOST_KEPT) {
      kept.clear();
      times = 0;
    }
    minute = thisMinute;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const rest = freeDays(office, slotsIn(id, snapshot), need, now);
    const fresh = { days: [], rest, isAll: false };
    kept.set(key, fresh);
    return fresh;
  }

  async function reckon(reckoned: Reckoned, mostDays: number): Promise<void> {
    try {
      while (isMissing(reckoned, mostDays)) {
        await pause.rest();
        const next = reckoned.rest.next();
        if (next.done === true) reckoned.isAll = true;
        else reckoned.days.push(next.value);
        times += next.done === true ? 0 : next.value.times.length;
      }
    } catch (error) {
      // Its rest is over: to go on would tell that nothing else is free.
      kept.clear();
      throw error;
    }
  }

  return async (asked) => {
    const { mostDays } = asked;
    const reckoned = reckonedFor(asked);
    if (isMissing(reckoned, mostDays)) {
      if (waiting === MOST_WAITING) return null;
      waiting++;
      const turn = lastTurn.then(() => reckon(reckoned, mostDays)).finally(() => waiting--);
      lastTurn = turn.catch(() => {});
      await turn;
    }
    return reckoned.days.slice(0, mostDays);
  };
}

/** A document's text is read once for each change of it; the offices that were asked for last are kept. */
function openReadSlots(): (office: OfficeId, snapshot: DocumentSnapshot) => Iterable<DaySlots> {
  const kept = new Map<OfficeId, { readonly etag: string; readonly slots: Iterable<DaySlots> }>();
  return (office, { etag, body }) => {
    const known = kept.get(office);
    const slots = known?.etag === etag ? known.slots : readSlots(body);
    kept.delete(office);
    kept.set(office, { etag, slots });
    const [oldest] = kept.keys();
    if (kept.size > MOST_READ && oldest !== undefined) kept.delete(oldest);
    return slots;
  };
}

function replyOf(
  { id, name, languages, town, phone, timeZone }: Office,
  service: Service,
  { quantity: count, variant }: Choice,
  free: FreePlaces,
): SentReply<typeof freeRoutes.free> {
  return {
    office: { id, name, languages, town, phone, timeZone },
    service: { id: service.id, name: service.name },
    count,
    path: pathOfLink(id, service.id, count, variant ?? null),
    ...free,
  };
}

function readSlots(body: string): Iterable<DaySlots> {
  const { records } = JSON.parse(body) as { readonly records: Readonly<Record<string, unknown>> };
  return slotsFrom(records);
}
