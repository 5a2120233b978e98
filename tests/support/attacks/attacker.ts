/** An attacker at a socket. Shared by the tests, which look whether all is well, and the bench. */
import { randomBytes } from 'node:crypto';
import { WebSocket } from 'ws';
import { writeSync } from '../../../src/lib/wire/frames.ts';
import { makeProtocols } from '../../../src/lib/wire/surface.ts';
import { actorOf } from '../../../sync-server/accounts/secrets.ts';

export interface Target {
  readonly url: string;
  /** The attack ends early. */
  readonly signal: AbortSignal;
  /** From there it comes, as the proxy in front says; null: from this machine, which no limit by address counts. */
  readonly address: string | null;
  /** The token of the link for the first lead, where a lead attacks. */
  readonly firstLead?: string;
}

/** What became of an attack: how often each close code came, and what else there is to count. */
export type Outcome = Record<string, number>;

export interface Attack {
  readonly name: string;
  /** Bounded in number; ends by itself. */
  run(target: Target): Promise<Outcome>;
}

export interface Attacker {
  readonly ws: WebSocket;
  readonly actor: string;
  readonly frames: number;
  /** The code of its close; null: it is open. */
  readonly code: number | null;
  send(frame: Uint8Array): void;
  /** Resolves to whether it is still open once the relay has read what was sent. */
  settled(): Promise<boolean>;
  /** Resolves when it is closed, with the code. */
  readonly closed: Promise<number>;
  end(): void;
}

export const newSecret = (): string => randomBytes(32).toString('base64url');

/** A reader of a public document. */
export const aReader = (target: Target, name: string): Promise<Attacker> =>
  connect(target, name, '', makeProtocols({ type: 'none' }));

/** The owner of an outbox, which has answered the relay's question already. */
export async function anOwner(target: Target, secret = newSecret()): Promise<Attacker> {
  const owner = await asOwner(target, 'outbox', secret);
  owner.send(NOTHING);
  return owner;
}

/** A client with a booking's secret, at a document of that booking or, wrongly, at another. */
export function asOwner(target: Target, document: string, secret = newSecret()): Promise<Attacker> {
  const actor = actorOf(secret);
  const name = document.includes(':') ? document : `${document}:${actor}`;
  return connect(target, name, actor, makeProtocols({ type: 'secret', secret }));
}

export const NOTHING = writeSync('answer', Uint8Array.of(0, 0));

async function connect(
  { url, address }: Target,
  name: string,
  actor: string,
  protocols: string[],
): Promise<Attacker> {
  const ws = new WebSocket(`${url.replace('http', 'ws')}/sync/${name}`, protocols, {
    headers: address === null ? {} : { 'x-forwarded-for': address },
    perMessageDeflate: false,
  });
  let code: number | null = null;
  let frames = 0;
  ws.on('error', () => {});
  ws.on('message', () => frames++);
  const closed = new Promise<number>((resolve) =>
    ws.once('close', (c) => {
      code = c;
      resolve(c);
    }),
  );
  await Promise.race([new Promise((resolve) => ws.once('open', resolve)), closed]);
  return {
    ws,
    actor,
    get frames() {
      return frames;
    },
    get code() {
      return code;
    },
    send(frame) {
      if (ws.readyState === WebSocket.OPEN) ws.send(frame);
    },
    async settled() {
      if (ws.readyState !== WebSocket.OPEN) return closed.then(() => false);
      const answered = new Promise<boolean>((resolve) => ws.once('pong', () => resolve(true)));
      ws.ping();
      return Promise.race([answered, closed.then(() => false)]);
    },
    closed,
    end: () => ws.terminate(),
  };
}

/** Runs `lanes` of them at the same time, `count` in all; ends early when the attack is called off. */
export async function inLanes(
  { signal }: Target,
  lanes: number,
  count: number,
  one: (nth: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      while (next < count && !signal.aborted) await one(next++);
    }),
  );
}

export function addTo(outcome: Outcome, what: string | number | null, count = 1): void {
  const key = String(what ?? 'open');
  outcome[key] = (outcome[key] ?? 0) + count;
}

/** The pace of an attack, or the longest that it stays for an answer: no test waits for something with it. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
