/** C3: the regions that a lead can choose from for the public holidays of the office. */
import { holidayRegions } from '../../client/http/holiday-regions.ts';
import type { HttpOptions } from '../../client/http/http.ts';
import type { HolidayRegion } from '../../wire/http/hours-routes.ts';

export class HolidayRegions {
  /** Null: the relay has not told them yet. */
  all = $state.raw<readonly HolidayRegion[] | null>(null);
  /** The relay could not be asked for them. */
  hasFailed = $state(false);
  readonly #http: HttpOptions;

  constructor(http: HttpOptions = {}) {
    this.#http = http;
  }

  /** Asked once; where it failed, again. */
  async load(): Promise<void> {
    if (this.all !== null) return;
    const answer = await holidayRegions(this.#http);
    this.hasFailed = !answer.ok;
    if (answer.ok) this.all = answer.value;
  }
}
