/** What a counter is told of a no, and how long. */
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { CounterDesk } from '../../src/lib/state/counter/counter-desk.svelte.ts';
import {
  aContact,
  actor,
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

function deskAt(workday: DayHere): CounterDesk {
  const desk = new CounterDesk(workday);
  desk.choose(counter('c1'));
  return desk;
}
const newestOf = (workday: DayHere) => workday.trackedRequests.at(-1)!.request;
const anna = aTicket({ id: visit('anna'), number: 'A001' });

describe('[Q3] refusals', () => {
  it('[Q3.8] name where the visitor is, and since when', () => {
    const workday = aWorkday({ link: 'live' });
    workday.tell(anna);
    const desk = deskAt(workday);
    desk.callNext();
    const { id: request } = newestOf(workday);
    workday.tell(
      visitStep('started', { of: visit('anna'), at: at('08:50'), counter: 'c2' }),
      visitStep('finished', { of: visit('anna'), at: at('08:58'), counter: 'c2' }),
    );
    workday.answer({ ok: false, request, reason: 'not-possible-now', alternatives: [] });
    expect(desk.denied).toMatchObject([
      { number: 'A001', found: { state: 'finished', counter: counter('c2'), at: at('08:58') } },
    ]);
  });

  it('[Q3, M6] a refused call is not told where a later yes gave the visitor to this counter', () => {
    const workday = aWorkday({ link: 'live' });
    workday.tell(anna);
    const desk = deskAt(workday);
    desk.call(desk.next!.visit);
    const { id: request } = newestOf(workday);
    workday.answer({ ok: false, request, reason: 'called-elsewhere', alternatives: [] });
    expect(desk.denied).toHaveLength(1);
    workday.tell(visitStep('called', { of: visit('anna'), at: at('08:59'), counter: 'c1' }));
    expect(desk.current?.number).toBe('A001');
    expect(desk.denied).toEqual([]);
  });

  it('[Q3] what was read is gone also while the answer is on its way, and where it was not saved', () => {
    const workday = aWorkday({ link: 'live' });
    workday.tell(anna);
    const desk = deskAt(workday);
    desk.callNext();
    // Another counter has the visitor: that is told before the answer comes.
    workday.tell(visitStep('started', { of: visit('anna'), at: at('08:59'), counter: 'c2' }));
    const [told] = desk.denied;
    expect(told).toMatchObject({ reason: 'called-elsewhere' });
    desk.dismiss(told!.id);
    expect(desk.denied).toEqual([]);
    workday.answer({ ok: false, request: told!.id, reason: 'called-elsewhere', alternatives: [] });
    expect(desk.denied).toEqual([]);
  });
});

describe('[B9.2] an appointment for a caller', () => {
  it('[B9.2, M2] that is refused after its dialog was closed is told with the name, until it is read', () => {
    const workday = aWorkday({ link: 'live' });
    const desk = deskAt(workday);
    const contact = aContact({ name: 'Karl Anruf' });
    const services = [choose('id-card')];
    const asked = { start: at('10:00'), services, contact, language: 'de', reminder: false };
    const request = workday.compose('book', asked)!;
    void workday.ask(request);
    expect(desk.denied).toEqual([]);
    workday.answer({ ok: false, request: request.id, reason: 'place-gone', alternatives: [] });
    expect(desk.denied).toMatchObject([{ about: 'appointment', number: 'Karl Anruf', reason: 'place-gone' }]);
    desk.dismiss(request.id);
    expect(desk.denied).toEqual([]);
  });
});

describe('[Q6] what the relay has not answered', () => {
  it('[Q6] a call is said to be not on the monitor where the relay is silent, and at once where it is away', () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const workday = aWorkday({ link: 'live' });
    workday.tell(anna);
    const desk = deskAt(workday);
    desk.callNext();
    expect(desk.callUnseen).toBeNull();
    vi.advanceTimersByTime(2_500);
    expect(desk.callUnseen).toBe('late');
    const { id: request } = newestOf(workday);
    workday.answer({ ok: true, request, visit: visit('anna'), number: 'A001', lane: null, due: null });
    expect(desk.callUnseen).toBeNull();
    const cut = aWorkday({ link: 'offline' });
    cut.tell(anna);
    const cutOff = deskAt(cut);
    cutOff.callNext();
    expect(cutOff.callUnseen).toBe('cut');
    expect([...cutOff.pendingVisits]).toEqual([visit('anna')]);
  });
});

describe('[Q5] by button and by key', () => {
  it('[Q5.1, M11] a visitor is sent on with the number, put back, interrupted and gone on with', () => {
    const workday = aWorkday();
    workday.tell(anna);
    const desk = deskAt(workday);
    desk.callNext();
    desk.putBack();
    expect(desk.current).toBeNull();
    expect(desk.next?.visit.number).toBe('A001');
    desk.callNext();
    desk.start();
    desk.park();
    expect(desk.list?.parked).toMatchObject([{ visit: { number: 'A001' }, counter: counter('c1') }]);
    desk.resume(desk.list!.parked[0]!.visit);
    expect(desk.current?.state).toBe('serving');
    desk.transfer(desk.current!, { lane: lane('main'), to: counter('c2') });
    expect([desk.current, desk.next]).toEqual([null, null]);
    expect(desk.undoable).toMatchObject({ step: 'transferred' });
    desk.undo();
    expect(desk.current?.number).toBe('A001');
  });

  it('[A8] a number on paper is taken in and can be called', async () => {
    const workday = aWorkday();
    const desk = deskAt(workday);
    const visitor = await desk.takeIn('A777');
    expect(visitor).toMatchObject({ number: 'A777', state: 'arrived' });
    desk.call(visitor!);
    expect(desk.current?.number).toBe('A777');
    expect(await desk.takeIn('X777'), 'no lane has this letter').toBeNull();
    expect(desk.denied).toMatchObject([{ number: 'X777', reason: 'no-common-lane' }]);
  });

  it('[Q5.3, A7] a number that was given out is taken back', () => {
    const workday = aWorkday();
    workday.tell(aTicket({ id: visit('given'), number: 'A009', at: at('08:59'), by: actor('here') }));
    const desk = deskAt(workday);
    expect(desk.undoable).toMatchObject({ step: 'given', visit: { number: 'A009' } });
    desk.undo();
    expect(newestOf(workday)).toMatchObject({ kind: 'withdraw', asked: visit('given') });
    expect(desk.list?.waiting).toEqual([]);
  });
});
