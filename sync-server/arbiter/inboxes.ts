/** What the arbiter tells each actor: answers, the state of their appointment, what their device may do. */
import type { Answer, DeviceGrant, OwnAppointment } from '../../src/lib/domain/answer.ts';
import { appointmentOf, visitIn } from '../../src/lib/domain/day.ts';
import type { OfficeState } from '../../src/lib/domain/decision.ts';
import type { ActorId } from '../../src/lib/domain/ids.ts';
import { offerFor } from '../../src/lib/domain/offer.ts';
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
import type { Touched } from './desk.ts';
import type { OpenOutbox } from './outboxes.ts';

export interface Inboxes {
  /** Opens what the next writes need; writing itself must not wait. */
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
  tell(state: OfficeState, touched: readonly Touched[], now: Instant): Promise<void>;
  /** These are erased. */
  forget(actors: Iterable<ActorId>): void;
  close(): void;
}

/** So many inboxes stay open; the rest are opened again when something is to be said. */
const MOST_OPEN = 2000;

export function openInboxes(rooms: Rooms, report: Report): Inboxes {
  const open = new Map<ActorId, WritableRecords<InboxRecord>>();
  /** What each asks for still, of those whose outbox changed. */
  const read = new Map<ActorId, OpenOutbox['requests']>();

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
      const record = open.get(actor)?.all.get(answerKey(request));
      return record !== undefined && 'ok' in record ? record : null;
    },
    put: (actor, given) => open.get(actor)!.write([[answerKey(given.request), given]]),
    grant: (actor, given) => open.get(actor)!.write([[DEVICE_KEY, given]]),
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
        records.write(
          [],
          gone.map((a) => answerKey(a.request)),
        );
      }
      read.clear();
    },
    async tell(state, touched, now) {
      for (const { date, visit } of touched) {
        const own = ownAppointment(state, { date, visit }, now);
        const claims = state.people(date)?.get(visit)?.claims ?? [];
        if (own === null) continue;
        for (const { actor } of claims) (await ensureOne(actor)).write([[appointmentKey(own), own]]);
      }
    },
    forget(actors) {
      for (const actor of actors) {
        open.get(actor)?.close();
        open.delete(actor);
        read.delete(actor);
      }
    },
    close() {
      for (const records of open.values()) records.close();
      open.clear();
    },
  };
}

function ownAppointment(
  state: OfficeState,
  { date, visit: id }: Touched,
  now: Instant,
): OwnAppointment | null {
  const day = state.day(date);
  const fact = day === null ? undefined : appointmentOf(day, id);
  const visit = day === null ? undefined : visitIn(day, id);
  if (day === null || fact === undefined || visit === undefined) return null;
  const { start, minutes, services, number, code, activateBy } = fact;
  const evidence = day.evidence.get(id) ?? [];
  const moved = evidence.find((e) => e.what === 'moved');
  const wish = state.memos(date)?.get(`wish:${id}`);
  const offer = offerFor(state, id, now);
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
    confirmed: activateBy === null || evidence.some((e) => e.what === 'activated'),
    counter: visit.counter,
    movedTo: moved?.what === 'moved' ? { date: moved.toDate, visit: moved.to } : null,
    wish: wish?.type === 'wish' && wish.open,
    offer: offer === null ? null : { date: offer.date, start: offer.start, until: offer.until },
  };
}
