/** Who gives out which numbers on a day, as the staff document has it (A7). */
import { expect, it } from 'vitest';
import type { Device, BorrowedBlockRecord } from '../../src/lib/docs/staff-doc.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import { numberHoldersOn, noteBorrowedBlock } from '../../sync-server/arbiter/number-holders.ts';
import { actor, at, MONDAY } from '../support/build/index.ts';

const FRIDAY = addDays(MONDAY, 4);
const lent: BorrowedBlockRecord = {
  ...{ type: 'borrowed-block', actor: actor('laptop'), at: at('08:00'), numbers: { from: 101, to: 110 } },
  ...{ from: MONDAY, until: addDays(MONDAY, 3) },
};
const kiosk: Device = {
  ...{ type: 'device', actor: actor('kiosk'), surface: 'kiosk', name: 'kiosk', revokedAt: null },
  ...{ numbers: { from: 101, to: 200 }, pairedAt: at('08:00', FRIDAY) },
};

it('[A7.5, M14] a kiosk has its block from the day of its pairing on, and a session its own before that', () => {
  const renewed = { ...lent, numbers: { from: 201, to: 210 }, from: FRIDAY, until: addDays(FRIDAY, 3) };
  const { borrowedBlock, forgotten } = noteBorrowedBlock([lent, kiosk], renewed, FRIDAY);
  const holdersThen = (date: typeof MONDAY) =>
    numberHoldersOn([kiosk, borrowedBlock], date, 'Europe/Berlin').map(({ actor: who, numbers }) => [
      who,
      numbers.from,
    ]);
  expect(forgotten).toEqual([]);
  expect(holdersThen(MONDAY)).toEqual([[lent.actor, 101]]);
  expect(holdersThen(FRIDAY)).toEqual([
    [kiosk.actor, 101],
    [lent.actor, 201],
  ]);
});

it('[A7.9, M14] a borrowed block is forgotten thirty days after it has run out', () => {
  const other = { ...lent, actor: actor('other') };
  const forgottenOn = (days: number) => noteBorrowedBlock([lent], other, addDays(lent.until, days)).forgotten;
  expect([forgottenOn(30), forgottenOn(31)]).toEqual([[], [lent]]);
});
