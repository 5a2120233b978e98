/** P12: the offices of a town at this moment, beside each other. Nothing is written. */
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import type { Text } from '../../src/lib/domain/office/text.ts';
import { officeNow } from '../../src/lib/domain/queue/office-now.ts';
import type { OfficeNow } from '../../src/lib/domain/queue/office-now.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { OfficeOfAuthority } from '../../src/lib/wire/http/authority-routes.ts';
import type { OfficeSession } from '../arbiter/office-session.ts';
import type { NewPause } from '../arbiter/pause.ts';
import type { MailStore } from '../store/mail-store.ts';

export interface OfficesNowParts {
  readonly head: (id: OfficeId) => { readonly name: Text } | null;
  readonly openDaysOf: (
    office: OfficeId,
  ) => Promise<Pick<OfficeSession, 'office' | 'today' | 'day' | 'memos'> | null>;
  readonly mails: Pick<MailStore, 'failed'>;
  readonly newPause: NewPause;
  readonly clock: () => Instant;
}

export function makeOfficesNow({ head, openDaysOf, mails, newPause, clock }: OfficesNowParts) {
  async function nowAt(id: OfficeId): Promise<OfficeNow | null> {
    const open = await openDaysOf(id);
    const day = open?.day(open.today) ?? null;
    if (open === null || day === null) return null;
    const failed = await mails.failed(id);
    const now = officeNow(open.office, day, open.memos(open.today)?.values() ?? [], clock());
    return { ...now, toDos: now.toDos + failed.length };
  }

  return async (ids: readonly OfficeId[]): Promise<OfficeOfAuthority[]> => {
    const [home] = ids;
    if (home === undefined) return [];
    const pause = newPause(home);
    const told: OfficeOfAuthority[] = [];
    for (const id of ids) {
      const known = head(id);
      if (known === null) continue;
      await pause.rest();
      told.push({ id, name: known.name, now: await nowAt(id) });
    }
    return told;
  };
}
