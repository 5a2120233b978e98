/** kill −9 in the middle of a burst: counts what a reader had seen and the server has lost. */
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import type { Instant } from '../../../src/lib/domain/time.ts';
import type { Nursery } from '../nursery.ts';
import { CALLING, person } from '../people.ts';
import { openLine } from '../wires.ts';
import type { Contestant } from '../wires.ts';
import { openAsking, recordUpdates } from '../writers.ts';

/** Fewer than an outbox may hold. */
const EVENTS = 1500;
const CHUNK = 25;
const KILL_AFTER = { least: 100, most: 500 } as const;

export interface LostFigures {
  readonly seen: number;
  readonly lost: number;
}

export async function measureLost(
  server: Exclude<Contestant, 'bare'>,
  nursery: Nursery,
  now: () => Instant,
  date: string,
): Promise<LostFigures> {
  const folder = nursery.newFolder();
  const offices = [CALLING];
  const foyer = server === 'foyer';
  const clerk = person('staff', CALLING, 0);
  const who = foyer ? clerk : {};
  const doc = foyer ? `day:${CALLING}:${date}` : 'burst';

  const first = await nursery.start(server, { folder, offices });
  const seen: Uint8Array[] = [];
  const reading = await openLine(server, {
    ...who,
    url: first.url,
    doc,
    onNews: (update) => seen.push(Uint8Array.from(update)),
  });
  const asking = openAsking(CALLING, 0, now);
  const writing = await openLine(server, {
    ...who,
    url: first.url,
    ...(foyer ? { doc: `outbox:${clerk.actor}`, own: () => asking.state() } : { doc }),
  });
  const updates = foyer ? Array.from({ length: EVENTS }, () => asking.ask().update) : recordUpdates(EVENTS);
  const frames = updates.map((update) => writing.frame(update));
  // What is cut off by the kill is no fault of the bench.
  for (const { ws } of [reading, writing]) ws.removeAllListeners('close');

  let dead = false;
  const killed = pause(KILL_AFTER.least + Math.random() * (KILL_AFTER.most - KILL_AFTER.least)).then(() => {
    dead = true;
    return first.kill();
  });
  for (let i = 0; i < frames.length && !dead; i += CHUNK) {
    for (const frame of frames.slice(i, i + CHUNK)) writing.ws.send(frame, () => {});
    await pause(1);
  }
  await killed;
  for (const { ws } of [reading, writing]) ws.terminate();

  const second = await nursery.start(server, { folder, offices });
  const kept: Uint8Array[] = [];
  const again = await openLine(server, {
    ...who,
    url: second.url,
    doc,
    onNews: (update) => kept.push(update),
  });
  again.ws.removeAllListeners('close');
  const stored = keysIn(kept);
  again.ws.terminate();
  await second.kill();
  const known = [...keysIn(seen)];
  return { seen: known.length, lost: known.filter((key) => !stored.has(key)).length };
}

function keysIn(updates: readonly Uint8Array[]): Set<string> {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return new Set((doc.getArray('records').toArray() as [string, unknown][]).map(([key]) => key));
}
