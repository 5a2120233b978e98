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
export function openKioskPairing(office: OfficeId): KioskPairing {
  let shown = $state.raw<KioskPairing['shown']>(null);
  let trouble = $state<KioskPairing['trouble']>(null);
  let stop: () => void = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const later = (seconds: number | null): void => {
    timer = setTimeout(() => void begin(), seconds === null ? RETRY_DELAY_MS : seconds * 1000);
  };

  async function begin(): Promise<void> {
    const pairing = await startPairing(office, 'kiosk');
    if (closed) return;
    if (!pairing.ok) {
      const { code: reason, retryAfterSeconds } = pairing.error;
      trouble = reason === 'too-many' || reason === 'no-such-office' ? reason : 'unreachable';
      return later(retryAfterSeconds);
    }
    trouble = null;
    const { code, words } = pairing.value;
    shown = { code, words };
    stop = awaitPairing(pairing.value, (result) => {
      if (closed) return;
      // Expired or unknown: a new code. A success ends this screen from outside.
      if (!result.ok) {
        shown = null;
        later(0);
      }
    });
  }

  /** Asks for the relay's time: while a code is shown nothing else would tell that the relay has gone. */
  async function knock(): Promise<void> {
    if (shown === null) return;
    const { ok } = await askRelay(publicRoutes.time, {});
    if (!closed && shown !== null) trouble = ok ? null : 'unreachable';
  }

  const knocking = setInterval(() => void knock(), KNOCK_INTERVAL_MS);
  void begin();
  return {
    get shown() {
      return shown;
    },
    get trouble() {
      return trouble;
    },
    close() {
      closed = true;
      clearTimeout(timer);
      clearInterval(knocking);
      stop();
    },
  };
}
