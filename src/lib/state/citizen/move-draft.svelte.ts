/**
 * Which appointment gets another place, and which one was chosen (B8). It belongs to the tab, and a reload keeps it. It
 * holds ids and times, never a person.
 */
import * as z from 'zod/mini';
import type { RefusedAnswer } from '../../client/requests/bookings.ts';
import type { TrackedRequest } from '../../client/types.ts';
import { visitId } from '../../domain/ids.ts';
import type { OfficeId, VisitId } from '../../domain/ids.ts';
import { instant, localDate } from '../../domain/time.ts';
import { firstOfSteps } from './steps.ts';
import type { MoveStep } from './steps.ts';

const moveContent = z.object({
  visit: z.catch(z.nullable(visitId), null),
  date: z.catch(z.nullable(localDate), null),
  start: z.catch(z.nullable(instant), null),
  /** The move was asked with these choices: its answer is shown until another place is chosen. */
  sent: z.catch(z.boolean(), false),
});
export type MoveContent = z.infer<typeof moveContent>;

const nothing: MoveContent = { visit: null, date: null, start: null, sent: false };

export class MoveDraft {
  readonly #key: string;
  #content = $state.raw<MoveContent>(nothing);

  constructor(office: OfficeId) {
    this.#key = `foyer:move:${office}`;
    this.#content = read(this.#key);
  }

  get content(): MoveContent {
    return this.#content;
  }

  /** What was chosen for the same appointment before is still there. */
  begin(visit: VisitId): void {
    if (this.#content.visit === visit && !this.#content.sent) return;
    this.change({ ...nothing, visit });
  }

  change(part: Partial<MoveContent>): void {
    this.#content = { ...this.#content, ...part };
    try {
      sessionStorage.setItem(this.#key, JSON.stringify(this.#content));
    } catch {
      // A browser that refuses to store keeps it as long as the page is open.
    }
  }
}

/** An address alone takes no user further than what was chosen. */
export function moveStepToShow(wished: MoveStep, { date, start }: MoveContent): MoveStep {
  return firstOfSteps(wished, date === null ? 'day' : start === null ? 'time' : 'check');
}

/**
 * The office's no to what was asked for here; null: none. `tracked`: the last move that was asked for. That is an
 * earlier one, once the newest has been withdrawn.
 */
export function moveRefusal(
  { start, sent }: MoveContent,
  tracked: TrackedRequest | null,
): RefusedAnswer | null {
  if (!sent || tracked?.answer?.ok !== false || tracked.request.kind !== 'move') return null;
  return tracked.request.start === start ? tracked.answer : null;
}

// eslint-disable-next-line svelte/prefer-svelte-reactivity -- filled while something is derived, which a reactive map refuses
const drafts = new Map<OfficeId, MoveDraft>();

/** The one of this page for an office. */
export function moveDraftOf(office: OfficeId): MoveDraft {
  let draft = drafts.get(office);
  if (draft === undefined) drafts.set(office, (draft = new MoveDraft(office)));
  return draft;
}

function read(key: string): MoveContent {
  try {
    const found = moveContent.safeParse(JSON.parse(sessionStorage.getItem(key) ?? 'null'));
    return found.success ? found.data : nothing;
  } catch {
    return nothing;
  }
}
