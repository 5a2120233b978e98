/**
 * The names of the months in the languages of citizens, as people write them in a date: also in the genitive, and in
 * Arabic as from Morocco to Iraq. A table and no `Intl`: what a date means must not depend on a browser's data.
 */
import { foldedWord } from './folded-word.ts';

/**
 * From January to December by language, several names of a month apart by spaces. Three letters are enough where they
 * tell it apart. The compiler asks for each language of the product (`src/lib/i18n/typed-words.ts`).
 */
export const monthNames = {
  de: [
    'januar jänner',
    'februar feber',
    'märz maerz mrz',
    'april',
    'mai',
    'juni',
    'juli',
    'august',
    'september',
    'oktober',
    'november',
    'dezember',
  ],
  en: [
    'january',
    'february',
    'march',
    'april',
    'may',
    'june',
    'july',
    'august',
    'september',
    'october',
    'november',
    'december',
  ],
  ar: [
    'يناير كانون-الثاني جانفي',
    'فبراير شباط فيفري',
    'مارس آذار',
    'أبريل إبريل نيسان أفريل',
    'مايو أيار ماي',
    'يونيو يونيه حزيران جوان',
    'يوليو يوليه يوليوز تموز جويلية',
    'أغسطس غشت آب أوت',
    'سبتمبر شتنبر أيلول',
    'أكتوبر تشرين-الأول',
    'نوفمبر نونبر تشرين-الثاني',
    'ديسمبر دجنبر كانون-الأول',
  ],
  pl: [
    'styczeń stycznia',
    'luty lutego',
    'marzec marca',
    'kwiecień kwietnia',
    'maj maja',
    'czerwiec czerwca',
    'lipiec lipca',
    'sierpień sierpnia',
    'wrzesień września',
    'październik października',
    'listopad listopada',
    'grudzień grudnia',
  ],
  ru: [
    'январь января',
    'февраль февраля',
    'март марта',
    'апрель апреля',
    'май мая',
    'июнь июня',
    'июль июля',
    'август августа',
    'сентябрь сентября',
    'октябрь октября',
    'ноябрь ноября',
    'декабрь декабря',
  ],
  tr: [
    'ocak',
    'şubat',
    'mart',
    'nisan',
    'mayıs',
    'haziran',
    'temmuz',
    'ağustos',
    'eylül',
    'ekim',
    'kasım',
    'aralık',
  ],
  uk: [
    'січень січня',
    'лютий лютого',
    'березень березня',
    'квітень квітня',
    'травень травня',
    'червень червня',
    'липень липня',
    'серпень серпня',
    'вересень вересня',
    'жовтень жовтня',
    'листопад листопада',
    'грудень грудня',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const MONTHS = monthNames.de.map((_, month) =>
  Object.values(monthNames).flatMap((names) => names[month]!.split(' ').map(foldedWord)),
);

const FEWEST_LETTERS = 3;

/** 1 to 12; null: no month, or letters that begin several. */
export function monthNamed(typed: string): number | null {
  const word = foldedWord(typed.trim());
  const whole = MONTHS.findIndex((names) => names.includes(word));
  if (whole >= 0) return whole + 1;
  if (word.length < FEWEST_LETTERS) return null;
  const begun = MONTHS.flatMap((names, index) =>
    names.some((name) => name.startsWith(word)) ? [index] : [],
  );
  return begun.length === 1 ? begun[0]! + 1 : null;
}
