import { expect, test } from 'vitest';
import { fewWarnings } from '../../sync-server/log/few-warnings.ts';
import { silentLog } from '../../sync-server/log/log.ts';

test('a warning that comes without end is said a few times, and then counted', () => {
  const lines: unknown[] = [];
  let now = 0;
  const log = fewWarnings({ ...silentLog, warn: (fields) => lines.push(fields) }, () => now, {
    perSecond: 1,
    burst: 2,
  });
  for (let i = 0; i < 10; i++) log.warn({ i }, 'again');
  now = 1000;
  for (let i = 10; i < 12; i++) log.warn({ i }, 'again');
  expect(lines).toEqual([{ i: 0 }, { i: 1 }, { i: 10, unsaid: 8 }]);
});
