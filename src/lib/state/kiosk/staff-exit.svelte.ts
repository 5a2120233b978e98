/**
 * The way of staff into and out of a kiosk (A11): a PIN, checked on the device itself, and behind it a panel. What the
 * PIN is compared with and how often it was wrong outlive the page, which a person can load anew.
 */
import * as z from 'zod/mini';
import { PIN_DIGITS } from '../../domain/input/pin.ts';
import type { OfficeId } from '../../domain/ids.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import type { Instant } from '../../domain/time.ts';
import { exitCheck, isExitPin } from '../../wire/kiosk-exit.ts';
import type { ExitCheck } from '../../wire/kiosk-exit.ts';
import { readSetting, writeSetting } from '../local-setting.ts';

/** Wrong tries that cost nothing. */
const FREE_TRIES = 4;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * MINUTE_MS;
/** After this time without a try all are forgotten: visitors who play over weeks do not keep staff out. */
const FORGET_AFTER_MS = 60 * MINUTE_MS;
const STEP_MS = 500;

const wrongTries = z.object({ count: z.int().check(z.minimum(0)), lastAt: z.number() });
type WrongTries = z.infer<typeof wrongTries>;
const NO_TRIES: WrongTries = { count: 0, lastAt: 0 };

/** How long the next try waits; the clock may have been set back meanwhile. */
export function exitWaitMs({ count, lastAt }: WrongTries, now: Instant): number {
  if (count <= FREE_TRIES) return 0;
  const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (count - FREE_TRIES - 1));
  return Math.min(waitMs, Math.max(0, lastAt + waitMs - now));
}

export class StaffExit {
  /** `pin`: it is asked for. `panel`: it was right. */
  stage = $state<'closed' | 'pin' | 'panel'>('closed');
  pin = $state('');
  problem = $state<'too-short' | 'wrong' | null>(null);
  isChecking = $state(false);
  /** Until the next try; 0: now. */
  waitSeconds = $state(0);
  #check = $state.raw<ExitCheck | null>(null);
  readonly #checkKey: string;
  readonly #triesKey: string;
  readonly #timer: ReturnType<typeof setInterval>;
  /** Tells a check apart from one that was left. */
  #asked = 0;

  constructor(office: OfficeId) {
    this.#checkKey = `foyer:kiosk-exit:${office}`;
    this.#triesKey = `foyer:kiosk-exit-tries:${office}`;
    this.#check = readAs(this.#checkKey, exitCheck);
    this.#timer = setInterval(() => this.#countDown(), STEP_MS);
    this.#countDown();
  }

  /** The office has set a PIN. */
  get isSet(): boolean {
    return this.#check !== null;
  }

  /** What the relay says; undefined: nothing. */
  take(check: ExitCheck | null | undefined): void {
    if (check === undefined || check?.digest === this.#check?.digest) return;
    this.#check = check;
    this.#keepTries(NO_TRIES);
    writeSetting(this.#checkKey, check === null ? null : JSON.stringify(check));
    if (check === null && this.stage === 'pin') this.leave();
  }

  open(): void {
    if (this.isSet && this.stage === 'closed') this.stage = 'pin';
  }

  leave(): void {
    this.#asked++;
    this.stage = 'closed';
    this.pin = '';
    this.problem = null;
    this.isChecking = false;
  }

  type(pin: string): void {
    this.pin = pin.slice(0, PIN_DIGITS.most);
    this.problem = null;
  }

  async submit(): Promise<void> {
    const check = this.#check;
    this.#countDown();
    if (check === null || this.stage !== 'pin' || this.isChecking || this.waitSeconds > 0) return;
    if (this.pin.length < PIN_DIGITS.least) {
      this.problem = 'too-short';
      return;
    }
    const pin = this.pin;
    const asked = ++this.#asked;
    this.isChecking = true;
    this.pin = '';
    // Counted before it is looked at: a page that is loaded anew gets no try free.
    const { count } = this.#tries;
    this.#keepTries({ count: count + 1, lastAt: Date.now() });
    const isRight = await isExitPin(pin, check);
    if (isRight) this.#keepTries(NO_TRIES);
    if (asked !== this.#asked) return;
    this.isChecking = false;
    this.problem = isRight ? null : 'wrong';
    if (isRight) this.stage = 'panel';
    this.#countDown();
  }

  /** The device belongs to no office any more. */
  forget(): void {
    this.leave();
    this.#check = null;
    writeSetting(this.#checkKey, null);
    this.#keepTries(NO_TRIES);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  get #tries(): WrongTries {
    const kept = readAs(this.#triesKey, wrongTries) ?? NO_TRIES;
    return Date.now() - kept.lastAt > FORGET_AFTER_MS ? NO_TRIES : kept;
  }

  #keepTries(tries: WrongTries): void {
    writeSetting(this.#triesKey, tries.count === 0 ? null : JSON.stringify(tries));
  }

  #countDown(): void {
    const seconds = Math.ceil(exitWaitMs(this.#tries, Date.now()) / 1000);
    if (seconds !== this.waitSeconds && !this.isChecking) this.waitSeconds = seconds;
  }
}

function readAs<S extends z.ZodMiniType>(key: string, schema: S): z.infer<S> | null {
  const kept = readSetting(key);
  if (kept === null) return null;
  try {
    const read = schema.safeParse(JSON.parse(kept));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
