/** A7: a block of walk-in numbers. Apart from what is done with it: each answer may name one. */
import * as z from 'zod/mini';

/**
 * The numbers of one holder, the same for every letter and every day. Blocks never overlap, so devices that cannot
 * hear each other never give out the same number.
 */
export const numberBlock = z
  .strictObject({
    from: z.int().check(z.minimum(0), z.maximum(9999)),
    to: z.int().check(z.minimum(0), z.maximum(9999)),
  })
  .check(z.refine((b) => b.from <= b.to, { path: ['to'], message: 'to is at least from' }));
export type NumberBlock = z.infer<typeof numberBlock>;
