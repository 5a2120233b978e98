/** The offices that can be visited here: the relay's list, kept on the device. */
import { askRelay } from '../../client/http/http.ts';
import { publicRoutes } from '../../wire/http/public-routes.ts';
import type { ListedOffice } from '../../wire/http/public-routes.ts';
import { rememberedOffices, rememberOffices } from '../listed-offices.ts';

export interface OfficeChoice {
  /** Null: not known on this device. */
  readonly list: readonly ListedOffice[] | null;
  /** The relay could not be asked. */
  readonly unreachable: boolean;
  close(): void;
}

const RETRY_DELAY_MS = 5_000;

export function openOfficeChoice(): OfficeChoice {
  let list = $state.raw(rememberedOffices());
  let unreachable = $state(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const abort = new AbortController();

  async function ask(): Promise<void> {
    const reply = await askRelay(publicRoutes.offices, {}, { signal: abort.signal });
    if (abort.signal.aborted) return;
    unreachable = !reply.ok;
    if (reply.ok) {
      list = reply.value;
      rememberOffices(reply.value);
    } else timer = setTimeout(() => void ask(), RETRY_DELAY_MS);
  }

  void ask();
  return {
    get list() {
      return list;
    },
    get unreachable() {
      return unreachable;
    },
    close() {
      abort.abort();
      clearTimeout(timer);
    },
  };
}
