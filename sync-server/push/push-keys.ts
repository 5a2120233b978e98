/**
 * The relay's own keys for Web Push (VAPID, RFC 8292). They follow from the store's key: made with it at the first start,
 * and kept by backups, so that phones need not be asked anew after a restore.
 */
import { createECDH, createHmac, createPrivateKey, sign } from 'node:crypto';
import { isScalar } from '../arbiter/birth-dates.ts';
import type { Instant } from '../../src/lib/domain/time.ts';

export interface PushKeys {
  /** The public key, as browsers want it: base64url of the 65 bytes of a point. */
  readonly publicKey: string;
  /** The value of the header `Authorization` for a push service. */
  authorization(endpoint: string, now: Instant): string;
}

/** A push service takes a token for a day at most. */
const TOKEN_SECONDS = 12 * 3600;

/** `contact`: where the operator of a push service reaches the operator of this relay, an https or mailto address. */
export function openPushKeys(storeKey: string, contact: string): PushKeys {
  const secret = secretOf(storeKey);
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(secret);
  const point = ecdh.getPublicKey();
  const coordinate = (from: number): string => point.subarray(from, from + 32).toString('base64url');
  const key = createPrivateKey({
    format: 'jwk',
    key: { kty: 'EC', crv: 'P-256', x: coordinate(1), y: coordinate(33), d: secret.toString('base64url') },
  });
  const publicKey = point.toString('base64url');
  return {
    publicKey,
    authorization(endpoint, now) {
      const exp = Math.floor(now / 1000) + TOKEN_SECONDS;
      const claims = { aud: new URL(endpoint).origin, exp, sub: contact };
      const signed = [{ typ: 'JWT', alg: 'ES256' }, claims]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.');
      const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
      return `vapid t=${signed}.${signature.toString('base64url')}, k=${publicKey}`;
    },
  };
}

function secretOf(storeKey: string): Buffer {
  for (let round = 0; ; round++) {
    const bytes = createHmac('sha256', storeKey).update(`web push ${round}`, 'utf8').digest();
    if (isScalar(bytes)) return bytes;
  }
}
