/** What is saved for spreadsheets is read again by another library. */
import readExcelFile from 'read-excel-file/node';
import { expect, it } from 'vitest';
import { spreadsheetOf } from '../../src/lib/client/browser/spreadsheet.ts';

it('[S3] a spreadsheet holds numbers as numbers and texts as texts, also those that look like formulas', async () => {
  const file = await spreadsheetOf([
    {
      name: 'Besuche',
      rows: [
        ['Was', 'Anzahl', 'davor'],
        ['=1+1', 12.5, null],
        ['Schüler & "Eltern" <b>', 0, 3],
      ],
    },
    { name: 'Leer', rows: [['Was']] },
  ]);
  const sheets = await readExcelFile(Buffer.from(await file.arrayBuffer()));
  expect(sheets).toEqual([
    {
      sheet: 'Besuche',
      data: [
        ['Was', 'Anzahl', 'davor'],
        ['=1+1', 12.5, null],
        ['Schüler & "Eltern" <b>', 0, 3],
      ],
    },
    { sheet: 'Leer', data: [['Was']] },
  ]);
});
