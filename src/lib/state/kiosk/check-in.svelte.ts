/** One visitor's check-in (A1–A4): asked once, shown from what is known of it. */
import type { BirthDate } from '../../domain/input/birth-date.ts';
import type { CheckInPass } from '../../domain/day/appointment.ts';
import { parsePass } from '../../domain/day/appointment.ts';
import type { Answer } from '../../domain/requests/answer.ts';
import { startsAround } from '../../domain/decide/decide-arrival.ts';
import { requestId } from '../../domain/ids.ts';
import type { RequestId } from '../../domain/ids.ts';
import { MOST_TRIES } from '../../domain/requests/request-fields.ts';
import type { Request, RequestOf } from '../../domain/requests/request.ts';
import { ANSWER_PATIENCE_MS } from '../../domain/decide/unclear-arrival.ts';
import type { Instant } from '../../domain/time.ts';
import { sealBirthDate } from '../../wire/sealed-birth-date.ts';
import { withdrawTicket } from '../tickets/awaited.svelte.ts';
import { arrivalOf } from './arrival.ts';
import type { Arrival } from './arrival.ts';
import { openTryPause } from './try-pause.svelte.ts';
import type { Workday } from '../workday/workday.svelte.ts';

type By = RequestOf<'check-in'>['by'];

export interface KioskCheckIn {
  /** Null: nothing has been asked. */
  readonly arrival: Arrival | null;
  /** Seconds until the next try (A2); 0: now. */
  readonly pause: number;
  /** What a scanner has read. Another code of the world gets the neutral screen without being asked. */
  withPass(text: string): void;
  withCode(code: string): void;
  withBirthDate(birthDate: BirthDate): void;
  /** A2: the time of one of several that share a birth date. */
  withStart(start: Instant): void;
  /** None of the times that were offered. */
  noneOfThem(): void;
  /** Once more, by the same visitor. */
  again(): void;
  /** The visitor has another number now: none of the tries is wanted any more, whatever becomes of it (A5). */
  takeBack(): void;
  /** The next visitor. How often this device was tried stays. */
  forget(): void;
  close(): void;
}

interface Asked {
  readonly id: RequestId;
  readonly tentative: Answer;
  readonly at: Instant;
  /** P6: in this page's memory alone, until its visitor has left the screen. */
  readonly birthDate: BirthDate | null;
  readonly around: readonly Instant[];
}

export function openKioskCheckIn(workday: Workday): KioskCheckIn {
  let asked = $state.raw<Asked | null>(null);
  /** What needs no asking: a foreign QR code, none of the times, a disk that is full. */
  let settled = $state.raw<Arrival | null>(null);
  let patient = $state(false);
  /** What this visitor has asked. */
  let tries: readonly Request[] = [];
  /** How often something was begun or left: what is still being sealed then is not asked any more. */
  let turns = 0;
  let patience: ReturnType<typeof setTimeout> | undefined;

  const arrival = $derived.by((): Arrival | null => {
    if (settled !== null || asked === null) return settled;
    const { tentative, at, around } = asked;
    const trackedRequest = workday.trackedRequest(asked.id);
    const isLive = workday.link.state === 'live';
    return arrivalOf({ trackedRequest, tentative, at, patient, around, isLive });
  });
  const pause = openTryPause(() => (arrival?.kind === 'neutral' ? (asked?.id ?? null) : null));

  /** P6: nothing that this device writes down has the birth date in clear. */
  async function askByBirthDate(birthDate: BirthDate, start: Instant | null): Promise<void> {
    const { office } = workday;
    if (office?.birthDateKey === undefined) return fail();
    const turn = ++turns;
    settled = { kind: 'checking' };
    const id = requestId.parse(crypto.randomUUID());
    const sealed = await sealBirthDate(birthDate, office.birthDateKey, { office: office.id, id });
    if (turn === turns) ask({ with: 'birth-date', sealed, start }, { id, birthDate });
  }

  function ask(by: By, named: { id?: RequestId; birthDate: BirthDate | null } = { birthDate: null }): void {
    const composed = workday.compose('check-in', { by }, named.id);
    if (composed === null) return fail();
    const tentative = workday.foresee(composed);
    // A4: staff must find them should the relay refuse what this device welcomes.
    const welcomed = tentative.ok && tentative.number !== null ? { welcomed: tentative.number } : {};
    const tried = tries.slice(-MOST_TRIES).map(({ id }) => id);
    const request = { ...composed, ...welcomed, ...(tried.length > 0 ? { tried } : {}) };
    settled = null;
    tries = [...tries, request];
    const { office, day, now } = workday;
    const unnamed = by.with === 'birth-date' && by.start === null && office !== null && day !== null;
    asked = {
      id: request.id,
      tentative,
      at: now,
      birthDate: named.birthDate,
      around: unnamed ? startsAround(office, day, now) : [],
    };
    patient = workday.link.state === 'live';
    clearTimeout(patience);
    patience = setTimeout(() => (patient = false), ANSWER_PATIENCE_MS);
    workday.ask(request).catch(() => (settled = { kind: 'not-saved' }));
  }

  /** Without asking: this cannot be an appointment of today here. */
  function fail(): void {
    turns++;
    asked = null;
    settled = { kind: 'neutral', notedAt: null };
    pause.countFailure();
  }

  function clear(): void {
    // A no counts, however soon the visitor leaves it.
    pause.update();
    clearTimeout(patience);
    turns++;
    asked = null;
    settled = null;
    patient = false;
  }

  return {
    get arrival() {
      return arrival;
    },
    get pause() {
      return pause.seconds;
    },
    withPass(text) {
      const pass = parsePass(text);
      if (pass.ok && isHere(pass.value, workday)) ask({ with: 'code', code: pass.value.code });
      else fail();
    },
    withCode: (code) => ask({ with: 'code', code }),
    withBirthDate: (birthDate) => void askByBirthDate(birthDate, null).catch(fail),
    withStart(start) {
      const birthDate = asked?.birthDate ?? null;
      if (birthDate !== null) askByBirthDate(birthDate, start).catch(fail);
    },
    noneOfThem: fail,
    again: clear,
    takeBack() {
      for (const request of tries) void withdrawTicket(workday, request);
      tries = [];
    },
    forget() {
      clear();
      tries = [];
    },
    close() {
      pause.close();
      clearTimeout(patience);
    },
  };
}

const isHere = ({ office, date }: CheckInPass, workday: Workday): boolean =>
  office === workday.office?.id && date === workday.today;
