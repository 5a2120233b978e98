/** A lead cancels the appointments that a change leaves outside (C11), once the change counts. */
import type { AskedChangeRow } from '../../client/browser/database.ts';
import { composeRequest } from '../../client/compose-request.ts';
import type { Clock, RequestChannel } from '../../client/types.ts';
import type { OfficeId, RequestId } from '../../domain/ids.ts';
import type { Answer } from '../../domain/requests/answer.ts';
import type { Request } from '../../domain/requests/request.ts';
import { askAndWait } from './ask-and-wait.ts';

export interface CancelledHit {
  readonly cancelled: number;
  /** The relay refused these. */
  readonly notCancelled: number;
}

/** `find`: what an earlier page has been answered. */
export async function cancelHit(
  channel: RequestChannel,
  clock: Clock,
  office: OfficeId,
  cancels: AskedChangeRow['cancels'],
  find: (id: RequestId) => Promise<Answer | null>,
): Promise<CancelledHit> {
  const answers = await Promise.all(
    cancels.map(async ({ id, date, visit }) => {
      const asked: Request = composeRequest(clock, { kind: 'cancel', office, date, visit }, id);
      return (await find(id)) ?? askAndWait(channel, asked);
    }),
  );
  const cancelled = answers.filter(({ ok }) => ok).length;
  return { cancelled, notCancelled: answers.length - cancelled };
}
