/** P6: parts of an office are checked when they are asked for, and not again in each record that takes them over. */
import * as z from 'zod/mini';
import { expect, test } from 'vitest';
import { checkedOnce } from '../../src/lib/domain/office/checked-once.ts';
import { hoursOf } from '../../src/lib/domain/office/hours.ts';
import { officeRecord } from '../../src/lib/domain/office/office.ts';
import { memo } from '../../src/lib/domain/requests/memo.ts';
import { actor, anOffice, ask, MONDAY } from '../support/build/index.ts';

test('a value that the schema has made is taken as it is, one that looks the same is checked', () => {
  let checks = 0;
  const schema = checkedOnce(z.strictObject({ a: z.string() }).check(z.refine(() => ++checks > 0)));
  const list = z.array(schema);
  const first = list.parse([{ a: 'x' }]);
  expect(checks).toBe(1);
  expect(list.parse(first)[0]).toBe(first[0]);
  expect(checks).toBe(1);
  expect(list.parse(structuredClone(first))[0]).not.toBe(first[0]);
  expect(checks).toBe(2);
});

test('what does not fit is refused each time, by its field', () => {
  const schema = checkedOnce(z.strictObject({ a: z.string() }));
  const wrong = { a: 1 };
  for (let i = 0; i < 2; i++)
    expect(z.array(schema).safeParse([wrong]).error?.issues[0]?.path).toEqual([0, 'a']);
});

test('[P6, C3] the hours of a request are those of the office and of its record, unchecked', () => {
  const office = anOffice({ closures: [{ date: MONDAY, reason: { de: 'zu', en: 'closed' } }] });
  const asked = structuredClone(hoursOf(office));
  const hours = ask('change-hours', { ...asked, base: hoursOf(office), seen: [] });
  const { windows, closures } = hours;
  const record = officeRecord.parse({ ...office, windows, closures });
  expect([record.windows[0], record.closures[0]]).toEqual([windows[0], closures[0]]);
  expect(record.windows[0]).toBe(windows[0]);
  expect(record.closures[0]).toBe(closures[0]);
  const said = {
    type: 'hours',
    id: hours.id,
    at: hours.at,
    by: actor('lead'),
    windows,
    closures,
    outside: [],
  };
  const known = memo.parse(said);
  if (known.type !== 'hours') throw new TypeError('another memo');
  expect(known.windows[0]).toBe(windows[0]);
});
