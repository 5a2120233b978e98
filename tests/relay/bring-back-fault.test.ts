/** M18: a fault of the program in one record that is brought back costs that record, and the answer says so. */
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/lib/domain/decide/decide.ts';
import type { Circumstances, Decision, JudgedSoFar, Maker } from '../../src/lib/domain/decide/decision.ts';
import type { DayEvent } from '../../src/lib/domain/day/day.ts';
import { decideSafely } from '../../sync-server/arbiter/decide-safely.ts';
import type { OfficeSession } from '../../sync-server/arbiter/office-session.ts';
import { silentLog } from '../../sync-server/log/log.ts';
import {
  anAppointment,
  aPerson,
  ask,
  aState,
  aTicket,
  at,
  circumstances,
  restoredAt,
  visit,
} from '../support/build/index.ts';

const NOW = at('10:00');
const tickets = Array.from({ length: 8 }, (_, i) => aTicket({ id: visit(`t${i}`), number: `A00${i + 1}` }));
const booked = anAppointment({ id: visit('bert') });
const person = aPerson(booked);
const makers: Readonly<Record<string, Maker>> = { clerk: 'staff', kiosk: 'kiosk' };
const request = ask('bring-back', { events: [...tickets, booked], people: [person] });
const all = [...tickets, booked].map(({ id }) => id);

/** What of the office has the fault: these records, or everything from the second portion on. */
interface Fault {
  readonly how: 'throws' | 'does not fit';
  readonly in: readonly string[] | 'all that comes later';
}

function aFaultyOffice(fault: Fault) {
  const state = aState({ office: restoredAt(NOW), makers, now: NOW });
  const isFaulty = (id: string): boolean =>
    fault.in === 'all that comes later' ? state.events().length > 0 : fault.in.includes(id);
  const session: Pick<OfficeSession, 'decide' | 'fits'> = {
    decide(asked, given) {
      const decision = decide(state, asked, given);
      if (fault.how === 'throws' && idsIn(decision).some(isFaulty)) throw new TypeError('a planted fault');
      if (fault.in === 'all that comes later' && state.events().length > 0)
        throw new TypeError('a planted fault');
      return decision;
    },
    fits: ({ events = [], people = [] }) =>
      fault.how === 'throws' || !idsIn({ events, people }).some(isFaulty),
  };
  return {
    state,
    /** Judges the request to its end, as batches do. Gives back the last decision. */
    take(mostJudged: number): Decision {
      let judgedSoFar: JudgedSoFar | undefined;
      for (let batches = 0; batches < 20; batches++) {
        const given: Circumstances = { ...circumstances(NOW, { role: 'clerk' }), mostJudged };
        const soFar = judgedSoFar === undefined ? {} : { judgedSoFar };
        const decision = decideSafely(session, request, { ...given, ...soFar }, silentLog);
        state.carryOut(decision);
        if (decision.isUnfinished !== true) return decision;
        ({ judgedSoFar } = decision);
      }
      return expect.unreachable('it never ends');
    },
    taken: () => state.events().map(({ id }) => id),
  };
}

const idsIn = ({ events, people }: Pick<Decision, 'events' | 'people'>): string[] => [
  ...events.map((event: DayEvent) => event.id),
  ...people.map((one) => `person ${one.person.id}`),
];

describe.each(['throws', 'does not fit'] as const)('[M18.9] a record that %s', (how) => {
  it.each([
    ['the first', [all[0]!]],
    ['one in the middle', [all[4]!]],
    ['the last event', [all.at(-1)!]],
    ['two beside each other, and one more', [all[1]!, all[2]!, all[6]!]],
    ['every one', all],
    ['a person', [`person ${booked.id}`]],
  ])('is named, and all others are taken: %s', (_which, faults) => {
    for (const mostJudged of [1, 3, 50]) {
      const office = aFaultyOffice({ how, in: faults });
      expect(office.take(mostJudged).answer).toMatchObject({
        ok: true,
        notTaken: faults.map((id) => ({ id: id.replace('person ', ''), reason: 'not-judged' })),
      });
      expect(office.taken()).toEqual(all.filter((id) => !faults.includes(id)));
      expect(office.state.people(request.date)!.size).toBe(faults[0]!.startsWith('person') ? 0 : 1);
    }
  });
});

it('[M18.9] where nothing more can be judged, what stands of it stands, and all others are named', () => {
  const office = aFaultyOffice({ how: 'throws', in: 'all that comes later' });
  expect(office.take(3).answer).toMatchObject({
    ok: true,
    notTaken: [...all.slice(3), booked.id].map((id) => ({ id, reason: 'not-judged' })),
  });
  expect(office.taken()).toEqual(all.slice(0, 3));
});

it('[M18.9] a request of which nothing can be judged is refused, with nothing done', () => {
  const fails = (): never => {
    throw new TypeError('a planted fault');
  };
  const given = circumstances(NOW, { role: 'clerk' });
  const decision = decideSafely({ decide: fails, fits: () => true }, request, given, silentLog);
  expect(decision).toMatchObject({ answer: { ok: false, reason: 'malformed' }, events: [], memos: [] });
});
