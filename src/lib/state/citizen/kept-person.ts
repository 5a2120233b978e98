/**
 * What a citizen has typed about a person, kept for the next booking on this device. Only who asks for it has it kept,
 * and no longer than the appointment for which it was typed is on this device.
 */
import * as z from 'zod/mini';
import { actorId } from '../../domain/ids.ts';
import type { ActorId } from '../../domain/ids.ts';

export const PERSON_KEY = 'foyer:person';
const typed = z.string().check(z.maxLength(300));

const person = z.object({
  name: typed,
  mail: typed,
  phone: typed,
  birth: z.object({ day: typed, month: typed, year: typed }),
});
export type KeptPerson = z.infer<typeof person>;

const kept = z.object({ actor: actorId, person });
/** `actor`: holds the appointment for which it was typed. */
export type HeldPerson = z.infer<typeof kept>;

/** `actor`: holds the appointment for which it was typed. */
export function keepPerson(actor: ActorId, { name, mail, phone, birth }: KeptPerson): void {
  try {
    localStorage.setItem(PERSON_KEY, JSON.stringify({ actor, person: { name, mail, phone, birth } }));
  } catch {
    // A browser that refuses to store has it typed once more.
  }
}

/** `held`: the authorizations on this device, all of them. What belongs to none of them is erased. */
export function keptPerson(held: readonly ActorId[]): HeldPerson | null {
  try {
    const text = localStorage.getItem(PERSON_KEY);
    if (text === null) return null;
    const found = kept.safeParse(JSON.parse(text));
    if (found.success && held.includes(found.data.actor)) return found.data;
    localStorage.removeItem(PERSON_KEY);
  } catch {
    dropPerson();
  }
  return null;
}

/** Erases it; with `actor` only what was typed for that one's appointment. */
export function dropPerson(actor?: ActorId): void {
  try {
    if (actor === undefined || keptFor() === actor) localStorage.removeItem(PERSON_KEY);
  } catch {
    // See above.
  }
}

/** Holds the appointment for which the kept person was typed. */
export function keptFor(): ActorId | null {
  try {
    const found = kept.safeParse(JSON.parse(localStorage.getItem(PERSON_KEY) ?? 'null'));
    return found.success ? found.data.actor : null;
  } catch {
    return null;
  }
}
