import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import {
  credentialOf,
  keepBooking,
  keepKnown,
  keepLabel,
  keepMailLink,
  listBookings,
  makeSecret,
  removeBooking,
} from '../../src/lib/client/requests/bookings.ts';
import type { Booking } from '../../src/lib/client/requests/bookings.ts';
import { visitId } from '../../src/lib/domain/ids.ts';
import { memoryDatabase } from '../../src/lib/client/browser/database.ts';
import { makeProtocols, parseProtocols } from '../../src/lib/wire/surface.ts';
import { aRequest, ownAppointmentOf } from './arbiter.ts';
import { aDevice } from './surroundings.ts';

const aBooking = async (start: number | null): Promise<Booking> => ({
  ...(await makeSecret()),
  via: 'phone',
  office: null,
  date: null,
  visit: null,
  known: null,
  start,
  language: 'de',
  addedAt: 1,
});

test('a secret is 256 bits that the wire takes, and no two are alike', async () => {
  const [a, b] = [await makeSecret(), await makeSecret()];
  expect(a.secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(a.secret).not.toBe(b.secret);
  expect(parseProtocols(makeProtocols(credentialOf(a)))).toEqual({ type: 'secret', secret: a.secret });
});

test('bookings survive a reload, soonest first, and can be removed', async () => {
  const device = aDevice('http://127.0.0.1:1');
  const { database } = await device.tab();
  const [late, soon, unknown] = [await aBooking(200), await aBooking(100), await aBooking(null)];
  for (const booking of [late, unknown, soon]) await keepBooking(booking, database);
  await keepBooking({ ...late, start: 300 }, database);
  const reloaded = (await device.tab()).database;
  expect(await listBookings(reloaded)).toEqual([soon, { ...late, start: 300 }, unknown]);
  for (const dexie of [reloaded.outboxes!, reloaded.replicas!])
    await dexie.table('docs').add({
      key: 'x',
      name: `${dexie === reloaded.outboxes ? 'outbox' : 'inbox'}:${soon.actor}`,
      complete: 0,
    });
  await removeBooking(soon.actor, reloaded);
  expect(await reloaded.outboxes!.table('docs').count()).toBe(0);
  expect(await reloaded.replicas!.table('docs').count()).toBe(0);
  expect((await listBookings(database)).map((b) => b.actor)).toEqual([late.actor, unknown.actor]);
});

test('[B5.3] what the office says is kept beside the authorization, once; a phone that keeps nothing says so', async () => {
  const device = aDevice('http://127.0.0.1:1');
  const { database } = await device.tab();
  const booking = await aBooking(null);
  const known = ownAppointmentOf(aRequest());
  await keepBooking(booking, database);
  const writes = vi.spyOn(database.bookings, 'put');
  await keepKnown(booking, known, database);
  await keepKnown(booking, known, database);
  expect(writes).toHaveBeenCalledTimes(1);
  const { id: visit, date, start, office } = known;
  const [kept] = await listBookings((await device.tab()).database);
  expect(kept).toEqual({ ...booking, visit, date, start, office, known });
  await keepKnown(booking, { ...known, state: 'cancelled' }, database);
  expect((await listBookings(database))[0]?.known?.state).toBe('cancelled');
  await expect(keepKnown(booking, known, memoryDatabase())).rejects.toThrow();
});

test('[B3] a mail’s link is taken in once, and anything else is refused', async () => {
  const { database } = await aDevice('http://127.0.0.1:1').tab();
  const { secret, actor } = await makeSecret();
  for (const damaged of ['no secret', secret.slice(0, 42), secret.toLowerCase()])
    expect(await keepMailLink(damaged, 'de', 1, database)).toBeNull();
  expect(await listBookings(database)).toEqual([]);
  const kept = await keepMailLink(secret, 'de', 1, database);
  expect(kept).toMatchObject({ actor, secret, via: 'mail', visit: null });
  for (const again of [secret, `${secret}.`, `${secret}&data=05`])
    expect(await keepMailLink(again, 'en', 2, database)).toEqual(kept);
  expect(await listBookings(database)).toEqual([kept]);
});

test('[B5.6] the name of an appointment outlives what the office says of it, and is erased with the booking', async () => {
  const device = aDevice('http://127.0.0.1:1');
  const { database } = await device.tab();
  const booking = await aBooking(null);
  const known = ownAppointmentOf(aRequest());
  await keepBooking(booking, database);
  await keepLabel(booking, 'Papa', database);
  await keepKnown(booking, known, database);
  await keepKnown(booking, { ...known, id: visitId.parse('w'.repeat(20)) }, database);
  const kept = async () => (await listBookings((await device.tab()).database))[0];
  expect((await kept())?.label).toBe('Papa');
  expect((await kept())?.visit).toBe('w'.repeat(20));
  await keepLabel(booking, null, database);
  expect(await kept()).not.toHaveProperty('label');
  await keepLabel(booking, 'Papa', database);
  await removeBooking(booking.actor, database);
  expect(await kept()).toBeUndefined();
  await expect(keepLabel(booking, 'Papa', memoryDatabase())).rejects.toThrow('as long as the page is open');
});
