/**
 * B14: an enquiry of a citizen who finds nothing free. It has a channel of its own for as long as it takes. Nothing of it
 * stays on this phone: there is no appointment yet to come back to.
 */
import { composeRequest } from '../../client/compose-request.ts';
import { memoryDatabase } from '../../client/browser/database.ts';
import { ownPlatform } from '../../client/browser/platform.ts';
import type { Platform } from '../../client/browser/platform.ts';
import { makeSecret } from '../../client/requests/bookings.ts';
import { openRequestChannel } from '../../client/requests/request-channel.ts';
import type { RequestChannelOptions } from '../../client/requests/request-channel.ts';
import type { Clock, RequestChannel } from '../../client/types.ts';
import type { Answer } from '../../domain/requests/answer.ts';
import type { Request } from '../../domain/requests/request.ts';
import { dateOf } from '../../domain/time.ts';
import type { AskedEnquiry, EnquiryOutcome } from './bookings.ts';
import type { Prover } from './proof.ts';

/** Without an answer until then the citizen is told, and what has not left is taken back. */
const ANSWER_TIMEOUT_MS = 30_000;

export interface EnquiryParts {
  readonly clock: Clock;
  readonly prover: Pick<Prover, 'take'>;
  readonly around?: Pick<RequestChannelOptions, 'origin' | 'webSocket'>;
  readonly platform?: Pick<Platform, 'after'>;
}

/** `proven`: the office asks for a proof of work. */
export async function sendEnquiry(
  { clock, prover, around = {}, platform = ownPlatform }: EnquiryParts,
  { timeZone, ...asked }: AskedEnquiry,
  proven: boolean,
): Promise<EnquiryOutcome> {
  const { secret, actor } = await makeSecret();
  const channel = await openRequestChannel(
    actor,
    { type: 'secret', secret },
    { ...around, clock, database: memoryDatabase() },
  );
  async function ask(withProof: boolean): Promise<EnquiryOutcome> {
    const proof = withProof ? await prover.take(asked.office) : null;
    const date = dateOf(clock.now(), timeZone);
    const request = composeRequest(clock, {
      ...{ kind: 'enquire', date, ...asked },
      services: [...asked.services],
      weekdays: [...asked.weekdays],
      ...(proof === null ? {} : { proof }),
    });
    // It is in this page alone, which the channel says by a rejection.
    channel.ask(request).catch(() => {});
    const answer = await answerTo(channel, request, platform);
    if (answer !== null) return answer;
    return (await channel.withdraw(request.id)) ? 'not-sent' : 'perhaps';
  }
  try {
    const outcome = await ask(proven);
    const isUnproven = typeof outcome === 'object' && !outcome.ok && outcome.reason === 'proof-needed';
    // The brake has come on since this page heard of the office (B6).
    return isUnproven && !proven ? await ask(true) : outcome;
  } finally {
    await channel.close();
  }
}

/** Null: there is none in time. */
function answerTo(
  channel: RequestChannel,
  { id }: Request,
  { after }: Pick<Platform, 'after'>,
): Promise<Answer | null> {
  return new Promise((resolve) => {
    const look = (): void => {
      const answer = channel.trackedRequest(id)?.answer ?? null;
      if (answer !== null) end(answer);
    };
    const stopTimer = after(ANSWER_TIMEOUT_MS, () => end(null));
    const stopListening = channel.subscribe(look);
    function end(answer: Answer | null): void {
      stopTimer();
      stopListening();
      resolve(answer);
    }
    look();
  });
}
