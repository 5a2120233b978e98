/** What lapses by itself, what a monitor shows, and who may read what. */
import { describe, expect, it } from 'vitest';
import { documentKinds, mayRead, mayWrite, readers, roles } from '../../src/lib/domain/access.ts';
import type { DocumentKind, Role } from '../../src/lib/domain/access.ts';
import { board } from '../../src/lib/domain/queue/board.ts';
import { boardOf, nextBoardAt } from '../../src/lib/domain/queue/reckon-board.ts';
import { decide } from '../../src/lib/domain/decide/decide.ts';
import { foldDay } from '../../src/lib/domain/day/day.ts';
import type { DayEvent } from '../../src/lib/domain/day/day.ts';
import { lapsed, lapsesAt, nextLapse } from '../../src/lib/domain/upkeep/lapse.ts';
import { mayAsk, request, requestKinds as kinds } from '../../src/lib/domain/requests/request.ts';
import type { Request } from '../../src/lib/domain/requests/request.ts';
import { requestTable } from '../../src/lib/domain/requests/request-table.ts';
import { settleDay, stillOpen } from '../../src/lib/domain/upkeep/settle.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import {
  aPerson,
  aState,
  aTicket,
  actor,
  anAppointment,
  anOffice,
  at,
  circumstances,
  visitStep,
  lane,
  MONDAY,
  requestNamed,
  visit,
} from '../support/build/index.ts';

const office = anOffice();
const ARBITER = actor('arbiter');

describe('lapses', () => {
  const reserved = anAppointment({
    id: visit('reserved'),
    start: at('12:00'),
    activateBy: at('10:00'),
    number: 'A600',
    code: '000001',
  });
  const booked = anAppointment({ id: visit('booked'), start: at('09:00'), number: 'A601', code: '000002' });
  const day = (): ReturnType<typeof foldDay> => foldDay(MONDAY, [reserved, booked]);

  it('[A1.1, B3] a reservation at its deadline, an appointment five minutes after its start', () => {
    expect(lapsesAt(office, day(), reserved)).toBe(at('10:00'));
    expect(lapsesAt(office, day(), booked)).toBe(at('09:05'));
    expect(nextLapse(office, day())).toBe(at('09:05'));
  });

  it('[A1.1, B3] the last moment is in time; what lapsed is dated when it did, not when it was noticed', () => {
    expect(lapsed(office, day(), at('09:05'), ARBITER)).toEqual([]);
    const noticed = lapsed(office, day(), at('11:00'), ARBITER);
    expect(noticed.map((e) => [e.of, e.what, e.at])).toEqual([
      [reserved.id, 'unconfirmed', at('10:00')],
      [booked.id, 'lapsed', at('09:05')],
    ]);
    const after = foldDay(MONDAY, [reserved, booked, ...noticed]);
    expect([...after.visits.values()].map((v) => v.state)).toEqual(['lapsed', 'lapsed']);
    expect(lapsed(office, after, at('23:00'), ARBITER)).toEqual([]);
    expect(nextLapse(office, after)).toBeNull();
  });

  it('[A1.1] who has come, cancelled, or took a ticket does not lapse', () => {
    const events = [
      booked,
      visitStep('checked-in', { of: booked.id, at: at('09:00') }),
      aTicket({ id: visit('walker') }),
      reserved,
      visitStep('cancelled', { of: reserved.id, at: at('09:00') }),
    ];
    expect(nextLapse(office, foldDay(MONDAY, events))).toBeNull();
  });

  it('[Q7.1] the day over: each open visitor is settled and named once', () => {
    const events = [
      aTicket({ id: visit('waits'), number: 'A001' }),
      aTicket({ id: visit('served'), number: 'A002' }),
      visitStep('started', { of: visit('served'), at: at('15:50') }),
      aTicket({ id: visit('done'), number: 'A003' }),
      visitStep('started', { of: visit('done'), at: at('15:00'), counter: 'c2' }),
      visitStep('finished', { of: visit('done'), at: at('15:10'), counter: 'c2' }),
    ];
    const before = foldDay(MONDAY, events);
    expect(stillOpen(before).map((o) => o.state)).toEqual(['arrived', 'serving']);
    const settlement = settleDay(office, before, ARBITER)!;
    const after = foldDay(MONDAY, [...events, ...settlement.events]);
    expect([...after.visits.values()].map((v) => v.state)).toEqual(['missed', 'finished', 'finished']);
    expect(settlement.record.open).toEqual(stillOpen(before));
  });
});

describe('board', () => {
  const state = aState({
    events: [
      aTicket({ id: visit('one'), number: 'A001' }),
      visitStep('called', { of: visit('one'), at: at('09:00'), counter: 'c1' }),
      visitStep('repeated', { of: visit('one'), at: at('09:02'), counter: 'c1' }),
      aTicket({ id: visit('two'), number: 'A002' }),
      visitStep('called', { of: visit('two'), at: at('09:01'), counter: 'c2' }),
      visitStep('started', { of: visit('two'), at: at('09:01:30'), counter: 'c2' }),
      aTicket({ id: visit('three'), number: 'A003' }),
      aTicket({ id: visit('four'), number: 'B001', lane: lane('short') }),
      anAppointment({ id: visit('five'), number: 'A600' }),
    ],
    people: [aPerson(anAppointment({ id: visit('five') }))],
  });
  const shown = boardOf(office, state.day(MONDAY), at('09:03'));

  it('[Q13.1] names the language of a called visitor that is not the office’s first', () => {
    const events = (['pl', 'en-GB', 'de-AT'] as const).flatMap((language, i) => {
      const of = visit(`in-${language}`);
      return [
        aTicket({ id: of, number: `A00${i + 1}`, language }),
        visitStep('called', { of, at: at(`09:0${i}`), counter: `c${i + 1}` }),
      ];
    });
    const started = visitStep('started', { of: visit('in-pl'), at: at('09:03') });
    const languagesOf = (languages: readonly [string, ...string[]], more: readonly DayEvent[] = []) =>
      Object.fromEntries(
        boardOf(
          { ...office, languages: [...languages] },
          foldDay(MONDAY, [...events, ...more]),
          at('09:04'),
        ).calls.map((call) => [call.number, 'language' in call ? call.language : null]),
      );
    // The second language is left out in a rush, so its visitor is named (Q13.2).
    expect(languagesOf(['de', 'en', 'pl'])).toEqual({ A001: 'pl', A002: 'en-GB', A003: null });
    expect(languagesOf(['en'])).toEqual({ A001: 'pl', A002: null, A003: 'de-AT' });
    // The board is public: who is served is not called any more.
    expect(languagesOf(['de'], [started])).toEqual({ A001: null, A002: 'en-GB', A003: null });
  });

  it('[Q3] shows numbers and counters, the newest call first, and who waits', () => {
    expect(shown.calls).toEqual([
      { number: 'A001', counter: 'Schalter 1', since: at('09:02'), calls: 2, state: 'called' },
      { number: 'A002', counter: 'Schalter 2', since: at('09:01'), calls: 1, state: 'serving' },
    ]);
    expect(shown.waiting.map((w) => [w.lane, w.count])).toEqual([
      ['main', 1],
      ['short', 1],
    ]);
    expect(board.parse(shown)).toEqual(shown);
  });

  it('[Q8, P2] has the line by number: how many go before in the lane, and how long it takes', () => {
    const places = ({ line }: typeof shown) => line.map(({ number, ahead }) => `${number}: ${ahead}`).sort();
    expect(places(shown)).toEqual(['A003: 0', 'B001: 0']);
    const { wait } = shown.line.find(({ number }) => number === 'A003')!;
    expect(wait!.to).toBeGreaterThan(wait!.from);
    const behind = aTicket({ id: visit('six'), number: 'A004', at: at('09:02') });
    const early = anAppointment({ id: visit('seven'), number: 'A601', start: at('11:00') });
    const events = [
      ...[...state.day(MONDAY).subjects.values()],
      ...[...state.day(MONDAY).steps.values()].flat(),
      ...[behind, early, visitStep('checked-in', { of: early.id, at: at('09:01') })],
    ];
    const longer = boardOf(office, foldDay(MONDAY, events), at('09:03'));
    // An appointment whose time has not come waits for that time, and not for its place.
    expect(places(longer)).toEqual(['A003: 0', 'A004: 1', 'B001: 0']);
    expect(boardOf(office, foldDay(MONDAY, [behind]), at('18:30')).line).toMatchObject([
      { number: 'A004', wait: null },
    ]);
  });

  it('[Q4.3] a call ends after half an hour, a service that was not finished after three', () => {
    const numbersAt = (now: string): string[] =>
      boardOf(office, state.day(MONDAY), at(now)).calls.map(({ number }) => number);
    expect(numbersAt('09:31')).toEqual(['A001', 'A002']);
    expect(numbersAt('09:32')).toEqual(['A002']);
    expect(numbersAt('12:01')).toEqual([]);
  });

  it('[Q8] says how long one waits while numbers are given out, and else nothing', () => {
    const saysWait = (now: string): boolean =>
      boardOf(office, foldDay(MONDAY, []), at(now)).waiting.some(({ wait }) => wait !== null);
    // Open from 8 to 16, with tickets from 7 on.
    expect(['00:01', '06:59', '07:00', '15:59', '16:00'].map(saysWait)).toEqual([
      ...[false, false, true],
      ...[true, false],
    ]);
  });

  it('[Q8] says where visitors wait and no counter is staffed', () => {
    const day = foldDay(MONDAY, [aTicket({ id: visit('waits'), at: at('08:00'), number: 'A001' })]);
    const unstaffed = (now: string): string[] =>
      boardOf(office, day, at(now)).waiting.flatMap(({ lane, isUnstaffed }) => (isUnstaffed ? [lane] : []));
    expect(['08:14', '08:15', '15:59', '16:00'].map(unstaffed)).toEqual([[], ['main'], ['main'], []]);
  });

  it('[C2] says when the office opens next while it is closed', () => {
    const opensAt = (now: Instant): Instant | null => boardOf(office, foldDay(MONDAY, []), now).opensAt;
    expect([opensAt(at('07:30')), opensAt(at('08:00')), opensAt(at('15:59'))]).toEqual([
      ...[at('08:00'), null, null],
    ]);
    expect(opensAt(at('16:00'))).toBeGreaterThan(at('23:59'));
    const never = { ...office, windows: [] };
    expect(boardOf(never, foldDay(MONDAY, []), at('09:00')).opensAt).toBeNull();
  });

  it('[Q8] is reckoned anew each minute while visitors are here or expected, else when hours begin or end', () => {
    const next = (now: string, ...events: DayEvent[]): Instant =>
      nextBoardAt(office, foldDay(MONDAY, events), at(now));
    const waits = aTicket({ id: visit('waits') });
    const expected = anAppointment({ id: visit('expected'), start: at('15:00') });
    // Open from 8 to 16, with tickets from 7 on.
    expect(next('03:00')).toBe(at('07:00'));
    expect(next('03:00', expected)).toBe(at('07:00'));
    expect(next('07:10:20')).toBe(at('07:11'));
    expect(next('08:00')).toBe(at('16:00'));
    expect(next('08:00', expected)).toBe(at('08:01'));
    expect(next('17:00', expected)).toBe(Infinity);
    expect(next('17:00:59', waits)).toBe(at('17:01'));
    const served = [
      visitStep('started', { of: waits.id, at: at('16:10'), counter: 'c1' }),
      visitStep('finished', { of: waits.id, at: at('16:30'), counter: 'c1' }),
    ];
    // The counter counts as staffed for half an hour longer.
    expect(next('16:59', waits, ...served)).toBe(at('17:00'));
    expect(next('17:00', waits, ...served)).toBe(Infinity);
    expect(nextBoardAt(office, foldDay(addDays(MONDAY, 5), []), at('12:00', addDays(MONDAY, 5)))).toBe(
      Infinity,
    );
  });

  it('[P2] never a name, mail, phone, birth date, code or id', () => {
    const text = JSON.stringify(shown);
    for (const secret of [
      'Erika',
      'Mustermann',
      'erika@',
      '1964',
      '123456',
      'one_',
      'five_',
      'id-card',
      'passport',
    ]) {
      expect(text).not.toContain(secret);
    }
  });
});

describe('access', () => {
  const owner = (kind: DocumentKind): Parameters<typeof mayRead>[1] => ({
    kind,
    office: kind === 'outbox' || kind === 'inbox' ? null : 'dorsten',
    actor: kind === 'outbox' || kind === 'inbox' ? 'me' : null,
  });
  const who = (
    role: Role,
    office: string | null = 'dorsten',
    me: string | null = 'me',
  ): Parameters<typeof mayRead>[0] => ({
    role,
    office: role === 'public' || role === 'citizen' ? null : office,
    actor: role === 'public' ? null : me,
  });
  const readable = (role: Role, office?: string, me?: string): DocumentKind[] =>
    documentKinds.filter((kind) => mayRead(who(role, office, me), owner(kind)));

  const OPEN = ['office', 'slots', 'board'];
  it.each<[Role, string[]]>([
    ['public', OPEN],
    ['citizen', [...OPEN, 'outbox', 'inbox']],
    ['monitor', OPEN],
    ['kiosk', [...OPEN, 'day', 'outbox', 'inbox']],
    ['clerk', [...OPEN, 'day', 'people', 'memo', 'staff', 'outbox', 'inbox']],
    ['day-lead', [...OPEN, 'day', 'people', 'memo', 'staff', 'figures', 'outbox', 'inbox']],
    ['lead', [...OPEN, 'day', 'people', 'memo', 'staff', 'figures', 'log', 'outbox', 'inbox']],
    ['authority-lead', [...OPEN, 'day', 'people', 'memo', 'staff', 'figures', 'log', 'outbox', 'inbox']],
    ['auditor', [...OPEN, 'staff', 'figures', 'log']],
  ])('[P1.1, P1.2, P1.3, P1.4, P1.5, P1.6, P1.7, P1.8] %s reads %j', (role, kinds) => {
    expect(readable(role).sort()).toEqual([...kinds].sort());
  });

  it('[P1.8] of another office, or as another actor, only what is public', () => {
    for (const role of roles) expect(readable(role, 'werne', 'somebody').sort()).toEqual([...OPEN].sort());
  });

  it('[P1] each user writes only their own outbox', () => {
    for (const role of roles) {
      const written = documentKinds.filter((kind) => mayWrite(who(role), owner(kind)));
      expect(written).toEqual(['public', 'monitor', 'auditor'].includes(role) ? [] : ['outbox']);
      expect(documentKinds.filter((kind) => mayWrite(who(role, 'dorsten', 'somebody'), owner(kind)))).toEqual(
        [],
      );
    }
  });
});

describe('requests', () => {
  it('[P1] who may ask one has an outbox and an inbox, and no one else', () => {
    const asking = [...new Set(kinds.flatMap((kind) => requestTable[kind].askers))].sort();
    expect([...readers.outbox].sort()).toEqual(asking);
    expect([...readers.inbox].sort()).toEqual(asking);
  });

  it('[P1.7] an auditor, a monitor and the public are granted none, a lead every one of the office', () => {
    for (const role of ['auditor', 'monitor', 'public'] as const)
      expect(kinds.filter((kind) => mayAsk(role, kind))).toEqual([]);
    expect(kinds.filter((kind) => !mayAsk('lead', kind))).toEqual([]);
    expect(kinds).toHaveLength(request.def.options.length);
  });

  it('[P1.5] a day lead is granted what a clerk is, the hours and what is to be done; no more of what leads are', () => {
    const beyond = kinds.filter((kind) => mayAsk('day-lead', kind) && !mayAsk('clerk', kind));
    expect(beyond.sort()).toEqual(['change-hours', 'close-item', 'see-outside']);
    expect(kinds.filter((kind) => mayAsk('clerk', kind) && !mayAsk('day-lead', kind))).toEqual([]);
  });

  it('[P1] who lacks the permission gets not-allowed, whatever is asked and whether or not it exists', () => {
    const judged = kinds.filter((kind) => {
      const asked = { kind, id: requestNamed(kind), office: office.id, date: MONDAY } as Request;
      const { answer, ...effects } = decide(
        aState({}),
        asked,
        circumstances(at('09:00'), { role: 'auditor' }),
      );
      expect(answer).toMatchObject({ ok: false, reason: 'not-allowed' });
      expect([effects.events, effects.memos, effects.log, effects.people].flat()).toEqual([]);
      return true;
    });
    expect(judged).toHaveLength(kinds.length);
  });
});
