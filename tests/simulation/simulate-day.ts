/** One whole day of an office, from a seed: played, watched at every step, and measured. */
import { openFiguresDoc } from '../../src/lib/docs/figures-doc.ts';
import { visitIn } from '../../src/lib/domain/day.ts';
import type { Day } from '../../src/lib/domain/day.ts';
import { toldWaits } from '../../src/lib/domain/estimate.ts';
import type { NumberBlock } from '../../src/lib/domain/ticket.ts';
import { addDays, MINUTE, startOfDay, timeOfDay } from '../../src/lib/domain/time.ts';
import type { Visit } from '../../src/lib/domain/visit.ts';
import { MONDAY } from '../support/build/index.ts';
import { chanceOf, digestOf, openVirtualOffice } from '../support/office/index.ts';
import type { VirtualCounter, VirtualDevice, VirtualOffice, Weather } from '../support/office/index.ts';
import { Clerk } from './clerk.ts';
import { Ledger } from './ledger.ts';
import type { Check, Violation } from './ledger.ts';
import { changeHours } from './lead.ts';
import { disturb, disturbRelay, fallAsleep, restoreInSilence, restoreRelay, wrongBy } from './misfortune.ts';
import type { Cuts } from './misfortune.ts';
import { send } from './people.ts';
import type { Person } from './person.ts';
import { Promises } from './promises.ts';
import { Scene } from './scene.ts';
import { ALL_BACK, CLOSES, OPENS, simulatedOffice } from './the-office.ts';
import { SECRET, Watch } from './watch.ts';

/** Planted to prove that the checks bite. */
export const faults = [
  'one place too many',
  'a lost frame',
  'one block for two kiosks',
  'a place given up in silence',
  'a restore of which nobody is told',
] as const;
export type Fault = (typeof faults)[number];

export interface DayOptions {
  readonly seed: number;
  readonly visits?: number;
  readonly fault?: Fault;
  /** How often and for how long devices are cut off. */
  readonly cuts?: Cuts;
  /** C3, C11: the lead changes the hours of the day that has begun. */
  readonly newHours?: boolean;
  /** M18: the relay goes on with an older copy of its store. */
  readonly restore?: boolean;
  /** M14, M20: one of these stays cut off until after midnight. */
  readonly asleep?: 'counter' | 'kiosk' | null;
}

export interface Measures {
  readonly people: number;
  readonly served: number;
  /** Minutes, one for each who was called. */
  readonly waits: readonly number[];
  /** Share of the counters' opening hours spent with people. */
  readonly use: number;
  /** What was told of the wait, and what it was. */
  readonly told: ReturnType<typeof toldWaits>;
  readonly mostOvertaken: number;
  readonly requests: number;
}

export interface DayOutcome {
  readonly seed: number;
  readonly violations: readonly Violation[];
  readonly evaluated: ReadonlyMap<Check, number>;
  readonly measures: Measures;
}

const WEATHER: Weather = { delay: (chance) => chance.whole(10, 400), twice: 0.02, shuffled: true };
const ZONE = 'Europe/Berlin';
const TUESDAY = addDays(MONDAY, 1);

export async function simulateDay({
  seed,
  visits = 180,
  fault,
  cuts = 'now and then',
  newHours = false,
  restore = false,
  asleep = null,
}: DayOptions): Promise<DayOutcome> {
  const office = simulatedOffice();
  const chance = chanceOf(seed);
  let clock = (): string => '';
  const ledger = new Ledger(() => clock());
  let watch: Watch | null = null;
  const opened = await openVirtualOffice({
    office,
    seed: seed + 1,
    now: OPENS - 110 * MINUTE,
    seams: {
      rooms: (rooms) => watch?.over(rooms) ?? rooms,
      ...(fault === 'one place too many' ? { office: oneMore } : {}),
    },
  });
  clock = () => timeOfDay(opened.time.now(), ZONE);
  const promises = new Promises(ledger);
  const watching = new Watch(office, [MONDAY, TUESDAY], opened.time, ledger, cuts, promises);
  watch = watching;
  // From now on every life of the relay is watched.
  opened.relay.kill();
  await opened.relay.start();
  const scene = new Scene(opened, chance, ledger, promises);

  const shared: { numbers?: NumberBlock } =
    fault === 'one block for two kiosks' ? { numbers: { from: 1, to: 100 } } : {};
  for (const name of ['kiosk-1', 'kiosk-2'])
    scene.kiosks.push(await opened.kiosk(name, { clockAhead: wrongBy(scene), ...shared }));
  const counters: VirtualCounter[] = [];
  for (const { id } of office.counters) {
    const more = counters.length === 0 ? (['people', 'memo', 'slots'] as const) : [];
    const reads = ['office', 'day', ...more] as const;
    counters.push(await opened.counter(id, { clockAhead: wrongBy(scene), reads }));
  }
  scene.telephone = counters[0]!;
  const lead = newHours
    ? await opened.lead('lead', { clockAhead: wrongBy(scene), reads: ['office', 'day', 'slots'] })
    : null;
  const clerks = counters.map((counter) => new Clerk(scene, counter));
  opened.weather = fault === 'a lost frame' ? { ...WEATHER, lost: 0.002 } : WEATHER;
  // The weather of a line is that of the moment in which it was opened.
  for (const device of opened.devices) {
    device.cut();
    device.connect();
    disturb(scene, device, cuts);
  }
  disturbRelay(scene);
  if (lead !== null) changeHours(scene, lead);
  if (restore) restoreRelay(scene, () => watching.restored());
  if (fault === 'a restore of which nobody is told') restoreInSilence(scene, () => watching.restored());
  if (fault === 'a place given up in silence') giveUpInSilence(scene);
  if (asleep !== null) fallAsleep(scene, asleep === 'counter' ? chance.pick(counters) : scene.kiosks[1]!);
  for (let i = 0; i < visits; i++) {
    send(
      scene,
      chance.weighted([
        [43, 'booked ahead'],
        [9, 'booked today'],
        [6, 'phoned'],
        [42, 'walk-in'],
      ] as const),
    );
  }

  for (let t = OPENS - 60 * MINUTE; t < ALL_BACK; t += 5 * MINUTE) {
    await opened.time.until(t);
    compareDevices(scene, watch);
  }
  await opened.time.until(ALL_BACK);
  await endTheDay(scene, watch);
  const day = watch.day(MONDAY);
  const measures: Measures = {
    people: scene.people.length,
    served: scene.people.filter((p) => p.servedAt !== null).length,
    waits: [...day.visits.values()].flatMap(waitOf),
    use: clerks.reduce((sum, c) => sum + c.worked, 0) / (clerks.length * (CLOSES - OPENS)),
    told: toldWaits(day),
    mostOvertaken: watching.mostOvertaken,
    requests: day.facts.size,
  };
  await overNight(scene, watch);
  for (const device of [...opened.devices, ...scene.phones]) device.dispose();
  opened.relay.kill();
  return { seed, violations: ledger.violations, evaluated: ledger.evaluated, measures };
}

/** Minutes from when somebody is ready to when they are called. */
function waitOf({ arrivedAt, due, firstCalledAt, startedAt }: Visit): number[] {
  const called = firstCalledAt ?? startedAt;
  return arrivedAt === null || called === null
    ? []
    : [Math.max(0, called - Math.max(arrivedAt, due ?? 0)) / MINUTE];
}

/** The fault: the arbiter lets one more in than the office has places for. */
function oneMore(office: VirtualOffice['office']): VirtualOffice['office'] {
  return {
    ...office,
    windows: office.windows.map((w) => ({
      ...w,
      lanes: Object.fromEntries(
        Object.entries(w.lanes).map(([id, c]) => [
          id,
          { ...c, online: c.online + 1, counters: c.counters + 1 },
        ]),
      ),
    })),
  };
}

/** The fault: the office cancels somebody's appointment, and nobody has asked for it. */
function giveUpInSilence(scene: Scene): void {
  scene.at(OPENS + 90 * MINUTE, () => {
    const { telephone } = scene;
    const one = [...telephone.said().visits.values()].find(
      (v) => v.state === 'booked' && v.due! > scene.now() + 30 * MINUTE,
    );
    if (one !== undefined)
      scene.asked(telephone, telephone.ask(telephone.compose('cancel', { visit: one.id }, MONDAY)));
  });
}

/** Who holds the same evidence must see the same day, and what a device shows must be true when it asks nothing. */
function compareDevices({ office, ledger }: Scene, watch: Watch): void {
  const relay = watch.day(MONDAY);
  for (const device of office.devices) {
    const said = device.said(MONDAY);
    if (said.facts.size !== relay.facts.size || ![...said.facts.keys()].every((id) => relay.facts.has(id)))
      continue;
    ledger.expect(
      'the same evidence gives the same day on every device',
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

async function endTheDay(scene: Scene, watch: Watch): Promise<void> {
  const { office, ledger, people, asleep } = scene;
  scene.over = true;
  if (office.relay.rooms === null) await office.relay.start();
  const awake = office.devices.filter((device) => !asleep.has(device));
  const devices: VirtualDevice[] = [...awake, ...scene.phones];
  for (const device of devices) device.connect();
  await office.time.pass(2 * MINUTE);

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
      'the same evidence gives the same day on every device',
      device.said(MONDAY).facts.size === day.facts.size,
      () => `${device.name} has ${device.said(MONDAY).facts.size} of ${day.facts.size} facts`,
    );
  compareDevices(scene, watch);
  scene.promises.atTheEnd(day);
  for (const person of people)
    ledger.expect(
      'nobody who waits is forgotten',
      // A crowd's last is still being served when the day is stopped.
      ['away', 'gone'].includes(person.where) ||
        (person.where === 'at-counter' && stateOf(day, person) === 'serving'),
      () => `${person.number} is ${person.where}, the office has them ${stateOf(day, person)}`,
    );
  if (asleep.size === 0) compareWithPeople(scene, day);
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
      'whoever was served is finished, at the counter that served them',
      visit?.state === 'finished' && visit.counter === person.servedAt,
      () => `${person.number} is ${visit?.state} at ${visit?.counter}, served at ${person.servedAt}`,
    );
  }
}

/** A phone that was disposed of in between has had its answer. */
const isAnswered = (device: VirtualDevice, id: Parameters<VirtualDevice['answer']>[0]): boolean =>
  !device.pending().some((r) => r.id === id);

async function overNight(scene: Scene, watch: Watch): Promise<void> {
  const { office, ledger, asleep } = scene;
  await office.time.until(startOfDay(TUESDAY, ZONE) + 30 * MINUTE);
  await expectSettled(scene, watch);
  if (asleep.size === 0) return;
  // M14, M20: now they come back, with what they saw yesterday.
  const before = watch.day(TUESDAY).facts.size;
  for (const device of asleep) device.connect();
  await office.time.pass(MINUTE);
  for (const device of asleep) device.said(MONDAY);
  await office.time.pass(4 * MINUTE);
  expectDrained(ledger, [...asleep]);
  const day = watch.day(MONDAY);
  ledger.expect(
    'news of yesterday counts for yesterday alone',
    watch.day(TUESDAY).facts.size === before,
    () => 'the new day has news of it',
  );
  // P1: a kiosk does not read yesterday any more.
  const readers = [...asleep].filter(({ identity }) => identity.role !== 'kiosk');
  for (const device of readers)
    ledger.expect(
      'news of yesterday counts for yesterday alone',
      isSame(device.said(MONDAY), day) && device.said(MONDAY).facts.size === day.facts.size,
      () => `${device.name} sees another day: ${differences(day, device.said(MONDAY))}`,
    );
  compareWithPeople(scene, day);
  await expectSettled(scene, watch);
}

/** Q7: nobody is left open, and the figures say what the day says. */
async function expectSettled({ office, ledger }: Scene, watch: Watch): Promise<void> {
  const day = watch.day(MONDAY);
  const open = [...day.visits.values()].filter((v) =>
    ['reserved', 'booked', 'arrived', 'called', 'serving', 'parked'].includes(v.state),
  );
  const name = 'over night everything is settled and counted';
  ledger.expect(name, open.length === 0, () => open.map((v) => `${v.number} is ${v.state}`).join());
  const figures = openFiguresDoc(
    await office.relay.rooms!.open({ kind: 'figures', office: office.office.id }),
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
