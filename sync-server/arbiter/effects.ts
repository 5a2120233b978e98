/** Carries a decision out on the documents of an office, and notes the visits that something happened to. */
import type { Day, DayEvent } from '../../src/lib/domain/day/day.ts';
import type { StepEvent } from '../../src/lib/domain/day/step-event.ts';
import type { Decision } from '../../src/lib/domain/decide/decision.ts';
import type { VisitId } from '../../src/lib/domain/ids.ts';
import { isOfficeRecord } from '../../src/lib/domain/office/office.ts';
import { isNameless } from '../../src/lib/domain/day/people.ts';
import type { Memo } from '../../src/lib/domain/requests/memo.ts';
import { memoKey } from '../../src/lib/domain/requests/memo.ts';
import { isErasedEnquiry } from '../../src/lib/domain/requests/open-item.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import type { BoardWriter } from './board-writer.ts';
import type { OfficeRecord } from './office-record.ts';
import type { OfficeStaff } from './office-staff.ts';
import type { OpenDays } from './open-days.ts';

/** A visit that something happened to: devices that may act for it have to hear of it. */
export interface Touched {
  readonly date: LocalDate;
  readonly visit: VisitId;
}

/** What a decision writes; each part may be missing. */
export type Effects = Partial<
  Pick<Decision, 'events' | 'people' | 'memos' | 'office' | 'borrowedBlock' | 'log'>
> & {
  /** P3: by `memoKey`. */
  readonly erasedMemos?: readonly { readonly date: LocalDate; readonly key: string }[];
};

export interface EffectsParts {
  readonly record: OfficeRecord;
  readonly staff: OfficeStaff;
  readonly board: BoardWriter;
  readonly days: OpenDays;
  readonly today: () => LocalDate;
}

export interface EffectsWriter {
  /** Whether all that a decision writes can be written, so that none is carried out by half. */
  fits(effects: Effects): boolean;
  carryOut(effects: Effects, now: Instant): void;
  /** The visits that something happened to since the last time. */
  takeTouched(): Touched[];
  /** The calls since the last time, repeated ones too. */
  takeCalls(): StepEvent[];
}

export function openEffectsWriter({ record, staff, board, days, today }: EffectsParts): EffectsWriter {
  const touched = new Map<VisitId, Touched>();
  let calls: StepEvent[] = [];

  function changeOffice(to: NonNullable<Effects['office']>, now: Instant): void {
    record.change(to);
    board.markStale();
    days.refreshAll(now);
    // C3: from other hours follow other offers and other times to look again.
    for (const date of days.all.keys()) if (date >= today()) days.noteChanged(date);
  }

  function append(events: readonly DayEvent[], now: Instant): void {
    for (const [date, group] of Map.groupBy(events, (f) => f.date)) {
      const { events: doc } = days.all.get(date)!;
      doc.append(group);
      days.noteChanged(date);
      if (date === today()) board.markStale();
      for (const f of group) {
        // A hold stands on the day that it is for, the visit that it was offered to on its own.
        if (f.kind !== 'appointment' && f.kind !== 'ticket' && f.kind !== 'step') continue;
        if (f.kind === 'step' && (f.what === 'called' || f.what === 'repeated')) calls.push(f);
        const visit = f.kind === 'step' ? f.of : f.id;
        touched.set(visit, { date, visit });
      }
      if (group.some((f) => takesPlaces(f, doc.day))) days.refresh(date, now);
    }
  }

  function writePeople({ people = [], erasedMemos = [], memos = [] }: Effects): void {
    for (const { date, person } of people) {
      days.all.get(date)!.people.write([[person.id, person]]);
      touched.set(person.id, { date, visit: person.id });
      if (isNameless(person)) days.noteErased(date);
    }
    for (const { date, key } of erasedMemos) {
      days.all.get(date)!.memos.write([], [key]);
      days.noteErased(date);
    }
    for (const { date, record } of memos) {
      const { memos: doc } = days.all.get(date)!;
      const before = doc.all.get(memoKey(record));
      // P3: an overwrite leaves the old record on the disk.
      if (before !== undefined && holdsErasable(before) && !holdsErasable(record)) days.noteErased(date);
      doc.write([[memoKey(record), record]]);
      days.noteChanged(date);
      const visit = visitOfMemo(record);
      if (visit !== null) touched.set(visit, { date, visit });
    }
  }

  return {
    fits({ events = [], people = [], memos = [], office: changedOffice = null }) {
      const open = [...events, ...people, ...memos].every(({ date }) => days.all.has(date));
      return (
        open &&
        [...Map.groupBy(events, (f) => f.date)].every(([date, group]) =>
          days.all.get(date)!.events.fits(group),
        ) &&
        people.every(({ date, person }) => days.all.get(date)!.people.fits([[person.id, person]])) &&
        memos.every(({ date, record }) => days.all.get(date)!.memos.fits([[memoKey(record), record]])) &&
        (changedOffice === null || isOfficeRecord(changedOffice))
      );
    },
    carryOut(effects, now) {
      const { office = null, borrowedBlock = null, events = [], log = [] } = effects;
      if (office !== null) changeOffice(office, now);
      if (borrowedBlock !== null) staff.lend(borrowedBlock, today());
      append(events, now);
      staff.log.add(log);
      writePeople(effects);
    },
    takeTouched() {
      const taken = [...touched.values()];
      touched.clear();
      return taken;
    },
    takeCalls() {
      const taken = calls;
      calls = [];
      return taken;
    },
  };
}

/** Whether an event may change what is free: what becomes of a ticket does not. */
const takesPlaces = (f: DayEvent, { subjects }: Day): boolean =>
  f.kind === 'step'
    ? subjects.get(f.of)?.kind !== 'ticket'
    : f.kind !== 'ticket' && f.kind !== 'counter' && f.kind !== 'walk-ins';

/** M18, B14: the contact of a person, in the day's own record or in the copy that stands in today's. */
function holdsErasable(record: Memo): boolean {
  const item = record.type === 'elsewhere' ? record.record : record;
  if (item.type === 'enquiry') return !isErasedEnquiry(item);
  return item.type === 'lost-place' && item.contact !== null;
}

/** The visit of which its citizen is told something else with this record. */
const visitOfMemo = (record: Memo): VisitId | null =>
  record.type === 'wish' || record.type === 'reminded' ? record.id : null;
