/** A person with a service, in the flesh. */
import type { ServiceId, VisitId } from '../../src/lib/domain/ids.ts';
import type { Choice } from '../../src/lib/domain/office/office.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { choose } from '../support/build/index.ts';

/** Where a person is in the flesh, whatever the documents say. */
export type Whereabouts = 'away' | 'waiting' | 'out' | 'walking' | 'at-counter' | 'gone';

export class Person {
  readonly name: string;
  readonly services: readonly Choice[];
  /** Not theirs alone (A2), but with no other of the same time. */
  readonly birthDate: LocalDate;
  where: Whereabouts = 'away';
  /** The appointment to which they are on their way. */
  comesFor: VisitId | null = null;
  number: string | null = null;
  visit: VisitId | null = null;
  /** The counter that served them to the end. */
  servedAt: string | null = null;

  constructor(name: string, service: string, birthDate: LocalDate) {
    this.name = name;
    this.services = [choose(service)];
    this.birthDate = birthDate;
  }
  get service(): ServiceId {
    return this.services[0]!.service;
  }
}
