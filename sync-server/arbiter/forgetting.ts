/**
 * P3: what was erased in a document is still in the updates that the store keeps of it, until one state takes their
 * place. That happens for many cancellations at once, and soon.
 */
import { makeName } from '../../src/lib/docs/document-names.ts';
import type { DocumentName } from '../../src/lib/docs/document-names.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { Rooms } from '../relay/rooms.ts';

/** A citizen who cancels is gone from the disk by then. */
export const FORGET_WITHIN_MS = 60_000;

export interface Forgetting {
  /** In these something was erased. */
  note(names: readonly DocumentName[], now: Instant): void;
  /** Something of this office is still to be forgotten. */
  isOwed(office: OfficeId): boolean;
  /** `Infinity`: there is nothing to forget. */
  readonly dueAt: Instant;
  /** What could not be written now is due again later. */
  run(now: Instant): Promise<void>;
}

export function openForgetting(rooms: Pick<Rooms, 'forgetErased'>): Forgetting {
  const noted = new Map<string, DocumentName>();
  let dueAt = Infinity;

  function note(names: readonly DocumentName[], now: Instant): void {
    for (const name of names) noted.set(makeName(name), name);
    if (names.length > 0) dueAt = Math.min(dueAt, now + FORGET_WITHIN_MS);
  }

  return {
    note,
    isOwed: (office) => [...noted.values()].some((name) => 'office' in name && name.office === office),
    get dueAt() {
      return dueAt;
    },
    async run(now) {
      const names = [...noted.values()];
      noted.clear();
      dueAt = Infinity;
      note(await rooms.forgetErased(names), now);
    },
  };
}
