/** XChaCha20-Poly1305 with a fresh random nonce: its 192 bits never come twice, however often a key is used. */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import type { Cipher } from '../browser/people-keys.ts';

export const KEY_BYTES = 32;
const NONCE_BYTES = 24;

const utf8 = new TextEncoder();

/** A cipher that its own vault can wrap again. */
export interface OwnCipher extends Cipher {
  readonly key: Uint8Array;
}

export const newKey = (): Uint8Array => crypto.getRandomValues(new Uint8Array(KEY_BYTES));

export const newCipher = (): OwnCipher => cipherOf(crypto.randomUUID(), newKey());

/** `id`: names the key, and is bound to all that it seals. */
export function cipherOf(id: string, key: Uint8Array): OwnCipher {
  const bound = (about: string): Uint8Array => utf8.encode(JSON.stringify(['foyer.1', id, about]));
  return {
    ...{ id, key },
    seal(bytes, about) {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const sealed = xchacha20poly1305(key, nonce, bound(about)).encrypt(bytes);
      const whole = new Uint8Array(NONCE_BYTES + sealed.length);
      whole.set(nonce);
      whole.set(sealed, NONCE_BYTES);
      return whole;
    },
    open(whole, about) {
      try {
        const nonce = whole.slice(0, NONCE_BYTES);
        return xchacha20poly1305(key, nonce, bound(about)).decrypt(whole.slice(NONCE_BYTES));
      } catch {
        return null;
      }
    },
  };
}
