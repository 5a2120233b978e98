/**
 * A kiosk loses its power amid each step of check-in, number and interval: while its disk writes, while the request is
 * on its way, while the answer comes. What its visitor was shown counts, once.
 */
import { expect, it } from 'vitest';
import type { Day } from '../../src/lib/domain/day/day.ts';
import type { RequestId, VisitId } from '../../src/lib/domain/ids.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { birthDate } from '../../src/lib/domain/input/birth-date.ts';
import { visitOf } from '../../src/lib/domain/ids.ts';
import { isAwaited } from '../../src/lib/domain/requests/request.ts';
import { anOffice, anOfficeFile, at, choose } from '../support/build/index.ts';
import { openVirtualOffice } from '../support/office/index.ts';
import type { VirtualKiosk, VirtualOffice } from '../support/office/index.ts';
import { bookConfirmed, expectAgreement, visitAt } from './meeting.ts';
import type { Booked } from './meeting.ts';

/** Turns of the process, of which the disk does one of its steps in each. */
const TURNS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20];
/** Milliseconds until the answer has come, and is on the disk. */
const WAITS = [5, 20, 40, 60, 80, 100, 120, 150, 200, 300, 500, 1_000, 3_000];

interface Moment {
  readonly turns: number;
  readonly ms: number;
}
const MOMENTS: readonly Moment[] = [
  ...TURNS.map((turns) => ({ turns, ms: 0 })),
  ...WAITS.flatMap((ms) => [0, 2, 5].map((turns) => ({ turns, ms }))),
];

const lines = ['connected', 'cut off', 'on a dead line'] as const;
type Line = (typeof lines)[number];

function put(kiosk: VirtualKiosk, line: Line): void {
  if (line === 'cut off') kiosk.cut();
  else if (line === 'on a dead line') kiosk.lose();
}

async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise<void>((resolve) => setImmediate(resolve));
}

/** Lets it come to a moment after the press. */
async function wait(office: VirtualOffice, { turns: count, ms }: Moment): Promise<void> {
  if (ms > 0) await office.time.pass(ms);
  await turns(count);
}

/** The page shows an outcome once its request is on the disk, or answered. */
const isShown = (kiosk: VirtualKiosk, id: RequestId): boolean => {
  const stage = kiosk.trackedRequests().find(({ request }) => request.id === id)?.stage;
  return stage !== undefined && stage !== 'saving' && stage !== 'not-saved' && stage !== 'refused';
};

/** Off, and on again; at some moments it goes off once more while it starts. */
async function loseItsPower(office: VirtualOffice, kiosk: VirtualKiosk, again: number | null): Promise<void> {
  kiosk.kill();
  if (again !== null) {
    await turns(again);
    kiosk.kill();
  }
  await office.time.settle();
}

/** All lines are whole again, nothing is left to ask, and everybody holds the same. */
async function comeTogether(office: VirtualOffice, kiosk: VirtualKiosk): Promise<void> {
  kiosk.connect();
  await office.time.pass(3 * MINUTE_MS);
  expect(kiosk.pending()).toEqual([]);
  await expectAgreement(office);
}

it.each(lines)('[A7.11, M5] no number twice, and each that was shown counts, %s', async (line) => {
  const office = await openVirtualOffice({ seed: 711, now: at('07:50') });
  const kiosk = await office.kiosk('kiosk-1');
  await office.time.until(at('08:30'));
  const shown: string[] = [];
  let lost = 0;
  for (const [nth, moment] of MOMENTS.entries()) {
    put(kiosk, line);
    const paper = kiosk.takeTicket([choose('passport')]);
    expect(paper, `no number at press ${nth}`).not.toBeNull();
    await wait(office, moment);
    if (isShown(kiosk, paper!.id as unknown as RequestId)) shown.push(paper!.number);
    else lost++;
    await loseItsPower(office, kiosk, nth % 3 === 0 ? nth % 11 : null);
    if (line === 'connected') await office.quiet();
  }
  await comeTogether(office, kiosk);
  // There were moments of both kinds.
  expect(lost).toBeGreaterThan(0);
  expect(shown.length).toBeGreaterThan(MOMENTS.length / 2);
  expect(new Set(shown).size).toBe(shown.length);
  const numbers = [...(await office.day()).visits.values()].map(({ number }) => number);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers).toEqual(expect.arrayContaining(shown));
});

/** How a visitor says who they are; null: the kiosk says no at once. */
const ways = {
  code: (kiosk: VirtualKiosk, { code }: Booked) => kiosk.checkIn(code),
  'birth date': (kiosk: VirtualKiosk, _booked: Booked, nth: number) => kiosk.checkInBorn(bornAs(nth), null),
} as const;
const bornAs = (nth: number) => birthDate.parse(`${1950 + nth}-03-0${1 + (nth % 9)}`);

it.each(lines.flatMap((line) => (['code', 'birth date'] as const).map((way) => ({ line, way }))))(
  '[A2.2, A3, A4, A7.11] who was welcomed by $way is here, once, since the press, $line',
  async ({ line, way }) => {
    const office = await openVirtualOffice({ seed: 712, now: at('07:30') });
    const clerk = await office.counter('c1');
    clerk.memos();
    const kiosk = await office.kiosk('kiosk-1');
    const booked: Booked[] = [];
    for (let i = 0; i < 12; i++)
      booked.push(
        await bookConfirmed(office, `visitor-${i}`, (at('09:00') + i * 20 * MINUTE_MS) as Instant, {
          birthDate: bornAs(i),
        }),
      );
    const moments = TURNS.slice(0, 6).map((count) => ({ turns: count, ms: 0 }));
    for (const ms of [20, 60, 100, 150, 300, 1_000]) moments.push({ turns: 2, ms });
    const pressed = new Map<string, Instant>();
    for (const [nth, visitor] of booked.entries()) {
      const { id } = visitor;
      await office.time.until((at('08:50') + nth * 20 * MINUTE_MS) as Instant);
      put(kiosk, line);
      const now = kiosk.now();
      const asked = ways[way](kiosk, visitor, nth);
      expect(asked).not.toBeNull();
      await wait(office, moments[nth]!);
      if (isShown(kiosk, asked!)) pressed.set(id, now);
      await loseItsPower(office, kiosk, nth % 3 === 0 ? nth : null);
      // The visitor tries once more.
      await office.time.pass(MINUTE_MS / 2);
      const again = ways[way](kiosk, visitor, nth);
      expect(again).not.toBeNull();
      await office.time.settle();
      if (!pressed.has(id)) pressed.set(id, now + MINUTE_MS / 2);
      kiosk.connect();
      await office.quiet();
    }
    await comeTogether(office, kiosk);
    for (const { id } of booked) {
      const { state, arrivedAt } = await visitAt(office, id);
      expect(state).toBe('arrived');
      expect(Math.abs(arrivedAt! - pressed.get(id)!)).toBeLessThan(MINUTE_MS / 4);
    }
    expect([...(await office.day()).visits.values()]).toHaveLength(booked.length);
    // A2: staff are told of no visitor whom they would look for in vain.
    const memos = [...clerk.memos().values()];
    expect(memos.filter((memo) => memo.type === 'arrival' && memo.resolved === null)).toEqual([]);
  },
);

/** A device needs this long until its page is there. */
const START_UP_MS = 2_000;

/** What the page does at its start: a visitor of an earlier page waits for no answer any more (P6). */
function takeBackOfEarlier(kiosk: VirtualKiosk): RequestId[] {
  const waiting = kiosk
    .trackedRequests()
    .flatMap(({ request, answer }) => (answer === null && isAwaited(request) ? [request.id] : []));
  for (const asked of waiting) kiosk.ask(kiosk.compose('withdraw', { asked }));
  return waiting;
}

/** Given out, and not taken back; who does not come to it lapses in the end. */
const isStanding = (day: Day, id: RequestId | VisitId): boolean => {
  const visit = day.visits.get(visitOf(id as RequestId));
  return visit !== undefined && visit.state !== 'cancelled';
};

it.each(['connected', 'on a dead line'] as const)(
  '[A6.1, A7.15] each visitor of an interval has the one that was shown, and none that was taken back stands, %s',
  async (line) => {
    const office = await openVirtualOffice({
      seed: 713,
      now: at('07:50'),
      office: anOffice({
        services: anOfficeFile().services.map((s) => ({ ...s, short: s.id === 'pick-up' })),
        rules: { nextInterval: true },
      }),
    });
    const kiosk = await office.kiosk('kiosk-1');
    await office.time.until(at('08:30'));
    const wish = { services: [choose('pick-up')], language: 'de', wantedMs: 8_000 } as const;
    const take = (): RequestId =>
      kiosk.ask(kiosk.compose('take-interval', { ...wish, services: [...wish.services] }));
    const isGranted = (id: RequestId): boolean => kiosk.answer(id)?.ok === true;
    /** Answer and day have come: the page shows number and time. */
    const isIntervalShown = (id: RequestId): boolean => isGranted(id) && kiosk.day().visits.has(visitOf(id));
    const shown: RequestId[] = [];
    const takenBack: RequestId[] = [];
    let unseen = 0;
    for (const [nth, moment] of MOMENTS.entries()) {
      put(kiosk, line);
      const asked = take();
      await wait(office, moment);
      const wasShown = isIntervalShown(asked);
      // The line is there again once the page is.
      kiosk.cut();
      await loseItsPower(office, kiosk, nth % 3 === 0 ? nth % 11 : null);
      await office.time.pass(START_UP_MS);
      takenBack.push(...takeBackOfEarlier(kiosk));
      kiosk.connect();
      await office.time.pass(MINUTE_MS);
      if (wasShown) {
        shown.push(asked);
        continue;
      }
      // A7.15: it stays in the line, and staff are told that no visitor may have seen it.
      if (isStanding(kiosk.day(), asked)) unseen++;
      // The visitor stands there still, and presses again.
      const again = take();
      await office.quiet();
      expect(isIntervalShown(again), `no interval after press ${nth}`).toBe(true);
      shown.push(again);
    }
    await comeTogether(office, kiosk);
    // There were moments of both kinds.
    expect(takenBack.length).toBeGreaterThan(0);
    expect(shown).toHaveLength(MOMENTS.length);
    const day = await office.day();
    expect(shown.filter((id) => !isStanding(day, id))).toEqual([]);
    expect(takenBack.filter((id) => isStanding(day, id))).toEqual([]);
    const visits = [...day.visits.values()];
    expect(visits.filter((v) => isStanding(day, v.id))).toHaveLength(shown.length + unseen);
    const numbers = visits.map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
  },
);
