/** P2, P5: security lines tell what belongs together on a day, and never who it was. */
import { expect, test } from 'vitest';
import type { OfficeId, StaffId } from '../../src/lib/domain/ids.ts';
import { DAY_MINUTES, MINUTE_MS } from '../../src/lib/domain/time.ts';
import { openSecurityLog } from '../../sync-server/accounts/security-log.ts';
import { silentLog } from '../../sync-server/log/log.ts';

type Line = Readonly<Record<string, unknown>>;

test('[P2, P5] a sign-in carries the member and digests of the day, never a login or an address', () => {
  const lines: Line[] = [];
  const write = (fields: Line, message: string): void => void lines.push({ ...fields, message });
  let now = 1_000 * DAY_MINUTES * MINUTE_MS;
  const security = openSecurityLog({ ...silentLog, info: write, warn: write }, () => now);
  const member = 'member-of-the-staff' as StaffId;
  const tried = { office: 'dorsten' as OfficeId, login: 'karl', address: '203.0.113.7' };
  security.signIn(tried, member, 'wrong-credentials');
  security.signIn({ ...tried, login: ' KARL ' }, member, null);
  security.signIn({ ...tried, login: 'erika', address: '203.0.113.8' }, null, 'wrong-credentials');
  now += DAY_MINUTES * MINUTE_MS;
  security.signIn(tried, member, null);
  const [refused, signedIn, other, nextDay] = lines as [Line, Line, Line, Line];
  expect(refused).toMatchObject({ message: 'sign-in refused', refusal: 'wrong-credentials', member });
  expect(signedIn).toMatchObject({ message: 'signed in', member });
  expect([signedIn.loginDigest, signedIn.addressDigest]).toEqual([
    refused.loginDigest,
    refused.addressDigest,
  ]);
  for (const field of ['loginDigest', 'addressDigest'])
    expect(new Set([refused[field], other[field], nextDay[field]]).size).toBe(3);
  expect(JSON.stringify(lines)).not.toMatch(/karl|erika|203\.0/i);
});
