import { pluralIn } from '../intl.ts';

const plural = pluralIn('ar');

/** In the genitive: for after `نحو`, `خلال`, `إلى`. */
export const minutesOf = (count: number): string =>
  plural(count, {
    zero: `${count} دقيقة`,
    one: 'دقيقة واحدة',
    two: 'دقيقتين',
    few: `${count} دقائق`,
    many: `${count} دقيقة`,
    other: `${count} دقيقة`,
  });
