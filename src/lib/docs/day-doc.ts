/** `day:<office>:<date>`: the events of a day by id, and the day that they add up to. */
import { addEvents, emptyDay, dayEvent } from '../domain/day/day.ts';
import type { Day, DayEvent } from '../domain/day/day.ts';
import type { LocalDate } from '../domain/time.ts';
import type { RecordDocument } from './entry-list.ts';
import { always, openWritableRecords } from './records.ts';
import type { Report, WritableRecords } from './records.ts';

export interface DayDoc {
  /** Grows in place with every event that comes in. */
  readonly day: Day;
  /** Appends events that the day does not have yet. */
  append(events: Iterable<DayEvent>): void;
  /** Whether these can be appended. */
  fits(events: Iterable<DayEvent>): boolean;
  subscribe(listener: () => void): () => void;
  close(): void;
}

/** The events alone, not folded. */
export const openEvents = (doc: RecordDocument, report: Report): WritableRecords<DayEvent> =>
  openWritableRecords<DayEvent>(doc, always(dayEvent), report);

export const openDayDoc = (doc: RecordDocument, date: LocalDate, report: Report): DayDoc =>
  dayDocOf(openEvents(doc, report), date);

/** The events of a document, folded. */
export function dayDocOf(records: WritableRecords<DayEvent>, date: LocalDate): DayDoc {
  const day = emptyDay(date);
  const listeners = new Set<() => void>();
  addEvents(day, records.all.values());
  records.subscribe((changes) => {
    // An event is never changed or withdrawn, so a change can only be a new one.
    const added = addEvents(
      day,
      changes.flatMap(({ value }) => value ?? []),
    );
    if (added) for (const listener of [...listeners]) listener();
  });
  return {
    day,
    append: (events) =>
      records.write([...events].filter((f) => !day.events.has(f.id)).map((f) => [f.id, f] as const)),
    fits: (events) => records.fits([...events].map((f) => [f.id, f] as const)),
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
