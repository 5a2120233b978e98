/** The documents of one day, open for the arbiter: its facts and the people behind them. */
import type { OfficeId, VisitId } from '../../src/lib/domain/ids.ts';
import type { Memo } from '../../src/lib/domain/requests/memo.ts';
import { appointmentOf } from '../../src/lib/domain/day/day.ts';
import { isMailConfirmed } from '../../src/lib/domain/day/mail-confirmed.ts';
import type { Person } from '../../src/lib/domain/day/people.ts';
import type { OpenAppointments } from '../../src/lib/domain/decide/decision.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { openDayDoc } from '../../src/lib/docs/day-doc.ts';
import type { DayDoc } from '../../src/lib/docs/day-doc.ts';
import { openMemoDoc } from '../../src/lib/docs/memo-doc.ts';
import { openPeopleDoc } from '../../src/lib/docs/people-doc.ts';
import type { WritableRecords, Report } from '../../src/lib/docs/records.ts';
import { countingForm } from '../mail/counting-form.ts';
import type { Rooms } from '../relay/rooms.ts';

export interface DayDocuments {
  readonly facts: DayDoc;
  readonly people: WritableRecords<Person>;
  readonly memos: WritableRecords<Memo>;
  /** B6: the visits of a mail address, whichever way it is written. */
  byMail(mail: string): Iterable<VisitId>;
  close(): void;
}

export async function openDayDocuments(
  rooms: Rooms,
  office: OfficeId,
  date: LocalDate,
  report: Report,
): Promise<DayDocuments> {
  const facts = openDayDoc(await rooms.open({ kind: 'day', office, date }), date, report);
  const people = openPeopleDoc(await rooms.open({ kind: 'people', office, date }), report);
  const memos = openMemoDoc(await rooms.open({ kind: 'memo', office, date }), report);
  const visitsByMail = new Map<string, Set<VisitId>>();
  const note = ({ id, contact }: Person): void => {
    const mail = contact?.mail ?? null;
    if (mail === null) return;
    const key = countingForm(mail);
    visitsByMail.set(key, (visitsByMail.get(key) ?? new Set()).add(id));
  };
  for (const person of people.all.values()) note(person);
  people.subscribe((changes) => {
    for (const { value } of changes) if (value !== null) note(value);
  });
  return {
    facts,
    people,
    memos,
    byMail: (mail) => visitsByMail.get(countingForm(mail)) ?? [],
    close() {
      facts.close();
      people.close();
      memos.close();
    },
  };
}

/** B6: open appointments of a mail address, of these days from `today` on. `origin`: where a request comes from. */
export function openAppointmentsOf(
  mail: string,
  origin: string | null,
  days: ReadonlyMap<LocalDate, DayDocuments>,
  today: LocalDate,
): OpenAppointments {
  const open = { confirmed: 0, sameOrigin: 0 };
  for (const [date, { facts, people, byMail }] of days) {
    if (date < today) continue;
    for (const visit of byMail(mail)) {
      const state = facts.day.visits.get(visit)?.state;
      const fact = appointmentOf(facts.day, visit);
      if (fact === undefined || (state !== 'reserved' && state !== 'booked')) continue;
      if (isMailConfirmed(fact, (of) => days.get(of)?.facts.day ?? null)) open.confirmed++;
      if (origin !== null && people.all.get(visit)?.received?.origin === origin) open.sameOrigin++;
    }
  }
  return open;
}
