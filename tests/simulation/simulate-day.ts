/** One whole day of an office, from a seed: played, watched at every step, and measured. */
import { toldWaits } from '../../src/lib/domain/queue/estimate.ts';
import type { NumberBlock } from '../../src/lib/domain/day/number-block.ts';
import { MINUTE_MS, timeOfDay } from '../../src/lib/domain/time.ts';
import type { RequestId } from '../../src/lib/domain/ids.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { Visit } from '../../src/lib/domain/day/visit.ts';
import { MONDAY } from '../support/build/index.ts';
import { chanceOf, openVirtualOffice } from '../support/office/index.ts';
import type { PageFlaw, VirtualCounter, VirtualOffice, Weather } from '../support/office/index.ts';
import { Clerk } from './clerk.ts';
import { compareDevices, endTheDay, overNight } from './end-of-day.ts';
import { lateCallsTake } from './late-calls-take.ts';
import { Ledger } from './ledger.ts';
import type { Check, Violation } from './ledger.ts';
import { changeHours } from './lead.ts';
import type { NewHours } from './lead.ts';
import { disturb, disturbRelay, fallAsleep, restoreInSilence, restoreRelay, wrongBy } from './misfortune.ts';
import type { Cuts } from './misfortune.ts';
import { send } from './people.ts';
import { Promises } from './promises.ts';
import { Scene } from './scene.ts';
import { ALL_BACK, CLOSES, COUNTERS, OPENS, simulatedOffice, TUESDAY, ZONE } from './the-office.ts';
import { Watch } from './watch.ts';

/** Planted to prove that the checks bite. */
export const faults = [
  'one place too many',
  'a lost frame',
  'one block for two kiosks',
  'a place given up in silence',
  'a restore that is not reported',
  'a late call takes the visitor',
  'requests dated by one offset',
  'a device drops the day that the relay has lost',
] as const;
export type Fault = (typeof faults)[number];

/** Those that are in the page of each device. */
const PAGE_FLAWS: Partial<Record<Fault, PageFlaw>> = {
  'requests dated by one offset': 'dates by one offset',
  'a device drops the day that the relay has lost': 'rescues nothing',
};

export interface DayOptions {
  readonly seed: number;
  readonly visits?: number;
  readonly counters?: number;
  readonly fault?: Fault;
  /** How often and for how long devices are cut off. */
  readonly cuts?: Cuts;
  /** C3, C11: the lead changes the hours of the day that has begun. */
  readonly newHours?: NewHours | null;
  /** M18: the relay goes on with an older copy of its store. */
  readonly restore?: boolean;
  /** M14, M20: one of these stays cut off until after midnight. */
  readonly asleep?: 'counter' | 'kiosk' | null;
  /** The day is played no further than to here, or to the first violation of this check; nothing is checked at its end. */
  readonly until?: Instant | Check;
  /** Everyone is back then, and the end of the day is checked, though not the night. */
  readonly endsAt?: Instant;
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

export async function simulateDay({
  seed,
  visits = 180,
  counters: counterCount = COUNTERS,
  fault,
  cuts = 'now and then',
  newHours = null,
  restore = false,
  asleep = null,
  until,
  endsAt = ALL_BACK,
}: DayOptions): Promise<DayOutcome> {
  const office = simulatedOffice(counterCount);
  const chance = chanceOf(seed);
  let clock = (): string => '';
  const ledger = new Ledger(() => clock());
  let watch: Watch | null = null;
  const opened = await openVirtualOffice({
    office,
    seed: seed + 1,
    now: OPENS - 110 * MINUTE_MS,
    seams: {
      rooms: (rooms) =>
        watch?.over(fault === 'a late call takes the visitor' ? lateCallsTake(rooms, office.id) : rooms) ??
        rooms,
      page: fault === undefined ? null : (PAGE_FLAWS[fault] ?? null),
      ...(fault === 'one place too many' ? { office: oneMore } : {}),
    },
  });
  clock = () => timeOfDay(opened.time.now(), ZONE);
  const promises = new Promises(ledger);
  const askedAt = new Map<RequestId, Instant>();
  const watching = new Watch({ office, time: opened.time, ledger, cuts, promises, askedAt }, [
    MONDAY,
    TUESDAY,
  ]);
  watch = watching;
  // From now on every life of the relay is watched.
  opened.relay.kill();
  await opened.relay.start();
  const scene = new Scene(opened, chance, ledger, promises, askedAt);

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
  const isSilent = fault === 'a restore that is not reported';
  const lead =
    newHours !== null || isSilent
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
  if (lead !== null && newHours !== null) changeHours(scene, lead, newHours);
  if (restore) restoreRelay(scene, () => watching.restored());
  if (lead !== null && isSilent) restoreInSilence(scene, lead, () => watching.restored());
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

  const isFoundOut = (): boolean => ledger.violations.some((violation) => violation.check === until);
  const end = typeof until === 'number' ? until : endsAt;
  for (let t = OPENS - 60 * MINUTE_MS; t < end && !isFoundOut(); t += 5 * MINUTE_MS) {
    await opened.time.until(t);
    compareDevices(scene, watch);
  }
  const hasEnd = end === endsAt && !isFoundOut();
  if (hasEnd) await opened.time.until(end);
  if (hasEnd) await endTheDay(scene, watch);
  const day = watch.day(MONDAY);
  const measures: Measures = {
    people: scene.people.length,
    served: scene.people.filter((p) => p.servedAt !== null).length,
    waits: [...day.visits.values()].flatMap(waitOf),
    use: clerks.reduce((sum, c) => sum + c.worked, 0) / (clerks.length * (CLOSES - OPENS)),
    told: toldWaits(day),
    mostOvertaken: watching.mostOvertaken,
    requests: day.events.size,
  };
  if (hasEnd && end === ALL_BACK) await overNight(scene, watch);
  for (const device of [...opened.devices, ...scene.phones]) device.dispose();
  opened.relay.kill();
  return { seed, violations: ledger.violations, evaluated: ledger.evaluated, measures };
}

/** Minutes from when a visitor is ready to when they are called. */
function waitOf({ arrivedAt, due, firstCalledAt, startedAt }: Visit): number[] {
  const called = firstCalledAt ?? startedAt;
  return arrivedAt === null || called === null
    ? []
    : [Math.max(0, called - Math.max(arrivedAt, due ?? 0)) / MINUTE_MS];
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

/** The fault: the office cancels an appointment without a request. */
function giveUpInSilence(scene: Scene): void {
  scene.at(OPENS + 90 * MINUTE_MS, () => {
    const { telephone } = scene;
    const one = [...telephone.said().visits.values()].find(
      (v) => v.state === 'booked' && v.due! > scene.now() + 30 * MINUTE_MS,
    );
    if (one !== undefined)
      scene.asked(telephone, telephone.ask(telephone.compose('cancel', { visit: one.id }, MONDAY)));
  });
}
