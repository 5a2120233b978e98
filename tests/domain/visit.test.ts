/** What became of a visitor: every pair of events in both orders, small sets in all orders. */
import { describe, expect, it } from 'vitest';
import { foldDay, visitIn } from '../../src/lib/domain/day/day.ts';
import { foldVisitAlone } from '../../src/lib/domain/day/visit.ts';
import type { StepEvent, Visit, VisitSubject } from '../../src/lib/domain/day/visit.ts';
import { anAppointment, aTicket, at, visitStep, MONDAY, visit } from '../support/build/index.ts';

const ANNA = visit('anna');
const booked = anAppointment({ id: ANNA, start: at('09:00') });
const reserved = anAppointment({ id: ANNA, start: at('09:00'), activateBy: at('08:00') });
const ticket = aTicket({ id: ANNA, at: at('08:30') });

type What = StepEvent['what'];
const tell = (what: What, time: string, counter = 'c1'): StepEvent =>
  visitStep(what, { of: ANNA, at: at(time), counter, id: `${what}.${time}.${counter}` });

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, i) =>
    permutations([...items.slice(0, i), ...items.slice(i + 1)]).map((rest) => [item, ...rest]),
  );
}

/** The one visit to which all orders lead, each piece told once or twice. */
function folded(subject: VisitSubject, told: readonly StepEvent[]): Visit {
  const [first, ...others] = permutations(told).map((order) => foldVisitAlone(subject, order));
  for (const other of others) expect(other).toEqual(first);
  expect(foldVisitAlone(subject, [...told, ...told])).toEqual(first);
  // The same by single steps in a day, a step before what it is about included.
  for (const order of permutations(told).slice(0, 24)) {
    expect(visitIn(foldDay(MONDAY, [...order, subject]), ANNA)).toEqual(first);
    expect(visitIn(foldDay(MONDAY, [subject, ...order]), ANNA)).toEqual(first);
  }
  return first!;
}

describe('[Q1] the road of a visit', () => {
  it.each<[VisitSubject, [What, string][], Visit['state']]>([
    [ticket, [], 'arrived'],
    [booked, [], 'booked'],
    [reserved, [], 'reserved'],
    [reserved, [['activated', '07:30']], 'booked'],
    [reserved, [['unconfirmed', '08:00']], 'lapsed'],
    [booked, [['lapsed', '09:05']], 'lapsed'],
    [booked, [['cancelled', '08:00']], 'cancelled'],
    [booked, [['checked-in', '08:50']], 'arrived'],
    [ticket, [['called', '09:00']], 'called'],
    [
      ticket,
      [
        ['called', '09:00'],
        ['started', '09:01'],
      ],
      'serving',
    ],
    [
      ticket,
      [
        ['called', '09:00'],
        ['started', '09:01'],
        ['finished', '09:10'],
      ],
      'finished',
    ],
    [
      ticket,
      [
        ['called', '09:00'],
        ['missed', '09:03'],
      ],
      'missed',
    ],
    [
      ticket,
      [
        ['called', '09:00'],
        ['missed', '09:03'],
        ['returned', '09:10'],
      ],
      'arrived',
    ],
    [
      ticket,
      [
        ['started', '09:01'],
        ['parked', '09:05'],
      ],
      'parked',
    ],
    [
      ticket,
      [
        ['started', '09:01'],
        ['parked', '09:05'],
        ['resumed', '09:10'],
      ],
      'serving',
    ],
    [ticket, [['settled', '23:59']], 'missed'],
    [
      ticket,
      [
        ['started', '09:01'],
        ['settled', '23:59'],
      ],
      'finished',
    ],
  ])('%# leads to its state', (subject, told, state) => {
    expect(
      folded(
        subject,
        told.map(([what, time]) => tell(what, time)),
      ).state,
    ).toBe(state);
  });

  it('[Q1] counts calls, and remembers the first and the newest', () => {
    const told = [tell('called', '09:00'), tell('repeated', '09:01'), tell('repeated', '09:02')];
    expect(folded(ticket, told)).toMatchObject({
      calls: 3,
      firstCalledAt: at('09:00'),
      calledAt: at('09:02'),
    });
  });

  it('[Q4.1] a new call after a return begins to count anew; the place in the line is the old one', () => {
    const told = [
      tell('called', '09:00'),
      tell('missed', '09:03'),
      tell('returned', '09:10'),
      tell('called', '09:15', 'c2'),
    ];
    expect(folded(ticket, told)).toMatchObject({
      state: 'called',
      counter: 'c2',
      calls: 1,
      arrivedAt: at('08:30'),
    });
  });

  it('[Q1] a step that contradicts what is settled changes nothing', () => {
    const done = [tell('started', '09:00'), tell('finished', '09:10')];
    const finished = folded(ticket, done);
    const late: What[] = ['called', 'repeated', 'missed', 'returned', 'finished', 'parked'];
    for (const what of [...late, 'activated', 'unconfirmed', 'cancelled', 'lapsed', 'checked-in'] as What[]) {
      expect(folded(ticket, [...done, tell(what, '09:20', 'c2')])).toEqual(finished);
    }
    for (const what of ['started', 'resumed'] as const)
      expect(folded(ticket, [...done, tell(what, '09:20', 'c1')])).toEqual(finished);
  });
});

describe('when things meet', () => {
  it('[M4] two kiosks check in the same person: one arrival, the earlier', () => {
    const told = [tell('checked-in', '08:52'), tell('checked-in', '08:50')];
    expect(folded(booked, told)).toMatchObject({ state: 'arrived', arrivedAt: at('08:50') });
  });

  it('[M6.1] two counters call the same ticket: the newer call has it, in one moment the first', () => {
    const told = [tell('called', '09:00', 'c2'), tell('called', '09:01', 'c1')];
    expect(folded(ticket, told)).toMatchObject({ state: 'called', counter: 'c1', calls: 1 });
    const atOnce = [tell('called', '09:00:00', 'c2'), tell('called', '09:00:01', 'c1')];
    expect(folded(ticket, atOnce)).toMatchObject({ state: 'called', counter: 'c2', calls: 1 });
  });

  it('[M6.2] … but who serves has them, also when the other called first', () => {
    const told = [
      tell('called', '09:00', 'c2'),
      tell('called', '09:01', 'c1'),
      tell('started', '09:02', 'c1'),
    ];
    expect(folded(ticket, told)).toMatchObject({ state: 'serving', counter: 'c1' });
  });

  it('[M6.5] … and once the first has ended its call, the other one that called in that moment has it', () => {
    const first = visitStep('called', { of: ANNA, at: at('09:00'), counter: 'c1', id: 'call-of-c1' });
    const second = visitStep('called', {
      of: ANNA,
      at: at('09:00') + 3_000,
      counter: 'c2',
      id: 'call-of-c2',
    });
    const missed = tell('missed', '09:03', 'c1');
    expect(folded(ticket, [first, second])).toMatchObject({ state: 'called', counter: 'c1' });
    expect(folded(ticket, [first, second, missed])).toMatchObject({
      ...{ state: 'called', counter: 'c2', calledAt: second.at, missedAt: null },
    });
    const both = [first, second, missed, tell('missed', '09:02', 'c2')];
    expect(folded(ticket, both)).toMatchObject({ state: 'missed', missedAt: at('09:03') });
    const later = [first, second, missed, tell('missed', '09:04', 'c2')];
    expect(folded(ticket, later)).toMatchObject({ state: 'missed', missedAt: at('09:04') });
  });

  it('[M6.3] calls in the same moment: one of them, the same on every device', () => {
    const told = [tell('called', '09:00', 'c2'), tell('called', '09:00', 'c1')];
    expect(folded(ticket, told)).toMatchObject({ state: 'called', calls: 1 });
  });

  it('[M7] missed at one counter, served at another: served', () => {
    const told = [
      tell('called', '09:00', 'c1'),
      tell('missed', '09:03', 'c1'),
      tell('started', '09:02', 'c2'),
      tell('finished', '09:12', 'c2'),
    ];
    expect(folded(ticket, told)).toMatchObject({ state: 'finished', counter: 'c2', missedAt: null });
    const later = [
      tell('called', '09:00', 'c1'),
      tell('missed', '09:03', 'c1'),
      tell('started', '09:05', 'c2'),
    ];
    expect(folded(ticket, later)).toMatchObject({ state: 'serving', counter: 'c2', missedAt: null });
  });

  it('[M8] cancelled by link, checked in at the kiosk: presence wins, whichever was first', () => {
    expect(folded(booked, [tell('cancelled', '08:40'), tell('checked-in', '08:50')])).toMatchObject({
      state: 'arrived',
      freeAt: null,
    });
    expect(folded(booked, [tell('checked-in', '08:50'), tell('cancelled', '08:55')])).toMatchObject({
      state: 'arrived',
      freeAt: null,
    });
  });

  it('[M9] lapsed by the clock, checked in during an outage: there', () => {
    for (const time of ['08:59', '09:05']) {
      expect(folded(booked, [tell('lapsed', '09:05'), tell('checked-in', time)])).toMatchObject({
        state: 'arrived',
        freeAt: null,
      });
    }
  });

  it('[M10] a reservation lapses, the press of the button was before: confirmed', () => {
    const told = [tell('unconfirmed', '08:00'), tell('activated', '07:59')];
    expect(folded(reserved, told)).toMatchObject({ state: 'booked', freeAt: null });
    expect(folded(reserved, [tell('unconfirmed', '08:00'), tell('activated', '08:01')]).state).toBe('lapsed');
  });

  it('[M10] pressed in the very last moment is in time, whatever the ids', () => {
    for (const id of ['0', 'zzz']) {
      const pressed = visitStep('activated', { of: ANNA, at: at('08:00'), id });
      expect(folded(reserved, [tell('unconfirmed', '08:00'), pressed]).state).toBe('booked');
    }
  });

  it('[M11] two transfers: one destination, the later; the number stays', () => {
    const send = (time: string, to: string): StepEvent =>
      visitStep('transferred', { of: ANNA, at: at(time), lane: to, id: `sent.${time}` });
    const told = [tell('started', '09:00'), send('09:05', 'short'), send('09:06', 'main')];
    expect(folded(ticket, told)).toMatchObject({
      state: 'arrived',
      lane: 'main',
      number: ticket.number,
      counter: null,
    });
    expect(folded(ticket, [...told, tell('called', '09:08', 'c3')])).toMatchObject({
      state: 'called',
      counter: 'c3',
      lane: 'main',
    });
  });

  it('[M12] finished, then a late repeat: finished stays', () => {
    const told = [
      tell('called', '09:00'),
      tell('started', '09:01'),
      tell('finished', '09:10'),
      tell('repeated', '09:11'),
    ];
    expect(folded(ticket, told)).toMatchObject({ state: 'finished', calls: 1, calledAt: at('09:00') });
  });

  it('[M14] news of a day that comes after it was settled counts in its own time', () => {
    const told = [tell('settled', '23:59'), tell('started', '09:00'), tell('finished', '09:10')];
    expect(folded(ticket, told)).toMatchObject({
      state: 'finished',
      finishedAt: at('09:10'),
      settled: false,
    });
  });

  it('[Q5.2] what is undone did not happen, whichever of the two is heard of first', () => {
    const call = tell('called', '09:00');
    const undo = visitStep('undone', { of: ANNA, at: at('09:01'), undoes: call.id });
    expect(folded(ticket, [call, undo])).toEqual(folded(ticket, []));
    expect(folded(ticket, [call, tell('started', '09:02'), undo])).toMatchObject({
      state: 'serving',
      firstCalledAt: null,
    });
  });

  it('[B8] moved: the old place is given up, and says where to', () => {
    const moved = visitStep('moved', { of: ANNA, at: at('08:00'), movedTo: visit('bert') });
    expect(folded(booked, [moved])).toMatchObject({ state: 'cancelled', movedTo: visit('bert') });
  });
});

describe('numbers from paper', () => {
  const own = aTicket({ id: visit('own'), number: 'A007', at: at('08:30') });
  const paper = aTicket({
    id: visit('paper'),
    number: 'A007',
    at: at('09:00'),
    takenIn: true,
    services: [],
    by: own.by,
  });
  const called = visitStep('called', { of: paper.id, at: at('09:01'), id: 'call' });
  const started = visitStep('started', { of: own.id, at: at('09:02'), id: 'start' });

  it('[A8] a number taken in and the kiosk’s own news become one ticket, in every order', () => {
    const days = permutations([own, paper, called, started]).map((events) => foldDay(MONDAY, events));
    for (const day of days) {
      expect([...day.visits.keys()]).toEqual([own.id]);
      expect(visitIn(day, paper.id)).toBe(visitIn(day, own.id));
      expect(visitIn(day, own.id)).toMatchObject({
        state: 'serving',
        arrivedAt: at('08:30'),
        services: own.services,
      });
    }
    expect(new Set(days.map((day) => JSON.stringify(visitIn(day, own.id)))).size).toBe(1);
  });

  it('[M18] two appointments that bear one number after a restore stay two', () => {
    const a = anAppointment({ id: visit('a'), number: 'A600', code: '111111' });
    const b = anAppointment({ id: visit('b'), number: 'A600', code: '222222' });
    const paperToo = aTicket({
      id: visit('c'),
      number: 'A600',
      at: at('08:59'),
      takenIn: true,
      services: [],
    });
    for (const events of permutations([a, b, paperToo])) {
      const day = foldDay(MONDAY, [
        ...events,
        visitStep('checked-in', { of: b.id, at: at('08:50'), id: 'in' }),
      ]);
      expect([...day.visits.keys()].sort()).toEqual([a.id, b.id]);
      expect(visitIn(day, a.id)!.state).toBe('booked');
      expect(visitIn(day, b.id)!.state).toBe('arrived');
    }
  });
});
