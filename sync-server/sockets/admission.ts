/** Which sockets are let in: by their credential, their use of limits, and the document that they ask for. */
import type { Identity } from '../../src/lib/domain/access.ts';
import { parseName } from '../../src/lib/docs/document-names.ts';
import type { DocumentName } from '../../src/lib/docs/document-names.ts';
import type { CloseReason } from '../../src/lib/wire/close-codes.ts';
import { parseProtocols } from '../../src/lib/wire/surface.ts';
import type { Credential } from '../../src/lib/wire/surface.ts';
import { noAccount } from '../guard/rate-limit-accounts.ts';
import type { RateLimitAccount } from '../guard/rate-limit-accounts.ts';
import { addressOf, isLoopback } from '../http/origin.ts';
import type { Handshake } from './handshakes.ts';
import type { SocketQuotas } from './socket-quotas.ts';

export interface Visitor {
  readonly identity: Identity;
  readonly session: string | null;
}

/** A visitor who may come in, and all that counts for this one socket. */
export interface AdmittedVisitor extends Visitor {
  readonly name: DocumentName;
  readonly address: string | null;
  readonly rateLimitAccounts: readonly RateLimitAccount[];
  readonly giveBack: () => void;
}

export interface AdmissionParts {
  /** Finds the visitor by credential and cookies; null: the session is not valid, or no longer. */
  readonly identify: (credential: Credential, cookies: string | undefined) => Promise<Visitor | null>;
  /** Why this identity may not have this document; null: it may. */
  readonly refuse: (identity: Identity, name: DocumentName) => CloseReason | null;
  readonly trustProxy: boolean;
}

/**
 * Calls `comeIn` without a wait after the last check, so that no session ends unseen in between. A visitor who may not
 * come in is told why.
 */
export type Admission = (
  handshake: Handshake,
  path: string,
  comeIn: (entry: AdmittedVisitor) => Promise<void>,
) => Promise<void>;

export function makeAdmission(
  { identify, refuse: whyNot, trustProxy }: AdmissionParts,
  quotas: SocketQuotas,
): Admission {
  return async (handshake, path, comeIn) => {
    const { headers } = handshake.request;
    const offered = headers['sec-websocket-protocol']?.split(',').map((p) => p.trim()) ?? [];
    const credential = parseProtocols(offered);
    const name = parseName(decodePath(path));
    if (name.ok) handshake.nameDocument(name.value.kind);
    const address = addressOf(handshake.request, trustProxy);
    const byAddress = quotas.ofAddress(address);
    const mayShake = (by: RateLimitAccount): boolean => {
      const may = by.take('handshakes');
      // Ends without a handshake: of these there are too many. A provider comes back as after any broken line.
      if (!may) handshake.turnAway('429 Too Many Requests', 'too-many');
      return may;
    };
    // Beyond the limit of its address, only a session may still turn out to be valid.
    if (!(name.ok && credential?.type === 'surface') && !mayShake(byAddress)) return;
    if (credential === null) return handshake.refuse('malformed');
    if (!name.ok) return handshake.refuse(name.error);
    const visitor = await identify(credential, headers.cookie);
    if (visitor === null) return mayShake(byAddress) ? handshake.refuse('not-signed-in') : undefined;
    const { actor, office } = visitor.identity;
    if (office !== null) handshake.admitToOffice();
    const byActor = quotas.ofActor(actor);
    if (!mayShake(byActor)) return;
    const reason = whyNot(visitor.identity, name.value);
    if (reason !== null) return handshake.refuse(reason);
    const giveBack = quotas.takeSocket(visitor.identity, address);
    if (giveBack === null) return handshake.refuse('too-many');
    await comeIn({
      ...{ ...visitor, name: name.value, giveBack },
      address: office === null && !isLoopback(address) ? address : null,
      rateLimitAccounts: accountsOf(byActor, office === null ? byAddress : noAccount),
    });
  };
}

/** Lists that take no more than they hold; one made by `filter` has room for seventeen. */
function accountsOf(byActor: RateLimitAccount, byAddress: RateLimitAccount): readonly RateLimitAccount[] {
  if (byAddress === noAccount) return byActor === noAccount ? [] : [byActor];
  return byActor === noAccount ? [byAddress] : [byActor, byAddress];
}

function decodePath(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
