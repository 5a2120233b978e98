/** From the frame that carries a call to the frame that carries it to each of 20 monitors. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '../../../src/lib/domain/time.ts';
import type { Server } from '../nursery.ts';
import { CALLING, person } from '../people.ts';
import { cut, openLine } from '../wires.ts';
import type { Contestant, Line } from '../wires.ts';
import { openAsking, recordUpdates } from '../writers.ts';

const CALLS = 40;
const MONITORS = 20;
/** The house is quiet before each call, as it is in an office. */
const QUIET = 15;
const SHOWN_TIMEOUT_MS = 10_000;

/** Milliseconds, of each call at each monitor. `durable`: has the bare server put each on its disk before. */
export async function measureCalls(
  server: Contestant,
  { url }: Server,
  round: number,
  now: () => Instant,
  date: string,
  durable = false,
): Promise<number[]> {
  const lines: Line[] = [];
  const monitors = openMonitors();
  const monitor = person('monitor', CALLING, 0);
  const foyer = server === 'foyer';
  for (let i = 0; i < MONITORS; i++) {
    const doc = foyer ? `board:${CALLING}` : `calling-${round}`;
    const who = foyer ? monitor : {};
    lines.push(await openLine(server, { ...who, url, doc, onNews: (update) => monitors.heard(i, update) }));
  }
  const step = foyer ? await atFoyer() : await atPeer();
  const times: number[] = [];
  for (let i = 0; i < CALLS; i++) {
    await step.before();
    await pause(QUIET);
    const shown = monitors.next(foyer ? 'called' : null);
    const pressed = performance.now();
    step.call();
    times.push(...(await shown).map((at) => at - pressed));
    await step.after();
  }
  await cut(lines);
  return times;

  async function atPeer() {
    const writer = await openLine(server, { url, doc: `calling-${round}`, durable });
    lines.push(writer);
    const frames = recordUpdates(CALLS).map((update) => writer.frame(update));
    return { before: async () => {}, call: () => writer.ws.send(frames.shift()!), after: async () => {} };
  }

  async function atFoyer() {
    const clerk = person('staff', CALLING, 0);
    const asking = openAsking(CALLING, 0, now);
    let heard = (_update: Uint8Array): void => {};
    const outbox = await openLine(server, {
      ...clerk,
      url,
      doc: `outbox:${clerk.actor}`,
      own: () => asking.state(),
    });
    const inbox = await openLine(server, {
      ...clerk,
      url,
      doc: `inbox:${clerk.actor}`,
      onNews: (update) => heard(update),
    });
    const day = await openLine(server, { ...clerk, url, doc: `day:${CALLING}:${date}` });
    lines.push(outbox, inbox, day);

    const send = (frame: Uint8Array): void => outbox.ws.send(frame);
    let answered = Promise.resolve();
    /** Encodes the next request; sending it is left to the caller. */
    function prepare(): () => void {
      const { update, request } = asking.ask();
      const frame = outbox.frame(update);
      answered = new Promise<void>((resolve) => {
        heard = (news) => {
          if (!Buffer.from(news).includes(`answer:${request.id}`)) return;
          send(outbox.frame(asking.takeBack(request)));
          resolve();
        };
      });
      return () => send(frame);
    }
    const carryOut = async (): Promise<void> => {
      prepare()();
      await answered;
    };
    let press = (): void => {};
    return {
      async before() {
        await carryOut();
        press = prepare();
      },
      call: () => press(),
      async after() {
        await answered;
        await carryOut();
        await carryOut();
      },
    };
  }
}

function openMonitors() {
  let at: (number | null)[] = [];
  let wanted: string | null = null;
  let done = (_times: number[]): void => {};
  return {
    heard(nth: number, update: Uint8Array): void {
      const time = performance.now();
      if (at[nth] !== null) return;
      if (wanted !== null && !Buffer.from(update).includes(wanted)) return;
      at[nth] = time;
      if (at.every((t) => t !== null)) done(at);
    },
    /** Resolves with when each has heard of it. */
    next(text: string | null): Promise<number[]> {
      wanted = text;
      at = new Array<number | null>(MONITORS).fill(null);
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error('a call was not shown')), SHOWN_TIMEOUT_MS);
        done = (times) => {
          clearTimeout(late);
          resolve(times);
        };
      });
    },
  };
}
