/** `npm run office -- retire ID`: everything of an office whose file has gone, and nothing else. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { officeId, staffId } from '../../src/lib/domain/ids.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import { officeCommand } from '../../sync-server/commands/office.ts';
import { actor, anOffice, at, MONDAY } from '../support/build/index.ts';
import { aSession, aVisit, SECRET_NAME } from './support/a-session.ts';
import { aFolder, aRelay, OFFICES } from './support/a-relay.ts';
import { openStore } from './support/a-furnished-store.ts';
import { aMail } from './store-contract.ts';

const gone = officeId.parse('gone');
const member = staffId.parse('member-of-the-staff');

/** An office with two visits, a device, a clerk who is signed in, and a mail; another one beside it. */
async function twoOffices(): Promise<string> {
  const house = await aSession(MONDAY, undefined, anOffice({ id: gone }));
  await aVisit(house, 'anna', MONDAY);
  await aVisit(house, 'bert', addDays(MONDAY, 2));
  house.session.putStaff({
    ...{ type: 'device', surface: 'kiosk', actor: actor('kiosk'), name: 'Foyer', numbers: null },
    ...{ pairedAt: at('08:00'), revokedAt: null },
  });
  await house.rooms.commit({ mails: [] });
  const { accounts } = house.store;
  await house.store.commit({ updates: [], mails: [aMail({ office: gone, text: SECRET_NAME })], at: 1 });
  await accounts.addStaff({
    ...{ id: member, office: gone, login: 'karl', name: 'Karl', role: 'clerk', password: 'x' },
  });
  await house.close();
  const other = await aSession(MONDAY, house.folder, anOffice({ id: 'other' }));
  await aVisit(other, 'carl', MONDAY);
  await other.close();
  return house.folder;
}

const command = (words: string[], dataDir: string, offices = OFFICES) =>
  officeCommand(words, { dataDir, offices, clockShift: at('12:00', MONDAY) - Date.now() });

async function namesIn(folder: string): Promise<string[]> {
  const store = openStore(folder);
  const names = await store.list('');
  await store.close();
  return names;
}

describe('retiring an office', () => {
  test('[P3] first says what it would erase, and erases nothing', async () => {
    const folder = await twoOffices();
    const before = await namesIn(folder);
    const said = await command(['retire', 'gone'], folder);
    expect(said).toMatchObject({ ok: true });
    const sentences = said.ok ? said.value.join('\n') : '';
    expect(sentences).toMatch(/^All data of the office 'gone' \(.*\) would be erased:/);
    expect(sentences).toContain('2 people with their notes; 2 appointments from today on');
    expect(sentences).toContain('2 inboxes');
    expect(sentences).toContain('1 accounts of staff, 1 devices');
    expect(sentences).toContain('npm run office -- retire gone --yes');
    expect(await namesIn(folder)).toEqual(before);
  });

  test('[P3] erases all of it, down to the files, and leaves the others theirs', async () => {
    const folder = await twoOffices();
    const before = await namesIn(folder);
    expect(await command(['retire', 'gone', '--yes'], folder)).toMatchObject({ ok: true });
    const after = await namesIn(folder);
    const isItsOwn = (name: string): boolean =>
      name.includes('gone') || name === `inbox:${actor('anna')}` || name === `inbox:${actor('bert')}`;
    expect(after).toEqual(before.filter((name) => !isItsOwn(name)));
    const store = openStore(folder);
    expect(await store.accounts.staff(gone)).toEqual([]);
    expect(await store.mails.counts()).toEqual({ queued: 0, kept: 0, failed: 0 });
    await store.close();
    const files = readdirSync(folder).map((file) => readFileSync(join(folder, file)).toString('latin1'));
    for (const name of ['anna', 'bert'])
      expect(files.some((file) => file.includes(`${SECRET_NAME} ${name}`))).toBe(false);
    expect(files.some((file) => file.includes(`${SECRET_NAME} carl`))).toBe(true);
    expect(await command(['retire', 'gone'], folder)).toEqual({
      ok: false,
      error: [
        expect.stringContaining("office 'gone'. Stored without a file: 'other'. With a file: 'dorsten'"),
      ],
    });
  });

  test('an office that has its file, and a relay that runs, are left alone', async () => {
    const folder = await twoOffices();
    const before = await namesIn(folder);
    expect(await command(['retire', 'dorsten', '--yes'], folder)).toEqual({
      ok: false,
      error: [`The office 'dorsten' has a file in '${OFFICES}': take that away first.`],
    });
    const relay = await aRelay({ dataDir: folder });
    expect(await command(['retire', 'gone', '--yes'], folder)).toEqual({
      ok: false,
      error: [`The relay is using '${folder}'. Stop it first.`],
    });
    await relay.close();
    expect((await namesIn(folder)).filter((name) => before.includes(name))).toEqual(before);
  });

  test.each([
    [['retire', 'nobody']],
    [['retire', 'Bürgerbüro Werne']],
    [['retire', '../gone']],
    [['retire', '--yes', 'day:gone']],
  ])('%j: what is not there is said, with what is', async (words) => {
    const folder = await twoOffices();
    const said = await command(words, folder);
    const id = words.findLast((word) => word !== '--yes');
    expect(said).toEqual({
      ok: false,
      error: [expect.stringContaining(`'${id}'. Stored without a file: 'gone', 'other'. With a file: `)],
    });
  });

  test('a folder without data is said, and none is made', async () => {
    const folder = join(aFolder(), 'nothing');
    expect(await command(['retire', 'gone'], folder)).toEqual({
      ok: false,
      error: [`There is no data in '${folder}'.`],
    });
    expect(existsSync(folder)).toBe(false);
    expect(await command(['retire', 'gone'], folder, join(folder, 'x'))).toMatchObject({
      ok: false,
      error: [expect.stringMatching(/^OFFICES is /)],
    });
  });

  test.each([[[]], [['retire']], [['retire', 'a', 'b']], [['remove', 'gone']], [['--yes']]])(
    'what %j leaves open, on the terminal',
    async (words) => {
      const main = resolve(import.meta.dirname, '../../sync-server/main.ts');
      const env = { PATH: process.env.PATH, DATA_DIR: aFolder() };
      const child = spawn(process.execPath, [main, 'office', ...words], { env });
      const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
      expect(code).toBe(1);
      expect(said).toMatch(
        /^Say `npm run office -- retire ID`.*\.\n(?:Say `npm run office -- export ID FILE`.*\.\n)?$/,
      );
    },
  );
});
