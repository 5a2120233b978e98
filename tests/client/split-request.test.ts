/** What no frame carries is asked in parts, split by its kind. */
import { describe, expect, it } from 'vitest';
import { splitRequest } from '../../src/lib/client/requests/split-request.ts';
import { outboxBytes } from '../../src/lib/docs/outbox-doc.ts';
import { importColumns } from '../../src/lib/domain/input/import-cells.ts';
import { visitId } from '../../src/lib/domain/ids.ts';
import type { RequestOf } from '../../src/lib/domain/requests/request.ts';
import { heaviestRequest, limitsOf } from '../../src/lib/wire/outbox-limits.ts';
import { anOffice, ask, visit } from '../support/build/index.ts';

const HEAVIEST = heaviestRequest(limitsOf('lead')).bytes;

const imports = (rows: readonly string[][]): RequestOf<'import'>[] =>
  splitRequest({
    ...ask('import', { rows: [[]] }),
    rows: [[...importColumns], ...rows],
  }) as RequestOf<'import'>[];
const aRow = (i: number, length = 10): string[] => importColumns.map((name) => `${name} ${i}`.padEnd(length));

describe('[B10] an import', () => {
  it.each([
    ['2,000 rows', 2000, 20],
    ['2,000 rows with all that a cell takes', 2000, 500],
    ['more rows than one request takes', 2500, 20],
  ])('of %s goes in parts that fit, each row once and in order', (_what, count, length) => {
    const rows = Array.from({ length: count }, (_, i) => aRow(i, length));
    const parts = imports(rows);
    expect(parts.length).toBeGreaterThanOrEqual(20);
    expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length);
    let before = 0;
    for (const part of parts) {
      expect(outboxBytes(part).bytes).toBeLessThan(HEAVIEST / 4);
      expect(part.rows[0]).toEqual(importColumns);
      expect(part.part).toMatchObject({ rowsBefore: before, rowsInAll: count });
      // Every row gets an id made from its request's.
      expect(visitId.safeParse(`${part.id}-${part.rows.length}`).success).toBe(true);
      before += part.rows.length - 1;
    }
    expect(parts.flatMap((part) => part.rows.slice(1))).toEqual(rows);
  });

  it('that is short stays one request, and the same one is split in the same way', () => {
    const short = ask('import', { rows: [[...importColumns], aRow(1)] });
    expect(splitRequest(short)).toEqual([short]);
    const rows = Array.from({ length: 150 }, (_, i) => aRow(i));
    const long = { ...short, rows: [[...importColumns], ...rows] };
    expect(splitRequest(long)).toEqual(splitRequest(long));
  });
});

describe('[C3] a change of hours', () => {
  const { windows } = anOffice();
  const change = (count: number): RequestOf<'change-hours'> => ({
    ...ask('change-hours', { base: { windows, closures: [] }, windows, closures: [], seen: [] }),
    seen: Array.from({ length: count }, (_, i) => visit(`seen-${i}`)),
  });

  it('that hits thousands tells ahead what was seen', () => {
    const asked = change(4500);
    const parts = splitRequest(asked);
    const ahead = parts.slice(0, -1) as RequestOf<'see-outside'>[];
    expect(ahead.map(({ change: of }) => of)).toEqual(Array(5).fill(asked.id));
    expect(ahead.flatMap(({ seen }) => seen)).toEqual(asked.seen);
    expect(parts.at(-1)).toEqual({ ...asked, seen: [] });
  });

  it('that hits few is one request', () => {
    const asked = change(1000);
    expect(splitRequest(asked)).toEqual([asked]);
  });
});
