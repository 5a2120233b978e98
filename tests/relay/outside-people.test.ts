/** C3: whom the lead cancels or calls, of all that stand outside. */
import { expect, test } from 'vitest';
import { makeOutsidePeople } from '../../sync-server/people/outside-people.ts';
import { noPause } from '../../sync-server/arbiter/pause.ts';
import {
  anAppointment,
  anOffice,
  aPerson,
  aState,
  at,
  MONDAY,
  visit,
  visitStep,
} from '../support/build/index.ts';

const NOW = at('07:50');

test('[C3.4, C11] visitors who are here already are neither cancelled nor called', async () => {
  const office = anOffice();
  const [anna, bert] = ['anna', 'bert'].map((name, i) =>
    anAppointment({ id: visit(name), start: at('09:00'), number: `A00${i + 1}` }),
  );
  const state = aState({
    office: { ...office, lanes: office.lanes.filter(({ id }) => id !== anna!.lane) },
    now: NOW,
    events: [anna!, bert!, visitStep('checked-in', { of: bert!.id, at: NOW })],
    people: [anna!, bert!].map((one) => aPerson(one)),
  });
  const openDaysOf = async () => Object.assign(state, { openDays: () => [MONDAY] });
  const tell = makeOutsidePeople({ openDaysOf, newPause: () => noPause, clock: () => NOW });
  expect((await tell(office.id))?.map((one) => one.visit)).toEqual([anna!.id]);
});
