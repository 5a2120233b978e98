/** What all counters of an office are told: a call for help, that it is over, a message of the lead. */
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../src/lib/domain/decide/decision.ts';
import { memo } from '../../src/lib/domain/requests/memo.ts';
import type { Memo } from '../../src/lib/domain/requests/memo.ts';
import { logEntry } from '../../src/lib/domain/requests/staff-log.ts';
import type { Request } from '../../src/lib/domain/requests/request.ts';
import {
  actor,
  aState,
  ask,
  at,
  circumstances,
  counter,
  MONDAY,
  requestNamed,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';

const called = ask('call-for-help', { counter: counter('c2') });
const over = ask('end-help', { help: called.id });

function take(
  state: State,
  request: Request,
  time: string,
  actor_ = 'clerk',
  role: 'clerk' | 'lead' | 'kiosk' = 'clerk',
) {
  const decision: Decision = state.take(request, circumstances(at(time), { role, actor: actor_ }));
  for (const { record } of decision.memos) expect(memo.parse(record)).toEqual(record);
  for (const entry of decision.log) expect(logEntry.parse(entry)).toEqual(entry);
  return decision;
}
const helpIn = (state: State): Memo | undefined => state.memos(MONDAY)?.get(`help:${called.id}`);

describe('[Q10] a call for help', () => {
  it('[Q10, P5] names the counter and the time until one who has looked says that it is over', () => {
    const state = aState();
    const { log } = take(state, called, '09:00', 'two');
    expect(helpIn(state)).toMatchObject({ counter: 'c2', at: at('09:00'), by: actor('two'), ended: null });
    expect(log).toMatchObject([{ what: 'help-called', counter: 'c2', by: actor('two') }]);
    const ended = take(state, over, '09:03', 'one');
    expect(helpIn(state)).toMatchObject({ ended: { at: at('09:03'), by: actor('one') } });
    expect(ended.log).toMatchObject([{ what: 'help-ended', counter: 'c2', by: actor('one') }]);
  });

  it('[Q10, M16] asked again it is the same call, also when it is over', () => {
    const state = aState();
    take(state, called, '09:00', 'two');
    take(state, over, '09:03', 'one');
    expect(take(state, called, '09:04', 'two')).toMatchObject({ answer: { ok: true }, memos: [], log: [] });
    // Two counters have looked: the first is on record.
    const second = ask('end-help', { help: called.id });
    expect(take(state, second, '09:05', 'three')).toMatchObject({ answer: { ok: true }, memos: [], log: [] });
    expect(helpIn(state)).toMatchObject({ ended: { by: actor('one') } });
  });

  it('[Q10] of a counter that the office has, by staff alone; an unknown call has no end', () => {
    const state = aState();
    const nowhere = ask('call-for-help', { counter: counter('c9') });
    expect(take(state, nowhere, '09:00').answer).toMatchObject({ reason: 'no-such-counter' });
    expect(take(state, called, '09:00', 'kiosk', 'kiosk').answer).toMatchObject({ reason: 'not-allowed' });
    const unknown = ask('end-help', { help: requestNamed('unknown') });
    expect(take(state, unknown, '09:00').answer).toMatchObject({ reason: 'no-such-call' });
  });
});

describe('[Q11] a message to all counters', () => {
  const text = 'Die Kasse schließt heute um 11 Uhr.';
  const told = ask('tell-counters', { text });

  it('[Q11, P5] is a lead’s, stands with its time, and the log says that it was sent, not what', () => {
    const state = aState();
    expect(take(state, told, '09:00').answer).toMatchObject({ reason: 'not-allowed' });
    const { log } = take(state, told, '09:00', 'lead', 'lead');
    expect(state.memos(MONDAY)?.get(`message:${told.id}`)).toMatchObject({ text, at: at('09:00') });
    expect(JSON.stringify(log)).not.toContain('Kasse');
    expect(log).toMatchObject([{ what: 'counters-told', by: actor('lead') }]);
    expect(take(state, told, '09:10', 'lead', 'lead')).toMatchObject({ memos: [], log: [] });
  });

  it.each([
    ['nothing but blanks', '   '],
    ['more than 300 characters', 'x'.repeat(301)],
    ['characters that no screen shows', 'a\u0007b'],
  ])('[Q11] is not %s', (_what, wrong) => {
    expect(() => ask('tell-counters', { text: wrong })).toThrow('malformed');
  });
});
