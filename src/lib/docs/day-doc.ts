/** `day:<office>:<date>`: the facts of a day by id, and the day that they add up to. */
import { addFacts, emptyDay, fact } from '../domain/day/day.ts';
import type { Day, Fact } from '../domain/day/day.ts';
import type { LocalDate } from '../domain/time.ts';
import type { RecordDocument } from './entry-list.ts';
import { always, openWritableRecords } from './records.ts';
import type { Report, WritableRecords } from './records.ts';

export interface DayDoc {
  /** Grows in place with every fact that comes in. */
  readonly day: Day;
  /** Appends facts that the day does not have yet. */
  append(facts: Iterable<Fact>): void;
  /** Whether these can be appended. */
  fits(facts: Iterable<Fact>): boolean;
  subscribe(listener: () => void): () => void;
  close(): void;
}

/** The facts alone, not folded. */
export const openFacts = (doc: RecordDocument, report: Report): WritableRecords<Fact> =>
  openWritableRecords<Fact>(doc, always(fact), report);

export const openDayDoc = (doc: RecordDocument, date: LocalDate, report: Report): DayDoc =>
  dayDocOf(openFacts(doc, report), date);

/** The facts of a document, folded. */
export function dayDocOf(records: WritableRecords<Fact>, date: LocalDate): DayDoc {
  const day = emptyDay(date);
  const listeners = new Set<() => void>();
  addFacts(day, records.all.values());
  records.subscribe((changes) => {
    // A fact is never changed or withdrawn, so a change can only be a new one.
    const added = addFacts(
      day,
      changes.flatMap(({ value }) => value ?? []),
    );
    if (added) for (const listener of [...listeners]) listener();
  });
  return {
    day,
    append: (facts) =>
      records.write([...facts].filter((f) => !day.facts.has(f.id)).map((f) => [f.id, f] as const)),
    fits: (facts) => records.fits([...facts].map((f) => [f.id, f] as const)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      listeners.clear();
      records.close();
    },
  };
}
