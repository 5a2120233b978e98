/** B14: an enquiry of a citizen who finds nothing free. There is no appointment yet to come back to. */
import { composeRequest } from '../../client/compose-request.ts';
import { dateOf } from '../../domain/time.ts';
import { openOnce } from './ask-once.ts';
import type { OnceParts } from './ask-once.ts';
import type { AskedEnquiry, OnceOutcome } from './bookings.ts';
import type { Prover } from './proof.ts';

export interface EnquiryParts extends OnceParts {
  readonly prover: Pick<Prover, 'take'>;
}

/** `proven`: the office asks for a proof of work. */
export async function sendEnquiry(
  parts: EnquiryParts,
  { timeZone, ...asked }: AskedEnquiry,
  proven: boolean,
): Promise<OnceOutcome> {
  const { clock, prover } = parts;
  const channel = await openOnce(parts);
  async function ask(withProof: boolean): Promise<OnceOutcome> {
    const proof = withProof ? await prover.take(asked.office) : null;
    const date = dateOf(clock.now(), timeZone);
    const request = composeRequest(clock, {
      ...{ kind: 'enquire', date, ...asked },
      services: [...asked.services],
      weekdays: [...asked.weekdays],
      ...(proof === null ? {} : { proof }),
    });
    return channel.ask(request);
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
