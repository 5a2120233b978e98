/** What happens at the bench's offices: whole days of events, and requests that follow one another. */
import { randomUUID } from 'node:crypto';
import type { DayEvent } from '../../src/lib/domain/day/day.ts';
import {
  actorId,
  counterId,
  laneId,
  officeId,
  requestId,
  serviceId,
  visitOf,
} from '../../src/lib/domain/ids.ts';
import type { Request } from '../../src/lib/domain/requests/request.ts';
import { dateOf, timeOfDay } from '../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';

export const ZONE = 'Europe/Berlin';

/** Events of the document that is joined. */
const EVENTS = 5000;

const lanes = [
  { lane: laneId.parse('main'), letter: 'A', service: serviceId.parse('id-card') },
  { lane: laneId.parse('short'), letter: 'B', service: serviceId.parse('papers-pick-up') },
] as const;

const newId = () => requestId.parse(randomUUID());

/** Minutes to add to this machine's clock so that it is ten in the morning, and the office's day does not end. */
export function shiftToMorning(): number {
  const [hours, minutes] = timeOfDay(Date.now(), ZONE).split(':').map(Number) as [number, number];
  return 10 * 60 - (hours * 60 + minutes);
}

/** Visitors who take a ticket, are called, served and done: four events each. */
export function aDay(date: LocalDate, now: Instant, events = EVENTS): DayEvent[] {
  const by = actorId.parse('a'.repeat(43));
  return Array.from({ length: events / 4 }, (_, i): DayEvent[] => {
    const request = newId();
    const of = visitOf(request);
    const at = now - events * 1000 + i * 1000;
    const { lane, letter, service } = lanes[i % 2]!;
    const number = `${letter}${String(Math.floor(i / 2) % 1000).padStart(3, '0')}`;
    const base = { request, date, by } as const;
    const step = (what: 'called' | 'started' | 'finished', after: number): DayEvent => ({
      ...base,
      ...{ kind: 'step', id: `${of}.${what}`, of, at: at + after, what },
      counter: counterId.parse(String(1 + (i % 20))),
    });
    return [
      {
        ...base,
        ...{ kind: 'ticket', id: of, at, lane, minutes: 15, number, language: 'de' },
        ...{ services: [{ service, quantity: 1 }], takenIn: false, told: null },
      },
      step('called', 100),
      step('started', 200),
      step('finished', 300),
    ];
  }).flat();
}

/** What one counter asks for, without end: a ticket, the call, the start, the finish. Each makes one event. */
export function* requestsAt(office: string, nth: number, now: () => Instant): Generator<Request, never> {
  const counter = counterId.parse(String(nth + 1));
  // Each step has a millisecond of its own, since no person does two things in one. A little ago, as no step lies in
  // the future.
  let newest = -Infinity;
  const next = (): Instant => (newest = Math.max(now() - 5_000, newest + 1));
  for (let i = nth; ; i++) {
    const id = newId();
    const base = () =>
      ({ v: 1, office: officeId.parse(office), at: next(), date: dateOf(now(), ZONE) }) as const;
    const { lane, service } = lanes[i % 2]!;
    const services = [{ service, quantity: 1 }];
    yield { ...base(), kind: 'take-ticket', id, services, lane, number: null, language: 'de' };
    const visit = visitOf(id);
    for (const kind of ['call', 'start', 'finish'] as const)
      yield { ...base(), kind, id: newId(), visit, counter };
  }
}

/** A record as large as what a counter's step writes into its day, for the servers that know no offices. */
export function aRecord(): readonly [string, unknown] {
  const request = newId();
  const event = {
    ...{ kind: 'step', id: `${request}.called`, request, of: request, date: '2026-11-23' },
    ...{ at: 1_763_884_800_000, by: 'a'.repeat(43), what: 'called', counter: '1' },
  };
  return [event.id, event];
}
