/** Birth dates as a kiosk seals them (P6), at once: pages have WebCrypto, which takes time that is not virtual. */
import { createCipheriv, createECDH, hkdfSync } from 'node:crypto';
import { sealedBirthDate } from '../../../src/lib/domain/input/birth-date.ts';
import type { BirthDate, BirthDateKey, SealedBirthDate } from '../../../src/lib/domain/input/birth-date.ts';
import { boundTo, keyInfo, NONCE, TAG_BYTES } from '../../../src/lib/wire/sealed-birth-date.ts';
import type { SealedFor } from '../../../src/lib/wire/sealed-birth-date.ts';
import { openBirthDates } from '../../../sync-server/arbiter/birth-dates.ts';

/** Those of the relay that tests have; it opens what is sealed to its key. */
export const birthDates = openBirthDates('of the tests');

/** Any text, since a device that means harm seals what it likes. */
export function sealNow(
  date: BirthDate | string,
  to: SealedFor,
  key: BirthDateKey = birthDates.key,
): SealedBirthDate {
  const ecdh = createECDH('prime256v1');
  const fresh = ecdh.generateKeys();
  const relays = Buffer.from(key, 'base64url');
  const once = hkdfSync('sha256', ecdh.computeSecret(relays), '', keyInfo(fresh, relays), 32);
  const gcm = createCipheriv('aes-256-gcm', Buffer.from(once), NONCE, { authTagLength: TAG_BYTES });
  gcm.setAAD(boundTo(to));
  const sealed = Buffer.concat([fresh, gcm.update(date, 'utf8'), gcm.final(), gcm.getAuthTag()]);
  return sealedBirthDate.parse(sealed.toString('base64url'));
}

/** What a test puts where nothing looks into it. */
export const SEALED = sealedBirthDate.parse('A'.repeat(122));
