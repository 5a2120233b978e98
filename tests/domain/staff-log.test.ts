/** P5: what the staff log keeps where more is written than there is room for. */
import { expect, test } from 'vitest';
import { entriesBeyond } from '../../src/lib/domain/requests/staff-log.ts';
import type { LogEntry } from '../../src/lib/domain/requests/staff-log.ts';
import { actor } from '../support/build/index.ts';

const entry = (what: LogEntry['what'], number: number, by = 'lead'): LogEntry =>
  ({ id: `${what}-${by}-${number}`, what, by: actor(by), at: number, member: 'm1' }) as LogEntry;
const flood = (from: number, count: number, by?: string): LogEntry[] =>
  Array.from({ length: count }, (_, i) => entry('sessions-ended', from + i, by));

test('[P5] a flood of one kind by one member pushes out itself, and nothing that stands among it', () => {
  const hidden = entry('member-added', 1);
  const others = [entry('sessions-ended', 0, 'colleague'), entry('device-revoked', 2)];
  const all = [hidden, ...others, ...flood(3, 20)];
  expect(entriesBeyond(all, 10)).toEqual(flood(3, 13).map(({ id }) => id));
  expect(entriesBeyond(all, 23)).toEqual([]);
});

test('[P5] of equally many the oldest of each go, whatever their order in the document', () => {
  const all = [...flood(10, 3), ...flood(1, 3, 'colleague')].toReversed();
  expect(entriesBeyond(all, 4).toSorted()).toEqual(['sessions-ended-colleague-1', 'sessions-ended-lead-10']);
});
