/** One visitor's check-in (A1–A4): asked once, shown from what is known of it. */
import type { BirthDate } from '../../domain/input/birth-date.ts';
import { askRelay } from '../../client/http/http.ts';
import { parsePass } from '../../domain/day/appointment.ts';
import { visitIn } from '../../domain/day/day.ts';
import type { Answer } from '../../domain/requests/answer.ts';
import { startsAround } from '../../domain/decide/decide-arrival.ts';
import { requestId } from '../../domain/ids.ts';
import type { OfficeId, RequestId } from '../../domain/ids.ts';
import { movedFromToday } from '../../domain/day/moved-away.ts';
import { MOST_TRIES } from '../../domain/requests/request-fields.ts';
import type { Request, RequestOf } from '../../domain/requests/request.ts';
import { ANSWER_PATIENCE_MS } from '../../domain/decide/unclear-arrival.ts';
import type { Text } from '../../domain/office/text.ts';
import type { Instant } from '../../domain/time.ts';
import { sealBirthDate } from '../../wire/sealed-birth-date.ts';
import { publicRoutes } from '../../wire/http/public-routes.ts';
import { withdrawTicket } from '../tickets/awaited.svelte.ts';
import { arrivalOf } from './arrival.ts';
import type { Arrival, CheckInWay } from './arrival.ts';
import { openTryPauses } from './try-pause.svelte.ts';
import type { FailedTry } from './try-pause.svelte.ts';
import type { Workday } from '../workday/workday.svelte.ts';

type By = RequestOf<'check-in'>['by'];

export interface KioskCheckIn {
  /** Null: nothing has been asked. */
  readonly arrival: Arrival | null;
  /** Seconds until the next try in this way (A2); 0: now. */
  pauseOf(way: CheckInWay): number;
  /** What a scanner has read. A code of another day, office or product is told apart without being asked. */
  withPass(text: string): void;
  withCode(code: string): void;
  withBirthDate(birthDate: BirthDate): void;
  /** A2: the time of one of several that share a birth date. */
  withStart(start: Instant): void;
  /** The visitor says that none of the offered times is theirs. */
  noneOfThem(): void;
  /** The same visitor tries once more. */
  again(): void;
  /** The visitor has another number now: none of the tries is wanted any more, whatever becomes of it (A5). */
  takeBack(): void;
  /** The next visitor. How often this device was tried stays. */
  forget(): void;
  close(): void;
}

interface Asked {
  readonly id: RequestId;
  readonly by: By;
  readonly way: CheckInWay;
  readonly optimistic: Answer;
  readonly at: Instant;
  /** P6: in this page's memory alone, until its visitor has left the screen. */
  readonly birthDate: BirthDate | null;
  readonly around: readonly Instant[];
}

export const openKioskCheckIn = (workday: Workday): KioskCheckIn => new CheckInOfVisitor(workday);

class CheckInOfVisitor implements KioskCheckIn {
  #asked = $state.raw<Asked | null>(null);
  /** What needs no asking: a QR code of another day, office or product, none of the times, a disk that is full. */
  #settled = $state.raw<Arrival | null>(null);
  #isPatient = $state(false);
  readonly #workday: Workday;
  readonly #pauses = openTryPauses(() => this.#failedTry());
  /** What this visitor has asked. */
  #tries: readonly Request[] = [];
  /** How often something was begun or left: what is still being sealed then is not asked any more. */
  #turns = 0;
  #patience: ReturnType<typeof setTimeout> | undefined;
  readonly arrival = $derived.by((): Arrival | null =>
    this.#settled !== null || this.#asked === null
      ? this.#settled
      : arrivalHere(this.#workday, this.#asked, this.#isPatient),
  );

  constructor(workday: Workday) {
    this.#workday = workday;
  }

  pauseOf(way: CheckInWay): number {
    return this.#pauses.seconds(way);
  }

  withPass(text: string): void {
    const pass = parsePass(text);
    if (!pass.ok) return this.#settle({ kind: 'foreign' });
    const { office, date, code } = pass.value;
    if (office !== this.#workday.office?.id) return void this.#nameOffice(office);
    if (date !== this.#workday.today) return this.#settle({ kind: 'other-day', date, isMoved: false });
    this.#ask('scan', { with: 'code', code });
  }

  withCode(code: string): void {
    this.#ask('code', { with: 'code', code });
  }

  withBirthDate(birthDate: BirthDate): void {
    this.#askByBirthDate(birthDate, null).catch(() => this.noneOfThem());
  }

  withStart(start: Instant): void {
    const birthDate = this.#asked?.birthDate ?? null;
    if (birthDate !== null) this.#askByBirthDate(birthDate, start).catch(() => this.noneOfThem());
  }

  /** Also where the birth date leads to no appointment that this visitor can have. */
  noneOfThem(): void {
    this.#settle({ kind: 'neutral' });
    this.#pauses.countFailure('birth-date');
  }

  again(): void {
    // A no counts, however soon the visitor leaves it.
    this.#pauses.update();
    clearTimeout(this.#patience);
    this.#turns++;
    this.#asked = null;
    this.#settled = null;
    this.#isPatient = false;
  }

  takeBack(): void {
    for (const request of this.#tries) void withdrawTicket(this.#workday, request);
    this.#tries = [];
  }

  forget(): void {
    this.again();
    this.#tries = [];
  }

  close(): void {
    this.#pauses.close();
    clearTimeout(this.#patience);
  }

  /** The try on the screen, where its answer is a no. */
  #failedTry(): FailedTry | null {
    const [asked, arrival] = [this.#asked, this.arrival];
    return asked !== null && arrival !== null && isGuess(arrival) ? { way: asked.way, id: asked.id } : null;
  }

  /** P6: nothing that this device writes down has the birth date in clear. */
  async #askByBirthDate(birthDate: BirthDate, start: Instant | null): Promise<void> {
    const { office } = this.#workday;
    if (office?.birthDateKey === undefined) return this.noneOfThem();
    const turn = ++this.#turns;
    this.#settled = { kind: 'checking' };
    const id = requestId.parse(crypto.randomUUID());
    const sealed = await sealBirthDate(birthDate, office.birthDateKey, { office: office.id, id });
    if (turn !== this.#turns) return;
    this.#ask('birth-date', { with: 'birth-date', sealed, start }, { id, birthDate });
  }

  #ask(
    way: CheckInWay,
    by: By,
    named: { id?: RequestId; birthDate: BirthDate | null } = { birthDate: null },
  ): void {
    const workday = this.#workday;
    const composed = composeCheckIn(workday, { by, tries: this.#tries, id: named.id });
    // The office is unknown: the page takes no visitors.
    if (composed === null) return this.#settle({ kind: 'not-saved' });
    const { request, optimistic } = composed;
    this.#settled = null;
    this.#tries = [...this.#tries, request];
    const around = startsToChooseFrom(workday, by);
    const { birthDate } = named;
    this.#asked = { id: request.id, by, way, optimistic, at: workday.now, birthDate, around };
    this.#isPatient = workday.link.state === 'live';
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => (this.#isPatient = false), ANSWER_PATIENCE_MS);
    workday.ask(request).catch(() => (this.#settled = { kind: 'not-saved' }));
  }

  /** What came of it without asking. */
  #settle(as: Arrival): void {
    this.#turns++;
    this.#asked = null;
    this.#settled = as;
  }

  /** A1: the names of other offices are public. Cut off, the kiosk says that it is another one. */
  async #nameOffice(id: OfficeId): Promise<void> {
    this.#settle({ kind: 'other-office', office: id, name: null });
    const turn = this.#turns;
    const name = await nameOf(id);
    if (turn === this.#turns && name !== null) this.#settled = { kind: 'other-office', office: id, name };
  }
}

/** A2: a code or a birth date that may be guessed. A QR code of another day, office or product is no guess. */
const isGuess = ({ kind }: Arrival): boolean => kind === 'unknown' || kind === 'neutral';

/** What is shown of a try, from what this device knows now. */
function arrivalHere(workday: Workday, asked: Asked, patient: boolean): Arrival {
  const { office, day, link } = workday;
  return arrivalOf({
    ...asked,
    patient,
    trackedRequest: workday.trackedRequest(asked.id),
    isLive: link.state === 'live',
    window: office?.rules.checkIn ?? { before: 0, after: 0 },
    visitOf: (id) => (day === null ? null : (visitIn(day, id) ?? null)),
    movedTo: asked.by.with === 'code' && day !== null ? movedFromToday(day, asked.by.code) : null,
  });
}

interface Composing {
  readonly by: By;
  /** What this visitor has asked before. */
  readonly tries: readonly Request[];
  readonly id: RequestId | undefined;
}

/** The request, and what this device makes of it; null: the office is unknown. */
function composeCheckIn(
  workday: Workday,
  { by, tries, id }: Composing,
): { readonly request: RequestOf<'check-in'>; readonly optimistic: Answer } | null {
  const composed = workday.compose('check-in', { by }, id);
  if (composed === null) return null;
  const optimistic = workday.predict(composed);
  // A4: staff must find them should the relay refuse what this device welcomes.
  const welcomed = optimistic.ok && optimistic.number !== null ? { welcomed: optimistic.number } : {};
  const tried = tries.slice(-MOST_TRIES).map((one) => one.id);
  return { request: { ...composed, ...welcomed, ...(tried.length > 0 ? { tried } : {}) }, optimistic };
}

/** A2: for a birth date that names no start. */
function startsToChooseFrom({ office, day, now }: Workday, by: By): readonly Instant[] {
  const isUnnamed = by.with === 'birth-date' && by.start === null;
  return isUnnamed && office !== null && day !== null ? startsAround(office, day, now) : [];
}

/** Null: the relay cannot be asked, or does not know the office. */
async function nameOf(id: OfficeId): Promise<Text | null> {
  const reply = await askRelay(publicRoutes.offices, {});
  return (reply.ok ? reply.value.find((office) => office.id === id) : undefined)?.name ?? null;
}
