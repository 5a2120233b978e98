/** Encrypts a message to one phone (RFC 8291, RFC 8188 `aes128gcm`): a push service passes it on and cannot read it. */
import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import type { PushPhone } from '../../src/lib/domain/requests/push-phone.ts';

const POINT_BYTES = 65;
/** One record holds all of it. */
const RECORD_BYTES = 4096;
/** What a record has beside the text: the sign of its end, and the tag. */
const OVERHEAD_BYTES = 17;
/** The longest text, in bytes. */
export const MOST_PUSHED_BYTES = RECORD_BYTES - OVERHEAD_BYTES - 16 - 5 - POINT_BYTES;
const LAST_RECORD = 2;

interface Chance {
  /** 16 bytes. */
  readonly salt: Buffer;
  /** The secret of a key pair that is used once. */
  readonly secret: Buffer;
}

/** Throws for a key that is no point of the curve. */
export function encryptPush(
  text: string,
  { p256dh, auth }: Pick<PushPhone, 'p256dh' | 'auth'>,
  chance?: Chance,
): Buffer {
  const ecdh = createECDH('prime256v1');
  if (chance === undefined) ecdh.generateKeys();
  else ecdh.setPrivateKey(chance.secret);
  const [own, theirs] = [ecdh.getPublicKey(), Buffer.from(p256dh, 'base64url')];
  const salt = chance?.salt ?? randomBytes(16);
  const shared = ecdh.computeSecret(theirs);
  const keyInfo = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, own]);
  const key = derive(shared, Buffer.from(auth, 'base64url'), keyInfo, 32);
  const contentKey = derive(key, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = derive(key, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
  const cipher = createCipheriv('aes-128-gcm', contentKey, nonce);
  const sealed = Buffer.concat([
    cipher.update(Buffer.concat([Buffer.from(text, 'utf8'), Buffer.from([LAST_RECORD])])),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  const head = Buffer.alloc(21);
  salt.copy(head);
  head.writeUInt32BE(RECORD_BYTES, 16);
  head.writeUInt8(POINT_BYTES, 20);
  return Buffer.concat([head, own, sealed]);
}

const derive = (secret: Buffer, salt: Buffer, info: Buffer, bytes: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, bytes));
