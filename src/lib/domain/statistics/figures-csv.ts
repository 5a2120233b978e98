/** The figures of some days as rows for a spreadsheet (rule S3): one number a row, so that any tool can sort them. */
import { serviceOf } from '../office/office.ts';
import type { Office } from '../office/office.ts';
import type { ServiceId } from '../ids.ts';
import type { Statistics } from './statistics.ts';
import { suggestByHour, suggestMinutes, visitsAnHour } from './suggest.ts';
import { percentile } from './tally.ts';

/** `of`: the weekday and hour, the service, the lane or both that the figure is about; empty: the whole office. */
export const figureColumns = ['from', 'until', 'figure', 'of', 'value'] as const;

const MEDIAN = 0.5;
const NINE_OF_TEN = 0.9;

/**
 * The column names, then the figures, each with its days. Minutes with one decimal, nothing where nothing was counted.
 * `target`: the minutes that a visitor may wait on average, for which counters are suggested (S2); null: none are.
 */
export function figureRows(office: Office, figures: Statistics, target: number | null = null): string[][] {
  const from = figures.days[0] ?? '';
  const until = figures.days.at(-1) ?? '';
  const row = (figure: string, value: number | null, of = ''): string[][] =>
    value === null ? [] : [[from, until, figure, of, String(Math.round(value * 10) / 10)]];
  const spread = (figure: string, counts: Statistics['waits']): string[][] => [
    ...row(`${figure}-median`, percentile(counts, MEDIAN)),
    ...row(`${figure}-90th`, percentile(counts, NINE_OF_TEN)),
  ];
  return [
    [...figureColumns],
    ...row('days', figures.days.length),
    ...row('appointments', figures.appointments),
    ...row('tickets', figures.tickets),
    ...row('finished', figures.finished),
    ...row('cancelled', figures.cancelled),
    ...row('moved', figures.moved),
    ...row('unconfirmed', figures.unconfirmed),
    ...row('no-shows', figures.noShows),
    ...row('missed', figures.missed),
    ...row('unserved', figures.unserved),
    ...row('left', figures.left),
    ...row('not-rendered', figures.notRendered),
    ...row('not-recorded', figures.notRecorded),
    ...spread('wait', figures.waits),
    ...spread('estimate-error', figures.estimateErrors),
    ...sortedEntries(figures.arrivals).flatMap(([hour, n]) => row('arrivals', n, hour)),
    ...sortedEntries(figures.services).flatMap(([id, s]) => [
      ...row('service-visits', s.visits, id),
      ...row('service-rendered', s.rendered, id),
      ...row('service-minutes-set', serviceOf(office, id as ServiceId)?.minutes ?? null, id),
      ...row('service-minutes-planned', mean(s.planned, s.visits), id),
      ...row('service-minutes-observed', mean(s.observed, s.visits), id),
      ...row('service-minutes-suggested', suggestMinutes(s), id),
    ]),
    ...sortedEntries(figures.lanes).flatMap(([id, l]) => [
      ...row('lane-minutes-open', l.open, id),
      ...row('lane-minutes-booked', l.booked, id),
      ...row('lane-minutes-served', l.served, id),
      ...row('lane-percent-used', mean(100 * l.served, l.open), id),
      ...row('lane-minutes-online', l.online, id),
      ...row('lane-minutes-booked-online', l.bookedOnline, id),
      ...row('lane-percent-booked-online', mean(100 * l.bookedOnline, l.online), id),
      ...row('lane-short-intervals-unused', l.unusedShort, id),
      ...sortedEntries(visitsAnHour(l)).flatMap(([hour, n]) =>
        row('lane-visits-an-hour', n, `${id} ${hour}`),
      ),
      ...sortedEntries(target === null ? {} : (suggestByHour(l, target) ?? {})).flatMap(([hour, n]) =>
        row('lane-counters-suggested', n, `${id} ${hour}`),
      ),
    ]),
  ];
}

const mean = (sum: number, of: number): number | null => (of > 0 ? sum / of : null);

const sortedEntries = <V>(record: Readonly<Record<string, V>>): [string, V][] =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
