/** A lead cancels the appointments that a change leaves outside (C11), once the change counts. */
import { composeRequest } from '../../client/compose-request.ts';
import type { Clock, RequestChannel } from '../../client/types.ts';
import type { OfficeId, VisitId } from '../../domain/ids.ts';
import type { Request } from '../../domain/requests/request.ts';
import type { LocalDate } from '../../domain/time.ts';
import { askAndWait } from './ask-and-wait.ts';

export interface CancelledHit {
  readonly cancelled: number;
  /** The relay refused these. */
  readonly notCancelled: number;
}

export async function cancelHit(
  channel: RequestChannel,
  clock: Clock,
  office: OfficeId,
  hit: readonly { readonly date: LocalDate; readonly visit: VisitId }[],
): Promise<CancelledHit> {
  const answers = await Promise.all(
    hit.map(({ date, visit }) => {
      const asked: Request = composeRequest(clock, { kind: 'cancel', office, date, visit });
      return askAndWait(channel, asked);
    }),
  );
  const cancelled = answers.filter(({ ok }) => ok).length;
  return { cancelled, notCancelled: answers.length - cancelled };
}
