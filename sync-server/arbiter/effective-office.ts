/** An office as it counts: its file, and what has been set and noted since. */
import { createHash } from 'node:crypto';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { RESCUE_MS, TAKES_BACK_MS } from '../../src/lib/domain/office/rescue.ts';
import { addDays, dateOf } from '../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';

/**
 * The office's file, with the hours that a lead has set since. Hours or closures that were edited in the file count as
 * they stand there; whatever else is edited leaves the lead's alone (C11).
 */
export function effectiveOffice(
  file: Office,
  stored: Office | null,
  epoch: string | null,
  now: Instant,
): Office {
  const source = [digest(file.windows), digest(file.closures)].join('.');
  const [windows, closures] = stored?.source.split('.') ?? [];
  const restored = epoch !== null && stored?.store !== undefined && stored.store !== epoch;
  const kept = {
    ...(stored !== null && windows === digest(file.windows) ? { windows: stored.windows } : {}),
    ...(stored !== null && closures === digest(file.closures) ? { closures: stored.closures } : {}),
  };
  const office = withStore({ ...file, ...kept, source }, { ...stored, store: epoch ?? stored?.store });
  if (!restored) return office;
  // Days that a longer horizon had open before count as well.
  const horizon = Math.max(file.rules.horizonDays, stored.rules.horizonDays);
  return withRestore(office, addDays(dateOf(now, file.timeZone), horizon), now);
}

/** M18: its store has been put back once more; until that day it may have lost numbers that were given out. */
export const withRestore = (office: Office, until: LocalDate, now: Instant): Office => ({
  ...office,
  restores: (office.restores ?? 0) + 1,
  restoredUntil: [...(office.restoredUntil ?? []), until],
  rescueUntil: now + RESCUE_MS,
  takesBackUntil: now + TAKES_BACK_MS,
});

const digest = (part: unknown): string =>
  createHash('sha256').update(JSON.stringify(part)).digest('base64url');

/** With what is noted of its store and in no file. */
export const withStore = (
  office: Office,
  { store, restores, restoredUntil, rescueUntil, takesBackUntil, brake, birthDateKey }: Partial<Office>,
): Office => ({
  ...office,
  ...(store === undefined ? {} : { store }),
  ...(restores === undefined ? {} : { restores }),
  ...(restoredUntil === undefined ? {} : { restoredUntil }),
  ...(rescueUntil === undefined ? {} : { rescueUntil }),
  ...(takesBackUntil === undefined ? {} : { takesBackUntil }),
  ...(brake === undefined ? {} : { brake }),
  ...(birthDateKey === undefined ? {} : { birthDateKey }),
});
