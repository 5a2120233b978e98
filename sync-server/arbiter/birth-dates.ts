/**
 * Opens the birth dates that kiosks have sealed to this relay (P6). The key pair follows from the store's key, so that
 * backups keep it and a restored relay reads what a kiosk has sealed before.
 */
import { createDecipheriv, createECDH, createHmac, hkdfSync } from 'node:crypto';
import { birthDate, birthDateKey } from '../../src/lib/domain/input/birth-date.ts';
import type { BirthDate, BirthDateKey, SealedBirthDate } from '../../src/lib/domain/input/birth-date.ts';
import { boundTo, keyInfo, NONCE, POINT_BYTES, TAG_BYTES } from '../../src/lib/wire/sealed-birth-date.ts';
import type { SealedFor } from '../../src/lib/wire/sealed-birth-date.ts';

export interface BirthDates {
  /** Key to which kiosks seal; it stands in the office's record. */
  readonly key: BirthDateKey;
  /** Null: sealed to another relay or for another request, damaged, or no birth date. */
  open(sealed: SealedBirthDate, given: SealedFor): BirthDate | null;
}

export function openBirthDates(storeKey: string): BirthDates {
  const ecdh = createECDH('prime256v1');
  const own = (ecdh.setPrivateKey(scalarOf(storeKey)), ecdh.getPublicKey());

  function unseal(sealed: SealedBirthDate, given: SealedFor): string {
    const bytes = Buffer.from(sealed, 'base64url');
    const fresh = bytes.subarray(0, POINT_BYTES);
    // Throws for what is no point of the curve.
    const secret = ecdh.computeSecret(fresh);
    const key = hkdfSync('sha256', secret, '', keyInfo(fresh, own), 32);
    const gcm = createDecipheriv('aes-256-gcm', Buffer.from(key), NONCE, { authTagLength: TAG_BYTES });
    gcm.setAAD(boundTo(given)).setAuthTag(bytes.subarray(-TAG_BYTES));
    const opened = gcm.update(bytes.subarray(POINT_BYTES, -TAG_BYTES));
    return Buffer.concat([opened, gcm.final()]).toString('utf8');
  }

  return {
    key: birthDateKey.parse(own.toString('base64url')),
    open(sealed, { office, id }) {
      try {
        return birthDate.safeParse(unseal(sealed, { office, id })).data ?? null;
      } catch {
        return null;
      }
    },
  };
}

/** The order of P-256: a private key is less than that, and chance is not in one case of four billion. */
const ORDER = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');

/** Whether these 32 bytes are a private key of P-256. */
export function isScalar(bytes: Buffer): boolean {
  const scalar = BigInt(`0x${bytes.toString('hex')}`);
  return scalar > 0n && scalar < ORDER;
}

function scalarOf(storeKey: string): Buffer {
  for (let round = 0; ; round++) {
    const bytes = createHmac('sha256', storeKey).update(`birth dates ${round}`, 'utf8').digest();
    if (isScalar(bytes)) return bytes;
  }
}
