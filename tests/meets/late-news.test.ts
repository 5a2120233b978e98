/** News that reaches the relay too late: a cancellation after the lapse, a birth date from a kiosk that was cut off. */
import { describe, expect, it } from 'vitest';
import { openFiguresDoc } from '../../src/lib/docs/figures-doc.ts';
import { startsAround } from '../../src/lib/domain/decide/decide-arrival.ts';
import type { Contact } from '../../src/lib/domain/day/people.ts';
import type { Statistics } from '../../src/lib/domain/statistics/statistics.ts';
import { addDays, monthOf } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { aContact, anOffice, at, choose, MONDAY } from '../support/build/index.ts';
import { openVirtualOffice } from '../support/office/index.ts';
import type { VirtualOffice } from '../support/office/index.ts';
import { bookConfirmed, comeBack, expectAgreement, orders, reasonOf, visitAt } from './meeting.ts';

/** What the arbiter has counted of Monday. */
async function figuresOf(office: VirtualOffice): Promise<Statistics | undefined> {
  const month = monthOf(MONDAY);
  const doc = await office.relay.rooms!.open({ kind: 'figures', office: office.office.id, month });
  const records = openFiguresDoc(doc, ({ key, problem }) => {
    throw new Error(`${key}: ${problem}`);
  });
  const figures = records.all.get(MONDAY);
  records.close();
  return figures;
}

describe('[B8] cancelled in time, heard of after the lapse', () => {
  it('[B8.3, M9] cancelled, and the statistics of the day say so, also when it comes after midnight', async () => {
    const office = await openVirtualOffice({ seed: 93 });
    const anna = await bookConfirmed(office, 'anna', at('10:00'));
    const bert = await bookConfirmed(office, 'bert', at('11:00'));
    anna.link.cut();
    bert.link.cut();
    await office.time.until(at('09:30'));
    const early = anna.link.ask(anna.link.compose('cancel', { visit: anna.id }, MONDAY));
    await office.time.until(at('11:06'));
    const late = bert.link.ask(bert.link.compose('cancel', { visit: bert.id }, MONDAY));
    await office.time.until(at('00:10', addDays(MONDAY, 1)));
    expect(await visitAt(office, anna.id, MONDAY)).toMatchObject({ state: 'lapsed' });
    expect(await figuresOf(office)).toMatchObject({ noShows: 2, cancelled: 0 });
    anna.link.connect();
    bert.link.connect();
    await office.quiet();
    expect(reasonOf(anna.link.answer(early))).toBe('yes');
    expect(reasonOf(bert.link.answer(late))).toBe('not-possible-now');
    expect(anna.phone.appointments()).toMatchObject([{ state: 'cancelled' }]);
    expect(bert.phone.appointments()).toMatchObject([{ state: 'lapsed' }]);
    expect(await figuresOf(office)).toMatchObject({ noShows: 1, cancelled: 1 });
    await expectAgreement(office, MONDAY);
  });

  it.each(orders)(
    '[B8, M8, M9] with an arrival in time on its way, too, presence wins (%s)',
    async (order) => {
      const office = await openVirtualOffice({ seed: 94 });
      const kiosk = await office.kiosk('kiosk');
      const anna = await bookConfirmed(office, 'anna', at('10:00'));
      kiosk.cut();
      anna.link.cut();
      await office.time.until(at('09:50'));
      anna.link.ask(anna.link.compose('cancel', { visit: anna.id }, MONDAY));
      await office.time.until(at('10:02'));
      kiosk.checkIn(anna.code);
      await office.time.until(at('10:30'));
      expect(await visitAt(office, anna.id)).toMatchObject({ state: 'lapsed' });
      await comeBack(office, order, anna.link, kiosk);
      expect(await visitAt(office, anna.id)).toMatchObject({
        state: 'arrived',
        arrivedAt: at('10:02'),
        freeAt: null,
      });
      expect(anna.phone.appointments()).toMatchObject([{ state: 'arrived' }]);
      await expectAgreement(office);
    },
  );
});

describe('[A2] a birth date that two share, at a kiosk that is cut off', () => {
  const BIRTH = '1970-01-01' as Contact['birthDate'] & string;
  async function twoOfOneBirthDate(seed: number) {
    const office = await openVirtualOffice({ seed, office: anOffice({ rules: { activation: null } }) });
    const kiosk = await office.kiosk('kiosk');
    const clerk = await office.counter('c1', { reads: ['office', 'day', 'people', 'slots', 'memo'] });
    for (const [name, start] of [
      ['anna', at('10:00')],
      ['bert', at('10:05')],
    ] as const) {
      const phone = await office.phone(name);
      phone.book(
        [choose('id-card')],
        start,
        aContact({ name, mail: `${name}@example.org`, birthDate: BIRTH }),
      );
      await office.quiet();
    }
    kiosk.cut();
    await office.time.until(at('09:55'));
    expect(startsAround(kiosk.office(), kiosk.day(), kiosk.now())).toEqual([at('10:00'), at('10:05')]);
    const stand = (start: Instant | null) => kiosk.checkInBorn(BIRTH, start, MONDAY);
    const told = () => [...clerk.memos(MONDAY).values()].filter((m) => m.type === 'arrival');
    return { office, kiosk, clerk, stand, told };
  }

  it('[A2, A4] the time that they named decides when the kiosk is heard of, and no visitor has to be looked for', async () => {
    const { office, kiosk, stand, told } = await twoOfOneBirthDate(95);
    stand(null);
    await office.time.pass(10_000);
    const named = stand(at('10:05'));
    await office.time.until(at('10:30'));
    kiosk.connect();
    await office.quiet();
    expect(reasonOf(kiosk.answer(named))).toBe('yes');
    const visits = [...(await office.day()).visits.values()].map((v) => [v.due, v.state, v.arrivedAt]);
    expect(visits).toEqual([
      [at('10:00'), 'lapsed', null],
      [at('10:05'), 'arrived', at('09:55') + 10_000],
    ]);
    expect(told()).toMatchObject([{ resolved: { by: kiosk.actor } }]);
    await expectAgreement(office);
  });

  it('[A2.2] without it staff are told who waits and is not found, and say when they are', async () => {
    const { office, kiosk, clerk, stand, told } = await twoOfOneBirthDate(96);
    const asked = stand(null);
    await office.time.until(at('09:58'));
    kiosk.connect();
    await office.quiet();
    expect(reasonOf(kiosk.answer(asked))).toBe('several-appointments');
    expect(told()).toMatchObject([
      { id: asked, at: at('09:55'), birthDate: BIRTH, starts: [at('10:00'), at('10:05')], resolved: null },
    ]);
    clerk.ask(clerk.compose('resolve-call-back', { callBack: asked }, MONDAY));
    await office.quiet();
    expect(told()).toMatchObject([{ resolved: { by: clerk.actor } }]);
    await expectAgreement(office);
  });
});
