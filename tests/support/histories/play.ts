/** Random histories: devices that are cut off at any moment and do what their own screens allow. */
import type { Day, DayEvent } from '../../../src/lib/domain/day/day.ts';
import { activeAt, emptyDay, addEvent } from '../../../src/lib/domain/day/day.ts';
import { isPresence } from '../../../src/lib/domain/day/step-event.ts';
import { counterStates } from '../../../src/lib/domain/day/counter-state.ts';
import { nextVisit } from '../../../src/lib/domain/queue/queue.ts';
import type { RequestId, VisitId } from '../../../src/lib/domain/ids.ts';
import { slotsOn } from '../../../src/lib/domain/office/capacity.ts';
import type { Person } from '../../../src/lib/domain/day/people.ts';
import type { Visit } from '../../../src/lib/domain/day/visit.ts';
import { requestId } from '../../../src/lib/domain/ids.ts';
import type { Request, RequestKind } from '../../../src/lib/domain/requests/request.ts';
import { SCHEMA_VERSION } from '../../../src/lib/domain/requests/request.ts';
import type { Chance } from '../office/chance.ts';
import {
  actor,
  anAppointment,
  anOffice,
  aPerson,
  aTicket,
  at,
  choose,
  counter,
  lane,
  MONDAY,
  visit,
} from '../build/index.ts';
import { ask, cut, predict, reconnect, seenOf, viewOf } from './devices.ts';
import type { Device, World } from './devices.ts';

export interface History {
  readonly world: World;
  readonly devices: Device[];
  /** Q3: whom the screen showed, by the request for a next visitor. */
  readonly preferred: Map<string, VisitId>;
}

/** Told of everything that the relay wrote, with the device that had asked for it. */
export type OnNews = (device: Device, events: readonly DayEvent[], before: Day) => void;

const APPOINTMENTS = [
  anAppointment({ id: visit('booked-1'), number: 'A600', code: '000001', start: at('09:00') }),
  anAppointment({ id: visit('booked-2'), number: 'A601', code: '000002', start: at('09:05') }),
  anAppointment({
    ...{ id: visit('reserved'), number: 'A602', code: '000003', start: at('09:05') },
    activateBy: at('09:10'),
  }),
];
const TICKETS = [
  aTicket({ id: visit('walk-in-1'), number: 'A001', at: at('08:30') }),
  aTicket({ id: visit('walk-in-2'), number: 'A002', at: at('08:31') }),
];
const OFFICE = anOffice({
  counters: [...anOffice().counters, { id: 'c4', name: 'Schalter 4', lanes: ['main', 'short'] }],
});
const AUTHORIZATIONS: Person['authorizations'] = [
  { actor: actor('phone'), via: 'phone' },
  { actor: actor('phone'), via: 'mail' },
];
const SLOTS = slotsOn(OFFICE, MONDAY, [], at('08:50'));

/**
 * 2–4 counters, one of them perhaps with a second laptop, 1–2 kiosks and a phone with the link of its mail. Three
 * appointments, one of them not confirmed yet, and two visitors with a number to begin with.
 */
export function begin(chance: Chance): History {
  const day = emptyDay(MONDAY);
  for (const event of [...APPOINTMENTS, ...TICKETS]) addEvent(day, event);
  const device = (name: string, role: Device['role'], at_: string | null): Device => ({
    name,
    actor: actor(name),
    role,
    counter: at_ === null ? null : counter(at_),
    aheadMs: chance.whole(-400, 400),
    view: null,
    pending: [],
  });
  const hasSecond = chance.yes(0.5);
  // Few others beside a second laptop, so that the two of one counter meet.
  const counters = OFFICE.counters.slice(
    0,
    hasSecond ? 2 : chance.whole(2, Math.min(4, OFFICE.counters.length)),
  );
  const kiosks = chance.yes(0.4) ? ['kiosk-1', 'kiosk-2'] : ['kiosk-1'];
  const devices = [
    ...counters.map((c) => device(`at-${c.id}`, 'clerk', c.id)),
    ...(hasSecond ? [device('second-at-c1', 'clerk', counters[0]!.id)] : []),
    ...kiosks.map((name) => device(name, 'kiosk', null)),
    device('phone', 'citizen', null),
  ];
  const numberHolders = kiosks.map((name, i) => ({
    actor: actor(name),
    numbers: { from: 10 + i * 40, to: 40 + i * 40 },
  }));
  const people = new Map(APPOINTMENTS.map((a) => [a.id, { ...aPerson(a), authorizations: AUTHORIZATIONS }]));
  const world: World = {
    ...{ office: OFFICE, date: MONDAY, numberHolders, people, day },
    ...{ slots: SLOTS, now: at('08:50') },
  };
  return { world, devices, preferred: new Map() };
}

/** Every kind that touches a visit, as often as it is worth while. */
const AT_COUNTERS: readonly (readonly [number, RequestKind])[] = [
  [8, 'call'],
  [3, 'call-next'],
  [5, 'start'],
  [4, 'finish'],
  [4, 'miss'],
  [3, 'undo'],
  [2, 'repeat'],
  [3, 'park'],
  [5, 'resume'],
  [2, 'transfer'],
  [1, 'return'],
  [2, 'leave'],
  [1, 'set-counter'],
  [1, 'change-services'],
  [1, 'check-in'],
  [1, 'take-in'],
  [1, 'move'],
];
const AT_KIOSKS: readonly (readonly [number, RequestKind])[] = [
  [5, 'check-in'],
  [2, 'return'],
  [2, 'take-ticket'],
  [2, 'withdraw'],
];

/** Plays some steps; then those that are still cut off hold what they have asked. */
export function play(
  { world, devices, preferred }: History,
  chance: Chance,
  steps: number,
  onNews: OnNews,
): void {
  // An outage of the whole house, or lines that break one by one.
  if (chance.yes(0.3)) for (const device of devices) cut(world, device);
  for (let i = 0; i < steps; i++) {
    // Mostly people's pace; sometimes two act in one moment.
    world.now += chance.yes(0.35) ? chance.whole(0, 2_500) : chance.whole(2_000, 90_000);
    const device = chance.pick(devices);
    if (chance.yes(0.18)) {
      const before = world.day;
      if (device.view === null) cut(world, device);
      else {
        const known = copyForCheck(before);
        onNews(device, reconnect(world, device), known);
      }
      continue;
    }
    const request = someRequest(world, device, chance);
    if (request === null) continue;
    const { answer, events: predicted } = predict(world, device, request);
    // A counter's screen offers no step that changes nothing. A kiosk is scanned at again and again, and asks the relay
    // also where it knows of no appointment, or where its visitor is too early or too late.
    const isScan = device.role === 'kiosk' && request.kind === 'check-in';
    if (!isScan && (!answer.ok || (device.counter !== null && predicted.length === 0))) continue;
    if (request.kind === 'call-next') preferred.set(request.id, request.prefer);
    const known = copyForCheck(world.day);
    const events = ask(world, device, request);
    if (events.length > 0) onNews(device, events, known);
  }
}

/** Q3: counters ask for a next visitor, one right after the other; those that are cut off come back before it is late. */
export function pressNext({ world, devices, preferred }: History, chance: Chance, onNews: OnNews): void {
  for (const device of devices.filter((d) => d.counter !== null)) {
    world.now += chance.whole(0, 600);
    const request = callNext(world, device, chance);
    if (request?.kind !== 'call-next' || !predict(world, device, request).answer.ok) continue;
    preferred.set(request.id, request.prefer);
    const known = copyForCheck(world.day);
    const events = ask(world, device, request);
    if (events.length > 0) onNews(device, events, known);
  }
}

/** Only the visits are looked at again. */
const copyForCheck = (day: Day): Day => ({ ...day, visits: new Map(day.visits) });

function someRequest(world: World, device: Device, chance: Chance): Request | null {
  if (device.role === 'citizen') return phoneRequest(world, device, chance);
  const kind = chance.weighted(device.counter === null ? AT_KIOSKS : AT_COUNTERS);
  const day = viewOf(world, device);
  const base = baseOf(world, device, chance);
  if (kind === 'move') return move(world, device, chance);
  if (kind === 'check-in')
    return {
      ...{ ...base, kind, by: { with: 'code', code: chance.pick(APPOINTMENTS).code } },
      ...(device.counter !== null && chance.yes(0.5) ? { despite: 'goodwill' } : {}),
    };
  if (kind === 'take-ticket') return takeTicket(world, device, chance);
  if (kind === 'call-next') return callNext(world, device, chance);
  if (kind === 'withdraw') {
    const own = ownGrants(day, device);
    return own.length === 0 ? null : { ...base, kind, asked: chance.pick(own) };
  }
  if (device.counter !== null && kind === 'take-in')
    return { ...base, kind, number: chance.pick(['A001', 'A010', 'A011', 'A050']), counter: device.counter };
  if (device.counter !== null && kind === 'set-counter')
    return { ...base, kind, counter: device.counter, state: chance.pick(counterStates) };
  const about = aboutWhom(day, device, chance, kind);
  if (about === null) return null;
  const seen = seenOf(world, device, about);
  if (kind === 'return') return { ...base, kind, visit: about, seen };
  if (kind === 'change-services')
    return { ...base, kind, visit: about, services: [choose(chance.pick(['pick-up', 'passport']))], seen };
  if (kind === 'leave') return { ...base, kind, visit: about, reason: 'gone', seen };
  const step = { ...base, visit: about, counter: device.counter! };
  if (kind === 'transfer')
    return { ...step, kind, lane: lane(chance.pick(['main', 'short'])), to: null, anyway: true, seen };
  if (kind === 'undo') {
    const own = ownSteps(day, about, device).at(-1);
    return own === undefined ? null : { ...step, kind, step: own };
  }
  return { ...step, kind: kind as 'call', seen };
}

/** Q3: asks for a next visitor, with the one that the own screen shows. */
function callNext(world: World, device: Device, chance: Chance): Request | null {
  const { counter: own } = device;
  const seat = world.office.counters.find(({ id }) => id === own);
  if (own === null || seat === undefined) return null;
  const shown = nextVisit(world.office, viewOf(world, device), seat.lanes, world.now, new Set(), {
    ...{ counter: own, among: null },
  });
  if (shown === null) return null;
  const prefer = shown.visit.id;
  const seen = seenOf(world, device, prefer);
  return { ...baseOf(world, device, chance), kind: 'call-next', counter: own, prefer, seen };
}

/** Whom a clerk means: as a rule the visitor at the own counter, for a call one who waits. */
function aboutWhom(day: Day, device: Device, chance: Chance, kind: RequestKind): VisitId | null {
  const all = [...day.visits.keys()];
  const current = device.counter === null ? undefined : activeAt(day, device.counter);
  if (current !== undefined && kind !== 'return' && chance.yes(0.9)) return current.id;
  const inState = (state: Visit['state']): VisitId[] =>
    all.filter((id) => day.visits.get(id)?.state === state);
  const parked = inState('parked');
  if (kind === 'resume' && parked.length > 0) return chance.pick(parked);
  // Two counters see the same line, so they mean the same visitor more often than not.
  const waiting = inState('arrived').sort();
  if (kind === 'call' && waiting.length > 0 && chance.yes(0.6)) return waiting[0]!;
  return all.length === 0 ? null : chance.pick(all);
}

const ownSteps = (day: Day, of: VisitId, device: Device): string[] => {
  const undone = new Set((day.steps.get(of) ?? []).flatMap((e) => (e.what === 'undone' ? [e.undoes] : [])));
  return (day.steps.get(of) ?? [])
    .filter((e) => ('counter' in e ? e.counter === device.counter : e.by === device.actor))
    .filter((e) => e.what !== 'undone' && !undone.has(e.id))
    .map((e) => e.id);
};

/** What a kiosk gave out or took down itself. */
const ownGrants = (day: Day, device: Device): RequestId[] =>
  [...day.events.values()].flatMap((f) =>
    f.by === device.actor && (f.kind === 'ticket' || (f.kind === 'step' && isPresence(f))) ? [f.request] : [],
  );

function takeTicket(world: World, device: Device, chance: Chance): Request | null {
  const block = world.numberHolders.find((g) => g.actor === device.actor)?.numbers;
  if (block === undefined) return null;
  const given = viewOf(world, device).numbers;
  for (let n = block.from; n <= block.to; n++) {
    const number = `A${String(n).padStart(3, '0')}`;
    const holders = given.get(number) ?? [];
    if (holders.some((id) => viewOf(world, device).subjects.get(id)?.by === device.actor)) continue;
    const base = baseOf(world, device, chance);
    return {
      ...base,
      kind: 'take-ticket',
      number,
      lane: lane('main'),
      services: [choose('passport')],
      language: 'de',
    };
  }
  return null;
}

function phoneRequest(world: World, device: Device, chance: Chance): Request | null {
  const base = baseOf(world, device, chance);
  if (chance.yes(0.3)) return { ...base, kind: 'activate', visit: visit('reserved') };
  if (chance.yes(0.2)) return move(world, device, chance);
  return { ...base, kind: 'cancel', visit: chance.pick(APPOINTMENTS).id };
}

/**
 * B8: a place is given by the order in which the relay is asked. So only a device on the line moves here, while others
 * that are cut off go on with the old appointment.
 */
function move(world: World, device: Device, chance: Chance): Request | null {
  if (device.view !== null) return null;
  const standing = [...world.day.subjects.values()].filter((s) => s.kind === 'appointment');
  const start = at(chance.pick(['09:10', '09:20', '09:30', '10:40']));
  return {
    ...baseOf(world, device, chance),
    ...{ kind: 'move', visit: chance.pick(standing).id, from: world.date, start },
  };
}

const baseOf = (world: World, device: Device, chance: Chance) => ({
  v: SCHEMA_VERSION as typeof SCHEMA_VERSION,
  id: requestId.parse(chance.id()),
  office: world.office.id,
  at: world.now + device.aheadMs,
  date: world.date,
});
