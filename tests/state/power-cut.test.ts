/** A device that gives out numbers (A7), after a power cut: what it had not flushed is gone, and the relay as well. */
import 'fake-indexeddb/auto';
import { expect, onTestFinished, test, vi } from 'vitest';
import { UPDATES } from '../../src/lib/client/browser/database.ts';
import type { Database } from '../../src/lib/client/browser/database.ts';
import type { PageEnvironment } from '../../src/lib/client/replica/replica.ts';
import type { Session } from '../../src/lib/client/types.ts';
import { openDayDoc } from '../../src/lib/docs/day-doc.ts';
import { DEVICE_KEY } from '../../src/lib/docs/inbox-doc.ts';
import { openOfficeDoc, putOffice } from '../../src/lib/docs/office-doc.ts';
import type { RequestId } from '../../src/lib/domain/ids.ts';
import { addDays, localTime, MINUTE_MS } from '../../src/lib/domain/time.ts';
import { openKioskTicket } from '../../src/lib/state/tickets/ticket.svelte.ts';
import { openWorkday } from '../../src/lib/state/workday/workday.svelte.ts';
import type { Workday } from '../../src/lib/state/workday/workday.svelte.ts';
import { anActor, arbiterOf, no, yes } from '../client/arbiter.ts';
import { aDevice, aRelay } from '../client/surroundings.ts';
import { anOffice, aTicket, at, MONDAY, service } from '../support/build/index.ts';
import { eventually } from '../support/eventually.ts';

const office = anOffice();

const GRANTS = {
  kiosk: { name: 'Foyer', numbers: { from: 1, to: 100 } },
  clerk: { name: '', numbers: { from: 1, to: 10 }, until: addDays(MONDAY, 3) },
};

type Role = keyof typeof GRANTS;

const aSession = (role: Role): Session => ({ office: office.id, actor: anActor(), role, name: 'Foyer' });

/** The relay's side: the office, what the device is told of itself, and the events of what it asks. */
async function anOfficeFor({ actor, role }: Session) {
  const relay = await aRelay();
  putOffice(
    openOfficeDoc(relay.doc(`office:${office.id}`), () => {}),
    office,
  );
  const arbiter = arbiterOf(relay, actor);
  arbiter.inbox.write([[DEVICE_KEY, GRANTS[role as Role]]]);
  const day = openDayDoc(relay.doc(`day:${office.id}:${MONDAY}`), MONDAY, () => {});
  return {
    relay,
    arbiter,
    grant(request: RequestId, number: string): void {
      day.append([aTicket({ request, number, by: actor, at: at('10:00') })]);
      arbiter.answer({ ...yes(request), number } as ReturnType<typeof yes>);
    },
  };
}

async function openDevice(session: Session, around: PageEnvironment): Promise<Workday> {
  const workday = openWorkday(session, around);
  await eventually(() => expect(workday.day).not.toBeNull());
  return workday;
}

async function give(workday: Workday): Promise<string | null> {
  const ticket = openKioskTicket(workday, { intervals: false });
  ticket.add(service('passport'));
  await ticket.take('de');
  return ticket.ticket?.number ?? null;
}

/** What was written to the day last had not been flushed. */
const loseDay = async ({ replicas }: Database): Promise<void> =>
  void (await replicas!.table(UPDATES).where('k').startsWith(`day:${office.id}:${MONDAY}`).delete());

const numbersOf = ({ day }: Workday): string[] => [...day!.numbers.keys()];

test.each([
  ['a kiosk', 'kiosk'],
  ['a counter with a borrowed block', 'clerk'],
] as const)('[A7.11] %s gives no number to a second person after a power cut', async (_whose, role) => {
  vi.useFakeTimers({ toFake: ['Date'], now: at('10:00') });
  onTestFinished(() => void vi.useRealTimers());
  const session = aSession(role);
  const { relay, arbiter, grant } = await anOfficeFor(session);
  const device = aDevice(relay.origin);
  const workday = await openDevice(session, (await device.tab()).around);
  await eventually(() => expect(workday.grant).not.toBeNull());
  expect(await give(workday)).toBe('A001');
  await eventually(() => expect(arbiter.asked()).toHaveLength(1));
  grant(workday.trackedRequests[0]!.request.id, 'A001');
  // It is the relay's from now on: the device has let go of its request.
  await eventually(() => expect(arbiter.asked()).toEqual([]));
  await eventually(() => expect(numbersOf(workday)).toEqual(['A001']));
  workday.close();
  await relay.stop();

  const { around, database } = await device.tab();
  await loseDay(database);
  // An older page has written it: its user is unknown.
  const [row] = await database.answered.all();
  const { date: _date, ...older } = {
    ...row!,
    id: aTicket().request,
    answer: { ...yes(row!.id), number: 'A002' },
  };
  await database.answered.put(older as typeof row & object);
  const again = await openDevice(session, around);
  onTestFinished(() => again.close());
  expect(numbersOf(again)).toEqual([]);
  expect(await give(again)).toBe('A002');
});

test('[A7.10, A7.11] a number that was shown and is refused afterwards is given to no other visitor', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: at('10:00') });
  onTestFinished(() => void vi.useRealTimers());
  const session = aSession('kiosk');
  const { relay, arbiter } = await anOfficeFor(session);
  const device = aDevice(relay.origin);
  const workday = await openDevice(session, (await device.tab()).around);
  await eventually(() => expect(workday.grant).not.toBeNull());
  expect(await give(workday)).toBe('A001');
  const { id } = workday.trackedRequests[0]!.request;
  arbiter.answer(no(id));
  await eventually(() => expect(workday.trackedRequest(id)?.stage).toBe('refused'));
  await eventually(() => expect(arbiter.asked()).toEqual([]));
  expect(numbersOf(workday)).toEqual([]);
  expect(await give(workday)).toBe('A002');
  workday.close();
  await relay.stop();

  const again = await openDevice(session, (await device.tab()).around);
  onTestFinished(() => again.close());
  expect(await give(again)).toBe('A003');
});

test.each([
  ['on another day', at('09:00', addDays(MONDAY, 1)), 'new-day', addDays(MONDAY, 1), 'A001'],
  ['with a clock that is a day slow', at('10:05') - 24 * 60 * MINUTE_MS, 'clock-behind', MONDAY, 'A002'],
  ['with a clock that is half an hour slow', at('09:30'), 'clock-behind', MONDAY, 'A002'],
] as const)(
  '[M15, A7.12] started without the relay %s: it asks what day it is before it gives out a number',
  async (_how, shown, doubt, today, next) => {
    vi.useFakeTimers({ toFake: ['Date'], now: at('10:00') });
    onTestFinished(() => void vi.useRealTimers());
    const session = aSession('kiosk');
    const { relay, arbiter, grant } = await anOfficeFor(session);
    const device = aDevice(relay.origin);
    const workday = await openDevice(session, (await device.tab()).around);
    await eventually(() => expect(workday.grant).not.toBeNull());
    await eventually(() => expect(workday.dateDoubt).toBeNull());
    expect(await give(workday)).toBe('A001');
    await eventually(() => expect(arbiter.asked()).toHaveLength(1));
    grant(workday.trackedRequests[0]!.request.id, 'A001');
    await eventually(() => expect(arbiter.asked()).toEqual([]));
    workday.close();
    await relay.stop();

    vi.setSystemTime(shown);
    const again = await openDevice(session, (await device.tab()).around);
    onTestFinished(() => again.close());
    await eventually(() => expect(again.dateDoubt).toBe(doubt));
    const ticket = openKioskTicket(again, { intervals: false });
    expect(ticket.checkHours()).toBe(false);
    expect(ticket.none).toEqual({ why: 'date' });
    expect(await give(again)).toBeNull();
    expect(again.trackedRequests).toEqual([]);

    again.tellTime(today, localTime.parse('10:05'));
    await eventually(() => expect(again.dateDoubt).toBeNull());
    await eventually(() => expect(again.day?.date).toBe(today));
    expect(await give(again)).toBe(next);
    expect(again.trackedRequests.map(({ request }) => [request.kind, request.date])).toEqual([
      ['tell-date', today],
      ['take-ticket', today],
    ]);
  },
);
