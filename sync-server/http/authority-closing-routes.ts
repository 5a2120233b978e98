/** P12, C3: an authority's lead closes days at several offices of the town. */
import { randomUUID } from 'node:crypto';
import { requestId } from '../../src/lib/domain/ids.ts';
import type { ActorId, OfficeId, RequestId } from '../../src/lib/domain/ids.ts';
import type { Role } from '../../src/lib/domain/access.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import {
  authorityClosingRoutes,
  MOST_DAYS_CLOSED,
} from '../../src/lib/wire/http/authority-closing-routes.ts';
import type {
  ClosedOffice,
  ClosingPreview,
  ClosingRefusal,
} from '../../src/lib/wire/http/authority-closing-routes.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { DaysToClose } from '../arbiter/close-days.ts';
import type { ClosedPeriod, PreviewClosing } from '../people/closing-preview.ts';
import type { StoredSession } from '../store/account-store.ts';
import type { ServeRoute } from './serve-route.ts';

export interface AuthorityClosingParts {
  readonly accounts: Pick<Accounts, 'authority'>;
  readonly previewClosing: PreviewClosing;
  /** Null: it is closed. Rejects where the office is left out for a while. */
  readonly closeDays: (
    office: OfficeId,
    days: DaysToClose,
    by: { readonly actor: ActorId; readonly role: Role; readonly request: RequestId },
  ) => Promise<ClosingRefusal | null>;
}

const isPeriod = ({ from, until }: ClosedPeriod): boolean =>
  from <= until && until <= addDays(from, MOST_DAYS_CLOSED);
const notAPeriod = {
  code: 'invalid-field',
  message: `until: not before from, and at most ${MOST_DAYS_CLOSED} days later`,
} as const;

export function registerAuthorityClosingRoutes(
  serve: ServeRoute,
  { accounts, previewClosing, closeDays }: AuthorityClosingParts,
): void {
  const { authority } = accounts;

  /** One that is named twice counts once. */
  function areOfTown(session: StoredSession, offices: readonly OfficeId[]): boolean {
    const town = authority.officesOf(session);
    return offices.every((id) => town.includes(id));
  }

  serve(authorityClosingRoutes.previewClosing, async ({ session, body, refuse }) => {
    if (!isPeriod(body)) return refuse(notAPeriod);
    if (!areOfTown(session, body.offices)) return refuse('no-such-office');
    const previews: ClosingPreview[] = [];
    for (const id of new Set(body.offices)) {
      const preview = await previewClosing(id, body);
      if (preview === null) return refuse('not-ready');
      previews.push(preview);
    }
    return previews;
  });

  serve(authorityClosingRoutes.closeDays, async ({ session, body, refuse }) => {
    if (!isPeriod(body)) return refuse(notAPeriod);
    const { from, until, reason, device } = body;
    const chosen = new Map(body.offices.map(({ id, seen }) => [id, seen]));
    if (!areOfTown(session, [...chosen.keys()])) return refuse('no-such-office');
    const closed: ClosedOffice[] = [];
    for (const [id, seen] of chosen) {
      const by = await authority.actorAt(session, id, device);
      if (!by.ok) return refuse(by.error);
      const request = requestId.parse(randomUUID());
      const refusal = await closeDays(id, { from, until, reason, seen }, { ...by.value, request }).catch(
        () => 'not-ready' as const,
      );
      closed.push({ id, refusal });
    }
    return closed;
  });
}
