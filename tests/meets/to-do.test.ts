/** What is open of other days stands in today's memo, so that a page reads one document. */
import { expect, it } from 'vitest';
import type { ElsewhereItem } from '../../src/lib/domain/requests/open-item.ts';
import { addDays, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { aContact, anOffice, at, choose, MONDAY } from '../support/build/index.ts';
import { openVirtualOffice } from '../support/office/index.ts';
import type { VirtualCounter } from '../support/office/index.ts';
import { bookConfirmed, expectAgreement, reasonOf, switchOff, switchOn } from './meeting.ts';

const READS = { reads: ['office', 'day', 'people', 'slots', 'memo'] } as const;
const TUESDAY = addDays(MONDAY, 1);
const THURSDAY = addDays(MONDAY, 3);
const CARD = [choose('id-card')];
const lanes = { main: { counters: 1, online: 1 } };

const elsewhere = (lead: VirtualCounter, date: LocalDate = MONDAY): ElsewhereItem[] =>
  [...lead.memos(date).values()].flatMap((memo) => (memo.type === 'elsewhere' ? [memo] : []));
const listed = (lead: VirtualCounter, date?: LocalDate): string[] =>
  elsewhere(lead, date).map(({ date: of, record }) => `${record.type} ${of}`);

it('[M3, Q7.2, Q7.3] call-backs of all days and the nights that were are listed until a lead has done them', async () => {
  const windows = [{ weekdays: ['mon', 'tue', 'wed', 'thu'] as const, from: '08:00', to: '16:00', lanes }];
  const office = await openVirtualOffice({ seed: 131, office: anOffice({ windows } as never) });
  const clerk = await office.counter('c1', READS);
  const lead = await office.lead('lead', READS);
  const kiosk = await office.kiosk('kiosk');
  clerk.cut();
  const contact = aContact({ name: 'Karl Anruf', mail: null, birthDate: null, phone: '02362 4711' });
  const ask = {
    start: at('10:00', TUESDAY),
    services: CARD,
    contact,
    language: 'de',
    reminder: false,
  } as const;
  const asked = clerk.mustAsk('book', ask, TUESDAY);
  await bookConfirmed(office, 'online', at('10:00', TUESDAY));
  // Who waits in vain until closing.
  const paper = kiosk.takeTicket(CARD)!;
  await office.time.pass(10 * MINUTE_MS);
  clerk.connect();
  await office.quiet();
  expect(reasonOf(clerk.answer(asked))).toBe('place-gone');
  expect(listed(lead)).toEqual([`call-back ${TUESDAY}`]);
  expect(elsewhere(lead)[0]!.record).toMatchObject({ contact, resolved: null });

  // Days on which the relay is away, too.
  switchOff(office);
  office.relay.kill();
  await office.time.until(at('09:00', THURSDAY));
  await office.relay.start();
  await switchOn(office);
  lead.turnPage();
  await office.quiet();
  expect(listed(lead, THURSDAY)).toEqual([`settlement ${MONDAY}`, `call-back ${TUESDAY}`].sort());
  const night = elsewhere(lead, THURSDAY).find(({ record }) => record.type === 'settlement')!.record;
  expect(night).toMatchObject({ open: [{ visit: paper.id, number: paper.number, state: 'arrived' }] });
  // P3: the list of Monday is gone, so no copy outlives its day.
  expect(listed(lead, MONDAY)).toEqual([]);

  lead.ask(lead.compose('resolve-call-back', { callBack: asked }, TUESDAY));
  lead.ask(lead.compose('close-item', { item: { of: 'night' } }, MONDAY));
  await office.quiet();
  for (const { record } of elsewhere(lead, THURSDAY))
    expect(record).toMatchObject({ resolved: { by: lead.actor } });
  await office.time.until(at('00:10', addDays(THURSDAY, 1)));
  lead.turnPage();
  await office.quiet();
  expect(elsewhere(lead, addDays(THURSDAY, 1))).toEqual([]);
  await expectAgreement(office, TUESDAY);
});
