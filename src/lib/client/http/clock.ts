/**
 * The relay's time on this device, measured over HTTP. Kept on disk for the days without a network: the offset of the
 * device's clock, and the latest time that this device knew.
 */
import type { OutboxClock } from '../../domain/requests/clock-correction.ts';
import { pageDatabase } from '../browser/database.ts';
import type { Database } from '../browser/database.ts';
import type { HttpOptions } from './http.ts';
import { makeListeners } from '../browser/listeners.ts';
import { PageTime } from './page-time.ts';
import { CHECK_INTERVAL_MS, TimeQuestions } from './time-questions.ts';
import { ownPlatform } from '../browser/platform.ts';
import type { Platform } from '../browser/platform.ts';
import type { Clock } from '../types.ts';

export interface ClockOptions extends HttpOptions {
  readonly database?: Database;
  readonly platform?: Platform;
  /** False: this device stands on mains and never sleeps, so a gap between its clocks is a correction. */
  readonly sleeps?: boolean;
}

const REMEMBER_INTERVAL_MS = 60_000;
/** Resolves with what the disk remembers; measures in the background. */
export async function openClock(options: ClockOptions = {}): Promise<Clock> {
  const database = options.database ?? (await pageDatabase());
  const { platform = ownPlatform, sleeps = true } = options;
  const listeners = makeListeners();
  const kept = await database.settings.get('clock-offset').catch(() => undefined);
  const remembered = kept?.name === 'clock-offset' ? kept : undefined;
  const knownAt = remembered?.knownAt ?? null;
  const sureAt = remembered?.sureAt ?? null;
  const pageTime = new PageTime({ platform, sleeps, offsetMs: remembered?.value ?? 0, knownAt });

  let outboxClock: OutboxClock = { offset: pageTime.offset(), pages: [] };
  let hasAsked = false;
  /** The device's clocks when the newest question was over. */
  let askedAt = pageTime.read();
  let rememberedAt = -Infinity;
  const questions = new TimeQuestions({ options, platform, pageTime, onNews: changed, onOver });

  function changed(): void {
    const { page } = pageTime;
    outboxClock = { offset: pageTime.offset(), pages: page.measured.length === 0 ? [] : [page] };
    listeners.notify();
  }

  function onOver(measured: boolean): void {
    if (measured) void remember();
    askedAt = pageTime.read();
    if (hasAsked && pageTime.otherTime === null) return;
    hasAsked = true;
    listeners.notify();
  }

  async function remember(): Promise<void> {
    rememberedAt = platform.monotonic();
    const now = pageTime.now();
    // What a person typed is good enough to date by, and no proof.
    const sure = pageTime.known === 'measured' && pageTime.otherTime === null ? now : sureAt;
    const row = {
      name: 'clock-offset',
      value: outboxClock.offset,
      knownAt: now,
      ...(sure === null ? {} : { sureAt: sure }),
    } as const;
    await database.settings.put(row).catch(() => {});
  }

  function check(): void {
    if (pageTime.hasJumped()) changed();
    questions.measureIfDue();
    if (pageTime.known !== 'remembered' && platform.monotonic() - rememberedAt >= REMEMBER_INTERVAL_MS)
      void remember();
  }

  const stopTimer = platform.every(CHECK_INTERVAL_MS, check);
  const stopOnline = platform.on('online', () => void questions.measure());
  void questions.measure();
  return {
    get offset() {
      return outboxClock.offset;
    },
    now: () => pageTime.now(),
    deviceNow: platform.now,
    stamp: () => pageTime.stamp(),
    get outboxClock() {
      return outboxClock;
    },
    get page() {
      return pageTime.page;
    },
    get source() {
      const { known } = pageTime;
      if (pageTime.otherTime !== null && !pageTime.isSteadySince(askedAt)) return 'asking';
      return known === 'remembered' && !hasAsked ? 'asking' : known;
    },
    get otherTime() {
      return pageTime.otherTime;
    },
    knownAt,
    sureAt,
    measure: () => questions.measure(),
    async ensureMeasured() {
      if (!pageTime.isMeasured) await questions.measureNow();
    },
    tell(now) {
      pageTime.tell(now);
      changed();
      void remember();
    },
    subscribe: listeners.subscribe,
    close() {
      questions.close();
      stopTimer();
      stopOnline();
      listeners.clear();
    },
  };
}
