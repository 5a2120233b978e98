/** P7, P8: the keys of people's data on a laptop: who opens them, and what is left without them. */
import 'fake-indexeddb/auto';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import * as Y from 'yjs';
import { REQUESTS, SEALED } from '../../src/lib/client/browser/database.ts';
import type { Database, SealedUpdate } from '../../src/lib/client/browser/database.ts';
import type { PinRow } from '../../src/lib/client/browser/people-keys.ts';
import { openReplica } from '../../src/lib/client/replica/replica.ts';
import { loadStoredDoc, storedRows } from '../../src/lib/client/replica/stored-doc.ts';
import { openRequestQueue } from '../../src/lib/client/requests/request-queue.ts';
import { newKey } from '../../src/lib/client/vault/cipher.ts';
import { openBySecrets } from '../../src/lib/client/vault/key-rows.ts';
import type { OwnCiphers } from '../../src/lib/client/vault/key-rows.ts';
import { MOST_WRONG_PINS, openByPin, pinWaitMs, setPin } from '../../src/lib/client/vault/pin.ts';
import { pinError } from '../../src/lib/domain/input/pin.ts';
import { officeId } from '../../src/lib/domain/ids.ts';
import { request as requestShape } from '../../src/lib/domain/requests/request.ts';
import type { Request } from '../../src/lib/domain/requests/request.ts';
import { localDate } from '../../src/lib/domain/time.ts';
import { eventually } from '../support/eventually.ts';
import { newCiphers } from '../support/people-keys.ts';
import { anActor } from './arbiter.ts';
import { aDevice, aRelay, closing } from './surroundings.ts';

const owner = { office: officeId.parse('dorsten'), actor: anActor() };
const people = { kind: 'people', office: owner.office, date: localDate.parse('2026-11-23') } as const;
const NAME = 'Annegret Sonderbar';
const PIN = '480216';
/** Cheap: what a PIN costs to try is not what is tested here. */
const COST = 2;
const NO_RELAY = 'http://127.0.0.1:1';

const secrets = { session: newKey(), laptop: newKey() };

const someDatabase = async (): Promise<Database> => (await aDevice(NO_RELAY).tab()).database;

async function writePeople(database: Database, text = NAME): Promise<void> {
  const stored = await loadStoredDoc(database, people, () => {});
  stored.doc.getArray('records').push([text]);
  expect(await stored.saved()).toBe(true);
  stored.release();
}

async function readPeople(database: Database): Promise<unknown[]> {
  const stored = await loadStoredDoc(database, people, () => {});
  onTestFinished(() => stored.release());
  return stored.doc.getArray('records').toArray();
}

const sealedRows = ({ replicas }: Database): Promise<SealedUpdate[]> => replicas!.table(SEALED).toArray();
const isIn = (bytes: Uint8Array, text: string): boolean => Buffer.from(bytes).includes(text);

test('[P7.1] people lie on the disk encrypted alone, and come back with their key', async () => {
  const database = await someDatabase();
  await writePeople(database);
  const rows = await sealedRows(database);
  expect(rows.length).toBeGreaterThan(0);
  for (const { sealed } of rows) expect(isIn(sealed.bytes, 'Sonderbar')).toBe(false);
  expect(await readPeople(database)).toEqual([NAME]);
});

test.each([
  ['a changed byte', ({ sealed }: SealedUpdate) => (sealed.bytes[30]! ^= 1)],
  [
    'a record that is too short',
    (row: SealedUpdate) => Object.assign(row.sealed, { bytes: new Uint8Array(3) }),
  ],
  ['a record of another document', (row: SealedUpdate) => Object.assign(row.sealed, { key: 'foreign' })],
])('[P7.2] %s is refused, and the document begun anew', async (_what, spoil) => {
  const database = await someDatabase();
  await writePeople(database);
  const rows = await sealedRows(database);
  for (const row of rows) {
    spoil(row);
    await database.replicas!.table(SEALED).put(row);
  }
  expect(await readPeople(database)).toEqual([]);
  expect(await sealedRows(database)).toEqual([]);
  await writePeople(database, 'anew');
  expect(await readPeople(database)).toEqual(['anew']);
});

test('[P7.2] what another key has sealed is thrown away', async () => {
  const database = await someDatabase();
  await writePeople(database);
  database.peopleKeys.put(newCiphers('next session'));
  expect(await readPeople(database)).toEqual([]);
});

test('[P7.2] many updates are compacted into one at the next opening', async () => {
  const database = await someDatabase();
  for (let i = 0; i < 60; i++) await writePeople(database, `visitor ${i}`);
  expect(await readPeople(database)).toHaveLength(60);
  expect((await sealedRows(database)).length).toBeLessThan(60);
  expect(await readPeople(database)).toHaveLength(60);
});

test('[P7.3] without the key a page has people from the relay alone; with it they come to the disk', async () => {
  const relay = await aRelay();
  relay.doc(`people:${owner.office}:2026-11-23`).getArray('records').push([NAME]);
  const { around, database } = await aDevice(relay.origin).tab();
  const ciphers = database.peopleKeys.current;
  database.peopleKeys.put(null);
  const replica = closing(await openReplica(people, { type: 'surface', surface: 'staff' }, around));
  const shown = (): unknown[] => replica.doc.getArray('records').toArray();
  await eventually(() => expect(shown()).toEqual([NAME]));
  expect(await sealedRows(database)).toEqual([]);
  expect(await storedRows(database)).toEqual([]);
  database.peopleKeys.put(ciphers);
  await eventually(async () => expect((await sealedRows(database)).length).toBeGreaterThan(0));
  await eventually(() => expect(shown()).toEqual([NAME]));
});

test('[P7.4] the same session opens the same keys, also in two tabs at once; another one gets new ones for its days', async () => {
  const device = aDevice(NO_RELAY);
  const tabs = [await device.tab(), await device.tab()];
  const [one, two] = await Promise.all(tabs.map(({ database }) => openBySecrets(database, owner, secrets)));
  expect([two!.days.id, two!.kept.id]).toEqual([one!.days.id, one!.kept.id]);
  const { database } = tabs[0]!;
  const next = await openBySecrets(database, owner, { ...secrets, session: newKey() });
  expect(next.kept.key).toEqual(one!.kept.key);
  expect(next.days.id).not.toBe(one!.days.id);
});

test('[P7.4] a kept key that does not open stays, and a new one made', async () => {
  const database = await someDatabase();
  const first = await openBySecrets(database, owner, secrets);
  const other = await openBySecrets(database, owner, { session: newKey(), laptop: newKey() });
  expect(other.kept.id).not.toBe(first.kept.id);
  expect(await database.keyRows.get(`kept-before:${first.kept.id}`)).toMatchObject({ id: first.kept.id });
});

async function withPin(): Promise<{ database: Database; ciphers: OwnCiphers }> {
  const database = await someDatabase();
  const ciphers = await openBySecrets(database, owner, secrets);
  await setPin(database, owner, ciphers, PIN, COST);
  return { database, ciphers };
}

test('[P8.1] the PIN opens both keys without the relay', async () => {
  const { database, ciphers } = await withPin();
  const answer = await openByPin(database, owner, PIN, 0);
  expect(answer).toMatchObject({ is: 'right' });
  if (answer.is !== 'right') return;
  expect([answer.ciphers.days.key, answer.ciphers.kept.key]).toEqual([ciphers.days.key, ciphers.kept.key]);
});

test('[P8.2] wrong PINs wait longer and longer, and after ten the PIN is gone', async () => {
  const { database } = await withPin();
  let now = 0;
  const waits: number[] = [];
  for (let tries = 1; tries < MOST_WRONG_PINS; tries++) {
    const answer = await openByPin(database, owner, '111222', now);
    expect(answer).toMatchObject({ is: 'wrong', triesLeft: MOST_WRONG_PINS - tries });
    const waitMs = answer.is === 'wrong' ? answer.waitMs : 0;
    waits.push(waitMs / 1000);
    if (waitMs > 0) expect(await openByPin(database, owner, PIN, now)).toEqual({ is: 'too-soon', waitMs });
    now += waitMs;
  }
  expect(waits).toEqual([0, 0, 1, 2, 4, 8, 16, 32, 60]);
  expect(await openByPin(database, owner, '111222', now)).toEqual({ is: 'gone' });
  expect(await openByPin(database, owner, PIN, now + 60_000)).toEqual({ is: 'gone' });
  const days = await database.keyRows.get(`days:${owner.actor}`);
  expect(days).toMatchObject({ byKept: null });
});

describe('[P8.2] while a tab looks at a PIN, which takes a moment, another tab', () => {
  const WRONG = '111222';
  const MINUTE_MS = 60_000;
  const pinRow = async ({ keyRows }: Database): Promise<PinRow | undefined> =>
    (await keyRows.get(`pin:${owner.actor}`)) as PinRow | undefined;

  /** Two tabs of one laptop, after this number of wrong tries. */
  async function twoTabs(tries: number) {
    const device = aDevice(NO_RELAY);
    const [one, other] = [(await device.tab()).database, (await device.tab()).database];
    const ciphers = await openBySecrets(one, owner, secrets);
    await setPin(one, owner, ciphers, PIN, COST);
    await one.keyRows.put({ ...(await pinRow(one))!, tries, triedAt: 0 });
    return { one, other, ciphers };
  }

  /** Runs once, before the browser's half of the key has opened what the next try looks at. */
  function meanwhile(run: () => Promise<unknown>): void {
    const decrypt = crypto.subtle.decrypt.bind(crypto.subtle);
    const spied = vi.spyOn(crypto.subtle, 'decrypt').mockImplementationOnce(async (...given) => {
      await run();
      return decrypt(...given);
    });
    onTestFinished(() => spied.mockRestore());
  }

  test('uses the last try: the right one does not bring the PIN back', async () => {
    const { one, other } = await twoTabs(8);
    let last: unknown;
    meanwhile(async () => (last = await openByPin(other, owner, WRONG, 2 * MINUTE_MS)));
    expect(await openByPin(one, owner, PIN, MINUTE_MS)).toEqual({ is: 'gone' });
    expect(last).toEqual({ is: 'gone' });
    expect(await pinRow(one)).toBeUndefined();
    expect(await one.keyRows.get(`days:${owner.actor}`)).toMatchObject({ byKept: null });
  });

  test('types the right one: the wrong one was not the tenth in a row, and the PIN stays', async () => {
    const { one, other } = await twoTabs(9);
    let right: unknown;
    meanwhile(async () => (right = await openByPin(other, owner, PIN, 2 * MINUTE_MS)));
    expect(await openByPin(one, owner, WRONG, MINUTE_MS)).toMatchObject({ is: 'wrong' });
    expect(right).toMatchObject({ is: 'right' });
    expect(await openByPin(one, owner, PIN, MINUTE_MS)).toMatchObject({ is: 'right' });
  });

  test('begins the last try with the right one: a wrong one that ends before it takes nothing away', async () => {
    const { one, other } = await twoTabs(8);
    // The right one is the tenth, and is looked at only when the ninth has been found wrong.
    const ended = Promise.withResolvers<void>();
    let right: Promise<unknown> = Promise.resolve();
    const decrypt = crypto.subtle.decrypt.bind(crypto.subtle);
    const spied = vi
      .spyOn(crypto.subtle, 'decrypt')
      .mockImplementationOnce(async (...given) => {
        right = openByPin(other, owner, PIN, 3 * MINUTE_MS);
        await eventually(async () => expect(await pinRow(one)).toMatchObject({ tries: 10 }));
        return decrypt(...given);
      })
      .mockImplementationOnce(async (...given) => {
        await ended.promise;
        return decrypt(...given);
      });
    onTestFinished(() => spied.mockRestore());
    const wrong = await openByPin(one, owner, WRONG, MINUTE_MS);
    ended.resolve();
    expect(wrong).toMatchObject({ is: 'wrong', triesLeft: 0 });
    expect(await right).toMatchObject({ is: 'right' });
  });

  test('sets another PIN: the new one counts', async () => {
    const { one, other, ciphers } = await twoTabs(0);
    meanwhile(() => setPin(other, owner, ciphers, '975310', COST));
    expect(await openByPin(one, owner, PIN, 0)).toMatchObject({ is: 'right' });
    expect(await openByPin(one, owner, PIN, 0)).toMatchObject({ is: 'wrong' });
    expect(await openByPin(one, owner, '975310', 0)).toMatchObject({ is: 'right' });
  });
});

test('[P8.2] a clock that is set back makes no wait longer', () => {
  expect(pinWaitMs({ tries: 4, triedAt: 1_000_000 }, 0)).toBe(2000);
  expect(pinWaitMs({ tries: 2, triedAt: 1_000_000 }, 0)).toBe(0);
});

test('[P8.2] a changed record counts as a wrong PIN', async () => {
  const { database } = await withPin();
  const row = (await database.keyRows.get(`pin:${owner.actor}`)) as PinRow;
  row.byPin[0]! ^= 1;
  await database.keyRows.put(row);
  expect(await openByPin(database, owner, PIN, 0)).toMatchObject({ is: 'wrong' });
});

test('[P8.1] the browser’s half of the key cannot be read by a page', async () => {
  const { database } = await withPin();
  const { device } = (await database.keyRows.get(`pin:${owner.actor}`)) as PinRow;
  await expect(crypto.subtle.exportKey('raw', device)).rejects.toThrow();
});

test.each([
  ['12345', 'too-short'],
  ['1234567890123', 'too-long'],
  ['12a456', 'not-digits'],
  ['123456', 'guessable'],
  ['987654', 'guessable'],
  ['000000', 'guessable'],
  ['480216', null],
])('[P8.1] as a PIN %s is: %s', (pin, error) => expect(pinError(pin)).toBe(error));

const aNote = (): Request =>
  requestShape.parse({
    ...{ v: 1, id: crypto.randomUUID(), office: owner.office, at: 1, date: people.date, kind: 'note' },
    ...{ visit: 'x'.repeat(22), text: NAME },
  });

test('[P7.5] a request with people waits on the disk encrypted, and is read again once its key is here', async () => {
  const device = aDevice(NO_RELAY);
  const { database } = await device.tab();
  const queue = await openRequestQueue(database, owner.actor, true);
  const note = aNote();
  expect(await queue.add([note])).toBe(true);
  const rows: unknown[] = await database.outboxes!.table(REQUESTS).toArray();
  expect(JSON.stringify(rows)).not.toContain('Sonderbar');

  const next = (await device.tab()).database;
  const ciphers = next.peopleKeys.current;
  next.peopleKeys.put(null);
  const locked = await openRequestQueue(next, owner.actor, true);
  expect(await locked.read()).toEqual([]);
  // Nothing with people is written without the key.
  expect(await locked.add([aNote()])).toBe(false);
  next.peopleKeys.put(newCiphers('foreign'));
  expect(await locked.read()).toEqual([]);
  next.peopleKeys.put(ciphers);
  expect(await locked.read()).toEqual([note]);
});

test('[P7.5] a power cut between two steps leaves the request as it was, or not at all', async () => {
  const device = aDevice(NO_RELAY);
  const { database } = await device.tab();
  const queue = await openRequestQueue(database, owner.actor, true);
  const adding = queue.add([aNote()]);
  database.outboxes!.close();
  const wasKept = await adding;
  const found = await (await openRequestQueue((await device.tab()).database, owner.actor, true)).read();
  expect(found).toHaveLength(wasKept ? 1 : 0);
});

test('[P7.1] an update that was sealed is the one that is opened', () => {
  const doc = new Y.Doc();
  doc.getArray('records').push([NAME]);
  const { days, kept } = newCiphers();
  const update = Y.encodeStateAsUpdateV2(doc);
  const sealed = days.seal(update, 'a');
  expect(days.open(sealed, 'a')).toEqual(update);
  expect([days.open(sealed, 'b'), kept.open(sealed, 'a')]).toEqual([null, null]);
  expect(days.seal(update, 'a')).not.toEqual(sealed);
});
