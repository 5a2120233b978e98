/** The table of requests: each row says all that is known of its kind, and what it lists is all that can be said. */
import { describe, expect, expectTypeOf, it } from 'vitest';
import { refuse } from '../../src/lib/domain/decide/decision.ts';
import type { Decider } from '../../src/lib/domain/decide/decision.ts';
import { generalRefusals, refusals, refusalsOf } from '../../src/lib/domain/requests/answer.ts';
import type { RefusalOf } from '../../src/lib/domain/requests/answer.ts';
import { datesOf, request, requestKinds } from '../../src/lib/domain/requests/request.ts';
import type { RequestOf } from '../../src/lib/domain/requests/request.ts';
import { requestTable } from '../../src/lib/domain/requests/request-table.ts';
import type { RequestRow } from '../../src/lib/domain/requests/request-table.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import { de } from '../../src/lib/i18n/de/index.ts';
import { ask, at, MONDAY, requestNamed, visit } from '../support/build/index.ts';

const NEXT_DAY = addDays(MONDAY, 1);

describe('the table of requests', () => {
  it.each(requestKinds)('[P1] has a whole row for %s', (kind) => {
    const { shape, askers, moreDays, refusals: own } = requestTable[kind];
    const read = request.def.options.find((option) => option.shape.kind.def.values[0] === kind)!.shape;
    expect(Object.keys(read)).toEqual(expect.arrayContaining(Object.keys(shape)));
    expect(askers.length).toBeGreaterThan(0);
    if (moreDays !== null) expect(Object.keys(shape)).toContain(moreDays.field);
    expect(new Set(refusalsOf(kind)).size).toBe(generalRefusals.length + own.length);
  });

  it.each(requestKinds)(
    '[B6] says of %s that it searches for places where its cost says all days',
    (kind) => {
      const { cost, searchesPlaces } = requestTable[kind] as RequestRow;
      if (cost?.days === 'all') expect(searchesPlaces).toBe(true);
    },
  );

  it('[B4] lists the reasons for which there are words, and no others', () => {
    expect([...refusals].sort()).toEqual(Object.keys(de.common.refusals).sort());
  });

  it('[B8] names the days that a request touches', () => {
    const cancelled = ask('cancel', { visit: visit('booked') });
    expect(datesOf(cancelled)).toEqual([MONDAY]);
    const moved = ask('move', {
      visit: visit('booked'),
      from: MONDAY,
      start: at('10:00', NEXT_DAY),
      date: NEXT_DAY,
    });
    expect(datesOf(moved)).toEqual([NEXT_DAY, MONDAY]);
    expect(datesOf({ ...moved, date: MONDAY })).toEqual([MONDAY]);
  });
});

describe('a refusal', () => {
  const call = { id: requestNamed('one'), kind: 'call' } as const;
  const either = call as { id: RequestOf<'call'>['id']; kind: 'call' | 'undo' };

  it('[B4] has a reason of its kind, or of any request', () => {
    expect(refuse(call, 'counter-busy').answer).toMatchObject({ ok: false, reason: 'counter-busy' });
    expect(refuse(call, 'wrong-day').answer).toMatchObject({ ok: false, reason: 'wrong-day' });
    // @ts-expect-error no counter's step is refused for want of a place
    refuse(call, 'place-gone');
  });

  it('[B4] of one of several kinds has a reason that all of them have', () => {
    expect(refuse(either, 'no-such-visit').answer).toMatchObject({ reason: 'no-such-visit' });
    // @ts-expect-error it may be the one that takes back
    refuse(either, 'counter-busy');
  });

  it('[B4] is a decider’s only for a reason of its kind', () => {
    const listed: Decider<'take-in'> = (_state, asked) => refuse(asked, 'no-common-lane');
    expect(listed).toBeInstanceOf(Function);
    // @ts-expect-error the reason is another kind's
    const unlisted: Decider<'take-in'> = () => refuse(call, 'counter-busy');
    expect(unlisted).toBeInstanceOf(Function);
    expectTypeOf<RefusalOf<'tell-date'>>().toEqualTypeOf<(typeof generalRefusals)[number]>();
  });
});
