/** The pictures of the page of statistics, and the choice of their period. */
import type { LocalDate } from '../../lib/domain/time.ts';
import { FALLBACK_LANGUAGE } from '../../lib/i18n/languages.ts';
import { statisticsMessages } from '../../lib/i18n/statistics.ts';
import BarChart from '../../lib/ui/statistics/BarChart.svelte';
import ChartLegend from '../../lib/ui/statistics/ChartLegend.svelte';
import ColumnChart from '../../lib/ui/statistics/ColumnChart.svelte';
import FigureCard from '../../lib/ui/statistics/FigureCard.svelte';
import FigureTable from '../../lib/ui/statistics/FigureTable.svelte';
import HeatMap from '../../lib/ui/statistics/HeatMap.svelte';
import PeriodChoice from '../../lib/ui/statistics/PeriodChoice.svelte';
import { ignore, show, snippet } from '../show.ts';
import type { Examples } from '../show.ts';

const series = [
  { id: 'planned', name: 'geplant' },
  { id: 'observed', name: 'gebraucht' },
];
const rows = [
  { id: 'pass', name: 'Reisepass beantragen', values: [20, 24], texts: ['20 min', '24 min'] },
  { id: 'card', name: 'Personalausweis', values: [15, null], texts: ['15 min', '–'] },
];
const hours = ['08', '09', '10'].map((id, i) => ({
  id,
  name: `${id} Uhr`,
  values: [4 * i + 2],
  texts: [String(4 * i + 2)],
}));

export const statisticsPictures: Examples = {
  'statistics/BarChart': show(BarChart, { series, rows }, { share: { most: 100 } }),
  'statistics/ChartLegend': show(ChartLegend, { series }),
  'statistics/ColumnChart': show(
    ColumnChart,
    { series: [series[0]!], rows: hours, tickText: String },
    { two: { series, rows: rows.map((row) => ({ ...row, name: row.id })) } },
  ),
  'statistics/FigureCard': show(
    FigureCard,
    {
      id: 'card',
      heading: 'Auslastung',
      sentence: 'Am stärksten ausgelastet: Hauptschalter.',
      tableLabel: 'Tabelle zeigen',
      picture: snippet('Bild'),
      table: snippet('Tabelle'),
    },
    { empty: { sentence: null, notes: ['Nicht gezählt.'], picture: undefined, table: undefined } },
  ),
  'statistics/FigureTable': show(FigureTable, {
    caption: 'Tabelle: Geplante und gebrauchte Zeit',
    about: 'Anliegen',
    columns: ['geplant', 'gebraucht'],
    rows: [
      { id: 'pass', name: 'Reisepass', texts: ['20 min', '24 min'] },
      { id: 'card', name: 'Personalausweis', texts: ['15 min', null] },
    ],
    noValue: '–',
    noValueSpoken: 'nicht gezählt',
  }),
  'statistics/HeatMap': show(HeatMap, {
    caption: 'Wann ist viel los?',
    about: 'Uhrzeit',
    columns: [
      { id: '1', name: 'Montag', short: 'Mo' },
      { id: '2', name: 'Dienstag', short: 'Di' },
    ],
    rows: [
      {
        id: '08',
        name: '8–9 Uhr',
        cells: [
          { value: 12, text: '12' },
          { value: 3.5, text: '3,5' },
        ],
      },
    ],
  }),
  'statistics/PeriodChoice': show(
    PeriodChoice,
    {
      m: statisticsMessages(FALLBACK_LANGUAGE).period,
      kind: 'four-weeks',
      period: { from: '2026-10-26' as LocalDate, until: '2026-11-22' as LocalDate },
      texts: ['Gezeigt: 26.10.2026 bis 22.11.2026'],
      isByCalendar: false,
      hasLater: false,
      onkind: ignore,
      onturn: ignore,
      onrange: ignore,
    },
    { range: { kind: 'range' }, month: { kind: 'month', isByCalendar: true } },
  ),
};
