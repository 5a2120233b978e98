/** The lead's form of an opening window: what people type, and what is wrong with it. */
import { expect, it } from 'vitest';
import { parseTime, WindowForm } from '../../src/lib/state/lead/window-form.svelte.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import { anOffice, MONDAY } from '../support/build/index.ts';

const office = anOffice();

it('[C2] takes a time as people type it', () => {
  expect(['8', '8:30', '08.30', ' 24:00 ', '25:00', '8 Uhr', ''].map(parseTime)).toEqual([
    ...['08:00', '08:30', '08:30', '24:00'],
    ...[null, null, null],
  ]);
});

it('[C2, C5] names each field that is wrong, and gives the window once all are right', () => {
  const form = new WindowForm();
  form.begin(office, null);
  expect(form.read()).toBeNull();
  expect(form.wrong).toEqual(['days', 'from', 'to', 'lanes']);
  form.toggleDay('tue', true);
  form.toggleDay('mon', true);
  [form.from, form.to] = ['8', '7:30'];
  form.setNumber('main', 'counters', '2');
  form.setNumber('main', 'online', '3');
  form.validFrom = '2026-12-24';
  form.validUntil = '2026-12-01';
  expect(form.read()).toBeNull();
  expect(form.wrong).toEqual(['to', 'validUntil', 'lanes']);
  [form.to, form.validUntil] = ['12.30', ''];
  form.setNumber('main', 'online', '1');
  expect(form.read()).toEqual({
    ...{ weekdays: ['mon', 'tue'], validFrom: '2026-12-24', from: '08:00', to: '12:30' },
    lanes: { main: { counters: 2, online: 1, sameDay: 0 } },
  });
});

it('[C2] gives back the window that it began with', () => {
  const form = new WindowForm();
  const [weekly] = office.windows;
  form.begin(office, weekly!);
  expect(form.read()).toEqual(weekly);
});

it('[C3] opens on a holiday where the lead says so, and else names the field', () => {
  const form = new WindowForm();
  const holidays = [{ date: MONDAY, name: { de: 'Fest', en: 'Feast' } }];
  form.begin({ ...office, holidays }, null, MONDAY);
  [form.from, form.to] = ['8', '12'];
  form.setNumber('main', 'counters', '1');
  expect([form.read(), form.wrong]).toEqual([null, ['onHoliday']]);
  form.onHoliday = true;
  const window = form.read();
  expect(window).toMatchObject({ date: MONDAY, onHoliday: true });
  // On another day there is nothing to say.
  form.date = addDays(MONDAY, 1);
  expect(form.read()).not.toHaveProperty('onHoliday');
  form.begin({ ...office, holidays }, window);
  expect(form.read()).toEqual(window);
});
