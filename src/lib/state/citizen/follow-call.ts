/** Q15: this phone is to be told when a number of today is called. */
import { composeRequest } from '../../client/compose-request.ts';
import { openOnce } from './ask-once.ts';
import type { OnceParts } from './ask-once.ts';
import type { AskedCall, OnceOutcome } from './bookings.ts';

export async function followCall(parts: OnceParts, asked: AskedCall): Promise<OnceOutcome> {
  const channel = await openOnce(parts);
  try {
    return await channel.ask(composeRequest(parts.clock, { kind: 'follow', ...asked }));
  } finally {
    await channel.close();
  }
}
