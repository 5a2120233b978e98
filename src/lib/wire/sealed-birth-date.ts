/**
 * Birth dates on their way from a kiosk to the relay (P6). A kiosk stands among strangers, and what its disk once held
 * stays in the browser's files after it was deleted. So a birth date is sealed before it is asked, and the relay alone
 * can read it.
 *
 * Sealed: the point of a fresh P-256 key, 65 bytes, then the date in AES-256-GCM, 10 bytes and 16 of its tag. The key of
 * that is HKDF-SHA-256 of the ECDH secret. Each key seals one date, so the nonce is zero.
 */
import { sealedBirthDate } from '../domain/input/birth-date.ts';
import type { BirthDate, BirthDateKey, SealedBirthDate } from '../domain/input/birth-date.ts';
import type { OfficeId, RequestId } from '../domain/ids.ts';

/** The request that it belongs to. A birth date that was sealed for another request cannot be opened. */
export interface SealedFor {
  readonly office: OfficeId;
  readonly id: RequestId;
}

export const POINT_BYTES = 65;
export const TAG_BYTES = 16;
export const NONCE = new Uint8Array(12);

const utf8 = new TextEncoder();

/** The HKDF's `info`. Both points stand in it, so the key is good for these two alone. */
export const keyInfo = (fresh: Uint8Array, relays: Uint8Array): Uint8Array<ArrayBuffer> =>
  new Uint8Array([...utf8.encode('foyer.1 birth date'), ...fresh, ...relays]);

/** The additional data of AES-GCM. */
export const boundTo = ({ office, id }: SealedFor): Uint8Array<ArrayBuffer> =>
  new Uint8Array(utf8.encode(JSON.stringify([office, id])));

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** Two sealings of one date have nothing in common. Rejects when `key` is no point of the curve. */
export async function sealBirthDate(
  date: BirthDate,
  key: BirthDateKey,
  to: SealedFor,
): Promise<SealedBirthDate> {
  const { subtle } = crypto;
  const relays = bytesOf(key);
  const [pair, relaysKey] = await Promise.all([
    subtle.generateKey(CURVE, false, ['deriveBits']),
    subtle.importKey('raw', relays, CURVE, false, []),
  ]);
  const fresh = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
  const secret = await subtle.deriveBits({ name: 'ECDH', public: relaysKey }, pair.privateKey, 256);
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: keyInfo(fresh, relays) };
  const once = await subtle.deriveKey(
    hkdf,
    await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']),
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt'],
  );
  const gcm = { name: 'AES-GCM', iv: NONCE, additionalData: boundTo(to), tagLength: 8 * TAG_BYTES };
  const sealed = await subtle.encrypt(gcm, once, utf8.encode(date));
  return sealedBirthDate.parse(textOf(new Uint8Array([...fresh, ...new Uint8Array(sealed)])));
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

const textOf = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
