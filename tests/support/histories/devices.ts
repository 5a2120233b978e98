/**
 * An office of devices that work apart, by the pure rules alone: what each one knows, what its screen offers, what the
 * relay makes of it. No sockets and no disks, so that tens of thousands of histories can be played.
 */
import type { Role } from '../../../src/lib/domain/access.ts';
import { addEvent, foldDay, newestStep, withEvents } from '../../../src/lib/domain/day/day.ts';
import type { Day, DayEvent } from '../../../src/lib/domain/day/day.ts';
import { decide } from '../../../src/lib/domain/decide/decide.ts';
import type { DaySlots } from '../../../src/lib/domain/office/capacity.ts';
import type { Circumstances, Decision, OfficeState } from '../../../src/lib/domain/decide/decision.ts';
import type { ActorId, CounterId, VisitId } from '../../../src/lib/domain/ids.ts';
import type { Office } from '../../../src/lib/domain/office/office.ts';
import type { Person } from '../../../src/lib/domain/day/people.ts';
import type { Request } from '../../../src/lib/domain/requests/request.ts';
import type { NumberHolder } from '../../../src/lib/domain/day/ticket.ts';
import type { Instant, LocalDate } from '../../../src/lib/domain/time.ts';

export interface Device {
  readonly name: string;
  readonly actor: ActorId;
  readonly role: Role;
  /** Its counter, if it has one. */
  readonly counter: CounterId | null;
  /** How far its corrected clock is ahead, milliseconds. */
  readonly aheadMs: number;
  /** What it knew of the day when it was cut off, with what it has asked since; null: it follows the relay. */
  view: Day | null;
  pending: Request[];
}

export interface World {
  readonly office: Office;
  readonly date: LocalDate;
  readonly numberHolders: readonly NumberHolder[];
  /** A moved appointment's person is added to it. */
  readonly people: Map<VisitId, Person>;
  /** Whether the day can be booked; what is free follows from the day itself. */
  readonly slots: DaySlots | null;
  /** The day as the relay has it. */
  day: Day;
  now: Instant;
}

export const viewOf = (world: World, device: Device): Day => device.view ?? world.day;

function stateOf(world: World, day: Day): OfficeState {
  return {
    office: world.office,
    day: (date) => (date === world.date ? day : null),
    slots: (date) => (date === world.date ? world.slots : null),
    bookableDays: () => [],
    people: () => world.people,
    memos: () => null,
    numberHolders: () => world.numberHolders,
    makerOf: () => null,
    openAppointments: () => ({ confirmed: 0, sameOrigin: 0 }),
    holidaysFor: ({ holidays }) => holidays,
  };
}

function circumstancesOf(world: World, device: Device, request: Request, optimistic: boolean): Circumstances {
  return {
    now: world.now,
    at: Math.min(world.now, request.at),
    by: { actor: device.actor, role: device.role },
    // A code that is free, and no delay worth mentioning.
    random: () => (request.kind === 'move' ? world.day.codes.size / 1000 : 0),
    proven: true,
    mailAuthorization: null,
    optimistic,
  };
}

/** What the device's own screen says of a request before it is asked. */
export const predict = (world: World, device: Device, request: Request): Decision =>
  decide(stateOf(world, viewOf(world, device)), request, circumstancesOf(world, device, request, true));

/** Asks: a connected device is judged at once, one that is cut off takes it down and goes on by itself. */
export function ask(world: World, device: Device, request: Request): DayEvent[] {
  if (device.view === null) return decideAtRelay(world, device, request);
  const { events } = decide(
    stateOf(world, device.view),
    request,
    circumstancesOf(world, device, request, false),
  );
  for (const event of events) addEvent(device.view, event);
  device.pending.push(request);
  return [];
}

/** The relay judges a request; gives back what it wrote. */
function decideAtRelay(world: World, device: Device, request: Request): DayEvent[] {
  const { events, people } = decide(
    stateOf(world, world.day),
    request,
    circumstancesOf(world, device, request, false),
  );
  for (const { person } of people) world.people.set(person.id, person);
  const fresh = events.filter((event) => event.date === world.date && addEvent(world.day, event));
  return fresh;
}

export function cut(world: World, device: Device): void {
  device.view ??= withEvents(world.day, []);
}

/** All that the device holds is judged in its order, then it follows the relay again. */
export function reconnect(world: World, device: Device): DayEvent[] {
  const pending = device.pending;
  device.pending = [];
  device.view = null;
  return pending.flatMap((request) => decideAtRelay(world, device, request));
}

/** The same world once more, so that its devices can come back in another order. */
export function copyOf(world: World, devices: readonly Device[]): { world: World; devices: Device[] } {
  return {
    world: { ...world, day: withEvents(world.day, []), people: new Map(world.people) },
    devices: devices.map((device) => ({ ...device, pending: [...device.pending] })),
  };
}

/** What a request about a visit names as the newest that the device knew. */
export function seenOf(world: World, device: Device, visit: VisitId): string | undefined {
  return newestStep(viewOf(world, device), visit)?.id;
}

/** The day folded anew from its events, in the order in which they lie there. */
export const foldedAnew = ({ date, day }: World): Day => foldDay(date, [...day.events.values()]);
