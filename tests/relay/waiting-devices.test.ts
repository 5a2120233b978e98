/** Codes that wait for a lead: few, hard to guess or to hit by a slip, and without a write. */
import { describe, expect, test } from 'vitest';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import { parsePairingCode, pairingCode } from '../../src/lib/wire/pairing-code.ts';
import { wordsOf } from '../../sync-server/accounts/check-words.ts';
import { digestOf, newPairingCode } from '../../sync-server/accounts/secrets.ts';
import { MAX_WAITING_DEVICES, openWaitingDevices } from '../../sync-server/accounts/waiting-devices.ts';

const [dorsten, werne] = ['dorsten', 'werne'] as OfficeId[] as [OfficeId, OfficeId];

describe('[P4] devices that wait for a lead', () => {
  test('a flood from one address pushes out its own codes, and keeps no other device and no other office from one', () => {
    const waiting = openWaitingDevices(() => 0);
    const honest = [0, 1].map((i) => waiting.add(dorsten, 'kiosk', `honest-${i}`)!.device);
    const elsewhere = waiting.add(werne, 'monitor', 'flood')!.device;
    for (let i = 0; i < 1000; i++) waiting.add(dorsten, 'kiosk', 'flood');
    const late = waiting.add(dorsten, 'monitor', 'late')!.device;
    for (const { code } of [...honest, late]) expect(waiting.byCode(dorsten, code)).not.toBeNull();
    expect(waiting.byCode(werne, elsewhere.code)).not.toBeNull();
  });

  test('a limited number of codes lives in an office, and each for ten minutes', () => {
    let now = 0;
    const waiting = openWaitingDevices(() => now);
    const devices = Array.from(
      { length: 3 * MAX_WAITING_DEVICES },
      (_, i) => waiting.add(dorsten, 'kiosk', `from-${i}`)!.device,
    );
    const live = () => devices.filter(({ code }) => waiting.byCode(dorsten, code) !== null);
    expect(live()).toHaveLength(MAX_WAITING_DEVICES);
    now = 10 * MINUTE_MS - 1;
    expect(live()).toHaveLength(MAX_WAITING_DEVICES);
    now++;
    expect(live()).toHaveLength(0);
    expect(devices.every(({ secretDigest }) => waiting.bySecret(secretDigest) === null)).toBe(true);
  });

  test('when every code that is tried is taken there is none, and no endless search', () => {
    const waiting = openWaitingDevices(
      () => 0,
      () => 'B2C4X7KT',
    );
    expect(waiting.add(dorsten, 'kiosk', 'one')).not.toBeNull();
    expect(waiting.add(dorsten, 'kiosk', 'other')).toBeNull();
    expect(waiting.add(werne, 'kiosk', 'other')).not.toBeNull();
  });

  test('a code is read as people type it, and nothing else is', () => {
    for (let i = 0; i < 100; i++) expect(pairingCode.safeParse(newPairingCode()).success).toBe(true);
    expect(['b2c4 x7kt', 'B2C4-X7KT', ' b2c4.x7kt '].map(parsePairingCode)).toEqual(
      Array(3).fill('B2C4X7KT'),
    );
    expect(['123456', 'B2C4X7K', 'B2C4X7KO', 'B2C4X7KTT', ''].map(parsePairingCode)).toEqual(
      Array(5).fill(null),
    );
  });

  test('the words are the device’s own: the same for its pairing secret, and rarely another’s', () => {
    const pairs = Array.from({ length: 200 }, (_, i) => wordsOf(digestOf(`secret ${i}`)).join(' '));
    expect(wordsOf(digestOf('secret 7')).join(' ')).toBe(pairs[7]);
    expect(new Set(pairs).size).toBeGreaterThan(195);
  });
});
