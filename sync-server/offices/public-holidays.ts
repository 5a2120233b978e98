/** The public holidays of a state (rule C3), from the tables of `date-holidays`. */
import Holidays from 'date-holidays';
import type { Holiday } from '../../src/lib/domain/office.ts';
import { localDate } from '../../src/lib/domain/time.ts';

/** The holidays of some years, earliest first; null when the region is unknown. `region` as in ISO 3166-2, `DE-NW`. */
export function publicHolidays(region: string, from: number, to: number): Holiday[] | null {
  const [country = '', state] = region.split('-');
  const calendar = new Holidays();
  if (!(country in calendar.getCountries())) return null;
  if (state !== undefined && !(state in (calendar.getStates(country) ?? {}))) return null;
  if (state === undefined) calendar.init(country);
  else calendar.init(country, state);

  const holidays: Holiday[] = [];
  for (let year = from; year <= to; year++) {
    const english = new Map(publicOnes(calendar, year, 'en').map((h) => [h.date, h.name]));
    for (const { date, name } of publicOnes(calendar, year, 'de')) {
      const day = localDate.parse(date.slice(0, 10));
      if (holidays.some((h) => h.date === day)) continue;
      holidays.push({ date: day, name: { de: name, en: english.get(date) ?? name } });
    }
  }
  return holidays;
}

/** Observances, bank holidays and school holidays close no office. */
function publicOnes(calendar: Holidays, year: number, language: string): { date: string; name: string }[] {
  return calendar.getHolidays(year, language).filter((h) => h.type === 'public');
}
