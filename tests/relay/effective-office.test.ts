/** Which parts of an office count as a lead has changed them, and which as the file says. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../src/lib/domain/office/canonical.ts';
import { editOffice } from '../../src/lib/domain/office/office-problems.ts';
import type { OfficeEdit } from '../../src/lib/domain/office/office-edit.ts';
import { officeRecord } from '../../src/lib/domain/office/office.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { effectiveOffice } from '../../sync-server/arbiter/effective-office.ts';
import { withoutDefaults } from '../../sync-server/offices/without-defaults.ts';
import { restoresOf } from '../../src/lib/domain/day/ticket.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import { anOffice, anOfficeFile, at, MONDAY, service } from '../support/build/index.ts';

const NOW = at('09:00');
const services = anOfficeFile().services.map((s) => ({ ...s, most: 1 }));
const file = anOffice({ services });
const first = effectiveOffice(file, null, null, NOW).office;

function edited(of: Office, edit: Omit<OfficeEdit, 'entry'> & { entry?: string }): Office {
  const done = editOffice(of, { entry: null, ...edit } as OfficeEdit);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value;
}
const longCopy = {
  section: 'services',
  entry: 'quick-copy',
  was: { minutes: 5 },
  to: { minutes: 100 },
} as const;
const fewCalls = { section: 'rules', was: { calls: 3 }, to: { calls: 2 } } as const;

describe('[C11.11] an office that a lead has changed', () => {
  it('counts as it was changed while the file stays as it is', () => {
    const stored = edited(edited(first, longCopy), fewCalls);
    expect(effectiveOffice(file, stored, null, NOW)).toEqual({ office: stored, dropped: [] });
  });

  it('counts as the file says in the part that has changed there, and says so', () => {
    const stored = edited(edited(first, longCopy), fewCalls);
    const changed = anOffice({ services, rules: { perMail: 9 } });
    const { office, dropped } = effectiveOffice(changed, stored, null, NOW);
    expect([office.rules.calls, office.rules.perMail]).toEqual([3, 9]);
    expect(office.services).toEqual(stored.services);
    expect(dropped).toMatchObject([{ part: 'rules', fits: true }]);
    expect(effectiveOffice(changed, office, null, NOW).dropped).toEqual([]);
  });

  it('gives way to the file where both do not fit together, and says so', () => {
    const stored = edited(edited(first, longCopy), fewCalls);
    const changed = anOffice({ services, rules: { longest: 60 } });
    const { office, dropped } = effectiveOffice(changed, stored, null, NOW);
    expect(office.services).toEqual(file.services);
    expect(dropped).toMatchObject([
      { part: 'catalogue', fits: false },
      { part: 'rules', fits: true },
    ]);
  });

  it('is not told of a file that says the same by now', () => {
    const stored = edited(first, fewCalls);
    const { office, dropped } = effectiveOffice(
      anOffice({ services, rules: { calls: 2 } }),
      stored,
      null,
      NOW,
    );
    expect([office.rules.calls, dropped]).toEqual([2, []]);
  });

  it('keeps what a lead has changed when a new version brings a field with a default', () => {
    const stored = edited(first, fewCalls);
    const { startEvery: _new, ...older } = file.rules;
    // The digest of the older version did not know this field.
    const before = effectiveOffice({ ...file, rules: older as Office['rules'] }, null, null, NOW).office
      .source;
    expect(before).toBe(first.source);
    expect(effectiveOffice(file, { ...stored, source: before }, null, NOW).office.rules.calls).toBe(2);
  });
});

describe('[C3.7, C11.11] the state and own days off that a lead has set', () => {
  const eve = { day: '12-24', name: { de: 'Heiligabend' } };
  const stored: Office = { ...first, holidaysOf: 'DE-NW', ownHolidays: [eve], holidays: [] };
  const datesOf = ({ holidays }: Office): string[] => holidays.map(({ date }) => date);

  it('count over a restart, with the days of the years that count then', () => {
    const { office, dropped } = effectiveOffice(file, stored, null, NOW);
    expect([office.holidaysOf, office.ownHolidays, dropped]).toEqual(['DE-NW', [eve], []]);
    expect(datesOf(office)).toEqual(expect.arrayContaining(['2026-06-04', '2026-12-24', '2028-12-24']));
    const later = effectiveOffice(file, stored, null, at('09:00', '2031-03-03' as typeof MONDAY));
    expect(datesOf(later.office)).toEqual(expect.arrayContaining(['2033-12-24']));
    expect(datesOf(later.office)).not.toContain('2029-12-24');
  });

  it('give way to a file that says another state, and it is told', () => {
    const holidays = [{ date: MONDAY, name: { de: 'Feiertag' } }];
    const bavarian = anOffice({ services, holidaysOf: 'DE-BY', holidays });
    const { office, dropped } = effectiveOffice(bavarian, stored, null, NOW);
    expect([office.holidaysOf, office.ownHolidays, office.holidays]).toEqual(['DE-BY', [], holidays]);
    expect(dropped).toMatchObject([{ part: 'holidays', fits: true }]);
  });

  it('are the file’s in an office that an older version has stored, and nothing else is lost', () => {
    const older = edited({ ...first, source: first.source.replace(/\.holidays=[^.]*/, '') }, fewCalls);
    const { office, dropped } = effectiveOffice(
      anOffice({ services, holidaysOf: 'DE-BY', holidays: [] }),
      older,
      null,
      NOW,
    );
    expect([office.holidaysOf, office.rules.calls, dropped]).toEqual(['DE-BY', 2, []]);
  });

  it('give way where the calendar does not know the state any more', () => {
    const { office, dropped } = effectiveOffice(file, { ...stored, holidaysOf: 'DE-XX' }, null, NOW);
    expect([office.holidaysOf, office.ownHolidays]).toEqual([undefined, []]);
    expect(dropped).toMatchObject([{ part: 'holidays', fits: false }]);
  });
});

it('[C11.11] digests each part as the first version with parts did', () => {
  // A field that a part has had since is added to LATER_FIELDS; else the next start drops what leads have changed.
  const fieldsThen = ['name', 'town', 'address', 'phone', 'website', 'mail', 'map', 'texts'] as const;
  const then = fieldsThen.map((field) => withoutDefaults(officeRecord.shape[field], file[field]));
  const digest = createHash('sha256').update(canonical(then)).digest('base64url');
  expect(first.source.split('.')[0]).toBe(`identity=${digest}`);
  const withLink = effectiveOffice({ ...file, videoLink: 'https://video.example/{room}' }, null, null, NOW);
  expect(withLink.office.source).not.toBe(first.source);
});

describe('[C11.11] where several parts do not fit to the file', () => {
  it('gives way in these alone', () => {
    const german = (of: Office, languages: string[]): Office =>
      JSON.parse(JSON.stringify({ ...of, languages }), (key, value: unknown) =>
        key === 'en' ? undefined : value,
      ) as Office;
    const wide = german(file, ['de', 'en']);
    const both = (text: string) => ({ de: text, en: text });
    const before = effectiveOffice(wide, null, null, NOW).office;
    const names = { section: 'identity', was: { name: before.name }, to: { name: both('Amt') } } as const;
    const { name } = before.services.find(({ id }) => id === 'quick-copy')!;
    const named = {
      section: 'services',
      entry: 'quick-copy',
      was: { name },
      to: { name: both('Kopie') },
    } as const;
    const stored = edited(edited(edited(before, fewCalls), names), named);
    const { office, dropped } = effectiveOffice(german(file, ['de']), stored, null, NOW);
    expect(office.rules.calls).toBe(2);
    expect(dropped).toMatchObject([
      { part: 'identity', fits: false },
      { part: 'catalogue', fits: false },
    ]);
  });
});

describe('[C11.11, B13.8] own questions about services that have gone', () => {
  const about = (label: string) =>
    anOffice({
      services,
      fields: [
        { id: 'plate', label: { de: label }, type: 'text', services: ['quick-copy', 'passport'] },
        { id: 'copies', label: { de: 'Wie viele?' }, type: 'number', services: ['quick-copy'] },
      ],
    });
  const asking = about('Kennzeichn');
  const begun = effectiveOffice(asking, null, null, NOW).office;
  const without = (of: Office, entry: string): Office => ({
    ...of,
    services: of.services.filter(({ id }) => id !== entry),
    lanes: of.lanes.map((one) => ({ ...one, services: one.services.filter((id) => id !== entry) })),
  });
  const asked = (of: Office) => of.fields.map(({ id, label, services: all }) => [id, label['de'], all]);

  it('a typo that the file mends in a question leaves the lead’s catalogue as it is', () => {
    const fields = [{ ...begun.fields[0]!, services: [service('passport')] }];
    const stored = { ...without(begun, 'quick-copy'), fields };
    const { office, dropped } = effectiveOffice(about('Kennzeichen'), stored, null, NOW);
    expect([office.services, office.lanes]).toEqual([stored.services, stored.lanes]);
    expect(asked(office)).toEqual([['plate', 'Kennzeichen', ['passport']]]);
    expect(dropped).toMatchObject([{ part: 'questions', fits: true }]);
    expect(effectiveOffice(about('Kennzeichen'), office, null, NOW).dropped).toEqual([]);
  });

  it('a lead’s questions stay when the file removes one of their services', () => {
    const label = { section: 'fields', entry: 'plate' } as const;
    const stored = edited(begun, {
      ...{ ...label, was: { label: { de: 'Kennzeichn' } } },
      to: { label: { de: 'Schild' } },
    });
    const { office, dropped } = effectiveOffice(without(asking, 'quick-copy'), stored, null, NOW);
    expect(asked(office)).toEqual([['plate', 'Schild', ['passport']]]);
    expect(dropped).toEqual([]);
  });
});

describe('[C11.11] an office of the time when leads changed hours alone', () => {
  const digest = (of: unknown) => createHash('sha256').update(JSON.stringify(of)).digest('base64url');
  const older = { ...first, source: `${digest(file.windows)}.${digest(file.closures)}` };
  const closures = [{ date: MONDAY, reason: { de: 'Betriebsausflug', en: 'Outing' } }];
  const until = (to: string) => file.windows.map((one) => ({ ...one, to })) as Office['windows'];
  const windows = until('11:00');
  const stored = { ...older, windows, closures } as Office;

  it('keeps its hours', () => {
    const { office, dropped } = effectiveOffice(file, stored, null, NOW);
    expect([office.windows, office.closures, dropped]).toEqual([windows, closures, []]);
    // From now on each digest stands by the name of its part.
    expect(office.source).toBe(first.source);
    expect(office.source).toMatch(/^identity=[\w-]+\.holidays=/);
    expect(effectiveOffice(file, office, null, NOW)).toEqual({ office, dropped: [] });
  });

  it('is told of hours that the file has changed, and of nothing that leads could not change', () => {
    const changed = { ...anOffice({ services, rules: { perMail: 9 } }), windows: until('11:30') };
    const { office, dropped } = effectiveOffice(changed, stored, null, NOW);
    expect([office.windows, office.closures]).toEqual([changed.windows, closures]);
    expect(dropped.map(({ part }) => part)).toEqual(['windows']);
  });

  it('is told what the file takes where nothing says what it was', () => {
    const { dropped } = effectiveOffice(file, { ...edited(first, fewCalls), source: '' }, null, NOW);
    expect(dropped.map(({ part }) => part)).toEqual(['rules']);
  });
});

describe('[M18.3] an office whose store was put back', () => {
  it('may have lost numbers on every day that any horizon opens, though the backup knows of a shorter one', () => {
    const short = anOffice({ rules: { horizonDays: 20 } });
    const stored = { ...effectiveOffice(short, null, 'before', NOW).office };
    const { office } = effectiveOffice(short, stored, 'after', NOW);
    expect([office.restores, office.restoredUntil]).toEqual([1, [addDays(MONDAY, 180)]]);
    expect(restoresOf(office, addDays(MONDAY, 100))).toBe(1);
    expect(restoresOf(office, addDays(MONDAY, 181))).toBe(0);
  });
});
