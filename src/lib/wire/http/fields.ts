/** Fields that several bodies and replies share. */
import { z } from 'zod';

/** A reply that says no more than that it is done. */
export const done = z.object({ ok: z.literal(true) }).transform(() => null);
