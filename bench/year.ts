/**
 * `npm run bench -- year`: how long the page of statistics takes for a year of 45,000 visits, as a ratio to parsing its
 * own data as JSON in the same round. What is timed is what a laptop does when the page is opened. Each month's document goes
 * from the wire into Yjs, each day is checked by its schema. Then the year and the year before are added up, for all tables.
 */
import * as Y from 'yjs';
import { openFiguresDoc } from '../src/lib/docs/figures-doc.ts';
import { seeded } from '../src/lib/domain/queue/estimate.ts';
import { exampleFigures } from '../src/lib/domain/statistics/example-day.ts';
import { figuresIn } from '../src/lib/domain/statistics/period-figures.ts';
import { periodBefore } from '../src/lib/domain/statistics/period.ts';
import type { Period } from '../src/lib/domain/statistics/period.ts';
import { plannableDays, plannedDay, planFor } from '../src/lib/domain/statistics/planner.ts';
import { reportOf } from '../src/lib/domain/statistics/report.ts';
import type { Statistics } from '../src/lib/domain/statistics/statistics.ts';
import { addDays, monthOf } from '../src/lib/domain/time.ts';
import type { LocalDate } from '../src/lib/domain/time.ts';
import { loadOffices } from '../sync-server/offices/load-offices.ts';
import { median, table } from './support/figures.ts';

const ROUNDS = 15;
const WARM = 3;
const MOST = 3;
const TODAY = '2026-11-23' as LocalDate;
const VISITS_A_YEAR = 45_000;

const loaded = loadOffices('sync-server/offices', TODAY);
if (!loaded.ok) throw new Error(loaded.error.join('\n'));
const office = loaded.value.find(({ id }) => id === 'dorsten')!;
const year: Period = { from: addDays(TODAY, -365), until: addDays(TODAY, -1) };

const random = seeded(1);
const days = Array.from({ length: 2 * 365 }, (_, back): [string, Statistics] => {
  const date = addDays(TODAY, -back - 1);
  return [date, exampleFigures(office, date, random)];
});
const text = JSON.stringify(days);
const updates = [...Map.groupBy(days, ([date]) => monthOf(date as LocalDate)).values()].map(written);

/** Milliseconds, by what was done. */
const took = {
  parse: [] as number[],
  open: [] as number[],
  report: [] as number[],
  page: [] as number[],
  plan: [] as number[],
};
let came = 0;
for (let round = 0; round < ROUNDS + WARM; round++) {
  const parse = timed(() => JSON.parse(text) as unknown);
  const docs = updates.map(() => new Y.Doc());
  const open = timed(() => new Map(docs.flatMap((doc, nth) => [...opened(doc, updates[nth]!)])));
  const all = open.value;
  const report = timed(() => {
    const now = figuresIn(all, year);
    const made = reportOf(office, now, figuresIn(all, periodBefore('range', year)), 15);
    came = made.tables[0]!.rows.find(({ id }) => id === 'came')!.values[0]!;
    return now;
  });
  const plan = timed(() => {
    const [weekday] = plannableDays(report.value, 'main');
    planFor(plannedDay(report.value, 'main', weekday!, {})!, 15, office.counters.length);
  });
  for (const doc of docs) doc.destroy();
  if (round < WARM) continue;
  took.parse.push(parse.ms);
  took.open.push(open.ms);
  took.report.push(report.ms);
  took.page.push(open.ms + report.ms);
  took.plan.push(plan.ms);
}

const ratio = (ms: readonly number[]): number => median(ms.map((value, i) => value / took.parse[i]!));
const row = (what: string, ms: readonly number[], target = ''): string[] => [
  what,
  `${median(ms).toFixed(1)} ms`,
  ratio(ms).toFixed(2),
  target,
];
const visits = came;
const isMet = ratio(took.page) <= MOST;
console.log(
  table([
    [`${visits} visits in the year, ${Math.round(text.length / 1000)} kB`, 'takes', '÷ parsing', 'target'],
    row('parse the same days as JSON', took.parse),
    row('from the wire to checked days', took.open),
    row('year, year before, all tables', took.report),
    row('the page', took.page, `≤ ${MOST} ${isMet ? 'met' : 'missed'}`),
    row('a plan of counters (by a press)', took.plan),
  ]),
);
if (visits < VISITS_A_YEAR / 2)
  throw new Error(`only ${visits} visits: the year is too quiet to say anything`);
console.log(`targets: ${isMet ? 1 : 0} of 1 met`);

function written(all: readonly [string, Statistics][]): Uint8Array {
  const doc = new Y.Doc();
  openFiguresDoc(doc, () => {}).write(all);
  return Y.encodeStateAsUpdate(doc);
}

function opened(doc: Y.Doc, update: Uint8Array): ReadonlyMap<string, Statistics> {
  Y.applyUpdate(doc, update);
  return openFiguresDoc(doc, ({ key, problem }) => {
    throw new Error(`${key}: ${problem}`);
  }).all;
}

function timed<T>(run: () => T): { readonly ms: number; readonly value: T } {
  const began = performance.now();
  const value = run();
  return { ms: performance.now() - began, value };
}
