/**
 * Looks at the relay's documents after every commit and counts for itself what the rules promise: nothing here asks
 * the code that it checks, but for the fold that gives each visit its state.
 */
import { boardIn, openBoardDoc } from '../../src/lib/docs/board-doc.ts';
import { openDayDoc } from '../../src/lib/docs/day-doc.ts';
import type { DayDoc } from '../../src/lib/docs/day-doc.ts';
import { openSlotsDoc } from '../../src/lib/docs/slots-doc.ts';
import type { Records } from '../../src/lib/docs/records.ts';
import type { DaySlots } from '../../src/lib/domain/capacity.ts';
import type { Day, Fact } from '../../src/lib/domain/day.ts';
import type { VisitId } from '../../src/lib/domain/ids.ts';
import type { LaneCapacity, Office } from '../../src/lib/domain/office.ts';
import { MINUTE } from '../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import type { Visit } from '../../src/lib/domain/visit.ts';
import { at } from '../support/build/index.ts';
import type { VirtualTime } from '../support/office/index.ts';
import type { OpenRooms, Rooms } from '../../sync-server/relay/rooms.ts';
import type { Ledger } from './ledger.ts';
import type { Cuts } from './misfortune.ts';

/** In every name and address of the simulation, and nowhere else. */
export const SECRET = /geheim/i;

/**
 * So often may others who came later be called first: four times, and once more by each other counter meanwhile. Where
 * counters hardly hear of each other, each of the six counts for itself.
 */
const MOST_OVERTAKEN: Record<Cuts, number> = { 'now and then': 4 + 5, 'all the time': 6 * (4 + 1) };

/** A call that is told of later comes from a counter that was cut off and could not know of everyone. */
const NEWS = 10_000;

const CELL = 5 * MINUTE;
const CELLS = 96;

interface Seen {
  readonly day: DayDoc;
  readonly slots: Records<DaySlots>;
  readonly board: ReturnType<typeof openBoardDoc>;
}

export class Watch {
  readonly #office: Office;
  readonly #dates: readonly LocalDate[];
  readonly #time: VirtualTime;
  readonly #ledger: Ledger;
  readonly #finished = new Set<string>();
  readonly #looked = new Set<string>();
  readonly #known = new Map<VisitId, Instant>();
  readonly overtaken = new Map<VisitId, number>();
  #rooms: OpenRooms | null = null;
  #seen = new Map<LocalDate, Seen>();

  readonly #mostOvertaken: number;

  constructor(office: Office, dates: readonly LocalDate[], time: VirtualTime, ledger: Ledger, cuts: Cuts) {
    this.#mostOvertaken = MOST_OVERTAKEN[cuts];
    this.#office = office;
    this.#dates = dates;
    this.#time = time;
    this.#ledger = ledger;
  }

  /** The arbiter's rooms, with a look after each commit. */
  over(rooms: OpenRooms): Rooms {
    return {
      ...rooms,
      commit: async (extra) => {
        await rooms.commit(extra);
        await this.#look(rooms);
      },
    };
  }

  day(date: LocalDate): Day {
    return this.#seen.get(date)!.day.day;
  }

  async #look(rooms: OpenRooms): Promise<void> {
    if (this.#rooms !== rooms) {
      this.#rooms = rooms;
      this.#seen = new Map();
      for (const date of this.#dates) this.#seen.set(date, await this.#open(rooms, date));
    }
    const now = this.#time.now();
    for (const [date, { day, slots, board }] of this.#seen) {
      const news = [...day.day.facts.values()].slice(this.#countOf(date)).filter((f) => this.#isNew(f));
      this.#counts.set(date, day.day.facts.size);
      const told = slots.all.get(date);
      // A commit of answers alone changes nothing here.
      if (news.length > 0 || told !== this.#told.get(date)) {
        this.#told.set(date, told);
        this.#lookAtNews(day.day, news, now);
        this.#lookAtCounters(day.day);
        this.#lookAtCapacity(day.day, told, now);
      }
      const shown = JSON.stringify(boardIn(board));
      this.#ledger.expect(
        'no name in the day or on the board',
        !SECRET.test(shown),
        () => 'a name is on the board',
      );
    }
  }

  readonly #told = new Map<LocalDate, DaySlots | undefined>();
  readonly #counts = new Map<LocalDate, number>();
  #countOf(date: LocalDate): number {
    return this.#counts.get(date) ?? 0;
  }

  #isNew(fact: Fact): boolean {
    if (this.#looked.has(fact.id)) return false;
    this.#looked.add(fact.id);
    return true;
  }

  async #open(rooms: OpenRooms, date: LocalDate): Promise<Seen> {
    const { id: office } = this.#office;
    const report = (): void =>
      this.#ledger.expect('nothing could not be read', false, () => 'a record at the relay');
    return {
      day: openDayDoc(await rooms.open({ kind: 'day', office, date }), date, report),
      slots: openSlotsDoc(await rooms.open({ kind: 'slots', office }), report),
      board: openBoardDoc(await rooms.open({ kind: 'board', office }), report),
    };
  }

  #lookAtNews(day: Day, news: readonly Fact[], now: Instant): void {
    const ledger = this.#ledger;
    for (const fact of news) {
      ledger.expect('no name in the day or on the board', !SECRET.test(JSON.stringify(fact)), () => fact.id);
      if (fact.kind === 'appointment' || fact.kind === 'ticket') {
        this.#known.set(fact.id, now);
        const same = [...day.subjects.values()].filter(
          (s) => s.number === fact.number && !(s.kind === 'ticket' && s.takenIn),
        );
        ledger.expect('numbers are unique', same.length <= 1, () => `${fact.number} was given out twice`);
      } else if (fact.kind === 'evidence' && fact.what === 'called' && now - fact.at < NEWS) {
        const called = day.visits.get(fact.of);
        if (called?.firstCalledAt === fact.at) this.#countOvertaking(day, called, fact.at);
      } else if (fact.kind === 'evidence' && fact.what === 'undone') this.#finished.delete(fact.of);
    }
    for (const { id, number, state } of day.visits.values()) {
      if (state === 'finished') this.#finished.add(id);
      else if (this.#finished.has(id))
        ledger.expect('finished stays finished', false, () => `${number} is ${state}`);
    }
    ledger.expect('finished stays finished', true, () => '');
  }

  #countOvertaking(day: Day, called: Visit, at: Instant): void {
    for (const waiting of day.visits.values()) {
      if (waiting.state !== 'arrived' || waiting.lane !== called.lane || waiting.wantedAt !== null) continue;
      // Overtaken is who was ready before the other one came in at the door.
      const ready = readySince(waiting);
      if (ready >= (called.arrivedAt ?? at) || this.#known.get(waiting.id)! >= at) continue;
      const times = (this.overtaken.get(waiting.id) ?? 0) + 1;
      this.overtaken.set(waiting.id, times);
      this.#ledger.expect(
        'nobody is overtaken without end',
        times <= this.#mostOvertaken,
        () => `${waiting.number} was overtaken ${times} times`,
      );
    }
  }

  #lookAtCounters(day: Day): void {
    const active = new Map<string, string>();
    for (const { number, state, counter } of day.visits.values()) {
      const held = state === 'called' || state === 'serving';
      const done = state === 'finished';
      this.#ledger.expect(
        'a ticket has a counter exactly while it is called or served there',
        held ? counter !== null : done || counter === null,
        () => `${number} is ${state} at ${counter}`,
      );
      if (!held) continue;
      const other = active.get(counter!);
      this.#ledger.expect(
        'one active ticket a counter',
        other === undefined,
        () => `${counter} has ${number} and ${other}`,
      );
      active.set(counter!, number);
    }
  }

  #lookAtCapacity(day: Day, told: DaySlots | undefined, now: Instant): void {
    const ledger = this.#ledger;
    const first = at('08:00', day.date);
    const released = now >= first - 15 * MINUTE;
    for (const [lane, capacity] of Object.entries(this.#office.windows[0]!.lanes)) {
      const promised = this.#held(day, lane, now, false);
      const counted = this.#held(day, lane, now, true);
      const most = released ? capacity.online + (capacity.sameDay ?? 0) : capacity.online;
      const online = promised.online.findIndex((held) => held > most);
      ledger.expect(
        'online capacity is never exceeded',
        online === -1,
        () => `${lane}, cell ${online}: ${promised.online[online]} of ${most}`,
      );
      const all = promised.all.findIndex((held) => held > capacity.counters);
      ledger.expect(
        'all of the capacity is never exceeded',
        all === -1,
        () => `${lane}, cell ${all}: ${promised.all[all]} of ${capacity.counters}`,
      );
      const free = told?.lanes[lane];
      if (free !== undefined)
        ledger.expect(
          'what is free is told as it is, and never negative',
          free.all === digits(capacity, counted, 'all') &&
            free.online === digits(capacity, counted, 'online') &&
            free.released === digits(capacity, counted, 'released'),
          () => `${lane}: ${JSON.stringify(free)}`,
        );
    }
  }

  /** By cell, the places that are held now. Who came although the place was given up has not been promised it (M8). */
  #held(day: Day, lane: string, now: Instant, withUnpromised: boolean): Held {
    const held: Held = { all: new Int16Array(CELLS), online: new Int16Array(CELLS) };
    const first = at('08:00', day.date);
    const add = (start: Instant, minutes: number, online: boolean): void => {
      for (let i = (start - first) / CELL; i < (start - first + minutes * MINUTE) / CELL; i++) {
        held.all[i]!++;
        if (online) held.online[i]!++;
      }
    };
    const accepted = new Set<string>();
    for (const subject of day.subjects.values()) {
      if (subject.kind !== 'appointment') continue;
      if (subject.movedFrom !== null) accepted.add(subject.movedFrom.visit);
      if (subject.lane !== lane) continue;
      const { freeAt, arrivedAt } = day.visits.get(subject.id)!;
      if (freeAt !== null && freeAt <= now) continue;
      if (!withUnpromised && arrivedAt !== null && this.#wasGivenUp(day, subject.id)) continue;
      add(subject.start, subject.minutes, subject.channel === 'online');
    }
    for (const hold of day.holds.values()) {
      if (hold.lane === lane && hold.until > now && !accepted.has(hold.for))
        add(hold.start, hold.minutes, true);
    }
    return held;
  }

  #wasGivenUp(day: Day, id: VisitId): boolean {
    return (day.evidence.get(id) ?? []).some((e) =>
      ['cancelled', 'lapsed', 'unconfirmed', 'moved'].includes(e.what),
    );
  }
}

interface Held {
  readonly all: Int16Array;
  readonly online: Int16Array;
}

function digits(capacity: LaneCapacity, held: Held, share: 'all' | 'online' | 'released'): string {
  const extra = share === 'released' ? (capacity.sameDay ?? 0) : 0;
  return Array.from({ length: CELLS }, (_, i) => {
    const all = capacity.counters - held.all[i]!;
    const free = share === 'all' ? all : Math.min(all, capacity.online + extra - held.online[i]!);
    return Math.max(0, free).toString(36);
  }).join('');
}

/** From when somebody waits: an appointment not before its time. */
const readySince = (visit: Visit): Instant => Math.max(visit.arrivedAt ?? 0, visit.due ?? 0);
