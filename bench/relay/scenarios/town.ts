/** 200 offices, 1,000 sockets: what the server needs while two things a second happen in every office. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '../../../src/lib/domain/time.ts';
import type { Server } from '../nursery.ts';
import { person, townId, TOWN_STAFF } from '../people.ts';
import { cut, openLine } from '../wires.ts';
import type { Contestant, Line } from '../wires.ts';
import { openAsking, recordUpdates } from '../writers.ts';

export const OFFICES = 200;
const READERS = 4;
/** At each office, two visitors with four steps each. */
const EVENTS = 8;
/** Milliseconds between two events in the whole town. */
const EVERY = 2.5;
/** A device takes a request back this long after it was sent: it has read the answer. */
const READ_AFTER = 40;
const OPENED_AT_ONCE = 100;
const STILL = 400;

interface Sending {
  readonly at: number;
  readonly line: Line;
  readonly frame: Uint8Array;
}

/** Processor time of the server, milliseconds an event. */
export async function measureTown(
  server: Contestant,
  child: Server,
  round: number,
  now: () => Instant,
): Promise<number> {
  const offices = Array.from({ length: OFFICES }, (_, i) => townId(i));
  let news = 0;
  const docOf = (office: string): string => (server === 'foyer' ? `board:${office}` : `${office}-${round}`);
  const openings = offices.flatMap((office) =>
    Array.from({ length: READERS }, () => () => {
      const who = server === 'foyer' ? person('monitor', office, 0) : {};
      return openLine(server, { ...who, url: child.url, doc: docOf(office), onNews: () => news++ });
    }),
  );
  const readers: Line[] = [];
  for (let i = 0; i < openings.length; i += OPENED_AT_ONCE)
    readers.push(...(await Promise.all(openings.slice(i, i + OPENED_AT_ONCE).map((open) => open()))));
  const sendings: Sending[] = [];
  const writers: Line[] = [];
  for (const [i, office] of offices.entries()) {
    const times = Array.from({ length: EVENTS }, (_, event) => (event * OFFICES + i) * EVERY);
    writers.push(await (server === 'foyer' ? atFoyer(office, times) : atPeer(office, times)));
  }
  sendings.sort((a, b) => a.at - b.at);

  news = 0;
  const before = await child.usage('cpu');
  const began = performance.now();
  for (const { at, line, frame } of sendings) {
    const early = at - (performance.now() - began);
    if (early > 1) await pause(early);
    line.ws.send(frame);
  }
  // All is heard once it has been still for a while.
  for (let heard = -1; heard < news; await pause(STILL)) heard = news;
  const after = await child.usage('cpu');
  // Boards tell every change; a server that merges may tell a few in one.
  if (news < (OFFICES * EVENTS * READERS) / 4)
    throw new Error(`${server}: too little was heard in the town: ${news}`);
  await cut([...readers, ...writers]);
  return (after.cpu - before.cpu) / (OFFICES * EVENTS);

  async function atPeer(office: string, times: readonly number[]): Promise<Line> {
    const line = await openLine(server, { url: child.url, doc: docOf(office) });
    for (const [i, update] of recordUpdates(EVENTS).entries())
      sendings.push({ at: times[i]!, line, frame: line.frame(update) });
    return line;
  }

  async function atFoyer(office: string, times: readonly number[]): Promise<Line> {
    const clerk = person('staff', office, round % TOWN_STAFF);
    const asking = openAsking(office, round % TOWN_STAFF, now);
    const doc = `outbox:${clerk.actor}`;
    const line = await openLine(server, { ...clerk, url: child.url, doc, own: () => asking.state() });
    for (const at of times) {
      const { update, request } = asking.ask();
      sendings.push({ at, line, frame: line.frame(update) });
      sendings.push({ at: at + READ_AFTER, line, frame: line.frame(asking.takeBack(request)) });
    }
    return line;
  }
}
