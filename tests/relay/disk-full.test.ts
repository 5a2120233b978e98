/** The disk is full, or takes nothing any more: what is there is served, what is asked is refused in words (B5). */
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ActorId, OfficeId, StaffId } from '../../src/lib/domain/ids.ts';
import { silentLog } from '../../sync-server/log/log.ts';
import { openMailQueue, openSmtpTransport } from '../../sync-server/mail/mail-queue.ts';
import { openReadiness } from '../../sync-server/readiness.ts';
import type { Damage } from '../../sync-server/store/store.ts';
import { eventually } from '../support/eventually.ts';
import { openPostOffice } from '../support/post-office.ts';
import { aMail } from './store-contract.ts';
import { aBooker, aBooking, answerIn, put, TUESDAY_AT_TEN } from './support/a-booking.ts';
import { aBrowser, aDevice, aLead, PASSWORD } from './support/a-browser.ts';
import { aDisk } from './support/a-disk.ts';
import { aMountedDisk } from './support/a-mounted-disk.ts';
import { aRelayProcess } from './support/a-process.ts';
import { aFolder, aRelay, OFFICE, WITHOUT_PULSE } from './support/a-relay.ts';
import { roundsByHand } from './support/a-round.ts';
import { aSocket, closeOf, outcome } from './support/a-socket.ts';

const office = 'dorsten' as OfficeId;
const big = (fill: number): Uint8Array => new Uint8Array(200_000).fill(fill);
const one = (name: string, update: Uint8Array) => ({ name, update });
const full = { name: 'StoreError', reason: 'disk-full' };

describe('a store on a full disk', () => {
  test('a batch is taken wholly or not at all, and by name', async () => {
    const { store, fill, heal } = aDisk();
    await store.commit({ updates: [one('day:a', Uint8Array.of(1))], mails: [], at: 1 });
    fill();
    const batch = {
      updates: [one('day:b', Uint8Array.of(1)), one('day:a', big(2))],
      mails: [aMail()],
      at: 2,
    };
    await expect(store.commit(batch)).rejects.toMatchObject(full);
    expect(await store.list('')).toEqual(['day:a']);
    expect((await store.load('day:a')).map((u) => [...u])).toEqual([[1]]);
    expect((await store.mails.counts()).queued).toBe(0);
    heal();
    await store.commit(batch);
    expect(await store.list('')).toEqual(['day:a', 'day:b']);
    expect((await store.mails.counts()).queued).toBe(1);
  });

  test('a document that cannot be compacted is as long as it was, and complete', async () => {
    const { store, fill } = aDisk();
    for (const n of [1, 2, 3]) {
      await store.commit({ updates: [one('day:a', Uint8Array.of(n))], mails: [], at: n });
    }
    fill();
    await expect(store.compact('day:a', big(9))).rejects.toMatchObject(full);
    expect((await store.load('day:a')).map((u) => [...u])).toEqual([[1], [2], [3]]);
    expect(await store.untouchedSince('day:', 4)).toEqual(['day:a']);
  });

  test('[P3] what was erased is not said to be gone while another program reads the log of the store', async () => {
    const { store, folder } = aDisk();
    const isOnDisk = (text: string): boolean =>
      readdirSync(folder).some((file) => readFileSync(join(folder, file)).includes(text));
    const put = (name: string, text: string, at: number) =>
      store.commit({ updates: [one(name, Buffer.from(text))], mails: [], at });
    await put('day:a', 'Annegret Unvergesslich', 1);
    await put('day:b', 'Berta Ungenannt', 2);
    const reader = new DatabaseSync(join(folder, 'foyer.sqlite'), { readOnly: true });
    onTestFinished(() => void (reader.isOpen && reader.close()));
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM updates').get();
    await expect(store.compact('day:a', Uint8Array.of(1), true)).rejects.toMatchObject({ reason: 'in-use' });
    await store.remove(['day:b']);
    expect(await store.list('')).toEqual(['day:a']);
    expect(isOnDisk('Berta')).toBe(true);
    reader.close();
    await store.compact('day:a', Uint8Array.of(1), true);
    expect(['Annegret', 'Berta'].filter(isOnDisk)).toEqual([]);
  });

  test('[P3] a log that could not be emptied when something was removed is emptied with a later commit', async () => {
    const { store, folder } = aDisk();
    const isOnDisk = (text: string): boolean =>
      readdirSync(folder).some((file) => readFileSync(join(folder, file)).includes(text));
    await store.commit({ updates: [one('day:b', Buffer.from('Berta'))], mails: [], at: 1 });
    const reader = new DatabaseSync(join(folder, 'foyer.sqlite'), { readOnly: true });
    onTestFinished(() => void (reader.isOpen && reader.close()));
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM updates').get();
    await store.remove(['day:b']);
    await store.commit({ updates: [], mails: [], at: 2 });
    expect(isOnDisk('Berta')).toBe(true);
    reader.close();
    await store.commit({ updates: [], mails: [], at: 3 });
    expect(isOnDisk('Berta')).toBe(true);
    await store.commit({ updates: [], mails: [], at: 60_001 });
    expect(isOnDisk('Berta')).toBe(false);
  });

  test('a damaged row hides nothing else where it cannot be set aside, and is named once', async () => {
    const folder = aFolder();
    const before = aDisk(folder);
    const mails = [aMail(), aMail()];
    const updates = [1, 2, 3].map((n) => one('day:a', Uint8Array.of(n)));
    await before.store.commit({ updates, mails, at: 1 });
    await before.store.close();
    const db = new DatabaseSync(join(folder, 'foyer.sqlite'));
    db.exec(`UPDATE updates SET bytes = x'0F' WHERE seq = 2`);
    db.prepare("UPDATE mails SET mail = 'x' WHERE id = ?").run(mails[0]!.id);
    db.close();
    const damages: Damage[] = [];
    const disk = aDisk(folder, (damage) => damages.push(damage));
    disk.makeReadOnly();
    for (let i = 0; i < 2; i++) {
      expect((await disk.store.load('day:a')).map((u) => [...u])).toEqual([[1], [3]]);
      expect((await disk.store.mails.due(1, 1)).map((q) => q.mail.id)).toEqual([mails[1]!.id]);
    }
    expect(damages).toEqual([
      { document: 'day:a', row: 2 },
      { mailOf: office, row: 1 },
    ]);
    disk.heal();
    await disk.store.load('day:a');
    await disk.store.mails.due(1, 1);
    expect(await disk.store.mails.failed(office)).toMatchObject([{ problem: 'unreadable' }]);
    expect(damages).toHaveLength(2);
  });

  test('accounts and mails say by name what is the matter, and can still be read', async () => {
    const { store, fill, makeReadOnly } = aDisk();
    const { accounts, mails } = store;
    const session = (digest: string) => ({
      ...{ digest, surface: 'kiosk' as const, office, actor: 'actor-of-the-kiosk' as ActorId },
      ...{ role: 'kiosk' as const, name: 'F'.repeat(60), expiresAt: 500 },
    });
    const staff = {
      ...{ id: 'staff-staff-staff' as StaffId, office, login: 'a', name: 'A', role: 'lead' as const },
      ...{ password: 'x' },
    };
    const mail = aMail();
    await accounts.putSession(session('first'));
    await accounts.addStaff(staff);
    await store.commit({ updates: [], mails: [mail], at: 1 });
    fill();
    const fillUp = async (): Promise<void> => {
      for (let i = 0; ; i++) await accounts.putSession(session(String(i)));
    };
    await expect(fillUp()).rejects.toMatchObject(full);
    makeReadOnly();
    const writes: [string, () => Promise<unknown>][] = [
      ['sign-in', () => accounts.putSession(session('second'))],
      ['sign-out', () => accounts.endSession('first')],
      ['revoke', () => accounts.endSessionsOf(session('').actor)],
      ['member', () => accounts.addStaff({ ...staff, id: 'staff-staff-two' as StaffId, login: 'b' })],
      ['password', () => accounts.setPassword(office, staff.id, 'y', null)],
      ['lead link', () => accounts.putFirstLeadToken(office, 'token')],
      ['sent', () => mails.sent(mail.id)],
      ['later', () => mails.retry(mail.id, 9, 'smtp-451')],
      ['given up', () => mails.giveUp(mail.id, 'smtp-550', 9)],
      ['documents', () => store.commit({ updates: [], mails: [], at: 1 })],
      ['erase', () => store.remove(['day:a'])],
      ['lease', () => store.leases.take(office, '2026-11-23' as never, 'relay', 1)],
    ];
    for (const [what, write] of writes) {
      await expect(write(), what).rejects.toMatchObject({ name: 'StoreError', reason: 'not-writable' });
    }
    expect(await accounts.session('first')).not.toBeNull();
    expect(await accounts.staffByLogin(office, 'a')).not.toBeNull();
    expect(await mails.due(1, 9)).toHaveLength(1);
  });
});

test('[B7.6] a mail that has been taken is not sent again because the disk does not take that', async () => {
  const post = await openPostOffice();
  onTestFinished(() => post.close());
  const disk = aDisk();
  await disk.store.commit({ updates: [], mails: [aMail(), aMail()], at: 1 });
  let now = 10;
  const rounds = roundsByHand();
  const mailQueue = openMailQueue({
    mails: disk.store.mails,
    transport: openSmtpTransport({ url: post.url, login: null, insecure: false }, 'termine@example.de'),
    clock: () => now,
    keepsFor: () => 7,
    schedule: rounds.schedule,
    log: silentLog,
  });
  onTestFinished(() => mailQueue.close());
  const round = async (): Promise<void> => {
    await rounds.make(mailQueue);
    now += 60_000;
  };
  disk.makeReadOnly();
  for (let i = 0; i < 4; i++) await round();
  // The second waits: a relay that is killed now sends one mail twice at most.
  expect(post.mails).toHaveLength(1);
  expect((await disk.store.mails.counts()).queued).toBe(2);
  disk.heal();
  await round();
  expect(await disk.store.mails.counts()).toEqual({ queued: 0, kept: 0, failed: 0 });
  expect(post.mails).toHaveLength(2);
});

test('a mail that can be neither read nor given up is looked at once a minute, not without pause', async () => {
  const folder = aFolder();
  const before = aDisk(folder);
  const mail = aMail();
  await before.store.commit({ updates: [], mails: [mail], at: 1 });
  await before.store.close();
  const db = new DatabaseSync(join(folder, 'foyer.sqlite'));
  db.prepare("UPDATE mails SET mail = 'x' WHERE id = ?").run(mail.id);
  db.close();
  const disk = aDisk(folder);
  disk.makeReadOnly();
  let looks = 0;
  const rounds = roundsByHand();
  const mailQueue = openMailQueue({
    mails: {
      ...disk.store.mails,
      due(now, most) {
        looks++;
        return disk.store.mails.due(now, most);
      },
    },
    transport: null,
    clock: () => 10,
    keepsFor: () => 7,
    schedule: rounds.schedule,
    log: silentLog,
  });
  onTestFinished(() => mailQueue.close());
  await rounds.make(mailQueue);
  expect([looks, rounds.planned]).toEqual([1, [60_010]]);
});

describe('a relay whose disk turns read-only while it runs', () => {
  const as = (surface: 'staff' | 'kiosk', { cookies }: { cookies: string }) => ({
    credential: { type: 'surface', surface } as const,
    cookies,
  });

  test.each([
    ['is the first to meet it', false],
    ['is not the first to meet it', true],
  ])(
    '[P4] a device is cut off at once, and it is written down when there is room: the lead %s',
    async (_who, already) => {
      const disk = aDisk();
      const relay = await aRelay({}, { ...WITHOUT_PULSE, store: disk.store });
      const lead = await aLead(relay);
      const kiosk = await aDevice(relay, lead, 'kiosk');
      const socket = await aSocket(relay, 'day:dorsten:2026-11-23', as('kiosk', kiosk));
      expect(await outcome(socket)).toBe('open');
      disk.makeReadOnly();
      if (already) {
        // The arbiter has tried in vain before, and has closed the office meanwhile.
        const booker = await aBooker(relay);
        put(booker.outbox, aBooking(TUESDAY_AT_TEN));
        await eventually(async () => expect((await fetch(`${relay.url}/readyz`)).status).toBe(503));
      }
      const reply = await lead.post('/api/devices/revoke', { actor: kiosk.actor });
      expect([reply.status, reply.body]).toEqual([503, { error: 'not-writable' }]);
      expect(await closeOf(socket)).toBe('not-signed-in');
      expect((await kiosk.get('/api/session/kiosk')).status).toBe(401);
      expect(await outcome(await aSocket(relay, 'board:dorsten', as('kiosk', kiosk)))).toBe('not-signed-in');
      expect((await fetch(`${relay.url}/readyz`)).status).toBe(503);

      disk.heal();
      const staff = await aSocket(relay, 'staff:dorsten', as('staff', lead));
      expect(await outcome(staff)).toBe('open');
      await eventually(() =>
        expect(staff.records().get(`device:${kiosk.actor}`)).toMatchObject({
          revokedAt: expect.any(Number),
        }),
      );
      await relay.close();
      const again = await aRelay({ dataDir: disk.folder });
      const later = await fetch(`${again.url}/api/session/kiosk`, { headers: { cookie: kiosk.cookies } });
      expect(later.status).toBe(401);
    },
  );

  test('signing in and out get a reason; signed out is signed out', async () => {
    const disk = aDisk();
    const relay = await aRelay({}, { store: disk.store });
    const lead = await aLead(relay);
    const socket = await aSocket(relay, 'staff:dorsten', as('staff', lead));
    await outcome(socket);
    disk.makeReadOnly();
    const credentials = { office: OFFICE, login: 'leitung', password: PASSWORD, device: 'another-device' };
    // More often than one may guess: the disk's trouble is no wrong password.
    for (let i = 0; i < 7; i++) {
      const reply = await aBrowser(relay).post('/api/sign-in', credentials);
      expect([reply.status, reply.body]).toEqual([503, { error: 'not-writable' }]);
    }
    const out = await lead.post('/api/sign-out', { surface: 'staff' });
    expect(out.status).toBe(503);
    expect(out.headers.getSetCookie()[0]).toMatch(/foyer_staff=;/);
    expect(await closeOf(socket)).toBe('not-signed-in');
    const stolen = await fetch(`${relay.url}/api/session/staff`, { headers: { cookie: lead.cookies } });
    expect(stolen.status).toBe(401);
  });

  test('what is there is served, nothing is confirmed before it is durable, and nothing is lost', async () => {
    const disk = aDisk();
    const relay = await aRelay({}, { store: disk.store });
    const booker = await aBooker(relay);
    disk.makeReadOnly();
    const booking = aBooking(TUESDAY_AT_TEN);
    put(booker.outbox, booking);
    await eventually(async () => expect((await fetch(`${relay.url}/readyz`)).status).toBe(503));
    const reader = await aSocket(relay, 'slots:dorsten');
    expect(await outcome(reader)).toBe('open');
    expect(reader.records().size).toBeGreaterThan(0);
    expect(booker.inbox.records().size).toBe(0);
    expect((await fetch(`${relay.url}/healthz`)).status).toBe(200);
    disk.heal();
    expect(await answerIn(booker.inbox, booking.id)).toMatchObject({ ok: true });
    await eventually(async () => expect((await fetch(`${relay.url}/readyz`)).status).toBe(200));
  });
});

test('a relay starts on a full disk: it serves what is there, and says in a sentence what does not work', async () => {
  const folder = aFolder();
  const before = await aRelay({ dataDir: folder });
  expect(before.troubles).toEqual([]);
  await before.close();
  const disk = aDisk(folder);
  disk.makeReadOnly();
  const relay = await aRelay({}, { store: disk.store });
  expect(relay.firstLeadLinks.size).toBe(0);
  expect(relay.troubles).toEqual([expect.stringMatching(/^The data folder .* cannot be written/)]);
  const reader = await aSocket(relay, 'slots:dorsten');
  expect(await outcome(reader)).toBe('open');
  expect(reader.records().size).toBeGreaterThan(0);
  expect((await fetch(`${relay.url}/readyz`)).status).toBe(503);
  disk.heal();
  // No request arrives, and still it is noticed.
  await eventually(async () => expect((await fetch(`${relay.url}/readyz`)).status).toBe(200));
});

test('readiness tries the disk at most once a second, however often it is asked', async () => {
  let now = 0;
  let tries = 0;
  let well = false;
  let failing = false;
  const readiness = openReadiness({
    tryWrite: () => (tries++, well ? Promise.resolve() : Promise.reject(new Error('full'))),
    failing: () => failing,
    monotonic: () => now,
  });
  expect(await readiness.check()).toBe(true);
  expect(tries).toBe(0);
  readiness.noteCommit(false);
  const checks = await Promise.all(Array.from({ length: 20 }, () => readiness.check()));
  expect([checks.some(Boolean), tries]).toEqual([false, 1]);
  well = true;
  now += 999;
  expect([await readiness.check(), tries]).toEqual([false, 1]);
  now += 1;
  expect([await readiness.check(), tries]).toEqual([true, 2]);
  failing = true;
  expect(await readiness.check()).toBe(false);
});

test('a disk that is really full, and a relay of its own process', async (context) => {
  const disk = aMountedDisk();
  if (disk === null) return context.skip();
  const dataDir = join(disk.folder, 'data');
  const first = await aRelayProcess(dataDir);
  const booker = await aBooker(first);
  const booking = aBooking(TUESDAY_AT_TEN);
  put(booker.outbox, booking);
  expect(await answerIn(booker.inbox, booking.id)).toMatchObject({ ok: true });
  await first.kill();

  disk.fill();
  // No office has a lead yet, so that a link would have to be written.
  const second = await aRelayProcess(dataDir);
  const credential = { type: 'secret', secret: booker.secret } as const;
  const inbox = await aSocket(second, `inbox:${booker.actor}`, { credential });
  expect(await outcome(inbox)).toBe('open');
  expect(inbox.records().get(`answer:${booking.id}`)).toMatchObject({ ok: true });
  const outbox = await aSocket(second, `outbox:${booker.actor}`, { credential });
  const later = aBooking(TUESDAY_AT_TEN + 3_600_000, {
    contact: { name: 'Erika', mail: 'erika2@example.org', birthDate: '1951-04-23', phone: null },
  });
  put(outbox, later);
  await eventually(async () => expect((await fetch(`${second.url}/readyz`)).status).toBe(503));
  expect(inbox.records().has(`answer:${later.id}`)).toBe(false);

  disk.makeRoom();
  expect(await answerIn(inbox, later.id)).toMatchObject({ ok: true });
  await eventually(async () => expect((await fetch(`${second.url}/readyz`)).status).toBe(200));
  second.child.kill('SIGTERM');
  expect(await once(second.child, 'exit')).toEqual([0, null]);
});
