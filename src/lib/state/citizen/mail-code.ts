/** A mail's code, typed where its link does not work (B3): judged here, then exchanged for the link's secret. */
import { askRelay } from '../../client/http/http.ts';
import { parseCode } from '../../domain/day/appointment.ts';
import { parseMailCode } from '../../domain/input/mail-code.ts';
import { err, ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { citizenRoutes } from '../../wire/http/citizen-routes.ts';

/** `check-in-code`: the six digits for the kiosk; `unknown`: no appointment has it, or has it any more. */
export type MailCodeProblem =
  'missing' | 'malformed' | 'check-in-code' | 'unknown' | 'too-many' | 'unreachable';

/** The code in a typed text, before anything is asked. */
export function readMailCode(typed: string): Result<string, MailCodeProblem> {
  if (typed.trim() === '') return err('missing');
  if (parseCode(typed) !== null) return err('check-in-code');
  const code = parseMailCode(typed);
  return code === null ? err('malformed') : ok(code);
}

/** The secret of the link that stands beside the code. */
export async function secretOfCode(typed: string): Promise<Result<string, MailCodeProblem>> {
  const code = readMailCode(typed);
  if (!code.ok) return code;
  const reply = await askRelay(citizenRoutes.mailCode, { body: { code: code.value } });
  if (reply.ok) return ok(reply.value.secret);
  if (reply.error.code === 'no-such-code') return err('unknown');
  return err(reply.error.code === 'too-many' ? 'too-many' : 'unreachable');
}
