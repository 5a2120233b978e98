/** What the relay prints once it is open. */
import { expect, test } from 'vitest';
import { officeId } from '../../src/lib/domain/ids.ts';
import { startMessage } from '../../sync-server/start-message.ts';

const [dorsten, werne] = ['dorsten', 'werne'].map((id) => officeId.parse(id)) as [never, never];
const relay = {
  ...{ url: 'http://127.0.0.1:4040', port: 4040, publicUrl: 'http://127.0.0.1:4040' },
  ...{ offices: [dorsten, werne], mailbox: null, troubles: [], warnings: [] },
  firstLeadLinks: new Map([[werne, 'http://127.0.0.1:4040/staff/werne/first#secret']]),
};

test('a link to every surface of each office, and to its first lead where it has none', () => {
  const lines = startMessage(relay, false)
    .split('\n')
    .map((line) => line.trim());
  for (const path of ['dorsten', 'kiosk/dorsten', 'monitor/werne', 'staff/werne', 'staff/dorsten/lead'])
    expect(
      lines.some((line) => line.endsWith(`http://127.0.0.1:4040/${path}`)),
      path,
    ).toBe(true);
  expect(lines.filter((line) => line.startsWith('first lead'))).toEqual([
    'first lead    http://127.0.0.1:4040/staff/werne/first#secret  (once: makes the first account)',
  ]);
});

test('[S1] example offices are offered invented days as long as one has no lead, offices of a town never', () => {
  const offer = /npm run history -- --office werne /;
  expect(startMessage(relay, true)).toMatch(offer);
  expect(startMessage(relay, false)).not.toMatch(/history/);
  expect(startMessage({ ...relay, firstLeadLinks: new Map() }, true)).not.toMatch(/history/);
});
