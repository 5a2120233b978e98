/**
 * Looks for visits over all days that an office keeps. The days that the arbiter has open are read from memory, past
 * days from the store. There the people are read first, which is little, and a day only where a person fits.
 */
import { openDayDoc } from '../../src/lib/docs/day-doc.ts';
import { parseName } from '../../src/lib/docs/document-names.ts';
import type { DocumentName } from '../../src/lib/docs/document-names.ts';
import { openPeopleDoc } from '../../src/lib/docs/people-doc.ts';
import type { Day } from '../../src/lib/domain/day/day.ts';
import type { Person } from '../../src/lib/domain/day/people.ts';
import type { OfficeId, VisitId } from '../../src/lib/domain/ids.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import { byNearness, findVisits, MAX_FOUND, mayFitPeople } from '../../src/lib/domain/search/find-visits.ts';
import type { MatchingVisit } from '../../src/lib/domain/search/find-visits.ts';
import type { SearchProblem, SearchQuery } from '../../src/lib/domain/search/search-query.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import type { OfficeSession } from '../arbiter/office-session.ts';
import type { NewPause } from '../arbiter/pause.ts';
import { loadOnce } from '../relay/load-once.ts';
import type { Store } from '../store/store.ts';

export interface WantedVisits {
  readonly parse: (today: LocalDate) => Result<SearchQuery, SearchProblem>;
  /** Days that are over, too. */
  readonly withPast: boolean;
}

export interface SearchedVisits {
  /** Today first, then what is ahead, then what is over. */
  readonly visits: readonly MatchingVisit[];
  readonly hasMore: boolean;
}

/** Null: the office cannot be asked now. */
export type SearchVisits = (
  office: OfficeId,
  search: WantedVisits,
) => Promise<Result<SearchedVisits, SearchProblem> | null>;

/** An office as far as it is open at the arbiter. */
export type OpenOfficeDays = Pick<OfficeSession, 'office' | 'today' | 'openDays' | 'day' | 'people'>;

export interface SearchParts {
  readonly store: Pick<Store, 'load' | 'list'>;
  readonly openDaysOf: (office: OfficeId) => Promise<OpenOfficeDays | null>;
  /** One for each search: others have the event loop between two days. */
  readonly newPause: NewPause;
}

export function makeVisitSearch({ store, openDaysOf, newPause }: SearchParts): SearchVisits {
  async function storedDates(office: OfficeId): Promise<LocalDate[]> {
    const names = await store.list(`people:${office}:`);
    return names.flatMap((text) => {
      const name = parseName(text);
      return name.ok && name.value.kind === 'people' ? [name.value.date] : [];
    });
  }

  async function visitsInStore(
    { id: office, fields }: Office,
    date: LocalDate,
    query: SearchQuery,
  ): Promise<MatchingVisit[]> {
    const people = await read({ kind: 'people', office, date }, (doc) => {
      const records = openPeopleDoc(doc, () => {});
      records.close();
      return records.all as ReadonlyMap<VisitId, Person>;
    });
    if (!mayFitPeople(query, date, people.values(), fields)) return [];
    const day = await read({ kind: 'day', office, date }, (doc): Day => {
      const opened = openDayDoc(doc, date, () => {});
      opened.close();
      return opened.day;
    });
    return findVisits(query, day, people, fields);
  }

  async function read<T>(
    name: DocumentName,
    use: (doc: Awaited<ReturnType<typeof loadOnce>>) => T,
  ): Promise<T> {
    const doc = await loadOnce(store, name);
    try {
      return use(doc);
    } finally {
      doc.close();
    }
  }

  return async (office, { parse, withPast }) => {
    const open = await openDaysOf(office);
    if (open === null) return null;
    const { today } = open;
    const query = parse(today);
    if (!query.ok) return query;
    const dates = new Set([...open.openDays(), ...(await storedDates(office))]);
    const wanted = [...dates].filter((date) => withPast || date >= today).sort(byNearness(today));
    const pause = newPause(office);
    const visits: MatchingVisit[] = [];
    for (const date of wanted) {
      if (visits.length > MAX_FOUND) break;
      await pause.rest();
      const [day, people] = [open.day(date), open.people(date)];
      const found =
        day === null
          ? await visitsInStore(open.office, date, query.value)
          : findVisits(query.value, day, people ?? new Map(), open.office.fields);
      visits.push(...found);
    }
    return ok({ visits: visits.slice(0, MAX_FOUND), hasMore: visits.length > MAX_FOUND });
  };
}
