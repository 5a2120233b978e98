/** The office's file has changed between two runs of the relay, while people are booked, wait and are served. */
import { expect, test } from 'vitest';
import { listOf } from '../../src/lib/state/counter/list.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import type { VisitId } from '../../src/lib/domain/ids.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import { anOffice, at, choose, lane, MONDAY } from '../support/build/index.ts';
import { openVirtualOffice } from '../support/office/index.ts';
import type { VirtualCounter, VirtualOffice } from '../support/office/index.ts';
import { bookConfirmed, expectAgreement, reasonOf, serve, visitAt } from './meeting.ts';

const READS = { reads: ['office', 'day', 'people', 'slots', 'memo'] } as const;

/** The office, with the file that it has from its next start on. */
async function anOfficeThatChanges(
  seed: number,
): Promise<{ office: VirtualOffice; change(to: (file: Office) => Office): Promise<void> }> {
  let file = (given: Office): Office => given;
  const office = await openVirtualOffice({ seed, seams: { office: (given) => file(given) } });
  return {
    office,
    async change(to) {
      office.relay.kill();
      file = to;
      await office.relay.start();
      await office.time.pass(MINUTE_MS);
    },
  };
}

/** The main lane, with its letter, is another one. */
function withoutMain(file: Office): Office {
  const other = <T extends string>(id: T): T => (id === 'main' ? 'hall' : id) as T;
  return {
    ...file,
    lanes: file.lanes.map((l) => (l.id === 'main' ? { ...l, id: lane('hall'), letter: 'H' } : l)),
    counters: file.counters.map((c) => ({ ...c, lanes: c.lanes.map(other) })),
    windows: file.windows.map((w) => ({
      ...w,
      lanes: Object.fromEntries(Object.entries(w.lanes).map(([id, lanes]) => [other(id), lanes])),
    })),
  };
}

const waitingAt = (device: VirtualCounter): VisitId[] =>
  listOf(device.office(), device.day(), device.seat(), device.now()).waiting.map((t) => t.visit.id);

function listed(lead: VirtualCounter): readonly { readonly visit: VisitId; readonly why: string }[] {
  const memo = lead.memos(MONDAY).get('outside');
  return memo?.type === 'outside' ? memo.appointments : [];
}

test('[C11.4, Q8] a lane that was renamed: a visitor who is booked, waits or is on the way is called, and the lead sees them', async () => {
  const { office, change } = await anOfficeThatChanges(1171);
  const lead = await office.lead('lead', READS);
  const kiosk = await office.kiosk('kiosk');
  const cutOff = await office.kiosk('cut-off');
  const one = await office.counter('c1');
  const booked = await bookConfirmed(office, 'anna', at('09:30'));
  await office.time.until(at('08:30'));
  const walker = kiosk.takeTicket([choose('passport')])!.id;
  cutOff.cut();
  await office.time.until(at('08:40'));
  const offline = cutOff.takeTicket([choose('register')])!;
  await change(withoutMain);

  cutOff.connect();
  await office.time.until(at('09:20'));
  // Q8: two have waited in vain, until a counter opens.
  expect(kiosk.board()?.waiting[0]).toMatchObject({ lane: 'hall', count: 2, wait: null, isUnstaffed: true });
  one.mustAsk('set-counter', { counter: one.counter, state: 'open' });
  expect(kiosk.checkIn(booked.code)).not.toBeNull();
  await office.quiet();
  expect(new Set(waitingAt(one))).toEqual(new Set([walker, offline.id, booked.id]));
  expect(kiosk.board()?.waiting).toMatchObject([
    { lane: 'hall', count: 3, wait: expect.anything(), isUnstaffed: false },
    { lane: 'short', count: 0 },
  ]);
  expect(new Set(listed(lead).map(({ visit }) => visit))).toEqual(new Set([walker, booked.id]));
  expect(listed(lead)).toMatchObject([{ why: 'lane' }, { why: 'lane' }]);

  for (const id of [walker, offline.id, booked.id]) await serve(office, one, id);
  await office.quiet();
  expect(listed(lead)).toEqual([]);
  for (const id of [walker, offline.id, booked.id])
    expect(await visitAt(office, id)).toMatchObject({ state: 'finished' });
  await expectAgreement(office);
});

test('[C11, C5] places that are taken in a renamed lane are not booked a second time', async () => {
  const { office, change } = await anOfficeThatChanges(1172);
  const start = at('10:00');
  for (const name of ['anna', 'carl']) await bookConfirmed(office, name, start);
  await change((file) => {
    const { lanes, counters, windows } = withoutMain(file);
    return { ...file, lanes, counters, windows };
  });
  const phone = await office.phone('bert', { reads: ['office', 'slots'] });
  const free = phone.freeStarts([choose('passport')], MONDAY).map((f) => f.start);
  expect(free.length).toBeGreaterThan(10);
  // Two places are online at a time on the day itself.
  expect(free).not.toContain(start);
  expect(free).toContain(start + 15 * MINUTE_MS);
});

test('[C11.5] a counter that was removed: a visitor called, served or awaited there is called elsewhere', async () => {
  const { office, change } = await anOfficeThatChanges(1173);
  const kiosk = await office.kiosk('kiosk');
  const [one, gone] = [await office.counter('c1'), await office.counter('c2')];
  await office.time.until(at('08:30'));
  const tickets: VisitId[] = [];
  for (let i = 0; i < 3; i++) {
    tickets.push(kiosk.takeTicket([choose('passport')])!.id);
    await office.time.pass(MINUTE_MS);
  }
  const [served, called, sent] = tickets as [VisitId, VisitId, VisitId];
  const third = await office.counter('c3');
  await office.time.until(at('08:40'));
  gone.must('call', served);
  gone.must('start', served);
  await office.quiet();
  one.must('call', sent);
  one.mustAsk('transfer', { visit: sent, counter: one.counter, lane: lane('main'), to: gone.counter });
  await office.quiet();
  third.must('call', called);
  await office.quiet();

  await change((file) => ({
    ...file,
    counters: file.counters.filter((c) => c.id === 'c1'),
    lanes: file.lanes.filter((l) => l.id === 'main'),
    windows: anOffice().windows.map((w) => ({ ...w, lanes: { main: w.lanes['main']! } })),
  }));
  expect(waitingAt(one)).toEqual([served, called, sent]);
  expect(kiosk.board()?.calls).toEqual([]);
  for (const id of [served, called, sent]) await serve(office, one, id);
  await office.quiet();
  for (const id of [served, called, sent])
    expect(await visitAt(office, id)).toMatchObject({ state: 'finished', counter: 'c1' });
  await expectAgreement(office);
});

test('[C11, M14] what a cut-off counter did before it heard that it was removed has happened', async () => {
  const { office, change } = await anOfficeThatChanges(1174);
  const kiosk = await office.kiosk('kiosk');
  const gone = await office.counter('c2');
  await office.time.until(at('08:30'));
  const anna = kiosk.takeTicket([choose('passport')])!.id;
  await office.quiet();
  gone.cut();
  await serve(office, gone, anna);
  await change((file) => ({ ...file, counters: file.counters.filter((c) => c.id !== 'c2') }));
  gone.connect();
  await office.quiet();
  expect(gone.pending()).toEqual([]);
  expect(await visitAt(office, anna)).toMatchObject({ state: 'finished', counter: 'c2' });
  expect(reasonOf(gone.answer(gone.ask(gone.compose('call', { visit: anna, counter: gone.counter }))))).toBe(
    'no answer',
  );
});
