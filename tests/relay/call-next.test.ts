/** Two counters ask for a next visitor at the same instant, again and again, over real sockets. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { aClerk, aLead } from './support/a-browser.ts';
import { aRelay, MONDAY_AT_TEN, OFFICE } from './support/a-relay.ts';
import { aSocket, outcome } from './support/a-socket.ts';
import type { TestSocket } from './support/a-socket.ts';

const ROUNDS = 200;

type Asked = Record<string, unknown> & { readonly id: string };

interface Answered {
  readonly ok: boolean;
  readonly visit?: string;
}

interface AtWork {
  put(...requests: Asked[]): void;
  /** Takes what has been answered off the outbox, as a device does. */
  answer(id: string): Promise<Answered>;
}

/** Resolves with the next update of the document that makes it hold. */
const heard = <T>({ doc }: TestSocket, read: () => T | undefined): Promise<T> =>
  new Promise((resolve) => {
    const look = (): void => {
      const found = read();
      if (found === undefined) return;
      doc.off('update', look);
      resolve(found);
    };
    doc.on('update', look);
    look();
  });

async function atWork(
  relay: { readonly url: string },
  who: { cookies: string; actor: string },
): Promise<AtWork> {
  const as = { credential: { type: 'surface', surface: 'staff' }, cookies: who.cookies } as const;
  const inbox = await aSocket(relay, `inbox:${who.actor}`, as);
  const outbox = await aSocket(relay, `outbox:${who.actor}`, as);
  expect(await outcome(inbox)).toBe('open');
  const requests = outbox.doc.getArray('records');
  return {
    put: (...all) => requests.push(all.map((asked) => [`request:${asked.id}`, asked])),
    async answer(id) {
      const found = await heard(inbox, () => inbox.records().get(`answer:${id}`) as Answered | undefined);
      outbox.doc.transact(() => requests.delete(0, requests.length));
      return found;
    },
  };
}

test('[Q3.2] two counters that ask at one instant, 200 times: never one visitor at both, each has one at once', async () => {
  const relay = await aRelay();
  const lead = await aLead(relay);
  const began = Date.now();
  const base = (kind: string, more: object): Asked => ({
    ...{ v: 1, id: randomUUID(), office: OFFICE, date: '2026-11-23', kind, ...more },
    at: MONDAY_AT_TEN + Date.now() - began,
  });
  const kiosk = await atWork(relay, lead);
  const services = [{ service: 'id-card', quantity: 1 }];
  const tickets = Array.from({ length: 2 * ROUNDS }, () =>
    base('take-ticket', { services, lane: 'main', number: null, language: 'de' }),
  );
  kiosk.put(...tickets);
  await kiosk.answer(tickets.at(-1)!.id);

  const counters = [
    { counter: '1', ...(await atWork(relay, await aClerk(relay, lead, 'eins'))) },
    { counter: '2', ...(await atWork(relay, await aClerk(relay, lead, 'zwei'))) },
  ];
  const given = new Map<string, string>();
  let before: (string | undefined)[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const prefer = tickets.find(({ id }) => !given.has(id))!.id;
    const asked = counters.map(({ counter, put }, i) => {
      const last = before[i];
      // Made in this order: a counter that has called another visitor first cannot miss the one before any more (Q3).
      const missed = last === undefined ? [] : [base('miss', { visit: last, counter })];
      const next = base('call-next', { counter, prefer });
      put(...missed, next);
      return next.id;
    });
    const answers = await Promise.all(counters.map(({ answer }, i) => answer(asked[i]!)));
    expect(answers).toMatchObject([{ ok: true }, { ok: true }]);
    before = answers.map(({ visit }) => visit);
    // One of them has the visitor on the screen, the other the one behind.
    expect(before).toContain(prefer);
    for (const visit of before) {
      expect(given.has(visit!), `round ${round}`).toBe(false);
      given.set(visit!, prefer);
    }
  }
  expect(given.size).toBe(2 * ROUNDS);
});
