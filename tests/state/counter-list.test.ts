/** The day as a counter sees it. */
import { describe, expect, it } from 'vitest';
import type { TrackedRequest, Stage } from '../../src/lib/client/types.ts';
import { foldDay } from '../../src/lib/domain/day/day.ts';
import type { Day, DayEvent } from '../../src/lib/domain/day/day.ts';
import type { Visit } from '../../src/lib/domain/day/visit.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { Counter } from '../../src/lib/domain/office/office.ts';
import { listOf, nextOf, takenElsewhere } from '../../src/lib/state/counter/list.ts';
import { undoableAt } from '../../src/lib/state/counter/undoable.ts';
import { UNDO_MINUTES } from '../../src/lib/domain/decide/decide-undo.ts';
import {
  actor,
  anAppointment,
  anOffice,
  ask,
  aTicket,
  at,
  choose,
  counter,
  visitStep,
  lane,
  MONDAY,
  visit,
} from '../support/build/index.ts';

const OFFICE = anOffice();
const desk = (id: string): Counter => ({ id: counter(id), name: id, lanes: [lane('main')] });
const [one, two, three] = [desk('c1'), desk('c2'), desk('c3')];
const day = (...events: DayEvent[]): Day => foldDay(MONDAY, events);
const trackedRequest = (kind: 'call' | 'miss', of: string, stage: Stage): TrackedRequest => ({
  request: ask(kind, { visit: visit(of), counter: one.id }),
  stage,
  answer: null,
});

describe('[Q1] what stands where', () => {
  it('[Q1] each visitor is in one list, by state', () => {
    const d = day(
      aTicket({ id: visit('waits'), number: 'A001' }),
      aTicket({ id: visit('here'), number: 'A002' }),
      visitStep('called', { of: visit('here'), at: at('08:40') }),
      anAppointment({ id: visit('expected'), number: 'A601' }),
      aTicket({ id: visit('gone'), number: 'A003' }),
      visitStep('called', { of: visit('gone'), at: at('08:35'), counter: 'c2' }),
      visitStep('missed', { of: visit('gone'), at: at('08:38'), counter: 'c2' }),
      aTicket({ id: visit('done'), number: 'A004' }),
      visitStep('started', { of: visit('done'), at: at('08:31') }),
      visitStep('finished', { of: visit('done'), at: at('08:36') }),
    );
    const list = listOf(OFFICE, d, one, at('08:45'));
    expect(list.current?.id).toBe(visit('here'));
    expect(list.waiting.map((t) => t.visit.id)).toEqual([visit('waits')]);
    expect(list.expected.map((e) => e.visit.id)).toEqual([visit('expected')]);
    expect(list.missed.map((v) => v.id)).toEqual([visit('gone')]);
    expect(list.finished).toEqual({ all: 1, here: 1 });
  });

  it('[Q1, Q5.1] parked visitors with the counter that parked them, and who is where', () => {
    const d = day(
      aTicket({ id: visit('parked'), number: 'A001' }),
      visitStep('started', { of: visit('parked'), at: at('08:31'), counter: 'c3' }),
      visitStep('parked', { of: visit('parked'), at: at('08:36'), counter: 'c3' }),
      aTicket({ id: visit('there'), number: 'A002' }),
      visitStep('called', { of: visit('there'), at: at('08:40'), counter: 'c2' }),
    );
    const list = listOf(OFFICE, d, one, at('08:45'));
    expect(list.parked.map((p) => [p.visit.id, p.counter])).toEqual([[visit('parked'), three.id]]);
    expect(list.elsewhere.map((v) => v.id)).toEqual([visit('there')]);
  });

  it('[Q2.6] other lanes: how many, the longest wait, and the first whom this counter serves as well', () => {
    const [id, other] = [lane('second'), choose('passport')];
    const [main, short] = OFFICE.lanes;
    const services = OFFICE.services.map((s) => s.id);
    const office = {
      ...OFFICE,
      lanes: [
        { ...main!, services: [other.service] },
        { ...short!, id, letter: 'Z', services },
      ],
      counters: [one, { ...two, lanes: [id] }],
    };
    const d = day(
      aTicket({
        id: visit('first'),
        lane: id,
        number: 'Z001',
        at: at('08:30'),
        services: [choose('id-card')],
      }),
      aTicket({ id: visit('later'), lane: id, number: 'Z002', at: at('08:35'), services: [other] }),
    );
    const [row, ...more] = listOf(office, d, one, at('08:45')).otherLanes;
    expect(more).toEqual([]);
    expect([row?.lane, row?.count, row?.longest?.id]).toEqual([id, 2, visit('first')]);
    expect(row?.callable?.visit.id, 'of the services that this counter serves').toBe(visit('later'));
    expect(listOf(office, d, { ...two, lanes: [id] }, at('08:45')).otherLanes).toMatchObject([{ count: 0 }]);
  });
});

describe('[Q5.2] what a counter can take back', () => {
  const undoable = (
    d: Day,
    at_: Counter,
    current: Visit | null,
    now: Instant = at('08:50'),
  ): ReturnType<typeof undoableAt> => undoableAt(d, { counter: at_.id, actor: actor('clerk') }, current, now);
  const d = day(
    aTicket({ id: visit('missed'), number: 'A001' }),
    visitStep('called', { of: visit('missed'), at: at('08:40') }),
    visitStep('missed', { of: visit('missed'), at: at('08:44') }),
    aTicket({ id: visit('done'), number: 'A002' }),
    visitStep('started', { of: visit('done'), at: at('08:31') }),
    visitStep('finished', { of: visit('done'), at: at('08:36') }),
    aTicket({ id: visit('elsewhere'), number: 'A003' }),
    visitStep('called', { of: visit('elsewhere'), at: at('08:45'), counter: 'c2' }),
  );
  const told = (...events: DayEvent[]): string => {
    const later = day(...d.events.values(), ...events);
    const found = undoable(later, one, listOf(OFFICE, later, one, at('08:50')).current);
    return found === null ? 'nothing' : `${found.step} ${found.visit.number}`;
  };

  it('[Q5.2] the newest step of its own, with any visitor', () => {
    expect(told()).toBe('missed A001');
    expect(undoable(d, three, null)).toBeNull();
  });

  it('[Q5.2] the step with the visitor who is here: they block the way back to another', () => {
    expect(
      told(
        aTicket({ id: visit('here'), number: 'A004' }),
        visitStep('called', { of: visit('here'), at: at('08:46') }),
      ),
    ).toBe('called A004');
  });

  it('[Q3, Q5.2] not a call that lost its visitor to another counter in the same moment', () => {
    const lost = day(
      aTicket({ id: visit('both') }),
      visitStep('called', { of: visit('both'), at: at('08:40'), counter: 'c2' }),
      visitStep('called', { of: visit('both'), at: at('08:40') + 1000, counter: 'c1' }),
    );
    expect(lost.visits.get(visit('both'))?.counter).toBe('c2');
    expect(undoable(lost, one, null), 'nothing to take back').toBeNull();
    expect(undoable(lost, two, lost.visits.get(visit('both'))!)).toMatchObject({ step: 'called' });
  });

  it('[Q5.2] what was taken back is not offered again, but what was before it', () => {
    const missed = visitStep('missed', { of: visit('missed'), at: at('08:44') });
    const undone = visitStep('undone', { of: visit('missed'), at: at('08:46'), undoes: missed.id });
    const without = day(
      ...[...d.events.values()].filter((f) => f.kind !== 'step' || f.what !== 'missed'),
      missed,
      undone,
    );
    const { current } = listOf(OFFICE, without, one, at('08:50'));
    expect(current?.number).toBe('A001');
    expect(undoable(without, one, current)).toMatchObject({ step: 'called', visit: { number: 'A001' } });
  });

  it('[Q5.4] only the own steps of the last minutes', () => {
    const late = at('08:44') + UNDO_MINUTES * MINUTE_MS;
    expect(undoable(d, one, null, late)).toMatchObject({ step: 'missed' });
    expect(undoable(d, one, null, late + 1)).toBeNull();
    const colleague = { counter: one.id, actor: actor('colleague') };
    expect(undoableAt(d, colleague, null, at('08:50'))).toBeNull();
    const byColleague = visitStep('returned', { of: visit('missed'), at: at('08:46'), by: 'colleague' });
    const relieved = visitStep('called', { of: visit('missed'), at: at('08:47'), by: 'colleague' });
    const shared = day(...d.events.values(), byColleague, relieved);
    expect(undoable(shared, one, shared.visits.get(visit('missed'))!)).toBeNull();
  });

  it('[Q5.3] a return and a number given out, also while a visitor is here', () => {
    const here = visitStep('called', { of: visit('done'), at: at('08:46') });
    const given = aTicket({ id: visit('given'), number: 'A009', at: at('08:47'), by: actor('clerk') });
    const called = visitStep('called', { of: visit('given'), at: at('08:48'), counter: 'c2' });
    const back = visitStep('returned', { of: visit('missed'), at: at('08:46') + 1 });
    expect(told(here, back)).toBe('returned A001');
    const booked = anAppointment({ id: visit('booked'), number: 'A601' });
    const came = visitStep('checked-in', { of: visit('booked'), at: at('08:46') + 2 });
    expect(told(here, back, booked, came)).toBe('checked-in A601');
    expect(told(here, back, given)).toBe('given A009');
    expect(told(here, back, given, called), 'the visitor is with another counter').toBe('returned A001');
  });

  it('[Q5.2] parking and sending on', () => {
    const parked = (of: string) => [
      aTicket({ id: visit(of), number: 'A007' }),
      visitStep('started', { of: visit(of), at: at('08:45') }),
      visitStep('parked', { of: visit(of), at: at('08:46') }),
    ];
    expect(told(...parked('parked'))).toBe('parked A007');
    const sent = { lane: lane('main'), to: null, from: counter('c1') };
    expect(
      told(...parked('sent'), visitStep('transferred', { of: visit('sent'), at: at('08:47'), ...sent })),
    ).toBe('transferred A007');
  });
});

describe('[Q3] two counters, one visitor', () => {
  const called = (by: string): Day =>
    day(
      aTicket({ id: visit('anna') }),
      visitStep('called', { of: visit('anna'), at: at('08:40'), counter: by }),
    );

  it('[Q3] a visitor at another counter now is told to the one that had called them, also after a yes', () => {
    for (const stage of ['saved', 'sent', 'confirmed'] as const) {
      expect(takenElsewhere([trackedRequest('call', 'anna', stage)], called('c2'), one)).toHaveLength(1);
    }
  });

  it('[Q3] not when they are here, when it was refused anyway, or when this counter let go of them', () => {
    expect(takenElsewhere([trackedRequest('call', 'anna', 'confirmed')], called('c1'), one)).toEqual([]);
    expect(takenElsewhere([trackedRequest('call', 'anna', 'refused')], called('c2'), one)).toEqual([]);
    const letGo = [trackedRequest('call', 'anna', 'confirmed'), trackedRequest('miss', 'anna', 'confirmed')];
    expect(takenElsewhere(letGo, called('c2'), one)).toEqual([]);
  });
});

describe('[Q6] cut off', () => {
  it('[Q6] counters that share a lane do not all begin with the same visitor', () => {
    const names = Array.from({ length: 12 }, (_, i) => `visitor-${i}`);
    const d = day(
      ...names.map((name, i) => aTicket({ id: visit(name), number: `A${String(i + 1).padStart(3, '0')}` })),
    );
    const all = [one, two, three];
    const first = all.map((c) => nextOf(OFFICE, d, c, at('08:45'), true)?.visit.id);
    expect(new Set(first).size).toBe(3);
    expect(new Set(all.map((c) => nextOf(OFFICE, d, c, at('08:45'), false)?.visit.id)).size).toBe(1);
  });
});
