/** `npm run person -- OFFICE MAIL`: all that an office keeps of one person, and nothing of others. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addDays } from '../../src/lib/domain/time.ts';
import { PROTOCOL, personCommand } from '../../sync-server/person-command.ts';
import { actor, anOffice, at, MONDAY } from '../support/build/index.ts';
import { openStore } from './support/a-furnished-store.ts';
import { aHouse, aVisit, office, SECRET_NAME } from './support/a-house.ts';
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
  const house = await aHouse(MONDAY);
  await aVisit(house, 'anna', MONDAY);
  await aVisit(house, 'bert', WEDNESDAY);
  const mail = aMail({ office: office.id, to: 'Erika@Example.org', text: 'Guten Tag, Anna' });
  await house.store.commit({ updates: [], mails: [mail], at: 1 });
  await house.close();
  const other = await aHouse(MONDAY, house.folder, anOffice({ id: 'other' }));
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
    'birthDate: 1964-08-12',
    'note: Notiz zu',
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
    /Erased at .*\n- 2026-11-23, 09:00.*\n[^]*2026-11-25, 09:00.*: kept/,
  );
  for (const gone of [`${SECRET_NAME} anna`, 'Guten Tag, Anna']) expect(onDisk(folder, gone)).toBe(false);
  for (const kept of ['bert', 'carl']) expect(onDisk(folder, `${SECRET_NAME} ${kept}`)).toBe(true);
  // The facts name nobody, and stay.
  expect(before.filter((name) => !name.includes(actor('anna')))).toEqual(await namesIn(folder));
  const protocol = readFileSync(join(folder, PROTOCOL), 'utf8');
  expect(JSON.parse(protocol)).toMatchObject({ office: office.id, what: 'erased', notes: 2, mails: 1 });
  expect(protocol).not.toMatch(/erika|anna/i);
  const again = await command([office.id, 'erika@example.org'], folder);
  expect(again.ok && again.value.join('\n')).not.toContain('2026-11-23');
});

test.each([
  [[]],
  [[office.id]],
  [[office.id, 'no address']],
  [['a', 'b@example.org', 'c']],
  [['no such', 'b@example.org']],
])('what cannot be understood is answered with how to say it: %j', async (words) => {
  expect(await command(words, aFolder())).toMatchObject({
    ok: false,
    error: [expect.stringMatching(/^Say `npm run person/)],
  });
});

test('an office of which nothing is stored, and a folder without data', async () => {
  const folder = await aTown();
  expect(await command(['werne', 'erika@example.org'], folder)).toMatchObject({
    ok: false,
    error: [expect.stringContaining("'werne'")],
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
