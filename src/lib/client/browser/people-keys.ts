/**
 * The keys for people's data on this device (P7). A page holds them in memory until the session is over. On the
 * disk they lie only wrapped.
 */
import type { ActorId, OfficeId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';
import { makeListeners } from './listeners.ts';
import type { Listeners } from './listeners.ts';

/** Encrypts and decrypts at once: a transaction of IndexedDB waits for no promise. */
export interface Cipher {
  /** Names the key; it stands beside everything that was sealed with it. */
  readonly id: string;
  /** `about`: what it is of. Sealed for something else it cannot be opened. */
  seal(bytes: Uint8Array, about: string): Uint8Array;
  /** Null: changed since, of another key, or about something else. */
  open(sealed: Uint8Array, about: string): Uint8Array | null;
}

export interface Ciphers {
  /** The days key, for the documents of this session: gone with it. */
  readonly days: Cipher;
  /** The kept key, for what exists only here and outlives the session: requests, and what a restore has set aside. */
  readonly kept: Cipher;
}

export interface PeopleKeys extends Pick<Listeners, 'subscribe'> {
  /** Null: locked. */
  readonly current: Ciphers | null;
  put(ciphers: Ciphers | null): void;
}

export function makePeopleKeys(): PeopleKeys {
  const listeners = makeListeners();
  let current: Ciphers | null = null;
  return {
    get current() {
      return current;
    },
    put(ciphers) {
      if (ciphers === current) return;
      current = ciphers;
      listeners.notify();
    },
    subscribe: listeners.subscribe,
  };
}

/** The kept key, under what the relay gives to all staff of this office on this laptop. */
export interface KeptKeyRow {
  readonly name: `kept:${OfficeId}` | `kept-before:${string}`;
  readonly id: string;
  readonly byLaptop: Uint8Array;
}

/** The days key of one session. */
export interface DaysKeyRow {
  readonly name: `days:${ActorId}`;
  readonly id: string;
  /** Under what the relay gives to this session alone. */
  readonly bySession: Uint8Array;
  /** Under the kept key: only where a PIN opens that. */
  readonly byKept: Uint8Array | null;
}

/** The kept key under a member's PIN. */
export interface PinRow {
  readonly name: `pin:${ActorId}`;
  readonly id: string;
  readonly salt: Uint8Array;
  /** scrypt's N; r is 8 and p is 1. */
  readonly cost: number;
  /** A key that this browser never gives out: the PIN alone opens nothing elsewhere. */
  readonly device: CryptoKey;
  readonly nonce: Uint8Array;
  readonly byPin: Uint8Array;
  /** Wrong tries since the last right one, counted before they are looked at. */
  readonly tries: number;
  readonly triedAt: Instant;
}

/** The clerk has locked the screen; it holds for every page and after a restart. */
export interface LockRow {
  readonly name: `lock:${ActorId}`;
}

export type KeyRow = KeptKeyRow | DaysKeyRow | PinRow | LockRow;
