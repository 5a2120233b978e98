/**
 * `npm run bench -- device-day`: how long a device takes for a day of 1,500 visits, from the bytes on the wire to the
 * first list. It is told as a ratio to parsing the same records as JSON in the same round. The records are read out of the update,
 * checked and folded as a page does it. A browser's drawing is not measured.
 */
import * as Y from 'yjs';
import { config } from 'zod/mini';
import { openDayDoc } from '../src/lib/docs/day-doc.ts';
import { RECORDS } from '../src/lib/docs/entry-list.ts';
import { queueOf } from '../src/lib/domain/queue/queue.ts';
import { dateOf } from '../src/lib/domain/time.ts';
import { loadOffices } from '../sync-server/offices/load-offices.ts';
import { aDay, ZONE } from './relay/days.ts';
import { fail } from './support/device.ts';
import { median, table } from './support/figures.ts';

const ROUNDS = 25;
const WARM = 5;
const MOST = 5;
const VISITS = 1500;
const EVENTS_A_VISIT = 4;
/** The last of them have only taken their ticket. */
const WAITING = 30;
const NOW = Date.parse('2026-11-23T15:00:00Z');

// As in the app, whose pages run no code that is made from texts.
config({ jitless: true });

const date = dateOf(NOW, ZONE);
const loaded = loadOffices('sync-server/offices', date);
if (!loaded.ok) throw new Error(loaded.error.join('\n'));
const office = loaded.value.find(({ id }) => id === 'dorsten')!;
const lanes = office.lanes.map(({ id }) => id);

const events = aDay(date, NOW, VISITS * EVENTS_A_VISIT).filter(
  ({ kind }, i) => kind === 'ticket' || i < (VISITS - WAITING) * EVENTS_A_VISIT,
);
const text = JSON.stringify(events);
const written = new Y.Doc();
written.getArray(RECORDS).push(events.map((event) => [event.id, event]));
const update = Y.encodeStateAsUpdate(written);

/** Milliseconds of each round, by what was done; the first one, in which no code is warm, apart. */
const took = { parse: [] as number[], read: [] as number[], open: [] as number[], list: [] as number[] };
let first = 0;
for (let round = 0; round < ROUNDS + WARM; round++) {
  const parse = timed(() => JSON.parse(text) as unknown);
  const doc = new Y.Doc();
  const read = timed(() => Y.applyUpdate(doc, update));
  const open = timed(() => openDayDoc(doc, date, fail));
  const list = timed(() => queueOf(office, open.value.day, lanes, NOW));
  if (open.value.day.visits.size !== VISITS || list.value.length !== WAITING)
    throw new Error('visits are missing');
  open.value.close();
  doc.destroy();
  if (round === 0) first = read.ms + open.ms + list.ms;
  if (round < WARM) continue;
  took.parse.push(parse.ms);
  took.read.push(read.ms);
  took.open.push(open.ms);
  took.list.push(list.ms);
}

const all = took.read.map((ms, i) => ms + took.open[i]! + took.list[i]!);
const ratio = (ms: readonly number[]): number => median(ms.map((value, i) => value / took.parse[i]!));
const row = (what: string, ms: readonly number[], target = ''): string[] => [
  what,
  `${median(ms).toFixed(1)} ms`,
  ratio(ms).toFixed(2),
  target,
];
const size = (update.length / 1024).toFixed(0);
console.log(
  `${VISITS} visits, ${events.length} events, ${size} kB, ${WAITING} waiting; the first round ${first.toFixed(0)} ms`,
);
console.log(
  table([
    ['', 'median', '÷ parsing', 'target'],
    row('parsing the records as JSON', took.parse),
    row('from the wire into the document', took.read),
    row('checked and folded', took.open),
    row('the first list', took.list),
    row('from the wire to the first list', all, `at most ${MOST}`),
  ]),
);
console.log(`targets: ${ratio(all) <= MOST ? 1 : 0} of 1 met`);

function timed<T>(run: () => T): { readonly ms: number; readonly value: T } {
  const began = performance.now();
  const value = run();
  return { ms: performance.now() - began, value };
}
