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

export const openOfficeChoice = (): OfficeChoice => new ListFromRelay();

class ListFromRelay implements OfficeChoice {
  list = $state.raw(rememberedOffices());
  unreachable = $state(false);
  readonly #abort = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    void this.#ask();
  }

  close(): void {
    this.#abort.abort();
    clearTimeout(this.#timer);
  }

  async #ask(): Promise<void> {
    const reply = await askRelay(publicRoutes.offices, {}, { signal: this.#abort.signal });
    if (this.#abort.signal.aborted) return;
    this.unreachable = !reply.ok;
    if (reply.ok) {
      this.list = reply.value;
      rememberOffices(reply.value);
    } else this.#timer = setTimeout(() => void this.#ask(), RETRY_DELAY_MS);
  }
}
