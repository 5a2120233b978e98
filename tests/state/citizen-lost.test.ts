/** The bookings of a phone whose relay was put back from an older backup (M18): what each page says of them, and when. */
import 'fake-indexeddb/auto';
import { expect, onTestFinished, test, vi } from 'vitest';
import * as Y from 'yjs';
import { pageDatabase, UPDATES } from '../../src/lib/client/browser/database.ts';
import { officeId } from '../../src/lib/domain/ids.ts';
import type { ActorId } from '../../src/lib/domain/ids.ts';
import { addDays, dateOf } from '../../src/lib/domain/time.ts';
import type { OwnBookings } from '../../src/lib/state/citizen/bookings.ts';
import { openOwnBookings } from '../../src/lib/state/citizen/own-bookings.svelte.ts';
import { aClock, arbiterOf, ownAppointmentOf, yes } from '../client/arbiter.ts';
import type { SmallRelay } from '../client/small-relay.ts';
import { aRelay, closing } from '../client/surroundings.ts';
import { aContact } from '../support/build/index.ts';
import { eventually } from '../support/eventually.ts';
import { follow } from './follow.svelte.ts';

const IN_TWO_WEEKS = addDays(dateOf(Date.now(), 'Europe/Berlin'), 14);

async function aPhone(): Promise<SmallRelay> {
  const relay = await aRelay();
  vi.stubGlobal('location', { origin: relay.origin });
  onTestFinished(() => void vi.unstubAllGlobals());
  return relay;
}

/** A page of the phone, and each thing that it said on the way. */
async function aPage(): Promise<{ readonly bookings: OwnBookings; readonly said: string[] }> {
  const bookings = closing(openOwnBookings(aClock()));
  const said: string[] = [];
  onTestFinished(
    follow(() => {
      const now = `${bookings.visits.length} kept, ${bookings.lost.length} lost`;
      if (said.at(-1) !== now && bookings.loaded) said.push(now);
    }),
  );
  await eventually(() => expect(bookings.loaded).toBe(true));
  return { bookings, said };
}

/** Books, and has the office's yes. */
async function book(relay: SmallRelay, bookings: OwnBookings): Promise<ActorId> {
  const start = Date.now() + 14 * 24 * 3_600_000;
  const office = officeId.parse('dorsten');
  const services = [{ service: 'passport', quantity: 1 }] as never;
  const rest = { services, contact: aContact(), fields: [], language: 'de', reminder: false } as const;
  const asked = { office, date: IN_TWO_WEEKS, start, ...rest };
  const { actor, request } = await bookings.book(asked, null, false);
  const arbiter = arbiterOf(relay, actor);
  await eventually(() => expect(arbiter.asked()).toEqual([request]));
  const own = {
    ...ownAppointmentOf(bookings.trackedRequest(actor, request)!.request),
    date: IN_TWO_WEEKS,
    start,
  };
  arbiter.answer(yes(request), own);
  await eventually(() => expect(bookings.visits).toHaveLength(1));
  await eventually(() => expect(arbiter.asked()).toEqual([]));
  return actor;
}

test('[M18] an appointment that is newer than the backup stays in sight, and is called lost once that is certain', async () => {
  const relay = await aPhone();
  const { bookings, said } = await aPage();
  const actor = await book(relay, bookings);
  said.length = 0;

  await relay.stop();
  await eventually(() => expect(bookings.all[0]!.link.state).toBe('offline'));
  relay.restore(`inbox:${actor}`, new Y.Doc());
  await relay.start();
  await eventually(() => expect(bookings.lost).toHaveLength(1));
  expect(said).toEqual(['1 kept, 0 lost', '0 kept, 1 lost']);
  expect(bookings.lost[0]!.appointment).toMatchObject({ date: IN_TWO_WEEKS, state: 'booked' });
  bookings.close();

  const later = await aPage();
  await eventually(() => expect(later.bookings.lost).toHaveLength(1));
  expect(later.said.filter((now) => now === '0 kept, 0 lost')).toEqual([]);
  await later.bookings.forget(later.bookings.lost[0]!);
  expect(later.bookings.lost).toEqual([]);
  later.bookings.close();

  const last = await aPage();
  expect(last.bookings.all).toEqual([]);
});

test('[M18] an appointment of which the disk has less than the office is never called lost', async () => {
  const relay = await aPhone();
  const { bookings } = await aPage();
  await book(relay, bookings);
  bookings.close();
  // A power cut: the inbox is on the disk as it was before the answer, and was whole then.
  const database = await pageDatabase();
  await database.replicas!.table(UPDATES).clear();

  const { bookings: later, said } = await aPage();
  await eventually(() => expect(later.all[0]!.link).toMatchObject({ state: 'live', complete: true }));
  expect(later.visits).toHaveLength(1);
  expect(said).toEqual(['1 kept, 0 lost']);
});
