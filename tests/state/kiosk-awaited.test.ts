/** A number that only the relay can give: shown, or certainly ended before the screen says that there is none (A5, A7). */
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../src/lib/domain/requests/answer.ts';
import { visitOf } from '../../src/lib/domain/ids.ts';
import { WANTED_MS } from '../../src/lib/state/tickets/awaited.svelte.ts';
import { openKioskTicket } from '../../src/lib/state/tickets/ticket.svelte.ts';
import { KioskVisitor } from '../../src/lib/state/kiosk/visitor.svelte.ts';
import { anAppointment, ask, at, choose, lane, service, visit } from '../support/build/index.ts';
import { aWorkday } from './a-workday.svelte.ts';
import type { DayHere } from './a-workday.svelte.ts';

async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) {
    flushSync();
    await Promise.resolve();
  }
}
async function pass(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
  await settle();
}

const asked = (workday: DayHere): string[] => workday.trackedRequests.map(({ request }) => request.kind);
const yesTo = (workday: DayHere): Answer => {
  const { id } = workday.trackedRequests[0]!.request;
  return { ok: true, request: id, visit: visitOf(id), number: 'A612', lane: lane('main'), due: null };
};
const noTo = (workday: DayHere, reason: 'no-longer-wanted' | 'day-full'): Answer => ({
  ok: false,
  request: workday.trackedRequests[0]!.request.id,
  reason,
  alternatives: [],
});

/** A counter without numbers, at which a visitor waits for one of the relay's; the request has left the device. */
async function waiting() {
  const workday = aWorkday({ link: 'live' });
  workday.left = true;
  let given = 0;
  const ticket = openKioskTicket(workday, { intervals: false, onGiven: () => given++ });
  ticket.add(service('passport'));
  await ticket.take('de');
  await settle();
  return { workday, ticket, given: () => given };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('[A7] a number that only the relay can give', () => {
  it('[A7.8] is asked for with until when it is wanted, and stands in no line before it is granted', async () => {
    const { workday, ticket } = await waiting();
    const { request } = workday.trackedRequests[0]!;
    expect(request).toMatchObject({ number: null, wantedMs: WANTED_MS });
    expect([ticket.taking, ticket.ticket, ticket.none]).toEqual([true, null, null]);
    expect([...workday.day!.visits.keys()]).toEqual([]);
  });

  it('[A7.8, A5.5] "no number" is said once none can come any more, and what came in time and is late is taken back', async () => {
    const { workday, ticket, given } = await waiting();
    await pass(WANTED_MS + 1_999);
    expect(ticket.none).toBeNull();
    await pass(1);
    expect(ticket.none).toEqual({ why: 'no-number' });
    expect(workday.trackedRequests.at(-1)!.request).toMatchObject({
      kind: 'withdraw',
      asked: workday.trackedRequests[0]!.request.id,
    });
    workday.answer(yesTo(workday));
    await settle();
    expect([ticket.ticket, ticket.none, given(), vi.getTimerCount()]).toEqual([
      null,
      { why: 'no-number' },
      0,
      0,
    ]);
  });

  it('[A7] a grant in the last moment is shown, and nothing is taken back', async () => {
    const { workday, ticket, given } = await waiting();
    await pass(WANTED_MS + 1_999);
    workday.answer(yesTo(workday));
    await settle();
    await pass(60_000);
    expect([ticket.ticket?.number, ticket.none, given()]).toEqual(['A612', null, 1]);
    expect(asked(workday)).toEqual(['take-ticket']);
  });

  it('[A7] a line that breaks may come back in time; when it does not, no answer is waited for', async () => {
    const { workday, ticket } = await waiting();
    workday.setLink('offline');
    await pass(WANTED_MS - 1);
    expect(ticket.none).toBeNull();
    await pass(1);
    expect([ticket.none, asked(workday)]).toEqual([{ why: 'no-number' }, ['take-ticket', 'withdraw']]);
  });

  it.each([
    ['no-longer-wanted', 'no-number'],
    ['day-full', 'refused'],
  ] as const)(
    '[A7] the relay says %s: %s at once, and there is nothing to take back',
    async (reason, why) => {
      const { workday, ticket } = await waiting();
      workday.answer(noTo(workday, reason));
      await settle();
      await pass(60_000);
      expect([ticket.none, asked(workday)]).toEqual([{ why }, ['take-ticket']]);
    },
  );

  it('[A7, P6] a visitor who leaves before the answer leaves no number behind', async () => {
    const { workday, ticket, given } = await waiting();
    ticket.forget();
    await settle();
    workday.answer(yesTo(workday));
    await settle();
    expect([asked(workday), ticket.ticket, given(), vi.getTimerCount()]).toEqual([
      ['take-ticket', 'withdraw'],
      null,
      0,
      0,
    ]);
  });

  it('[A7] one that could not be saved may go out all the same, and is taken back', async () => {
    const workday = aWorkday({ link: 'live', grant: { name: '', numbers: { from: 1, to: 9 } } });
    workday.full = true;
    const ticket = openKioskTicket(workday, { intervals: false });
    ticket.add(service('passport'));
    await ticket.take('de');
    await settle();
    expect([ticket.none, workday.withdrawn.length]).toEqual([{ why: 'not-saved' }, 1]);
  });
});

describe('[A5, P6] a kiosk that was started again', () => {
  it('[A5, P6] takes back what its earlier page asked, and nothing that was answered or is of its own block', async () => {
    const grant = { name: '', numbers: { from: 1, to: 9 } };
    const workday = aWorkday({ role: 'kiosk', link: 'live', grant, loaded: false });
    workday.left = true;
    const visitor = new KioskVisitor(workday);
    await settle();
    const about = { services: [choose('passport')], lane: lane('main'), language: 'de' as const };
    const awaited = ask('take-ticket', { ...about, number: null });
    const answered = ask('take-ticket', { ...about, number: null });
    await workday.ask(answered);
    workday.answer(yesTo(workday));
    await workday.ask(awaited);
    await workday.ask(ask('take-ticket', { ...about, number: 'A001' }));
    expect(workday.trackedRequests).toHaveLength(3);
    workday.load();
    await settle();
    expect(workday.trackedRequests.slice(3).map(({ request }) => request)).toEqual([
      expect.objectContaining({ kind: 'withdraw', asked: awaited.id }),
    ]);
    visitor.close();
  });
});

describe('[A5] an unanswered check-in, before a ticket', () => {
  async function triedTwice() {
    const grant = { name: '', numbers: { from: 1, to: 9 } };
    const workday = aWorkday({ role: 'kiosk', grant });
    workday.tell(anAppointment({ id: visit('booked'), start: at('11:00'), code: '123456' }));
    workday.left = true;
    const visitor = new KioskVisitor(workday);
    visitor.checkIn.withCode('111111');
    await settle();
    visitor.again();
    visitor.checkIn.withCode('222222');
    await settle();
    visitor.wantTicket();
    return { workday, visitor };
  }

  it('[A5.6, A2] is taken back with the ticket, every try of it: one person has one number', async () => {
    const { workday, visitor } = await triedTwice();
    expect(asked(workday)).toEqual(['check-in', 'check-in']);
    visitor.ticket.add(service('passport'));
    await visitor.ticket.take('de');
    await settle();
    const [one, two] = workday.trackedRequests.map(({ request }) => request.id);
    expect(visitor.ticket.ticket?.number).toBe('A001');
    expect(workday.trackedRequests.slice(3).map(({ request }) => request)).toEqual([
      expect.objectContaining({ kind: 'withdraw', asked: one }),
      expect.objectContaining({ kind: 'withdraw', asked: two }),
    ]);
    visitor.close();
  });

  it('[A4] counts when its visitor takes no ticket; and the next visitor takes back nothing of it', async () => {
    const { workday, visitor } = await triedTwice();
    visitor.forget();
    visitor.ticket.add(service('passport'));
    await visitor.ticket.take('de');
    await settle();
    expect(asked(workday)).toEqual(['check-in', 'check-in', 'take-ticket']);
    visitor.close();
  });
});
