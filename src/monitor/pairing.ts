/** Gets the monitor a code, and waits until a lead has confirmed it. */
import type { OfficeId } from '../lib/domain/ids.ts';
import { pairingRoutes } from '../lib/wire/http/pairing-routes.ts';
import type { HttpFailure, HttpReply } from '../lib/wire/http/reply.ts';
import type { ReadReply } from '../lib/wire/http/route.ts';
import { sessionRoutes } from '../lib/wire/http/session-routes.ts';
import type { Session } from '../lib/wire/http/session-routes.ts';
import { fetchReply, isRefused, pauseMsAfter } from './relay-http.ts';
import { after } from './timers.ts';
import type { Dispose } from './timers.ts';

const POLL_INTERVAL_MS = 3_000;

export type PairingTrouble = 'unreachable' | 'too-many' | 'failed';

export interface PairingState {
  readonly code: string | null;
  /** The words beside it, which the lead compares. */
  readonly words: readonly [string, string] | null;
  readonly trouble: PairingTrouble | null;
}

/** `onPaired` is called once; then, or when closed, it rests. */
export function openPairing(
  office: OfficeId,
  onState: (state: PairingState) => void,
  onPaired: (session: Session) => void,
): { close(): void } {
  let closed = false;
  let stop: Dispose = () => {};
  let failures = 0;
  /** `pairingSecret` is the secret half of the code: it stays in memory. */
  let open: ReadReply<typeof pairingRoutes.startPairing> | null = null;

  async function step(): Promise<void> {
    if (open === null) {
      const reply = await fetchReply(pairingRoutes.startPairing, { body: { office, surface: 'monitor' } });
      if (closed) return;
      if (reply.ok) open = reply.value;
      return again(reply);
    }
    const reply = await fetchReply(pairingRoutes.collectPairing, {
      body: { pairingSecret: open.pairingSecret },
    });
    if (closed) return;
    if (reply.ok && reply.value.state === 'paired') return onPaired(reply.value.session);
    // Expired, or a relay that has been started anew and knows nothing of it: a new code.
    if (!reply.ok && isRefused(reply.error)) {
      open = null;
      return void step();
    }
    again(reply);
  }

  function again(reply: HttpReply<unknown>): void {
    failures = reply.ok ? 0 : failures + 1;
    onState({
      code: open?.code ?? null,
      words: open?.words ?? null,
      trouble: reply.ok ? null : troubleOf(reply.error),
    });
    const pauseMs = reply.ok ? POLL_INTERVAL_MS : pauseMsAfter(reply.error, failures);
    stop = after(pauseMs, () => void step());
  }

  void step();
  return {
    close() {
      closed = true;
      stop();
    },
  };
}

function troubleOf(failure: HttpFailure): PairingTrouble {
  if (failure.status === 429) return 'too-many';
  return isRefused(failure) ? 'failed' : 'unreachable';
}

/** Whether this browser is paired as a monitor of the office; null: the relay did not say. */
export async function checkSession(office: OfficeId): Promise<Session | 'not-paired' | null> {
  const reply = await fetchReply(sessionRoutes.session, { params: { surface: 'monitor' } });
  if (reply.ok) return reply.value.office === office ? reply.value : 'not-paired';
  return reply.error.status === 401 ? 'not-paired' : null;
}
