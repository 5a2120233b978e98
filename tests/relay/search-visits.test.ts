/** Staff find a visit over HTTP on any day that is kept: today's, one ahead, and one that is over. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aBooking, answerIn, put, TUESDAY_AT_TEN } from './support/a-booking.ts';
import { aBrowser, aClerk, aDevice, aLead, PASSWORD } from './support/a-browser.ts';
import type { Browser } from './support/a-browser.ts';
import { aFolder, aRelay, MONDAY_AT_TEN, OFFICE, OFFICES } from './support/a-relay.ts';
import { aSocket, outcome } from './support/a-socket.ts';

const FIELD = `
fields:
  - { id: file, label: { de: Aktenzeichen, en: File number }, type: text, length: 30 }
`;
const FILE_NUMBERS: ReadonlyMap<string, object[]> = new Map([
  ['Ayşe Müller', [{ field: 'file', value: 'AZ-77/26' }]],
]);

/** The office of these tests, with a question of its own (B13). */
function withOwnQuestion(): string {
  const offices = aFolder();
  const file = `${OFFICE}.yaml`;
  writeFileSync(join(offices, file), readFileSync(join(OFFICES, file), 'utf8') + FIELD);
  return offices;
}

const DAY_MS = 24 * 3_600_000;

interface Found {
  readonly date: string;
  readonly state: string;
  readonly contact: { readonly name: string } | null;
}

async function find(browser: Browser, text: string): Promise<[string, string, string | undefined][]> {
  const { status, body } = await browser.post('/api/visits/search', { text });
  expect(status).toBe(200);
  return (body.visits as Found[]).map(({ date, state, contact }) => [date, state, contact?.name]);
}

test('[B12, B13.7, P1.4] a clerk finds visits by name or file number on all days that are kept', async () => {
  const dataDir = aFolder();
  const offices = withOwnQuestion();
  const monday = await aRelay({ dataDir, offices });
  const lead = await aLead(monday);
  const clerk = await aClerk(monday, lead);
  const signedIn = { credential: { type: 'surface', surface: 'staff' } as const, cookies: clerk.cookies };
  const inbox = await aSocket(monday, `inbox:${clerk.actor}`, signedIn);
  const outbox = await aSocket(monday, `outbox:${clerk.actor}`, signedIn);
  expect(await outcome(inbox)).toBe('open');
  const contact = { mail: null, birthDate: '1951-04-23', phone: '02362 4711' };
  for (const [name, start] of [
    ['Jürgen Müller', MONDAY_AT_TEN + 3_600_000],
    ['Ayşe Müller', TUESDAY_AT_TEN],
    ['Erika Beispiel', TUESDAY_AT_TEN],
  ] as const) {
    const request = aBooking(start, { contact: { ...contact, name }, fields: FILE_NUMBERS.get(name) ?? [] });
    put(outbox, request);
    expect(await answerIn(inbox, request.id)).toMatchObject({ ok: true });
  }

  expect(await find(clerk, 'mueller')).toEqual([
    ['2026-11-23', 'booked', 'Jürgen Müller'],
    ['2026-11-24', 'booked', 'Ayşe Müller'],
  ]);
  expect(await find(clerk, 'ayse 23.4.1951')).toEqual([['2026-11-24', 'booked', 'Ayşe Müller']]);
  expect(await find(clerk, '+49 2362 4711 erika')).toEqual([['2026-11-24', 'booked', 'Erika Beispiel']]);

  expect(await find(clerk, 'az-77/26')).toEqual([['2026-11-24', 'booked', 'Ayşe Müller']]);

  const kiosk = await aDevice(monday, lead, 'kiosk');
  for (const browser of [aBrowser(monday), kiosk])
    expect((await browser.post('/api/visits/search', { text: 'mueller' })).status).toBe(401);
  for (const [text, error] of [
    ['m', 'search-too-short'],
    ['m '.repeat(60), 'search-too-long'],
    ['m'.repeat(1000), 'invalid-field'],
  ] as const)
    expect((await clerk.post('/api/visits/search', { text })).body).toMatchObject({ error });
  await monday.close();

  // Three days have gone: Monday is read from the disk, not from what is open.
  const later = await aRelay({ dataDir, offices, clockShift: MONDAY_AT_TEN + 3 * DAY_MS - Date.now() });
  const again = aBrowser(later);
  await again.post('/api/sign-in', {
    office: OFFICE,
    ...{ login: 'leitung', password: PASSWORD, device: 'device-of-the-lead' },
  });
  expect(await find(again, 'AZ 77')).toEqual([['2026-11-24', 'lapsed', 'Ayşe Müller']]);
  expect(await find(again, 'Mueller')).toEqual([
    ['2026-11-24', 'lapsed', 'Ayşe Müller'],
    ['2026-11-23', 'lapsed', 'Jürgen Müller'],
  ]);
});
