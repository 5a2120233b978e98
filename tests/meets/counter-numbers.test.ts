/** Numbers that counters give out while they are cut off (A7). */
import { describe, expect, it } from 'vitest';
import { actorId } from '../../src/lib/domain/ids.ts';
import { nextBlock } from '../../src/lib/domain/day/ticket.ts';
import { addDays, MINUTE_MS } from '../../src/lib/domain/time.ts';
import { at, choose, MONDAY } from '../support/build/index.ts';
import { foulWeather, openVirtualOffice } from '../support/office/index.ts';
import type { VirtualCounter, VirtualKiosk, VirtualOffice } from '../support/office/index.ts';
import { comeBack, expectAgreement, orders, reasonOf, switchOff } from './meeting.ts';

const PASSPORT = [choose('passport')];

/** A kiosk, and two laptops at one counter, each with numbers of its own. */
async function opened(seed: number): Promise<{
  readonly office: VirtualOffice;
  readonly kiosk: VirtualKiosk;
  readonly laptops: readonly [VirtualCounter, VirtualCounter];
}> {
  const office = await openVirtualOffice({ seed });
  const kiosk = await office.kiosk('kiosk');
  const laptops = [await office.counter('c1'), await office.counter('c1', { name: 'second' })] as const;
  for (const laptop of laptops) laptop.borrow();
  await office.quiet();
  return { office, kiosk, laptops };
}

const numbersOf = (...numberHolders: readonly (VirtualCounter | VirtualKiosk)[]): string[] =>
  numberHolders.flatMap((g) => g.printed.map((p) => p.number)).sort();

describe('[A7, M5] counters that are cut off', () => {
  it.each(orders)(
    '[A7.7, M5] two laptops at one counter give out numbers, all different (%s)',
    async (order) => {
      const { office, kiosk, laptops } = await opened(71);
      for (const device of [kiosk, ...laptops]) device.cut();
      await office.time.until(at('08:30'));
      for (let i = 0; i < 5; i++) {
        for (const device of [kiosk, ...laptops]) expect(device.takeTicket(PASSPORT)).not.toBeNull();
        // Switched off and on again: it must not begin anew.
        if (i === 2) await laptops[0].reload();
        await office.time.pass(MINUTE_MS);
      }
      kiosk.connect();
      await comeBack(office, order, ...laptops);
      const numbers = numbersOf(kiosk, ...laptops);
      expect(new Set(numbers).size).toBe(15);
      expect([...(await office.day()).visits.values()].map((v) => v.number).sort()).toEqual(numbers);
      await expectAgreement(office);
    },
  );

  it('[A7.6] one that has been cut off over night still has its numbers, but not for ever', async () => {
    const { office, laptops } = await opened(72);
    const [laptop] = laptops;
    laptop.cut();
    const given = [];
    for (const days of [1, 3, 4]) {
      switchOff(office);
      await office.time.until(at('08:30', addDays(MONDAY, days)));
      laptop.takeOut();
      await office.quiet();
      given.push(laptop.takeTicket(PASSPORT)?.number ?? null);
      await office.quiet();
    }
    // Each day begins anew, and on the fifth others may have that block.
    expect(given).toEqual(['A101', 'A101', null]);
    laptop.connect();
    await office.quiet();
    expect([...(await office.day(addDays(MONDAY, 1))).visits.values()].map((v) => v.number)).toEqual([
      'A101',
    ]);
  });

  it('[A7.9, M14] late news of a borrowed block that has run out is believed, though others have those numbers since', async () => {
    const { office, laptops } = await opened(76);
    const [laptop] = laptops;
    laptop.cut();
    await office.time.until(at('08:30'));
    expect(laptop.takeTicket(PASSPORT)).toMatchObject({ number: 'A101' });
    await office.quiet();
    const friday = addDays(MONDAY, 4);
    switchOff(office);
    await office.time.until(at('08:00', friday));
    // The block is free now: a kiosk is paired with it, of which Monday knows nothing.
    const paired = await office.kiosk('paired-since');
    expect(paired.numbers()).toEqual({ from: 101, to: 200 });
    expect(paired.takeTicket(PASSPORT)).toMatchObject({ number: 'A101' });
    laptop.connect();
    await office.quiet();
    laptop.borrow();
    await office.quiet();
    expect(laptop.numbers()).toEqual({ from: 201, to: 210 });
    for (const day of [MONDAY, friday])
      expect([...(await office.day(day)).visits.values()].map((v) => v.number)).toEqual(['A101']);
  });

  it.each(orders)(
    '[M18.2, A7] a relay that has forgotten the borrowed blocks takes what was given, and lends others (%s)',
    async (order) => {
      const office = await openVirtualOffice({ seed: 73 });
      const copy = await office.relay.backup();
      const laptops = [await office.counter('c1'), await office.counter('c2')] as const;
      for (const laptop of laptops) laptop.borrow();
      await office.time.until(at('08:30'));
      for (const laptop of laptops) laptop.cut();
      for (const laptop of laptops) for (let i = 0; i < 3; i++) laptop.takeTicket(PASSPORT);
      await office.relay.restore(copy);
      const kiosk = await office.kiosk('paired-since');
      const third = await office.counter('c1', { name: 'third' });
      third.borrow();
      await office.quiet();
      for (const holder of [kiosk, third]) for (let i = 0; i < 3; i++) holder.takeTicket(PASSPORT);
      await comeBack(office, order, ...laptops);
      for (const laptop of laptops) laptop.borrow();
      await office.quiet();
      for (const laptop of laptops) laptop.takeTicket(PASSPORT);
      await office.quiet();
      const numbers = numbersOf(kiosk, third, ...laptops);
      expect(numbers).toHaveLength(14);
      expect(new Set(numbers).size).toBe(14);
      expect([...(await office.day()).visits.values()].map((v) => v.number).sort()).toEqual(numbers);
      await expectAgreement(office);
    },
  );

  it('[A7.5] a kiosk is not paired with numbers that a counter borrows in the same moment', async () => {
    const office = await openVirtualOffice({ seed: 74 });
    const laptop = await office.counter('c1');
    const chosen = nextBlock('kiosk', []);
    laptop.borrow();
    await office.quiet();
    const kiosk = {
      type: 'device',
      actor: actorId.parse('a-kiosk-that-is-paired'),
      surface: 'kiosk',
      name: 'kiosk',
      numbers: chosen,
      pairedAt: office.time.now(),
      revokedAt: null,
    } as const;
    const { arbiter } = office.relay;
    expect(await arbiter.putStaff(office.office.id, kiosk)).toBe('numbers-lent');
    expect(arbiter.devices(office.office.id)).toEqual([]);
    const inUse = arbiter.numberHolders(office.office.id).map((g) => g.numbers);
    const free = { ...kiosk, numbers: nextBlock('kiosk', inUse) };
    expect(await arbiter.putStaff(office.office.id, free)).toBe('written');
  });

  it('[A7.6, M16] borrowing in foul weather, and twice, gives one block', async () => {
    const office = await openVirtualOffice({ seed: 75 });
    office.weather = foulWeather;
    const laptop = await office.counter('c1');
    const asked = [laptop.borrow()!, laptop.borrow()!];
    await office.quiet();
    expect(asked.map((id) => reasonOf(laptop.answer(id)))).toEqual(['yes', 'yes']);
    expect(office.relay.arbiter.numberHolders(office.office.id).map((g) => g.numbers)).toEqual([
      laptop.numbers(),
    ]);
  });
});
