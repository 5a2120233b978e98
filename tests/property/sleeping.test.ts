/** An office that falls asleep whenever it is not needed, also over a restart, ends like one that is always open. */
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Identity } from '../../src/lib/domain/access.ts';
import { nextBlock } from '../../src/lib/domain/day/ticket.ts';
import type { ActorId, VisitId } from '../../src/lib/domain/ids.ts';
import { actorId, officeId, requestId, staffId, visitId } from '../../src/lib/domain/ids.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import type { Request } from '../../src/lib/domain/requests/request.ts';
import { addDays, dateOf, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { aContact, actor, anOffice, ask, at, choose, counter, lane, MONDAY } from '../support/build/index.ts';
import type { Batch } from '../../sync-server/store/store.ts';
import { chanceOf, lookAtBoard, openVirtualOffice } from '../support/office/index.ts';
import type { VirtualOffice } from '../support/office/index.ts';

/** Several, so that some are due at once while others stay asleep. */
const OFFICES = ['musterstadt', 'nachbarstadt', 'drittstadt'].map((id) =>
  anOffice({ id: officeId.parse(id), rules: { activation: 30, offer: 45, leadMinutes: 0, horizonDays: 5 } }),
);
const HOUR_MS = 60 * MINUTE_MS;
const EVENTS = 24;
/** `SLEEPING_SEEDS=60`: the first 60. */
const SEEDS =
  process.env.SLEEPING_SEEDS === undefined
    ? [1, 2, 13, 15]
    : Array.from({ length: Number(process.env.SLEEPING_SEEDS) }, (_, i) => i + 1);
const DAYS = 12;
const KIOSK = actor('kiosk');
const CLERK = actor('clerk');

const as = (role: 'citizen' | 'kiosk' | 'clerk', who: ActorId, { id }: Office): Identity => ({
  role,
  actor: who,
  office: role === 'citizen' ? null : id,
});

/** Comes, asks, waits for the answer, and goes. */
async function askAs(town: VirtualOffice, identity: Identity, request: Request): Promise<void> {
  const peer = {
    ...{ identity, buffered: 0, send: () => {}, close: () => {}, mayRequest: () => true },
    fail(error: unknown) {
      throw error;
    },
  };
  const doc = new Y.Doc();
  const seat = await town.relay.rooms!.enter({ kind: 'outbox', actor: actorId.parse(identity.actor) }, peer);
  doc.getArray('records').push([[`request:${request.id}`, request]]);
  expect(seat.give('answer', Y.encodeStateAsUpdate(doc))).toBeNull();
  await town.time.pass(2_000);
  seat.leave();
  await town.time.pass(1_000);
}

type Day = Readonly<Record<string, unknown>>;

interface Life {
  readonly mails: readonly string[];
  /** What the store holds in the end. */
  readonly stored: Day;
  /** The boards that were seen on the way. */
  readonly boards: readonly unknown[];
  /** What was written at which moment, but for what only readers see and is reckoned anew at an opening. */
  readonly written: readonly string[];
  /** Starts after which no document was open. */
  readonly startsAsleep: number;
}

async function aLife(seed: number, idleMs: number): Promise<Life> {
  const written: string[] = [];
  const onCommit = (batch: Batch): void => {
    for (const { name } of batch.updates)
      if (/^(day|people|memo|figures|staff|log):/.test(name)) written.push(`${batch.at} ${name}`);
    for (const { kind } of batch.mails) written.push(`${batch.at} mail ${kind}`);
  };
  const [first, ...others] = OFFICES as [Office, ...Office[]];
  // Which of two offices is first at one moment says nothing, so mails draw no chance.
  const seams = { idleMs, onCommit, others, mailLetter: () => 0 };
  const town = await openVirtualOffice({ seed, office: first, seams });
  const { relay, time } = town;
  const chance = chanceOf(seed);
  const visits: { readonly office: Office; readonly date: LocalDate; readonly visit: VisitId }[] = [];
  const boards: unknown[] = [];
  let startsAsleep = 0;
  const numbers = nextBlock('kiosk', [], undefined)!;
  const device = { type: 'device', actor: KIOSK, surface: 'kiosk', name: 'Foyer', numbers } as const;
  const member = { type: 'actor', actor: CLERK, member: staffId.parse(CLERK) } as const;
  for (const { id } of OFFICES) {
    await relay.arbiter.putStaff(id, { ...device, pairedAt: time.now(), revokedAt: null });
    await relay.arbiter.putStaff(id, { ...member, at: time.now() });
  }
  for (let n = 0; n < EVENTS; n++) {
    const now = time.now();
    const known = visits.length === 0 ? null : chance.pick(visits);
    const office = chance.pick(OFFICES);
    const today = dateOf(now, office.timeZone);
    const id = requestId.parse(`request-${String(seed).padStart(4, '0')}-${String(n).padStart(9, '0')}`);
    const common = { id, at: now, office: office.id };
    const noted = (date: LocalDate): void => void visits.push({ office, date, visit: visitId.parse(id) });
    const what = chance.weighted([
      [4, 'book'],
      [3, 'take-ticket'],
      [2, 'cancel'],
      [3, 'wish and give up'],
      [2, 'call'],
      [2, 'start'],
      [2, 'finish'],
      [2, 'kill'],
      [2, 'book and kill'],
      [2, 'stop'],
    ] as const);
    if (what === 'book' || what === 'book and kill') {
      const start = at(
        `1${chance.whole(0, 1)}:${chance.pick(['00', '30'])}`,
        addDays(today, chance.whole(0, 3)),
      );
      const contact = aContact({ mail: `${id}@example.org` });
      const services = [choose('id-card')];
      const booking = ask('book', { ...common, start, services, contact, language: 'de', reminder: true });
      // Staff's stand at once; what a phone books lapses without its confirmation.
      const who =
        chance.whole(0, 2) === 0 ? as('citizen', actor(`phone-${n}`), office) : as('clerk', CLERK, office);
      await askAs(town, who, booking);
      noted(booking.date);
    } else if (what === 'wish and give up') {
      // Two hold an appointment, the later one waits for an earlier place, and the other gives theirs up.
      const clerk = as('clerk', CLERK, office);
      const byId = (part: string) => requestId.parse(`${id}-${part}`);
      const [early, late] = [1, 2].map((days) => {
        const start = at('10:00', addDays(today, days));
        const contact = aContact({ mail: `${id}-${days}@example.org` });
        const language = 'de' as const;
        const given = { services: [choose('id-card')], contact, language, reminder: false };
        return ask('book', { ...common, ...given, id: byId(`${days}`), start });
      }) as [Request, Request];
      for (const booking of [early, late]) await askAs(town, clerk, booking);
      const about = ({ date, id: booking }: Request) => ({ date, visit: visitId.parse(booking) });
      const wish = { ...common, ...about(late), id: byId('wish'), earlier: true };
      await askAs(town, clerk, ask('wish', wish));
      await askAs(town, clerk, ask('cancel', { ...common, ...about(early), id: byId('cancel') }));
    } else if (what === 'take-ticket') {
      const given = { services: [choose('id-card')], lane: lane('main'), language: 'de' } as const;
      const number = `A${String(numbers.from + n).padStart(3, '0')}`;
      await askAs(
        town,
        as('kiosk', KIOSK, office),
        ask('take-ticket', { ...common, ...given, number, date: today } as never),
      );
      noted(today);
    } else if (known !== null && what !== 'kill' && what !== 'stop') {
      const { date, visit } = known;
      const step = what === 'cancel' ? {} : { counter: counter('c1') };
      const asked = ask(what, { ...common, ...step, visit, date, office: known.office.id } as never);
      await askAs(town, as('clerk', CLERK, known.office), asked);
    }
    if (what === 'stop' || what === 'kill' || what === 'book and kill') {
      if (what === 'stop') await relay.stop();
      else relay.kill();
      await time.pass(chance.pick([1_000, HOUR_MS, 30 * HOUR_MS]));
      await relay.start();
      await time.settle();
      if (relay.rooms!.size === 0) startsAsleep++;
      // Without a reader, who would open it: only what was kept says when something is due.
      await time.pass(chance.pick([MINUTE_MS, HOUR_MS, 9 * HOUR_MS]));
      continue;
    }
    // An office that is open reckons its waits at each full minute.
    await time.until(Math.ceil(time.now() / MINUTE_MS) * MINUTE_MS);
    boards.push(await lookAtBoard(town, office.id));
    await time.pass(chance.pick([MINUTE_MS, 20 * MINUTE_MS, HOUR_MS, 9 * HOUR_MS]));
  }
  await time.until(at('03:00', addDays(MONDAY, DAYS + 8)));
  for (const { id } of OFFICES) await lookAtBoard(town, id);
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
  const mails = relay.mails.map(({ order }) => `${order.kind} ${order.appointment.id}`).sort();
  // At one moment offices have their turns in any order.
  return { stored, boards, written: written.sort(), mails, startsAsleep };
}

it('ends equal, shows the same boards and sends the same mails at the same moments', async () => {
  let seen = 0;
  let startsAsleep = 0;
  let offers = 0;
  let atOnce = 0;
  for (const seed of SEEDS) {
    const [awake, sleepy] = [
      await aLife(seed, Infinity),
      await aLife(seed, seed % 2 === 0 ? 0 : 5 * MINUTE_MS),
    ];
    expect({ ...sleepy, startsAsleep: 0 }).toEqual(awake);
    startsAsleep += sleepy.startsAsleep;
    offers += awake.mails.filter((mail) => mail.startsWith('offer ')).length;
    const moments = new Map<string, Set<string>>();
    for (const text of sleepy.written) {
      const [moment, name] = text.split(' ') as [string, string];
      const office = name.split(':')[1];
      if (office !== undefined) moments.set(moment, (moments.get(moment) ?? new Set()).add(office));
    }
    atOnce += [...moments.values()].filter((offices) => offices.size > 1).length;
    seen += Object.keys(awake.stored).filter((name) => name.startsWith('day:')).length + awake.mails.length;
  }
  // Not two empty lives, and not two that are opened at each start.
  expect(seen).toBeGreaterThan(5 * SEEDS.length);
  expect(startsAsleep).toBeGreaterThan(SEEDS.length);
  expect(offers).toBeGreaterThan(0);
  expect(atOnce).toBeGreaterThan(SEEDS.length);
});
