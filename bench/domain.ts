/**
 * `npm run bench -- domain`: what deciding and folding cost, as ratios to reading the same records. Nothing can be
 * decided on what has not been read. Everything runs in the same rounds and is compared within its round, so that a
 * busy machine slows both sides alike. Medians over the rounds.
 */
import { freeStarts, slotsOn } from '../src/lib/domain/office/capacity.ts';
import type { DaySlots } from '../src/lib/domain/office/capacity.ts';
import { daysInHorizon } from '../src/lib/domain/office/calendar.ts';
import { addEvent, foldDay } from '../src/lib/domain/day/day.ts';
import type { Day, DayEvent } from '../src/lib/domain/day/day.ts';
import { decide } from '../src/lib/domain/decide/decide.ts';
import { needOf } from '../src/lib/domain/requests/need.ts';
import type { OfficeState } from '../src/lib/domain/decide/decision.ts';
import { observeTimes, openCounters } from '../src/lib/domain/queue/counters.ts';
import { estimateWaits, laneWaits, seeded } from '../src/lib/domain/queue/estimate.ts';
import { queueOf } from '../src/lib/domain/queue/queue.ts';
import { MINUTE_MS } from '../src/lib/domain/time.ts';
import { openOfficeSession } from '../sync-server/arbiter/office-session.ts';
import { systemTimers } from '../sync-server/jobs/schedule.ts';
import { silentLog } from '../sync-server/log/log.ts';
import { openRooms } from '../sync-server/relay/rooms.ts';
import { openSqliteStore } from '../sync-server/store/sqlite/sqlite-store.ts';
import { aContact, ask, at, choose, circumstances, visitStep, MONDAY } from '../tests/support/build/index.ts';
import { chanceOf } from '../tests/support/office/chance.ts';
import { aLargeOffice, aLongDay, COUNTERS } from './a-long-day.ts';

const ROUNDS = 61;
const VISITS = 400;
const WAITING = 60;
const MORNING = at('07:50');

interface Case {
  readonly name: string;
  /** Repeated within a round, so that the clock can see it. */
  readonly times: number;
  readonly run: () => unknown;
}

interface Target {
  readonly what: string;
  readonly of: string;
  readonly against: string;
  readonly most: number;
  readonly limit: string;
}

/** How full the calendars are in which free starts are looked for; the slowest counts. */
const CALENDARS = [0, 0.5, 0.9, 1] as const;

const cases = [...(await casesFor('', 1)), ...(await casesFor(' ×2', 2))];
const samples = measure(cases);
for (const suffix of ['', ' ×2']) {
  const each = CALENDARS.map((_, i) => samples.get(`free starts ${i}${suffix}`)!);
  samples.set(
    `free starts${suffix}`,
    each[0]!.map((_, round) => Math.max(...each.map((values) => values[round]!))),
  );
}
const of = (name: string): number => median(samples.get(name)!);
/** How much longer one takes than the other, round by round. */
const times = (one: string, other: string): number =>
  median(samples.get(one)!.map((value, round) => value / samples.get(other)![round]!));
const targets: readonly Target[] = [
  {
    what: `fold a day of ${VISITS} visits`,
    of: 'fold',
    against: 'parse day',
    most: 3,
    limit: 'each visit is sorted and folded once; the maps of the day are filled event by event',
  },
  {
    what: 'one more step',
    of: 'steps',
    against: 'fold',
    most: 1 / 200,
    limit: 'the one visit is folded anew',
  },
  {
    what: 'all free starts, 3 services, 60 days, 4 lanes',
    of: 'free starts',
    against: 'parse slots',
    most: 3,
    limit: 'every cell of every lane is looked at, and each of up to several thousand starts is an object',
  },
  {
    what: `decide a booking, day of ${VISITS} appointments`,
    of: 'book',
    against: 'fold',
    most: 1 / 20,
    limit: 'the contact is checked with zod; numbers are tried one after the other',
  },
  {
    what: `estimate the wait of ${WAITING} people, ${COUNTERS.length} counters`,
    of: 'estimate',
    against: 'fold',
    most: 5,
    limit: 'the line is played through 60 times',
  },
];
report();

async function casesFor(suffix: string, factor: number): Promise<Case[]> {
  const office = aLargeOffice(8 * factor);
  const { events, now } = aLongDay(VISITS * factor, WAITING * factor);
  const text = JSON.stringify(events);
  const folded = foldDay(MONDAY, events);

  // One more step, each time another one, for visits all over the day.
  const growing = foldDay(MONDAY, events);
  const more = [...growing.visits.keys()].flatMap((of, i) =>
    Array.from({ length: 150 }, (_, k) =>
      visitStep('repeated', { of, at: now + k, counter: COUNTERS[i % 8]!, id: `more-${suffix}-${i}-${k}` }),
    ).slice(0, 1),
  );
  const spare = stepsFor(growing, more);

  // The calendars that a phone may meet; twice as long a day for the doubled one.
  const calendars = CALENDARS.map((full) => aCalendar(factor, full));
  const slotText = JSON.stringify(calendars[0]);
  const services = [choose('id-card'), choose('passport'), choose('register')];
  const need = needOf(office, services, 'online');
  if (!need.ok) throw new Error(need.error);

  const booking = await anOfficeSession(office, factor);
  const book = ask('book', {
    start: at('10:20'),
    services: [choose('id-card')],
    contact: aContact({ mail: 'new@example.org' }),
    language: 'de',
    reminder: false,
  });
  const asked = circumstances(MORNING);
  const gone = { ...book, services: [choose('name-change')], start: at('23:00') };
  const answer = decide(booking, book, asked).answer;
  if (!answer.ok) throw new Error(`the booking was refused: ${answer.reason}`);

  const line = queueOf(
    office,
    folded,
    office.lanes.map((l) => l.id),
    now,
  );
  const observed = observeTimes(folded.visits.values());
  const counters = office.counters.map(({ lanes }, i) => ({ lanes, freeAt: now + i * MINUTE_MS }));
  if (line.length !== WAITING * factor) throw new Error(`${line.length} wait`);

  return [
    { name: `parse day${suffix}`, times: 4, run: () => JSON.parse(text) as DayEvent[] },
    { name: `fold${suffix}`, times: 2, run: () => foldDay(MONDAY, events) },
    { name: `steps${suffix}`, times: 200, run: spare },
    { name: `parse slots${suffix}`, times: 20, run: () => JSON.parse(slotText) as DaySlots[] },
    ...calendars.map((calendar, i) => ({
      name: `free starts ${i}${suffix}`,
      times: 20,
      run: () =>
        calendar.map((s) => freeStarts(s, need.value.lanes, need.value.minutes, 'online', MORNING, 30)),
    })),
    { name: `book${suffix}`, times: 50, run: () => decide(booking, book, asked) },
    {
      name: `estimate${suffix}`,
      times: 10,
      run: () => estimateWaits(line, counters, observed, now, seeded(1)),
    },
    {
      name: `board waits${suffix}`,
      times: 2,
      run: () => [laneWaits(office, folded, now), openCounters(office, folded, observed, now)],
    },
    {
      name: `refuse a booking${suffix}`,
      times: 5,
      run: () => decide(booking, gone, asked),
    },
  ];
}

/** Adds a step and takes it out again, so that every round finds the same day. */
function stepsFor(day: Day, more: readonly DayEvent[]): () => void {
  let next = 0;
  return () => {
    const event = more[next++ % more.length]!;
    addEvent(day, event);
    if (event.kind !== 'step') return;
    day.events.delete(event.id);
    day.steps.get(event.of)!.pop();
  };
}

/** 60 days of which so large a part is taken, scattered as chance has it; doubled, each day is twice as long. */
function aCalendar(factor: number, full: number): DaySlots[] {
  const office = aLargeOffice(8, factor === 1 ? ['08:00', '18:00'] : ['04:00', '24:00']);
  const chance = chanceOf(factor);
  const thin = (cells: string): string => [...cells].map((cell) => (chance.yes(full) ? '0' : cell)).join('');
  return daysInHorizon(office, MONDAY).flatMap((date) => {
    const slots = slotsOn(office, date, [], MORNING);
    if (slots === null) return [];
    const lanes = Object.entries(slots.lanes).map(([id, { online, released, all }]) => [
      id,
      { online: thin(online), released: thin(released), all: thin(all) },
    ]);
    // Also what the horizon has not opened yet, so that 60 days are looked at.
    return [{ ...slots, bookableFrom: 0 as never, lanes: Object.fromEntries(lanes) as DaySlots['lanes'] }];
  });
}

/** The arbiter's own session, with a day of appointments in it. */
async function anOfficeSession(
  office: ReturnType<typeof aLargeOffice>,
  factor: number,
): Promise<OfficeState> {
  const { events, people } = aLongDay(VISITS * factor, 0, true);
  const store = openSqliteStore(null, () => {});
  const rooms = openRooms({ store, clock: () => MORNING, timers: systemTimers, log: silentLog });
  const session = await openOfficeSession(rooms, office, MORNING, ({ key, problem }) => {
    throw new Error(`${key}: ${problem}`);
  });
  session.carryOut({ events, people: people.map((person) => ({ date: MONDAY, person })) }, MORNING);
  session.writeDerived(MORNING);
  return session;
}

/** Milliseconds of one run, by round. */
function measure(all: readonly Case[]): Map<string, number[]> {
  const measured = new Map<string, number[]>(all.map(({ name }) => [name, []]));
  const warm = 12;
  for (let round = 0; round < ROUNDS + warm; round++) {
    for (const { name, times, run } of all) {
      const began = performance.now();
      for (let i = 0; i < times; i++) run();
      if (round >= warm) measured.get(name)!.push((performance.now() - began) / times);
    }
  }
  return measured;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

function report(): void {
  const ms = (value: number): string => `${value < 0.1 ? value.toFixed(4) : value.toFixed(3)} ms`;
  const ratio = (value: number): string => (value >= 0.1 ? value.toFixed(2) : `1/${Math.round(1 / value)}`);
  const rows: string[][] = [['', 'takes', 'ratio', 'target', '', 'doubled', 'target', '']];
  const missed: string[] = [];
  let met = 0;
  for (const { what, of: name, against, most, limit } of targets) {
    const found = times(name, against);
    const doubled = times(`${name} ×2`, name);
    const verdicts = [found <= most, doubled <= 2.2];
    met += verdicts.filter(Boolean).length;
    if (!verdicts[0]) missed.push(`${what}: ${ratio(found)} × ${against}. Limited by: ${limit}.`);
    if (!verdicts[1]) missed.push(`${what}, doubled: ${doubled.toFixed(2)}×. Limited by: ${limit}.`);
    const word = (ok: boolean): string => (ok ? 'met' : 'missed');
    rows.push([
      what,
      ms(of(name)),
      `${ratio(found)} × ${against}`,
      `≤ ${ratio(most)}`,
      word(verdicts[0]!),
      `${doubled.toFixed(2)}×`,
      '≤ 2.2×',
      word(verdicts[1]!),
    ]);
  }
  for (const name of ['parse day', 'parse slots', 'board waits', 'refuse a booking'])
    rows.push([name, ms(of(name)), '', '', '', `${times(`${name} ×2`, name).toFixed(2)}×`, '', '']);
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  for (const row of rows)
    console.log(
      row
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join('  ')
        .trimEnd(),
    );
  for (const line of missed) console.log(`missed: ${line}`);
  console.log(`targets: ${met} of ${targets.length * 2} met`);
}
