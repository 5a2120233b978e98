/** What everyone in a simulated day shares: the office, its people and devices, time, chance and the ledger. */
import type { Answer } from '../../src/lib/domain/requests/answer.ts';
import type { RequestId, VisitId } from '../../src/lib/domain/ids.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type {
  Chance,
  VirtualCounter,
  VirtualDevice,
  VirtualKiosk,
  VirtualOffice,
  VirtualPhone,
} from '../support/office/index.ts';
import type { Ledger } from './ledger.ts';
import type { Person } from './person.ts';
import type { Promises } from './promises.ts';

export interface Asked {
  readonly device: VirtualDevice;
  readonly id: RequestId;
}

export class Scene {
  readonly office: VirtualOffice;
  readonly chance: Chance;
  readonly ledger: Ledger;
  readonly promises: Promises;
  readonly people: Person[] = [];
  readonly kiosks: VirtualKiosk[] = [];
  /** The counter at which the telephone stands. */
  telephone!: VirtualCounter;
  /** Devices that stay disconnected until the night is over (M14, M20). */
  readonly asleep = new Set<VirtualDevice>();
  /** What people have written down: the code of their appointment. */
  readonly codes = new Map<VisitId, string>();
  readonly phones = new Set<VirtualPhone>();
  /** Requests that still want an answer. */
  readonly open = new Map<RequestId, VirtualDevice>();
  /** When each request was made, by the true time. */
  readonly askedAt: Map<RequestId, Instant>;
  /** M18: when the relay went on with an older copy; null: it did not. */
  restoredAt: Instant | null = null;
  /** How many events the relay had when the devices were compared before; what is newer may be under way to them. */
  eventsBefore = 0;
  /** The day's work is done: no person acts any more. */
  over = false;

  constructor(
    office: VirtualOffice,
    chance: Chance,
    ledger: Ledger,
    promises: Promises,
    askedAt: Map<RequestId, Instant>,
  ) {
    this.askedAt = askedAt;
    this.office = office;
    this.chance = chance;
    this.ledger = ledger;
    this.promises = promises;
  }

  now(): Instant {
    return this.office.time.now();
  }

  at(time: Instant, run: () => void): void {
    this.office.time.at(time, () => {
      if (!this.over) run();
    });
  }

  after(ms: number, run: () => void): void {
    this.at(this.now() + ms, run);
  }

  note(operation: string): void {
    this.ledger.note(operation);
  }

  asked(device: VirtualDevice, id: RequestId): void {
    const request = device.pending().find((r) => r.id === id);
    const about = request !== undefined && 'visit' in request ? ` ${numberIn(device, request.visit)}` : '';
    this.note(`${device.name}${device.connected ? '' : ' (cut off)'} asks ${request?.kind ?? '?'}${about}`);
    this.open.set(id, device);
    this.askedAt.set(id, this.now());
  }

  /** Calls back once; never if the answer never comes. */
  whenAnswered(device: VirtualDevice, id: RequestId, run: (answer: Answer) => void): void {
    const look = (): void => {
      const answer = device.answer(id);
      if (answer !== null) run(answer);
      else this.after(4000, look);
    };
    this.after(2000, look);
  }

  phone(name: string): VirtualPhone {
    const phone = this.office.makePhone(name);
    this.phones.add(phone);
    return phone;
  }

  mailPhone(to: string): VirtualPhone | null {
    // For its button alone.
    const phone = this.office.makeMailPhone(to, { reads: [] });
    if (phone !== null) this.phones.add(phone);
    return phone;
  }

  /** Written down from what the office has. */
  knowCode(visit: VisitId): void {
    const event = this.telephone.said().subjects.get(visit);
    if (event?.kind === 'appointment') this.codes.set(visit, event.code);
  }

  /** A visitor is here for it already. */
  isTaken(visit: VisitId): boolean {
    return this.people.some((p) => p.visit === visit);
  }

  withNumber(number: string): Person | undefined {
    return this.people.find((p) => p.number === number);
  }
}

function numberIn(device: VirtualDevice, visit: string): string {
  if (device.identity.role === 'citizen') return visit.slice(0, 6);
  return (
    [...device.said().subjects.values()].find((s) => (s.id as string) === visit)?.number ?? visit.slice(0, 6)
  );
}
