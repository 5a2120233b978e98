/** B6: a lead sees a wave of bookings over HTTP and takes it back, while other phones book over real sockets. */
import { expect, test } from 'vitest';
import { appointmentKey } from '../../src/lib/docs/inbox-doc.ts';
import { visitId } from '../../src/lib/domain/ids.ts';
import { eventually } from '../support/eventually.ts';
import { aBooking, answerIn, put, TUESDAY_AT_TEN } from './support/a-booking.ts';
import { aClerk, aLead } from './support/a-browser.ts';
import { aRelay, MONDAY_AT_TEN } from './support/a-relay.ts';
import { aCitizen, aSocket } from './support/a-socket.ts';

interface Group {
  readonly hour: number;
  readonly origin: string | null;
  readonly reserved: number;
  readonly confirmed: number;
}

test('[B6.9, P4] a lead alone sees the bookings by network, and cancels those of one of them', async () => {
  const relay = await aRelay({ trustProxy: true });
  async function book(address: string, minutes: number, mail: string) {
    const { actor, credential } = aCitizen();
    const around = { credential, headers: { 'x-forwarded-for': address } };
    const inbox = await aSocket(relay, `inbox:${actor}`, around);
    const outbox = await aSocket(relay, `outbox:${actor}`, around);
    const contact = { name: 'Erika Beispiel', mail, birthDate: '1951-04-23', phone: null };
    const request = aBooking(TUESDAY_AT_TEN + minutes * 60_000, { contact });
    put(outbox, request);
    expect(await answerIn(inbox, request.id)).toMatchObject({ ok: true });
    const key = appointmentKey({ id: visitId.parse(request.id) });
    return (): unknown => (inbox.records().get(key) as { state?: string } | undefined)?.state;
  }
  const first = await book('192.0.2.1', 0, 'a@example.org');
  await book('192.0.2.77', 30, 'b@example.org');
  const other = await book('198.51.100.1', 60, 'c@example.org');

  const lead = await aLead(relay);
  const clerk = await aClerk(relay, lead);
  expect((await clerk.get('/api/bookings/recent')).status).toBe(403);
  const seen = (await lead.get('/api/bookings/recent')).body as unknown as { until: number; groups: Group[] };
  expect(seen.until).toBeGreaterThanOrEqual(MONDAY_AT_TEN);
  expect(seen.groups.map(({ reserved, confirmed }) => [reserved, confirmed])).toEqual([
    [2, 0],
    [1, 0],
  ]);
  expect(JSON.stringify(seen)).not.toContain('192.0.2');

  const selection = {
    groups: seen.groups.slice(0, 1).map(({ hour, origin }) => ({ hour, origin })),
    until: seen.until,
  };
  expect((await clerk.post('/api/bookings/take-back', selection)).status).toBe(403);
  expect((await lead.post('/api/bookings/take-back', { ...selection, groups: [] })).body).toMatchObject({
    error: 'invalid-field',
  });
  expect((await lead.post('/api/bookings/take-back', selection)).body).toEqual({ cancelled: 2, left: 0 });
  await eventually(() => expect(first()).toBe('cancelled'));
  expect(other()).toBe('reserved');
  const after = (await lead.get('/api/bookings/recent')).body as unknown as { groups: Group[] };
  expect(after.groups.map(({ reserved }) => reserved)).toEqual([1]);
});
