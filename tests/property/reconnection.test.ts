/**
 * What happened apart ends the same, in whatever order the devices come back (M6, M7, M16, Q3). Random histories of
 * counters, kiosks and phones that are cut off at any moment and do what their own screens allow.
 */
import { describe, expect, it } from 'vitest';
import { boardOf } from '../../src/lib/domain/queue/reckon-board.ts';
import { isAway } from '../../src/lib/domain/day/counter-state.ts';
import { activeAt, visitIn } from '../../src/lib/domain/day/day.ts';
import type { Day, DayEvent } from '../../src/lib/domain/day/day.ts';
import { inOneOrder, isClaim, isPresence } from '../../src/lib/domain/day/step-event.ts';
import type { StepEvent } from '../../src/lib/domain/day/step-event.ts';
import { LATE_REPORT_MS } from '../../src/lib/domain/decide/lookups.ts';
import type { CounterId, VisitId } from '../../src/lib/domain/ids.ts';
import { queueOf } from '../../src/lib/domain/queue/queue.ts';
import type { Request } from '../../src/lib/domain/requests/request.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { isActive, isOpen, ONE_MOMENT_MS } from '../../src/lib/domain/day/visit.ts';
import type { Visit } from '../../src/lib/domain/day/visit.ts';
import { chanceOf } from '../support/office/chance.ts';
import { copyOf, foldedAnew, reconnect } from '../support/histories/devices.ts';
import type { Device, World } from '../support/histories/devices.ts';
import { begin, play, pressNext } from '../support/histories/play.ts';
import { TEST_TIMEOUT_MS } from '../support/patience.ts';
import { expectReached } from '../support/reached.ts';

const HISTORIES = Number(process.env.HISTORIES ?? 6_000);
/** Beyond four devices that come back, as many random orders as four have. */
const MOST_ORDERS = 24;

const reached = expectReached(
  '[Q1] another order of reconnection',
  '[M4] two kiosks checked in one person',
  '[M6] two counters called one visitor',
  '[M6] two calls in one moment',
  '[M6] two counters began one visitor',
  '[M6] a newer call took the visitor over',
  '[M7] missed at one counter, served at another',
  '[M8] cancelled, and there',
  '[M11] sent on by one, called by another',
  '[M12] a step after the visit was finished',
  '[M15] a step dated after what it answers to',
  '[Q3] the relay gave another next visitor than the screen showed',
  '[Q3] the relay chose a next visitor after a reconnection',
  '[Q3] a counter lost its visitor to newer news',
  '[Q3] a call was lost to a service',
  '[Q4] back after a miss',
  '[Q4] left by one word, called by another',
  '[A1] taken in although too early or too late',
  '[Q5] taken back',
  '[Q9] a counter is away',
  '[Q5] resumed by another counter',
  '[Q3] two laptops at one counter',
  '[M6] called while parked elsewhere',
  '[M12] served at another counter after a finish',
  '[A5] withdrawn after it was called',
  '[A8] one number on paper and from the kiosk',
  '[B3] confirmed, and there',
  '[B3] a scan told before the button that confirms its reservation',
  '[A4] a scan outside the window told before the arrival that it follows',
  '[B8] moved, and there',
);

function ordersOf<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, i) =>
    ordersOf([...items.slice(0, i), ...items.slice(i + 1)]).map((rest) => [item, ...rest]),
  );
}

/** What became of each visitor. */
const visitsOf = ({ day }: World): Visit[] => [...day.visits.values()].sort((a, b) => (a.id < b.id ? -1 : 1));

/** What the monitor shows and who waits where. */
const shownOf = ({ day, office, now }: World): unknown => ({
  board: boardOf(office, day, now),
  lines: office.counters.map((c) => queueOf(office, day, c.lanes, now, c.id).map((turn) => turn.visit.id)),
});

/** `expect` costs more than a whole history, so it is asked only where something is wrong. */
function must(holds: boolean, what: string): void {
  if (!holds) expect.fail(what);
}

function mustBeEqual(actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) expect(actual).toEqual(expected);
}

function expectNobodyLostOrTwice({ day, office, now }: World): void {
  const visits = [...day.visits.values()];
  const active = visits.filter(isActive);
  must(new Set(active.map((v) => v.counter)).size === active.length, 'a counter has two visitors');
  const lanes = office.lanes.map((l) => l.id);
  const waiting = new Set(queueOf(office, day, lanes, now).map((t) => t.visit.id));
  for (const visit of visits) {
    if (!isOpen(visit)) continue;
    must(visit.state !== 'arrived' || waiting.has(visit.id), `${visit.number} is in no list`);
    must(isActive(visit) === (visit.counter !== null), `${visit.number} is at no counter`);
  }
}

/**
 * No counter's active visitor is taken away by news older than that counter's own step. One who is called there alone
 * may be served elsewhere, or be done.
 */
function expectNobodyTaken(world: World, before: Day, news: readonly StepEvent[], from: Device): void {
  for (const { id: counter } of world.office.counters) {
    if (counter === from.counter) continue;
    const had = activeAt(before, counter);
    if (had === undefined) continue;
    const now = visitIn(world.day, had.id);
    if (now !== undefined && isActive(now) && now.counter === counter) continue;
    // A8: the number on paper may be another's now.
    const own = newestOwn(world.day, now?.id ?? had.id, had.state, counter);
    const about = news.filter((e) => visitIn(world.day, e.of)?.id === now?.id);
    const isNewer = about.some((e) => e.at > own.at - ONE_MOMENT_MS);
    const isServed = had.state === 'called' && (now?.state === 'serving' || now?.state === 'finished');
    if (isNewer) reached('[Q3] a counter lost its visitor to newer news');
    else if (isServed) reached('[Q3] a call was lost to a service');
    must(isNewer || isServed, `${counter} lost ${had.number} to older news`);
  }
}

const SERVES: readonly StepEvent['what'][] = ['started', 'resumed'];

const CALLS: readonly StepEvent['what'][] = ['called', 'repeated'];

/** By which the counter has the visitor. A call of a visitor whom it serves already is not. */
function newestOwn(day: Day, id: VisitId, state: Visit['state'], counter: CounterId): StepEvent {
  const steps = inOneOrder([...day.steps.values()].flat().filter((e) => visitIn(day, e.of)?.id === id));
  const haves = state === 'serving' ? SERVES : CALLS;
  return steps.findLast((e) => haves.includes(e.what) && 'counter' in e && e.counter === counter)!;
}

function noteRules(day: Day): void {
  if ([...day.said.keys()].some((counter) => isAway(day, counter))) reached('[Q9] a counter is away');
  for (const visit of day.visits.values()) {
    const all = [...day.steps.values()].flat().filter((e) => visitIn(day, e.of)?.id === visit.id);
    const steps = inOneOrder(all);
    const whats = (what: StepEvent['what']) => steps.filter((e) => e.what === what);
    const countersOf = (what: StepEvent['what']) =>
      new Set(whats(what).map((e) => ('counter' in e ? e.counter : null)));
    const calls = whats('called');
    if (whats('checked-in').length > 1) reached('[M4] two kiosks checked in one person');
    if (countersOf('called').size > 1) reached('[M6] two counters called one visitor');
    if (countersOf('started').size > 1) reached('[M6] two counters began one visitor');
    for (const [i, call] of calls.entries()) {
      const next = calls[i + 1];
      if (next === undefined || !('counter' in next) || !('counter' in call) || next.counter === call.counter)
        continue;
      if (next.at - call.at < ONE_MOMENT_MS) reached('[M6] two calls in one moment');
      else if (visit.state === 'called' && visit.counter === next.counter)
        reached('[M6] a newer call took the visitor over');
    }
    if (visit.state === 'finished' && [...countersOf('missed')].some((c) => c !== visit.counter))
      reached('[M7] missed at one counter, served at another');
    if (whats('cancelled').length > 0 && visit.arrivedAt !== null) reached('[M8] cancelled, and there');
    if (whats('activated').length > 0 && visit.arrivedAt !== null) reached('[B3] confirmed, and there');
    noteScans(day, steps);
    if (visit.movedTo !== null && (visitIn(day, visit.movedTo)?.arrivedAt ?? null) !== null)
      reached('[B8] moved, and there');
    if (whats('transferred').length > 0 && countersOf('called').size > 1)
      reached('[M11] sent on by one, called by another');
    if (visit.finishedAt !== null && steps.some((e) => e.at > visit.finishedAt!))
      reached('[M12] a step after the visit was finished');
    if (whats('left').length > 0 && countersOf('called').size > 0)
      reached('[Q4] left by one word, called by another');
    if (steps.some((e) => e.what === 'checked-in' && e.despite !== undefined))
      reached('[A1] taken in although too early or too late');
    if (whats('missed').length > 0 && visit.state === 'arrived') reached('[Q4] back after a miss');
    if (steps.some((e) => steps.some((k) => k.by !== e.by && k.at + 1 === e.at)))
      reached('[M15] a step dated after what it answers to');
    if (all.length > steps.length) reached('[Q5] taken back');
    const claims = steps.filter(isClaim);
    if (claims.some((e) => claims.some((k) => k.counter === e.counter && k.by !== e.by)))
      reached('[Q3] two laptops at one counter');
    if (visit.state === 'called' && visit.parkedAt !== null) reached('[M6] called while parked elsewhere');
    if (
      steps.some((e) => e.what === 'finished' && e.counter !== visit.counter && e.at < (visit.startedAt ?? 0))
    )
      reached('[M12] served at another counter after a finish');
    if ([...countersOf('resumed')].some((c) => !countersOf('parked').has(c)))
      reached('[Q5] resumed by another counter');
    if (whats('withdrawn').length > 0 && visit.firstCalledAt !== null)
      reached('[A5] withdrawn after it was called');
    if ((day.numbers.get(visit.number)?.length ?? 0) > 1)
      reached('[A8] one number on paper and from the kiosk');
  }
}

/** Scans that were on record before what makes them count. */
function noteScans(day: Day, steps: readonly StepEvent[]): void {
  const scans = steps.filter(isPresence);
  if (scans.length === 0) return;
  const told = [...day.events.keys()];
  const isToldAfter = (e: StepEvent, scan: StepEvent): boolean => told.indexOf(e.id) > told.indexOf(scan.id);
  const pressed = steps.find(({ what }) => what === 'activated');
  if (pressed !== undefined && scans.some((scan) => isToldAfter(pressed, scan)))
    reached('[B3] a scan told before the button that confirms its reservation');
  const arrived = scans.find(({ what }) => what === 'checked-in');
  if (arrived !== undefined && scans.some((scan) => scan.what === 'returned' && isToldAfter(arrived, scan)))
    reached('[A4] a scan outside the window told before the arrival that it follows');
}

function playOne(seed: number): void {
  const chance = chanceOf(seed);
  const history = begin(chance);
  const check =
    (world: World) =>
    (device: Device, events: readonly DayEvent[], before: Day): void => {
      const news = events.filter((f): f is StepEvent => f.kind === 'step');
      expectNobodyTaken(world, before, news, device);
      expectNobodyLostOrTwice(world);
    };
  play(history, chance, chance.whole(8, 34), check(history.world));
  if (chance.yes(0.15)) pressNext(history, chance, check(history.world));
  else history.world.now += chance.whole(LATE_REPORT_MS, 60_000);
  const away = history.devices.filter((d) => d.view !== null);
  const orders =
    away.length <= 4 ? ordersOf(away) : Array.from({ length: MOST_ORDERS }, () => shuffled(away, chance));
  // Q3: while the relay still chooses, the first who comes back has the visitor. Nothing else may differ.
  const isChoosing = away.some(({ pending }) => pending.some((r) => isFreshAt(history.world.now, r)));
  if (isChoosing) reached('[Q3] the relay chose a next visitor after a reconnection');
  let first: World | null = null;
  for (const order of orders) {
    const { world, devices } = copyOf(history.world, history.devices);
    for (const { name } of order) {
      const device = devices.find((d) => d.name === name)!;
      const before = { ...world.day, visits: new Map(world.day.visits) };
      check(world)(device, reconnect(world, device), before);
    }
    noteGiven(world.day, history.preferred);
    if (isChoosing || first === null) {
      first ??= world;
      mustBeEqual(visitsOf({ ...world, day: foldedAnew(world) }), visitsOf(world));
      noteRules(world.day);
      continue;
    }
    reached('[Q1] another order of reconnection');
    mustBeEqual(visitsOf(world), visitsOf(first));
    // A board follows from the visits, and its estimate is dear: one order a history.
    if (order === orders.at(-1)) mustBeEqual(shownOf(world), shownOf(first));
  }
}

function noteGiven(day: Day, preferred: ReadonlyMap<string, VisitId>): void {
  for (const [request, shown] of preferred) {
    const given = day.events.get(request);
    if (given?.kind === 'step' && given.of !== shown)
      reached('[Q3] the relay gave another next visitor than the screen showed');
  }
}

const isFreshAt = (now: Instant, { kind, at }: Request): boolean =>
  kind === 'call-next' && now - at < LATE_REPORT_MS;

const shuffled = <T>(items: readonly T[], chance: ReturnType<typeof chanceOf>): T[] =>
  items
    .map((item) => [chance.next(), item] as const)
    .sort((a, b) => a[0] - b[0])
    .map(([, item]) => item);

describe('devices that worked apart', () => {
  it(
    '[M6, M7, M16, Q3] end the same in every order of reconnection, and no counter loses its visitor to older news',
    { timeout: TEST_TIMEOUT_MS + HISTORIES * 100 },
    () => {
      for (let seed = 1; seed <= HISTORIES; seed++) {
        try {
          playOne(seed);
        } catch (error) {
          throw new Error(`history ${seed}`, { cause: error });
        }
      }
    },
  );
});
