/**
 * The lock of a laptop for one signed-in member (P7, P8): opens people's keys, locks by hand and by itself, in every tab
 * at once.
 */
import { pageDatabase, KEYS } from '../../client/browser/database.ts';
import type { Database } from '../../client/browser/database.ts';
import { followTable } from '../../client/browser/follow-table.ts';
import { ownPlatform } from '../../client/browser/platform.ts';
import type { HttpOptions } from '../../client/http/http.ts';
import type { SessionOptions } from '../../client/http/session.ts';
import type { Session } from '../../client/types.ts';
import { isOwnCiphers, readPin } from '../../client/vault/key-rows.ts';
import { openByPin, setPin } from '../../client/vault/pin.ts';
import { openKeysBySession } from '../../client/vault/open-by-session.ts';
import { isLocked, lockScreen, unlockScreen } from '../../client/vault/screen-lock.ts';
import { pinError } from '../../domain/input/pin.ts';
import type { PinError } from '../../domain/input/pin.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import { readSetting, writeSetting } from '../local-setting.ts';

/**
 * `opening`: the disk is read, or the relay asked. `open`: people's keys are here. `without-people`: they are not, since
 * the relay does not answer. `locked`: the PIN is asked for.
 */
export type LockState = 'opening' | 'open' | 'without-people' | 'locked';

export type UnlockFailure =
  | { readonly why: 'wrong'; readonly triesLeft: number; readonly waitSeconds: number }
  | { readonly why: 'too-soon'; readonly waitSeconds: number };

export type PinProblem = PinError | 'repeat-differs' | 'not-open' | 'disk';

export interface LaptopLockParts extends SessionOptions {
  /** The PIN is gone after too many wrong tries: the member signs in anew. */
  readonly onGone: () => void;
  /** The relay knows no session any more. */
  readonly onRefused: () => void;
  /** scrypt's cost: for tests alone. */
  readonly cost?: number;
}

const TRY_AGAIN_MS = 20_000;
const LOOK_EVERY_MS = 5_000;

export class LaptopLock {
  state = $state<LockState>('opening');
  hasPin = $state(false);
  failure = $state.raw<UnlockFailure | null>(null);
  checking = $state(false);
  /** The dialog in which a PIN is chosen. */
  choosing = $state(false);
  pin = $state('');
  repeat = $state('');
  problem = $state<PinProblem | null>(null);
  /** Minutes without a touch after which it locks; null: never by itself. */
  lockMinutes: number | null = null;

  readonly #session: Session;
  readonly #parts: LaptopLockParts;
  readonly #touchKey: string;
  #database: Database | null = null;
  #stops: (() => void)[] = [];
  #closed = false;
  #trying = false;
  #touchedAt = 0;

  constructor(session: Session, parts: LaptopLockParts) {
    this.#session = session;
    this.#parts = parts;
    this.#touchKey = `foyer:touched:${session.actor}`;
    void this.#open();
  }

  get #http(): HttpOptions {
    return this.#parts;
  }

  async #open(): Promise<void> {
    const platform = this.#parts.platform ?? ownPlatform;
    const database = this.#parts.database ?? (await pageDatabase());
    if (this.#closed) return;
    this.#database = database;
    this.#stops = [
      followTable(database.outboxes, KEYS, () => void this.#look()),
      platform.every(TRY_AGAIN_MS, () => void this.#tryOpen()),
      platform.every(LOOK_EVERY_MS, () => this.#lockIfIdle()),
      platform.on('online', () => void this.#tryOpen()),
    ];
    await this.#look();
  }

  /** What the disk says now, also after another tab has locked, unlocked or set a PIN. */
  async #look(): Promise<void> {
    const database = this.#database;
    if (database === null || this.#closed) return;
    const { actor } = this.#session;
    const [locked, pin] = [
      await isLocked(database, actor),
      await readPin(database, actor).catch(() => undefined),
    ];
    if (this.#closed) return;
    this.hasPin = pin !== undefined;
    if (locked) this.#showLocked();
    else if (this.state === 'opening' && this.hasPin && this.#wasLeft()) await this.lock();
    else if (database.peopleKeys.current !== null) this.#opened();
    else await this.#tryOpen();
  }

  async #tryOpen(): Promise<void> {
    const database = this.#database;
    if (database === null || this.#closed || this.#trying || this.checking) return;
    if (database.peopleKeys.current !== null || (await isLocked(database, this.#session.actor))) return;
    this.#trying = true;
    const opening = await openKeysBySession(database, this.#session, this.#http);
    this.#trying = false;
    if (this.#closed) return;
    if (opening === 'open') this.#opened();
    else if (opening === 'refused') this.#parts.onRefused();
    else if (this.state === 'opening') this.state = this.hasPin ? 'locked' : 'without-people';
  }

  #opened(): void {
    if (this.state !== 'open') this.touch();
    this.state = 'open';
    this.failure = null;
  }

  /** False: there is no PIN to unlock it with. */
  async lock(): Promise<boolean> {
    if (this.#database === null || !this.hasPin) return false;
    await lockScreen(this.#database, this.#session.actor).catch(() => {});
    this.#showLocked();
    return true;
  }

  /** Here or in another tab. What was typed into the choice of a PIN is not the PIN that is asked for now. */
  #showLocked(): void {
    if (this.state === 'locked') return;
    this.state = 'locked';
    this.failure = null;
    this.closeChoice();
  }

  async unlock(): Promise<void> {
    const database = this.#database;
    if (database === null || this.checking) return;
    const pin = this.pin;
    this.checking = true;
    const now = (this.#parts.platform ?? ownPlatform).now();
    const answer = await openByPin(database, this.#session, pin, now).finally(() => (this.checking = false));
    this.pin = '';
    if (this.#closed) return;
    if (answer.is === 'gone') return this.#parts.onGone();
    if (answer.is !== 'right') {
      const waitSeconds = Math.ceil(answer.waitMs / 1000);
      const { is: why } = answer;
      this.failure =
        why === 'wrong' ? { why, waitSeconds, triesLeft: answer.triesLeft } : { why, waitSeconds };
      return;
    }
    database.peopleKeys.put(answer.ciphers);
    await unlockScreen(database, this.#session.actor);
    this.#opened();
  }

  beginChoice(): void {
    this.closeChoice();
    this.choosing = true;
  }

  closeChoice(): void {
    this.choosing = false;
    this.pin = '';
    this.repeat = '';
    this.problem = null;
  }

  async choose(): Promise<void> {
    const ciphers = this.#database?.peopleKeys.current ?? null;
    if (this.checking) return;
    this.problem = pinError(this.pin) ?? (this.pin === this.repeat ? null : 'repeat-differs');
    if (this.problem !== null) return;
    if (this.#database === null || ciphers === null || !isOwnCiphers(ciphers)) {
      this.problem = 'not-open';
      return;
    }
    this.checking = true;
    const { cost } = this.#parts;
    const isSet = await setPin(this.#database, this.#session, ciphers, this.pin, cost).then(
      () => true,
      () => false,
    );
    this.checking = false;
    if (isSet) this.hasPin = true;
    if (isSet) this.closeChoice();
    else this.problem = 'disk';
  }

  /** A person is here. Other tabs, and the next page, hear of it. */
  touch(): void {
    const { now } = this.#parts.platform ?? ownPlatform;
    if (Math.abs(now() - this.#touchedAt) < LOOK_EVERY_MS) return;
    this.#touchedAt = now();
    writeSetting(this.#touchKey, String(this.#touchedAt));
  }

  /** No person has touched this laptop for the office's minutes, here or on another page. */
  #wasLeft(): boolean {
    const touchedAt = Math.max(Number(readSetting(this.#touchKey) ?? 0), this.#touchedAt);
    const now = (this.#parts.platform ?? ownPlatform).now();
    return this.lockMinutes !== null && Math.abs(now - touchedAt) >= this.lockMinutes * MINUTE_MS;
  }

  #lockIfIdle(): void {
    if (this.state === 'open' && this.hasPin && this.#wasLeft()) void this.lock();
  }

  close(): void {
    this.#closed = true;
    for (const stop of this.#stops) stop();
  }
}
