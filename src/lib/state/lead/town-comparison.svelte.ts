/** S4: the offices of the town beside each other, for the period that the page of statistics shows. */
import type { HttpOptions } from '../../client/http/http.ts';
import { townStatistics } from '../../client/http/town-statistics.ts';
import type { Period } from '../../domain/statistics/period.ts';
import type { ComparedOffice } from '../../wire/http/statistics-routes.ts';

export class TownComparison {
  readonly #http: HttpOptions | undefined;
  /** The own office is the first; null: not known yet. */
  offices = $state.raw<readonly ComparedOffice[] | null>(null);
  /** The relay did not answer. */
  failed = $state(false);
  #asked: Period | null = null;

  constructor(http?: HttpOptions) {
    this.#http = http;
  }

  /** An answer about a period that is not shown any more is dropped. */
  async show(period: Period): Promise<void> {
    if (this.#asked?.from === period.from && this.#asked.until === period.until && !this.failed) return;
    this.#asked = period;
    const answer = await townStatistics(period, this.#http);
    if (this.#asked !== period) return;
    this.failed = !answer.ok;
    this.offices = answer.ok ? answer.value : null;
  }
}
