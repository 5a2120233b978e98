/**
 * M18: a relay that knows of no restore takes nothing that a device brings back. Asking again each minute would send the
 * same records for nothing, from every device. So the gate stays shut until the office record says something else. The
 * record also tells of a restore that the relay has learned of while this page was open.
 */
import type { OfficeId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';
import type { Credential } from '../../wire/surface.ts';
import type { PageEnvironment } from './replica.ts';
import { openOfficeView } from './office-views.ts';

/** When the relay stops taking back what was lost, as the office record says; undefined: it names no time. */
export type TakesBack = Instant | undefined;

export interface RestoreGate {
  readonly isShut: boolean;
  readonly current: TakesBack;
  /** The relay has refused what was asked while the record said `asked`. The record may have changed meanwhile. */
  shut(asked: TakesBack): void;
  close(): void;
}

/** `onOpened`: the record has changed after a refusal. `onRestored`: it names another restore than before. */
export async function openRestoreGate(
  office: OfficeId,
  credential: Credential,
  around: PageEnvironment,
  { onOpened, onRestored }: { readonly onOpened: () => void; readonly onRestored: () => void },
): Promise<RestoreGate> {
  const view = await openOfficeView(office, credential, around);
  let refused: { readonly asked: TakesBack } | null = null;
  const current = (): TakesBack => view.current?.takesBackUntil;
  const isShut = (): boolean => refused !== null && refused.asked === current();
  const restore = (): string | null =>
    view.current === null ? null : `${view.current.restores ?? 0} ${view.current.takesBackUntil ?? ''}`;
  let known = restore();
  view.subscribe(() => {
    const told = restore();
    if (told !== null && told !== known) {
      known = told;
      onRestored();
    }
    if (refused === null || isShut()) return;
    refused = null;
    onOpened();
  });
  return {
    get isShut() {
      return isShut();
    },
    get current() {
      return current();
    },
    shut(asked) {
      refused = { asked };
    },
    close: () => void view.close(),
  };
}
