/** A counter that gives out numbers (A7): at once from what it has borrowed, and what it does to have some. */
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/lib/domain/requests/answer.ts';
import { foldDay } from '../../src/lib/domain/day/day.ts';
import { laneWaits } from '../../src/lib/domain/queue/estimate.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import { CounterDesk } from '../../src/lib/state/counter/counter-desk.svelte.ts';
import { aTicket, counter, lane, MONDAY, service, visit } from '../support/build/index.ts';
import { aWorkday } from './a-workday.svelte.ts';
import type { DayHere } from './a-workday.svelte.ts';

const LENT = { name: '', numbers: { from: 101, to: 110 }, until: addDays(MONDAY, 3) };

function deskAt(workday: DayHere): CounterDesk {
  const desk = new CounterDesk(workday);
  desk.choose(counter('c1'));
  return desk;
}
const asked = (workday: DayHere): string[] => workday.trackedRequests.map(({ request }) => request.kind);
const saidOf = (workday: DayHere, ok: boolean): Answer => {
  const { request } = workday.trackedRequests[0]!;
  return ok
    ? { ok, request: request.id, visit: null, number: null, lane: null, due: null }
    : { ok, request: request.id, reason: 'no-number-left', alternatives: [] };
};
async function give(desk: CounterDesk): Promise<string | null> {
  const { ticket } = desk.numbers;
  ticket.forget();
  ticket.add(service('passport'));
  await ticket.take('de');
  return ticket.ticket?.number ?? null;
}

it('[M20] the last steps of a counter keep their numbers after midnight', () => {
  const workday = aWorkday();
  workday.tell(aTicket({ id: visit('anna'), number: 'A001' }));
  const desk = deskAt(workday);
  desk.callNext();
  const steps = (): unknown[] => desk.recentActions.map(({ action, number }) => [action, number]);
  expect(steps()).toEqual([['call-next', 'A001']]);
  workday.turnTo(addDays(MONDAY, 1));
  expect(steps()).toEqual([['call-next', 'A001']]);
});

describe('[A7] a counter gives out a number', () => {
  it('[A7.5] cut off, at once, the next of its own with each; a visitor with one waits in the list', async () => {
    const workday = aWorkday({ grant: LENT });
    const desk = deskAt(workday);
    expect([await give(desk), await give(desk)]).toEqual(['A101', 'A102']);
    expect(desk.numbers.ticket.ticket).toMatchObject({ stage: 'saved', ahead: 1 });
    expect(desk.list?.waiting.map((t) => t.visit.number)).toEqual(['A101', 'A102']);
    expect(desk.recentActions.map((d) => [d.action, d.number, d.stage])).toEqual([
      ['take-ticket', 'A102', 'saved'],
      ['take-ticket', 'A101', 'saved'],
    ]);
  });

  it('[A7.16] cut off, it goes on with ten spare ones for each of its own, and says when these are used up', async () => {
    const workday = aWorkday({ grant: { ...LENT, numbers: { from: 7, to: 7 } } });
    const desk = deskAt(workday);
    const given: (string | null)[] = [];
    for (let i = 0; i < 12; i++) given.push(await give(desk));
    const spare = ['A10070', 'A10071', 'A10072', 'A10073', 'A10074', 'A10075', 'A10076', 'A10077', 'A10078'];
    expect(given).toEqual(['A007', ...spare, 'A10079', null]);
    expect(desk.numbers.ticket.none).toEqual({ why: 'no-number' });
  });

  it('[A7.8, A7.16] with the relay in reach it asks for one of the arbiter’s before it takes a spare one', async () => {
    const workday = aWorkday({ link: 'live', grant: { ...LENT, numbers: { from: 7, to: 7 } } });
    const desk = deskAt(workday);
    expect([await give(desk), await give(desk)]).toEqual(['A007', null]);
    expect(workday.trackedRequests.map(({ request }) => 'number' in request && request.number)).toContain(
      null,
    );
    desk.numbers.ticket.forget();
  });

  it.each([
    ['that has none', null],
    ['whose borrowed block has run out', { ...LENT, until: addDays(MONDAY, -1) }],
  ])('[A7] one %s says so, and gives none', async (_which, grant) => {
    const workday = aWorkday({ grant });
    const desk = deskAt(workday);
    expect(await give(desk)).toBeNull();
    expect(desk.numbers.ticket.none).toEqual({ why: 'no-number' });
    expect(workday.trackedRequests).toEqual([]);
  });

  it('[A7.8] with the relay in reach and none of its own it asks for one of the arbiter’s', async () => {
    const workday = aWorkday({ link: 'live' });
    const desk = deskAt(workday);
    expect(await give(desk)).toBeNull();
    expect(workday.trackedRequests[0]!.request).toMatchObject({ kind: 'take-ticket', number: null });
    workday.answer({ ...saidOf(workday, true), number: 'A612' } as Answer);
    expect(desk.numbers.ticket.ticket?.number).toBe('A612');
    desk.numbers.ticket.forget();
  });

  it('[A8, Q8] cut off, nothing is said of a monitor or of a wait, also not to the relay', async () => {
    const workday = aWorkday({ grant: LENT });
    const desk = deskAt(workday);
    await give(desk);
    expect(desk.numbers.ticket.ticket).toMatchObject({ isHeard: false, wait: null });
    expect(workday.trackedRequests[0]!.request).not.toHaveProperty('told');
  });

  it('[Q8] what the screen says of the wait goes along, to be measured later', async () => {
    const workday = aWorkday({ grant: LENT, link: 'live' });
    const desk = deskAt(workday);
    await give(desk);
    const wait = laneWaits(workday.office!, foldDay(MONDAY, []), workday.now).get(lane('main'));
    expect(wait).toEqual({ from: 0, to: 3 });
    expect(workday.trackedRequests[0]!.request).toMatchObject({ told: wait });
    expect(desk.numbers.ticket.ticket).toMatchObject({ isHeard: true, wait });
  });

  it('[A7.11] not saved, no number: it would be given out again after a power cut', async () => {
    const workday = aWorkday({ grant: LENT });
    workday.full = true;
    const desk = deskAt(workday);
    expect(await give(desk)).toBeNull();
    expect(desk.numbers.ticket.none).toEqual({ why: 'not-saved' });
  });

  it('[A7] a number that the relay refuses is named, so that the person gets another', async () => {
    const workday = aWorkday({ grant: LENT });
    const desk = deskAt(workday);
    await give(desk);
    const { request } = workday.trackedRequests[0]!;
    workday.answer({ ok: false, request: request.id, reason: 'number-taken', alternatives: [] });
    expect(desk.denied).toMatchObject([{ id: request.id, number: 'A101', reason: 'number-taken' }]);
    expect(desk.numbers.ticket.none).toEqual({ why: 'withdrawn', number: 'A101' });
  });
});

describe('[A7] a counter borrows numbers', () => {
  it.each([
    ['has none', null],
    ['has some that end before those of today would', { ...LENT, until: addDays(MONDAY, 2) }],
  ])('[A7.6] when it %s, once', async (_which, grant) => {
    const workday = aWorkday({ link: 'live', grant });
    const desk = deskAt(workday);
    for (let i = 0; i < 3; i++) desk.numbers.keep(desk.counter);
    await Promise.resolve();
    for (let i = 0; i < 3; i++) desk.numbers.keep(desk.counter);
    expect(asked(workday)).toEqual(['borrow-numbers']);
    // No user's entry could get lost.
    expect([desk.unanswered, desk.recentActions.length]).toEqual([0, 0]);
    workday.answer(saidOf(workday, false));
    desk.numbers.keep(desk.counter);
    expect([asked(workday).length, desk.denied.length]).toEqual([1, 0]);
  });

  it('[A7.6, M18.2] again when a restored relay has taken them back', async () => {
    const workday = aWorkday({ link: 'live' });
    const desk = deskAt(workday);
    desk.numbers.keep(desk.counter);
    await new Promise((resolve) => queueMicrotask(() => queueMicrotask(() => resolve(null))));
    workday.answer(saidOf(workday, true));
    workday.setGrant(LENT);
    desk.numbers.keep(desk.counter);
    expect(asked(workday)).toHaveLength(1);
    workday.setGrant(null);
    await Promise.resolve();
    desk.numbers.keep(desk.counter);
    expect(asked(workday)).toHaveLength(2);
  });

  it('[A7.6] not while cut off, not before a counter is chosen, not when it has enough', () => {
    const cut = aWorkday();
    deskAt(cut).numbers.keep(deskAt(cut).counter);
    const nowhere = aWorkday({ link: 'live' });
    new CounterDesk(nowhere).numbers.keep(null);
    const enough = aWorkday({ link: 'live', grant: LENT });
    deskAt(enough).numbers.keep(deskAt(enough).counter);
    expect([cut, nowhere, enough].flatMap(asked)).toEqual([]);
  });
});
