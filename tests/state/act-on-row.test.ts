/** What the button of a row does when the visitor has gone on since the row was drawn. */
import { expect, test } from 'vitest';
import type { DayEvent } from '../../src/lib/domain/day/day.ts';
import { AboutVisit } from '../../src/lib/state/counter/about-visit.svelte.ts';
import { actOnRow, callFromLane, listOfVisit } from '../../src/lib/state/counter/act-on-row.ts';
import { CounterDesk } from '../../src/lib/state/counter/counter-desk.svelte.ts';
import {
  anAppointment,
  anOffice,
  aTicket,
  at,
  counter,
  visitStep,
  lane,
  visit,
} from '../support/build/index.ts';
import { aWorkday } from './a-workday.svelte.ts';

function aDesk(...events: DayEvent[]) {
  const workday = aWorkday({ role: 'clerk', now: at('09:00') });
  workday.tell(...events);
  const desk = new CounterDesk(workday);
  desk.choose(counter('c1'));
  return { workday, desk, about: new AboutVisit(desk) };
}
const anna = anAppointment({ id: visit('anna'), number: 'A601', code: '111111', start: at('09:05') });

test('[Q1] "is here" does not call a visitor whom the kiosk has taken in since', () => {
  const { workday, desk, about } = aDesk(anna);
  expect(listOfVisit(anna.id, desk.list!)).toBe('expected');
  workday.tell(visitStep('checked-in', { of: anna.id, at: at('08:59') }));
  expect(listOfVisit(anna.id, desk.list!)).toBe('waiting');
  actOnRow(anna.id, 'expected', desk.list!, desk, about);
  expect(workday.trackedRequests).toEqual([]);
  expect(about.question).toBeNull();
  actOnRow(anna.id, 'waiting', desk.list!, desk, about);
  expect(workday.trackedRequests.map(({ request }) => request.kind)).toEqual(['call']);
});

test('[Q2.6] the button of a lane calls the number that stands on it, or none', () => {
  const base = anOffice();
  const id = lane('second');
  const services = base.services.map((s) => s.id);
  const office = {
    ...base,
    lanes: [...base.lanes, { ...base.lanes[0]!, id, letter: 'Z', services }],
    counters: base.counters.map((c) => ({ ...c, lanes: c.lanes.filter((own) => own !== id) })),
  };
  const workday = aWorkday({ role: 'clerk', office, now: at('09:00') });
  workday.tell(
    aTicket({ id: visit('first'), lane: id, number: 'Z001', at: at('08:30') }),
    aTicket({ id: visit('later'), lane: id, number: 'Z002', at: at('08:35') }),
  );
  const desk = new CounterDesk(workday);
  desk.choose(counter('c1'));
  expect(desk.list?.otherLanes.find((other) => other.lane === id)?.callable?.visit.number).toBe('Z001');
  workday.tell(visitStep('called', { of: visit('first'), at: at('08:59'), counter: 'c2' }));
  callFromLane(id, 'Z001', desk.list!, desk);
  expect(workday.trackedRequests).toEqual([]);
  callFromLane(id, 'Z002', desk.list!, desk);
  expect(workday.trackedRequests.map(({ request }) => request)).toMatchObject([
    { kind: 'call', visit: visit('later') },
  ]);
});
