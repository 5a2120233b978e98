/** B14: an enquiry of a citizen who finds nothing free. There is no appointment yet to come back to. */
import { composeRequest } from '../../client/compose-request.ts';
import type { Request } from '../../domain/requests/request.ts';
import { dateOf } from '../../domain/time.ts';
import { openOnce } from './ask-once.ts';
import type { OnceParts } from './ask-once.ts';
import type { AskedEnquiry, LateAnswer, OnceOutcome } from './bookings.ts';
import type { Prover } from './proof.ts';

export interface EnquiryParts extends OnceParts {
  readonly prover: Pick<Prover, 'take'>;
}

/** `proven`: the office asks for a proof of work. `late`: for the answer to one that may have arrived. */
export async function sendEnquiry(
  parts: EnquiryParts,
  { timeZone, ...asked }: AskedEnquiry,
  proven: boolean,
  late: LateAnswer,
): Promise<OnceOutcome> {
  const { clock, prover } = parts;
  const channel = await openOnce(parts);
  async function ask(withProof: boolean): Promise<{ request: Request; outcome: OnceOutcome }> {
    const proof = withProof ? await prover.take(asked.office) : null;
    const date = dateOf(clock.now(), timeZone);
    const request = composeRequest(clock, {
      ...{ kind: 'enquire', date, ...asked },
      services: [...asked.services],
      weekdays: [...asked.weekdays],
      ...(proof === null ? {} : { proof }),
    });
    return { request, outcome: await channel.ask(request) };
  }
  async function askAsNeeded(): Promise<OnceOutcome> {
    const first = await ask(proven);
    const { outcome } = first;
    const isUnproven = typeof outcome === 'object' && !outcome.ok && outcome.reason === 'proof-needed';
    // The brake has come on since this page heard of the office (B6).
    const last = isUnproven && !proven ? await ask(true) : first;
    if (last.outcome === 'perhaps') void listenOn(last.request);
    return last.outcome;
  }
  async function listenOn(request: Request): Promise<void> {
    try {
      const answer = await channel.lateAnswer(request, late.signal);
      if (answer !== null) late.onanswer(answer);
    } finally {
      await channel.close();
    }
  }
  let outcome: OnceOutcome | null = null;
  try {
    return (outcome = await askAsNeeded());
  } finally {
    if (outcome !== 'perhaps') await channel.close();
  }
}
