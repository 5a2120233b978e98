/** What other sites ask: the next free times of a service. Read from what is stored, so no office wakes up for it. */
import { createHash } from 'node:crypto';
import { nextFreePlaces } from '../../src/lib/domain/decide/free-places.ts';
import type { FreePlaces } from '../../src/lib/domain/decide/free-places.ts';
import { officeId } from '../../src/lib/domain/ids.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import { daySlots } from '../../src/lib/domain/office/capacity.ts';
import type { DaySlots } from '../../src/lib/domain/office/capacity.ts';
import { pathOfLink } from '../../src/lib/wire/booking-link.ts';
import { serviceNamed } from '../../src/lib/domain/office/office.ts';
import type { Office, Service } from '../../src/lib/domain/office/office.ts';
import type { UnmetNeed } from '../../src/lib/domain/requests/request-table.ts';
import { ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { FREE_DAYS, freeRoutes } from '../../src/lib/wire/http/free-routes.ts';
import type { SentReply } from '../../src/lib/wire/http/route.ts';
import type { AwakeRooms } from '../arbiter/awake-rooms.ts';
import type { DocumentSnapshot } from '../relay/snapshot.ts';
import { isKnownTag } from './etag.ts';
import { SENT } from './serve-route.ts';
import type { ServeRoute } from './serve-route.ts';

export interface FreeRoutesParts {
  readonly rooms: Pick<AwakeRooms, 'freeSnapshot'>;
  readonly officeOf: (id: OfficeId) => Office | null;
  readonly clock: () => Instant;
}

/** A browser and a proxy show an answer for this long without asking again. A lost place is told by the booking. */
const FRESH_SECONDS = 30;
/** Offices whose slots and answers are kept. */
const MOST_READ = 32;
/** Answers of an office: more than its services with one count and one number of days. */
const MOST_ANSWERS = 600;

export function registerFreeRoutes(serve: ServeRoute, { rooms, officeOf, clock }: FreeRoutesParts): void {
  const answersOf = openAnswers();

  serve(freeRoutes.free, async ({ request, reply, refuse }) => {
    const id = officeId.safeParse((request.params as { id: string }).id);
    const office = id.success ? officeOf(id.data) : null;
    if (office === null) return refuse('no-such-office');
    const query = freeRoutes.free.query.safeParse(request.query);
    if (!query.success) {
      const [{ path, message }] = query.error.issues as [(typeof query.error.issues)[0]];
      return refuse({ code: 'invalid-field', message: `${path.join('.')}: ${message}` });
    }
    const { service: name, count = '1', days = String(FREE_DAYS.usual) } = query.data;
    const service = serviceNamed(office, name);
    if (service === null) return refuse('no-such-service');
    const now = clock();
    const answers = answersOf(office.id, await rooms.freeSnapshot(office.id), now);
    const answered = answers.get(`${service.id} ${count} ${days}`, (slots) => {
      const choice = { service: service.id, quantity: Number(count) };
      const free = nextFreePlaces(office, slots, choice, now, Number(days));
      return free.ok ? ok(answerOf(replyOf(office, service, choice.quantity, free.value))) : free;
    });
    if (!answered.ok) {
      const tooMany = `count: at most ${service.most} in one appointment`;
      if (answered.error === 'too-many-services') return refuse({ code: 'invalid-field', message: tooMany });
      const tooLong = 'count: takes longer than any appointment that is booked online';
      if (answered.error === 'too-long') return refuse({ code: 'invalid-field', message: tooLong });
      return refuse('not-bookable');
    }
    const { etag, body } = answered.value;
    void reply.header('etag', etag).header('cache-control', `public, max-age=${FRESH_SECONDS}`);
    if (isKnownTag(request, etag)) void reply.code(304).send();
    else void reply.type('application/json; charset=utf-8').send(body);
    return SENT;
  });
}

type Answer = Pick<DocumentSnapshot, 'etag' | 'body'>;
type Answered = Result<Answer, UnmetNeed>;

function answerOf(said: SentReply<typeof freeRoutes.free>): Answer {
  const body = JSON.stringify(said);
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
}

interface Answers {
  /** `make`: reckons it from what is free, where it was not asked for in this minute. */
  get(key: string, make: (slots: readonly DaySlots[]) => Answered): Answered;
}

interface KeptOffice {
  readonly etag: string;
  readonly slots: readonly DaySlots[];
  minute: number;
  readonly answers: Map<string, Answered>;
}

/**
 * What is free is read once for each change of it, and an answer is reckoned once a minute: a crowd on the town's
 * website asks the same. The offices that were asked for last are kept.
 */
function openAnswers(): (office: OfficeId, snapshot: DocumentSnapshot, now: Instant) => Answers {
  const kept = new Map<OfficeId, KeptOffice>();
  return (office, { etag, body }, now) => {
    const known = kept.get(office);
    const minute = Math.floor(now / MINUTE_MS);
    const own: KeptOffice =
      known?.etag === etag ? known : { etag, slots: readSlots(body), minute, answers: new Map() };
    kept.delete(office);
    kept.set(office, own);
    const [oldest] = kept.keys();
    if (kept.size > MOST_READ && oldest !== undefined) kept.delete(oldest);
    if (own.minute !== minute || own.answers.size >= MOST_ANSWERS) own.answers.clear();
    own.minute = minute;
    return {
      get(key, make) {
        const before = own.answers.get(key);
        if (before !== undefined) return before;
        const fresh = make(own.slots);
        own.answers.set(key, fresh);
        return fresh;
      },
    };
  };
}

function replyOf(
  { id, name, languages, town, phone, timeZone }: Office,
  service: Service,
  count: number,
  free: FreePlaces,
): SentReply<typeof freeRoutes.free> {
  return {
    office: { id, name, languages, town, phone, timeZone },
    service: { id: service.id, name: service.name },
    count,
    path: pathOfLink(id, service.id, count),
    ...free,
  };
}

function readSlots(body: string): DaySlots[] {
  const { records } = JSON.parse(body) as { readonly records: Readonly<Record<string, unknown>> };
  return Object.values(records).flatMap((record) => {
    const read = daySlots.safeParse(record);
    return read.success ? [read.data] : [];
  });
}
