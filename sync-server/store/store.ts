/**
 * Where everything durable lives. One interface, asynchronous, so that a database over the network fits behind it;
 * `tests/relay/store-contract.ts` says what each store has to keep.
 */
import type { LocalDate, Instant } from '../../src/lib/domain/time.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import type { AccountStore } from './account-store.ts';
import type { OfficeFileStore } from './office-files.ts';
import type { MailStore, StoredMail } from './mail-store.ts';
import type { PictureStore } from './pictures.ts';
import type { SleepingOfficeStore } from './sleeping-offices.ts';

export interface DocumentUpdate {
  readonly name: string;
  readonly update: Uint8Array;
}

export interface Batch {
  readonly updates: readonly DocumentUpdate[];
  readonly mails: readonly StoredMail[];
  /** When, by the relay's clock; from then on the mails are due. */
  readonly at: Instant;
}

export interface Store {
  /** Who this store is: made with it, changed when it is restored from a backup. */
  readonly epoch: string;
  /** Chance of its own, made with it and kept by backups: the links of mails follow from it and from their codes. */
  readonly mailKey: string;
  /** The updates that make up a document, in order; empty when there is none. A damaged one is left out and reported. */
  load(name: string): Promise<Uint8Array[]>;
  /** The names of the documents that begin with `prefix`, in order; also of those that are wholly damaged. */
  list(prefix: string): Promise<string[]>;
  /** The documents that begin with `prefix` and were last written before `at`. */
  untouchedSince(prefix: string, at: Instant): Promise<string[]>;
  /** Erases documents wholly. */
  remove(names: readonly string[]): Promise<void>;
  /**
   * Erases these documents, and all else that is stored of an office; all of it or nothing. That is its accounts with
   * second factors, recovery codes, known browsers, freed logins and calendar feeds; sessions, pairings and leases.
   * Also its mails, exempt mail addresses and pictures, the links of first leads and the PIN of its kiosks. And what
   * its file was found to say, and what is known of it while it is asleep.
   */
  retire(office: OfficeId, names: readonly string[]): Promise<void>;
  /** Durable when it resolves, all or nothing. An empty batch is written too: it shows that the store takes something. */
  commit(batch: Batch): Promise<void>;
  /**
   * Puts one state in the place of all updates of a document. The state must hold everything committed. `forGood`: what
   * the updates held besides is gone from the disk when it resolves.
   */
  compact(name: string, state: Uint8Array, forGood?: boolean): Promise<void>;
  readonly mails: MailStore;
  readonly accounts: AccountStore;
  readonly leases: LeaseStore;
  readonly officeFiles: OfficeFileStore;
  readonly sleepingOffices: SleepingOfficeStore;
  readonly pictures: PictureStore;
  close(): Promise<void>;
}

/** Who decides for an office's day: a relay's name. */
export interface LeaseStore {
  /** Takes the lease if it is free; gives back who has it now. */
  take(office: OfficeId, date: LocalDate, holder: string, at: Instant): Promise<string>;
  /** Gives it back; nothing happens when another has it. */
  release(office: OfficeId, date: LocalDate, holder: string): Promise<void>;
}

/** A part of the store that cannot be read: what it belongs to, and its row, for the operator who looks into it. */
export type Damage =
  /** The document opens without it. */
  | { readonly document: string; readonly row: number }
  /** The mail is given up, and the lead of the office sees that (B7). */
  | { readonly document?: undefined; readonly mailOf: string; readonly row: number }
  /** It lets no user in. */
  | {
      readonly document?: undefined;
      readonly table: 'staff' | 'sessions' | 'pairings';
      readonly row: number;
    };

export const storeErrors = [
  'not-a-folder',
  'not-writable',
  'in-use',
  'newer-version',
  'damaged',
  'disk-full',
] as const;
export type StoreErrorReason = (typeof storeErrors)[number];

/** Why a store could not be opened or written, by name. */
export class StoreError extends Error {
  readonly reason: StoreErrorReason;
  /** For the log. */
  readonly code: string;
  constructor(reason: StoreErrorReason, cause?: unknown) {
    super(reason, { cause });
    this.name = 'StoreError';
    this.reason = reason;
    this.code = reason;
  }
}
