/** A clerk at a counter: calls, waits, repeats, serves, parks, sends on, errs, and takes a break. */
import type { RequestId, VisitId } from '../../src/lib/domain/ids.ts';
import { laneOf, serviceOf } from '../../src/lib/domain/office/office.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { Visit } from '../../src/lib/domain/day/visit.ts';
import type { VirtualCounter } from '../support/office/index.ts';
import type { Person } from './person.ts';
import { waitOn } from './arrive.ts';
import type { Scene } from './scene.ts';
import { OPENS, serviceMinutes } from './the-office.ts';

const SECOND = 1000;
const REPEAT_AFTER = 60 * SECOND;

export class Clerk {
  readonly counter: VirtualCounter;
  readonly #scene: Scene;
  readonly #break: Instant;
  /** Who stands or sits here in the flesh, and until when the work takes. */
  #guest: { readonly person: Person; readonly visit: VisitId; until: Instant } | null = null;
  #lastCall: Instant = 0;
  #parked: { readonly visit: VisitId; readonly person: Person; readonly until: Instant } | null = null;
  worked = 0;

  constructor(scene: Scene, counter: VirtualCounter) {
    this.#scene = scene;
    this.counter = counter;
    this.#break = OPENS + scene.chance.between(180, 300) * MINUTE_MS;
    scene.at(OPENS + scene.chance.between(0, 3) * MINUTE_MS, () => this.#tick());
  }

  #tick(): void {
    const { chance } = this.#scene;
    if (this.#scene.over) return;
    this.#work();
    this.#scene.after(chance.between(10, 20) * SECOND, () => this.#tick());
  }

  #work(): void {
    const now = this.#scene.now();
    if (this.#guest !== null) return this.#serve(now);
    if (this.#parked !== null && this.#parked.until <= now && this.counter.current() === null)
      return this.#resume();
    const current = this.counter.current();
    if (current?.state === 'called') return this.#waitFor(current, now);
    // The screen has a visitor here who is not: a slip of before the outage. It is put right.
    if (current?.state === 'serving') return void this.#step('finish', current.id);
    if (now > this.#break && now < this.#break + 30 * MINUTE_MS) return;
    this.#callNext(now);
  }

  #callNext(now: Instant): void {
    const next = this.counter.next();
    if (next !== null) this.#call(next.visit, now);
    else this.#takeIn();
  }

  #call(visit: Visit, now: Instant): void {
    if (this.#step('call', visit.id) === null) return;
    // The wrong button, and taken back at once.
    if (this.#scene.chance.yes(0.01) && this.#step('undo', visit.id) !== null) return;
    this.#lastCall = now;
    this.#announce(visit);
  }

  /** The monitor shows it, or a cut-off counter calls it out. */
  #announce(visit: Visit): void {
    const { chance } = this.#scene;
    const heard = chance.yes(this.counter.connected ? 0.95 : 0.7);
    if (!heard) return;
    this.#scene.after(chance.between(10, 50) * SECOND, () => {
      const person = this.#scene.withNumber(visit.number);
      if (person === undefined || person.where !== 'waiting') return;
      person.where = 'walking';
      this.#scene.after(chance.between(5, 30) * SECOND, () => this.#receive(person));
    });
  }

  /** A visitor stands here: the screen is made to say so. */
  #receive(person: Person): void {
    const current = this.counter.current();
    const visit = this.#visitOf(person);
    const free = current === null || current.id === visit;
    if (this.#guest !== null || !free || visit === null || this.#step('start', visit) === null)
      return waitOn(this.#scene, person);
    const { chance } = this.#scene;
    person.where = 'at-counter';
    const planned = serviceOf(this.counter.office(), person.service)!;
    const takes = serviceMinutes(chance, planned) * MINUTE_MS;
    this.#guest = { person, visit, until: this.#scene.now() + takes };
    this.worked += takes;
  }

  #visitOf(person: Person): VisitId | null {
    const { visits, numbers } = this.counter.day();
    if (person.visit !== null && visits.has(person.visit)) return person.visit;
    return person.number === null ? null : (numbers.get(person.number)?.[0] ?? null);
  }

  #waitFor(current: Visit, now: Instant): void {
    if (now - this.#lastCall < REPEAT_AFTER) return;
    this.#lastCall = now;
    if (current.calls < this.counter.office().rules.calls) {
      if (this.#step('repeat', current.id) !== null) this.#announce(current);
    } else {
      this.#step('miss', current.id);
    }
  }

  #serve(now: Instant): void {
    const { person, visit, until } = this.#guest!;
    const { chance } = this.#scene;
    if (now < until) {
      // A form is missing: they fill it in outside and come back.
      if (this.#parked === null && until - now > 4 * MINUTE_MS && chance.yes(0.0015)) {
        if (this.#step('park', visit) === null) return;
        this.#guest = null;
        this.#parked = { visit, person, until: now + chance.between(3, 10) * MINUTE_MS };
      }
      return;
    }
    if (chance.yes(0.02) && this.#sendOn(person, visit)) return;
    this.#step('finish', visit);
    if (chance.yes(0.01)) this.#slip(visit);
    person.where = 'gone';
    person.servedAt = this.counter.counter;
    this.#guest = null;
  }

  /** Finished by mistake, taken back, finished. */
  #slip(visit: VisitId): void {
    if (this.#step('undo', visit) !== null) this.#step('finish', visit);
  }

  #sendOn(person: Person, visit: VisitId): boolean {
    const { counter } = this.counter;
    const lane = laneOf(this.counter.office(), this.counter.seat().lanes.at(-1)!)!;
    // Q5: now and then to one colleague.
    const able = this.counter.office().counters.filter((c) => c.id !== counter && c.lanes.includes(lane.id));
    const to = able.length > 0 && this.#scene.chance.yes(0.3) ? this.#scene.chance.pick(able).id : null;
    const asked = this.counter.tryAsk('transfer', { visit, counter, lane: lane.id, to });
    if (asked === null) return false;
    this.#scene.asked(this.counter, asked);
    person.where = 'waiting';
    this.#guest = null;
    return true;
  }

  #resume(): void {
    const { visit, person } = this.#parked!;
    this.#parked = null;
    if (this.#step('resume', visit) === null) return waitOn(this.#scene, person);
    this.#guest = { person, visit, until: this.#scene.now() + 2 * MINUTE_MS };
  }

  /** A8: the list is empty, but people sit there with numbers that this counter has not heard of. */
  #takeIn(): void {
    const known = this.counter.day().numbers;
    const lanes = new Set(this.counter.seat().lanes.map((id) => laneOf(this.counter.office(), id)!.letter));
    const person = this.#scene.people.find(
      (p) => p.where === 'waiting' && p.number !== null && lanes.has(p.number[0]!) && !known.has(p.number),
    );
    if (person === undefined) return this.#askWhoIsHere(lanes);
    const { counter } = this.counter;
    const asked = this.counter.tryAsk('take-in', { number: person.number!, counter });
    if (asked !== null) this.#scene.asked(this.counter, asked);
  }

  /** A visitor sits there whose arrival this screen has not heard of: the kiosk of which they came is cut off. */
  #askWhoIsHere(lanes: ReadonlySet<string>): void {
    const { visits } = this.counter.day();
    const person = this.#scene.people.find((p) => {
      const state = p.where === 'waiting' && p.visit !== null ? visits.get(p.visit)?.state : undefined;
      return (
        (state === 'booked' || state === 'lapsed' || state === 'cancelled') &&
        p.number !== null &&
        lanes.has(p.number[0]!)
      );
    });
    if (person !== undefined) this.#receive(person);
  }

  #step(kind: Parameters<VirtualCounter['step']>[0], visit: VisitId): RequestId | null {
    const asked = this.counter.step(kind, visit);
    if (asked !== null) this.#scene.asked(this.counter, asked);
    return asked;
  }
}
