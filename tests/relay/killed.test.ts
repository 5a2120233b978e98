/**
 * The relay is killed at moments that a seed chooses, in the middle of a burst: what a client has seen is there after.
 * Twenty rounds share a day and a seed. `KILL_ROUNDS=200` plays ten of these days; `-t 'seed 20261128'` plays one of them.
 * On one day of 200 rounds each start and each look read all events of the rounds before.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { dateOf } from '../../src/lib/domain/time.ts';
import { steadyRandom } from '../support/build/index.ts';
import { eventually } from '../support/eventually.ts';
import { TEST_TIMEOUT_MS } from '../support/patience.ts';
import { aFolder } from './support/a-relay.ts';
import { aClerkIn, anOpenRelay, OPEN_OFFICE } from './support/a-process.ts';
import type { RelayProcess, SignedInClerk } from './support/a-process.ts';
import { aSocket, outcome } from './support/a-socket.ts';
import type { TestSocket } from './support/a-socket.ts';

const ROUNDS = Number(process.env.KILL_ROUNDS ?? 20);
const FIRST_SEED = Number(process.env.KILL_SEED ?? 20261125);
const ROUNDS_A_DAY = 20;
const days = Array.from({ length: Math.ceil(ROUNDS / ROUNDS_A_DAY) }, (_, nth) => ({
  seed: FIRST_SEED + nth,
  rounds: Math.min(ROUNDS_A_DAY, ROUNDS - nth * ROUNDS_A_DAY),
}));
/** Between the ticket and its end a visitor is called again and again: each an event of its own. */
const REPEATS = 30;

type Asked = Record<string, unknown> & { readonly id: string };
type Entry = [key: string, value: unknown];

/** What a counter asks for in one burst: each request makes exactly one event. */
function aBurst(shift: number): Asked[] {
  const at = Date.now() + shift;
  const base = () => ({
    ...{ v: 1, id: randomUUID(), office: OPEN_OFFICE, at, date: dateOf(at, 'Europe/Berlin') },
  });
  const services = [{ service: 'id-card', quantity: 1 }];
  const ticket = { ...base(), kind: 'take-ticket', services, lane: 'main', number: null, language: 'de' };
  const step = (kind: string) => ({ ...base(), kind, visit: ticket.id, counter: '1' });
  const repeats = Array.from({ length: REPEATS }, () => step('repeat'));
  return [ticket, step('call'), ...repeats, step('start'), step('finish')];
}

/** A counter with its three documents, which outlive every relay. */
function aCounter({ actor, cookies }: SignedInClerk) {
  const docs = { outbox: new Y.Doc(), inbox: new Y.Doc(), day: new Y.Doc() };
  const recordsOf = (doc: Y.Doc): Entry[] => doc.getArray<Entry>('records').toArray();
  const pending = (): string[] =>
    recordsOf(docs.outbox).flatMap(([key]) => (key.startsWith('request:') ? [key.slice(8)] : []));
  const answers = (): Map<string, { ok: boolean }> =>
    new Map(
      recordsOf(docs.inbox).flatMap(([key, value]) =>
        key.startsWith('answer:') ? [[key.slice(7), value as { ok: boolean }]] : [],
      ),
    );
  const heard = new Map<string, { ok: boolean }>();
  return {
    docs,
    pending,
    /** Every answer that ever came, also those that the inbox no longer holds. */
    heard,
    /** How many events it has seen. */
    get seen() {
      return docs.day.getArray('records').length;
    },
    events: () => recordsOf(docs.day).map(([, value]) => value as { id: string; request: string }),
    put: (request: Asked) => docs.outbox.getArray('records').push([[`request:${request.id}`, request]]),
    /** Takes back what has been answered, as a device does. */
    read() {
      const array = docs.outbox.getArray<Entry>('records');
      const known = answers();
      for (const [id, answer] of known) heard.set(id, answer);
      const keys = array.toArray().map(([key]) => key.slice(8));
      for (let i = keys.length - 1; i >= 0; i--) if (known.has(keys[i]!)) array.delete(i);
    },
    async connect({ url, shift }: RelayProcess) {
      const credential = { type: 'surface', surface: 'staff' } as const;
      const date = dateOf(Date.now() + shift, 'Europe/Berlin');
      const names = { inbox: `inbox:${actor}`, day: `day:${OPEN_OFFICE}:${date}`, outbox: `outbox:${actor}` };
      const sockets: TestSocket[] = [];
      for (const kind of ['inbox', 'day', 'outbox'] as const) {
        const socket = await aSocket({ url }, names[kind], { credential, cookies, doc: docs[kind] });
        // A document that had lost something that this counter has seen would say `restored`.
        expect(await outcome(socket), kind).toBe('open');
        sockets.push(socket);
      }
      return async () => {
        for (const { ws } of sockets) {
          if (ws.readyState === ws.CLOSED) continue;
          const gone = once(ws, 'close');
          ws.terminate();
          await gone;
        }
      };
    },
  };
}

test.each(days)(
  '[M17, B5] killed in the middle of a burst, $rounds times: nothing seen or answered is lost or happens twice, seed $seed',
  { timeout: TEST_TIMEOUT_MS + ROUNDS_A_DAY * 30_000 },
  async ({ seed, rounds }) => {
    const random = steadyRandom(seed);
    const folder = aFolder();
    const counter = aCounter(await aClerkIn(folder));
    const asked: Asked[] = [];
    let unsent: Asked[] = [];
    let inTheMiddle = 0;
    for (let round = 0; round < rounds; round++) {
      const relay = await anOpenRelay(folder);
      const disconnect = await counter.connect(relay);
      await eventually(() => {
        counter.read();
        expect(counter.pending()).toEqual([]);
      }, 10);
      const seenBefore = counter.seen;
      // Visitors come one after the other: the one at the counter is dealt with first.
      const burst = [...unsent, ...aBurst(relay.shift)];
      // In turn: at a number of events seen, and at a number of requests sent.
      const moment = 1 + Math.floor(random() * (burst.length - 1));
      const bySeen = round % 2 === 0;
      unsent = bySeen ? [] : burst.slice(moment);
      for (const request of bySeen ? burst : burst.slice(0, moment)) {
        counter.put(request);
        asked.push(request);
        if (random() < 0.3) await new Promise((resolve) => setImmediate(resolve));
      }
      if (bySeen) {
        await eventually(() => expect(counter.seen).toBeGreaterThanOrEqual(seenBefore + moment), 1);
      }
      await relay.kill();
      await disconnect();
      if (counter.seen < asked.length) inTheMiddle++;
    }

    const relay = await anOpenRelay(folder);
    await counter.connect(relay);
    await eventually(() => {
      counter.read();
      expect(counter.pending()).toEqual([]);
    }, 10);
    const label = `seed ${seed}`;
    expect(
      asked.filter(({ id }) => counter.heard.get(id)?.ok !== true),
      label,
    ).toEqual([]);
    // Answers and events come over two sockets: either may be the first.
    const requests = (): string[] =>
      counter
        .events()
        .map((f) => f.request)
        .sort();
    await eventually(() => expect(requests(), label).toEqual(asked.map((r) => r.id).sort()));
    const events = counter.events();
    expect(new Set(events.map((f) => f.id)).size, label).toBe(events.length);
    // Otherwise no kill ever came between two commits, and nothing was shown.
    expect(inTheMiddle, label).toBeGreaterThan(rounds / 4);
    await relay.kill();
  },
);
