/** The cells of an older system's list as spreadsheets write them: names of columns, days and times (rule B10). */
import { localDate, localTime, weekdayOf } from '../time.ts';
import type { LocalDate, LocalTime } from '../time.ts';
import { asciiDigits } from './typed-contact.ts';
import { monthNumber, splitDate } from './typed-date.ts';

/**
 * The columns, in any order; further ones are not read. Services as `passport` or `passport x2 + id-card`. `lane`: in
 * which it stood, so that a full day that was exported fits again.
 */
export const importColumns = [
  'date',
  'time',
  'services',
  'name',
  'mail',
  'birthDate',
  'phone',
  'language',
  'lane',
] as const;
export type ImportColumn = (typeof importColumns)[number];

/** What other systems call the columns, in small letters and without anything between them. */
const otherNames: Readonly<Record<ImportColumn, readonly string[]>> = {
  date: ['datum', 'tag', 'termindatum'],
  time: ['zeit', 'uhrzeit', 'beginn', 'terminzeit', 'startzeit'],
  services: ['service', 'leistung', 'leistungen', 'dienstleistung', 'dienstleistungen', 'anliegen'],
  name: ['vorundnachname', 'namen'],
  mail: ['email', 'emailadresse', 'mailadresse', 'emailaddress'],
  birthDate: ['dateofbirth', 'geburtsdatum', 'geburtstag', 'geborenam', 'gebdatum', 'geb'],
  phone: ['phonenumber', 'telephone', 'telefon', 'telefonnummer', 'tel', 'rufnummer', 'handy', 'mobil'],
  language: ['sprache'],
  lane: ['warteschlange', 'schlange'],
};

const columnsByName: ReadonlyMap<string, ImportColumn> = new Map(
  importColumns.flatMap((column) =>
    [column.toLowerCase(), ...otherNames[column]].map((name) => [name, column] as const),
  ),
);

/** The column that goes by this name, in German or English; null: none that an import reads. */
export const importColumn = (name: string): ImportColumn | null =>
  columnsByName.get(name.normalize('NFKC').toLowerCase().replace(/\P{L}/gu, '')) ?? null;

const WEEKDAYS: readonly (readonly string[])[] = [
  ['montag', 'monday'],
  ['dienstag', 'tuesday'],
  ['mittwoch', 'wednesday'],
  ['donnerstag', 'thursday'],
  ['freitag', 'friday'],
  ['samstag', 'saturday', 'sonnabend'],
  ['sonntag', 'sunday'],
];

const tidyCell = (cell: string): string =>
  asciiDigits(cell)
    .replace(/\p{Cf}/gu, '')
    .trim();

const DAY = /^(?:(\p{L}{2,})[.,]*\s+(?:den\s+)?(?=\d))?(.+?)(?:(?:T|,?\s+)(\d{1,2}:.*))?$/u;

interface DayCell {
  readonly weekday: string;
  readonly day: string;
  /** Null: none beside the day. */
  readonly time: string | null;
}

/** What stands in a cell with a day: a spreadsheet adds the weekday before and the time behind it. */
export function splitDayCell(cell: string): DayCell {
  const [, weekday = '', day = '', time = null] = DAY.exec(tidyCell(cell)) ?? [];
  return { weekday: weekday.toLowerCase(), day, time };
}

/** A day as `24.11.2026`, `24.11.26`, `2026-11-24`, `Di, 24. November 2026`; null: none, or of another weekday. */
export function readDay(cell: string): LocalDate | null {
  const { weekday, day: written } = splitDayCell(cell);
  const [day = '', month = '', year = ''] = splitDate(written) ?? [];
  const of = year.length === 2 ? `20${year}` : year;
  const date = localDate.safeParse(`${of}-${monthNumber(month.toLowerCase())}-${day.padStart(2, '0')}`);
  if (!date.success) return null;
  const names = WEEKDAYS[weekdayOf(date.data) - 1]!;
  return names.some((name) => name.startsWith(weekday)) ? date.data : null;
}

const TIME =
  /^(?:(.+?)(?:T|,?\s+))?(\d{1,2})(?:[:.](\d\d)(?:[:.]00(?:[.,]0+)?)?)?(?:\s*(Uhr|A\.?M\.?|P\.?M\.?)(?![\p{L}]))?$/iu;
/** A spreadsheet puts the day at which its calendar begins before a time alone. */
const BEGINNING = /1899|1900|1904/;

/** A time as `9:00`, `09:00:00`, `09.00`, `9 Uhr`, `9:00 AM`, also behind its day. Null: none, or of another day. */
export function readTime(cell: string, date: LocalDate): LocalTime | null {
  const [, before, hours, minutes, word = ''] = TIME.exec(tidyCell(cell)) ?? [];
  if (hours === undefined || (minutes === undefined && word === '')) return null;
  if (before !== undefined && !BEGINNING.test(before) && readDay(before) !== date) return null;
  const half = word.toUpperCase().replaceAll('.', '');
  const isHalf = half === 'AM' || half === 'PM';
  if (isHalf && (Number(hours) < 1 || Number(hours) > 12)) return null;
  const hour = isHalf ? (Number(hours) % 12) + (half === 'PM' ? 12 : 0) : Number(hours);
  const time = localTime.safeParse(`${String(hour).padStart(2, '0')}:${minutes ?? '00'}`);
  return time.success ? time.data : null;
}

/** The day and time of a row; what is wrong otherwise. A spreadsheet may write both into either cell. */
export function readMoment(
  dateCell: string,
  timeCell: string,
): { readonly date: LocalDate; readonly time: LocalTime } | 'date' | 'time' {
  const date = readDay(dateCell);
  if (date === null) return 'date';
  const { time: beside } = splitDayCell(dateCell);
  const besideDay = beside === null ? null : readTime(beside, date);
  if (beside !== null && besideDay === null) return 'date';
  const time = timeCell.trim() === '' ? besideDay : readTime(timeCell, date);
  if (time === null) return 'time';
  // Midnight is what a spreadsheet adds to a day without a time.
  return besideDay === null || besideDay === '00:00' || besideDay === time ? { date, time } : 'time';
}
