/** A relay as a process of its own, so that its end shows, with people who want nothing but to be served. */
import { expect } from 'vitest';
import * as Y from 'yjs';
import { dateOf } from '../../../src/lib/domain/time.ts';
import type { Outcome, Attack } from '../../support/attacks/attacker.ts';
import { eventually } from '../../support/eventually.ts';
import { aBooker, aBooking, answerIn, put, TUESDAY_AT_TEN } from './a-booking.ts';
import { aClerkIn, anOpenRelay, OPEN_OFFICE } from './a-process.ts';
import type { RelayProcess } from './a-process.ts';
import { aFolder } from './a-relay.ts';
import { aSocket, outcome } from './a-socket.ts';
import type { TestSocket } from './a-socket.ts';

export interface Attacked {
  readonly relay: RelayProcess;
  /** Whose appointment stands in the day of `date`. */
  readonly victim: { readonly actor: string; readonly date: string };
  run(attack: Attack, address?: string): Promise<Outcome>;
  /** Alive, ready, a bystander is served, earlier clients still are, and no other document has changed. */
  expectAllWell(): Promise<void>;
  metric(name: string): Promise<number>;
}

export async function anAttackedRelay(): Promise<Attacked> {
  const folder = aFolder();
  const clerk = await aClerkIn(folder);
  const relay = await anOpenRelay(folder, { TRUST_PROXY: '1' });
  const bystander = await aBooker(relay);
  const date = dateOf(TUESDAY_AT_TEN, 'Europe/Berlin');
  const booking = aBooking(TUESDAY_AT_TEN, { office: OPEN_OFFICE });
  put(bystander.outbox, booking);
  expect(await answerIn(bystander.inbox, booking.id)).toMatchObject({ ok: true });

  const staff = { credential: { type: 'surface', surface: 'staff' } as const, cookies: clerk.cookies };
  const names = [`day:${OPEN_OFFICE}:${date}`, `people:${OPEN_OFFICE}:${date}`, `staff:${OPEN_OFFICE}`];
  const readers: TestSocket[] = [];
  for (const name of [...names, `office:${OPEN_OFFICE}`, `board:${OPEN_OFFICE}`]) {
    const reader = await aSocket(relay, name, staff);
    expect(await outcome(reader), name).toBe('open');
    readers.push(reader);
  }
  const contents = (): unknown => readers.slice(0, -1).map(({ doc }) => doc.getArray('records').toArray());
  const before = contents();
  expect(JSON.stringify(before)).toContain(booking.id);

  async function metric(name: string): Promise<number> {
    const text = await (await fetch(`${relay.url}/metrics`)).text();
    const found = text.split('\n').filter((line) => new RegExp(`^${name}(\\{| )`).test(line));
    return found.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
  }

  return {
    relay,
    victim: { actor: bystander.actor, date },
    metric,
    run: (attack, address) =>
      attack.run({ url: relay.url, address: address ?? null, signal: new AbortController().signal }),
    async expectAllWell() {
      expect([relay.child.exitCode, relay.child.signalCode]).toEqual([null, null]);
      expect((await fetch(`${relay.url}/readyz`)).status).toBe(200);
      // A request that changes nothing: the service does not exist.
      const services = [{ service: 'nothing-of-that-name', quantity: 1 }];
      const asked = aBooking(TUESDAY_AT_TEN, { office: OPEN_OFFICE, services });
      put(bystander.outbox, asked);
      expect(await answerIn(bystander.inbox, asked.id)).toMatchObject({ reason: 'no-such-service' });
      for (const reader of readers) {
        const frames = reader.frames.length;
        reader.ask();
        await eventually(() => expect(reader.frames.length).toBeGreaterThan(frames));
        expect(reader.closed).toBeNull();
      }
      expect(contents()).toEqual(before);
      const again = await aSocket(relay, names[0]!, { ...staff, doc: new Y.Doc() });
      expect(await outcome(again)).toBe('open');
      expect(again.doc.getArray('records').toArray()).toEqual((before as unknown[])[0]);
      expect(await metric('foyer_faults_total')).toBe(0);
    },
  };
}

const MOST_GROWTH = 1.5;

/** The memory comes back once it is over: whatever the collector has not got to yet is waited for. */
export async function expectMemoryBack(relay: Attacked, before: number): Promise<void> {
  await eventually(
    async () =>
      expect(await relay.metric('process_resident_memory_bytes')).toBeLessThan(MOST_GROWTH * before),
    500,
  );
}
