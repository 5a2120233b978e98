/** Appointments that the office's hours or services leave out: listed for the lead until nothing is left to do. */
import { describe, expect, it } from 'vitest';
import type { OutsideAppointment } from '../../src/lib/domain/requests/memo.ts';
import { visitOf } from '../../src/lib/domain/ids.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { addDays, localTime } from '../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import { anOffice, at, MONDAY, service } from '../support/build/index.ts';
import { openVirtualOffice } from '../support/office/index.ts';
import type { VirtualCounter, VirtualOffice } from '../support/office/index.ts';
import { bookConfirmed, expectAgreement, reasonOf } from './meeting.ts';

const TUESDAY = addDays(MONDAY, 1);
const reason = { de: 'Versammlung', en: 'Meeting' };
const from = (time: string) => ({ from: localTime.parse(time), to: localTime.parse('16:00') });
const closing = { ...from('13:00'), date: TUESDAY, reason };
const READS = { reads: ['office', 'day', 'people', 'slots', 'memo'] } as const;

/** What the lead's desk reads; null: there was never anything to list. */
function listed(lead: VirtualCounter, date: LocalDate = MONDAY): readonly OutsideAppointment[] | null {
  const memo = lead.memos(date).get('outside');
  return memo?.type === 'outside' ? memo.appointments : null;
}

const mailsTo = ({ relay }: VirtualOffice, name: string): string[] =>
  relay.mails
    .filter(({ order }) => order.person.contact.mail === `${name}@example.org`)
    .map(({ order }) => order.kind);

async function close(office: VirtualOffice, lead: VirtualCounter, seen: string[]): Promise<void> {
  const { windows, closures } = lead.office();
  const base = { windows, closures };
  const ask = { base, windows, closures: [closing], seen: seen as never[] };
  const asked = lead.ask(lead.compose('change-hours', ask, MONDAY));
  await office.quiet();
  expect(reasonOf(lead.answer(asked))).toBe('yes');
}

/** More than the twelve of an answer. */
async function bookMany(office: VirtualOffice, date: LocalDate): Promise<{ id: string; start: Instant }[]> {
  const booked = [];
  for (let i = 0; i < 14; i++) {
    const start = at('13:00', date) + (i % 12) * 15 * 60_000;
    booked.push({ ...(await bookConfirmed(office, `many-${i}`, start)), start });
  }
  return booked;
}

describe('[C11] after a lead has changed the hours', () => {
  it('[C11.2] every appointment outside is listed, and leaves the list with a mail when it is moved or cancelled', async () => {
    const office = await openVirtualOffice({ seed: 111 });
    const lead = await office.lead('lead', READS);
    const anna = await bookConfirmed(office, 'anna', at('13:30', TUESDAY));
    const bert = await bookConfirmed(office, 'bert', at('14:00', TUESDAY));
    await bookConfirmed(office, 'inside', at('10:00', TUESDAY));
    expect(listed(lead)).toBeNull();
    await close(office, lead, [anna.id, bert.id]);
    expect(listed(lead)).toMatchObject([
      { date: TUESDAY, visit: anna.id, number: anna.number, start: at('13:30', TUESDAY), why: 'hours' },
      { date: TUESDAY, visit: bert.id, number: bert.number, start: at('14:00', TUESDAY), why: 'hours' },
    ]);

    lead.ask(lead.compose('move', { visit: anna.id, from: TUESDAY, start: at('09:00', TUESDAY) }, TUESDAY));
    await office.quiet();
    expect(listed(lead)).toMatchObject([{ visit: bert.id }]);
    expect(mailsTo(office, 'anna').at(-1)).toBe('moved');
    lead.ask(lead.compose('cancel', { visit: bert.id }, TUESDAY));
    await office.quiet();
    expect(listed(lead)).toEqual([]);
    expect(mailsTo(office, 'bert').at(-1)).toBe('cancellation');
    expect(mailsTo(office, 'inside')).not.toContain('cancellation');
    await expectAgreement(office, TUESDAY);
  });

  it('[C11.2] all of them, however many an answer names, also the next day and over a restart', async () => {
    const lanes = { main: { counters: 3, online: 3, sameDay: 0 } };
    const weekdays = ['mon', 'tue', 'wed'] as const;
    const windows = [{ weekdays: [...weekdays], from: '08:00', to: '16:00', lanes }];
    const office = await openVirtualOffice({ seed: 112, office: anOffice({ windows }) });
    const lead = await office.lead('lead', READS);
    const wednesday = addDays(TUESDAY, 1);
    const booked = await bookMany(office, wednesday);
    const seen = booked.map(({ id }) => id) as never[];
    const base = { windows: lead.office().windows, closures: [] };
    const ask = { ...base, base, closures: [{ ...closing, date: wednesday }], seen };
    const asked = lead.ask(lead.compose('change-hours', ask, MONDAY));
    await office.quiet();
    expect(reasonOf(lead.answer(asked))).toBe('yes');
    const ids = booked.toSorted((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
    expect(listed(lead)?.map(({ visit }) => visit)).toEqual(ids);
    office.relay.kill();
    await office.relay.start();
    for (const device of office.devices) if (device !== lead) device.putAway();
    await office.time.until(at('00:05', TUESDAY));
    lead.turnPage();
    await office.quiet();
    expect(listed(lead, TUESDAY)?.map(({ visit }) => visit)).toEqual(ids);
    // Nothing of it is said again as long as nothing changes.
    expect(lead.memos(TUESDAY).get('outside')).toMatchObject({ at: at('00:00', TUESDAY) });
    await expectAgreement(office, wednesday);
  });

  it('[C11] a visitor past their time is on the list no more', async () => {
    const office = await openVirtualOffice({ seed: 113 });
    const lead = await office.lead('lead', READS);
    const anna = await bookConfirmed(office, 'anna', at('13:30', TUESDAY));
    await close(office, lead, [anna.id]);
    await office.time.until(at('14:00', TUESDAY));
    lead.turnPage();
    await office.quiet();
    expect(listed(lead, TUESDAY)).toEqual([]);
  });
});

describe('[C3] appointments beyond the horizon', () => {
  it.each([false, true])(
    '[C3, B10] are named before the hours change, too (relay started anew: %s)',
    async (again) => {
      const office = await openVirtualOffice({ seed: 115, office: anOffice({ rules: { horizonDays: 3 } }) });
      const lead = await office.lead('lead', READS);
      const far = addDays(MONDAY, 8);
      const rows = [
        ['date', 'time', 'services', 'name'],
        [far, '14:00', 'id-card', 'Erika Mustermann'],
      ];
      const imported = lead.ask(lead.compose('import', { rows }, MONDAY));
      await office.quiet();
      expect(reasonOf(lead.answer(imported))).toBe('yes');
      if (again) {
        office.relay.kill();
        await office.relay.start();
        await office.quiet();
      }
      const base = { windows: lead.office().windows, closures: [] };
      const ask = { ...base, base, closures: [{ ...closing, date: far }], seen: [] };
      const asked = lead.ask(lead.compose('change-hours', ask, MONDAY));
      await office.quiet();
      expect(lead.answer(asked)).toMatchObject({
        reason: 'appointments-outside',
        alternatives: [{ date: far, start: at('14:00', far) }],
      });
    },
  );
});

describe('[C11] when the office’s file has changed between two runs', () => {
  it.each<[what: string, why: string, change: (file: Office) => Office]>([
    ['hours', 'hours', (file) => ({ ...file, closures: [closing] })],
    [
      'services',
      'services',
      (file) => ({ ...file, services: file.services.filter(({ id }) => id !== service('id-card')) }),
    ],
  ])('[C11.3] its %s: the lead has the list from the start on', async (_what, why, change) => {
    let file = (given: Office): Office => given;
    const office = await openVirtualOffice({ seed: 114, seams: { office: (given) => file(given) } });
    const lead = await office.lead('lead', READS);
    const anna = await bookConfirmed(office, 'anna', at('13:30', TUESDAY));
    expect(listed(lead)).toBeNull();
    office.relay.kill();
    file = change;
    await office.relay.start();
    await office.time.pass(60_000);
    expect(listed(lead)).toMatchObject([{ date: TUESDAY, visit: anna.id, why }]);
    // And it can be done away with: whatever it is about, it can be cancelled.
    const asked = lead.ask(lead.compose('cancel', { visit: visitOf(anna.request) }, TUESDAY));
    await office.quiet();
    expect(reasonOf(lead.answer(asked))).toBe('yes');
    expect(listed(lead)).toEqual([]);
    expect(mailsTo(office, 'anna').at(-1)).toBe('cancellation');
  });
});
