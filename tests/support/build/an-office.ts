/** A small valid office: two lanes, a few services, weekdays from 8 to 16. */
import type * as z from 'zod/mini';
import { TAKES_BACK_MS } from '../../../src/lib/domain/office/rescue.ts';
import { officeFile, officeRecord } from '../../../src/lib/domain/office/office.ts';
import type { Office, OfficeRules } from '../../../src/lib/domain/office/office.ts';
import type { Instant } from '../../../src/lib/domain/time.ts';

export type OfficeFile = z.input<typeof officeFile>;
type Changes = Partial<Omit<z.input<typeof officeRecord>, 'rules'>> & { rules?: Partial<OfficeRules> };

/** One text in both languages of that office. */
export const both = (text: string) => ({ de: text, en: text });

/** What the file of that office says; a fresh object every time. */
export const anOfficeFile = (): OfficeFile => ({
  id: 'musterstadt',
  languages: ['de', 'en'],
  name: both('Bürgerbüro Musterstadt'),
  town: 'Musterstadt',
  address: 'Am Markt 1, 12345 Musterstadt',
  phone: '01234 5678',
  website: 'https://www.musterstadt.example',
  categories: [
    { id: 'papers', name: both('Ausweise') },
    { id: 'residence', name: both('Wohnsitz') },
  ],
  services: [
    { id: 'id-card', category: 'papers', name: both('Personalausweis'), minutes: 15, furtherPerson: 10 },
    { id: 'passport', category: 'papers', name: both('Reisepass'), minutes: 20 },
    { id: 'register', category: 'residence', name: both('Anmeldung'), minutes: 12, furtherPerson: 3 },
    { id: 'pick-up', category: 'papers', name: both('Abholung'), minutes: 5 },
    { id: 'name-change', category: 'residence', name: both('Namensänderung'), minutes: 30, walkIn: false },
    { id: 'quick-copy', category: 'residence', name: both('Kopie'), minutes: 5, bookable: false },
  ],
  lanes: [
    {
      id: 'main',
      letter: 'A',
      name: both('Hauptschalter'),
      services: ['id-card', 'passport', 'register', 'pick-up', 'name-change', 'quick-copy'],
    },
    { id: 'short', letter: 'B', name: both('Schnellschalter'), services: ['pick-up', 'quick-copy'] },
  ],
  counters: [
    { id: 'c1', name: 'Schalter 1', lanes: ['main'] },
    { id: 'c2', name: 'Schalter 2', lanes: ['main'] },
    { id: 'c3', name: 'Schalter 3', lanes: ['main', 'short'] },
  ],
  windows: [
    {
      weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
      from: '08:00',
      to: '16:00',
      lanes: {
        main: { counters: 3, online: 1, sameDay: 1 },
        short: { counters: 1, online: 1 },
      },
    },
  ],
  rules: {
    longest: 120,
    horizonDays: 14,
    leadMinutes: 30,
    sameDayRelease: 15,
    returnDelay: 0,
    activation: 120,
    checkIn: { before: 15, after: 5 },
    contact: { mail: 'required', birthDate: 'required', phone: 'optional' },
    reminder: 'opt-in',
    perMail: 5,
    calls: 3,
    retention: { people: 7, day: 90 },
  },
});

/** `anOffice({ windows: […], rules: { activation: null } })`; rules that are not named stay as they are. */
export function anOffice({ rules, holidays = [], source = '', ...changes }: Changes = {}): Office {
  const file = anOfficeFile();
  const checked = officeFile.parse({ ...file, ...changes, rules: { ...file.rules, ...rules } });
  return officeRecord.parse({ ...checked, holidays, source });
}

/** M18: its relay was restored a moment ago. */
export const restoredAt = (now: Instant, office = anOffice()): Office => ({
  ...office,
  takesBackUntil: now + TAKES_BACK_MS,
});

/** Open at every minute of every day, with one lane of `counters`, all of them bookable online at once. */
export function anAlwaysOpenOffice(counters = 2, rules: Partial<OfficeRules> = {}): Office {
  const lanes = { main: { counters, online: counters }, short: { counters, online: counters } };
  const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
  return anOffice({
    windows: [{ weekdays: [...weekdays], from: '00:00', to: '24:00', lanes }],
    rules: { leadMinutes: 0, sameDayRelease: null, ...rules },
  });
}
