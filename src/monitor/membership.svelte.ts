/** Whether this monitor is paired. It asks the relay until that is known, and shows a code until a lead confirms it. */
import type { OfficeId } from '../lib/domain/ids.ts';
import { backOff } from './back-off.ts';
import type { LastSeen } from './last-seen.ts';
import { checkSession, openPairing } from './pairing.ts';
import type { PairingState } from './pairing.ts';
import { after } from './timers.ts';
import type { Dispose } from './timers.ts';

export type Phase = 'starting' | 'unpaired' | 'showing';

export interface Membership {
  readonly phase: Phase;
  /** The monitor was paired until the relay refused its session. */
  readonly revoked: boolean;
  readonly pairing: PairingState;
  /** Asks the relay again: it has ended a document of this monitor. */
  ask(): void;
  close(): void;
}

export interface MembershipParts {
  readonly office: OfficeId;
  readonly seen: LastSeen;
  /** Called when the monitor is paired, also at a start where it was paired before. */
  readonly onPaired: () => void;
  readonly onUnpaired: () => void;
}

export function openMembership({ office, seen, onPaired, onUnpaired }: MembershipParts): Membership {
  const remembered = seen.read('name');
  let phase = $state<Phase>(remembered === null ? 'starting' : 'showing');
  let revoked = $state(false);
  let pairing = $state.raw<PairingState>({ code: null, words: null, trouble: null });
  let openedPairing: { close(): void } | null = null;
  let stopAsking: Dispose = () => {};
  let closed = false;

  function becomePaired(name: string): void {
    seen.write('name', name);
    openedPairing?.close();
    openedPairing = null;
    phase = 'showing';
    revoked = false;
    onPaired();
  }

  function becomeUnpaired(): void {
    if (phase === 'showing') revoked = true;
    phase = 'unpaired';
    seen.write('name', null);
    onUnpaired();
    openedPairing ??= openPairing(
      office,
      (state) => (pairing = state),
      ({ name }) => becomePaired(name),
    );
  }

  /** Asks until the relay has said whether this monitor is paired. */
  function ask(failures = 0): void {
    stopAsking();
    void checkSession(office).then((said) => {
      if (closed) return;
      if (said === null) {
        pairing = { code: null, words: null, trouble: 'unreachable' };
        stopAsking = after(backOff(failures + 1, Math.random()), () => ask(failures + 1));
      } else if (said === 'not-paired') becomeUnpaired();
      else becomePaired(said.name);
    });
  }

  if (remembered !== null) becomePaired(remembered);
  ask();
  return {
    get phase() {
      return phase;
    },
    get revoked() {
      return revoked;
    },
    get pairing() {
      return pairing;
    },
    ask: () => ask(),
    close() {
      closed = true;
      stopAsking();
      openedPairing?.close();
    },
  };
}
