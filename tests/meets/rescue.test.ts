/** What the arbiter does by itself while devices may still hold what a restore has lost. */
import { expect, it } from 'vitest';
import { addDays, MINUTE_MS } from '../../src/lib/domain/time.ts';
import { RESCUE_MS } from '../../src/lib/domain/office/rescue.ts';
import { anAlwaysOpenOffice, anOffice, at, choose, MONDAY } from '../support/build/index.ts';
import { digestOf, openVirtualOffice } from '../support/office/index.ts';
import type { VirtualOffice } from '../support/office/index.ts';
import { activate, bookConfirmed, expectAgreement, reserve, visitAt } from './meeting.ts';

const TUESDAY = addDays(MONDAY, 1);

const saidByArbiter = async (office: VirtualOffice, date = MONDAY): Promise<unknown[]> =>
  [...(await office.day(date)).events.values()].flatMap((f) =>
    f.kind === 'step' && ['lapsed', 'unconfirmed', 'settled'].includes(f.what) ? [[f.of, f.what]] : [],
  );

it('[M18.10, A1, B3] no visitor lapses whose confirmation or check-in is still on a device', async () => {
  const office = await openVirtualOffice({ seed: 191, office: anOffice() });
  const [kiosk, counter] = [await office.kiosk('kiosk'), await office.counter('c1')];
  const [here, absent] = [
    await bookConfirmed(office, 'here', at('09:00')),
    await bookConfirmed(office, 'absent', at('09:00')),
  ];
  const [sure, unsure] = [
    await reserve(office, 'sure', at('13:00', TUESDAY)),
    await reserve(office, 'unsure', at('14:00', TUESDAY)),
  ];
  counter.said(TUESDAY);
  await office.time.until(at('08:20'));
  const copy = await office.relay.backup();
  await activate(sure, TUESDAY);
  await office.time.until(at('08:55'));
  kiosk.checkIn(here.code);
  await office.time.until(at('09:04'));
  await office.quiet();
  const before = digestOf(await office.day());
  expect(await visitAt(office, here.id)).toMatchObject({ state: 'arrived' });
  const devices = [kiosk, counter, here.phone, here.link, sure.phone, sure.link];
  for (const device of devices) device.cut();
  office.relay.kill();
  await office.time.until(at('10:30'));
  await office.relay.restore(copy);

  // Twice the time after which all of them would have lapsed.
  await office.time.pass(RESCUE_MS / 2);
  expect([await saidByArbiter(office), await saidByArbiter(office, TUESDAY)]).toEqual([[], []]);
  for (const device of devices) device.connect();
  await office.quiet();
  await office.quiet();
  expect(digestOf(await office.day())).toEqual(before);

  // What really did not happen is written once no device brings anything any more.
  await office.time.pass(RESCUE_MS + MINUTE_MS);
  expect(await saidByArbiter(office)).toEqual([[absent.id, 'lapsed']]);
  expect(await saidByArbiter(office, TUESDAY)).toEqual([[unsure.id, 'unconfirmed']]);
  expect(await visitAt(office, here.id)).toMatchObject({ state: 'arrived' });
  expect(await visitAt(office, sure.id, TUESDAY)).toMatchObject({ state: 'booked' });
  await expectAgreement(office);
});

it('[M18.10, Q7.1] a day that is over is settled and counted when what was lost is back', async () => {
  const open = anAlwaysOpenOffice(4, { activation: null });
  const office = await openVirtualOffice({ seed: 192, office: open, now: at('23:00') });
  const [kiosk, counter] = [await office.kiosk('kiosk'), await office.counter('c1')];
  const [served, left] = [kiosk.takeTicket([choose('passport')])!, kiosk.takeTicket([choose('passport')])!];
  await office.quiet();
  const copy = await office.relay.backup();
  counter.must('call', served.id);
  counter.must('start', served.id);
  await office.time.until(at('23:20'));
  counter.must('finish', served.id);
  await office.quiet();
  for (const device of [kiosk, counter]) device.cut();
  office.relay.kill();
  await office.time.until(at('23:58'));
  await office.relay.restore(copy);
  await office.time.until(at('00:05', TUESDAY));
  expect(await saidByArbiter(office)).toEqual([]);
  for (const device of [kiosk, counter]) device.connect();
  await office.quiet();
  // The relay is started anew in the middle of it.
  office.relay.kill();
  await office.relay.start();
  await office.quiet();
  expect(await saidByArbiter(office)).toEqual([]);
  await office.time.pass(RESCUE_MS + MINUTE_MS);
  expect(await saidByArbiter(office)).toEqual([[left.id, 'settled']]);
  expect(await visitAt(office, served.id, MONDAY)).toMatchObject({ state: 'finished', settled: false });
  await expectAgreement(office, MONDAY);
});
