/** 100 come at once into a document of 5,000 events. */
import * as Y from 'yjs';
import type { Instant, LocalDate } from '../../../src/lib/domain/time.ts';
import type { Server } from '../nursery.ts';
import { aDay } from '../days.ts';
import { JOINED, person } from '../people.ts';
import { cut, openLine } from '../wires.ts';
import type { Contestant, Line } from '../wires.ts';
import { recordUpdates } from '../writers.ts';

const JOINS = 100;
const DOC = 'joined';

export interface JoinFigures {
  /** Milliseconds until the last has the whole state. */
  readonly wall: number;
  /** Milliseconds of the server's processor. */
  readonly cpu: number;
}

/** Bytes of the state, which the bare server sends as well. */
let stateBytes = 0;

/** The peers get the same records as Foyer's day; their writers stay in, so that nothing is unloaded. */
export async function prepareJoins(
  server: Contestant,
  { url }: Server,
  date: LocalDate,
  now: Instant,
): Promise<void> {
  const events = aDay(date, now);
  const updates = recordUpdates(events.length, () => {
    const event = events.shift()!;
    return [event.id, event];
  });
  stateBytes = Y.mergeUpdates(updates).length;
  if (server === 'bare' || server === 'foyer') return;
  const writer = await openLine(server, { url, doc: DOC });
  for (const update of updates) writer.ws.send(writer.frame(update));
  // Once another has all of it, the server has.
  let bytes = 0;
  while (bytes < stateBytes * 0.9) {
    const onNews = (update: Uint8Array): void => void (bytes = update.length);
    await cut([await openLine(server, { url, doc: DOC, onNews })]);
  }
}

export async function measureJoins(server: Contestant, child: Server, date: LocalDate): Promise<JoinFigures> {
  const foyer = server === 'foyer';
  const before = await child.usage('cpu');
  const began = performance.now();
  const lines = await Promise.all(
    Array.from({ length: JOINS }, (_, i): Promise<Line> => {
      const who = foyer ? person('staff', JOINED, i % 20) : {};
      const doc = foyer ? `day:${JOINED}:${date}` : DOC;
      let bytes = 0;
      const onNews = (update: Uint8Array): void => void (bytes = update.length);
      return openLine(server, { ...who, url: child.url, doc, state: stateBytes, onNews }).then((line) => {
        if (server !== 'bare' && bytes < stateBytes * 0.9)
          throw new Error(`${server}: only ${bytes} bytes came`);
        return line;
      });
    }),
  );
  const wall = performance.now() - began;
  const { cpu } = await child.usage('cpu');
  await cut(lines);
  return { wall, cpu: cpu - before.cpu };
}
