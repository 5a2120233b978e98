/** M18: what the relay has lost and this device holds goes back to it, in portions that an outbox can carry. */
import type { DatedRequest } from '../domain/dating.ts';
import type { Fact } from '../domain/day.ts';
import { requestId } from '../domain/ids.ts';
import type { OfficeId } from '../domain/ids.ts';
import type { Person } from '../domain/people.ts';
import { request as requestShape, SCHEMA_VERSION } from '../domain/request.ts';
import type { LocalDate } from '../domain/time.ts';
import type { Courier } from './types.ts';

/** Records in one request. */
const PORTION = 200;

/** `day`: with what dates the requests. Resolves when all of it is on this device's disk. */
export async function bringBack(
  courier: Pick<Courier, 'ask'>,
  day: { readonly office: OfficeId; readonly date: LocalDate } & DatedRequest,
  facts: readonly Fact[],
  people: readonly Person[],
): Promise<void> {
  for (let i = 0; i < Math.max(facts.length, people.length); i += PORTION) {
    await courier.ask(
      requestShape.parse({
        ...day,
        v: SCHEMA_VERSION,
        id: requestId.parse(crypto.randomUUID()),
        kind: 'bring-back',
        facts: facts.slice(i, i + PORTION),
        people: people.slice(i, i + PORTION),
      }),
    );
  }
}
