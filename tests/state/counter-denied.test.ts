/** What a counter is told of a no, and how long. */
import { describe, expect, it } from 'vitest';
import { CounterDesk } from '../../src/lib/state/counter/desk.svelte.ts';
import { aTicket, at, counter, evidence, visit } from '../support/build/index.ts';
import { aWorkday } from './a-workday.svelte.ts';
import type { DayHere } from './a-workday.svelte.ts';

function deskAt(workday: DayHere): CounterDesk {
  const desk = new CounterDesk(workday);
  desk.choose(counter('c1'));
  return desk;
}
const newestOf = (workday: DayHere) => workday.errands.at(-1)!.request;
const anna = aTicket({ id: visit('anna'), number: 'A001' });

describe('[Q3] refusals', () => {
  it('[Q3] name where the visitor is, and since when', () => {
    const workday = aWorkday({ link: 'live' });
    workday.tell(anna);
    const desk = deskAt(workday);
    desk.callNext();
    const { id: request } = newestOf(workday);
    workday.tell(
      evidence('started', { of: visit('anna'), at: at('08:50'), counter: 'c2' }),
      evidence('finished', { of: visit('anna'), at: at('08:58'), counter: 'c2' }),
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
    workday.tell(evidence('called', { of: visit('anna'), at: at('08:59'), counter: 'c1' }));
    expect(desk.current?.number).toBe('A001');
    expect(desk.denied).toEqual([]);
  });

  it('[Q3] what was read is gone also while the answer is on its way, and where it was not saved', () => {
    const workday = aWorkday({ link: 'live' });
    workday.tell(anna);
    const desk = deskAt(workday);
    desk.callNext();
    // Another counter has the visitor: that is told before the answer comes.
    workday.tell(evidence('started', { of: visit('anna'), at: at('08:59'), counter: 'c2' }));
    const [told] = desk.denied;
    expect(told).toMatchObject({ reason: 'called-elsewhere' });
    desk.dismiss(told!.id);
    expect(desk.denied).toEqual([]);
    workday.answer({ ok: false, request: told!.id, reason: 'called-elsewhere', alternatives: [] });
    expect(desk.denied).toEqual([]);
  });
});
