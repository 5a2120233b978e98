/** B6: when the brake on an office's online bookings goes on, and how far. */
import { expect, test } from 'vitest';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { BRAKE_MS } from '../../src/lib/domain/office/brake.ts';
import type { RequestId } from '../../src/lib/domain/ids.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import type { LogEntry } from '../../src/lib/domain/requests/staff-log.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import { LEAST_BRAKED, openBrake, usualInAnHour } from '../../sync-server/arbiter/brake.ts';
import type { OfficeSession } from '../../sync-server/arbiter/office-session.ts';
import { openProofs } from '../../sync-server/arbiter/proofs.ts';
import { silentLog } from '../../sync-server/log/log.ts';
import { actor, at, MONDAY } from '../support/build/index.ts';
import { aBooking, answerIn, put, TUESDAY_AT_TEN } from './support/a-booking.ts';
import { aSession } from './support/a-session.ts';
import { aRelay, OFFICE } from './support/a-relay.ts';
import { aCitizen, aSocket, outcome } from './support/a-socket.ts';

const HOUR_MS = 60 * MINUTE_MS;
const NOW = at('12:00');

/** A session that notes what the brake does. */
async function aWatchedSession() {
  const { session } = await aSession(MONDAY);
  const noted: LogEntry[] = [];
  const braked: (Office['brake'] | undefined)[] = [];
  const watched: OfficeSession = Object.create(session, {
    pullBrake: {
      value: (brake: NonNullable<Office['brake']>) => {
        braked.push(brake);
        session.pullBrake(brake);
      },
    },
    note: { value: (entry: LogEntry) => (noted.push(entry), session.note(entry)) },
  }) as OfficeSession;
  return { session: watched, noted, braked };
}

test('[B6.7] it goes on when an hour brings far more than usual, once, higher with the load, and the lead hears of it', async () => {
  const { session, noted, braked } = await aWatchedSession();
  const brake = openBrake(actor('arbiter'), silentLog);
  const book = (times: number, now = NOW, address: string | null = '192.0.2.1'): void => {
    for (let i = 0; i < times; i++) brake.note(session, address, now);
  };
  book(LEAST_BRAKED - 1);
  // From this machine itself.
  book(LEAST_BRAKED, NOW, null);
  expect(braked).toEqual([]);
  book(1);
  expect(braked).toEqual([{ until: NOW + BRAKE_MS, level: 0 }]);
  expect(session.office.brake).toEqual({ until: NOW + BRAKE_MS, level: 0 });
  expect(noted).toMatchObject([{ what: 'brake-on', bookings: LEAST_BRAKED, at: NOW }]);
  book(3 * LEAST_BRAKED);
  expect(braked.slice(1)).toEqual([
    { until: NOW + BRAKE_MS, level: 1 },
    { until: NOW + BRAKE_MS, level: 2 },
  ]);
  // It is lengthened as long as as many come, and the lead hears once.
  book(1, NOW + 20 * MINUTE_MS);
  expect(session.office.brake?.until).toBe(NOW + 20 * MINUTE_MS + BRAKE_MS);
  expect(noted.length).toBe(1);
  // Long after, it is off, and a few bookings do not put it on again.
  book(LEAST_BRAKED - 1, NOW + 5 * HOUR_MS);
  expect([session.office.brake?.until, noted.length]).toEqual([NOW + 20 * MINUTE_MS + BRAKE_MS, 1]);
});

test('[B6.7] usual is the busiest hour of a usual day, whatever one wave brought, and not the last hour', () => {
  const bookings = (daysAgo: number, count: number): number[] =>
    Array.from(
      { length: count },
      (_, i) => NOW - daysAgo * 24 * HOUR_MS - 2 * HOUR_MS + (i % 50) * MINUTE_MS,
    );
  const week = [...bookings(1, 40), ...bookings(2, 50), ...bookings(3, 1400), ...bookings(4, 30)];
  expect(usualInAnHour([...week, ...bookings(5, 45)], NOW)).toBeGreaterThanOrEqual(30);
  expect(usualInAnHour([...week, ...bookings(5, 45)], NOW)).toBeLessThanOrEqual(50);
  expect(usualInAnHour(Array<number>(500).fill(NOW - 30 * MINUTE_MS), NOW)).toBe(0);
  expect(usualInAnHour(Array<number>(500).fill(NOW - 8 * 24 * HOUR_MS), NOW)).toBe(0);
});

test('[B6.8] a proof grows with the brake: one that was begun a level lower counts, one below does not', async () => {
  const proofs = openProofs(() => Date.now());
  const solve = async (level: number): Promise<string> => {
    const challenge = await proofs.challenge(level);
    const solution = await solveChallenge({ challenge, deriveKey });
    return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
  };
  const [plain, next] = [await proofs.challenge(0), await proofs.challenge(1)];
  expect(next.parameters.cost).toBe(2 * plain.parameters.cost);
  const proof = await solve(0);
  expect(await proofs.holds(proof, 'a' as RequestId, 2)).toBe(false);
  expect(await proofs.holds(proof, 'a' as RequestId, 1)).toBe(true);
});

test('[B6] over real sockets: a wave from many networks is braked, and everyone reads so in the office', async () => {
  const relay = await aRelay({ trustProxy: true });
  let booked = 0;
  async function book(): Promise<string> {
    const nth = booked++;
    const { actor: own, credential } = aCitizen();
    const headers = { 'x-forwarded-for': `198.${nth}.0.1` };
    const inbox = await aSocket(relay, `inbox:${own}`, { credential, headers });
    const outbox = await aSocket(relay, `outbox:${own}`, { credential, headers });
    expect(await outcome(inbox)).toBe('open');
    const start = TUESDAY_AT_TEN + Math.floor(nth / 20) * 48 * HOUR_MS + (nth % 20) * 15 * MINUTE_MS;
    const mail = `erika@wave-${nth}.example`;
    const contact = { name: 'Erika', mail, birthDate: '1951-04-23', phone: null };
    const booking = aBooking(start, { contact });
    put(outbox, booking);
    const answer = await answerIn(inbox, booking.id);
    inbox.close();
    outbox.close();
    return answer.ok ? 'ok' : answer.reason!;
  }
  const reasons: string[] = [];
  for (let i = 0; i < LEAST_BRAKED; i++) reasons.push(await book());
  expect(new Set(reasons)).toEqual(new Set(['ok']));
  expect(await book()).toBe('proof-needed');
  const read = await fetch(`${relay.url}/api/docs/office:${OFFICE}`);
  expect(JSON.stringify(await read.json())).toContain('"brake":{');
});
