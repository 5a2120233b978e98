/**
 * Who was told that a place is theirs, as they remember it, whatever the documents say. It stands at its time until
 * they give it up themselves, or staff do and tell them. None is lost or moved in silence.
 */
import { visitIn } from '../../src/lib/domain/day/day.ts';
import type { Day } from '../../src/lib/domain/day/day.ts';
import type { VisitId } from '../../src/lib/domain/ids.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { VirtualDevice } from '../support/office/index.ts';
import type { Ledger } from './ledger.ts';

/** A1: how long after the start an appointment lapses; as the office of the simulation has it. */
const LATE_MS = 5 * MINUTE_MS;

interface Promised {
  readonly start: Instant;
  /** B3: until then the button in the mail may be pressed; null: confirmed at once. */
  readonly activateBy: Instant | null;
  confirmed: boolean;
  /** How many requests to cancel or move it may have been granted: they and the lead may ask at once. */
  givenUp: number;
  /** How many of those are cancellations by the visitor. They count for what the appointment has become, too (B8.5). */
  cancelled: number;
  /** C11: a change of hours has put it outside. */
  outside: boolean;
  /** M18: the relay was restored from a copy that may not have it; a device of the office has. */
  lost: boolean;
}

export class Promises {
  readonly #ledger: Ledger;
  readonly #all = new Map<VisitId, Promised>();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  made(visit: VisitId, start: Instant, activateBy: Instant | null): void {
    const confirmed = activateBy === null;
    this.#all.set(visit, {
      start,
      activateBy,
      confirmed,
      givenUp: 0,
      cancelled: 0,
      outside: false,
      lost: false,
    });
  }

  /** The button was pressed and the answer was yes. */
  confirmed(visit: VisitId): void {
    const promised = this.#all.get(visit);
    if (promised !== undefined) promised.confirmed = true;
  }

  givesUp(visit: VisitId): void {
    const promised = this.#all.get(visit);
    if (promised !== undefined) promised.givenUp++;
  }

  /** What was asked for was refused: as far as that goes it still stands. */
  keeps(visit: VisitId): void {
    const promised = this.#all.get(visit);
    if (promised !== undefined) promised.givenUp--;
  }

  /** The visitor asks to cancel; they may not know yet that staff have moved the appointment. */
  cancels(visit: VisitId): void {
    this.givesUp(visit);
    const promised = this.#all.get(visit);
    if (promised !== undefined) promised.cancelled++;
  }

  keepsAfterAll(visit: VisitId): void {
    this.keeps(visit);
    const promised = this.#all.get(visit);
    if (promised !== undefined) promised.cancelled--;
  }

  isGivenUp(visit: VisitId): boolean {
    return (this.#all.get(visit)?.givenUp ?? 0) > 0;
  }

  putOutside(visits: readonly VisitId[]): void {
    for (const visit of visits) {
      const promised = this.#all.get(visit);
      if (promised !== undefined) promised.outside = true;
    }
  }

  /** The relay goes on with an older copy. What no device of the office holds is lost for good, unavoidably. */
  restored(devices: readonly VirtualDevice[]): void {
    for (const [visit, promised] of this.#all) {
      // A kiosk brings back its own alone.
      const staff = devices.filter(({ identity }) => identity.role !== 'kiosk');
      if (staff.some((device) => holds(device, visit, promised))) promised.lost = true;
      else this.#all.delete(visit);
    }
  }

  /** After each change of the relay's day. What was lost in a restore may still be on its way. */
  look(day: Day): void {
    for (const [visit, promised] of this.#all) {
      if (promised.lost) continue;
      this.#expect('a confirmed place is kept', day, visit, promised);
      if (promised.outside && promised.givenUp === 0)
        this.#expect('an appointment outside new hours stands until a user moves it', day, visit, promised);
    }
  }

  /** Everyone is back: so is everything that any device of the office held. */
  atTheEnd(day: Day): void {
    for (const [visit, promised] of this.#all) {
      const check = promised.lost
        ? 'what was confirmed comes back after a restore'
        : 'a confirmed place is kept';
      this.#expect(check, day, visit, promised);
    }
  }

  /** B8.5: cancelled by its visitor, who knew it by the id that it had before it was moved. */
  #isCancelledUnderOldId(day: Day, id: VisitId): boolean {
    const subject = day.subjects.get(id);
    const before = subject?.kind === 'appointment' ? (subject.movedFrom?.visit ?? null) : null;
    if (before === null) return false;
    return (this.#all.get(before)?.cancelled ?? 0) > 0 || this.#isCancelledUnderOldId(day, before);
  }

  #expect(
    check: Parameters<Ledger['expect']>[0],
    day: Day,
    id: VisitId,
    { start, activateBy, confirmed, givenUp }: Promised,
  ): void {
    const visit = visitIn(day, id);
    const holds = (): boolean => {
      if (visit === undefined || visit.due !== start) return false;
      if (visit.state === 'cancelled') return givenUp > 0 || this.#isCancelledUnderOldId(day, id);
      if (visit.state !== 'lapsed') return true;
      return visit.freeAt! >= start + LATE_MS || (!confirmed && visit.freeAt! >= activateBy!);
    };
    this.#ledger.expect(
      check,
      holds(),
      () => `${visit?.number ?? id} of ${new Date(start).toISOString()} is ${visit?.state ?? 'nowhere'}`,
    );
  }
}

/** With everything that makes it what was promised. */
function holds(device: VirtualDevice, visit: VisitId, { confirmed, activateBy }: Promised): boolean {
  const day = device.said();
  if (!day.subjects.has(visit)) return false;
  return (
    !confirmed || activateBy === null || (day.steps.get(visit) ?? []).some((e) => e.what === 'activated')
  );
}
