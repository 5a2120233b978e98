import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsToImport, makeCsv, parseCsv } from '../../src/lib/client/requests/csv.ts';
import { importColumns } from '../../src/lib/domain/input/import-cells.ts';
import '../support/property-seed.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('[B10.2] a file is read', () => {
  it.each<[string, Uint8Array]>([
    ['with semicolons', bytes('date;name\n2026-12-01;"Müller; Anna"\n')],
    ['with commas', bytes('date,name\r\n2026-12-01,"Müller; Anna"\r\n')],
    ['with tabs', bytes('date\tname\n2026-12-01\tMüller; Anna')],
    [
      'with a byte order mark and empty lines',
      bytes('\uFEFFdate;name\r\n\r\n2026-12-01;"Müller; Anna"\r\n;\r\n'),
    ],
    [
      'in the encoding of older programs',
      Uint8Array.from([...bytes('date;name\n2026-12-01;"M'), 0xfc, ...bytes('ller; Anna"')]),
    ],
    ['with a line that names the separator', bytes('sep=;\r\ndate;name\r\n2026-12-01;"Müller; Anna"\r\n')],
    ['with that line in quotes', bytes('"sep=,"\ndate,name\n2026-12-01,Müller; Anna\n')],
    [
      'as "Unicode text" of a spreadsheet',
      Buffer.from('\uFEFFdate\tname\r\n2026-12-01\tMüller; Anna\r\n', 'utf16le'),
    ],
    ['in UTF-16 without a mark', Buffer.from('date\tname\r\n2026-12-01\tMüller; Anna\r\n', 'utf16le')],
    [
      'in UTF-16 with the higher byte first',
      Buffer.from('\uFEFFdate\tname\r\n2026-12-01\tMüller; Anna\r\n', 'utf16le').swap16(),
    ],
    ['with cells that are marked as texts', bytes('date;name\n="2026-12-01";"=""Müller; Anna"""\n')],
  ])('%s', (_what, file) => {
    expect(parseCsv(file)).toEqual({
      ok: true,
      value: [
        ['date', 'name'],
        ['2026-12-01', 'Müller; Anna'],
      ],
    });
  });

  it('or refused: an empty one, one that is no text, one with a quote that never ends', () => {
    for (const file of [bytes(''), bytes('\n\n'), Uint8Array.of(80, 75, 3, 4, 0, 0), bytes('a;b\n"c;d\ne;f')])
      expect(parseCsv(file)).toEqual({ ok: false, error: 'no-table' });
  });

  it('and never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (file) => {
        parseCsv(file);
      }),
      { numRuns: 2000 },
    );
  });
});

const cell = fc.oneof(
  fc.constantFrom(
    '=1+1',
    '-5',
    '＝1',
    '＠x',
    "'＝1",
    '\n=1',
    "'=x",
    "''+y",
    '"quoted"',
    'a;b',
    'Łucja',
    '2026-12-01',
    "O'Neil",
    '@here',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((s) => s.replace(/[\p{Cc}\uFEFF]/gu, '.')),
);

it('[B10.2, S3] what is written is read again, and no cell is a formula for a spreadsheet', () => {
  fc.assert(
    fc.property(
      fc
        .integer({ min: 2, max: 5 })
        .chain((width) =>
          fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
        ),
      (rows) => {
        // A line of nothing but blanks is an empty line to every spreadsheet.
        fc.pre(rows.every((row) => row.some((c) => c.trim() !== '')));
        const text = makeCsv(rows);
        for (const row of rows)
          for (const c of row)
            if (/^[=+\-@＝＠]/.test(c)) expect(text).toContain(`'${c.replaceAll('"', '""')}`);
        expect(parseCsv(bytes(text))).toEqual({ ok: true, value: rows });
      },
    ),
    {
      examples: [
        [[[',#', ' ']]],
        [[['=1+1', ', ']]],
        [[['=1+1', ' ', ' ', '"+ ']]],
        [
          [
            ['a|b', 'c'],
            ['d|e', 'f'],
          ],
        ],
      ],
    },
  );
});

it('[B10] what an import does not read stays on the device', () => {
  const names = ['remark of the old system', ' time', ...importColumns.filter((name) => name !== 'time')];
  const rows = [names, names.map((name) => `of ${name}`), ['private', '09:00']];
  const [columns, first, second] = columnsToImport(rows);
  expect(columns).toEqual([' time', ...names.slice(2)]);
  expect(first).toEqual(columns!.map((name) => `of ${name}`));
  expect(second).toEqual(['09:00', ...names.slice(2).map(() => '')]);
  expect(columnsToImport([])).toEqual([]);
});
