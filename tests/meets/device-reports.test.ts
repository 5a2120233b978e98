/** What kiosks report stands on the lead's list: guesses, however many, and numbers after a power cut (A2.7, A7.15). */
import { expect, it } from 'vitest';
import type { DeviceReport } from '../../src/lib/domain/requests/device-report.ts';
import { requestId } from '../../src/lib/domain/ids.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import { choose, MONDAY } from '../support/build/index.ts';
import { openVirtualOffice } from '../support/office/index.ts';
import type { VirtualCounter } from '../support/office/index.ts';

const READS = { reads: ['office', 'day', 'people', 'slots', 'memo'] } as const;

const reports = (lead: VirtualCounter): DeviceReport[] =>
  [...lead.memos(MONDAY).values()].flatMap((memo) => (memo.type === 'device-report' ? [memo] : []));

it('[A2.7] two hundred guessed codes are on the lead’s list, and nothing of them on another kiosk’s', async () => {
  const office = await openVirtualOffice({ seed: 7 });
  const lead = await office.lead('lead', READS);
  const kiosk = await office.kiosk('kiosk');
  const other = await office.kiosk('other');
  const guess = (device: typeof kiosk, code: number): void => {
    const by = { with: 'code', code: String(code).padStart(6, '0') } as const;
    device.ask(device.compose('check-in', { by }));
  };
  for (let i = 0; i < 10; i++) guess(other, 900_000 + i);
  for (let round = 0; round < 10; round++) {
    for (let i = 0; i < 20; i++) guess(kiosk, round * 20 + i);
    await office.time.pass(MINUTE_MS / 2);
  }
  await office.quiet();
  expect(reports(lead)).toMatchObject([{ what: 'codes', by: kiosk.actor, count: 200, resolved: null }]);

  const { id, count } = reports(lead)[0]!;
  lead.ask(lead.compose('close-item', { item: { of: 'device-report', id, seen: count } }));
  await office.quiet();
  expect(reports(lead)).toMatchObject([{ resolved: { by: lead.actor } }]);
  for (let i = 0; i < 20; i++) guess(kiosk, 800_000 + i);
  await office.quiet();
  expect(reports(lead)).toMatchObject([{ count: 220, resolved: null }]);

  // Cut off, the lead closes what this laptop shows. What is new by then stays open.
  lead.cut();
  const news = reports(lead)[0]!;
  lead.ask(lead.compose('close-item', { item: { of: 'device-report', id, seen: news.count } }));
  for (let i = 0; i < 20; i++) guess(kiosk, 700_000 + i);
  await office.time.pass(10 * MINUTE_MS);
  lead.connect();
  await office.quiet();
  expect(reports(lead)).toMatchObject([{ count: 240, resolved: null }]);
});

it('[A7.15] a number that a kiosk may not have shown is named, also where both come after a cut', async () => {
  const office = await openVirtualOffice({ seed: 8 });
  const lead = await office.lead('lead', READS);
  const kiosk = await office.kiosk('kiosk');
  kiosk.cut();
  const ticket = kiosk.takeTicket([choose('passport')])!;
  kiosk.ask(kiosk.compose('tell-unseen', { asked: requestId.parse(ticket.id) }));
  await office.time.pass(10 * MINUTE_MS);
  expect(reports(lead)).toEqual([]);
  kiosk.connect();
  await office.quiet();
  expect(reports(lead)).toMatchObject([{ what: 'unseen-numbers', count: 1, numbers: [ticket.number] }]);
  expect(lead.day(MONDAY)!.visits.get(ticket.id)?.state).toBe('arrived');
});
