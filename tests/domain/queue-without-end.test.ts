/** No visitor waits for ever: not cut off, not sent to an empty counter; what happened while they were away is no debt. */
import { describe, expect, it } from 'vitest';
import { addEvent, foldDay } from '../../src/lib/domain/day/day.ts';
import type { Day, DayEvent } from '../../src/lib/domain/day/day.ts';
import type { VisitId } from '../../src/lib/domain/ids.ts';
import { fallsTo, nextVisit, queueOf, sharingCounters } from '../../src/lib/domain/queue/queue.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import {
  anAppointment,
  anOffice,
  aTicket,
  at,
  counter,
  visitStep,
  lane,
  MONDAY,
  visit,
} from '../support/build/index.ts';

const OFFICE = anOffice();
const MAIN = [lane('main')];
const paper = (n: number): string => `A${String(n + 1).padStart(3, '0')}`;
let n = 0;

function served(of: VisitId, where: string, from: Instant, minutes: number): DayEvent[] {
  const key = `${++n}`;
  return [
    visitStep('called', { of, at: from, counter: where, id: `${key}-called` }),
    visitStep('started', { of, at: from + 1, counter: where, id: `${key}-started` }),
    visitStep('finished', { of, at: from + minutes * MINUTE_MS, counter: where, id: `${key}-finished` }),
  ];
}

/** A visitor who falls to this counter by the hash. */
function falling(to: string, among: readonly string[], name: string): VisitId {
  for (let i = 0; ; i++) {
    const id = visit(`${name}${i}x`);
    if (fallsTo(id, among.map(counter)) === to) return id;
  }
}

const here = (id: VisitId, start: string, arrived: string, code = '111111'): DayEvent[] => [
  anAppointment({ id, start: at(start), number: `A6${code.slice(0, 2)}`, code }),
  visitStep('checked-in', { of: id, at: at(arrived), id: `${id}-in` }),
];

describe('[Q6] cut off', () => {
  it.each([
    [2, 40, 10],
    [4, 60, 10],
    [6, 80, 8],
  ])(
    '[Q6] %i counters with %i people call almost no visitor twice in %i calls each',
    (counters, people, calls) => {
      const among = Array.from({ length: counters }, (_, i) => counter(`c${i + 1}`));
      let clashes = 0;
      for (let day = 0; day < 10; day++) {
        const events = Array.from({ length: people }, (_, i) =>
          aTicket({ id: visit(`d${day}g${i}`), at: at('08:00') + i * 20_000, number: paper(i), minutes: 15 }),
        );
        const copies = among.map(() => foldDay(MONDAY, events));
        const takenBy = new Map<VisitId, number>();
        for (let call = 0; call < calls; call++)
          copies.forEach((copy, i) => {
            const now = at('09:00') + call * 10 * MINUTE_MS;
            const seat = { counter: among[i]!, among };
            const next = nextVisit(OFFICE, copy, MAIN, now, new Set(), seat)!.visit.id;
            if (takenBy.has(next)) clashes++;
            takenBy.set(next, i);
            for (const f of served(next, among[i]!, now, 9)) addEvent(copy, f);
          });
      }
      expect(clashes / (10 * counters * calls)).toBeLessThan(0.03);
    },
  );

  it('[Q6, Q2] an appointment that falls to an empty counter is called within two services', () => {
    const among = ['c1', 'c2', 'c3'];
    const due = falling('c3', among, 'due');
    const day = foldDay(MONDAY, [
      ...Array.from({ length: 20 }, (_, i) =>
        aTicket({ id: visit(`w${i}`), at: at('08:00') + i * MINUTE_MS, number: paper(i), minutes: 20 }),
      ),
      ...here(due, '09:30', '09:25'),
    ]);
    const seat = { counter: counter('c1'), among: among.map(counter) };
    let now = at('09:30');
    let before = 0;
    for (
      ;
      nextVisit(OFFICE, day, MAIN, now, new Set(), seat)!.visit.id !== due;
      now += 20 * MINUTE_MS, before++
    )
      for (const f of served(nextVisit(OFFICE, day, MAIN, now, new Set(), seat)!.visit.id, 'c1', now, 19))
        addEvent(day, f);
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThanOrEqual(2);
  });

  it("[Q6, Q2] another counter's due appointment goes before one's own that can wait", () => {
    const among = ['c1', 'c2'];
    const due = falling('c2', among, 'due');
    const day = foldDay(MONDAY, [
      ...here(due, '09:00', '08:55'),
      ...here(falling('c1', among, 'early'), '09:14', '09:00', '222222'),
      aTicket({ id: falling('c1', among, 'walk'), at: at('08:59'), number: 'A001', minutes: 30 }),
    ]);
    const seat = { counter: counter('c1'), among: among.map(counter) };
    expect(nextVisit(OFFICE, day, MAIN, at('09:02'), new Set(), seat)).toMatchObject({
      visit: { id: due },
      reason: 'due',
    });
  });

  it('[Q6] the line is shared with those who were at work when they were last heard of, and with oneself', () => {
    const { counters } = anOffice();
    const [c1] = counters;
    expect(sharingCounters(foldDay(MONDAY, []), c1!, counters)).toEqual(['c1', 'c2', 'c3']);
    const anna = aTicket({ id: visit('anna'), at: at('08:00') });
    const bert = aTicket({ id: visit('bert'), at: at('08:01'), number: 'A002' });
    const cleo = aTicket({ id: visit('cleo'), at: at('08:02'), number: 'A003' });
    const day = foldDay(MONDAY, [
      anna,
      bert,
      cleo,
      ...served(anna.id, 'c3', at('08:05'), 10),
      ...served(bert.id, 'c2', at('08:50'), 10),
      // Its own calls while it is cut off make no other counter's news older.
      ...served(cleo.id, 'c1', at('11:00'), 10),
    ]);
    expect(sharingCounters(day, c1!, counters)).toEqual(['c1', 'c2']);
  });
});

describe('[Q2.3] no visitor waits for ever', () => {
  const sent = (...more: DayEvent[]): Day =>
    foldDay(MONDAY, [
      aTicket({ id: visit('anna'), at: at('08:00') }),
      visitStep('transferred', { of: visit('anna'), at: at('08:10'), to: 'c2', id: 'sent' }),
      ...more,
    ]);
  const nextAt = (day: Day, now: string): string | null =>
    nextVisit(OFFICE, day, MAIN, at(now), new Set(), { counter: counter('c1'), among: null })?.reason ?? null;

  it('[Q2, Q5] sent to a counter without staff', () => {
    expect([nextAt(sent(), '08:19:59'), nextAt(sent(), '08:20')]).toEqual([null, 'by-arrival']);
    const atWork = aTicket({ id: visit('bert'), at: at('07:59'), number: 'A002' });
    const busy = sent(atWork, visitStep('started', { of: atWork.id, at: at('08:05'), counter: 'c2' }));
    expect(nextAt(busy, '08:20')).toBeNull();
  });

  it('[Q2, Q5] sent to a busy counter while others are called past them', () => {
    const others = Array.from({ length: 4 }, (_, i) => [
      aTicket({ id: visit(`l${i}`), at: at('08:11') + i * MINUTE_MS, number: paper(i + 10) }),
      ...served(visit(`l${i}`), i % 2 === 0 ? 'c1' : 'c2', at('08:20') + i * MINUTE_MS, 1),
    ]);
    expect(nextAt(sent(...others.slice(0, 3).flat()), '08:25')).toBeNull();
    expect(nextAt(sent(...others.flat()), '08:25')).toBe('overtaken-often');
  });

  const LATER = Array.from({ length: 5 }, (_, i) => [
    aTicket({ id: visit(`later${i}`), at: at('08:02') + i * MINUTE_MS, number: paper(i + 1) }),
    ...served(visit(`later${i}`), 'c2', at('08:15') + i * 5 * MINUTE_MS, 4),
  ]).flat();
  const DUE = here(visit('appt'), '08:55', '08:50');
  const order = (events: DayEvent[]): string[] =>
    queueOf(OFFICE, foldDay(MONDAY, events), MAIN, at('09:01')).map(
      (t) => `${t.visit.id.replace(/_+$/, '')}: ${t.reason}`,
    );

  it('[Q2, Q4.1] who was not there when they were called was not overtaken meanwhile', () => {
    const of = visit('gone');
    const gone = [
      aTicket({ id: of, at: at('08:00') }),
      visitStep('called', { of, at: at('08:10'), id: 'g1' }),
      visitStep('missed', { of, at: at('08:13'), id: 'g2' }),
      visitStep('returned', { of, at: at('09:00'), id: 'g3' }),
    ];
    expect(order([...gone, ...LATER, ...DUE])).toEqual(['appt: due', 'gone: by-arrival']);
  });

  it('[Q2, Q5] nor who was served, and was sent on then', () => {
    const of = visit('anna');
    const anna = [
      aTicket({ id: of, at: at('08:00') }),
      visitStep('started', { of, at: at('08:10'), id: 'a1' }),
      visitStep('transferred', { of, at: at('08:55'), id: 'a2' }),
    ];
    expect(order([...anna, ...LATER, ...DUE])).toEqual(['appt: due', 'anna: by-arrival']);
  });

  it('[Q2] an appointment is not overtaken before its time', () => {
    const early = here(visit('early'), '09:00', '08:00', '222222');
    expect(order([...early, ...LATER])[0]).toBe('early: due');
  });
});
