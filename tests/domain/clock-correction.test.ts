/** When a request was made: by its own clocks, its page's measurements, and never later than now. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctedTimeOf, doubtOfDate, relayTimeAt } from '../../src/lib/domain/requests/clock-correction.ts';
import type {
  UncorrectedRequest,
  Measurement,
  OutboxClock,
  PageClock,
} from '../../src/lib/domain/requests/clock-correction.ts';
import { EARLIEST, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { at } from '../support/build/index.ts';

const HOUR_MS = 60 * MINUTE_MS;
const DAY = 24 * HOUR_MS;
const STARTED = at('08:00');
const NOW = at('12:00');
const NOBODY: OutboxClock = { offset: 0, pages: [] };

/** A device: what its clocks show at each moment of the relay's time. `behind`: milliseconds by which it is slow. */
interface Behind {
  readonly from: Instant;
  readonly behind: number;
}
function aPage(
  history: readonly Behind[],
  { sleeps = false, naps = [] as readonly [Instant, Instant][] } = {},
) {
  const [first] = history;
  const begun = first!.from;
  const slept = (time: Instant): number =>
    naps.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(time, to) - from), 0);
  const read = (time: Instant) => ({
    deviceAt: time - history.findLast(({ from }) => from <= time)!.behind,
    elapsedMs: time - begun - slept(time),
  });
  const startedAt = read(begun).deviceAt;
  const measure = (...times: Instant[]): PageClock => ({
    ...{ startedAt, sleeps },
    measured: times.map((time): Measurement => ({ ...read(time), relayAt: time })),
  });
  function request(
    time: Instant,
    known: Partial<NonNullable<UncorrectedRequest['clock']>> = {},
  ): UncorrectedRequest {
    const { deviceAt, elapsedMs } = read(time);
    const clock = {
      pageStartedAt: startedAt,
      elapsedMs,
      offsetMs: 0,
      known: 'remembered',
      notBefore: null,
    } as const;
    return { at: deviceAt, clock: { ...clock, ...known } };
  }
  return { read, measure, request };
}

const dated = (request: UncorrectedRequest, page: PageClock, offset = 0): Instant =>
  correctedTimeOf(request, { offset, pages: [page] }, NOW);

describe('[M15] a request is dated by what its own page has measured', () => {
  const SLOW_MS = 30 * MINUTE_MS;

  it('[M15, A4] a clock that is slow, compared after the request was made', () => {
    const page = aPage([{ from: STARTED, behind: SLOW_MS }]);
    expect(dated(page.request(at('08:57')), page.measure(at('09:30')))).toBe(at('08:57'));
  });

  it('[M15, A4] a clock that was put right before the requests left: each by the clock under which it was made', () => {
    const page = aPage([
      { from: STARTED, behind: SLOW_MS },
      { from: at('09:00'), behind: 0 },
    ]);
    const measured = page.measure(at('09:30'));
    expect(dated(page.request(at('08:57')), measured)).toBe(at('08:57'));
    expect(dated(page.request(at('09:10')), measured)).toBe(at('09:10'));
  });

  it('[M15] a clock that was set back', () => {
    const page = aPage(
      [
        { from: STARTED, behind: -2 * HOUR_MS },
        { from: at('09:00'), behind: 0 },
      ],
      { sleeps: true },
    );
    expect(dated(page.request(at('08:57')), page.measure(at('09:30')))).toBe(at('08:57'));
    expect(dated(page.request(at('09:57')), page.measure(at('08:30')))).toBe(at('09:57'));
  });

  it('[M15] a laptop that slept was not set: its own clock went on', () => {
    const page = aPage([{ from: STARTED, behind: SLOW_MS }], {
      sleeps: true,
      naps: [[at('09:00'), at('10:00')]],
    });
    expect(dated(page.request(at('08:57')), page.measure(at('10:30')))).toBe(at('08:57'));
    expect(dated(page.request(at('10:20')), page.measure(at('08:30')))).toBe(at('10:20'));
  });

  it('[M15] measured before and after, what happened in between is no guess', () => {
    const set = aPage(
      [
        { from: STARTED, behind: SLOW_MS },
        { from: at('09:00'), behind: 15 * MINUTE_MS },
        { from: at('09:20'), behind: 0 },
      ],
      { sleeps: true },
    );
    expect(dated(set.request(at('09:10')), set.measure(at('08:30'), at('09:30')))).toBe(at('09:10'));
    const slept = aPage([{ from: STARTED, behind: 0 }], {
      naps: [
        [at('09:00'), at('09:05')],
        [at('09:20'), at('09:25')],
      ],
    });
    expect(dated(slept.request(at('09:10')), slept.measure(at('08:30'), at('09:30')))).toBe(at('09:10'));
  });

  it('[M15] clocks that drift apart by a quartz are not set', () => {
    const page = aPage([{ from: STARTED, behind: 0 }]);
    const measured = page.measure(at('08:01'));
    const request = page.request(at('11:00'));
    const drifted = { ...request, at: request.at + 2_000 };
    expect(Math.abs(dated(drifted, measured) - at('11:00'))).toBeLessThan(3_000);
    expect(relayTimeAt({ deviceAt: drifted.at, elapsedMs: 3 * HOUR_MS }, measured)).toBe(at('11:00'));
  });

  it('[M15] any history of corrections, compared at any time since the last one or between them', () => {
    let evaluated = 0;
    const behind = fc.integer({ min: -2 * DAY, max: 2 * DAY });
    const moment = fc.integer({ min: STARTED, max: NOW });
    const histories = fc.array(fc.record({ from: moment, behind }), { minLength: 1, maxLength: 5 });
    const property = fc.property(histories, moment, moment, moment, (steps, one, asked, other) => {
      const [first, ...later] = steps.toSorted((a, b) => a.from - b.from);
      const page = aPage([{ ...first!, from: STARTED }, ...later]);
      const date = dated(page.request(asked), page.measure(...[one, other].sort((a, b) => a - b)));
      evaluated++;
      expect(Math.abs(date - asked)).toBeLessThan(10_000);
    });
    fc.assert(property, { numRuns: 2_000, seed: 15 });
    expect(evaluated).toBe(2_000);
  });
});

describe('[M15] a request of a page that is gone', () => {
  const page = aPage([{ from: STARTED, behind: 30 * MINUTE_MS }]);
  const other = (offset: number): OutboxClock => ({ offset, pages: [] });

  it('[M15] is dated by what that page had measured', () => {
    const request = page.request(at('08:57'), { offsetMs: 30 * MINUTE_MS, known: 'measured' });
    expect(correctedTimeOf(request, other(0), NOW)).toBe(at('08:57'));
  });

  it('[M15] or by what a person had told it', () => {
    const request = page.request(at('08:57'), { offsetMs: 30 * MINUTE_MS, known: 'told' });
    expect(correctedTimeOf(request, other(0), NOW)).toBe(at('08:57'));
  });

  it('[M15] that never knew is dated by what a later page has measured of the same clock', () => {
    expect(correctedTimeOf(page.request(at('08:57')), other(30 * MINUTE_MS), NOW)).toBe(at('08:57'));
  });

  it('[M15] unless that cannot be: before the time that it knew, or later than now', () => {
    const ahead = aPage([{ from: STARTED, behind: -DAY }]);
    expect(correctedTimeOf(ahead.request(at('08:57'), { offsetMs: -DAY }), other(0), NOW)).toBe(at('08:57'));
    const knew = { offsetMs: 30 * MINUTE_MS, notBefore: at('08:50') };
    expect(correctedTimeOf(page.request(at('08:57'), knew), other(0), NOW)).toBe(at('08:57'));
    const neither = { offsetMs: 0, notBefore: at('08:50') };
    expect(correctedTimeOf(page.request(at('08:57'), neither), other(0), NOW)).toBe(at('08:50'));
  });

  it('[M15] a request of an older version is dated by the outbox’s offset', () => {
    expect(correctedTimeOf({ at: at('08:27') }, other(30 * MINUTE_MS), NOW)).toBe(at('08:57'));
  });
});

describe('[M15] whatever a device says', () => {
  it('[M15] nothing is dated later than now, nor before what can be written down', () => {
    const page = aPage([{ from: STARTED, behind: 0 }]);
    const future = NOW + DAY;
    const told = { ...page.request(at('09:00')), at: future };
    expect(correctedTimeOf({ at: future }, NOBODY, NOW)).toBe(NOW);
    expect(correctedTimeOf(told, NOBODY, NOW)).toBe(NOW);
    expect(dated(told, { ...page.measure(at('09:00')), sleeps: true })).toBe(NOW);
    expect(dated(page.request(at('09:00')), { ...page.measure(at('08:30')), startedAt: 1 })).toBe(
      at('09:00'),
    );
    const lies = { known: 'measured', offsetMs: DAY } as const;
    expect(correctedTimeOf(page.request(at('09:00'), lies), NOBODY, NOW)).toBe(NOW);
    expect(correctedTimeOf(page.request(at('09:00'), { notBefore: future }), NOBODY, NOW)).toBe(NOW);
    expect(correctedTimeOf({ at: 0 }, NOBODY, NOW)).toBe(EARLIEST);
  });
});

describe('[M15, A7] a page that has not asked the relay yet', () => {
  const ZONE = 'Europe/Berlin';
  it.each([
    ['the same day', at('09:00'), at('08:59'), null],
    ['a correction of a minute', at('08:58'), at('08:59'), null],
    ['behind what the device knows', at('08:29'), at('08:59'), 'clock-behind'],
    ['a day behind', at('09:00') - DAY, at('08:59'), 'clock-behind'],
    ['the next morning', at('08:00') + DAY, at('17:00'), 'new-day'],
    ['years ahead', at('08:00') + 5000 * DAY, at('17:00'), 'new-day'],
    ['a device that never knew', at('09:00'), null, 'new-day'],
    ['a dead clock', 0, at('17:00'), 'clock-behind'],
    ['a dead clock of a device that never knew', 0, null, 'new-day'],
  ] as const)('[M15, A7.12] %s', (_, now, knownAt, doubt) => {
    expect(doubtOfDate(now, knownAt, ZONE)).toBe(doubt);
  });
});
