/** What devices of the office read: a day with its people, and what only staff may see. */
import { openDayDoc } from '../../docs/day-doc.ts';
import { openFiguresDoc } from '../../docs/figures-doc.ts';
import { openLogDoc } from '../../docs/log-doc.ts';
import { openMemoDoc } from '../../docs/memo-doc.ts';
import { openPeopleDoc } from '../../docs/people-doc.ts';
import type { Records } from '../../docs/records.ts';
import { openStaffDoc } from '../../docs/staff-doc.ts';
import type { StaffRecord } from '../../docs/staff-doc.ts';
import type { Day } from '../../domain/day/day.ts';
import type { OfficeId, VisitId } from '../../domain/ids.ts';
import type { Memo } from '../../domain/requests/memo.ts';
import type { Person } from '../../domain/day/people.ts';
import type { LogEntry } from '../../domain/requests/staff-log.ts';
import type { Statistics } from '../../domain/statistics/statistics.ts';
import type { LocalDate, LocalMonth } from '../../domain/time.ts';
import type { Credential } from '../../wire/surface.ts';
import type { PageEnvironment, ReplicaOptions } from './replica.ts';
import { ofRecords, openView, reportBad } from './view.ts';
import type { View } from './view.ts';

/**
 * A day and its visits. Each change gives a new object around the same maps, which grow in place. Compare the object to
 * learn of a change; do not keep a map to compare with later.
 */
export const openDayView = (
  office: OfficeId,
  date: LocalDate,
  credential: Credential,
  around: PageEnvironment & Pick<ReplicaOptions, 'onLost'> = {},
): Promise<View<Day>> =>
  openView({ kind: 'day', office, date }, credential, around, (doc) => {
    const opened = openDayDoc(doc, date, reportBad);
    return { read: () => ({ ...opened.day }), subscribe: opened.subscribe, close: opened.close };
  });

/** Who is behind the visits of a day, by visit. */
export const openPeopleView = (
  office: OfficeId,
  date: LocalDate,
  credential: Credential,
  around: PageEnvironment & Pick<ReplicaOptions, 'onLost'> = {},
): Promise<View<ReadonlyMap<VisitId, Person>>> =>
  openView({ kind: 'people', office, date }, credential, around, ofRecords(openPeopleDoc, peopleIn));

/** What staff have to keep in mind of a day, by `memoKey`. */
export const openMemoView = (
  office: OfficeId,
  date: LocalDate,
  credential: Credential,
  around: PageEnvironment = {},
): Promise<View<ReadonlyMap<string, Memo>>> =>
  openView(
    { kind: 'memo', office, date },
    credential,
    around,
    ofRecords(openMemoDoc, ({ all }) => new Map(all)),
  );

export const openStaffView = (
  office: OfficeId,
  credential: Credential,
  around: PageEnvironment = {},
): Promise<View<readonly StaffRecord[]>> =>
  openView(
    { kind: 'staff', office },
    credential,
    around,
    ofRecords(openStaffDoc, ({ all }) => [...all.values()]),
  );

/** P5: the staff log, newest first. */
export const openLogView = (
  office: OfficeId,
  credential: Credential,
  around: PageEnvironment = {},
): Promise<View<readonly LogEntry[]>> =>
  openView(
    { kind: 'log', office },
    credential,
    around,
    ofRecords(openLogDoc, ({ all }) => [...all.values()].sort((a, b) => b.at - a.at)),
  );

/** S1: the statistics of the days of a month that are over, by date. */
export const openMonthView = (
  office: OfficeId,
  month: LocalMonth,
  credential: Credential,
  around: PageEnvironment = {},
): Promise<View<ReadonlyMap<string, Statistics>>> =>
  openView(
    { kind: 'figures', office, month },
    credential,
    around,
    ofRecords(openFiguresDoc, ({ all }) => new Map(all)),
  );

const peopleIn = ({ all }: Records<Person>): ReadonlyMap<VisitId, Person> =>
  new Map([...all.values()].map((p) => [p.id, p]));
