import { pluralIn } from '../intl.ts';

const plural = pluralIn('pl-PL');

/** In the genitive, behind `około` and `w ciągu`. */
export const minutesOf = (count: number): string =>
  plural(count, {
    one: `${count} minuty`,
    few: `${count} minut`,
    many: `${count} minut`,
    other: `${count} minuty`,
  });
