/**
 * What a citizen has typed about a person, kept for the next booking on this device. Only who asks for it has it kept,
 * and no longer than the appointment for which it was typed is on this device.
 */
import * as z from 'zod/mini';
import { actorId } from '../../domain/ids.ts';
import type { ActorId } from '../../domain/ids.ts';

const KEY = 'foyer:person';
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
export function keepPerson(actor: ActorId, { name, mail, phone, birth }: KeptPerson): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ actor, person: { name, mail, phone, birth } }));
  } catch {
    // A browser that refuses to store has it typed once more.
  }
}

/** `held`: the authorizations on this device, all of them. What belongs to none of them is erased. */
export function keptPerson(held: readonly ActorId[]): KeptPerson | null {
  try {
    const text = localStorage.getItem(KEY);
    if (text === null) return null;
    const found = kept.safeParse(JSON.parse(text));
    if (found.success && held.includes(found.data.actor)) return found.data.person;
    localStorage.removeItem(KEY);
  } catch {
    dropPerson();
  }
  return null;
}

/** Erases it; with `actor` only what was typed for that one's appointment. */
export function dropPerson(actor?: ActorId): void {
  try {
    if (actor === undefined || keptFor() === actor) localStorage.removeItem(KEY);
  } catch {
    // See above.
  }
}

function keptFor(): ActorId | null {
  const found = kept.safeParse(JSON.parse(localStorage.getItem(KEY) ?? 'null'));
  return found.success ? found.data.actor : null;
}
