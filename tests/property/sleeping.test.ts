/** An office that falls asleep whenever it is not needed ends like one that is always open. */
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Identity } from '../../src/lib/domain/access.ts';
import { nextBlock } from '../../src/lib/domain/day/ticket.ts';
import type { ActorId, VisitId } from '../../src/lib/domain/ids.ts';
import { actorId, requestId, staffId, visitId } from '../../src/lib/domain/ids.ts';
import type { Request } from '../../src/lib/domain/requests/request.ts';
import { addDays, dateOf, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { aContact, actor, anOffice, ask, at, choose, counter, lane, MONDAY } from '../support/build/index.ts';
import { chanceOf, lookAtBoard, openVirtualOffice } from '../support/office/index.ts';
import type { VirtualOffice } from '../support/office/index.ts';

/** Without offers, which draw chance whenever they are looked for. */
const OFFICE = anOffice({ rules: { activation: 30, offer: null, horizonDays: 5 } });
const HOUR_MS = 60 * MINUTE_MS;
const EVENTS = 14;
const SEEDS = [1, 2, 3];
const DAYS = 4;
const KIOSK = actor('kiosk');
const CLERK = actor('clerk');

const as = (role: 'citizen' | 'kiosk' | 'clerk', who: ActorId): Identity => ({
  role,
  actor: who,
  office: role === 'citizen' ? null : OFFICE.id,
});

/** Comes, asks, waits for the answer, and goes. */
async function askAs(office: VirtualOffice, identity: Identity, request: Request): Promise<void> {
  const peer = {
    ...{ identity, buffered: 0, send: () => {}, close: () => {}, mayRequest: () => true },
    fail(error: unknown) {
      throw error;
    },
  };
  const doc = new Y.Doc();
  const seat = await office.relay.rooms!.enter(
    { kind: 'outbox', actor: actorId.parse(identity.actor) },
    peer,
  );
  doc.getArray('records').push([[`request:${request.id}`, request]]);
  expect(seat.give('answer', Y.encodeStateAsUpdate(doc))).toBeNull();
  await office.time.pass(2_000);
  seat.leave();
  await office.time.pass(1_000);
}

type Day = Readonly<Record<string, unknown>>;

/** What the store holds in the end, the boards that were seen on the way, and the mails. */
async function aLife(
  seed: number,
  idleMs: number,
): Promise<{ stored: Day; boards: unknown[]; mails: string[] }> {
  const office = await openVirtualOffice({ seed, office: OFFICE, seams: { idleMs } });
  const { relay, time } = office;
  const chance = chanceOf(seed);
  const visits: { readonly date: LocalDate; readonly visit: VisitId }[] = [];
  const boards: unknown[] = [];
  const numbers = nextBlock('kiosk', [], undefined)!;
  const device = { type: 'device', actor: KIOSK, surface: 'kiosk', name: 'Foyer', numbers } as const;
  await relay.arbiter.putStaff(OFFICE.id, { ...device, pairedAt: time.now(), revokedAt: null });
  const member = { type: 'actor', actor: CLERK, member: staffId.parse(CLERK) } as const;
  await relay.arbiter.putStaff(OFFICE.id, { ...member, at: time.now() });
  for (let n = 0; n < EVENTS; n++) {
    const now = time.now();
    const today = dateOf(now, OFFICE.timeZone);
    const id = requestId.parse(`request-${seed}-${String(n).padStart(12, '0')}`);
    const common = { id, at: now, office: OFFICE.id };
    const noted = (date: LocalDate): void => void visits.push({ date, visit: visitId.parse(id) });
    const known = visits.length === 0 ? null : chance.pick(visits);
    const what = chance.weighted([
      [4, 'book'],
      [3, 'take-ticket'],
      [1, 'cancel'],
      [2, 'call'],
      [2, 'start'],
      [2, 'finish'],
    ] as const);
    if (what === 'book') {
      const start = at(
        `1${chance.whole(0, 1)}:${chance.pick(['00', '30'])}`,
        addDays(today, chance.whole(0, 3)),
      );
      const contact = aContact({ mail: `${id}@example.org` });
      const services = [choose('id-card')];
      const booking = ask('book', { ...common, start, services, contact, language: 'de', reminder: true });
      await askAs(office, as('citizen', actor(`phone-${n}`)), booking);
      noted(booking.date);
    } else if (what === 'take-ticket') {
      const given = { services: [choose('id-card')], lane: lane('main'), language: 'de' } as const;
      const number = `A${String(numbers.from + n).padStart(3, '0')}`;
      await askAs(
        office,
        as('kiosk', KIOSK),
        ask('take-ticket', { ...common, ...given, number, date: today } as never),
      );
      noted(today);
    } else if (known !== null) {
      const { date, visit } = known;
      const step = what === 'cancel' ? { visit } : { visit, counter: counter('c1') };
      await askAs(office, as('clerk', CLERK), ask(what, { ...common, ...step, date } as never));
    }
    // An office that is open reckons its waits at each full minute.
    await time.until(Math.ceil(time.now() / MINUTE_MS) * MINUTE_MS);
    boards.push(await lookAtBoard(office, OFFICE.id));
    await time.pass(chance.pick([MINUTE_MS, 20 * MINUTE_MS, HOUR_MS, 9 * HOUR_MS]));
  }
  await time.until(at('03:00', addDays(MONDAY, DAYS + 8)));
  await lookAtBoard(office, OFFICE.id);
  await time.settle();
  const stored: Record<string, unknown> = {};
  for (const name of await relay.store.list('')) {
    const doc = new Y.Doc();
    for (const update of await relay.store.load(name)) Y.applyUpdate(doc, update);
    const records = doc.getArray('records').toArray() as [string, Record<string, unknown>][];
    // Each life has a store of its own.
    stored[name] = Object.fromEntries(records.map(([key, value]) => [key, { ...value, store: null }]));
  }
  expect(relay.faults).toEqual([]);
  const mails = relay.mails.map(({ order }) => `${order.kind} ${order.appointment.id}`);
  return { stored, boards, mails };
}

it('ends equal, shows the same boards and sends the same mails', async () => {
  let seen = 0;
  for (const seed of SEEDS) {
    const [awake, sleepy] = [await aLife(seed, Infinity), await aLife(seed, 0)];
    expect(sleepy).toEqual(awake);
    seen += Object.keys(awake.stored).filter((name) => name.startsWith('day:')).length + awake.mails.length;
  }
  // Not two empty lives.
  expect(seen).toBeGreaterThan(5 * SEEDS.length);
});
