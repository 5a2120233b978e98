/** One person more in the town: a name that must be seen nowhere, a service, a birth date. */
import { day } from '../support/build/index.ts';
import { Person } from './person.ts';
import type { Scene } from './scene.ts';
import { servicesLine } from './the-office.ts';

/** How they come to the office. */
export type Kind = 'booked ahead' | 'booked today' | 'phoned' | 'walk-in';

/** A2: few enough that two who are expected sometimes share one. */
const BIRTH_DATES = Array.from({ length: 40 }, (_, i) => day(`${1940 + i}-0${1 + (i % 9)}-17`));

export function newPerson({ people, chance }: Scene, kind: Kind): Person {
  const person = new Person(
    `Person ${people.length + 1} Geheim`,
    servicesLine(chance, kind !== 'walk-in'),
    chance.pick(BIRTH_DATES),
  );
  people.push(person);
  return person;
}
