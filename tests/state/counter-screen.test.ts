/** What keeps the counter's screen calm: dead time, rows in place, rows that stay the same object. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TrackedRequest } from '../../src/lib/client/types.ts';
import type { Answer } from '../../src/lib/domain/requests/answer.ts';
import { CutSummary } from '../../src/lib/state/counter/cut-summary.svelte.ts';
import { Newcomer } from '../../src/lib/state/counter/newcomer.svelte.ts';
import { ask, counter, requestNamed, visit } from '../support/build/index.ts';
import { DEAD_MS, DeadTime } from '../../src/lib/state/counter/dead-time.svelte.ts';
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
  const row = (id: string, text = id): { id: string; text: string } => ({ id, text });
  const idsOf = (rows: readonly { readonly id: string; readonly gone: boolean }[]): string[] =>
    rows.map(({ id, gone }) => (gone ? `${id} gone` : id));

  it('[Q2] a row without a change is the same object, and a list without one the same list', () => {
    const rows = new StableRows<{ id: string; text: string }>();
    const before = rows.of([row('a'), row('b')]);
    expect(rows.of([row('a'), row('b')])).toBe(before);
    const after = rows.of([row('a', 'other'), row('b')]);
    expect(after[0]).toMatchObject({ text: 'other' });
    expect(after[1]).toBe(before[1]);
  });

  it('[Q2] under a pointer no row moves: gone ones keep their place, new ones come last', () => {
    const rows = new StableRows<{ id: string; text: string }>();
    rows.of([row('a'), row('b')]);
    rows.hold();
    expect(idsOf(rows.of([row('c'), row('b')]))).toEqual(['a gone', 'b', 'c']);
    expect(idsOf(rows.of([row('c'), row('b')]))).toEqual(['a gone', 'b', 'c']);
    rows.release();
    expect(idsOf(rows.of([row('c'), row('b')]))).toEqual(['c', 'b']);
  });

  it('[Q2] a pointer that was left there holds them for seconds; presses rest when they move', () => {
    const moved = vi.fn<() => void>();
    const rows = new StableRows<{ id: string; text: string }>(moved);
    rows.of([row('a'), row('b')]);
    rows.hold();
    vi.advanceTimersByTime(HOLD_MS - 1);
    expect(idsOf(rows.of([row('b')]))).toEqual(['a gone', 'b']);
    expect(moved).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(idsOf(rows.of([row('b')]))).toEqual(['b']);
    expect(moved).toHaveBeenCalledOnce();
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
