/** `npm run person -- OFFICE WHOM`: all that an office keeps of one person, and nothing of others. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { memoKey } from '../../src/lib/domain/requests/memo.ts';
import { elsewhereId } from '../../src/lib/domain/requests/open-item.ts';
import type { ElsewhereItem, Enquiry } from '../../src/lib/domain/requests/open-item.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import { ERASURE_PROTOCOL, personCommand } from '../../sync-server/commands/person.ts';
import { aContact, actor, anOffice, at, choose, MONDAY, requestNamed } from '../support/build/index.ts';
import { openStore } from './support/a-furnished-store.ts';
import { aSession, aVisit, office, SECRET_NAME } from './support/a-session.ts';
import { aFolder } from './support/a-relay.ts';
import { aMail } from './store-contract.ts';

const TUESDAY = addDays(MONDAY, 1);
const WEDNESDAY = addDays(MONDAY, 2);

const command = (words: string[], dataDir: string) =>
  personCommand(words, { dataDir, clockShift: at('12:00', TUESDAY) - Date.now() });

const onDisk = (folder: string, text: string): boolean =>
  readdirSync(folder).some((file) => readFileSync(join(folder, file)).includes(text));

/** Anna was there yesterday, Bert comes tomorrow, and both gave the same address; Carl is in another office. */
async function aTown(): Promise<string> {
  const house = await aSession(MONDAY);
  await aVisit(house, 'anna', MONDAY);
  await aVisit(house, 'bert', WEDNESDAY);
  const mail = aMail({ office: office.id, to: 'Erika@Example.org', text: 'Guten Tag, Anna' });
  await house.store.commit({ updates: [], mails: [mail], at: 1 });
  await house.close();
  const other = await aSession(MONDAY, house.folder, anOffice({ id: 'other' }));
  await aVisit(other, 'carl', MONDAY);
  await other.close();
  return house.folder;
}

test('[P3] it says what is kept of a person, however the address is written', async () => {
  const said = await command([office.id, 'ERIKA+termin@example.org'], await aTown());
  const text = said.ok ? said.value.join('\n') : said.error.join('\n');
  for (const part of [
    `${SECRET_NAME} anna`,
    `${SECRET_NAME} bert`,
    'date of birth: 1964-08-12',
    'Geburtsdatum: 1964-08-12',
    'File number: Akte von anna',
    'Aktenzeichen: Akte von anna',
    'Hilfe vor Ort: Rollstuhl',
    'note: Notiz zu',
    'Notiz: Notiz zu',
    'am Dienstag, 24. November 2026, 12:00 Uhr über ERIKA+termin@example.org',
    '09:00, number A600',
  ])
    expect(text).toContain(part);
  expect(text).toContain('a mail that waits or is kept');
  expect(text).toContain('--erase');
  expect(text).not.toContain('carl');
});

test('[P3] it erases that down to the files, but for an appointment ahead, and writes down that it did', async () => {
  const folder = await aTown();
  const before = await namesIn(folder);
  const said = await command([office.id, 'erika@example.org', '--erase'], folder);
  expect(said.ok && said.value.join('\n')).toMatch(
    /Gelöscht am [^]*2026-11-25, 09:00 Uhr.*: bleibt[^]*Erased on .*\n- 2026-11-23, 09:00.*\n[^]*2026-11-25, 09:00.*: kept/,
  );
  for (const gone of [`${SECRET_NAME} anna`, 'Akte von anna', 'Guten Tag, Anna'])
    expect(onDisk(folder, gone)).toBe(false);
  for (const kept of ['bert', 'carl']) expect(onDisk(folder, `${SECRET_NAME} ${kept}`)).toBe(true);
  // The events name no person, and stay.
  expect(before.filter((name) => !name.includes(actor('anna')))).toEqual(await namesIn(folder));
  const protocol = readFileSync(join(folder, ERASURE_PROTOCOL), 'utf8');
  expect(JSON.parse(protocol)).toMatchObject({
    ...{ at: '2026-11-24T12:00:00+01:00', office: office.id, what: 'erased', notes: 2, mails: 1 },
  });
  expect(protocol).not.toMatch(/erika|anna/i);
  const again = await command([office.id, 'erika@example.org'], folder);
  expect(again.ok && again.value.join('\n')).not.toContain('2026-11-23');
});

test('[B14.4, P3] an enquiry is found by its address, and erased with its copy on the list of today', async () => {
  const house = await aSession(MONDAY);
  const enquiry = {
    ...{ type: 'enquiry', id: requestNamed('enquiry'), at: at('09:00'), by: actor('a-phone') },
    contact: aContact({ name: `${SECRET_NAME} dora`, birthDate: null }),
    ...{ services: [choose('passport')], weekdays: ['mon'], language: 'de', resolved: null },
  } as const satisfies Enquiry;
  const copy: ElsewhereItem = {
    ...{ type: 'elsewhere', id: elsewhereId(MONDAY, memoKey(enquiry)), date: MONDAY, record: enquiry },
  };
  await house.session.ensureDay(MONDAY);
  house.session.carryOut({ memos: [{ date: MONDAY, record: enquiry }] }, at('09:00'));
  await house.session.ensureDay(TUESDAY);
  house.session.carryOut({ memos: [{ date: TUESDAY, record: copy }] }, at('09:00'));
  await house.rooms.commit({ mails: [] });
  await house.close();
  const said = await command([office.id, 'erika@example.org'], house.folder);
  const shown = said.ok ? said.value.join('\n') : '';
  expect(shown).toContain(`hat einen Termin angefragt: ${SECRET_NAME} dora`);
  expect(shown).toContain(`has asked for an appointment: ${SECRET_NAME} dora`);
  expect((await command([office.id, 'erika@example.org', '--erase'], house.folder)).ok).toBe(true);
  expect(onDisk(house.folder, `${SECRET_NAME} dora`)).toBe(false);
});

test('[P3] what could not be taken from the files is said, and the next try makes it good', async () => {
  const folder = await aTown();
  const reader = new DatabaseSync(join(folder, 'foyer.sqlite'), { readOnly: true });
  onTestFinished(() => void (reader.isOpen && reader.close()));
  reader.exec('BEGIN');
  reader.prepare('SELECT count(*) FROM updates').get();
  const words = [office.id, 'erika@example.org', '--erase'];
  const said = await command(words, folder);
  expect(!said.ok && said.error.join('\n')).toMatch(
    /earlier versions of \d+ of them.*run the same command again/,
  );
  expect(onDisk(folder, `${SECRET_NAME} anna`)).toBe(true);
  reader.close();
  expect((await command(words, folder)).ok).toBe(true);
  expect(onDisk(folder, `${SECRET_NAME} anna`)).toBe(false);
  const protocol = readFileSync(join(folder, ERASURE_PROTOCOL), 'utf8').trim().split('\n');
  expect(protocol.map((line) => (JSON.parse(line) as { what: string }).what)).toEqual([
    'erased-in-part',
    'erased',
  ]);
});

test.each<[words: string[], problem: RegExp | null]>([
  [[], null],
  [[office.id], null],
  [[office.id, 'b@example.org', '--ersae'], /^There is no option '--ersae'. There is '--erase'/],
  [[office.id, 'Erika', 'Muster'], /^A name needs the date of birth/],
  [[office.id, 'Erika', '31.02.1964'], /^The last word is no date/],
  [[office.id, '123456'], /^A code or number needs its day/],
  [[office.id, 'A600'], /^A code or number needs its day/],
  [[office.id, 'A600', 'gestern'], /^The last word is no date/],
])('what cannot be understood is answered with how to say it: %j', async (words, problem) => {
  const said = await command(words, aFolder());
  const [first, ...rest] = said.ok ? [] : said.error;
  if (problem !== null) expect(first).toMatch(problem);
  expect([first, ...rest].join('\n')).toMatch(/Say `npm run person[^]*birth[^]*A600 2026-11-24/);
});

test.each<[words: string[], finds: string[]]>([
  [
    ['02362', '12345'],
    ['anna', 'bert'],
  ],
  [['+49 (0)2362 / 123-45'], ['anna', 'bert']],
  [[`${SECRET_NAME} anna`, '12.08.1964'], ['anna']],
  [['ANNA', 'Unvergeßlich,', 'Annegret', '1964-08-12'], ['anna']],
  [['123456', MONDAY], ['anna']],
  [['a600', '23.11.2026'], ['anna']],
])('[P3] people are found without a mail address: %j', async (words, finds) => {
  const said = await command([office.id, ...words], await aTown());
  const text = said.ok ? said.value.join('\n') : said.error.join('\n');
  for (const name of ['anna', 'bert', 'carl'])
    expect(text.includes(`${SECRET_NAME} ${name}`), name).toBe(finds.includes(name));
  expect(text).toContain('Look for erika@example.org, too');
});

test.each<[words: string[], hint: string]>([
  [['erika@example.com'], '2 entries have this mail address at another provider'],
  [['089', '12345'], '2 entries have a phone number with the same end'],
  [['Annegret', '12.08.1964'], '2 entries have this birth date and another name'],
  [[`${SECRET_NAME} bert`, '13.08.1964'], 'One entry has this name and another birth date'],
])('[P3] who is nearly found is told of, without a name: %j', async (words, hint) => {
  const said = await command([office.id, ...words], await aTown());
  const text = said.ok ? said.value.join('\n') : said.error.join('\n');
  expect(text).toContain('- nothing');
  expect(text).toContain(hint);
  expect(text).not.toMatch(/erika@example.org|09:00/);
});

test('[P3] who is found by a number is erased, with notes and without a mail address', async () => {
  const folder = await aTown();
  const said = await command([office.id, 'A600', MONDAY, '--erase'], folder);
  expect(said.ok && said.value.join('\n')).toContain(`name: ${SECRET_NAME} anna`);
  expect(onDisk(folder, `${SECRET_NAME} anna`)).toBe(false);
  expect(onDisk(folder, `${SECRET_NAME} bert`)).toBe(true);
  const protocol = readFileSync(join(folder, ERASURE_PROTOCOL), 'utf8');
  expect(JSON.parse(protocol)).toMatchObject({ what: 'erased', visits: [{ number: 'A600' }], notes: 1 });
  expect(onDisk(folder, 'Akte von anna')).toBe(false);
  const again = await command([office.id, 'A600', MONDAY], folder);
  expect(again.ok && again.value.join('\n')).toContain('what it said of the person is erased already');
});

test('an office of which nothing is stored, and a folder without data', async () => {
  const folder = await aTown();
  expect(await command(['werne', 'erika@example.org'], folder)).toMatchObject({
    ok: false,
    error: ["There is no office 'werne'. Known: 'musterstadt', 'other'."],
  });
  expect(await command(['werne', 'erika@example.org'], aFolder())).toMatchObject({
    ok: false,
    error: [expect.stringContaining('no data')],
  });
});

async function namesIn(folder: string): Promise<string[]> {
  const store = openStore(folder);
  const names = await store.list('');
  await store.close();
  return names;
}
