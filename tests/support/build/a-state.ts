/** All that is known of an office, in memory: what `decide` reads, with its decisions carried out. */
import type { Day, DayEvent } from '../../../src/lib/domain/day/day.ts';
import { addEvent, appointmentOf, emptyDay } from '../../../src/lib/domain/day/day.ts';
import { daysInHorizon } from '../../../src/lib/domain/office/calendar.ts';
import type { DaySlots } from '../../../src/lib/domain/office/capacity.ts';
import { decide } from '../../../src/lib/domain/decide/decide.ts';
import type { Circumstances, Decision, Maker, OfficeState } from '../../../src/lib/domain/decide/decision.ts';
import type { ActorId, VisitId } from '../../../src/lib/domain/ids.ts';
import { freeSlots } from '../../../src/lib/domain/day/free-slots.ts';
import { lapsed } from '../../../src/lib/domain/upkeep/lapse.ts';
import { isMailConfirmed } from '../../../src/lib/domain/day/mail-confirmed.ts';
import { refusalsOf } from '../../../src/lib/domain/requests/answer.ts';
import { memoKey } from '../../../src/lib/domain/requests/memo.ts';
import type { Memo } from '../../../src/lib/domain/requests/memo.ts';
import type { Office } from '../../../src/lib/domain/office/office.ts';
import type { Person } from '../../../src/lib/domain/day/people.ts';
import type { Request } from '../../../src/lib/domain/requests/request.ts';
import { spansOf, withEarlier } from '../../../src/lib/domain/day/ticket.ts';
import type { BorrowedBlock } from '../../../src/lib/domain/day/ticket.ts';
import type { NumberBlock } from '../../../src/lib/domain/day/number-block.ts';
import { addDays, dateOf, daysBetween } from '../../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../../src/lib/domain/time.ts';
import type { Visit } from '../../../src/lib/domain/day/visit.ts';
import { actor, at } from './names.ts';
import { anOffice } from './an-office.ts';
import { birthDates } from './sealed.ts';

interface Given {
  readonly office?: Office;
  readonly now?: Instant;
  readonly events?: Iterable<DayEvent>;
  readonly people?: Iterable<Person>;
  /** Blocks by the name of the actor. */
  readonly numbers?: Readonly<Record<string, NumberBlock>>;
  /** Who stands behind actors, by their names. */
  readonly makers?: Readonly<Record<string, Maker>>;
  /** C3; left out: as they stand. */
  readonly holidaysFor?: OfficeState['holidaysFor'];
}

export interface State extends OfficeState {
  office: Office;
  now: Instant;
  day(date: LocalDate): Day;
  visit(id: VisitId): Visit;
  events(): DayEvent[];
  /** Decides and carries out, as the arbiter does. */
  take(request: Request, circumstances: Circumstances): Decision;
  /** Writes down what follows from no request: an offer, a reminder, a settlement. */
  carryOut(
    effects: Partial<Pick<Decision, 'events' | 'people' | 'memos' | 'office' | 'borrowedBlock'>>,
  ): void;
  /** Lets everything lapse that is due at `now`, on every day. */
  lapse(): DayEvent[];
}

/** P6: what the relay alone can read. */
const openedIn = (request: Request): Pick<Circumstances, 'birthDate'> =>
  request.kind === 'check-in' && request.by.with === 'birth-date'
    ? { birthDate: birthDates.open(request.by.sealed, request) }
    : {};

export function aState(given: Given = {}): State {
  const office = given.office ?? anOffice();
  const days = new Map<LocalDate, Day>();
  const people = new Map<VisitId, Person>();
  const memos = new Map<LocalDate, Map<string, Memo>>();
  const borrowedBlocks = new Map<ActorId, BorrowedBlock>();
  const day = (date: LocalDate): Day => {
    const known = days.get(date) ?? emptyDay(date);
    days.set(date, known);
    return known;
  };
  const add = (events: Iterable<DayEvent>): void => {
    for (const event of events) addEvent(day(event.date), event);
  };
  add(given.events ?? []);
  for (const person of given.people ?? []) people.set(person.id, person);

  const state: State = {
    office,
    now: given.now ?? at('07:50'),
    day,
    slots(date): DaySlots | null {
      const ahead = daysBetween(dateOf(state.now, state.office.timeZone), date);
      if (ahead < 0 || ahead > state.office.rules.horizonDays) return null;
      return freeSlots(state.office, day(date), state.now);
    },
    bookableDays: () =>
      daysInHorizon(state.office, dateOf(state.now, state.office.timeZone)).filter(
        (d) => state.slots(d) !== null,
      ),
    people: () => people,
    memos: (date) => memos.get(date) ?? null,
    numberHolders: (date) => [
      ...Object.entries(given.numbers ?? {}).map(([name, numbers]) => ({ actor: actor(name), numbers })),
      ...[...borrowedBlocks.values()].flatMap((borrowedBlock) =>
        spansOf(borrowedBlock).flatMap(({ numbers, from, until }) =>
          from <= date && date <= until ? [{ actor: borrowedBlock.actor, numbers }] : [],
        ),
      ),
    ],
    makerOf: (who) => Object.entries(given.makers ?? {}).find(([name]) => actor(name) === who)?.[1] ?? null,
    openAppointments(mail, origin) {
      const open = [...people.values()].filter(
        ({ id, contact }) => contact?.mail === mail && ['reserved', 'booked'].includes(state.visit(id).state),
      );
      const isConfirmed = ({ id }: Person): boolean =>
        isMailConfirmed(appointmentOf(day(state.visit(id).date), id)!, day);
      const isFromThere = ({ received }: Person): boolean => origin !== null && received?.origin === origin;
      return { confirmed: open.filter(isConfirmed).length, sameOrigin: open.filter(isFromThere).length };
    },
    holidaysFor: given.holidaysFor ?? (({ holidays }) => holidays),
    visit(id) {
      for (const { visits } of days.values()) {
        const found = visits.get(id);
        if (found !== undefined) return found;
      }
      throw new Error(`no visit ${id}`);
    },
    events: () => [...days.values()].flatMap((d) => [...d.events.values()]),
    take(request, circumstances) {
      state.now = circumstances.now;
      const decision = decide(state, request, { ...openedIn(request), ...circumstances });
      const { answer } = decision;
      if (!answer.ok && !refusalsOf(request.kind).some((reason) => reason === answer.reason))
        throw new Error(`${request.kind} is refused with ${answer.reason}, which its row does not list`);
      state.carryOut(decision);
      return decision;
    },
    carryOut(effects) {
      state.office = effects.office ?? state.office;
      add(effects.events ?? []);
      if (effects.borrowedBlock) {
        const { actor: who, from } = effects.borrowedBlock;
        borrowedBlocks.set(
          who,
          withEarlier(effects.borrowedBlock, borrowedBlocks.get(who) ?? null, addDays(from, -30)),
        );
      }
      for (const { person } of effects.people ?? []) people.set(person.id, person);
      for (const { date, record } of effects.memos ?? []) {
        memos.set(date, (memos.get(date) ?? new Map<string, Memo>()).set(memoKey(record), record));
      }
    },
    lapse() {
      const events = [...days.values()].flatMap((d) => lapsed(state.office, d, state.now, actor('arbiter')));
      add(events);
      return events;
    },
  };
  return state;
}
