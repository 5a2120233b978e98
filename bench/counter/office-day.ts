/** A day at the office with a given number of visits: half are over, a quarter wait, a quarter is still to come. */
import { counterId, laneId, serviceId } from '../../src/lib/domain/ids.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { StaffDevice } from '../support/device.ts';

/** A booking grid that every service of the office keeps to, and as many as may start at once. */
const GRID_MS = 15 * MINUTE_MS;
const BOOKED_AT_ONCE = 8;
/** The first appointment to come, from now. */
const FIRST_DUE_MS = 60 * MINUTE_MS;

/** At the other end of the office, so that no measured page shows it as its own. */
const AWAY = counterId.parse('12');

/** Asks for everything as a clerk does, one after the other. */
export async function fillDay(reception: StaffDevice, visits: number, now: Instant): Promise<void> {
  const [over, booked] = [Math.floor(visits / 2), Math.floor(visits / 4)];
  for (let nth = 0; nth < booked; nth++) await book(reception, nth, now);
  for (let nth = 0; nth < visits - booked; nth++) {
    const visit = await takeNumber(reception, nth);
    if (nth >= over) continue;
    for (const kind of ['call', 'start', 'finish'] as const)
      await reception.ask({ kind, visit, counter: AWAY });
  }
}

async function takeNumber(reception: StaffDevice, nth: number) {
  // Two lanes in turn, since a lane has 400 numbers a day at the arbiter.
  const isShort = nth % 2 === 0;
  const { visit } = await reception.ask({
    kind: 'take-ticket',
    services: [{ service: serviceId.parse(isShort ? 'papers-pick-up' : 'id-card'), quantity: 1 }],
    lane: laneId.parse(isShort ? 'short' : 'main'),
    number: null,
    language: 'de',
  });
  if (visit === null) throw new Error('a number was given without a visit');
  return visit;
}

async function book(reception: StaffDevice, nth: number, now: Instant): Promise<void> {
  const first = Math.ceil((now + FIRST_DUE_MS) / GRID_MS) * GRID_MS;
  await reception.ask({
    kind: 'book',
    start: first + Math.floor(nth / BOOKED_AT_ONCE) * GRID_MS,
    services: [{ service: serviceId.parse('id-card'), quantity: 1 }],
    contact: { name: `Jürgen Müller-Lüdenscheidt ${nth}`, mail: null, phone: '02362 4711', birthDate: null },
    language: 'de',
    reminder: false,
  });
}
