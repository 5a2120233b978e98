/** Keeps a fault of the program to the one request that met it: the others of the batch are answered. */
import { withRestNotJudged } from '../../src/lib/domain/decide/decide-restore.ts';
import { refuse } from '../../src/lib/domain/decide/decision.ts';
import type { Circumstances, Decision } from '../../src/lib/domain/decide/decision.ts';
import type { Request } from '../../src/lib/domain/requests/request.ts';
import { codeOf } from '../log/log.ts';
import type { Log } from '../log/log.ts';
import type { OfficeSession } from './office-session.ts';

type Session = Pick<OfficeSession, 'decide' | 'fits'>;

/**
 * If a rule throws, or a decision cannot be written, only that request is refused. Of an import only that row is (B10),
 * and of what is brought back that record (M18): a no to the whole would hide what stands of it already.
 */
export function decideSafely(
  session: Session,
  request: Request,
  circumstances: Circumstances,
  log: Log,
): Decision {
  const decision = attempt(session, request, circumstances, log);
  if (decision !== null) return decision;
  if (request.kind !== 'import' && request.kind !== 'bring-back') return refuse(request, 'malformed');
  const ofOne = decideOne(session, request, circumstances, log);
  if (ofOne !== null) return ofOne;
  const { judgedSoFar, by } = circumstances;
  return request.kind === 'import' || judgedSoFar === undefined
    ? refuse(request, 'malformed')
    : withRestNotJudged(request, by.role, judgedSoFar);
}

/** Judges the rows or records before the fault one by one, and refuses the one that met it. */
function decideOne(
  session: Session,
  request: Request,
  circumstances: Circumstances,
  log: Log,
): Decision | null {
  const one = { ...circumstances, mostJudged: 1 };
  return attempt(session, request, one, log) ?? attempt(session, request, { ...one, skipsFirst: true }, log);
}

/** Null: the program met a fault. */
function attempt(
  session: Session,
  request: Request,
  circumstances: Circumstances,
  log: Log,
): Decision | null {
  try {
    const decision = session.decide(request, circumstances);
    if (session.fits(decision)) return decision;
    log.error({ kind: request.kind }, 'a decision does not fit its documents');
  } catch (error) {
    log.error({ kind: request.kind, code: codeOf(error) }, 'a request could not be judged');
  }
  return null;
}
