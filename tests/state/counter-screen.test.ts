/** What keeps the counter's screen calm: dead time, rows in place, rows that stay the same object. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TrackedRequest } from '../../src/lib/client/types.ts';
import type { Answer } from '../../src/lib/domain/requests/answer.ts';
import { CutSummary } from '../../src/lib/state/counter/cut-summary.svelte.ts';
import { Newcomer } from '../../src/lib/state/counter/newcomer.svelte.ts';
import { ask, counter, requestNamed, visit } from '../support/build/index.ts';
import { DEAD_MS, DeadTime } from '../../src/lib/state/counter/dead-time.svelte.ts';
import { ROWS_AT_ONCE } from '../../src/lib/state/counter/first-rows.ts';
import { HOLD_MS, StableRows } from '../../src/lib/state/counter/stable-rows.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('[Q3] dead time', () => {
  it('[Q3.7] the second half of a double click does nothing', () => {
    const taken: string[] = [];
    const dead = new DeadTime();
    dead.step(() => taken.push('start'));
    expect(dead.resting).toBe(true);
    dead.step(() => taken.push('finish'));
    vi.advanceTimersByTime(DEAD_MS - 1);
    dead.step(() => taken.push('finish'));
    expect(taken).toEqual(['start']);
    vi.advanceTimersByTime(1);
    dead.step(() => taken.push('finish'));
    expect(taken).toEqual(['start', 'finish']);
  });

  it('[Q3.7] what is told of a step hears of those that are taken alone, before they happen', () => {
    const order: string[] = [];
    const dead = new DeadTime(() => order.push('told'));
    for (const step of ['start', 'finish']) dead.step(() => order.push(step));
    dead.begin();
    expect(order).toEqual(['told', 'start']);
  });

  it('[Q3] ten calls in two seconds are impossible', () => {
    let calls = 0;
    const dead = new DeadTime();
    for (let ms = 0; ms < 2000; ms += 20) {
      dead.step(() => calls++);
      vi.advanceTimersByTime(20);
    }
    expect(calls).toBeLessThanOrEqual(4);
  });
});

describe('[Q2] rows of the lists', () => {
  const listed = (id: string, text = id) => ({ visit: { id }, text });
  const rowOf = ({ visit: { id }, text }: ReturnType<typeof listed>) => ({ id, text });
  const idsOf = (rows: readonly { readonly id: string; readonly gone: boolean }[]): string[] =>
    rows.map(({ id, gone }) => (gone ? `${id} gone` : id));
  type Rows = StableRows<ReturnType<typeof rowOf>>;
  const drawn = (rows: Rows, ...list: ReturnType<typeof listed>[]) => rows.of(list, rowOf).rows;

  it('[Q2] a row without a change is the same object, and a list without one the same list', () => {
    const rows = new StableRows<{ id: string; text: string }>();
    const before = drawn(rows, listed('a'), listed('b'));
    expect(drawn(rows, listed('a'), listed('b'))).toBe(before);
    const after = drawn(rows, listed('a', 'other'), listed('b'));
    expect(after[0]).toMatchObject({ text: 'other' });
    expect(after[1]).toBe(before[1]);
  });

  it('[Q2] a row is put in words again only if its entry has changed, or what all rows say beside it', () => {
    const rows = new StableRows<{ id: string; text: string }>();
    const made: string[] = [];
    const drawnBeside = (beside: string, ...list: ReturnType<typeof listed>[]) =>
      rows.of(
        list,
        (one) => {
          made.push(one.visit.id);
          return { ...rowOf(one), text: `${one.text} ${beside}` };
        },
        null,
        [beside],
      ).rows;
    const [a, b] = [listed('a'), listed('b')];
    const visits = { a: a.visit, b: b.visit };
    drawnBeside('8:30', a, b);
    const before = drawnBeside('8:30', { ...a }, { ...b });
    expect(made).toEqual(['a', 'b']);
    const moved = drawnBeside('8:30', { visit: visits.b, text: 'other' }, { visit: visits.a, text: 'a' });
    expect(made).toEqual(['a', 'b', 'b']);
    expect(moved.map(({ text }) => text)).toEqual(['other 8:30', 'a 8:30']);
    expect(moved[1]).toBe(before[0]);
    // A visit that has changed is another object.
    drawnBeside('8:30', listed('b', 'other'), a);
    expect(made).toEqual(['a', 'b', 'b', 'b']);
    expect(drawnBeside('8:40', a).map(({ text }) => text)).toEqual(['a 8:40']);
    expect(made).toEqual(['a', 'b', 'b', 'b', 'a']);
  });

  it('[Q2] a row that was gone under a pointer and has come back is made of what is listed now', () => {
    const rows = new StableRows<{ id: string; text: string }>();
    const a = listed('a');
    drawn(rows, a);
    rows.hold();
    expect(drawn(rows)).toEqual([{ id: 'a', text: 'a', gone: true }]);
    expect(drawn(rows, a)).toEqual([{ id: 'a', text: 'a', gone: false }]);
  });

  it('[Q2] under a pointer no row moves: gone ones keep their place, new ones come last', () => {
    const rows = new StableRows<{ id: string; text: string }>();
    drawn(rows, listed('a'), listed('b'));
    rows.hold();
    expect(idsOf(drawn(rows, listed('c'), listed('b')))).toEqual(['a gone', 'b', 'c']);
    expect(idsOf(drawn(rows, listed('c'), listed('b')))).toEqual(['a gone', 'b', 'c']);
    rows.release();
    expect(idsOf(drawn(rows, listed('c'), listed('b')))).toEqual(['c', 'b']);
  });

  it('[Q2] a pointer that was left there holds them for seconds; presses rest when they move', () => {
    const moved = vi.fn<() => void>();
    const rows = new StableRows<{ id: string; text: string }>(moved);
    drawn(rows, listed('a'), listed('b'));
    rows.hold();
    vi.advanceTimersByTime(HOLD_MS - 1);
    expect(idsOf(drawn(rows, listed('b')))).toEqual(['a gone', 'b']);
    expect(moved).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(idsOf(drawn(rows, listed('b')))).toEqual(['b']);
    expect(moved).toHaveBeenCalledOnce();
  });

  it('[Q2] of a long list only a portion is put in words, also under a pointer, and the selected one', () => {
    const rows: Rows = new StableRows();
    const long = Array.from({ length: 3 * ROWS_AT_ONCE }, (_, nth) => listed(String(nth)));
    const made = vi.fn<typeof rowOf>(rowOf);
    expect(rows.of(long, made)).toMatchObject({ hidden: 2 * ROWS_AT_ONCE });
    expect(made).toHaveBeenCalledTimes(ROWS_AT_ONCE);
    expect(rows.of(long, made, long.at(-1)!.visit.id)).toMatchObject({ hidden: 0 });
    rows.showMore();
    expect(rows.of(long, made).rows).toHaveLength(2 * ROWS_AT_ONCE);
    rows.hold();
    made.mockClear();
    const held = rows.of(long.slice(1), made, null, ['later']);
    expect(made).toHaveBeenCalledTimes(2 * ROWS_AT_ONCE - 1);
    expect(idsOf(held.rows).slice(0, 2)).toEqual(['0 gone', '1']);
    expect(held.rows).toHaveLength(2 * ROWS_AT_ONCE);
    expect(held.hidden).toBe(ROWS_AT_ONCE);
  });
});

describe('[Q6] back from a cut', () => {
  const asked = (id: string, answer: Answer | null): TrackedRequest => ({
    request: ask('call', { id: requestNamed(id), visit: visit(id), counter: counter('c1') }),
    stage: answer === null ? 'saved' : answer.ok ? 'confirmed' : 'refused',
    answer,
  });
  const no = (id: string): Answer => ({
    ...{ ok: false, request: requestNamed(id), reason: 'called-elsewhere', alternatives: [] },
  });

  it('[Q6] says once all is answered how many entries there were, and how many were decided otherwise', () => {
    const summary = new CutSummary();
    summary.see(false, [asked('before', no('before'))]);
    expect(summary.shown).toBeNull();
    summary.see(true, [asked('anna', null), asked('bert', null)]);
    summary.see(false, [asked('anna', no('anna')), asked('bert', null)]);
    expect(summary.shown).toBeNull();
    // The first one was read and let go meanwhile.
    summary.see(false, [asked('bert', no('bert'))]);
    expect(summary.shown).toEqual({ asked: 2, otherwise: 2 });
    summary.read();
    summary.see(false, []);
    expect(summary.shown).toBeNull();
  });
});

describe('[Q2] a visitor comes to an idle counter', () => {
  it('[Q2] is announced once, not while a visitor is served, and not when the page opens', () => {
    const newcomer = new Newcomer();
    expect(newcomer.see(false, 'A001'), 'they waited before').toBe(false);
    newcomer.see(false, null);
    expect(newcomer.see(false, 'A002')).toBe(true);
    expect(newcomer.announced).toBe('A002');
    expect(newcomer.see(false, 'A003')).toBe(false);
    newcomer.see(true, null);
    expect(newcomer.announced).toBeNull();
    expect(newcomer.see(true, 'A004')).toBe(false);
  });
});
