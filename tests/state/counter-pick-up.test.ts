/** A9: pick-up at a counter: one press gives out a number and calls it. */
import { describe, expect, it } from 'vitest';
import { serviceOf } from '../../src/lib/domain/office/office.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { isPickUp, pickUpsAt } from '../../src/lib/domain/office/pick-up.ts';
import { CounterDesk } from '../../src/lib/state/counter/counter-desk.svelte.ts';
import { PickUp } from '../../src/lib/state/counter/pick-up.svelte.ts';
import { unchanged } from '../../src/lib/state/counter/rows.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import {
  anOffice,
  anOfficeFile,
  aTicket,
  choose,
  counter,
  MONDAY,
  service,
  visit,
} from '../support/build/index.ts';
import { aWorkday } from './a-workday.svelte.ts';

const LENT = { name: '', numbers: { from: 101, to: 110 }, until: addDays(MONDAY, 3) };
const officeWith = (...pickUps: string[]): Office =>
  anOffice({ services: anOfficeFile().services.map((s) => ({ ...s, pickUp: pickUps.includes(s.id) })) });

function here(office: Office, grant: typeof LENT | null = LENT) {
  const workday = aWorkday({ office, grant });
  const desk = new CounterDesk(workday);
  desk.choose(counter('c1'));
  return { workday, desk, pickUp: new PickUp(desk) };
}

describe('[A9.1] what is a pick-up', () => {
  it('[A9.1] a visit is one where all that it is about is', () => {
    const office = officeWith('pick-up');
    expect(isPickUp(office, [choose('pick-up')])).toBe(true);
    expect(isPickUp(office, [choose('pick-up'), choose('passport')])).toBe(false);
    expect(isPickUp(office, [])).toBe(false);
    expect(isPickUp(anOffice(), [choose('pick-up')])).toBe(false);
  });

  it('[A9.1] a counter offers those that it serves and that need no appointment', () => {
    const idsAt = (office: Office, at: number): string[] =>
      pickUpsAt(office, office.counters[at]!).map(({ id }) => id);
    expect(idsAt(officeWith('pick-up', 'name-change'), 0)).toEqual(['pick-up']);
    const office = officeWith('quick-copy', 'passport');
    const [main, short] = office.lanes;
    const apart = { ...office, lanes: [{ ...main!, services: [service('passport')] }, short!] };
    expect([idsAt(apart, 0), idsAt(apart, 2)]).toEqual([['passport'], ['passport', 'quick-copy']]);
  });
});

describe('[A9.2] one press', () => {
  it('[A9.2] gives out a number and calls it, also cut off', async () => {
    const { workday, desk, pickUp } = here(officeWith('pick-up'));
    expect(pickUp.only).toBe('pick-up');
    const twice = await Promise.all([pickUp.give(pickUp.only!, 'de'), pickUp.give(pickUp.only!, 'de')]);
    expect(twice).toEqual([true, true]);
    expect(desk.current).toMatchObject({ number: 'A101', state: 'called', minutes: 5 });
    expect(workday.trackedRequests.map(({ request }) => request.kind)).toEqual(['take-ticket', 'call']);
    expect(desk.numbers.ticket.ticket).toBeNull();
    // With a visitor at the counter the next one is only given a number.
    expect(pickUp.only).toBeNull();
    expect(await pickUp.give(serviceOf(workday.office!, service('pick-up'))!.id, 'de')).toBe(false);
    expect(desk.numbers.ticket.ticket?.number).toBe('A102');
    expect(desk.current?.number).toBe('A101');
  });

  it('[A9.2] calls no visitor where there is no number, and says why', async () => {
    const { workday, desk, pickUp } = here(officeWith('pick-up'), null);
    workday.tell(aTicket({ id: visit('waits'), number: 'A001' }));
    expect(await pickUp.give(service('pick-up'), 'de')).toBe(false);
    expect(desk.current).toBeNull();
    expect(desk.numbers.ticket.none).toEqual({ why: 'no-number' });
  });

  it('[A9.2] with several of them the clerk picks one', () => {
    expect(here(officeWith('pick-up', 'quick-copy')).pickUp.only).toBeNull();
    expect(here(officeWith()).pickUp.services).toEqual([]);
  });
});

it('a row whose tags are the same is not drawn anew', () => {
  const row = (text: string) => ({ id: 'a', tags: [{ text }] });
  const shown = [row('Abholung')];
  expect(unchanged(shown, [row('Abholung')])).toBe(shown);
  expect(unchanged(shown, [row('Notiz')])).not.toBe(shown);
});
