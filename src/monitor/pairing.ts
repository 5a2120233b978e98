/** Gets the monitor a code, and waits until a lead has confirmed it. */
import { z } from 'zod';
import type { OfficeId } from '../lib/domain/ids.ts';
import { backOff } from './back-off.ts';
import { getJson, postJson } from './relay-http.ts';
import type { Reply } from './relay-http.ts';
import { after } from './timers.ts';
import type { Dispose } from './timers.ts';

const POLL_INTERVAL_MS = 3_000;

export const session = z.object({ office: z.string(), role: z.string(), name: z.string() });
export type MonitorSession = z.infer<typeof session>;

const offer = z.object({ code: z.string(), words: z.tuple([z.string(), z.string()]), claim: z.string() });
const claim = z.union([
  z.object({ state: z.literal('waiting') }),
  z.object({ state: z.literal('paired'), session }),
]);

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
  onPaired: (session: MonitorSession) => void,
): { close(): void } {
  let closed = false;
  let stop: Dispose = () => {};
  let failures = 0;
  /** The claim is the secret half of the code: it stays in memory. */
  let open: z.infer<typeof offer> | null = null;

  async function step(): Promise<void> {
    if (open === null) {
      const reply = await postJson('/api/pairing', { office, surface: 'monitor' }, offer);
      if (closed) return;
      if (reply.ok) open = reply.value;
      return again(reply);
    }
    const reply = await postJson('/api/pairing/claim', { claim: open.claim }, claim);
    if (closed) return;
    if (reply.ok && reply.value.state === 'paired') return onPaired(reply.value.session);
    // Expired, or a relay that has been started anew and knows nothing of it: a new code.
    if (!reply.ok && reply.status >= 400 && reply.status < 500 && reply.status !== 429) {
      open = null;
      return void step();
    }
    again(reply);
  }

  function again(reply: Reply<unknown>): void {
    failures = reply.ok ? 0 : failures + 1;
    onState({ code: open?.code ?? null, words: open?.words ?? null, trouble: troubleOf(reply) });
    const pause = reply.ok ? POLL_INTERVAL_MS : (reply.retryAfter ?? backOff(failures, Math.random()));
    stop = after(pause, () => void step());
  }

  void step();
  return {
    close() {
      closed = true;
      stop();
    },
  };
}

function troubleOf(reply: Reply<unknown>): PairingTrouble | null {
  if (reply.ok) return null;
  if (reply.status === 429) return 'too-many';
  return reply.status >= 400 && reply.status < 500 ? 'failed' : 'unreachable';
}

/** Whether this browser is paired as a monitor of the office; null: the relay did not say. */
export async function checkSession(office: OfficeId): Promise<MonitorSession | 'not-paired' | null> {
  const reply = await getJson('/api/session/monitor', session);
  if (reply.ok) return reply.value.office === office ? reply.value : 'not-paired';
  return reply.status === 401 ? 'not-paired' : null;
}
