import { pluralIn } from '../intl.ts';

const plural = pluralIn('ru-RU');

/** In the genitive, behind `около` and `в течение`. */
export const minutesOf = (count: number): string =>
  plural(count, {
    one: `${count} минуты`,
    few: `${count} минут`,
    many: `${count} минут`,
    other: `${count} минуты`,
  });
