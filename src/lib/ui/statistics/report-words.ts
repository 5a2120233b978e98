/** What the report's tables, rows, columns and values are called, in the reader's language and with the office's names. */
import type { Office } from '../../domain/office/office.ts';
import { inFirstLanguage } from '../../domain/office/text.ts';
import type { PickedText, Text } from '../../domain/office/text.ts';
import type { ReportWords } from '../../domain/statistics/report-csv.ts';
import type { ReportTableId, ReportUnit } from '../../domain/statistics/report-table.ts';
import type { LocalDate } from '../../domain/time.ts';
import { numberText, shortDate, shortMonth, weekdayName } from '../../i18n/format.ts';
import { statisticsMessages } from '../../i18n/statistics.ts';
import type { StatisticsMessages } from '../../i18n/statistics.ts';
import { plainText, sentence } from '../phrase.ts';
import type { Phrase } from '../phrase.ts';

export interface ShownWords extends ReportWords {
  readonly m: StatisticsMessages;
  /** The name of a row with its language, for what shows it alone. */
  rowPhrase(table: ReportTableId, id: string): Phrase;
  /** A column's name where there is little room. */
  shortColumn(table: ReportTableId, id: string): string;
  number(value: number): string;
  withUnit(value: number, unit: ReportUnit): string;
  weekday(id: string): string;
}

interface Named {
  readonly id: string;
  readonly name: Text | string;
}

/** `pick`: a text of the office in the reader's language, where it has one. */
export function reportWords(office: Office, language: string, pick: (text: Text) => PickedText): ShownWords {
  const m = statisticsMessages(language);
  const number = (value: number): string => numberText(value, language);
  const hour = (id: string): string => m.hour(String(Number(id)), String(Number(id) + 1));
  const weekday = (id: string): string => weekdayName(Number(id), language, 'longWeekday');
  const nameIn = (all: readonly Named[], id: string): Phrase => {
    const name = all.find((one) => one.id === id)?.name;
    if (name === undefined) return m.gone(id);
    return typeof name === 'string' ? inFirstLanguage(name, office.languages) : pick(name);
  };

  function rowPhrase(table: ReportTableId, id: string): Phrase {
    switch (table) {
      case 'byDay':
        return id.length === 'YYYY-MM'.length
          ? shortMonth(id, language)
          : shortDate(id as LocalDate, language);
      case 'demand':
      case 'waitsByHour':
        return hour(id);
      case 'services':
        return nameIn(office.services, id);
      case 'lanes':
        return nameIn(office.lanes, id);
      case 'counters':
        return nameIn(office.counters, id);
      case 'staffing': {
        const { lane, day, hour: at } = staffingKey(id);
        return sentence((name) => m.laneHour(name, weekday(day), hour(at)), nameIn(office.lanes, lane));
      }
      default:
        return m.rows[id as keyof typeof m.rows];
    }
  }

  return {
    m,
    header: m.csv.header,
    table: (id) => m.tables[id],
    about: (id) => m.abouts[id],
    row: (table, id) => plainText(rowPhrase(table, id)),
    rowPhrase,
    column: (table, id) => (table === 'demand' ? weekday(id) : m.columns[id as keyof typeof m.columns]),
    shortColumn: (table, id) =>
      table === 'demand'
        ? weekdayName(Number(id), language, 'weekday')
        : m.columns[id as keyof typeof m.columns],
    unit: (unit) => m.units[unit],
    number,
    withUnit: (value, unit) => m.withUnit[unit](number(value)),
    weekday,
  };
}

/** A row of the staffing table: `main 1-08`. */
export function staffingKey(id: string): {
  readonly lane: string;
  readonly day: string;
  readonly hour: string;
} {
  const [lane = '', key = ''] = id.split(' ');
  return { lane, day: key.slice(0, 1), hour: key.slice(2) };
}
