/**
 * A whole office in one process: the relay with its arbiter, kiosks, counters, phones, on virtual time and a virtual
 * network. No real time passes, nothing is mocked but the sockets, and everything follows from one seed.
 */
import type { DocumentKind } from '../../../src/lib/domain/access.ts';
import { addEvent, emptyDay } from '../../../src/lib/domain/day/day.ts';
import type { Day } from '../../../src/lib/domain/day/day.ts';
import { actorId, counterId, staffId } from '../../../src/lib/domain/ids.ts';
import type { ActorId } from '../../../src/lib/domain/ids.ts';
import type { Office } from '../../../src/lib/domain/office/office.ts';
import { nextBlock } from '../../../src/lib/domain/day/ticket.ts';
import type { NumberBlock } from '../../../src/lib/domain/day/number-block.ts';
import { dateOf, MINUTE_MS } from '../../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../../src/lib/domain/time.ts';
import { openDayDoc } from '../../../src/lib/docs/day-doc.ts';
import { anOffice } from '../build/an-office.ts';
import { at } from '../build/names.ts';
import { chanceOf } from './chance.ts';
import type { Chance } from './chance.ts';
import { fairWeather } from './weather.ts';
import type { Weather } from './weather.ts';
import { VirtualCounter, VirtualKiosk, VirtualPhone } from './surfaces.ts';
import { VirtualDevice } from './virtual-device.ts';
import type { DeviceOptions, DeviceParts } from './virtual-device.ts';
import { actorOf, virtualRelay } from './virtual-relay.ts';
import type { Seams, VirtualRelay } from './virtual-relay.ts';
import { useTimers } from './virtual-globals.ts';
import { virtualTime } from './virtual-time.ts';
import type { VirtualTime } from './virtual-time.ts';

export * from './chance.ts';
export * from './look-at-board.ts';
export * from './surfaces.ts';
export * from './virtual-device.ts';
export * from './virtual-relay.ts';
export * from './virtual-time.ts';
export * from './weather.ts';

export interface OfficeGiven {
  readonly office?: Office;
  readonly seed?: number;
  readonly now?: Instant;
  readonly weather?: Weather;
  readonly seams?: Seams;
}

interface Given {
  /** M15: milliseconds by which its clock is ahead. */
  readonly clockAhead?: number;
  readonly reads?: readonly DocumentKind[];
  /** Names another laptop at the same counter. */
  readonly name?: string;
  /** A kiosk's block of numbers; the next free one if nothing is said. */
  readonly numbers?: NumberBlock;
}

export interface VirtualOffice {
  readonly office: Office;
  readonly time: VirtualTime;
  readonly chance: Chance;
  readonly relay: VirtualRelay;
  weather: Weather;
  readonly devices: readonly VirtualDevice[];
  kiosk(name: string, given?: Given): Promise<VirtualKiosk>;
  counter(counter: string, given?: Given): Promise<VirtualCounter>;
  lead(name?: string, given?: Given): Promise<VirtualCounter>;
  /** A phone; each booking has a secret, an outbox and an inbox of its own. */
  phone(name: string, given?: Given): Promise<VirtualPhone>;
  /** The link of the newest mail to an address, opened: a phone with a secret that the relay made. */
  openMail(to: string): Promise<VirtualPhone>;
  /** The same two, but not connected yet, and no time passes. The caller disposes of them. */
  makePhone(name: string, given?: Given): VirtualPhone;
  makeMailPhone(to: string, given?: Given): VirtualPhone | null;
  /** Lets everything that is under way arrive: half a minute. */
  quiet(): Promise<void>;
  /** A day as it is on the relay's disk, folded anew. */
  day(date?: LocalDate): Promise<Day>;
}

export async function openVirtualOffice(given: OfficeGiven = {}): Promise<VirtualOffice> {
  const office = given.office ?? anOffice();
  const time = virtualTime(given.now ?? at('07:50'));
  useTimers({ after: (ms, run) => time.at(time.now() + ms, run) });
  const chance = chanceOf(given.seed ?? 1);
  const relay = virtualRelay(time, office, chance.fork(), given.seams);
  const devices: VirtualDevice[] = [];
  await relay.start();

  const parts = (): DeviceParts => ({
    time,
    chance: chance.fork(),
    relay,
    office,
    weather: () => opened.weather,
    flaw: given.seams?.page ?? null,
  });

  async function add<D extends VirtualDevice>(device: D): Promise<D> {
    devices.push(device);
    device.connect();
    await opened.quiet();
    return device;
  }

  /** P5: as a sign-in does. */
  async function signIn(name: string): Promise<void> {
    const record = { type: 'actor', actor: named(name), member: staffId.parse(named(name)) } as const;
    await relay.arbiter.putStaff(office.id, { ...record, at: time.now() });
  }

  const staff = (name: string, role: 'clerk' | 'lead', more: Given): DeviceOptions => ({
    name,
    actor: named(name),
    role,
    reads: more.reads ?? ['office', 'day', 'people', 'slots'],
    clockAhead: more.clockAhead ?? 0,
  });

  function phoneOf(name: string, actor: ActorId, more: Given = {}, mailCode?: string): VirtualPhone {
    const reads = more.reads ?? (['slots'] as const);
    const { clockAhead = 0 } = more;
    return new VirtualPhone(parts(), {
      ...{ name, actor, role: 'citizen', reads, clockAhead },
      ...(mailCode === undefined ? {} : { mailCode }),
    });
  }

  const makePhone = (name: string, more: Given = {}): VirtualPhone =>
    phoneOf(name, actorOf(`${name}:${chance.id()}`), more);

  function makeMailPhone(to: string, more: Given = {}): VirtualPhone | null {
    const mail = relay.mails.findLast(({ order }) => order.person.contact.mail === to);
    if (mail === undefined) return null;
    const { secret, code } = mail.order.link;
    return phoneOf(`mail to ${to}`, actorOf(secret), more, code);
  }

  const opened: VirtualOffice = {
    office,
    time,
    chance,
    relay,
    weather: given.weather ?? fairWeather,
    devices,
    async kiosk(name, more = {}) {
      const actor = named(name);
      const inUse = relay.arbiter.numberHolders(office.id).map((g) => g.numbers);
      await relay.arbiter.putStaff(office.id, {
        type: 'device',
        actor,
        surface: 'kiosk',
        name,
        numbers: more.numbers ?? nextBlock('kiosk', inUse, relay.arbiter.office(office.id)?.restores),
        pairedAt: time.now(),
        revokedAt: null,
      });
      const { clockAhead = 0, reads = ['office', 'day', 'board'] } = more;
      return add(new VirtualKiosk(parts(), { name, actor, role: 'kiosk', reads, clockAhead }));
    },
    async counter(counter, more = {}) {
      const name = more.name ?? `counter-${counter}`;
      await signIn(name);
      return add(new VirtualCounter(parts(), staff(name, 'clerk', more), counterId.parse(counter)));
    },
    async lead(name = 'lead', more = {}) {
      await signIn(name);
      return add(new VirtualCounter(parts(), staff(name, 'lead', more), office.counters[0]!.id));
    },
    phone: (name, more = {}) => add(makePhone(name, more)),
    async openMail(to) {
      const phone = makeMailPhone(to);
      if (phone === null) throw new Error(`no mail to ${to}`);
      return add(phone);
    },
    makePhone,
    makeMailPhone,
    quiet: () => time.pass(MINUTE_MS / 2),
    async day(date = dateOf(time.now(), office.timeZone)) {
      const name = { kind: 'day', office: office.id, date } as const;
      const { rooms } = relay;
      if (rooms === null) throw new Error('the relay is down');
      const day = emptyDay(date);
      const held = openDayDoc(await rooms.open(name), date, ({ key, problem }) => {
        throw new Error(`${key}: ${problem}`);
      });
      for (const event of held.day.events.values()) addEvent(day, event);
      held.close();
      return day;
    },
  };
  return opened;
}

/** Ids have at least 16 characters. */
const named = (name: string): ActorId => actorId.parse(name.replace(/[^A-Za-z0-9_-]/g, '-').padEnd(20, '_'));
