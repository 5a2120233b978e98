/** What a clerk decides about one visitor: against the rule with a reason, a leave, other services, another lane. */
import { describe, expect, it } from 'vitest';
import type { DayEvent } from '../../src/lib/domain/day/day.ts';
import { AboutVisit } from '../../src/lib/state/counter/about-visit.svelte.ts';
import type { Arriving } from '../../src/lib/state/counter/about-visit.svelte.ts';
import { CounterDesk } from '../../src/lib/state/counter/counter-desk.svelte.ts';
import type { Visit } from '../../src/lib/domain/day/visit.ts';
import {
  anAppointment,
  aTicket,
  at,
  choose,
  counter,
  visitStep,
  lane,
  visit,
} from '../support/build/index.ts';
import { aWorkday } from './a-workday.svelte.ts';
import type { DayHere } from './a-workday.svelte.ts';

interface Here {
  readonly workday: DayHere;
  readonly desk: CounterDesk;
  readonly about: AboutVisit;
  of(id: string): Visit;
}

function here(role: 'clerk' | 'lead', ...events: DayEvent[]): Here {
  const workday = aWorkday({ role, now: at('09:00') });
  workday.tell(...events);
  const desk = new CounterDesk(workday);
  desk.choose(counter('c1'));
  return { workday, desk, about: new AboutVisit(desk), of: (id) => workday.day!.visits.get(visit(id))! };
}
const lastAsked = ({ workday }: Here): unknown => workday.trackedRequests.at(-1)?.request;
const arriving = ({ id, number, code }: Arriving): Arriving => ({ id, number, code });
const waiting = aTicket({ id: visit('waits'), number: 'A001' });

describe('[A1.2] a visitor stands at the desk', () => {
  const inTime = anAppointment({ id: visit('anna'), number: 'A601', code: '111111', start: at('09:05') });
  const early = anAppointment({ id: visit('bert'), number: 'A602', code: '222222', start: at('11:00') });
  const late = anAppointment({ id: visit('carl'), number: 'A603', code: '333333', start: at('08:00') });
  const lapsed = visitStep('lapsed', { of: late.id, at: at('08:05') });

  it('[A1.2] in time: no question is asked', () => {
    const one = here('clerk', inTime);
    one.about.present(arriving(inTime));
    expect(one.about.question).toBeNull();
    expect(one.of('anna').state).toBe('arrived');
  });

  it.each([
    ['too early', early, 'too-early', 'bert'],
    ['after the lapse', late, 'too-late', 'carl'],
  ] as const)('[A1.2] %s: a reason is asked for and goes on record', (_, appointment, reason, id) => {
    const one = here('clerk', early, late, lapsed);
    one.about.present(arriving(appointment));
    expect([one.about.question, one.about.refused, one.workday.trackedRequests]).toEqual([
      'despite',
      reason,
      [],
    ]);
    one.about.presentDespite('our-fault');
    expect(lastAsked(one)).toMatchObject({ kind: 'check-in', despite: 'our-fault' });
    expect([one.about.question, one.of(id).state, one.desk.denied]).toEqual([null, 'arrived', []]);
    expect(one.desk.undoable).toMatchObject({ step: 'checked-in' });
    one.desk.undo();
    expect(one.of(id).state).not.toBe('arrived');
  });

  it('[A1.2] who gives no reason stays where they were', () => {
    const one = here('clerk', early);
    one.about.present(arriving(early));
    one.about.close();
    one.about.presentDespite('goodwill');
    expect([one.of('bert').state, one.workday.trackedRequests]).toEqual(['booked', []]);
  });

  it('[A1, B3] the list has appointments that lapsed, not reservations that were never confirmed', () => {
    const never = anAppointment({ id: visit('dora'), start: at('08:00'), activateBy: at('08:00') });
    const gone = visitStep('unconfirmed', { of: never.id, at: at('08:00') });
    const one = here('clerk', late, lapsed, never, gone);
    expect(one.desk.list?.lapsed.map((l) => l.visit.id)).toEqual([late.id]);
  });
});

describe('[Q4.6] a visitor who leaves', () => {
  it('[Q4.6] is out of the line with the reason, stands among those who left, and can come back', () => {
    const one = here('clerk', waiting);
    one.about.ask('leave', one.of('waits'));
    expect([one.about.question, one.about.visit?.number]).toEqual(['leave', 'A001']);
    one.about.leave('wrong-office');
    expect(lastAsked(one)).toMatchObject({ kind: 'leave', reason: 'wrong-office' });
    expect(one.desk.list).toMatchObject({ waiting: [], left: [{ at: at('09:00') }] });
    expect(one.desk.recentActions).toMatchObject([{ action: 'leave', number: 'A001' }]);
    one.desk.comeBack(one.of('waits'));
    expect(one.desk.list).toMatchObject({ waiting: [{}], left: [] });
  });

  it('[Q4.6, Q5.3] a leave that was a slip is taken back', () => {
    const one = here('clerk', waiting);
    one.about.ask('leave', one.of('waits'));
    one.about.leave('gone');
    expect(one.desk.undoable).toMatchObject({ step: 'left' });
    one.desk.undo();
    expect(one.of('waits').state).toBe('arrived');
  });

  it('[Q4.6] is not asked for while a counter has them', () => {
    const one = here('clerk', waiting, visitStep('called', { of: visit('waits'), at: at('08:50') }));
    one.about.ask('leave', one.of('waits'));
    expect(one.about.question).toBeNull();
  });
});

describe('[Q5.5] what a visit is about', () => {
  it('[Q5.5] is changed for the visitor at hand, and taken back as every step', () => {
    const one = here('clerk', waiting, visitStep('started', { of: visit('waits'), at: at('08:50') }));
    const before = one.of('waits').services;
    one.about.ask('services', one.of('waits'));
    one.about.changeServices([choose('passport', 2)]);
    expect(one.of('waits').services).toEqual([choose('passport', 2)]);
    expect(one.desk.undoable).toMatchObject({ step: 'services-changed' });
    one.desk.undo();
    expect(one.of('waits').services).toEqual(before);
  });

  it('[Q5.5] is changed and taken back for a waiting visitor while another one is served', () => {
    const served = aTicket({ id: visit('served'), number: 'A002' });
    const one = here('clerk', waiting, served, visitStep('started', { of: served.id, at: at('08:50') }));
    one.about.ask('services', one.of('waits'));
    one.about.changeServices([choose('passport')]);
    expect(one.desk.undoable).toMatchObject({ step: 'services-changed', visit: { number: 'A001' } });
  });

  it('[Q5.5] is not changed at another counter', () => {
    const called = visitStep('called', { of: visit('waits'), at: at('08:50'), counter: 'c2' });
    const one = here('clerk', waiting, called);
    one.about.ask('services', one.of('waits'));
    expect(one.about.question).toBeNull();
  });
});

describe('[Q5.7, M11] a visitor who waits is sent on', () => {
  const [other] = aWorkday().office!.lanes.filter(({ id }) => id !== lane('main'));

  it('[Q5.7] by a lead, without a counter', () => {
    const one = here('lead', waiting);
    one.about.ask('transfer', one.of('waits'));
    one.about.transfer({ lane: other!.id, to: null }, '');
    expect(lastAsked(one)).toMatchObject({ kind: 'transfer', counter: null, lane: other!.id });
    expect([one.of('waits').lane, one.desk.denied]).toEqual([other!.id, []]);
  });

  it('[Q5.7] by a clerk only from the own counter', () => {
    const one = here('clerk', waiting);
    one.about.ask('transfer', one.of('waits'));
    expect(one.about.question).toBeNull();
    one.workday.tell(visitStep('started', { of: visit('waits'), at: at('08:50') }));
    one.about.ask('transfer', one.of('waits'));
    one.about.transfer({ lane: other!.id, to: null }, 'Foto fehlt');
    expect(lastAsked(one)).toMatchObject({ kind: 'transfer', counter: counter('c1') });
    expect(one.workday.trackedRequests.map(({ request }) => request.kind)).toEqual(['note', 'transfer']);
  });
});
