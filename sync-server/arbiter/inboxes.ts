/** What the arbiter tells each actor: answers, the state of their appointment, what their device may do. */
import type { Answer, DeviceGrant, OwnAppointment } from '../../src/lib/domain/requests/answer.ts';
import { bookingOf, isConfirmed, movesOf } from '../../src/lib/domain/day/appointment.ts';
import type { AppointmentEvent } from '../../src/lib/domain/day/appointment.ts';
import { appointmentOf, visitIn } from '../../src/lib/domain/day/day.ts';
import type { OfficeState } from '../../src/lib/domain/decide/decision.ts';
import type { ActorId } from '../../src/lib/domain/ids.ts';
import { variantIn } from '../../src/lib/domain/office/office.ts';
import { reminderOf } from '../../src/lib/domain/decide/decide-reminder.ts';
import { offerFor } from '../../src/lib/domain/decide/open-offer.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import {
  answerKey,
  answersIn,
  appointmentKey,
  DEVICE_KEY,
  openInboxDoc,
} from '../../src/lib/docs/inbox-doc.ts';
import type { InboxRecord } from '../../src/lib/docs/inbox-doc.ts';
import type { Report, WritableRecords } from '../../src/lib/docs/records.ts';
import type { Rooms } from '../relay/rooms.ts';
import type { Touched } from './effects.ts';
import type { OpenOutbox } from './outboxes.ts';
import type { Pause } from './pause.ts';

/** What is said is gathered and written by `flush`, so that each inbox changes once a batch. */
export interface Inboxes {
  /** Opens what is about to be said something in; saying it must not wait. */
  ensure(actors: Iterable<ActorId>): Promise<void>;
  answerTo(actor: ActorId, request: string): Answer | null;
  put(actor: ActorId, answer: Answer): void;
  grant(actor: ActorId, grant: DeviceGrant): void;
  /** The newest that was heard of an outbox: the device has read the answers for which it no longer asks. */
  noteRead(outbox: OpenOutbox): void;
  /** There may be answers to take back. */
  readonly hasRead: boolean;
  /** Takes back the answers that devices have read. */
  clearRead(): void;
  /** Tells all who may act for a visit how it stands. */
  tell(state: OfficeState, touched: readonly Touched[], now: Instant, pause: Pause): Promise<void>;
  /** Writes what was gathered into the documents. */
  flush(): void;
  /** These are erased. */
  forget(actors: Iterable<ActorId>): void;
  /** Lets go of all documents and of what was gathered; what is said next opens them anew. */
  close(): void;
}

/** Most inboxes that stay open; the rest are opened again when something is to be said. */
const MOST_OPEN = 2000;

export function openInboxes(rooms: Rooms, report: Report): Inboxes {
  const open = new Map<ActorId, WritableRecords<InboxRecord>>();
  /** What each asks for still, of those whose outbox changed. */
  const read = new Map<ActorId, OpenOutbox['requests']>();
  const gathered = new Map<ActorId, { put: Map<string, InboxRecord>; remove: string[] }>();

  function toWrite(actor: ActorId): { put: Map<string, InboxRecord>; remove: string[] } {
    const known = gathered.get(actor) ?? { put: new Map(), remove: [] };
    gathered.set(actor, known);
    return known;
  }

  /** Throws at once when it does not fit, while it is known whose fault that is. */
  function say(actor: ActorId, key: string, record: InboxRecord): void {
    if (!open.get(actor)!.fits([[key, record]])) throw new TypeError(`no record '${key}' for an inbox`);
    toWrite(actor).put.set(key, record);
  }

  async function ensureOne(actor: ActorId): Promise<WritableRecords<InboxRecord>> {
    const known = open.get(actor);
    if (known !== undefined) {
      open.delete(actor);
      open.set(actor, known);
      return known;
    }
    const records = openInboxDoc(await rooms.open({ kind: 'inbox', actor }), report);
    open.set(actor, records);
    return records;
  }

  return {
    async ensure(actors) {
      const needed = new Set(actors);
      for (const actor of needed) await ensureOne(actor);
      // The least recently used come first in the map.
      for (const [actor, records] of open) {
        if (open.size <= MOST_OPEN + needed.size) break;
        records.close();
        open.delete(actor);
        rooms.release({ kind: 'inbox', actor });
      }
    },
    answerTo(actor, request) {
      const key = answerKey(request);
      const record = gathered.get(actor)?.put.get(key) ?? open.get(actor)?.all.get(key);
      return record !== undefined && 'ok' in record ? record : null;
    },
    put: (actor, given) => say(actor, answerKey(given.request), given),
    grant: (actor, given) => say(actor, DEVICE_KEY, given),
    noteRead({ actor, complete, requests }) {
      if (complete) read.set(actor, requests);
      else read.delete(actor);
    },
    get hasRead() {
      return read.size > 0;
    },
    clearRead() {
      for (const [actor, asked] of read) {
        const records = open.get(actor);
        if (records === undefined) continue;
        const gone = answersIn(records).filter((a) => !asked.has(a.request));
        if (gone.length > 0) toWrite(actor).remove.push(...gone.map((a) => answerKey(a.request)));
      }
      read.clear();
    },
    async tell(state, touched, now, pause) {
      for (const { date, visit } of touched) {
        await pause.rest();
        const own = ownAppointment(state, { date, visit }, now);
        const authorizations = state.people(date)?.get(visit)?.authorizations ?? [];
        if (own === null) continue;
        for (const { actor } of authorizations) {
          await ensureOne(actor);
          say(actor, appointmentKey(own), own);
        }
      }
    },
    flush() {
      for (const [actor, { put, remove }] of gathered) open.get(actor)!.write(put, remove);
      gathered.clear();
    },
    forget(actors) {
      for (const actor of actors) {
        open.get(actor)?.close();
        open.delete(actor);
        read.delete(actor);
        gathered.delete(actor);
      }
    },
    close() {
      for (const records of open.values()) records.close();
      open.clear();
      read.clear();
      gathered.clear();
    },
  };
}

function ownAppointment(
  state: OfficeState,
  { date, visit: id }: Touched,
  now: Instant,
): OwnAppointment | null {
  const day = state.day(date);
  const event = day === null ? undefined : appointmentOf(day, id);
  const visit = day === null ? undefined : visitIn(day, id);
  if (day === null || event === undefined || visit === undefined) return null;
  const { start, minutes, services, number, code, activateBy } = event;
  const steps = day.steps.get(id) ?? [];
  const moved = steps.find((e) => e.what === 'moved');
  const wish = state.memos(date)?.get(`wish:${id}`);
  const offer = offerFor(state, id, now);
  const reminder = reminderOf(state, date, id);
  return {
    id,
    office: state.office.id,
    date,
    start,
    minutes,
    services,
    number,
    code,
    state: visit.state,
    activateBy,
    confirmed: isConfirmed(event, steps),
    counter: visit.counter,
    ...howItTakesPlace(state, event),
    ...(movesOf(event) === 0 ? {} : { calendar: { first: bookingOf(event), moves: movesOf(event) } }),
    ...(reminder === undefined ? {} : { reminder }),
    movedTo: moved?.what === 'moved' ? { date: moved.toDate, visit: moved.to } : null,
    wish: wish?.type === 'wish' && wish.open,
    wishFrom: wish?.type === 'wish' && wish.open ? (wish.from ?? null) : null,
    offer: offer === null ? null : { date: offer.date, start: offer.start, until: offer.until },
  };
}

/** B15: what the phone or the link of a mail shows of it; on site nothing. */
function howItTakesPlace(
  { people }: OfficeState,
  event: AppointmentEvent,
): Pick<OwnAppointment, 'phone' | 'videoLink'> {
  const person = people(event.date)?.get(event.id);
  switch (variantIn(event.services)) {
    case 'phone': {
      const phone = person?.contact?.phone ?? null;
      return phone === null ? {} : { phone };
    }
    case 'video':
      return person?.videoLink === undefined ? {} : { videoLink: person.videoLink };
    default:
      return {};
  }
}
