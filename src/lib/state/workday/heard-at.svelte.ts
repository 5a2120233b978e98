/** When the relay was last heard of, by its own clock. It is kept for the next page of this office on this device. */
import type { OfficeId } from '../../domain/ids.ts';
import { instant } from '../../domain/time.ts';
import type { Instant } from '../../domain/time.ts';
import { readSetting, writeSetting } from '../local-setting.ts';

const KEEP_INTERVAL_MS = 20_000;

export class HeardAt {
  /** When the relay was last heard: by an earlier page, until this one hears it; null: not known. */
  at = $state<Instant | null>(null);
  readonly #key: string;
  #kept: Instant | null;

  constructor(office: OfficeId) {
    this.#key = `foyer:heard-at:${office}`;
    this.#kept = instant.safeParse(Number(readSetting(this.#key) ?? undefined)).data ?? null;
    this.at = this.#kept;
  }

  hear(at: Instant): void {
    this.at = at;
    if (this.#kept !== null && Math.abs(at - this.#kept) < KEEP_INTERVAL_MS) return;
    this.#kept = at;
    writeSetting(this.#key, String(Math.round(at)));
  }
}
