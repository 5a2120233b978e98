/** [M3] What is free is read again every half hour, whatever became of the reading before. */
import { flushSync } from 'svelte';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { CONNECTING } from '../../src/lib/client/replica/link-status.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import { keepFreePlaces } from '../../src/lib/state/counter/free-places.svelte.ts';
import { anOffice } from '../support/build/index.ts';
import { AFollowedOffice } from './a-followed-office.svelte.ts';

const HALF_HOUR_MS = 30 * MINUTE_MS;

beforeEach(() => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
});

function keep() {
  const opened: AFollowedOffice[] = [];
  const stop = keepFreePlaces(anOffice().id, (id) => {
    opened.push(new AFollowedOffice(id));
    return opened.at(-1)!;
  });
  onTestFinished(stop);
  return { opened, stop };
}

describe('[M3] what is free, kept on the laptop', () => {
  it('is let go of once it has come whole, and read again after half an hour', () => {
    const { opened } = keep();
    opened[0]!.link = { ...CONNECTING, state: 'live', complete: true };
    flushSync();
    expect(opened.map(({ isClosed }) => isClosed)).toEqual([true]);
    vi.advanceTimersByTime(HALF_HOUR_MS);
    expect(opened.map(({ isClosed }) => isClosed)).toEqual([true, false]);
  });

  it('is followed on where the line is cut, not opened twice', () => {
    const { opened } = keep();
    opened[0]!.link = { ...CONNECTING, state: 'offline' };
    vi.advanceTimersByTime(2 * HALF_HOUR_MS);
    expect(opened).toHaveLength(1);
  });

  it.each<[string, (one: AFollowedOffice) => void]>([
    ['could not be opened', (one) => (one.broken = true)],
    ['was closed', (one) => (one.link = { ...CONNECTING, state: 'closed' })],
  ])('is opened anew where it %s', (_what, spoil) => {
    const { opened } = keep();
    spoil(opened[0]!);
    vi.advanceTimersByTime(HALF_HOUR_MS);
    expect(opened.map(({ isClosed }) => isClosed)).toEqual([true, false]);
  });

  it('ends with the page', () => {
    const { opened, stop } = keep();
    stop();
    vi.advanceTimersByTime(2 * HALF_HOUR_MS);
    expect(opened.map(({ isClosed }) => isClosed)).toEqual([true]);
  });
});
