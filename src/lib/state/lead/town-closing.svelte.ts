/** P12, C3: days that an authority's lead closes at several offices: chosen, looked at, closed. */
import { closeDays, previewClosing } from '../../client/http/authority-closing.ts';
import type { SessionOptions } from '../../client/http/session.ts';
import type { OfficeId } from '../../domain/ids.ts';
import type { Text } from '../../domain/office/text.ts';
import { addDays, localDate } from '../../domain/time.ts';
import type { LocalDate } from '../../domain/time.ts';
import { MOST_DAYS_CLOSED } from '../../wire/http/authority-closing-routes.ts';
import type { ClosedOffice, ClosingPreview } from '../../wire/http/authority-closing-routes.ts';
import { failureOf } from '../staff/account.svelte.ts';
import type { DeskFailure } from '../staff/account.svelte.ts';

export type ClosingField = 'from' | 'until' | 'offices';

export class TownClosing {
  readonly #options: SessionOptions | undefined;
  from = $state('');
  /** Empty: only the first day. */
  until = $state('');
  offices = $state.raw<readonly OfficeId[]>([]);
  wrong = $state.raw<readonly ClosingField[]>([]);
  /** What it would do; null: not looked at, or something else was chosen since. */
  preview = $state.raw<readonly ClosingPreview[] | null>(null);
  failure = $state<DeskFailure | null>(null);
  sending = $state(false);
  done = $state.raw<readonly ClosedOffice[] | null>(null);
  /** Counts what was chosen: the answer about an earlier choice is dropped. */
  #choice = 0;

  constructor(options?: SessionOptions) {
    this.#options = options;
  }

  enter(changed: { readonly from?: string; readonly until?: string }): void {
    this.from = changed.from ?? this.from;
    this.until = changed.until ?? this.until;
    this.#drop();
  }

  toggle(office: OfficeId): void {
    this.offices = this.offices.includes(office)
      ? this.offices.filter((one) => one !== office)
      : [...this.offices, office];
    this.#drop();
  }

  /** An answer about another choice would close what was not looked at. */
  #drop(): void {
    this.#choice++;
    this.preview = null;
    this.failure = null;
    this.done = null;
    this.wrong = [];
  }

  get #period(): { readonly from: LocalDate; readonly until: LocalDate } | null {
    const from = localDate.safeParse(this.from).data;
    const until = this.until === '' ? from : localDate.safeParse(this.until).data;
    const wrong: ClosingField[] = [];
    if (from === undefined) wrong.push('from');
    else if (until === undefined || until < from || until > addDays(from, MOST_DAYS_CLOSED))
      wrong.push('until');
    if (this.offices.length === 0) wrong.push('offices');
    this.wrong = wrong;
    return wrong.length > 0 || from === undefined || until === undefined ? null : { from, until };
  }

  async look(): Promise<void> {
    const period = this.#period;
    if (period === null || this.sending) return;
    const choice = this.#choice;
    await this.#send(async () => {
      const answer = await previewClosing({ ...period, offices: [...this.offices] }, this.#options);
      if (choice !== this.#choice) return;
      if (answer.ok) this.preview = answer.value;
      else this.failure = failureOf(answer.error);
    });
  }

  /** Closes what was looked at, where there is something to close. */
  async close(reason: Text): Promise<void> {
    const [period, preview] = [this.#period, this.preview];
    if (period === null || preview === null || this.sending) return;
    const offices = preview
      .filter(({ dates }) => dates.length > 0)
      .map(({ id, hit }) => ({ id, seen: hit.map(({ visit }) => visit) }));
    if (offices.length === 0) return;
    await this.#send(async () => {
      const answer = await closeDays({ ...period, reason, offices }, this.#options);
      if (!answer.ok) {
        this.failure = failureOf(answer.error);
        return;
      }
      this.preview = null;
      this.done = answer.value;
    });
  }

  async #send(ask: () => Promise<void>): Promise<void> {
    this.sending = true;
    this.failure = null;
    this.done = null;
    try {
      await ask();
    } finally {
      this.sending = false;
    }
  }
}
