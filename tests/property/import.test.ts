/** What is written out of one office and read into another is the same list. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exportRows } from '../../src/lib/domain/decide/import.ts';
import { visitOf } from '../../src/lib/domain/ids.ts';
import { tidyName } from '../../src/lib/domain/input/typed-contact.ts';
import { addDays, MINUTE_MS } from '../../src/lib/domain/time.ts';
import {
  aContact,
  anOffice,
  ask,
  aState,
  at,
  choose,
  circumstances,
  day,
  MONDAY,
} from '../support/build/index.ts';
import { expectReached } from '../support/reached.ts';

const reached = expectReached(
  'a name was tidied',
  'several appointments',
  'cancelled and left out',
  'one in the short lane beside one in the main lane',
  'a name that a spreadsheet would misread',
);

const NOW = at('07:50');
const LEAD = { role: 'lead' } as const;
/** Small, so that it is often full and short services have to go to either lane. */
const office = anOffice({
  windows: [
    {
      weekdays: ['tue', 'wed'],
      from: '08:00',
      to: '10:00',
      lanes: { main: { counters: 2, online: 1 }, short: { counters: 1, online: 1 } },
    },
  ],
  rules: { perMail: 100 },
});
const TWO_DAYS = [addDays(MONDAY, 1), addDays(MONDAY, 2)];

/** Names as people have them: quotes, commas, line-like signs, letters from everywhere. */
const someName = fc.oneof(
  fc.constantFrom('Erika', '=1+1', 'O’Neil, Jr.', '"Max" Müller', 'Łucja; Nowak', '王小明', '-', 'x2 + y'),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    // The device of a citizen or clerk sends it so.
    .map(tidyName)
    .filter((s) => s.length > 0 && s.length <= 120),
);
const someBooking = fc.record({
  date: fc.constantFrom(...TWO_DAYS),
  cell: fc.nat(23),
  services: fc.constantFrom(
    [choose('pick-up')],
    [choose('id-card')],
    [choose('id-card', 3), choose('pick-up', 2)],
    [choose('register', 2), choose('quick-copy')],
    [choose('name-change')],
  ),
  name: someName,
  mail: fc.constantFrom(null, 'erika@example.org', 'a+b@example.de'),
  birthDate: fc.constantFrom(null, day('1951-02-28'), day('2000-02-29')),
  phone: fc.constantFrom(null, '+49 2362 1234', '(02362) 1234-5'),
  language: fc.constantFrom('de' as const, 'en' as const),
  staff: fc.boolean(),
  cancelled: fc.boolean(),
});

const sorted = (rows: readonly string[][]): string[] => rows.map((r) => JSON.stringify(r)).sort();

it('[B2.3, B10] a name that was tidied once stays as it is', () => {
  const piece = fc.constantFrom(
    ' ',
    '\t',
    '\u00a0',
    '\u00ad',
    '\u200b',
    '\ufeff',
    '\u200d',
    'Dr.',
    'A',
    'ü',
    '.',
    '!',
  );
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: piece, maxLength: 12 })),
      (typed) => {
        const tidy = tidyName(typed);
        expect(tidyName(tidy)).toBe(tidy);
        if (tidy !== typed) reached('a name was tidied');
      },
    ),
    { numRuns: 2000 },
  );
});

it('[B10] import ∘ export is the identity', () => {
  fc.assert(
    fc.property(fc.array(someBooking, { maxLength: 50, size: 'max' }), (bookings) => {
      const before = aState({ office, now: NOW });
      const who = new Set<string>();
      bookings.forEach(({ date, cell, services, name, mail, birthDate, phone, language, ...b }, i) => {
        const start = at('08:00', date) + cell * 5 * MINUTE_MS;
        // The same person twice at one time is one appointment in any list.
        const key = `${start}/${name}/${birthDate}`;
        if (who.has(key)) return;
        who.add(key);
        const request = ask('book', {
          start,
          services: [...services],
          contact: aContact({ name, mail, birthDate, phone }),
          language,
          reminder: false,
        });
        const by = b.staff ? ({ role: 'clerk' } as const) : { actor: `phone-${i}` };
        const { answer, events } = before.take(request, circumstances(NOW, by));
        if (!answer.ok || !b.cancelled || events.length === 0) return;
        const cancel = ask('cancel', { visit: visitOf(request.id), date });
        before.take(cancel, circumstances(NOW, { role: 'clerk' }));
        reached('cancelled and left out');
      });
      const rows = exportRows(before, TWO_DAYS);
      if (rows.length > 5) reached('several appointments');
      if (rows.some((r) => /^[=-]|["+;]/.test(r[3]!))) reached('a name that a spreadsheet would misread');

      const after = aState({ office, now: NOW });
      const { answer, memos } = after.take(ask('import', { rows }), circumstances(NOW, LEAD));
      expect(answer.ok).toBe(true);
      expect(memos[0]!.record).toMatchObject({ taken: rows.length - 1, refused: [] });
      expect(sorted(exportRows(after, TWO_DAYS))).toEqual(sorted(rows));
      const lanes = new Set(
        TWO_DAYS.flatMap((d) => [...after.day(d).subjects.values()].map((s) => s.lane as string)),
      );
      if (lanes.size > 1) reached('one in the short lane beside one in the main lane');
    }),
    { numRuns: 100 },
  );
});
