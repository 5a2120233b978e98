/** The forms of a first start: what a lead types, and the edits that it says. */
import { describe, expect, it } from 'vitest';
import { completeNewOffice } from '../../src/lib/domain/office/new-office.ts';
import { NOT_ENTERED } from '../../src/lib/domain/office/office.ts';
import { officeRecord } from '../../src/lib/domain/office/office.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { editOffice } from '../../src/lib/domain/office/office-problems.ts';
import type { OfficeEdit } from '../../src/lib/domain/office/office-edit.ts';
import { newOfficeWords } from '../../src/lib/i18n/new-office.ts';
import { usualCategories, usualServices } from '../../src/lib/i18n/usual-services.ts';
import { CountersForm } from '../../src/lib/state/lead/counters-form.svelte.ts';
import { ServicePicks } from '../../src/lib/state/lead/service-picks.svelte.ts';
import { missingIn } from '../../src/lib/state/lead/set-up-steps.ts';
import { isUsualWeek, WeekForm } from '../../src/lib/state/lead/week-form.svelte.ts';
import { anOffice } from '../support/build/index.ts';

const catalogue = { categories: usualCategories, services: usualServices };

const newOffice = (): Office =>
  officeRecord.parse(
    completeNewOffice(
      { id: 'neustadt', name: { de: 'Bürgerbüro Neustadt' }, address: 'Markt 1', phone: '01234 5678' },
      newOfficeWords,
    ),
  );

function after(office: Office, edits: readonly OfficeEdit[] | null): Office {
  expect(edits).not.toBeNull();
  return edits!.reduce((now, edit) => {
    const edited = editOffice(now, edit);
    if (!edited.ok) throw new Error(JSON.stringify([edit, edited.error]));
    return edited.value;
  }, office);
}

function counted(office: Office, count: string, name = 'Schalter'): OfficeEdit[] | null {
  const form = new CountersForm();
  form.begin(office, 'Schalter');
  form.count = count;
  form.name = name;
  return form.read(office);
}

describe('[C15.2] the counters', () => {
  it('are added with numbers, serve the lane, and are renamed together', () => {
    const four = after(newOffice(), counted(newOffice(), '4'));
    expect(four.counters.map(({ id, name, lanes }) => [id, name, lanes])).toEqual([
      ['1', 'Schalter 1', ['main']],
      ['2', 'Schalter 2', ['main']],
      ['3', 'Schalter 3', ['main']],
      ['4', 'Schalter 4', ['main']],
    ]);
    const rooms = after(four, counted(four, '4', 'Zimmer'));
    expect(rooms.counters.map(({ name }) => name)).toEqual(['Zimmer 1', 'Zimmer 2', 'Zimmer 3', 'Zimmer 4']);
    expect(counted(rooms, '4', 'Zimmer')).toEqual([]);
  });
  it('go from the end, and a name of their own stays', () => {
    const four = after(newOffice(), counted(newOffice(), '4'));
    const named = { ...four, counters: four.counters.with(1, { ...four.counters[1]!, name: 'Empfang' }) };
    expect(after(named, counted(named, '2')).counters.map(({ name }) => name)).toEqual([
      'Schalter 1',
      'Empfang',
    ]);
  });
  it.each(['', '0', '61', 'drei', '-1'])('are not %j', (count) => {
    expect(counted(newOffice(), count)).toBeNull();
  });
});

describe('[C15.2] the hours of a week', () => {
  const begun = (office = newOffice()): WeekForm => {
    const form = new WeekForm();
    form.begin(office);
    return form;
  };
  it('are a window for each span, on the days that have it', () => {
    const office = after(newOffice(), counted(newOffice(), '3'));
    const form = begun(office);
    form.type('sat', 'from', '9.30');
    form.type('sat', 'to', '12');
    form.type('wed', 'from', '');
    form.type('wed', 'to', '');
    const lanes = { main: { counters: 3, online: 2, sameDay: 0 } };
    const windows = form.read(office);
    expect(windows).toEqual([
      { weekdays: ['mon', 'tue', 'thu', 'fri'], from: '08:00', to: '12:00', lanes },
      { weekdays: ['thu'], from: '14:00', to: '18:00', lanes },
      { weekdays: ['sat'], from: '09:30', to: '12:00', lanes },
    ]);
    const kept = { ...office, windows: windows! };
    expect(isUsualWeek(kept)).toBe(true);
    expect(begun(kept).read(kept)).toEqual(windows);
  });
  it('name the field that is wrong, and say where no day is open', () => {
    const form = begun();
    form.type('mon', 'to', '7');
    form.type('thu', 'from2', '11:00');
    form.type('fri', 'from', '');
    form.online = '2';
    expect(form.read(newOffice())).toBeNull();
    expect(form.wrong).toEqual([
      { day: 'mon', field: 'to' },
      { day: 'thu', field: 'from2' },
      { day: 'fri', field: 'from' },
    ]);
    expect(form.isOnlineWrong).toBe(true);
    for (const { day } of form.days)
      for (const field of ['from', 'to', 'from2', 'to2'] as const) form.type(day, field, '');
    form.online = '1';
    expect([form.read(newOffice()), form.isEmpty]).toEqual([null, true]);
  });
  it('that this form cannot say are left alone', () => {
    const [window] = anOffice().windows;
    const lanes = newOffice().lanes;
    expect(isUsualWeek({ lanes, windows: [{ ...window!, nth: 'first' }] })).toBe(false);
    expect(isUsualWeek({ lanes: [...lanes, ...lanes], windows: [] })).toBe(false);
  });
});

describe('[C15.3] the services', () => {
  it('of the whole catalogue fit into a new office, with documents and search words', () => {
    const picks = new ServicePicks(catalogue);
    const office = newOffice();
    for (const { id } of picks.source.categories) picks.pickAll(office, id, true);
    const full = after(office, picks.read(office));
    expect(usualServices.length).toBeGreaterThanOrEqual(40);
    expect(full.services.map(({ id }) => id)).toEqual(usualServices.map(({ id }) => id));
    expect(full.lanes[0]!.services).toHaveLength(usualServices.length);
    expect(full.services.every(({ keywords }) => keywords.length > 0)).toBe(true);
    expect(missingIn(full)).toEqual(['hours']);
    expect(picks.read(full)).toEqual([]);
  });
  it('have the minutes that the lead types, and none outside what the office allows', () => {
    const picks = new ServicePicks(catalogue);
    const office = newOffice();
    picks.pick('passport', true);
    picks.typeMinutes('passport', '25');
    expect(after(office, picks.read(office)).services).toMatchObject([{ id: 'passport', minutes: 25 }]);
    for (const minutes of ['0', '121', 'x', '']) {
      picks.typeMinutes('passport', minutes);
      expect([picks.read(office), picks.wrong]).toEqual([null, ['passport']]);
    }
  });
  it('are in the languages that the office writes', () => {
    const picks = new ServicePicks(catalogue);
    const office = { ...newOffice(), languages: ['tr', 'de'] } as Office;
    picks.pick('dog', true);
    const names = picks.read(office)!.map(({ to }) => to?.['name']);
    expect(names[1]).toEqual({ tr: 'Hund an- oder abmelden', de: 'Hund an- oder abmelden' });
  });
  it('come from another office as well', async () => {
    const other = anOffice();
    const picks = new ServicePicks(catalogue, {
      origin: 'http://relay',
      fetch: (url) =>
        Promise.resolve(
          String(url).includes('/api/docs/')
            ? Response.json({ name: `office:${other.id}`, records: { office: other } })
            : Response.json([
                { ...{ id: other.id, name: other.name, languages: other.languages, town: other.town } },
              ]),
        ),
    });
    await picks.findOffices();
    await picks.choose(other.id);
    const office = newOffice();
    for (const { id } of other.services) picks.pick(id, true);
    const full = after(office, picks.read(office));
    expect(full.services.map(({ id, minutes }) => [id, minutes])).toEqual(
      other.services.map(({ id, minutes }) => [id, minutes]),
    );
    await picks.choose('');
    expect(picks.source.services).toBe(usualServices);
  });
});

it('[C15.4] what is missing is named until it is there', () => {
  const office = { ...newOffice(), address: NOT_ENTERED };
  expect(missingIn(office)).toEqual(['office', 'hours', 'services']);
  const picks = new ServicePicks(catalogue);
  picks.pick('dog', true);
  const [category, service] = picks.read(office)!;
  expect(editOffice(after(office, [category!]), service!)).toMatchObject({
    error: { why: 'problems', problems: [{ path: ['address'], code: 'missing' }] },
  });
  expect(missingIn({ ...office, address: 'Markt 1', phone: NOT_ENTERED })).toContain('office');
  expect(missingIn(anOffice())).toEqual([]);
});
