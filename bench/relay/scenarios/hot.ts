/** One office in a rush: 20 write as fast as they may, 50 read all of it. */
import type { Instant } from '../../../src/lib/domain/time.ts';
import type { Server } from '../nursery.ts';
import { hotId, person } from '../people.ts';
import { cut, openLine } from '../wires.ts';
import type { Contestant, Line } from '../wires.ts';
import { openAsking, recordsOf, recordUpdates } from '../writers.ts';

const WRITERS = 20;
const READERS = 50;
/** Each writer: 30 visitors with four steps. */
const EVENTS_EACH = 120;
/** Most requests that are sent and not yet seen. */
const IN_FLIGHT = 200;
/** A request is taken back this many requests later, once a reader has seen what came of it. */
const TAKEN_BACK_AFTER = 15;
const OVER_TIMEOUT_MS = 60_000;

export interface HotFigures {
  /** Milliseconds of the server's processor, by thousand events that reached a reader. */
  readonly cpu: number;
  /** Events that reached a reader, a second. */
  readonly delivered: number;
}

export async function measureHot(
  server: Contestant,
  child: Server,
  round: number,
  now: () => Instant,
  date: string,
): Promise<HotFigures> {
  const office = hotId(round);
  const doc = server === 'foyer' ? `day:${office}:${date}` : office;
  const total = WRITERS * EVENTS_EACH;
  const bytes = new Array<number>(READERS).fill(0);
  let seen = 0;
  let sent = 0;
  let turn = 0;
  let over = (): void => {};
  /** Steps of each writer: for each event the frames that carry it, and the request that has to be seen before. */
  const steps: Step[][] = [];
  const seenRequests = new Set<string>();

  const readers: Line[] = [];
  for (let i = 0; i < READERS; i++) {
    const who = server === 'foyer' ? person('staff', office, i % WRITERS) : {};
    const onNews = (update: Uint8Array, isState: boolean): void => {
      bytes[i]! += update.length;
      if (i > 0 || isState) return allSeen();
      const records = server === 'bare' ? [null] : recordsOf(update);
      seen += records.length;
      for (const record of records) seenRequests.add(requestOf(record));
      push();
    };
    readers.push(await openLine(server, { ...who, url: child.url, doc, onNews }));
  }
  const writers: Line[] = [];
  for (let i = 0; i < WRITERS; i++) {
    const [line, own] = await (server === 'foyer' ? atFoyer(i) : atPeer());
    writers.push(line);
    steps.push(own);
  }
  bytes.fill(0);

  const before = await child.usage('cpu');
  const began = performance.now();
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`${server}: ${seen} of ${total} events were seen`)),
      OVER_TIMEOUT_MS,
    );
    over = () => {
      clearTimeout(late);
      resolve();
    };
    push();
  });
  const seconds = (performance.now() - began) / 1000;
  const after = await child.usage('cpu');
  await cut([...readers, ...writers]);
  const delivered = total * READERS;
  return { cpu: ((after.cpu - before.cpu) / delivered) * 1000, delivered: delivered / seconds };

  function push(): void {
    // In turn; a writer whose next take-back waits for an answer lets the others go first.
    for (let passed = 0; sent < total && sent - seen < IN_FLIGHT && passed < WRITERS; turn++) {
      const nth = turn % WRITERS;
      const step = steps[nth]![0];
      if (step === undefined || (step.after !== null && !seenRequests.has(step.after))) {
        passed++;
        continue;
      }
      passed = 0;
      steps[nth]!.shift();
      for (const frame of step.frames) writers[nth]!.ws.send(frame);
      sent++;
    }
    allSeen();
  }

  /** Every reader has had the same bytes as the one that looked into them. */
  function allSeen(): void {
    if (seen === total && bytes.every((count) => count === bytes[0])) over();
  }

  async function atPeer(): Promise<[Line, Step[]]> {
    const line = await openLine(server, { url: child.url, doc });
    return [
      line,
      recordUpdates(EVENTS_EACH).map((update) => ({ frames: [line.frame(update)], after: null })),
    ];
  }

  async function atFoyer(nth: number): Promise<[Line, Step[]]> {
    const clerk = person('staff', office, nth);
    const asking = openAsking(office, nth, now);
    const line = await openLine(server, {
      ...clerk,
      url: child.url,
      doc: `outbox:${clerk.actor}`,
      own: () => asking.state(),
    });
    const asked: Parameters<typeof asking.takeBack>[0][] = [];
    const own = Array.from({ length: EVENTS_EACH }, (_, i): Step => {
      const { update, request } = asking.ask();
      asked.push(request);
      const answered = asked[i - TAKEN_BACK_AFTER];
      const frame = line.frame(update);
      return answered === undefined
        ? { frames: [frame], after: null }
        : { frames: [line.frame(asking.takeBack(answered)), frame], after: answered.id };
    });
    return [line, own];
  }
}

interface Step {
  readonly frames: readonly Uint8Array[];
  readonly after: string | null;
}

/** What an event came of; nothing at the peers, whose records are never taken back. */
function requestOf(record: unknown): string {
  const event = Array.isArray(record) ? (record[1] as { request?: string } | undefined) : undefined;
  return event?.request ?? '';
}
