/** Q3: a counter asks for a next visitor and gets one, also when others ask at the same moment. */
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../src/lib/domain/decide/decision.ts';
import { LATE_REPORT_MS } from '../../src/lib/domain/decide/lookups.ts';
import type { RequestOf } from '../../src/lib/domain/requests/request.ts';
import { visitMeant } from '../../src/lib/domain/requests/answer.ts';
import { activeAt } from '../../src/lib/domain/day/day.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import {
  anAppointment,
  anOffice,
  aState,
  aTicket,
  ask,
  at,
  circumstances,
  counter,
  visitStep,
  MONDAY,
  visit,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';

const IDLE = ['c1', 'c2', 'c3', 'c4', 'c5'];
const office = anOffice({
  counters: [
    ...IDLE.map((id) => ({ id, name: `Schalter ${id}`, lanes: ['main'] })),
    { id: 'c6', name: 'Schalter c6', lanes: ['short'] },
  ],
});
const LINE = ['anna', 'bert', 'cleo', 'dora', 'emil', 'fritz'].map(visit);
const ANNA = LINE[0]!;
const BERT = LINE[1]!;
const NINE = at('09:00');

const theLine = (waiting = LINE): State =>
  aState({
    office,
    events: waiting.map((id, i) => aTicket({ id, number: `A00${i + 1}`, at: at('08:30') + i * 1000 })),
  });

const next = (at_: string, prefer = ANNA, given: Partial<RequestOf<'call-next'>> = {}) =>
  ask('call-next', { counter: counter(at_), prefer, ...given });

const take = (state: State, request: RequestOf<'call-next'>, now: Instant = NINE, asked = now): Decision =>
  state.take(request, circumstances(now, { role: 'clerk', actor: `at-${request.counter}`, at: asked }));

const said = ({ answer }: Decision): string | null => (answer.ok ? answer.visit : answer.reason);

describe('[Q3] counters that ask for a next visitor', () => {
  it('[Q3.3] five idle counters that show the same one get five different ones at once', () => {
    const state = theLine();
    const decisions = IDLE.map((id) => take(state, next(id)));
    expect(decisions.map(said)).toEqual(LINE.slice(0, 5));
    expect(IDLE.map((id) => activeAt(state.day(MONDAY), counter(id))?.id)).toEqual(LINE.slice(0, 5));
  });

  it('[Q3] keeps the one on the screen although another has become due meanwhile', () => {
    const state = theLine();
    const appointment = anAppointment({ id: visit('due'), start: at('09:00') });
    state.carryOut({
      events: [appointment, visitStep('checked-in', { of: appointment.id, at: at('08:59:59') })],
    });
    expect(said(take(state, next('c1')))).toBe(ANNA);
  });

  it('[Q3, Q5] gives another where the one on the screen was sent to a lane that the counter does not serve', () => {
    const state = theLine();
    const sent = visitStep('transferred', { of: ANNA, at: at('08:59'), lane: 'short' });
    state.carryOut({ events: [sent] });
    expect(said(take(state, next('c1')))).toBe(BERT);
  });

  it('[Q3] says that none is waiting, and leaves nothing on record', () => {
    const state = theLine([ANNA]);
    take(state, next('c1'));
    const late = take(state, next('c2'));
    expect(said(late)).toBe('none-waiting');
    expect(late.events).toEqual([]);
  });

  it('[Q3.7] a key pressed twice calls no second visitor', () => {
    const state = theLine();
    take(state, next('c1'));
    expect(said(take(state, next('c1')))).toBe(ANNA);
    const another = take(state, next('c1', BERT));
    expect(said(another)).toBe('counter-busy');
    expect(another.events).toEqual([]);
    expect(activeAt(state.day(MONDAY), counter('c1'))?.id).toBe(ANNA);
  });

  it('[M16, M17] asked again gets the same visitor, and one effect', () => {
    const state = theLine();
    take(state, next('c1'));
    const asked = next('c2');
    expect(said(take(state, asked))).toBe(BERT);
    const again = take(state, asked, NINE + LATE_REPORT_MS * 5, NINE);
    expect(said(again)).toBe(BERT);
    expect(again.events).toEqual([]);
  });

  it('[M15] the call of the visitor who was given counts after all that is known of them', () => {
    const state = theLine([ANNA]);
    const appointment = anAppointment({ id: visit('due'), start: at('09:00') });
    // The kiosk's clock is two seconds ahead of the counter's.
    state.carryOut({
      events: [appointment, visitStep('checked-in', { of: appointment.id, at: NINE + 2_000 })],
    });
    take(state, next('c1'), NINE + 3_000);
    expect(said(take(state, next('c2'), NINE + 3_000, NINE))).toBe(appointment.id);
    expect(state.visit(appointment.id)).toMatchObject({ state: 'called', counter: 'c2' });
  });
});

describe('[M6, Q6] a request for a next visitor that comes late', () => {
  it.each([
    ['after ten seconds', {}, LATE_REPORT_MS],
    ['after the time that it says', { wantedMs: 2_000 }, 2_000],
    ['after ten seconds, whatever it says', { wantedMs: 600_000 }, LATE_REPORT_MS],
  ])('[M6, Q3.4] is the call of the visitor on the screen %s', (_when, given, lateMs) => {
    const asked = NINE + 60_000;
    const early = theLine();
    take(early, next('c1'));
    expect(said(take(early, next('c2', ANNA, given), asked + lateMs - 1, asked))).toBe(BERT);

    const late = theLine();
    take(late, next('c1'));
    // A newer call has the visitor (M6): both sides know only what they did.
    expect(said(take(late, next('c2', ANNA, given), asked + lateMs, asked))).toBe(ANNA);
    expect(late.visit(ANNA)).toMatchObject({ state: 'called', counter: 'c2' });
    expect(late.visit(BERT).state).toBe('arrived');
  });

  it('[Q3.3] names the visitor on the screen until an answer names another', () => {
    const asked = next('c1');
    expect(visitMeant(asked, null)).toBe(ANNA);
    const state = theLine();
    take(state, next('c2'));
    expect(visitMeant(asked, take(state, asked).answer)).toBe(BERT);
  });
});
