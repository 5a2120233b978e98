/** The PIN that opens the kiosks of an office to staff (A11). The relay itself compares none. */
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { makeExitCheck } from '../../src/lib/wire/kiosk-exit.ts';
import type { ExitCheck } from '../../src/lib/wire/kiosk-exit.ts';
import type { AccountStore } from '../store/account-store.ts';

export interface KioskExit {
  /** Null: the office has none from now on. */
  set(office: OfficeId, pin: string | null): Promise<void>;
  /** For the office's kiosks; null: there is no PIN. */
  check(office: OfficeId): Promise<ExitCheck | null>;
  setAt(office: OfficeId): Promise<Instant | null>;
}

export function openKioskExit(
  store: Pick<AccountStore, 'kioskExit' | 'putKioskExit'>,
  clock: () => Instant,
): KioskExit {
  return {
    async set(office, pin) {
      const exit = pin === null ? null : { ...(await makeExitCheck(pin)), setAt: clock() };
      await store.putKioskExit(office, exit);
    },
    async check(office) {
      const exit = await store.kioskExit(office);
      if (exit === null) return null;
      const { salt, digest, rounds } = exit;
      return { salt, digest, rounds };
    },
    setAt: async (office) => (await store.kioskExit(office))?.setAt ?? null,
  };
}
