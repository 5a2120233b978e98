/** P12: what an authority's lead reads of an office at this moment, counted by hand. */
import { describe, expect, it } from 'vitest';
import { officeNow } from '../../src/lib/domain/queue/office-now.ts';
import { memo } from '../../src/lib/domain/requests/memo.ts';
import type { Memo } from '../../src/lib/domain/requests/memo.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import {
  aContact,
  actor,
  anAppointment,
  anOffice,
  aState,
  aTicket,
  ask,
  at,
  choose,
  circumstances,
  counter,
  MONDAY,
  requestNamed,
  visit,
  visitStep,
} from '../support/build/index.ts';

const office = anOffice();
const [one, two] = office.counters.map(({ id }) => id);
const NOW = at('09:00');
const told = (state: ReturnType<typeof aState>, memos: Iterable<Memo> = []) =>
  officeNow(office, state.day(MONDAY)!, memos, NOW);

describe('[P12.1] of an office at this moment', () => {
  it('is told that nothing is going on', () => {
    expect(told(aState({ office }))).toEqual({
      ...{ waiting: 0, longestWait: null, countersOpen: 0, counters: office.counters.length, toDos: 0 },
    });
  });

  it('is told how many wait, the longest wait, and the worst level', () => {
    const early = anAppointment({ id: visit('early'), start: at('09:10') });
    const state = aState({
      office,
      events: [
        early,
        // Half an hour here, and not kept waiting before the appointment.
        visitStep('checked-in', { of: early.id, at: at('08:30') }),
        aTicket({ id: visit('anna'), number: 'A001', at: NOW - office.rules.waitLimits.amber * 60_000 }),
        aTicket({ id: visit('bert'), number: 'A002', at: at('08:58') }),
        // Called: waits no more.
        aTicket({ id: visit('cleo'), number: 'A003', at: at('08:00') }),
        visitStep('called', { of: visit('cleo'), at: at('08:50'), counter: one! }),
      ],
    });
    const { amber } = office.rules.waitLimits;
    expect(told(state)).toMatchObject({
      waiting: 3,
      longestWait: { minutes: Math.max(30, amber), level: 'amber' },
      countersOpen: 1,
    });
  });

  it('is told the counters that say they are open or whose visits show it, and none on a break', () => {
    const state = aState({ office });
    const say = (id: string, what: 'open' | 'break') =>
      state.take(
        ask('set-counter', { counter: counter(id), state: what }),
        circumstances(at('08:55'), { role: 'clerk' }),
      );
    say(one!, 'open');
    expect(told(state).countersOpen).toBe(1);
    say(two!, 'open');
    expect(told(state).countersOpen).toBe(2);
    say(one!, 'break');
    expect(told(state).countersOpen).toBe(1);
  });

  it('is told what is to be done: open items of all days, and appointments outside the hours', () => {
    const callBack = {
      ...{ type: 'call-back', id: requestNamed('karl'), at: at('08:30'), by: actor('there') },
      ...{ contact: aContact({ name: 'Karl Anruf' }), services: [choose('id-card')] },
      ...{ start: at('10:00'), alternatives: [], resolved: null },
    } as const;
    const tuesday = addDays(MONDAY, 1);
    const memos = [
      callBack,
      { ...callBack, id: requestNamed('done'), resolved: { at: at('08:40'), by: actor('there') } },
      { type: 'elsewhere', id: `${tuesday}/call-back`, date: tuesday, record: callBack },
      {
        ...{ type: 'outside', at: at('08:00') },
        appointments: [
          { date: tuesday, visit: visit('bert'), number: 'A601', start: at('11:00', tuesday), why: 'hours' },
        ],
      },
      { type: 'settlement', at: at('00:00') - 1, open: [] },
    ].map((one) => memo.parse(one));
    expect(told(aState({ office }), memos).toDos).toBe(3);
  });
});
