/** Fields that several bodies and replies share. */
import * as z from 'zod/mini';

/** What a browser calls itself, so that the same member there is the same actor. */
export const browserName = z.string().check(z.regex(/^[\w-]{8,80}$/, '8 to 80 of A-Z a-z 0-9 _ -'));

/** A reply that says no more than that it is done. */
export const done = z.pipe(
  z.object({ ok: z.literal(true) }),
  z.transform(() => null),
);
