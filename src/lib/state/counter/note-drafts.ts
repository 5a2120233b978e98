/** Notes that a clerk has typed and not saved, each with its visit: a note never moves to the next visitor. */
import { SvelteMap } from 'svelte/reactivity';
import type { VisitId } from '../../domain/ids.ts';

export class NoteDrafts {
  readonly #texts = new SvelteMap<VisitId, string>();

  of(visit: VisitId): string {
    return this.#texts.get(visit) ?? '';
  }

  type(visit: VisitId, text: string): void {
    if (text === '') this.#texts.delete(visit);
    else this.#texts.set(visit, text);
  }
}
