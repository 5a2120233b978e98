/** B14: an enquiry has a channel of its own, waits for its answer, and leaves nothing on the phone. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { Answer } from '../../src/lib/domain/requests/answer.ts';
import { sendEnquiry } from '../../src/lib/state/citizen/enquiry.ts';
import { openReceivedOutbox } from '../../src/lib/docs/outbox-doc.ts';
import { actorId, requestId } from '../../src/lib/domain/ids.ts';
import { aContact, anOffice, choose } from '../support/build/index.ts';
import { eventually } from '../support/eventually.ts';
import { aClock, arbiterOf } from './arbiter.ts';
import { aRelay } from './surroundings.ts';
import type { SmallRelay } from './small-relay.ts';

const { id: office, timeZone } = anOffice();
const wanted = {
  ...{ office, timeZone, services: [choose('passport')], language: 'de' },
  weekdays: ['mon' as const],
  contact: aContact({ birthDate: null }),
};
const noPlace = (request: string, reason: 'proof-needed' | 'places-free'): Answer => ({
  ...{ ok: false, request: requestId.parse(request), reason, alternatives: [] },
});

function send(relay: SmallRelay, options: { proven?: boolean; isSoon?: boolean } = {}) {
  const solved: string[] = [];
  const timers: (() => void)[] = [];
  const late: Answer[] = [];
  const left = new AbortController();
  const outcome = sendEnquiry(
    {
      clock: aClock(),
      prover: { take: async (of) => (solved.push(of), 'a-proof') },
      around: { origin: relay.origin },
      platform: {
        after(_ms, run) {
          timers.push(run);
          return () => {};
        },
      },
    },
    wanted,
    options.proven ?? false,
    { signal: left.signal, onanswer: (answer) => late.push(answer) },
  );
  return {
    outcome,
    solved,
    late,
    leave: () => left.abort(),
    timeOut: () => timers.forEach((run) => run()),
    timers,
  };
}

/** The outbox of the one phone that has come. */
async function phoneAt(relay: SmallRelay) {
  await eventually(() => expect(relay.names('outbox:').length).toBe(1));
  const actor = actorId.parse(relay.names('outbox:')[0]!.slice('outbox:'.length));
  const outbox = openReceivedOutbox(relay.doc(`outbox:${actor}`), () => {});
  const asked = () => [...outbox.read().requests.values()];
  return { ...arbiterOf(relay, actor), requests: asked };
}

test('[B14.4] it is sent with what was typed, and what the office says is told; no database keeps it', async () => {
  const relay = await aRelay();
  const { outcome, solved } = send(relay);
  const phone = await phoneAt(relay);
  await eventually(() => expect(phone.asked().length).toBe(1));
  const [id] = phone.asked();
  expect(phone.requests()[0]).toMatchObject({ kind: 'enquire', weekdays: ['mon'], contact: wanted.contact });
  phone.answer(noPlace(id!, 'places-free'));
  expect(await outcome).toMatchObject({ ok: false, reason: 'places-free' });
  expect(solved).toEqual([]);
  expect(await indexedDB.databases()).toEqual([]);
});

test('[B14.2] an office that asks for a proof of work meanwhile gets one, once', async () => {
  const relay = await aRelay();
  const { outcome, solved } = send(relay);
  const phone = await phoneAt(relay);
  await eventually(() => expect(phone.asked().length).toBe(1));
  phone.answer(noPlace(phone.asked()[0]!, 'proof-needed'));
  await eventually(() => expect(phone.requests()[0]).toMatchObject({ proof: 'a-proof' }));
  phone.answer(noPlace(phone.asked()[0]!, 'proof-needed'));
  expect(await outcome).toMatchObject({ reason: 'proof-needed' });
  expect(solved).toEqual([office]);
});

test('[B14] without a connection it is taken back; one that has left may have arrived', async () => {
  const dead = await aRelay();
  await dead.stop();
  const cut = send(dead);
  await eventually(() => expect(cut.timers.length).toBe(1));
  cut.timeOut();
  expect(await cut.outcome).toBe('not-sent');

  const relay = await aRelay();
  const slow = send(relay);
  const phone = await phoneAt(relay);
  await eventually(() => expect(phone.asked().length).toBe(1));
  slow.timeOut();
  expect(await slow.outcome).toBe('perhaps');
  // The line is back: what became of it is told all the same.
  phone.answer(noPlace(phone.asked()[0]!, 'places-free'));
  await eventually(() => expect(slow.late).toMatchObject([{ ok: false, reason: 'places-free' }]));
});

test('[B14.4] a page that is left keeps no connection open for a late answer', async () => {
  const relay = await aRelay();
  const { outcome, late, timeOut, leave } = send(relay);
  const phone = await phoneAt(relay);
  await eventually(() => expect(phone.asked().length).toBe(1));
  timeOut();
  expect(await outcome).toBe('perhaps');
  const [outbox] = relay.names('outbox:');
  expect(relay.sockets(outbox!)).toBe(1);
  leave();
  await eventually(() => expect(relay.sockets(outbox!)).toBe(0));
  expect(late).toEqual([]);
});
