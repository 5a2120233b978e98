/** A6 at the kiosk: answer and day come in two documents, and no visitor waits longer than they need. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { flushSync } from 'svelte';
import type { Answer } from '../../src/lib/domain/requests/answer.ts';
import type { DayEvent } from '../../src/lib/domain/day/day.ts';
import { visitOf } from '../../src/lib/domain/ids.ts';
import { WANTED_MS } from '../../src/lib/state/tickets/awaited.svelte.ts';
import { openKioskInterval } from '../../src/lib/state/tickets/interval.svelte.ts';
import {
  anAppointment,
  anOffice,
  anOfficeFile,
  at,
  choose,
  visitStep,
  lane,
} from '../support/build/index.ts';
import { aWorkday } from './a-workday.svelte.ts';

const office = anOffice({
  services: anOfficeFile().services.map((s) => ({ ...s, short: s.id === 'pick-up' })),
  rules: { nextInterval: true },
});
const PICK_UP = [choose('pick-up')];

/** A kiosk at which a visitor waits for their interval. */
async function waiting() {
  const workday = aWorkday({ role: 'kiosk', office, link: 'live' });
  const interval = openKioskInterval(workday);
  let said: boolean | 'nothing' = 'nothing';
  void interval.take(PICK_UP, 'de').then((is) => (said = is));
  await settle();
  const request = workday.trackedRequests[0]!.request;
  const appointment: DayEvent = anAppointment({
    id: visitOf(request.id),
    request: request.id,
    start: at('09:05'),
    number: 'B601',
    lane: lane('short'),
    minutes: 5,
  });
  const yes: Answer = {
    ok: true,
    request: request.id,
    visit: visitOf(request.id),
    number: 'B601',
    lane: lane('short'),
    due: at('09:05'),
  };
  const no: Answer = { ok: false, request: request.id, reason: 'place-gone', alternatives: [] };
  return { workday, interval, appointment, yes, no, said: () => said };
}

/** What follows from a change, without any time passing. */
async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) {
    flushSync();
    await Promise.resolve();
  }
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('[A6] the next free interval at the kiosk', () => {
  it.each([
    ['the day', ['yes', 'day']],
    ['the answer', ['day', 'yes']],
  ])('[A6.1] is shown the moment that it is known, when %s comes last', async (_which, order) => {
    const { workday, interval, appointment, yes, said } = await waiting();
    // One deadline, and nothing else that looks at the clock.
    expect(vi.getTimerCount()).toBe(1);
    for (const what of order) {
      if (what === 'yes') workday.answer(yes);
      else workday.tell(appointment);
      await settle();
    }
    expect([said(), interval.interval]).toEqual([
      true,
      {
        visit: expect.any(String),
        number: 'B601',
        code: expect.any(String),
        start: at('09:05'),
        here: false,
      },
    ]);
    expect([vi.getTimerCount(), workday.withdrawn]).toEqual([0, []]);
  });

  it('[A6.1] is not shown before it is in the day: the answer has neither code nor state', async () => {
    const { workday, interval, yes, said } = await waiting();
    workday.answer(yes);
    await settle();
    expect([said(), interval.interval]).toEqual(['nothing', null]);
  });

  it('[A6.6, A5] a no is followed by a ticket at once, and nothing is left to take back', async () => {
    const { workday, interval, no, said } = await waiting();
    workday.answer(no);
    await settle();
    expect([said(), interval.interval, workday.withdrawn, vi.getTimerCount()]).toEqual([false, null, [], 0]);
  });

  it('[A6.6, A5] so is a line that breaks, at once: what has not left is taken back', async () => {
    const { workday, said } = await waiting();
    const { id } = workday.trackedRequests[0]!.request;
    workday.setLink('offline');
    await settle();
    expect([said(), workday.withdrawn, vi.getTimerCount()]).toEqual([false, [id], 0]);
  });

  it('[A6.6, A5] so is silence, once the arbiter grants nothing any more and no answer can be on its way', async () => {
    const { workday, said } = await waiting();
    const { request } = workday.trackedRequests[0]!;
    expect(request).toMatchObject({ wantedMs: WANTED_MS });
    await vi.advanceTimersByTimeAsync(WANTED_MS + 1_999);
    await settle();
    expect(said()).toBe('nothing');
    await vi.advanceTimersByTimeAsync(1);
    await settle();
    expect([said(), workday.withdrawn.length, vi.getTimerCount()]).toEqual([false, 1, 0]);
  });

  it('[A6.1] what was granted in the last moment is shown', async () => {
    const { workday, interval, appointment, yes, said } = await waiting();
    await vi.advanceTimersByTimeAsync(WANTED_MS + 500);
    workday.answer(yes);
    workday.tell(appointment);
    await settle();
    expect([said(), interval.interval?.number, workday.withdrawn]).toEqual([true, 'B601', []]);
  });

  it('[A6, A5] what may have left is taken back by the arbiter, so that one person has one number', async () => {
    const { workday, said } = await waiting();
    const { id } = workday.trackedRequests[0]!.request;
    workday.left = true;
    workday.setLink('offline');
    await settle();
    expect(workday.trackedRequests.map(({ request }) => request)).toEqual([
      expect.objectContaining({ id }),
      expect.objectContaining({ kind: 'withdraw', asked: id }),
    ]);
    expect(said()).toBe(false);
  });

  it('[A6, P6] a visitor who leaves before the answer leaves nothing behind', async () => {
    const { workday, interval, said } = await waiting();
    interval.forget();
    await settle();
    expect([said(), workday.withdrawn.length, vi.getTimerCount()]).toEqual([false, 1, 0]);
  });

  it('[A6, P6] what comes after the visitor has left is not shown to the next', async () => {
    const { workday, interval, appointment, yes } = await waiting();
    interval.forget();
    workday.answer(yes);
    workday.tell(appointment, visitStep('checked-in', { of: appointment.id as never, at: at('09:00') }));
    await settle();
    expect(interval.interval).toBeNull();
  });

  it('[A6] not saved: the ticket that is tried instead says so', async () => {
    const workday = aWorkday({ role: 'kiosk', office, link: 'live' });
    workday.full = true;
    const interval = openKioskInterval(workday);
    expect(await interval.take(PICK_UP, 'de')).toBe(false);
    expect(interval.interval).toBeNull();
  });
});
