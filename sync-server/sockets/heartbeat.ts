/**
 * The pulse of all sockets. It tells each that the relay is there, finds those whose other end is gone, and closes those
 * whose session is over.
 */
import { pulse, PULSE_SECONDS } from '../../src/lib/wire/frames.ts';
import type { Timers } from '../jobs/schedule.ts';
import { codeOf } from '../log/log.ts';
import type { Log } from '../log/log.ts';
import type { SyncSocket } from './sync-socket.ts';

export interface HeartbeatParts {
  readonly sockets: Iterable<SyncSocket>;
  /** Which of these sessions are over. */
  readonly endedSessions: (digests: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly timers: Timers;
  readonly log: Log;
}

/** Number of pulses between two checks that a socket's other end still answers. */
const CHECK_EVERY_PULSES = 6;

/** Gives back its disposer. */
export function startHeartbeat({ sockets, endedSessions, timers, log }: HeartbeatParts): () => void {
  let pulses = 0;
  let stopTimer = (): void => {};

  async function beat(): Promise<void> {
    const check = ++pulses % CHECK_EVERY_PULSES === 0;
    try {
      for (const socket of [...sockets]) {
        if (check && !socket.checkAlive()) socket.drop();
        else socket.send(pulse);
      }
      const digests = [...new Set([...sockets].flatMap((s) => s.session ?? []))];
      const ended = await endedSessions(digests);
      for (const socket of [...sockets]) {
        if (socket.session !== null && ended.has(socket.session)) socket.close('not-signed-in');
      }
    } catch (error) {
      log.error({ code: codeOf(error) }, 'the sessions cannot be checked');
    }
  }

  function planBeat(): void {
    stopTimer = timers(PULSE_SECONDS * 1000, () => {
      planBeat();
      void beat();
    });
  }

  planBeat();
  return () => stopTimer();
}
