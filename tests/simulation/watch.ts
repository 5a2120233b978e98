/**
 * Looks at the relay's documents after every commit and counts for itself what the rules promise. Nothing here asks
 * the code that it checks, but for the fold that gives each visit its state.
 */
import { boardIn, openBoardDoc } from '../../src/lib/docs/board-doc.ts';
import { openDayDoc } from '../../src/lib/docs/day-doc.ts';
import type { DayDoc } from '../../src/lib/docs/day-doc.ts';
import { officeIn, openOfficeDoc } from '../../src/lib/docs/office-doc.ts';
import { dateOfSlots, openSlotsDoc, slotsIn } from '../../src/lib/docs/slots-doc.ts';
import type { DaySlots } from '../../src/lib/domain/office/capacity.ts';
import { bookingOf } from '../../src/lib/domain/day/appointment.ts';
import type { Day, DayEvent } from '../../src/lib/domain/day/day.ts';
import type { StepEvent } from '../../src/lib/domain/day/step-event.ts';
import type { RequestId, VisitId } from '../../src/lib/domain/ids.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { MINUTE_MS, timeOfDay } from '../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import type { Visit } from '../../src/lib/domain/day/visit.ts';
import type { VirtualTime } from '../support/office/index.ts';
import type { OpenRooms, Rooms } from '../../sync-server/relay/rooms.ts';
import { CapacityWatch } from './capacity-watch.ts';
import { CounterWatch } from './counter-watch.ts';
import type { Ledger } from './ledger.ts';
import type { Cuts } from './misfortune.ts';
import type { Promises } from './promises.ts';
import { ZONE } from './the-office.ts';

/** In every name and address of the simulation, and nowhere else. */
export const SECRET = /geheim/i;

/**
 * So often may others who came later be called first: four times, and once more by each other counter meanwhile. Where
 * counters hardly hear of each other, each of the six counts for itself.
 */
const MOST_OVERTAKEN: Record<Cuts, number> = { 'now and then': 4 + 5, 'all the time': 6 * (4 + 1) };

/** A call that is told of later comes from a counter that was cut off and could not know of everyone. */
const NEWS = 10_000;

/** A request is dated by clocks that drift and by a network that takes its time. */
const DATED_WITHIN_MS = MINUTE_MS;

const BY_CLOCK: readonly StepEvent['what'][] = ['unconfirmed', 'lapsed', 'due', 'settled'];

export interface WatchParts {
  readonly office: Office;
  readonly time: VirtualTime;
  readonly ledger: Ledger;
  readonly cuts: Cuts;
  readonly promises: Promises;
  /** When each request was really made. */
  readonly askedAt: ReadonlyMap<RequestId, Instant>;
}

interface Seen {
  readonly day: DayDoc;
  /** What everyone is told to be free; the same until it changes. */
  readonly told: () => DaySlots | undefined;
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
  readonly #overtaken = new Map<VisitId, number>();
  mostOvertaken = 0;
  #rooms: OpenRooms | null = null;
  #seen = new Map<LocalDate, Seen>();

  readonly #capacity: CapacityWatch;
  readonly #promises: Promises;
  readonly #limit: number;
  /** The office as its document has it, and with the hours that count. */
  #said: Office | null = null;
  #hours: Office | null = null;
  #atFirst: string | null = null;
  #officeDoc: ReturnType<typeof openOfficeDoc> | null = null;
  /** Since a restore the relay hears again of what it had lost: who came before whom is not to be told from that. */
  #forgetful = false;

  readonly #counters: CounterWatch;
  readonly #askedAt: ReadonlyMap<RequestId, Instant>;

  constructor({ office, time, ledger, cuts, promises, askedAt }: WatchParts, dates: readonly LocalDate[]) {
    this.#capacity = new CapacityWatch(ledger);
    this.#counters = new CounterWatch(ledger);
    this.#promises = promises;
    this.#askedAt = askedAt;
    this.#limit = MOST_OVERTAKEN[cuts];
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

  /** M18: from now on the relay goes on with an older copy. */
  restored(): void {
    this.#forgetful = true;
    this.#finished.clear();
  }

  async #look(rooms: OpenRooms): Promise<void> {
    const begun = this.#rooms !== rooms;
    if (begun) {
      this.#rooms = rooms;
      this.#seen = new Map();
      for (const date of this.#dates) this.#seen.set(date, await this.#open(rooms, date));
      const name = { kind: 'office', office: this.#office.id } as const;
      this.#officeDoc = openOfficeDoc(await rooms.open(name), () => {});
    }
    const before = this.#hours;
    const office = this.#officeNow();
    const newHours = before !== null && office !== before;
    const now = this.#time.now();
    for (const [date, { day, told: toldNow, board }] of this.#seen) {
      const heard = begun ? 0 : this.#countOf(date);
      const events = heard === day.day.events.size ? [] : [...day.day.events.values()].slice(heard);
      this.#counts.set(date, day.day.events.size);
      const news = events.filter((f) => this.#isNew(f));
      const told = toldNow();
      // A commit of answers alone changes nothing here.
      if (events.length > 0 || told !== this.#told.get(date)) {
        this.#told.set(date, told);
        this.#lookAtNews(day.day, begun ? news : events, now);
        this.#lookAtCounters(day.day);
        const cameBack = news.length < events.length;
        this.#capacity.look(office, day.day, told, now, cameBack || newHours);
        if (date === this.#dates[0]) {
          this.#promises.look(day.day);
          this.#counters.look(day.day, begun ? [] : events);
        }
      }
      if (date !== this.#dates[0]) continue;
      const shown = boardIn(board);
      if (shown === this.#shown || shown === null) continue;
      this.#shown = shown;
      this.#ledger.expect(
        'no name in the day or on the board',
        !SECRET.test(JSON.stringify(shown)),
        () => 'a name is on the board',
      );
    }
  }

  #shown: ReturnType<typeof boardIn> = null;
  /** With the hours of the file, whatever the relay takes for them, until a lead has set others. */
  #officeNow(): Office {
    const said = officeIn(this.#officeDoc!);
    if (said === null || said === this.#said) return this.#hours ?? this.#office;
    this.#said = said;
    const hours = JSON.stringify([said.windows, said.closures]);
    this.#atFirst ??= hours;
    this.#hours = hours === this.#atFirst ? this.#office : said;
    return this.#hours;
  }

  readonly #told = new Map<LocalDate, DaySlots | undefined>();
  readonly #counts = new Map<LocalDate, number>();
  #countOf(date: LocalDate): number {
    return this.#counts.get(date) ?? 0;
  }

  #isNew(event: DayEvent): boolean {
    if (this.#looked.has(event.id)) return false;
    this.#looked.add(event.id);
    return true;
  }

  async #open(rooms: OpenRooms, date: LocalDate): Promise<Seen> {
    const { id: office } = this.#office;
    const report = (): void =>
      this.#ledger.expect('nothing could not be read', false, () => 'a record at the relay');
    return {
      day: openDayDoc(await rooms.open({ kind: 'day', office, date }), date, report),
      told: await this.#followSlots(rooms, date, report),
      board: openBoardDoc(await rooms.open({ kind: 'board', office }), report),
    };
  }

  async #followSlots(
    rooms: OpenRooms,
    date: LocalDate,
    report: () => void,
  ): Promise<() => DaySlots | undefined> {
    const { all, subscribe } = openSlotsDoc(
      await rooms.open({ kind: 'slots', office: this.#office.id }),
      report,
    );
    const isOfDay = (key: string): boolean => dateOfSlots(key) === date;
    const read = (): DaySlots | undefined =>
      slotsIn(new Map([...all].filter(([key]) => isOfDay(key)))).get(date);
    let told = read();
    subscribe((changes) => {
      if (changes.some(({ key }) => isOfDay(key))) told = read();
    });
    return () => told;
  }

  #lookAtNews(day: Day, news: readonly DayEvent[], now: Instant): void {
    const ledger = this.#ledger;
    for (const event of news) {
      this.#lookAtDate(event);
      ledger.expect(
        'no name in the day or on the board',
        !SECRET.test(JSON.stringify(event)),
        () => event.id,
      );
      if (event.kind === 'appointment' || event.kind === 'ticket') {
        this.#known.set(event.id, now);
        const same = [...day.subjects.values()].filter(
          (s) => s.number === event.number && !(s.kind === 'ticket' && s.takenIn),
        );
        // B8: an appointment that is moved takes its number along.
        const holders = new Set(same.map((s) => (s.kind === 'appointment' ? bookingOf(s) : s.id)));
        ledger.expect('numbers are unique', holders.size <= 1, () => `${event.number} was given out twice`);
      } else if (event.kind === 'step' && event.what === 'called' && now - event.at < NEWS) {
        const called = day.visits.get(event.of);
        if (called?.firstCalledAt === event.at) this.#countOvertaking(day, called, event.at);
        // A visitor who is sent on or comes back waits anew.
        this.#overtaken.delete(event.of);
      } else if (event.kind === 'step' && event.what === 'undone') this.#finished.delete(event.of);
    }
    for (const { id, number, state } of day.visits.values()) {
      if (state === 'finished') this.#finished.add(id);
      else if (this.#finished.has(id))
        ledger.expect('finished stays finished', false, () => `${number} is ${state}`);
    }
    ledger.expect('finished stays finished', true, () => '');
  }

  /** M15: whatever the device's clock says, and whatever became of it in an outage. */
  #lookAtDate(event: DayEvent): void {
    const askedAt = 'request' in event ? this.#askedAt.get(event.request) : undefined;
    if (askedAt === undefined || (event.kind !== 'step' && event.kind !== 'ticket')) return;
    // The clock brings these about, later.
    if (event.kind === 'step' && BY_CLOCK.includes(event.what)) return;
    this.#ledger.expect(
      'what happened is dated when it happened',
      Math.abs(event.at - askedAt) <= DATED_WITHIN_MS,
      () =>
        `${'what' in event ? event.what : event.kind} of ${timeOfDay(askedAt, ZONE)} is dated ${timeOfDay(event.at, ZONE)}`,
    );
  }

  #countOvertaking(day: Day, called: Visit, at: Instant): void {
    if (this.#forgetful) return;
    for (const waiting of day.visits.values()) {
      if (waiting.state !== 'arrived' || waiting.lane !== called.lane || waiting.wantedAt !== null) continue;
      // Overtaken is who was ready before the other one came in at the door.
      const ready = readySince(waiting);
      if (ready >= (called.arrivedAt ?? at) || this.#known.get(waiting.id)! >= at) continue;
      const times = (this.#overtaken.get(waiting.id) ?? 0) + 1;
      this.#overtaken.set(waiting.id, times);
      this.mostOvertaken = Math.max(this.mostOvertaken, times);
      this.#ledger.expect(
        'no visitor is overtaken without end',
        times <= this.#limit,
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
}

/** From when a visitor waits: an appointment not before its time. */
const readySince = (visit: Visit): Instant => Math.max(visit.arrivedAt ?? 0, visit.due ?? 0);
