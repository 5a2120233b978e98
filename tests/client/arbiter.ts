/** The other end of a channel: requests to carry, and the arbiter's side as far as a channel sees it. */
import { answerKey, appointmentKey, openInboxDoc } from '../../src/lib/docs/inbox-doc.ts';
import { openReceivedOutbox } from '../../src/lib/docs/outbox-doc.ts';
import { ownAppointment } from '../../src/lib/domain/requests/answer.ts';
import type { Answer, OwnAppointment } from '../../src/lib/domain/requests/answer.ts';
import type { OutboxClock, PageClock } from '../../src/lib/domain/requests/clock-correction.ts';
import { actorId, visitId } from '../../src/lib/domain/ids.ts';
import type { ActorId, RequestId } from '../../src/lib/domain/ids.ts';
import { request as requestShape } from '../../src/lib/domain/requests/request.ts';
import type { Request } from '../../src/lib/domain/requests/request.ts';
import { makeListeners } from '../../src/lib/client/browser/listeners.ts';
import type { Clock } from '../../src/lib/client/types.ts';
import type { SmallRelay } from './small-relay.ts';

export const KIOSK = { type: 'surface', surface: 'kiosk' } as const;

export const anActor = (): ActorId => actorId.parse(crypto.randomUUID());

export const aRequest = (): Request =>
  requestShape.parse({
    v: 1,
    id: crypto.randomUUID(),
    kind: 'take-ticket',
    office: 'dorsten',
    at: Date.now(),
    date: '2026-11-23',
    services: [{ service: 'passport', quantity: 1 }],
    lane: 'all',
    number: 'A001',
    language: 'de',
  });

export interface TestClock extends Clock {
  set(offset: number): void;
}

export function aClock(): TestClock {
  const listeners = makeListeners();
  const page: PageClock = { startedAt: Date.now(), sleeps: true, measured: [] };
  let outboxClock: OutboxClock = { offset: 0, pages: [] };
  return {
    get offset() {
      return outboxClock.offset;
    },
    get outboxClock() {
      return outboxClock;
    },
    page,
    source: 'measured',
    knownAt: null,
    sureAt: null,
    otherTime: null,
    now: () => Date.now() + outboxClock.offset,
    deviceNow: () => Date.now(),
    stamp() {
      const [at, { offset: offsetMs }] = [Date.now(), outboxClock];
      const { startedAt: pageStartedAt } = page;
      const elapsedMs = at - pageStartedAt;
      return { at, clock: { pageStartedAt, elapsedMs, offsetMs, known: 'remembered', notBefore: null } };
    },
    measure: async () => {},
    ensureMeasured: async () => {},
    tell() {},
    subscribe: listeners.subscribe,
    close() {},
    set(next) {
      outboxClock = { offset: next, pages: [] };
      listeners.notify();
    },
  };
}

export const yes = (request: RequestId): Answer => ({
  ok: true,
  request,
  visit: visitId.parse(request),
  number: 'A001',
  lane: null,
  due: null,
});
export const no = (request: RequestId): Answer => ({
  ok: false,
  request,
  reason: 'place-gone',
  alternatives: [],
});

/** What the office says of the appointment that a request made. */
export const ownAppointmentOf = ({ id }: Request): OwnAppointment =>
  ownAppointment.parse({
    id,
    office: 'dorsten',
    date: '2026-11-23',
    start: Date.UTC(2026, 10, 23, 8),
    minutes: 10,
    services: [{ service: 'passport', quantity: 1 }],
    number: 'A600',
    code: '123456',
    state: 'booked',
    activateBy: null,
    counter: null,
  });

/** The arbiter's side, as far as a channel sees it. */
export function arbiterOf(relay: SmallRelay, actor: ActorId) {
  const outbox = openReceivedOutbox(relay.doc(`outbox:${actor}`), () => {});
  const inbox = openInboxDoc(relay.doc(`inbox:${actor}`), () => {});
  return {
    asked: () => [...outbox.read().requests.keys()],
    offset: () => outbox.read().clock.offset,
    clock: () => outbox.read().clock,
    /** With what the answer brings, in one change. */
    answer: (answer: Answer, own?: OwnAppointment) =>
      inbox.write([
        [answerKey(answer.request), answer],
        ...(own === undefined ? [] : [[appointmentKey(own), own] as const]),
      ]),
    takeBack: (request: RequestId) => inbox.write([], [answerKey(request)]),
    inbox,
  };
}
