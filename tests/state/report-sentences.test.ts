/** The sentence that screen readers read in the place of a picture of the report says what the picture shows (S1). */
import { describe, expect, test } from 'vitest';
import { reportTables } from '../../src/lib/domain/statistics/report-table.ts';
import type { ReportTable, ReportTableId } from '../../src/lib/domain/statistics/report-table.ts';
import { reportSentence } from '../../src/lib/ui/statistics/report-sentences.ts';
import { reportWords } from '../../src/lib/ui/statistics/report-words.ts';
import { anOffice } from '../support/build/index.ts';

const office = anOffice();
const words = reportWords(
  office,
  'de',
  (text) => ({ text: Object.values(text)[0]!, language: 'de' }) as never,
);

/** A table with these columns, and the values of each row in their order. */
const aTable = (
  id: ReportTableId,
  columns: readonly string[],
  rows: Readonly<Record<string, readonly (number | null)[]>>,
): ReportTable => ({
  id,
  columns: columns.map((column) => ({ id: column, unit: 'count' })),
  rows: Object.entries(rows).map(([row, values]) => ({ id: row, values })),
  countedDays: 5,
});

const [service] = office.services;
const [counter, otherCounter] = office.counters;
const [lane] = office.lanes;

describe('[S1] the sentence of a picture', () => {
  test.each<[ReportTable, RegExp]>([
    [aTable('visits', ['count'], { came: [40], finished: [37] }), /^Besuche: 40, davon bedient: 37\.$/],
    [
      aTable('outcomes', ['count'], { cancelled: [3], 'no-shows': [9] }),
      /^Am häufigsten: Nicht gekommen \(9\)\.$/,
    ],
    [aTable('byDay', ['came'], { '2026-11-23': [12], '2026-11-24': [31] }), /24\.11.*31/],
    [aTable('demand', ['1', '2'], { '08': [3, 4.5], '09': [2, 1] }), /Dienstag.*8.*4,5/],
    [aTable('times', ['median', 'ninetieth'], { wait: [6, 18] }), /höchstens 6 Minuten.*höchstens 18\.$/],
    [aTable('waitsByHour', ['ninetieth'], { '08': [11], '10': [25] }), /10.*25 Minuten/],
    [aTable('services', ['set', 'suggested'], { [service!.id]: [10, 15] }), /^Bei einem Anliegen/],
    [aTable('services', ['set', 'suggested'], { [service!.id]: [10, 10] }), /^Für keines/],
    [aTable('services', ['set', 'suggested'], { [service!.id]: [10, null] }), /^Für keines/],
    [aTable('lanes', ['used'], { [lane!.id]: [71] }), /71 %/],
    [
      aTable('counters', ['visits'], { [counter!.id]: [20], [otherCounter!.id]: [19] }),
      new RegExp(`${counter!.name}, 20\\.$`),
    ],
    [aTable('staffing', ['counters'], { [`${lane!.id} 1-08`]: [3] }), /Montag.*8.*3\.$/],
    [aTable('booked', ['share'], { online: [64] }), /^64 %/],
    // Today and tomorrow, of all.
    [aTable('leadDays', ['count'], { 0: [1], 1: [2], 2: [5], 7: [1] }), /^33,3 %/],
    [aTable('estimates', ['within'], { now: [82] }), /82/],
  ])('%#: $id', (table, said) => {
    expect(reportSentence(table, words)).toMatch(said);
  });

  test.each(reportTables)('of %s there is none where nothing was counted', (id) => {
    expect(reportSentence(aTable(id, [], {}), words)).toBeNull();
  });

  test('what was not counted is not told as zero', () => {
    const table = aTable('visits', ['count'], { came: [40], finished: [null] });
    expect(reportSentence(table, words)).toBeNull();
  });
});
