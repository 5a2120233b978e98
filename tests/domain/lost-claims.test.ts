/** Q3.6: calls that are on record and did not count, as a history shows them. */
import { expect, it } from 'vitest';
import { foldDay } from '../../src/lib/domain/day/day.ts';
import { lostClaims } from '../../src/lib/domain/day/lost-claims.ts';
import type { StepEvent } from '../../src/lib/domain/day/step-event.ts';
import { aTicket, at, MONDAY, visit, visitStep } from '../support/build/index.ts';

const anna = aTicket({ id: visit('anna'), number: 'A001', at: at('08:30') });
const step = (what: 'called' | 'started' | 'finished' | 'missed', counter: string, time: string) =>
  visitStep(what, { of: anna.id, at: at(time), counter });
const lostOf = (...steps: StepEvent[]) => {
  const lost = lostClaims(foldDay(MONDAY, [anna, ...steps]), anna.id);
  return steps.filter(({ id }) => lost.has(id));
};

it('[Q3.6] of three calls in one moment, the two that lost', () => {
  const [first, second, third] = ['c1', 'c2', 'c3'].map((counter) => step('called', counter, '09:00'));
  expect(lostOf(first!, second!, third!)).toHaveLength(2);
});

it('[Q3.6] neither what counted, nor steps that need no visitor of their own', () => {
  const steps = [step('called', 'c1', '09:00'), step('started', 'c1', '09:01')];
  expect(lostOf(...steps, step('finished', 'c1', '09:09'), step('finished', 'c2', '09:10'))).toEqual([]);
});

it('[M6.5] not the call that has the visitor once the first counter has missed them, whatever comes after', () => {
  const calls = [step('called', 'c1', '09:00'), step('called', 'c2', '09:00')];
  const [lost] = lostOf(...calls);
  const [first, heir] = lost === calls[0] ? ['c2', 'c1'] : ['c1', 'c2'];
  const missed = [step('missed', first, '09:02'), step('missed', heir, '09:05')];
  expect(lostOf(...calls, missed[0]!)).toEqual([]);
  expect(lostOf(...calls, ...missed)).toEqual([]);
});

it('[Q3.6] also where the same counter has the visitor later, by another call', () => {
  const calls = [step('called', 'c1', '09:00'), step('called', 'c2', '09:00')];
  const [lost] = lostOf(...calls);
  const [first, other] = lost === calls[0] ? ['c2', 'c1'] : ['c1', 'c2'];
  const back = visitStep('transferred', { of: anna.id, at: at('09:10'), from: first, lane: 'main' });
  expect(lostOf(...calls, back, step('called', other, '09:30'))).toEqual([lost]);
});
