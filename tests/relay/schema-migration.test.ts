/** Data of every version that was released is taken along; data of a newer one is left alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { openFiguresDoc } from '../../src/lib/docs/figures-doc.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import { noStatistics } from '../../src/lib/domain/statistics/statistics.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { storedMonths } from '../../sync-server/arbiter/office-figures.ts';
import { WrittenDocument } from '../../sync-server/relay/written-document.ts';
import { FIGURES_BY_MONTH, VERSION, versions } from '../../sync-server/store/sqlite/schema.ts';
import { openSqliteStore } from '../../sync-server/store/sqlite/sqlite-store.ts';
import type { Store } from '../../sync-server/store/store.ts';
import { aMail } from './store-contract.ts';
import { aFolder } from './support/a-relay.ts';

const office = 'dorsten' as OfficeId;
const DUE = 5_000;

/** The first version made this, with something of everything in it. */
function aFirstVersion(): string {
  const folder = aFolder();
  const db = new DatabaseSync(join(folder, 'foyer.sqlite'));
  db.exec(versions[0]!);
  db.exec('PRAGMA user_version = 1; PRAGMA journal_mode = WAL;');
  db.exec("INSERT INTO facts VALUES ('epoch', 'the-first')");
  const update = Uint8Array.of(1, 2, 3);
  db.prepare('INSERT INTO updates (name, at, bytes, checksum) VALUES (?, 1, ?, ?)').run(
    'day:x',
    update,
    crc32(update, crc32('day:x')),
  );
  const mail = db.prepare(
    'INSERT INTO mails (id, office, kind, state, at, due, tries, problem, mail) VALUES (?, ?, ?, ?, 1, ?, 3, NULL, ?)',
  );
  for (const state of ['queued', 'failed']) {
    mail.run(state, office, 'reminder', state, DUE, JSON.stringify(aMail({ id: state, office })));
  }
  db.prepare("INSERT INTO staff VALUES (?, ?, 'karl', 'Karl', 'lead', 'x')").run('staff-staff-staff', office);
  const session = db.prepare('INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, 9000)');
  session.run('of-staff', 'staff', office, 'actor-of-somebody', 'lead', 'Karl');
  session.run('of-kiosk', 'kiosk', office, 'actor-of-the-kiosk', 'kiosk', 'Foyer');
  db.close();
  return folder;
}

function opened(folder: string): Store {
  const store = openSqliteStore(folder, ({ row }) => expect(`row ${row} is damaged`).toBe(''));
  onTestFinished(() => store.close());
  return store;
}

const versionOf = (folder: string): number => {
  const db = new DatabaseSync(join(folder, 'foyer.sqlite'), { readOnly: true });
  const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
  db.close();
  return version;
};

test('data of the first version is there after the program was replaced, under the same name', async () => {
  const folder = aFirstVersion();
  const store = opened(folder);
  expect(versionOf(folder)).toBe(VERSION);
  expect(store.epoch).toBe('the-first');
  expect((await store.load('day:x')).map((u) => [...u])).toEqual([[1, 2, 3]]);
  expect((await store.mails.due(DUE, 9)).map((q) => [q.mail.id, q.tries])).toEqual([['queued', 3]]);
  expect(await store.mails.failed(office)).toMatchObject([{ id: 'failed' }]);
  expect(await store.accounts.hasLead(office)).toBe(true);
  expect(await store.accounts.session('of-kiosk')).toMatchObject({ name: 'Foyer' });
  // It does not say whose it is, and could not be ended with the others of its member (P4).
  expect(await store.accounts.session('of-staff')).toBeNull();
});

test('[B7.6] a mail that the first version gave up counts from its last try', async () => {
  const { mails } = opened(aFirstVersion());
  await mails.eraseBefore(() => DUE);
  expect(await mails.failed(office)).toHaveLength(1);
  await mails.eraseBefore(() => DUE + 1);
  expect(await mails.failed(office)).toEqual([]);
});

test('[B7.7, B7.9] mails that waited before give way to the next news, as those of today do', async () => {
  const folder = aFolder();
  const db = new DatabaseSync(join(folder, 'foyer.sqlite'));
  const step = versions.findIndex((sql) => sql.includes('waits_for'));
  for (const sql of versions.slice(0, step)) db.exec(sql);
  db.exec(`PRAGMA user_version = ${step}; PRAGMA journal_mode = WAL;`);
  const insert = db.prepare(
    "INSERT INTO mails (id, office, kind, state, at, due, tries, mail) VALUES (?, ?, 'moved', 'queued', 1, ?, 0, ?)",
  );
  const about = { date: '2026-11-24', visit: 'anna', number: 'A600' };
  const waiting = [
    aMail({ id: 'void', office, about }),
    aMail({ id: 'waits', office, booking: 'bert', waitMs: 100 }),
    aMail({ id: 'does-not-wait', office, booking: 'bert' }),
  ];
  for (const mail of waiting) insert.run(mail.id, office, DUE, JSON.stringify(mail));
  insert.run('damaged', office, DUE, '{');
  db.close();

  const store = openSqliteStore(folder, () => {});
  onTestFinished(() => store.close());
  const { mails, commit } = store;
  const news = [
    aMail({ id: 'cancelled', office, overtakes: ['anna'] }),
    aMail({ id: 'moved', office, booking: 'bert', waitMs: 100 }),
  ];
  await commit({ at: 2, updates: [], mails: news });
  const due = (await mails.due(DUE, 9)).map(({ mail }) => mail.id);
  expect(due.toSorted()).toEqual(['cancelled', 'does-not-wait', 'moved']);
});

test('a step that is cut off is taken again, not half', async () => {
  const folder = aFirstVersion();
  const file = join(folder, 'foyer.sqlite');
  const db = new DatabaseSync(file);
  // A killed relay came this far: nothing of the step is in the file without its commit.
  db.exec(`BEGIN IMMEDIATE; ${versions[1]!}`);
  db.exec('ROLLBACK');
  db.close();
  expect(versionOf(folder)).toBe(1);
  expect((await opened(folder).mails.counts()).queued).toBe(1);
});

/** Figures as the version before kept them: a document an office, changed by several updates. `damage`: of the update of May. */
function figuresInOne(damage: (bytes: Uint8Array) => Uint8Array = (bytes) => bytes): string {
  const folder = aFolder();
  const db = new DatabaseSync(join(folder, 'foyer.sqlite'));
  for (const step of versions.slice(0, FIGURES_BY_MONTH - 1)) db.exec(step);
  const name = `figures:${office}`;
  const add = db.prepare('INSERT INTO updates (name, at, bytes, checksum) VALUES (?, ?, ?, ?)');
  const { doc } = WrittenDocument.of([], () => {});
  const figures = openFiguresDoc(doc, () => {});
  const days: readonly (readonly [date: string, tickets: number])[] = [
    ['2026-04-30', 4],
    ['2026-05-01', 1],
    ['2026-05-31', 5],
    ['2026-05-01', 51],
    ['2026-06-01', 6],
  ];
  for (const [nth, [date, tickets]] of days.entries()) {
    figures.write([[date, { ...noStatistics, days: [date as LocalDate], tickets }]]);
    const update = doc.takeChanges()!;
    const isDamaged = date === '2026-05-31';
    add.run(name, nth, isDamaged ? damage(update) : update, crc32(update, crc32(name)));
  }
  db.exec(`PRAGMA user_version = ${FIGURES_BY_MONTH - 1}; PRAGMA journal_mode = WAL;`);
  db.close();
  return folder;
}

/** Tickets by date, of each document. */
async function ticketsIn(store: Store): Promise<Record<string, Record<string, number>>> {
  const found: Record<string, Record<string, number>> = {};
  for (const month of await storedMonths((prefix) => store.list(prefix), office)) {
    const { doc } = WrittenDocument.of(await store.load(`figures:${office}:${month}`), () => {});
    const { all } = openFiguresDoc(doc, ({ problem }) => expect(problem).toBe(''));
    found[month] = Object.fromEntries([...all].map(([date, { tickets }]) => [date, tickets]));
  }
  return found;
}

test('[S1] figures that were one document are a document a month', async () => {
  const store = opened(figuresInOne());
  expect(await ticketsIn(store)).toEqual({
    '2026-04': { '2026-04-30': 4 },
    '2026-05': { '2026-05-01': 51, '2026-05-31': 5 },
    '2026-06': { '2026-06-01': 6 },
  });
  expect(await store.list(`figures:${office}`)).toHaveLength(3);
  // Yjs reads them, as devices do.
  const doc = new Y.Doc();
  for (const update of await store.load(`figures:${office}:2026-05`)) Y.applyUpdate(doc, update);
  expect(doc.getArray<[string, unknown]>('records').map(([date]) => date)).toEqual([
    '2026-05-31',
    '2026-05-01',
  ]);
});

test.each([
  [
    'a flipped bit',
    (bytes: Uint8Array) => bytes.map((byte, i) => (i === bytes.length - 3 ? byte ^ 1 : byte)),
  ],
  ['its end is missing', (bytes: Uint8Array) => bytes.slice(0, -9)],
])(
  '[S1, M19] of damaged figures all that can be read comes along, the rest is set aside: %s',
  async (_what, damage) => {
    const folder = figuresInOne(damage);
    const store = opened(folder);
    expect(await ticketsIn(store)).toEqual({
      '2026-04': { '2026-04-30': 4 },
      '2026-05': { '2026-05-01': 51 },
      '2026-06': { '2026-06-01': 6 },
    });
    expect(await store.list(`figures:${office}`)).toContain(`figures:${office}`);
    expect(await store.load(`figures:${office}`)).toEqual([]);
    // It is no document of any kind, and goes with its office all the same.
    await store.retire(office, []);
    expect(await store.list(`figures:${office}`)).not.toContain(`figures:${office}`);
  },
);

test('a database of a newer version is refused untouched', () => {
  const folder = aFirstVersion();
  const file = join(folder, 'foyer.sqlite');
  const db = new DatabaseSync(file);
  db.exec(`PRAGMA user_version = ${VERSION + 1}`);
  db.close();
  const before = readFileSync(file);
  expect(() => openSqliteStore(folder, () => {})).toThrow('newer-version');
  expect(readFileSync(file).equals(before)).toBe(true);
});
