/** What a visitor tells at the kiosk that staff should know before the call. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { boardOf } from '../../src/lib/domain/queue/reckon-board.ts';
import { foldDay, visitIn } from '../../src/lib/domain/day/day.ts';
import { priorityId } from '../../src/lib/domain/ids.ts';
import type { PriorityId } from '../../src/lib/domain/ids.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import {
  anAppointment,
  anOffice,
  aState,
  ask,
  aTicket,
  at,
  circumstances,
  MONDAY,
  visit,
  visitStep,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';

const ticket = aTicket({ id: visit('walk-in'), number: 'A001', at: at('09:00') });
const booked = anAppointment({ id: visit('anna'), start: at('09:10') });
const here = visitStep('checked-in', { of: booked.id, at: at('09:00') });

const tell = (
  state: State,
  moreHelp: boolean,
  about = ticket.id,
  now = at('09:01'),
  priority: PriorityId | null = null,
) =>
  state.take(
    ask('tell-assistance', { visit: about, moreHelp, priority }),
    circumstances(now, { role: 'kiosk', actor: 'kiosk' }),
  );
const helpOf = (state: State, about = ticket.id) => visitIn(state.day(MONDAY)!, about)?.moreHelp;

describe('[A12.1, A12.3] more help', () => {
  it.each([
    ['has a number', ticket.id],
    ['has checked in', booked.id],
  ])('[A12.1] is noted of a visitor who %s, and of no other', (_who, about) => {
    const state = aState({ now: at('09:01'), events: [ticket, booked, here] });
    expect(tell(state, true, about).answer).toMatchObject({ ok: true, visit: about });
    expect([ticket.id, booked.id].filter((id) => helpOf(state, id) === true)).toEqual([about]);
  });

  it('[A12.3] is taken back by another press', () => {
    const state = aState({ now: at('09:01'), events: [ticket] });
    tell(state, true);
    tell(state, false, ticket.id, at('09:02'));
    expect(helpOf(state)).toBe(false);
  });

  it('[A12.3] is taken back by a later press that a clock dates earlier', () => {
    const state = aState({ now: at('09:02'), events: [ticket] });
    tell(state, true, ticket.id, at('09:02'));
    tell(state, false, ticket.id, at('09:01'));
    expect(helpOf(state)).toBe(false);
  });

  it('[A12.1] is refused of a visitor who has not come, or of whom nothing is known', () => {
    const state = aState({ now: at('09:01'), events: [booked] });
    expect(tell(state, true, booked.id).answer).toMatchObject({ reason: 'not-possible-now' });
    expect(tell(state, true, visit('nobody')).answer).toMatchObject({ reason: 'no-such-visit' });
  });

  it('[A12.5] a reason for priority is noted beside it, also one that the office has taken out meanwhile', () => {
    const state = aState({ now: at('09:01'), events: [ticket] });
    tell(state, true, ticket.id, at('09:01'), priorityId.parse('pregnant'));
    expect(visitIn(state.day(MONDAY)!, ticket.id)).toMatchObject({ moreHelp: true, priority: 'pregnant' });
  });

  it('[A12.2] changes neither the visit’s state nor a board', () => {
    const before = aState({ now: at('09:01'), events: [ticket] });
    const after = aState({ now: at('09:01'), events: [ticket] });
    tell(after, true);
    const board = (state: State) => boardOf(anOffice(), state.day(MONDAY)!, at('09:02'));
    expect(board(after)).toEqual(board(before));
    expect({ ...visitIn(after.day(MONDAY)!, ticket.id), moreHelp: false }).toEqual(
      visitIn(before.day(MONDAY)!, ticket.id),
    );
  });
});

test('[A12.3] the newest word counts, in whatever order the words are heard of', () => {
  const words = fc.uniqueArray(fc.record({ minute: fc.nat({ max: 60 }), moreHelp: fc.boolean() }), {
    minLength: 1,
    maxLength: 8,
    selector: ({ minute }) => minute,
  });
  fc.assert(
    fc.property(words, (told) => {
      const steps = told.map(({ minute, moreHelp }) => ({
        ...visitStep('assistance-told', { of: ticket.id, at: at('09:00') + minute * MINUTE_MS }),
        moreHelp,
      }));
      const newest = told.toSorted((a, b) => b.minute - a.minute)[0]!;
      const day = foldDay(MONDAY, [...steps, ticket] as never);
      expect(visitIn(day, ticket.id)?.moreHelp).toBe(newest.moreHelp);
    }),
  );
});
