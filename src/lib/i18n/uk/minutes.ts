import { pluralIn } from '../intl.ts';

const plural = pluralIn('uk-UA');

/** In the genitive, behind `близько` and `протягом`. */
export const minutesOf = (count: number): string =>
  plural(count, {
    one: `${count} хвилини`,
    few: `${count} хвилин`,
    many: `${count} хвилин`,
    other: `${count} хвилини`,
  });
