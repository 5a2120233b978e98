/** The documents of one day, open for the arbiter: its facts and the people behind them. */
import type { OfficeId, VisitId } from '../../src/lib/domain/ids.ts';
import type { Memo } from '../../src/lib/domain/requests/memo.ts';
import type { Person } from '../../src/lib/domain/day/people.ts';
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
