/** An office as it counts: its file, and what has been set and noted since. */
import { createHash } from 'node:crypto';
import type { Office } from '../../src/lib/domain/office.ts';

/**
 * The office's file, with the hours that a lead has set since. Hours or closures that were edited in the file count as
 * they stand there; whatever else is edited leaves the lead's alone (C11).
 */
export function effectiveOffice(file: Office, stored: Office | null, epoch: string | null): Office {
  const source = [digest(file.windows), digest(file.closures)].join('.');
  const [windows, closures] = stored?.source.split('.') ?? [];
  const restored = epoch !== null && stored?.store !== undefined && stored.store !== epoch;
  const restores = (stored?.restores ?? 0) + (restored ? 1 : 0);
  const kept = {
    ...(stored !== null && windows === digest(file.windows) ? { windows: stored.windows } : {}),
    ...(stored !== null && closures === digest(file.closures) ? { closures: stored.closures } : {}),
  };
  return withStore({ ...file, ...kept, source }, epoch ?? stored?.store, restores);
}

const digest = (part: unknown): string =>
  createHash('sha256').update(JSON.stringify(part)).digest('base64url');

export const withStore = (
  office: Office,
  store: string | undefined,
  restores: number | undefined,
): Office => ({
  ...office,
  ...(store === undefined ? {} : { store }),
  ...(restores === undefined || restores === 0 ? {} : { restores }),
});
