/** The day as a counter sees it. */
import { describe, expect, it } from 'vitest';
import type { TrackedRequest, Stage } from '../../src/lib/client/types.ts';
import { foldDay } from '../../src/lib/domain/day/day.ts';
import type { Day, Fact } from '../../src/lib/domain/day/day.ts';
import type { Counter } from '../../src/lib/domain/office/office.ts';
import { listOf, nextOf, takenElsewhere, undoableAt } from '../../src/lib/state/counter/list.ts';
import {
  anAppointment,
  anOffice,
  ask,
  aTicket,
  at,
  counter,
  evidence,
  lane,
  MONDAY,
  visit,
} from '../support/build/index.ts';

const OFFICE = anOffice();
const desk = (id: string): Counter => ({ id: counter(id), name: id, lanes: [lane('main')] });
const [one, two, three] = [desk('c1'), desk('c2'), desk('c3')];
const day = (...facts: Fact[]): Day => foldDay(MONDAY, facts);
const errand = (kind: 'call' | 'miss', of: string, stage: Stage): TrackedRequest => ({
  request: ask(kind, { visit: visit(of), counter: one.id }),
  stage,
  answer: null,
});

describe('[Q1] what stands where', () => {
  it('[Q1] each visitor is in one list, by state', () => {
    const d = day(
      aTicket({ id: visit('waits'), number: 'A001' }),
      aTicket({ id: visit('here'), number: 'A002' }),
      evidence('called', { of: visit('here'), at: at('08:40') }),
      anAppointment({ id: visit('expected'), number: 'A601' }),
      aTicket({ id: visit('gone'), number: 'A003' }),
      evidence('called', { of: visit('gone'), at: at('08:35'), counter: 'c2' }),
      evidence('missed', { of: visit('gone'), at: at('08:38'), counter: 'c2' }),
      aTicket({ id: visit('done'), number: 'A004' }),
      evidence('started', { of: visit('done'), at: at('08:31') }),
      evidence('finished', { of: visit('done'), at: at('08:36') }),
    );
    const list = listOf(OFFICE, d, one, at('08:45'));
    expect(list.current?.id).toBe(visit('here'));
    expect(list.waiting.map((t) => t.visit.id)).toEqual([visit('waits')]);
    expect(list.expected.map((e) => e.visit.id)).toEqual([visit('expected')]);
    expect(list.missed.map((v) => v.id)).toEqual([visit('gone')]);
    expect(list.finished).toEqual({ all: 1, here: 1 });
  });
});

describe('[Q5] what a counter can take back', () => {
  const d = day(
    aTicket({ id: visit('missed'), number: 'A001' }),
    evidence('called', { of: visit('missed'), at: at('08:40') }),
    evidence('missed', { of: visit('missed'), at: at('08:44') }),
    aTicket({ id: visit('done'), number: 'A002' }),
    evidence('started', { of: visit('done'), at: at('08:31') }),
    evidence('finished', { of: visit('done'), at: at('08:36') }),
    aTicket({ id: visit('elsewhere'), number: 'A003' }),
    evidence('called', { of: visit('elsewhere'), at: at('08:45'), counter: 'c2' }),
  );
  const told = (...facts: Fact[]): string => {
    const later = day(...d.facts.values(), ...facts);
    const found = undoableAt(later, one, listOf(OFFICE, later, one, at('08:50')).current);
    return found === null ? 'nothing' : `${found.step} ${found.visit.number}`;
  };

  it('[Q5] the newest step of its own, with any visitor', () => {
    expect(told()).toBe('missed A001');
    expect(undoableAt(d, three, null)).toBeNull();
  });

  it('[Q5] the step with the visitor who is here: they block the way back to another', () => {
    expect(
      told(
        aTicket({ id: visit('here'), number: 'A004' }),
        evidence('called', { of: visit('here'), at: at('08:46') }),
      ),
    ).toBe('called A004');
  });

  it('[Q3, Q5] not a call that lost its visitor to another counter in the same moment', () => {
    const lost = day(
      aTicket({ id: visit('both') }),
      evidence('called', { of: visit('both'), at: at('08:40'), counter: 'c2' }),
      evidence('called', { of: visit('both'), at: at('08:40') + 1000, counter: 'c1' }),
    );
    expect(lost.visits.get(visit('both'))?.counter).toBe('c2');
    expect(undoableAt(lost, one, null), 'nothing to take back').toBeNull();
    expect(undoableAt(lost, two, lost.visits.get(visit('both'))!)).toMatchObject({ step: 'called' });
  });

  it('[Q5] what was taken back is not offered again, but what was before it', () => {
    const missed = evidence('missed', { of: visit('missed'), at: at('08:44') });
    const undone = evidence('undone', { of: visit('missed'), at: at('08:46'), undoes: missed.id });
    const without = day(
      ...[...d.facts.values()].filter((f) => f.kind !== 'evidence' || f.what !== 'missed'),
      missed,
      undone,
    );
    const { current } = listOf(OFFICE, without, one, at('08:50'));
    expect(current?.number).toBe('A001');
    expect(undoableAt(without, one, current)).toMatchObject({ step: 'called', visit: { number: 'A001' } });
  });
});

describe('[Q3] two counters, one visitor', () => {
  const called = (by: string): Day =>
    day(
      aTicket({ id: visit('anna') }),
      evidence('called', { of: visit('anna'), at: at('08:40'), counter: by }),
    );

  it('[Q3] a visitor at another counter now is told to the one that had called them, also after a yes', () => {
    for (const stage of ['saved', 'sent', 'confirmed'] as const) {
      expect(takenElsewhere([errand('call', 'anna', stage)], called('c2'), one)).toHaveLength(1);
    }
  });

  it('[Q3] not when they are here, when it was refused anyway, or when this counter let go of them', () => {
    expect(takenElsewhere([errand('call', 'anna', 'confirmed')], called('c1'), one)).toEqual([]);
    expect(takenElsewhere([errand('call', 'anna', 'refused')], called('c2'), one)).toEqual([]);
    const letGo = [errand('call', 'anna', 'confirmed'), errand('miss', 'anna', 'confirmed')];
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
