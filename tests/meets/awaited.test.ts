/** Numbers and intervals that a visitor waits for, and what becomes of them when the line breaks (A5–A7). */
import { describe, expect, it } from 'vitest';
import type { RequestId, VisitId } from '../../src/lib/domain/ids.ts';
import { visitOf } from '../../src/lib/domain/ids.ts';
import { isOpen } from '../../src/lib/domain/day/visit.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import { anOffice, anOfficeFile, at, choose, lane } from '../support/build/index.ts';
import { openVirtualOffice } from '../support/office/index.ts';
import type { VirtualKiosk, VirtualOffice } from '../support/office/index.ts';
import { bookConfirmed, comeBack, expectAgreement, orders, reasonOf, visitAt } from './meeting.ts';

const PICK_UP = [choose('pick-up')];
const WISH = { services: PICK_UP, language: 'de', wantedMs: 8_000 } as const;
const kinds = ['take-ticket', 'take-interval'] as const;

const opened = (seed: number): Promise<VirtualOffice> =>
  openVirtualOffice({
    seed,
    office: anOffice({
      services: anOfficeFile().services.map((s) => ({ ...s, short: s.id === 'pick-up' })),
      rules: { nextInterval: true },
    }),
  });
const wish = (kiosk: VirtualKiosk, kind: (typeof kinds)[number]): RequestId =>
  kiosk.ask(
    kind === 'take-ticket'
      ? kiosk.compose(kind, { ...WISH, services: [...PICK_UP], lane: lane('short'), number: null })
      : kiosk.compose(kind, { ...WISH, services: [...PICK_UP] }),
  );
const takeBack = (kiosk: VirtualKiosk, asked: RequestId): RequestId =>
  kiosk.ask(kiosk.compose('withdraw', { asked }));
const here = async (office: VirtualOffice): Promise<VisitId[]> =>
  [...(await office.day()).visits.values()].filter(isOpen).map((v) => v.id);

describe.each(kinds)('[A5, A7] %s asked while the line breaks', (kind) => {
  it.each(orders)(
    '[A5.4, M17] is granted to no one an hour later, and leaves the outbox (%s)',
    async (order) => {
      const office = await opened(91);
      const [one, other] = [await office.kiosk('kiosk-1'), await office.kiosk('kiosk-2')];
      await office.time.until(at('08:30'));
      one.cut();
      other.cut();
      const asked = [one, other].map((kiosk) => [kiosk, wish(kiosk, kind)] as const);
      const paper = one.takeTicket(PICK_UP)!;
      await office.time.until(at('09:30'));
      await comeBack(office, order, one, other);
      for (const [kiosk, id] of asked) {
        expect(reasonOf(kiosk.answer(id))).toBe('no-longer-wanted');
        expect(kiosk.pending()).toEqual([]);
      }
      expect(await here(office)).toEqual([paper.id]);
      await expectAgreement(office);
    },
  );

  it.each(orders)('[A5.4, M6] granted and never heard of: its visitor has one number (%s)', async (order) => {
    const office = await opened(92);
    const kiosk = await office.kiosk('kiosk');
    const counter = await office.counter('c1');
    await office.time.until(at('08:30'));
    const asked = wish(kiosk, kind);
    await office.quiet();
    expect(reasonOf(kiosk.answer(asked))).toBe('yes');
    kiosk.cut();
    counter.cut();
    await office.time.pass(10_000);
    takeBack(kiosk, asked);
    const paper = kiosk.takeTicket(PICK_UP)!;
    // The counter sees the ghost, and what it does with it stays its own.
    await office.time.pass(MINUTE_MS);
    counter.must('call', visitOf(asked));
    await comeBack(office, order, kiosk, counter);
    expect(await visitAt(office, visitOf(asked))).toMatchObject({ state: 'called', counter: 'c1' });
    await expectAgreement(office);
    counter.must('miss', visitOf(asked));
    await office.quiet();
    expect(counter.current()).toBeNull();
    expect(counter.next()?.visit.id).toBe(paper.id);
    await expectAgreement(office);
  });
});

describe('[A5] a check-in that no one answered', () => {
  it.each(orders)(
    '[A5.6] does not stand in the line beside the ticket of its visitor (%s)',
    async (order) => {
      const office = await opened(93);
      const [kiosk, other] = [await office.kiosk('kiosk'), await office.kiosk('kiosk-2')];
      const anna = await bookConfirmed(office, 'anna', at('10:00'));
      kiosk.cut();
      other.cut();
      await office.time.until(at('09:50'));
      const checkIn = kiosk.checkIn(anna.code)!;
      await office.time.pass(MINUTE_MS);
      takeBack(kiosk, checkIn);
      const paper = kiosk.takeTicket(PICK_UP)!;
      other.takeTicket(PICK_UP);
      await comeBack(office, order, kiosk, other);
      expect((await visitAt(office, anna.id)).state).toBe('booked');
      expect(await here(office)).toContain(paper.id);
      expect(await here(office)).not.toContain(anna.id);
      await expectAgreement(office);
    },
  );
});
