/** What must hold when devices are compared, when the day is over, and over night. */
import { openFiguresDoc } from '../../src/lib/docs/figures-doc.ts';
import { activeAt, visitIn } from '../../src/lib/domain/day/day.ts';
import type { Day } from '../../src/lib/domain/day/day.ts';
import type { Counter } from '../../src/lib/domain/office/office.ts';
import { queueOf } from '../../src/lib/domain/queue/queue.ts';
import { MINUTE_MS, monthOf, startOfDay } from '../../src/lib/domain/time.ts';
import type { Visit } from '../../src/lib/domain/day/visit.ts';
import { MONDAY } from '../support/build/index.ts';
import { digestOf } from '../support/office/index.ts';
import type { VirtualDevice } from '../support/office/index.ts';
import type { Ledger } from './ledger.ts';
import type { Person } from './person.ts';
import type { Scene } from './scene.ts';
import { TUESDAY, ZONE } from './the-office.ts';
import { SECRET } from './watch.ts';
import type { Watch } from './watch.ts';

/** Who holds the same steps must see the same day, and what a device shows must be true when it asks nothing. */
export function compareDevices(scene: Scene, watch: Watch): void {
  const { office, ledger } = scene;
  const relay = watch.day(MONDAY);
  const old = [...relay.events.keys()].slice(0, scene.eventsBefore);
  scene.eventsBefore = relay.events.size;
  for (const device of office.devices) {
    const said = device.said(MONDAY);
    if (device.isLive({ kind: 'day', office: office.office.id, date: MONDAY }))
      ledger.expect(
        'a connected device has what the relay has',
        said.events.size >= relay.events.size || old.every((id) => said.events.has(id)),
        () => `${device.name} has ${said.events.size} of ${old.length} events that are older`,
      );
    if (
      said.events.size !== relay.events.size ||
      ![...said.events.keys()].every((id) => relay.events.has(id))
    )
      continue;
    ledger.expect(
      'the same steps gives the same day on every device',
      isSame(said, relay),
      () => `${device.name} sees another day: ${differences(relay, said)}`,
    );
    if (device.pending().length > 0) continue;
    const shown = device.day(MONDAY);
    ledger.expect(
      'with nothing asked a device shows what the relay says',
      isSame(shown, relay),
      () => `${device.name} shows another day: ${differences(relay, shown)}`,
    );
  }
}

const texts = new WeakMap<Visit, string>();

/** A visit is never changed, only replaced, so each has to be written out but once. */
function textOf(visit: Visit): string {
  const known = texts.get(visit);
  if (known !== undefined) return known;
  const text = JSON.stringify(visit);
  texts.set(visit, text);
  return text;
}

function isSame(one: Day, other: Day): boolean {
  if (one.visits.size !== other.visits.size) return false;
  for (const [id, visit] of one.visits) {
    const there = other.visits.get(id);
    if (there === undefined || textOf(visit) !== textOf(there)) return false;
  }
  return true;
}

function differences(one: Day, other: Day): string {
  const [a, b] = [digestOf(one), digestOf(other)];
  const number = Object.keys({ ...a, ...b }).find((n) => JSON.stringify(a[n]) !== JSON.stringify(b[n]));
  return `${number}: ${JSON.stringify(a[number!])} and ${JSON.stringify(b[number!])}`;
}

export async function endTheDay(scene: Scene, watch: Watch): Promise<void> {
  const { office, ledger, people, asleep } = scene;
  scene.over = true;
  if (office.relay.rooms === null) await office.relay.start();
  const awake = office.devices.filter((device) => !asleep.has(device));
  const devices: VirtualDevice[] = [...awake, ...scene.phones];
  for (const device of devices) device.connect();
  await office.time.pass(2 * MINUTE_MS);

  expectDrained(ledger, devices);
  for (const [id, device] of scene.open) {
    if (asleep.has(device)) continue;
    ledger.expect(
      'every request is answered once its device is connected',
      isAnswered(device, id),
      () => `${device.name}: ${id}`,
    );
  }
  for (const phone of scene.phones) phone.putAway();
  ledger.expect('nothing could not be read', office.relay.faults.length === 0, () =>
    office.relay.faults.join(),
  );
  const day = watch.day(MONDAY);
  for (const device of awake)
    ledger.expect(
      'the same steps gives the same day on every device',
      device.said(MONDAY).events.size === day.events.size,
      () => `${device.name} has ${device.said(MONDAY).events.size} of ${day.events.size} events`,
    );
  compareDevices(scene, watch);
  scene.promises.atTheEnd(day);
  for (const person of people)
    ledger.expect(
      'no waiting visitor is forgotten',
      // A crowd's last are still being served when the day is stopped, or wait while each counter serves another.
      ['away', 'gone'].includes(person.where) ||
        (person.where === 'at-counter' && stateOf(day, person) === 'serving') ||
        (person.where === 'waiting' && isInLine(scene, day, person)),
      () => `${person.number} is ${person.where}, the office has them ${stateOf(day, person)}`,
    );
  if (asleep.size === 0) compareWithPeople(scene, day);
  closeInTheEvening(scene);
}

/** Laptops are closed. One kiosk stays on, as kiosks do, and turns its page at midnight. */
function closeInTheEvening({ office, kiosks, asleep }: Scene): void {
  for (const device of office.devices) if (device !== kiosks[0] && !asleep.has(device)) device.putAway();
}

/** All counters serve, and the list of one of them has the person. */
function isInLine({ office: { office, time } }: Scene, day: Day, { visit }: Person): boolean {
  const isServing = ({ id }: Counter): boolean => activeAt(day, id)?.state === 'serving';
  const lists = ({ id, lanes }: Counter): boolean =>
    queueOf(office, day, lanes, time.now(), id).some((turn) => turn.visit.id === visit);
  return office.counters.every(isServing) && office.counters.some(lists);
}

const stateOf = (day: Day, { visit }: Person): string | undefined =>
  visit === null ? undefined : visitIn(day, visit)?.state;

function expectDrained(ledger: Ledger, devices: readonly VirtualDevice[]): void {
  for (const device of devices) {
    const left = device.pending().map((r) => r.kind);
    ledger.expect('outboxes drain', left.length === 0, () => `${device.name} still asks ${left.join(', ')}`);
    ledger.expect('nothing could not be read', device.badRecords.length === 0, () =>
      device.badRecords.join(),
    );
  }
}

/** What people hold in their hands and remember, and what the office has written down. */
function compareWithPeople({ ledger, people, kiosks }: Scene, day: Day): void {
  for (const { number, id } of kiosks.flatMap((k) => k.printed))
    ledger.expect('every number on paper has its ticket', visitIn(day, id)?.number === number, () => number);
  for (const person of people) {
    if (person.servedAt === null) continue;
    const visit = person.visit === null ? undefined : visitIn(day, person.visit);
    ledger.expect(
      'a served visitor is finished, at the counter that served them',
      visit?.state === 'finished' && visit.counter === person.servedAt,
      () => `${person.number} is ${visit?.state} at ${visit?.counter}, served at ${person.servedAt}`,
    );
  }
}

/** A phone that was disposed of in between has had its answer. */
const isAnswered = (device: VirtualDevice, id: Parameters<VirtualDevice['answer']>[0]): boolean =>
  !device.pending().some((r) => r.id === id);

export async function overNight(scene: Scene, watch: Watch): Promise<void> {
  const { office, ledger, asleep } = scene;
  await office.time.until(startOfDay(TUESDAY, ZONE) + 30 * MINUTE_MS);
  await expectSettled(scene, watch);
  if (asleep.size === 0) return;
  // M14, M20: now they come back, with what they saw yesterday.
  const before = watch.day(TUESDAY).events.size;
  for (const device of asleep) device.connect();
  await office.time.pass(MINUTE_MS);
  for (const device of asleep) if (device.identity.role !== 'kiosk') device.said(MONDAY);
  await office.time.pass(4 * MINUTE_MS);
  expectDrained(ledger, [...asleep]);
  const day = watch.day(MONDAY);
  ledger.expect(
    'news of yesterday counts for yesterday alone',
    watch.day(TUESDAY).events.size === before,
    () => 'the new day has news of it',
  );
  // P1: a kiosk does not read yesterday any more.
  const readers = [...asleep].filter(({ identity }) => identity.role !== 'kiosk');
  for (const device of readers)
    ledger.expect(
      'news of yesterday counts for yesterday alone',
      isSame(device.said(MONDAY), day) && device.said(MONDAY).events.size === day.events.size,
      () => `${device.name} sees another day: ${differences(day, device.said(MONDAY))}`,
    );
  compareWithPeople(scene, day);
  await expectSettled(scene, watch);
}

/** Q7: no visitor is left open, and the figures say what the day says. */
async function expectSettled({ office, ledger }: Scene, watch: Watch): Promise<void> {
  const day = watch.day(MONDAY);
  const open = [...day.visits.values()].filter((v) =>
    ['reserved', 'booked', 'arrived', 'called', 'serving', 'parked'].includes(v.state),
  );
  const name = 'over night everything is settled and counted';
  ledger.expect(name, open.length === 0, () => open.map((v) => `${v.number} is ${v.state}`).join());
  const figures = openFiguresDoc(
    await office.relay.rooms!.open({ kind: 'figures', office: office.office.id, month: monthOf(MONDAY) }),
    () => {},
  );
  const counted = figures.all.get(MONDAY);
  const finished = [...day.visits.values()].filter((v) => v.state === 'finished').length;
  ledger.expect(
    name,
    counted?.finished === finished,
    () => `${counted?.finished} of ${finished} are counted`,
  );
  ledger.expect('no name in the day or on the board', !SECRET.test(JSON.stringify(counted)), () => 'figures');
  figures.close();
}
