/** Sockets on 20 documents: the memory that a thousand take, and how soon a thousand are back after a cut. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Server } from '../nursery.ts';
import { person, townId } from '../people.ts';
import { cut, openLine } from '../wires.ts';
import type { Contestant, Line } from '../wires.ts';
import { recordUpdates } from '../writers.ts';

const SOCKETS = 1000;
export const DOCUMENTS = 20;
const OPENED_AT_ONCE = 100;
const SETTLE = 200;
/** Bytes of the state, as many as a board has. */
const STATE = 300;

export interface StormFigures {
  /** Bytes for a thousand. */
  readonly memory: number;
  /** Milliseconds until the last of those who came back has its document. */
  readonly wall: number;
  readonly cpu: number;
}

/** `child` is a fresh one, so that its memory is its own. */
export async function measureStorm(server: Contestant, child: Server): Promise<StormFigures> {
  const docOf = (nth: number): string => (server === 'foyer' ? `board:${townId(nth)}` : `quiet-${nth}`);
  const open = (i: number): Promise<Line> => {
    const nth = i % DOCUMENTS;
    const who = server === 'foyer' ? person('monitor', townId(nth), 0) : {};
    return openLine(server, { ...who, url: child.url, doc: docOf(nth), state: STATE });
  };
  async function openAll(count: number): Promise<Line[]> {
    const opened: Line[] = [];
    for (let i = 0; i < count; i += OPENED_AT_ONCE)
      opened.push(...(await Promise.all(Array.from({ length: OPENED_AT_ONCE }, (_, j) => open(i + j)))));
    return opened;
  }

  const keepers: Line[] = [];
  for (let i = 0; i < DOCUMENTS; i++) {
    const line = await open(i);
    keepers.push(line);
    if (server === 'reference' || server === 'hocuspocus') line.ws.send(line.frame(recordUpdates(1)[0]!));
  }

  // The first thousand use up what the server has freed since its start; the next two are weighed.
  const lines = await openAll(SOCKETS);
  await pause(SETTLE);
  const empty = await child.usage('memory');
  lines.push(...(await openAll(2 * SOCKETS)));
  await pause(SETTLE);
  const full = await child.usage('memory');

  await cut(lines);
  const before = await child.usage('cpu');
  const began = performance.now();
  const back = await Promise.all(Array.from({ length: SOCKETS }, (_, i) => open(i)));
  const wall = performance.now() - began;
  const { cpu } = await child.usage('cpu');
  await cut([...back, ...keepers]);
  return { memory: (full.memory - empty.memory) / 2, wall, cpu: cpu - before.cpu };
}
