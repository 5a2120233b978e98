/** A new office: its file says who it is, and a lead sets up the rest. */
import { expect, it } from 'vitest';
import { completeNewOffice, isBeingSetUp } from '../../src/lib/domain/office/new-office.ts';
import { NOT_ENTERED } from '../../src/lib/domain/office/office.ts';
import { officeRecord } from '../../src/lib/domain/office/office.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { effectiveOffice } from '../../sync-server/arbiter/effective-office.ts';
import { newOfficeWords } from '../../src/lib/i18n/new-office.ts';
import { loadFile } from '../../sync-server/offices/load-offices.ts';
import { writeOfficeFile } from '../../sync-server/offices/write-office-file.ts';
import { anOffice, day } from '../support/build/index.ts';

const TODAY = day('2026-11-23');
const SMALL = 'id: neustadt\nname: { de: Bürgerbüro Neustadt }\n';
const load = (text: string) => loadFile('neustadt.yaml', Buffer.from(text), TODAY);

function loaded(text: string): Office {
  const file = load(text);
  if (!file.ok) throw new Error(file.error.join('\n'));
  return file.value.office;
}

it('[C15.1] a file with id and name is an office that is being set up', () => {
  const office = loaded(SMALL);
  expect(isBeingSetUp(office)).toBe(true);
  expect(office).toMatchObject({
    ...{ id: 'neustadt', languages: ['de', 'en'], town: 'Bürgerbüro Neustadt', phone: NOT_ENTERED },
    ...{ services: [], categories: [], windows: [] },
    lanes: [{ id: 'main', services: [] }],
    counters: [{ id: '1', name: 'Schalter 1', lanes: ['main'] }],
  });
  expect(officeRecord.safeParse(office).success).toBe(true);
});

it('[C15.1] what else its file says of it counts, and its languages are those of its texts', () => {
  const office = loaded(
    'id: neustadt\nlanguages: [en]\nname: { en: Newtown Office }\ntown: Neustadt\nholidaysOf: DE-NW\n',
  );
  expect(office).toMatchObject({ town: 'Neustadt', languages: ['en'], counters: [{ name: 'Counter 1' }] });
  expect(office.lanes[0]!.name).toEqual({ en: 'All services' });
  expect(office.holidays.length).toBeGreaterThan(20);
});

it.each([
  ['an id alone', 'id: neustadt\n', 'name'],
  [
    'some of what is set up at the desk',
    `${SMALL}counters: [{ id: '1', name: A, lanes: [a] }]\n`,
    'services',
  ],
  ['a field that is no field', `${SMALL}servces: []\n`, 'servces'],
])('[C15.1] %s is a file with mistakes', (_what, text, field) => {
  const file = load(text);
  expect(file.ok).toBe(false);
  expect(file.ok ? '' : file.error.join('\n')).toContain(field);
});

it('[C15.1, C11.12] it is written as a file that loads again', () => {
  const office = loaded(SMALL);
  const written = writeOfficeFile(office, SMALL, TODAY);
  expect(written.ok && loaded(written.value)).toMatchObject({ services: [], counters: office.counters });
});

it('[C15.1, C11.11] the parts of a file with id and name stay what they are: a lead’s edits count until one changes', () => {
  const { languages, name } = loaded(SMALL);
  expect(completeNewOffice({ id: 'neustadt', languages, name }, newOfficeWords)).toMatchInlineSnapshot(`
    {
      "address": "–––",
      "categories": [],
      "counters": [
        {
          "id": "1",
          "lanes": [
            "main",
          ],
          "name": "Schalter 1",
        },
      ],
      "id": "neustadt",
      "lanes": [
        {
          "id": "main",
          "letter": "A",
          "name": {
            "de": "Alle Anliegen",
            "en": "All services",
          },
          "services": [],
        },
      ],
      "languages": [
        "de",
        "en",
      ],
      "name": {
        "de": "Bürgerbüro Neustadt",
      },
      "phone": "–––",
      "rules": {
        "activation": 120,
        "calls": 3,
        "checkIn": {
          "after": 5,
          "before": 15,
        },
        "contact": {
          "birthDate": "required",
          "mail": "required",
          "phone": "optional",
        },
        "horizonDays": 28,
        "leadMinutes": 30,
        "longest": 120,
        "perMail": 4,
        "reminder": "opt-in",
        "retention": {
          "day": 90,
          "people": 7,
        },
        "returnDelay": 30,
        "sameDayRelease": 15,
      },
      "services": [],
      "town": "Bürgerbüro Neustadt",
      "windows": [],
    }
  `);
});

it('[C15.1, C11.11] a file that lost its end takes nothing away from an office that is stored', () => {
  const whole = anOffice();
  const stored = effectiveOffice(whole, null, null, 0).office;
  const cut = loaded(`id: ${whole.id}\nname: { de: Bürgerbüro, en: Office }\n`);
  const { office, dropped } = effectiveOffice(cut, stored, null, 0);
  expect(office).toMatchObject({ services: stored.services, rules: stored.rules, phone: stored.phone });
  expect([office.source, dropped]).toEqual([stored.source, []]);
});

it('[C3.7, C15.1, C11.11] holidays beside id and name count until a lead sets others, and once more when they change', () => {
  const inNorth = loaded(`${SMALL}holidaysOf: DE-NW\n`);
  const first = effectiveOffice(inNorth, null, null, 0).office;
  const byLead: Office = { ...first, holidaysOf: 'DE-BY', phone: '01234 5678' };
  const kept = effectiveOffice(inNorth, byLead, null, 0);
  expect([kept.office.holidaysOf, kept.dropped]).toEqual(['DE-BY', []]);
  const changed = loaded(`${SMALL}holidaysOf: DE-HE\n`);
  const taken = effectiveOffice(changed, kept.office, null, 0);
  expect(taken.office).toMatchObject({ holidaysOf: 'DE-HE', phone: '01234 5678' });
  expect(taken.dropped).toMatchObject([{ part: 'holidays', fits: true }]);
  // From then on a lead's state counts again, also where the file says nothing of holidays any more.
  const again: Office = { ...taken.office, holidaysOf: 'DE-SN' };
  expect(effectiveOffice(changed, again, null, 0).office.holidaysOf).toBe('DE-SN');
  expect(effectiveOffice(loaded(SMALL), again, null, 0).office.holidaysOf).toBe('DE-SN');
});
