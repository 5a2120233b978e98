/** What people do at the devices of an office: the kiosk, the counter, the phone. */
import { activeAt } from '../../../src/lib/domain/day/day.ts';
import type { BirthDate } from '../../../src/lib/domain/input/birth-date.ts';
import type { Day } from '../../../src/lib/domain/day/day.ts';
import { isWithin, ticketHours } from '../../../src/lib/domain/office/calendar.ts';
import { needOf } from '../../../src/lib/domain/requests/need.ts';
import { newestStepHere } from '../../../src/lib/domain/decide/decide-undo.ts';
import { freeStarts } from '../../../src/lib/domain/office/capacity.ts';
import type { FreeStart } from '../../../src/lib/domain/office/capacity.ts';
import type { CounterId, RequestId, VisitId } from '../../../src/lib/domain/ids.ts';
import { visitOf } from '../../../src/lib/domain/ids.ts';
import { laneOf } from '../../../src/lib/domain/office/office.ts';
import type { Choice, Counter } from '../../../src/lib/domain/office/office.ts';
import type { Contact } from '../../../src/lib/domain/day/people.ts';
import type { Turn } from '../../../src/lib/domain/queue/queue.ts';
import { freeNumber } from '../../../src/lib/domain/day/ticket.ts';
import { dateOf } from '../../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../../src/lib/domain/time.ts';
import type { Visit } from '../../../src/lib/domain/day/visit.ts';
import { nextOf } from '../../../src/lib/state/counter/list.ts';
import { SEALED, sealNow } from '../build/index.ts';
import { VirtualDevice } from './virtual-device.ts';
import type { Ask, DeviceOptions, DeviceParts } from './virtual-device.ts';

/** A ticket as on paper: whatever becomes of the request, this number was given out. */
export interface Paper {
  readonly id: VisitId;
  readonly number: string;
  readonly at: Instant;
}

/** Gives out numbers: a kiosk, or a counter that has borrowed some. */
class VirtualHolder extends VirtualDevice {
  /** Every number that it ever gave out. */
  readonly printed: Paper[] = [];

  /** Gives out the next number of its own block; null when there is none or it is not the time. */
  takeTicket(services: readonly Choice[]): Paper | null {
    const need = needOf(this.office(), services, 'walk-in');
    const hours = ticketHours(this.office(), this.today());
    if (!need.ok || !isWithin(hours, this.now())) return null;
    const lane = laneOf(this.office(), need.value.lanes[0]!)!;
    const block = this.numbers();
    const taken = this.taken();
    const number = block === null || taken === null ? null : freeNumber(lane.letter, block, taken);
    if (number === null) return null;
    const wait = this.board()?.waiting.find((w) => w.lane === lane.id)?.wait ?? null;
    const told = wait === null ? {} : { told: wait };
    const id = this.tryAsk('take-ticket', {
      services: [...services],
      lane: lane.id,
      number,
      language: 'de',
      ...told,
    });
    if (id === null) return null;
    const paper = { id: visitOf(id), number, at: this.now() };
    this.printed.push(paper);
    return paper;
  }
}

export class VirtualKiosk extends VirtualHolder {
  /** Null: the kiosk says no at once. */
  checkIn(code: string): RequestId | null {
    return this.tryAsk('check-in', { by: { with: 'code', code } });
  }

  /** Does what its page does: the date goes out sealed to the key in the office's record. */
  checkInBorn(birthDate: BirthDate, start: Instant | null, date?: LocalDate): RequestId {
    const { id, birthDateKey } = this.office();
    const blank = this.compose('check-in', { by: { with: 'birth-date', sealed: SEALED, start } }, date);
    const sealed = sealNow(birthDate, { office: id, id: blank.id }, birthDateKey);
    return this.ask({ ...blank, by: { with: 'birth-date', sealed, start } });
  }
}

export class VirtualCounter extends VirtualHolder {
  readonly counter: CounterId;

  constructor(parts: DeviceParts, options: DeviceOptions, counter: CounterId) {
    super(parts, options);
    this.counter = counter;
  }

  seat(): Counter {
    return this.office().counters.find((c) => c.id === this.counter)!;
  }

  /** What its page does when it is opened: borrows numbers for the days to come (A7). */
  borrow(): RequestId | null {
    return this.tryAsk('borrow-numbers', { counter: this.counter });
  }

  /** Who is called to or served here, as this device has it. */
  current(): Visit | null {
    return activeAt(this.day(), this.counter) ?? null;
  }

  /** Who the screen says is next: the same as in the browser. */
  next(): Turn | null {
    return nextOf(this.office(), this.day(), this.seat(), this.now(), !this.connected);
  }

  /** A step with a visitor; null: refused here already. */
  step(
    kind: 'call' | 'repeat' | 'miss' | 'start' | 'finish' | 'park' | 'resume' | 'undo',
    visit: VisitId,
  ): RequestId | null {
    return this.tryAsk(kind, this.#about(kind, visit));
  }

  /** The same, for a test that is wrong when the device would refuse it. */
  must(kind: 'call' | 'repeat' | 'miss' | 'start' | 'finish' | 'park' | 'resume' | 'undo', visit: VisitId) {
    return this.mustAsk(kind, this.#about(kind, visit));
  }

  /** Taking back names the step, as the screen does. */
  #about(kind: string, visit: VisitId): { visit: VisitId; counter: CounterId; step?: string } {
    const seen = kind === 'undo' ? this.day().visits.get(visit) : undefined;
    const step = seen === undefined ? null : (newestStepHere(this.day(), seen, this.counter)?.id ?? null);
    return { visit, counter: this.counter, ...(step === null ? {} : { step }) };
  }
}

export class VirtualPhone extends VirtualDevice {
  /** Every start that this phone sees free for these services. */
  freeStarts(services: readonly Choice[], date?: LocalDate): FreeStart[] {
    const need = needOf(this.office(), services, 'online');
    if (!need.ok) return [];
    const { minutes, lanes } = need.value;
    const { leadMinutes } = this.office().rules;
    return [...this.slots().values()]
      .filter((slots) => date === undefined || slots.date === date)
      .flatMap((slots) => freeStarts(slots, lanes, minutes, 'online', this.now(), leadMinutes));
  }

  book(services: readonly Choice[], start: Instant, contact: Contact): RequestId {
    const ask: Ask<'book'> = { start, services: [...services], contact, language: 'de', reminder: false };
    return this.ask(this.compose('book', ask, dateOf(start, this.office().timeZone)));
  }
}

/** What a day holds that counts for people: comparable between devices and between orders. */
export const digestOf = (day: Day): Record<string, unknown> =>
  Object.fromEntries(
    [...day.visits.values()]
      .map((v) => [v.number, { ...v, lane: v.lane }] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
