import { expect, test } from 'vitest';
import { mailCode } from '../../src/lib/domain/input/mail-code.ts';
import { citizenRoutes } from '../../src/lib/wire/http/citizen-routes.ts';
import { actorOf } from '../../sync-server/accounts/secrets.ts';
import { openFailedTries } from '../../sync-server/guard/failed-tries.ts';
import { openMailLinks } from '../../sync-server/mail/mail-links.ts';

test('[B3] a link’s secret follows from its code and the store’s key, and from nothing less', () => {
  const links = openMailLinks('a key');
  const { secret, code, actor } = links.make();
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(mailCode.safeParse(code).success).toBe(true);
  expect(openMailLinks('a key').secretOf(code)).toBe(secret);
  expect(openMailLinks('another key').secretOf(code)).not.toBe(secret);
  expect(actor).toBe(actorOf(secret));
  const other = links.make();
  expect([links.actorOfCode(code), links.actorOfCode(other.code)]).toEqual([actor, other.actor]);
  expect(other.actor).not.toBe(actor);
});

test('[P1] wrong codes are heard 20 times an hour from one address, 100 times from its network', () => {
  let now = 1_000_000;
  const tries = openFailedTries(() => now, citizenRoutes.mailCode.wrongPerHour);
  const from = (address: string): number => {
    let heard = 0;
    while (tries.begin(address) !== null) heard++;
    return heard;
  };
  expect(from('192.0.2.1')).toBe(20);
  expect(Array.from({ length: 9 }, (_, i) => from(`192.0.2.${i + 2}`))).toEqual([
    ...[20, 20, 20, 20],
    ...[0, 0, 0, 0, 0],
  ]);
  expect(from('198.51.100.1')).toBe(20);
  now += 3_600_000;
  expect(from('192.0.2.1')).toBe(20);
});

test('[P1] wrong codes from everywhere are heard 2,000 times an hour; a right one does not count', () => {
  const tries = openFailedTries(() => 0, citizenRoutes.mailCode.wrongPerHour);
  for (let i = 0; i < 50; i++) tries.begin('203.0.113.1')?.succeeded();
  let heard = 0;
  for (let network = 0; network < 150; network++)
    for (let i = 0; i < 20; i++) if (tries.begin(`10.1.${network}.1`) !== null) heard++;
  expect(heard).toBe(2000);
  expect(tries.begin('203.0.113.1')).toBeNull();
  expect(tries.secondsLeft()).toBe(3600);
});
