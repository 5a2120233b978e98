/** C3.7: the days that close or open again with a choice of the state, asked for while it is made. */
import type { HttpOptions } from '../../client/http/http.ts';
import { previewOffice } from '../../client/http/preview-office.ts';
import type { OfficePreview } from '../../domain/decide/hours-preview.ts';
import type { OfficeEdit } from '../../domain/office/office-edit.ts';
import { failureOf } from '../staff/account.svelte.ts';
import type { DeskFailure } from '../staff/account.svelte.ts';

export class HolidayPreview {
  /** Null: nothing was chosen anew, or the relay has not said yet. */
  shown = $state.raw<OfficePreview | null>(null);
  isLoading = $state(false);
  failure = $state.raw<DeskFailure | null>(null);
  #asked = new AbortController();
  readonly #http: HttpOptions;

  constructor(http: HttpOptions = {}) {
    this.#http = http;
  }

  /** The choice that counts: an answer to one before it is dropped. Null: nothing is chosen anew. */
  async look(edit: OfficeEdit | null): Promise<void> {
    this.#asked.abort();
    const asked = new AbortController();
    this.#asked = asked;
    this.shown = null;
    this.failure = null;
    this.isLoading = edit !== null;
    if (edit === null) return;
    const answer = await previewOffice(edit, { ...this.#http, signal: asked.signal });
    if (asked.signal.aborted) return;
    this.isLoading = false;
    if (answer.ok) this.shown = answer.value;
    else this.failure = failureOf(answer.error);
  }

  close(): void {
    this.#asked.abort();
  }
}
