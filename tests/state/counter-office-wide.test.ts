/** Q10, Q11: calls for help and messages as a counter shows them, by what the relay has and what is asked here. */
import { describe, expect, it } from 'vitest';
import type { Stage, TrackedRequest } from '../../src/lib/client/types.ts';
import type { Memo } from '../../src/lib/domain/requests/memo.ts';
import { parseRequest } from '../../src/lib/domain/requests/request.ts';
import type { Request } from '../../src/lib/domain/requests/request.ts';
import { helpIn, unreadIn } from '../../src/lib/state/counter/office-wide.ts';
import { OfficeWide } from '../../src/lib/state/counter/office-wide.svelte.ts';
import { actor, ask, at, counter, requestNamed } from '../support/build/index.ts';
import { aWorkday } from './a-workday.svelte.ts';

const called = ask('call-for-help', { counter: counter('c1'), at: at('09:00') });
const over = ask('end-help', { help: called.id });
const trackedRequest = (request: Request, stage: Stage): TrackedRequest => ({ request, stage, answer: null });
const help = (ended: { at: number; by: ReturnType<typeof actor> } | null): Memo => ({
  type: 'help',
  id: called.id,
  at: at('09:00'),
  by: actor('clerk'),
  counter: counter('c1'),
  ended,
});

describe('[Q10] a call for help', () => {
  it('[Q10] of this counter shows how far it has come, and once the relay has it that all see it', () => {
    expect(helpIn([], [trackedRequest(called, 'saved')])).toMatchObject([{ counter: 'c1', stage: 'saved' }]);
    expect(helpIn([help(null)], [trackedRequest(called, 'confirmed')])).toMatchObject([{ stage: null }]);
  });

  it('[Q10] ends here as soon as it is ended here, and is not shown where it was refused or taken back', () => {
    expect(helpIn([help(null)], [trackedRequest(over, 'saved')])).toEqual([]);
    expect(helpIn([help(null)], [trackedRequest(over, 'refused')])).toHaveLength(1);
    expect(
      helpIn([help({ at: at('09:01'), by: actor('other') })], [trackedRequest(called, 'confirmed')]),
    ).toEqual([]);
    for (const stage of ['refused', 'withdrawn'] as const)
      expect(helpIn([], [trackedRequest(called, stage)])).toEqual([]);
  });
});

describe('[Q11] a message to all counters', () => {
  it('[Q11] is shown until it is read here, the newest first', () => {
    const message = (name: string, time: string): Memo => ({
      type: 'message',
      id: requestNamed(name),
      at: at(time),
      by: actor('lead'),
      text: name,
    });
    const all = [message('first', '09:00'), message('second', '10:00'), help(null)];
    expect(unreadIn(all, []).map(({ text }) => text)).toEqual(['second', 'first']);
    expect(unreadIn(all, [requestNamed('second')]).map(({ text }) => text)).toEqual(['first']);
  });

  it('[Q11, A5.8] typed in several lines is asked as one line, which the relay takes', () => {
    const workday = aWorkday({ role: 'lead' });
    const officeWide = new OfficeWide(workday);
    officeWide.tell(' Um 12 Uhr\nProbealarm:\tbitte bleiben. \u0007');
    officeWide.tell(' \n ');
    officeWide.stopWalkIns('other', 'Wasser\r\nim Foyer', null);
    const asked = workday.trackedRequests.map(({ request }) => request);
    expect(asked).toMatchObject([
      { kind: 'tell-counters', text: 'Um 12 Uhr Probealarm: bitte bleiben.' },
      { kind: 'set-walk-ins', stopped: { words: 'Wasser im Foyer' } },
    ]);
    for (const one of asked) expect(parseRequest(one).ok).toBe(true);
  });
});

describe('[Q9.1] a counter that says whether it is open', () => {
  it('[Q9.1] is away on a break and when closed, and not before it has said anything', () => {
    const officeWide = new OfficeWide(aWorkday());
    const c1 = counter('c1');
    const away = (state: 'open' | 'break' | 'closed'): boolean => {
      officeWide.say(c1, state);
      return officeWide.isAway(c1);
    };
    expect(officeWide.isAway(c1)).toBe(false);
    expect([away('break'), away('open'), away('closed')]).toEqual([true, false, true]);
  });
});
