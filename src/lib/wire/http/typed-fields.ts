/** What people type into the forms of staff. The monitor loads none of it: its browsers lack these patterns. */
import * as z from 'zod/mini';
import { mixesScripts } from '../../domain/input/mixed-scripts.ts';
import { plainName } from '../../domain/input/typed-contact.ts';

/** The fewest and the most characters of a password that is chosen. */
export const PASSWORD_CHARACTERS = { least: 10, most: 200 } as const;

export const typedName = (charactersAtMost: number) =>
  z.pipe(z.string().check(z.trim(), z.minLength(1), z.maxLength(charactersAtMost)), plainName);

export const typedLogin = typedName(80);

/** The name of a new account: no word of it mixes letters that look alike. Older accounts keep their names. */
export const newName = typedName(80).check(z.refine((name) => !mixesScripts(name, 'names')));
export const newLogin = typedLogin.check(z.refine((login) => !mixesScripts(login, 'login')));

export const newPassword = z
  .string()
  .check(z.minLength(PASSWORD_CHARACTERS.least), z.maxLength(PASSWORD_CHARACTERS.most));

/** A password that exists already: it is compared, not judged. */
export const knownPassword = z.string().check(z.minLength(1), z.maxLength(200));
