/** A kiosk that is not confirmed yet: keeps a fresh code on the screen until a lead confirms it. */
import { askRelay } from '../../client/http/http.ts';
import { awaitPairing, startPairing } from '../../client/http/pairing.ts';
import type { OfficeId } from '../../domain/ids.ts';
import { publicRoutes } from '../../wire/http/public-routes.ts';
import type { CheckWords } from '../../wire/pairing-code.ts';

export interface KioskPairing {
  /** Null while there is none. */
  readonly shown: { readonly code: string; readonly words: CheckWords } | null;
  readonly trouble: 'unreachable' | 'too-many' | 'no-such-office' | null;
  close(): void;
}

const RETRY_DELAY_MS = 4_000;
const KNOCK_INTERVAL_MS = 5_000;

/** The session itself arrives where the surface's session is open. */
export const openKioskPairing = (office: OfficeId): KioskPairing => new PairingByCode(office);

class PairingByCode implements KioskPairing {
  shown = $state.raw<KioskPairing['shown']>(null);
  trouble = $state<KioskPairing['trouble']>(null);
  readonly #office: OfficeId;
  readonly #knocking = setInterval(() => void this.#knock(), KNOCK_INTERVAL_MS);
  #stop: () => void = () => {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(office: OfficeId) {
    this.#office = office;
    void this.#begin();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    clearInterval(this.#knocking);
    this.#stop();
  }

  #beginLater(seconds: number | null): void {
    this.#timer = setTimeout(() => void this.#begin(), seconds === null ? RETRY_DELAY_MS : seconds * 1000);
  }

  async #begin(): Promise<void> {
    const pairing = await startPairing(this.#office, 'kiosk');
    if (this.#closed) return;
    if (!pairing.ok) {
      const { code: reason, retryAfterSeconds } = pairing.error;
      this.trouble = reason === 'too-many' || reason === 'no-such-office' ? reason : 'unreachable';
      return this.#beginLater(retryAfterSeconds);
    }
    this.trouble = null;
    const { code, words } = pairing.value;
    this.shown = { code, words };
    this.#stop = awaitPairing(pairing.value, (result) => {
      if (this.#closed) return;
      // Expired or unknown: a new code. A success ends this screen from outside.
      if (!result.ok) {
        this.shown = null;
        this.#beginLater(0);
      }
    });
  }

  /** Asks for the relay's time: while a code is shown nothing else would tell that the relay has gone. */
  async #knock(): Promise<void> {
    if (this.shown === null) return;
    const { ok } = await askRelay(publicRoutes.time, {});
    if (!this.#closed && this.shown !== null) this.trouble = ok ? null : 'unreachable';
  }
}
