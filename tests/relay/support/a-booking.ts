/** A citizen who books over real sockets. */
import { randomUUID } from 'node:crypto';
import {} from 'vitest';
import type { Relay } from '../../../sync-server/start.ts';
import { dateOf } from '../../../src/lib/domain/time.ts';
import { eventually } from '../../support/eventually.ts';
import { MONDAY_AT_TEN, OFFICE } from './a-relay.ts';
import { aCitizen, aSocket, outcome } from './a-socket.ts';
import type { TestSocket } from './a-socket.ts';

export interface Booker {
  readonly outbox: TestSocket;
  readonly inbox: TestSocket;
  readonly secret: string;
  readonly actor: string;
}

export async function aBooker(relay: Pick<Relay, 'url'>): Promise<Booker> {
  const { secret, actor, credential } = aCitizen();
  const inbox = await aSocket(relay, `inbox:${actor}`, { credential });
  const outbox = await aSocket(relay, `outbox:${actor}`, { credential });
  await outcome(inbox);
  return { outbox, inbox, secret, actor };
}

/** A booking of one identity card; Tuesday at ten is free in a relay whose clock stands at Monday. */
export function aBooking(
  start: number,
  changes: Record<string, unknown> = {},
): Record<string, unknown> & { id: string } {
  return {
    v: 1,
    id: randomUUID(),
    office: OFFICE,
    at: MONDAY_AT_TEN,
    date: dateOf(start, 'Europe/Berlin'),
    kind: 'book',
    start,
    services: [{ service: 'id-card', quantity: 1 }],
    contact: { name: 'Erika Beispiel', mail: 'erika@example.org', birthDate: '1951-04-23', phone: null },
    language: 'de',
    reminder: false,
    ...changes,
  };
}

export function put(outbox: TestSocket, request: { id: string }): void {
  outbox.doc.getArray('records').push([[`request:${request.id}`, request]]);
}

interface AnswerRecord {
  readonly ok: boolean;
  readonly reason?: string;
}

export const answerIn = (inbox: TestSocket, id: string): Promise<AnswerRecord> =>
  eventually(() => {
    const answer = inbox.records().get(`answer:${id}`);
    if (answer === undefined) throw new Error('no answer yet');
    return answer as AnswerRecord;
  }, 5);

export const TUESDAY_AT_TEN = MONDAY_AT_TEN + 24 * 3_600_000;
