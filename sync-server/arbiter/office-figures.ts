/**
 * The statistics of an office's past days, a document a month, since they grow for ever. Only the months in which a day
 * may still be counted are open.
 */
import { openFiguresDoc } from '../../src/lib/docs/figures-doc.ts';
import { parseName } from '../../src/lib/docs/document-names.ts';
import type { DocumentName } from '../../src/lib/docs/document-names.ts';
import type { Report, WritableRecords } from '../../src/lib/docs/records.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import type { Statistics } from '../../src/lib/domain/statistics/statistics.ts';
import { monthOf } from '../../src/lib/domain/time.ts';
import type { LocalDate, LocalMonth } from '../../src/lib/domain/time.ts';
import type { Rooms } from '../relay/rooms.ts';

export interface OfficeFigures {
  /** Opens the months of these days. */
  open(dates: Iterable<LocalDate>): Promise<void>;
  /** Null: not counted yet. The month of the day must be open. */
  on(date: LocalDate): Statistics | null;
  /** The month of the day must be open. */
  put(date: LocalDate, figures: Statistics): void;
  /** Closes the months in which none of these days lies. What was put into them is durable by then. */
  keep(dates: () => Iterable<LocalDate>): void;
  /** Documents of the months that are open. */
  documents(): DocumentName[];
  close(): void;
}

export function openOfficeFigures(
  rooms: Pick<Rooms, 'open' | 'release'>,
  id: OfficeId,
  report: Report,
): OfficeFigures {
  const months = new Map<LocalMonth, WritableRecords<Statistics>>();
  const nameOf = (month: LocalMonth) => ({ kind: 'figures', office: id, month }) as const;

  const monthWith = (date: LocalDate): WritableRecords<Statistics> => {
    const records = months.get(monthOf(date));
    if (records === undefined) throw new Error(`the figures of ${monthOf(date)} are not open`);
    return records;
  };

  return {
    async open(dates) {
      for (const month of new Set([...dates].map(monthOf)))
        if (!months.has(month)) months.set(month, openFiguresDoc(await rooms.open(nameOf(month)), report));
    },
    on: (date) => monthWith(date).all.get(date) ?? null,
    put: (date, figures) => monthWith(date).write([[date, figures]]),
    keep(dates) {
      // It is asked after each batch, and one month is the usual.
      if (months.size < 2) return;
      const needed = new Set([...dates()].map(monthOf));
      for (const [month, records] of months) {
        if (needed.has(month)) continue;
        records.close();
        months.delete(month);
        rooms.release(nameOf(month));
      }
    },
    documents: () => [...months.keys()].map(nameOf),
    close() {
      for (const records of months.values()) records.close();
      months.clear();
    },
  };
}

/** The months of which an office has figures, the earliest first. `list`: names of stored documents, by their beginning. */
export const storedMonths = async (
  list: (prefix: string) => Promise<readonly string[]>,
  office: OfficeId,
): Promise<LocalMonth[]> =>
  (await list(`figures:${office}:`)).flatMap((text) => {
    const name = parseName(text);
    return name.ok && name.value.kind === 'figures' ? [name.value.month] : [];
  });
