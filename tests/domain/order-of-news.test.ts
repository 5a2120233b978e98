/** Histories that once ended differently by the order in which news arrived, each by the rule that it broke. */
import { describe, expect, it } from 'vitest';
import { foldDay } from '../../src/lib/domain/day/day.ts';
import { visitOf } from '../../src/lib/domain/ids.ts';
import type { Request, RequestKind } from '../../src/lib/domain/requests/request.ts';
import type { Visit } from '../../src/lib/domain/day/visit.ts';
import {
  actor,
  anAppointment,
  aPerson,
  aState,
  aTicket,
  ask,
  at,
  choose,
  circumstances,
  counter,
  lane,
  MONDAY,
  visit,
} from '../support/build/index.ts';

const ANNA = visit('anna');
const BERT = visit('bert');
const anna = aTicket({ id: ANNA, number: 'A001', at: at('08:30') });
const bert = anAppointment({ id: BERT, number: 'A600', code: '000001', start: at('09:00') });

interface News {
  readonly by: string;
  readonly role: 'clerk' | 'kiosk' | 'citizen';
  readonly time: string;
  readonly request: Request;
}

const step = (
  where: string,
  kind: RequestKind,
  time: string,
  of = ANNA,
  more: object = {},
  by = where,
): News => ({
  by,
  role: 'clerk',
  time,
  request: ask(kind as 'call', { visit: of, counter: counter(where), ...more }),
});
const kiosk = (time: string, request: Request): News => ({ by: 'kiosk', role: 'kiosk', time, request });

/** All orders in which whole devices come back; each keeps the order of its own steps. */
function ordersOf<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, i) =>
    ordersOf([...items.slice(0, i), ...items.slice(i + 1)]).map((rest) => [item, ...rest]),
  );
}

/** The one end to which every order of reconnection leads. */
function endOf(known: readonly News[], devices: readonly (readonly News[])[], of = ANNA): Visit {
  const ends = ordersOf(devices).map((order) => {
    const state = aState({ events: [anna, bert], people: [aPerson(bert)] });
    for (const { by, role, time, request } of [known, ...order].flat())
      state.take(request, circumstances(at('10:00'), { actor: by, role, at: at(time) }));
    expect(foldDay(MONDAY, state.events()).visits).toEqual(state.day(MONDAY).visits);
    return state.visit(of);
  });
  for (const end of ends) expect(end).toEqual(ends[0]);
  return ends[0]!;
}

/** Bert has come, so that he can be called. */
const berts = kiosk('08:55', ask('check-in', { by: { with: 'code', code: '000001' } }));

describe('the order of news decides nothing', () => {
  it.each(['miss', 'undo'] as const)(
    '[M6.5, M7, Q3] an old call that ended with %s disturbs no newer one elsewhere',
    (end) => {
      const call = step('c1', 'call', '09:00');
      const ended = step('c1', end, '09:03', ANNA, end === 'undo' ? { step: call.request.id } : {});
      const other = [step('c2', 'call', '09:10')];
      expect(endOf([], [[call, ended], other])).toMatchObject({ state: 'called', counter: 'c2' });
      expect(
        endOf(
          [],
          [
            [call, ended],
            [...other, step('c2', 'start', '09:11')],
          ],
        ),
      ).toMatchObject({
        state: 'serving',
        counter: 'c2',
      });
    },
  );

  it('[M6] a call that was refused counts once the service elsewhere was a slip', () => {
    const start = step('c1', 'start', '09:05');
    const slip = step('c1', 'undo', '09:12', ANNA, { step: start.request.id });
    expect(endOf([start], [[slip], [step('c2', 'call', '09:10')]])).toMatchObject({
      state: 'called',
      counter: 'c2',
    });
  });

  it('[M6.1] the counter that repeats its call keeps the visitor whom another called in between', () => {
    const first = [step('c1', 'call', '09:00'), step('c1', 'repeat', '09:02')];
    const other = [step('c2', 'call', '09:01'), step('c2', 'miss', '09:01:30')];
    expect(endOf([], [first, other])).toMatchObject({ state: 'called', counter: 'c1' });
  });

  it('[M6.1, Q5.1] resumed by two: who began last; parked by one who had lost them changes nothing', () => {
    const known = [step('c3', 'start', '08:40'), step('c3', 'park', '08:50')];
    const first = [step('c1', 'resume', '09:00'), step('c1', 'park', '09:10')];
    const other = [step('c2', 'resume', '09:05')];
    expect(endOf(known, [first, other])).toMatchObject({ state: 'serving', counter: 'c2' });
  });

  it('[M6.1, M12] served to the end by two: the earlier finish, whichever is heard of first', () => {
    const first = [step('c1', 'start', '09:00'), step('c1', 'finish', '09:20')];
    const other = [step('c2', 'start', '09:05'), step('c2', 'finish', '09:15')];
    expect(endOf([], [first, other])).toMatchObject({
      state: 'finished',
      counter: 'c2',
      finishedAt: at('09:15'),
    });
  });

  it('[Q4.2] a return that the kiosk takes for a second scan is none, once the older miss is heard of', () => {
    const counterNews = [step('c1', 'call', '09:00'), step('c1', 'miss', '09:03')];
    const back = [kiosk('09:05', ask('return', { visit: ANNA }))];
    expect(endOf([], [counterNews, back])).toMatchObject({ state: 'arrived', waitingSince: at('09:05') });
  });

  it('[A3, Q4.2] the eleventh scan within ten minutes brings a visitor back, whenever the miss before it is heard of', () => {
    const scan = (time: string) => kiosk(time, ask('check-in', { by: { with: 'code', code: '000001' } }));
    const many = ['08:50', '08:51'].flatMap((minute) => [0, 1, 2, 3, 4].map((n) => scan(`${minute}:${n}0`)));
    const counterNews = [step('c1', 'call', '08:53', BERT), step('c1', 'miss', '08:55', BERT)];
    expect(endOf(many, [counterNews, [scan('08:56')]], BERT)).toMatchObject({
      state: 'arrived',
      waitingSince: at('08:56'),
    });
  });

  it('[A3, Q4.2] so is a second scan of an appointment, in the window and after it', () => {
    const scan = (time: string) => kiosk(time, ask('check-in', { by: { with: 'code', code: '000001' } }));
    const counterNews = [step('c1', 'call', '09:00', BERT), step('c1', 'miss', '09:02', BERT)];
    for (const time of ['09:04', '09:30'])
      expect(endOf([scan('08:50')], [counterNews, [scan(time)]], BERT)).toMatchObject({
        state: 'arrived',
        waitingSince: at(time),
      });
  });

  it('[Q4.2] a visitor who is seen, called, missed and back within a minute waits again', () => {
    const present = ask('check-in', { by: { with: 'code', code: '000001' } });
    const seen: News = { by: 'c1', role: 'clerk', time: '08:50:00', request: present };
    const missed = [step('c1', 'call', '08:50:02', BERT), step('c1', 'miss', '08:50:03', BERT)];
    const back: News = { ...seen, time: '08:50:04', request: ask('return', { visit: BERT }) };
    expect(endOf([], [[seen, ...missed, back]], BERT)).toMatchObject({
      state: 'arrived',
      waitingSince: at('08:50:04'),
    });
    const scan = (time: string) => kiosk(time, ask('check-in', { by: { with: 'code', code: '000001' } }));
    expect(endOf([scan('08:49:50')], [missed, [scan('08:50:30')]], BERT)).toMatchObject({
      state: 'arrived',
      waitingSince: at('08:50:30'),
    });
  });

  it('[M8, Q5.2] a cancellation counts once the service that it was refused for was a slip', () => {
    const start = step('c1', 'start', '08:52', BERT);
    const slip = step('c1', 'undo', '08:53', BERT, { step: start.request.id });
    const phone: News = {
      by: 'phone',
      role: 'citizen',
      time: '08:55',
      request: ask('cancel', { visit: BERT }),
    };
    expect(endOf([start], [[slip], [phone]], BERT)).toMatchObject({ state: 'cancelled' });
    const scan = kiosk('08:57', ask('check-in', { by: { with: 'code', code: '000001' } }));
    expect(endOf([start], [[slip], [phone], [scan]], BERT)).toMatchObject({ state: 'arrived' });
  });

  it('[M15] a step counts after the one that its counter saw, though its clock is behind', () => {
    const scan = kiosk('08:50:02', ask('check-in', { by: { with: 'code', code: '000001' } }));
    const call = step('c2', 'call', '08:50:01', BERT, { seen: scan.request.id });
    expect(endOf([scan], [[call]], BERT)).toMatchObject({ state: 'called', calledAt: at('08:50:02') + 1 });
  });
});

describe('a citizen who moves and confirms while counters and kiosks are cut off', () => {
  const citizen = (time: string, request: Request): News => ({ by: 'phone', role: 'citizen', time, request });
  const moved = (time: string): News =>
    citizen(time, ask('move', { visit: BERT, from: MONDAY, start: at('11:00') }));

  it('[B8, M8] cancelled under the old id: the new appointment goes, also where a counter serves under the old one', () => {
    const move = moved('08:40');
    const cancel = citizen('08:50', ask('cancel', { visit: BERT }));
    const served = step('c1', 'start', '08:45', BERT);
    expect(endOf([move], [[cancel], [served]], visitOf(move.request.id))).toMatchObject({
      state: 'cancelled',
    });
  });

  it('[B8, M8] a code scanned before the move counts for the old appointment, whatever is heard of first', () => {
    const move = moved('08:56');
    const scan = kiosk('08:50', ask('check-in', { by: { with: 'code', code: '000001' } }));
    const served = step('c1', 'start', '08:52', BERT);
    expect(endOf([move], [[scan], [served]], BERT)).toMatchObject({
      ...{ state: 'serving', arrivedAt: at('08:50') },
    });
  });

  it('[B3, Q5.2] confirmed while a counter had begun by mistake: confirmed', () => {
    const reserved = anAppointment({ ...bert, activateBy: at('09:30') });
    const person = aPerson(reserved, { authorizations: [{ actor: actor('mail'), via: 'mail' }] });
    const ends = [false, true].map((isLate) => {
      const state = aState({ events: [reserved], people: [person] });
      const begin = step('c1', 'start', '08:40', BERT);
      const slip = step('c1', 'undo', '08:50', BERT, { step: begin.request.id });
      const press = { ...citizen('08:55', ask('activate', { visit: BERT })), by: 'mail' };
      for (const { by, role, time, request } of isLate ? [begin, press, slip] : [begin, slip, press])
        state.take(request, circumstances(at('09:00'), { actor: by, role, at: at(time) }));
      return state.visit(BERT);
    });
    expect(ends[0]).toMatchObject({ state: 'booked' });
    expect(ends[1]).toEqual(ends[0]);
  });
});

describe('a scan that the kiosk refuses', () => {
  const scan = (time: string, by = 'kiosk'): News => ({
    ...kiosk(time, ask('check-in', { by: { with: 'code', code: '000001' } })),
    ...{ by, role: by === 'kiosk' ? 'kiosk' : 'clerk' },
  });
  const mailed = (time: string, request: Request): News => ({ by: 'mail', role: 'citizen', time, request });
  const press = (time: string) => mailed(time, ask('activate', { visit: BERT }));
  const cancel = (time: string) => ({ ...mailed(time, ask('cancel', { visit: BERT })), by: 'phone' });

  /** The one end of every order in which these devices tell of a reservation. */
  function endOfReserved(devices: readonly (readonly News[])[]): Visit {
    const reserved = anAppointment({ ...bert, activateBy: at('09:02') });
    const authorizations = [
      { actor: actor('mail'), via: 'mail' },
      { actor: actor('phone'), via: 'phone' },
    ] as const;
    const person = aPerson(reserved, { authorizations: [...authorizations] });
    const ends = ordersOf(devices).map((order) => {
      const state = aState({ events: [reserved], people: [person] });
      for (const { by, role, time, request } of order.flat())
        state.take(request, circumstances(at('09:02'), { actor: by, role, at: at(time) }));
      return state.visit(BERT);
    });
    for (const end of ends) expect(end).toEqual(ends[0]);
    return ends[0]!;
  }

  it('[B3, A4] of a reservation counts once its button was pressed, whichever is heard of first', () => {
    expect(endOfReserved([[scan('08:55')]])).toMatchObject({ state: 'reserved', arrivedAt: null });
    const arrived = { state: 'arrived', arrivedAt: at('08:55') };
    expect(endOfReserved([[scan('08:55')], [press('08:50')]])).toMatchObject(arrived);
    expect(endOfReserved([[scan('08:55')], [press('08:58')]])).toMatchObject(arrived);
  });

  it('[B3, M8] pressed, cancelled and here: presence wins, whichever is heard of first', () => {
    const devices = [[scan('08:56')], [press('08:50')], [cancel('08:53')]];
    expect(endOfReserved(devices)).toMatchObject({ state: 'arrived', arrivedAt: at('08:56') });
    expect(endOfReserved([[scan('08:56')], [cancel('08:53')]])).toMatchObject({ state: 'cancelled' });
  });

  it('[A4, Q4] after the window is a return, also where the arrival and the miss before it are heard of later', () => {
    const missed = [
      scan('08:58', 'c1'),
      step('c1', 'call', '09:04', BERT),
      step('c1', 'miss', '09:08', BERT),
    ];
    const back = { state: 'arrived', arrivedAt: at('08:58'), waitingSince: at('09:12') };
    expect(endOf([], [missed, [scan('09:12')]], BERT)).toMatchObject(back);
  });

  it('[A4, A5] that its kiosk takes back counts no more', () => {
    const late = scan('09:12');
    const withdrawn = kiosk('09:13', ask('withdraw', { asked: late.request.id }));
    const missed = [
      scan('08:58', 'c1'),
      step('c1', 'call', '09:04', BERT),
      step('c1', 'miss', '09:08', BERT),
    ];
    expect(endOf([], [missed, [late, withdrawn]], BERT)).toMatchObject({ state: 'missed' });
  });

  it('[A1, A4] too early is no arrival, and a scan in time right after it is one', () => {
    expect(endOf([], [[scan('08:44:59'), scan('08:45:01')]], BERT)).toMatchObject({
      ...{ state: 'arrived', arrivedAt: at('08:45:01') },
    });
  });
});

describe('what a device takes back', () => {
  const scan = kiosk('08:50', ask('check-in', { by: { with: 'code', code: '000001' } }));
  const withdrawn = kiosk('08:51', ask('withdraw', { asked: scan.request.id }));

  it('[A5, M6] a check-in is taken back, unless a counter has answered to it, whichever is heard of first', () => {
    expect(endOf([scan], [[withdrawn]], BERT)).toMatchObject({ state: 'booked', arrivedAt: null });
    const call = step('c1', 'call', '08:55', BERT, { seen: scan.request.id });
    expect(endOf([scan], [[withdrawn], [call]], BERT)).toMatchObject({ state: 'called', counter: 'c1' });
    const slip = step('c1', 'undo', '08:56', BERT, { step: call.request.id });
    expect(endOf([scan, call], [[withdrawn], [slip]], BERT)).toMatchObject({ state: 'booked' });
  });

  it('[A5, M8] a cancellation that was refused for a scan counts once the scan was a slip', () => {
    const phone: News = {
      by: 'phone',
      role: 'citizen',
      time: '08:55',
      request: ask('cancel', { visit: BERT }),
    };
    expect(endOf([scan], [[withdrawn], [phone]], BERT)).toMatchObject({ state: 'cancelled' });
  });

  it('[M17] a no that is on record stays a no when it is asked again', () => {
    const state = aState({ events: [anna, bert], people: [aPerson(bert)] });
    const take = (request: Request, role: 'clerk' | 'kiosk' | 'citizen', actor: string) =>
      state.take(request, circumstances(at('09:00'), { role, actor })).answer;
    take(scan.request, 'kiosk', 'kiosk');
    const cancel = ask('cancel', { visit: BERT });
    const first = take(cancel, 'citizen', 'phone');
    expect(first).toMatchObject({ ok: false, reason: 'not-possible-now' });
    expect(take(cancel, 'citizen', 'phone')).toEqual(first);
    take(step('c1', 'start', '09:00').request, 'clerk', 'c1');
    const call = step('c2', 'call', '09:00').request;
    const refused = take(call, 'clerk', 'c2');
    expect(refused).toMatchObject({ ok: false, reason: 'called-elsewhere' });
    expect(take(call, 'clerk', 'c2')).toEqual(refused);
  });
});

describe('what two counters do at once', () => {
  it('[M6, Q3] a call of a visitor who is there already without the counter knowing it is on record', () => {
    const served = [step('c1', 'call', '09:00'), step('c2', 'start', '09:01')];
    const sent = step('c2', 'transfer', '09:02', ANNA, { lane: lane('short'), to: null, anyway: true });
    // Counters 1 and 3 see her waiting and are cut off. Counter 2 takes both back, so she is called at 1 again.
    const back = [
      step('c2', 'undo', '09:03', ANNA, { step: sent.request.id }),
      step('c2', 'undo', '09:04', ANNA, { step: served[1]!.request.id }),
    ];
    const seen = { seen: sent.request.id };
    const older = step('c3', 'call', '09:08', ANNA, seen);
    const newer = step('c1', 'call', '09:10', ANNA, seen);
    expect(endOf([...served, sent, ...back], [[older], [newer]])).toMatchObject({
      state: 'called',
      counter: 'c1',
    });
    expect(endOf([...served, sent], [back, [older], [newer]])).toMatchObject({ counter: 'c1' });
  });

  it('[M6, Q3] so is a resumption of a visitor who is served there already', () => {
    const known = [
      step('c1', 'start', '08:40'),
      step('c1', 'park', '08:50'),
      step('c1', 'resume', '08:51'),
      step('c2', 'resume', '08:52'),
    ];
    const parked = step('c2', 'park', '08:54');
    const back = [
      step('c2', 'undo', '08:55', ANNA, { step: parked.request.id }),
      step('c2', 'undo', '08:56', ANNA, { step: known[3]!.request.id }),
    ];
    const seen = { seen: parked.request.id };
    expect(
      endOf(
        [...known, parked],
        [back, [step('c3', 'resume', '08:58', ANNA, seen)], [step('c1', 'resume', '09:00', ANNA, seen)]],
      ),
    ).toMatchObject({ state: 'serving', counter: 'c1' });
  });

  it('[M6, A7.7] two laptops at one counter call a visitor whom another counter calls between them', () => {
    expect(
      endOf(
        [],
        [
          [step('c1', 'call', '09:00', ANNA, {}, 'one')],
          [step('c1', 'call', '09:10', ANNA, {}, 'another')],
          [step('c2', 'call', '09:05')],
        ],
      ),
    ).toMatchObject({ state: 'called', counter: 'c1' });
  });

  it('[M6.5] a counter that called in the same moment has the visitor after the first, whatever changed between', () => {
    const first: News[] = [
      step('c1', 'call', '09:00:00'),
      {
        ...{ by: 'c1', role: 'clerk', time: '09:00:30' },
        request: ask('change-services', { visit: ANNA, services: [choose('pick-up')] }),
      },
      step('c1', 'miss', '09:01'),
    ];
    expect(endOf([], [first, [step('c2', 'call', '09:00:02')]])).toMatchObject({
      state: 'called',
      counter: 'c2',
    });
  });

  it('[M6.3] a counter does not lose its visitor to a call more than five seconds older, however many call', () => {
    const [one, two, three] = ['09:00:00', '09:00:04', '09:00:08'].map((time, i) =>
      step(`c${i + 1}`, 'call', time),
    ) as [News, News, News];
    // The last has her: the first is eight seconds older.
    expect(endOf([], [[one], [three]])).toMatchObject({ state: 'called', counter: 'c3' });
    // The second links them to one moment.
    expect(endOf([], [[one], [two], [three]])).toMatchObject({ state: 'called', counter: 'c1' });
  });

  it('[M6.4] parked elsewhere before the call: who called has them; after a call in vain they are parked as before', () => {
    const parked = [step('c1', 'start', '09:00'), step('c1', 'park', '09:05')];
    const call = step('c2', 'call', '09:10');
    expect(endOf([], [parked, [call]])).toMatchObject({ state: 'called', counter: 'c2' });
    for (const away of [step('c2', 'miss', '09:13'), step('c2', 'call', '09:13', BERT)])
      expect(endOf([berts], [parked, [call, away]])).toMatchObject({
        state: 'parked',
        counter: null,
        parkedAt: at('09:05'),
      });
    expect(endOf([], [[...parked, step('c1', 'resume', '09:12')], [call]])).toMatchObject({
      state: 'serving',
      counter: 'c1',
    });
  });

  it('[M12] finished elsewhere before: who began after that serves them; one who is only called is done', () => {
    const done = [step('c1', 'start', '09:00'), step('c1', 'finish', '09:05')];
    const call = step('c2', 'call', '09:10');
    const begun = [call, step('c2', 'start', '09:11')];
    expect(endOf([], [done, [call]])).toMatchObject({ state: 'finished', counter: 'c1' });
    expect(endOf([], [done, begun])).toMatchObject({ state: 'serving', counter: 'c2', finishedAt: null });
    expect(endOf([], [done, [...begun, step('c2', 'finish', '09:20')]])).toMatchObject({
      ...{ state: 'finished', counter: 'c2', finishedAt: at('09:20') },
    });
    const other = [step('c2', 'start', '09:02'), step('c2', 'park', '09:03'), step('c2', 'resume', '09:08')];
    expect(endOf([], [done, other])).toMatchObject({ state: 'serving', counter: 'c2', finishedAt: null });
  });
});

describe('two laptops at one counter', () => {
  const first = (kind: RequestKind, time: string, of = ANNA, more: object = {}): News =>
    step('c1', kind, time, of, more, 'first');
  const second = (kind: RequestKind, time: string, of = ANNA, more: object = {}): News =>
    step('c1', kind, time, of, more, 'second');

  it('[Q3.6] a miss is on record, whatever the other laptop has said of the visitor by then', () => {
    const start = second('start', '09:02');
    const slip = second('undo', '09:10', ANNA, { step: start.request.id });
    const one = [first('call', '09:00'), first('miss', '09:03')];
    expect(endOf([], [one, [second('call', '09:01'), start, slip]])).toMatchObject({ state: 'missed' });
    expect(endOf([second('call', '09:01'), start], [one, [slip]])).toMatchObject({ state: 'missed' });
  });

  it('[Q3.6] so is a second miss of a visitor who is known to be missed', () => {
    const known = [first('call', '09:00'), first('miss', '09:03')];
    const others = [[first('call', '09:04')], [second('miss', '09:05')]];
    expect(endOf(known, others)).toMatchObject({ state: 'missed' });
  });

  it('[Q3.5, Q3.6] a call after the other laptop has finished the visit has left the counter’s next one', () => {
    const done = [first('start', '09:00'), first('finish', '09:05'), first('call', '09:07', BERT)];
    for (const of of [ANNA, BERT])
      expect(endOf([berts], [done, [second('call', '09:10')]], of)).toMatchObject(
        of === ANNA ? { state: 'finished' } : { state: 'arrived', counter: null },
      );
  });

  it('[M6.5, Q3.5] goes on to another visitor by the second one: who called in the same moment has the first', () => {
    const won = [first('call', '09:00:00')];
    const lost = [step('c2', 'call', '09:00:02')];
    const on = [second('call', '09:01', BERT)];
    expect(endOf([berts], [won, lost, on])).toMatchObject({ state: 'called', counter: 'c2', calls: 1 });
    // Who has gone on as well waits for no one.
    const away = [...lost, step('c2', 'call', '09:00:30', BERT)];
    expect(endOf([berts], [won, away, on])).toMatchObject({ state: 'arrived', counter: null });
  });

  it('[M6.5, Q3.5] goes on without ending a service: who called meanwhile has the visitor', () => {
    const served = [first('start', '09:00')];
    const on = [second('call', '09:05', BERT)];
    const calls = [[step('c2', 'call', '09:01')], [step('c3', 'call', '09:03')]];
    expect(endOf([berts], [served, on, ...calls])).toMatchObject({ state: 'called', counter: 'c3' });
    const missed = [step('c3', 'call', '09:03'), step('c3', 'miss', '09:04')];
    expect(endOf([berts], [served, on, calls[0]!, missed])).toMatchObject({ state: 'called', counter: 'c2' });
  });
});
