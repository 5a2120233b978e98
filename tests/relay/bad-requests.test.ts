/** Requests that no device of ours sends, over real sockets: each gets its reason, the others their answer. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { aBooker, aBooking, answerIn, put, TUESDAY_AT_TEN } from './support/a-booking.ts';
import { aRelay } from './support/a-relay.ts';

/** The protocol's own code: a frame of more than twice the limit is not read at all. */
const MESSAGE_TOO_BIG = 1009;
const HOUR = 3_600_000;

const bad: [what: string, reason: string, changes: Record<string, unknown>][] = [
  ['of an unknown kind', 'unknown-kind', { kind: 'book-everything' }],
  ['whose kind every object answers to', 'unknown-kind', { kind: 'constructor' }],
  ['without a kind', 'unknown-kind', { kind: undefined }],
  ['of a later version', 'other-version', { v: 2 }],
  ['of no version', 'malformed', { v: '1' }],
  ['for a time before all time', 'malformed', { start: -1e300 }],
  ['for a time that is no number', 'malformed', { start: '2026-11-24T10:00' }],
  ['for a time between two milliseconds', 'malformed', { start: TUESDAY_AT_TEN + 0.5 }],
  ['for a time on another day than its own', 'wrong-day', { start: TUESDAY_AT_TEN + 24 * HOUR }],
  ['for a day that no calendar has', 'malformed', { date: '2026-02-30' }],
  ['with 1,000 services', 'malformed', { services: many(1_000) }],
  ['with the same service twice', 'too-many-services', twice('id-card')],
  ['with a billion of one service', 'malformed', { services: [{ service: 'id-card', quantity: 1e9 }] }],
  ['at an office that does not exist', 'no-such-office', { office: 'nowhere' }],
  ['under another id than its own', 'malformed', { id: randomUUID() }],
];

function many(length: number): unknown[] {
  return Array.from({ length }, () => ({ service: 'id-card', quantity: 1 }));
}

function twice(service: string): Record<string, unknown> {
  return { services: [1, 1].map((quantity) => ({ service, quantity })) };
}

test('every request that cannot be meant is refused with its reason, and nothing of it is done', async () => {
  const relay = await aRelay();
  onTestFinished(() => relay.close());
  const booker = await aBooker(relay);
  const ids = bad.map(([, , changes]) => {
    const { id, ...request } = aBooking(TUESDAY_AT_TEN);
    const given = Object.entries({ id, ...request, ...changes }).filter(([, value]) => value !== undefined);
    booker.outbox.doc.getArray('records').push([[`request:${id}`, Object.fromEntries(given)]]);
    return id;
  });
  const good = aBooking(TUESDAY_AT_TEN);
  put(booker.outbox, good);
  for (const [i, [what, reason]] of bad.entries())
    expect(await answerIn(booker.inbox, ids[i]!), what).toMatchObject({ ok: false, reason });
  expect(await answerIn(booker.inbox, good.id)).toMatchObject({ ok: true });

  const appointments = [...booker.inbox.records().keys()].filter((key) => key.startsWith('appointment:'));
  expect(appointments).toEqual([`appointment:${good.id}`]);
  expect(booker.outbox.ws.readyState).toBe(booker.outbox.ws.OPEN);
  expect((await fetch(`${relay.url}/readyz`)).status).toBe(200);
});

test('a request with 10,000 services is not let in: its socket closes, everybody else goes on', async () => {
  const relay = await aRelay();
  onTestFinished(() => relay.close());
  const [one, other] = [await aBooker(relay), await aBooker(relay)];
  const closed = once(one.outbox.ws, 'close') as Promise<[code: number]>;
  put(one.outbox, aBooking(TUESDAY_AT_TEN, { services: many(10_000) }));
  expect((await closed)[0]).toBe(MESSAGE_TOO_BIG);
  const good = aBooking(TUESDAY_AT_TEN);
  put(other.outbox, good);
  expect(await answerIn(other.inbox, good.id)).toMatchObject({ ok: true });
});
