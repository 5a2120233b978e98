/**
 * The names of the months in the languages of citizens, as people write them in a date: also in the genitive, and in
 * Arabic as from Morocco to Iraq. A table and no `Intl`: what a date means must not hang on a browser's data.
 */

/** The names of each month. Three letters are enough where they tell it apart. */
const NAMES: readonly string[] = [
  'januar jänner january styczeń stycznia ocak январь января січень січня يناير كانون-الثاني جانفي',
  'februar feber february luty lutego şubat февраль февраля лютий лютого فبراير شباط فيفري',
  'märz maerz mrz march marzec marca mart март марта березень березня مارس آذار',
  'april kwiecień kwietnia nisan апрель апреля квітень квітня أبريل إبريل نيسان أفريل',
  'mai may maj maja mayıs май мая травень травня مايو أيار ماي',
  'juni june czerwiec czerwca haziran июнь июня червень червня يونيو يونيه حزيران جوان',
  'juli july lipiec lipca temmuz июль июля липень липня يوليو يوليه يوليوز تموز جويلية',
  'august sierpień sierpnia ağustos август августа серпень серпня أغسطس غشت آب أوت',
  'september wrzesień września eylül сентябрь сентября вересень вересня سبتمبر شتنبر أيلول',
  'oktober october październik października ekim октябрь октября жовтень жовтня أكتوبر تشرين-الأول',
  'november listopad listopada kasım ноябрь ноября листопад листопада نوفمبر نونبر تشرين-الثاني',
  'dezember december grudzień grudnia aralık декабрь декабря грудень грудня ديسمبر دجنبر كانون-الأول',
];

/** The same for a letter with its mark and without: keyboards lack them, and people leave them out. */
const folded = (word: string): string =>
  word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}\u0640]/gu, '')
    .replaceAll('ı', 'i')
    .replaceAll('ى', 'ي')
    .replace(/[\s-]+/gu, '-');

const MONTHS = NAMES.map((names) => names.split(' ').map(folded));

const FEWEST_LETTERS = 3;

/** 1 to 12; null: no month, or letters that begin several. */
export function monthNamed(typed: string): number | null {
  const word = folded(typed.trim());
  const whole = MONTHS.findIndex((names) => names.includes(word));
  if (whole >= 0) return whole + 1;
  if (word.length < FEWEST_LETTERS) return null;
  const begun = MONTHS.flatMap((names, index) =>
    names.some((name) => name.startsWith(word)) ? [index] : [],
  );
  return begun.length === 1 ? begun[0]! + 1 : null;
}
