/** What every store has to keep, whatever it is made of. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import type { ActorId, OfficeId, StaffId } from '../../src/lib/domain/ids.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import type { StaffAccount } from '../../sync-server/store/account-store.ts';
import type { StoredMail } from '../../sync-server/store/mail-store.ts';
import type { KeptSleepingOffice } from '../../sync-server/store/sleeping-offices.ts';
import type { Damage, Store } from '../../sync-server/store/store.ts';
import { aFolder } from './support/a-relay.ts';
import { works } from './support/works.ts';
import type { Work } from './support/works.ts';

const bytes = (...list: number[]): Uint8Array => Uint8Array.from(list);
const office = 'dorsten' as OfficeId;
const AT = 1_000_000;

export const aMail = (changes: Partial<StoredMail> = {}): StoredMail => ({
  id: randomUUID(),
  office,
  kind: 'confirmation',
  about: null,
  to: 'erika@example.org',
  subject: 'Ihr Termin',
  text: 'Guten Tag',
  html: '<p>Guten Tag</p>',
  link: null,
  attachments: [],
  until: null,
  overtakes: [],
  booking: null,
  waitMs: 0,
  ...changes,
});

const aSleepingOffice = (id: string): KeptSleepingOffice => ({
  ...{ office: id as OfficeId, madeFrom: 'the file', dueAt: 5, state: '{}', record: bytes(1, 2) },
});

const anExit = { salt: 'a1'.repeat(16), digest: 'b2'.repeat(32), rounds: 600_000, setAt: 1_800_000_000_000 };

const anAccount = (changes: Partial<StaffAccount> = {}): StaffAccount => ({
  id: randomUUID() as string as StaffId,
  office,
  login: 'schalter',
  name: 'Karl',
  role: 'clerk',
  password: 'scrypt$…',
  ...changes,
});

/** A store that outlives its process. */
export interface DurableStore {
  open(folder: string, damages?: Damage[]): Store;
  /** Flips a bit in the n-th update of a document, or in a mail, of a store that is closed. */
  damageUpdate(folder: string, document: string, nth: number): void;
  damageMail(folder: string, id: string): void;
  /** A script that opens the store, does one of `works` and kills itself at the n-th statement. */
  readonly dieAt: string;
}

export function storeContract(name: string, open: () => Promise<Store>, durable: DurableStore | null): void {
  const commit = (
    store: Store,
    updates: [string, Uint8Array][],
    mails: StoredMail[] = [],
    at = AT,
  ): Promise<void> =>
    store.commit({ updates: updates.map(([key, update]) => ({ name: key, update })), mails, at });

  describe(`${name} keeps the contract of a store`, () => {
    test('updates come back in the order in which they were committed', async () => {
      const store = await open();
      await commit(store, [
        ['day:a', bytes(1)],
        ['day:b', bytes(9)],
        ['day:a', bytes(2)],
      ]);
      await commit(store, [['day:a', bytes(3)]]);
      expect((await store.load('day:a')).map((u) => [...u])).toEqual([[1], [2], [3]]);
      expect(await store.load('day:none')).toEqual([]);
    });

    test('a list has the names that begin so, in order and once', async () => {
      const store = await open();
      await commit(store, [
        ['day:x:2', bytes(1)],
        ['day:x:1', bytes(1)],
        ['day:x:1', bytes(2)],
        ['people:x:1', bytes(1)],
      ]);
      expect(await store.list('day:x:')).toEqual(['day:x:1', 'day:x:2']);
      expect(await store.list('zzz')).toEqual([]);
    });

    test('a state takes the place of all updates before it', async () => {
      const store = await open();
      await commit(store, [
        ['board:x', bytes(1)],
        ['board:x', bytes(2)],
      ]);
      await store.compact('board:x', bytes(7, 7));
      await commit(store, [['board:x', bytes(3)]]);
      expect((await store.load('board:x')).map((u) => [...u])).toEqual([[7, 7], [3]]);
    });

    test('[P3] what is removed is gone, the rest stays', async () => {
      const store = await open();
      await commit(store, [
        ['people:x:1', bytes(1)],
        ['people:x:2', bytes(2)],
      ]);
      await store.remove(['people:x:1', 'people:x:none']);
      expect(await store.list('people:')).toEqual(['people:x:2']);
    });

    test('[P3] an office that is retired leaves nothing behind, and others keep theirs', async () => {
      const store = await open();
      const other = 'werne' as OfficeId;
      for (const of of [office, other]) {
        await commit(store, [[`day:${of}:1`, bytes(1)]], [aMail({ office: of })]);
        const account = anAccount({ office: of });
        await store.accounts.addStaff(account);
        const browser = { digest: `browser of ${of}`, member: account.id, office: of, expiresAt: AT };
        await store.accounts.addKnownBrowser(browser);
        await store.accounts.freeLogin(of, 'schalter', AT);
        await store.accounts.putFirstLeadToken(of, `token of ${of}`);
        await store.accounts.putKioskExit(of, anExit);
        await store.accounts.putExemptMail({
          office: of,
          form: 'a@b.example',
          mail: 'A@b.example',
          at: anExit.setAt,
        });
      }
      await store.retire(office, [`day:${office}:1`]);
      expect(await store.list('')).toEqual([`day:${other}:1`]);
      expect((await store.mails.due(AT, 9)).map(({ mail }) => mail.office)).toEqual([other]);
      for (const of of [office, other]) {
        const isThere = of === other;
        expect(await store.accounts.staff(of)).toHaveLength(isThere ? 1 : 0);
        expect(await store.accounts.isKnownBrowser(`browser of ${of}`, null)).toBe(isThere);
        expect(await store.accounts.freedUntil(of, 'schalter')).toBe(isThere ? AT : null);
        expect(await store.accounts.kioskExit(of)).toEqual(isThere ? anExit : null);
        expect(await store.accounts.isFirstLeadToken(of, `token of ${of}`)).toBe(isThere);
      }
      const exempt = { office: other, form: 'a@b.example', mail: 'A@b.example', at: anExit.setAt };
      expect(await store.accounts.exemptMails()).toEqual([exempt]);
      await store.accounts.removeExemptMail(other, 'a@b.example');
      expect(await store.accounts.exemptMails()).toEqual([]);
    });

    test('what is kept of a sleeping office is void with the first change to one of its documents', async () => {
      const store = await open();
      const { sleepingOffices } = store;
      const kept = async () => (await sleepingOffices.all()).map((one) => one.office).sort();
      const changes: readonly (readonly [string, () => Promise<void>])[] = [
        ['written', () => commit(store, [[`day:${office}:1`, bytes(2)]])],
        ['compacted', () => store.compact(`day:${office}:1`, bytes(2))],
        ['erased', () => store.remove([`day:${office}:1`])],
        ['retired', () => store.retire(office, [])],
      ];
      for (const [what, change] of changes) {
        await commit(store, [[`day:${office}:1`, bytes(1)]]);
        await sleepingOffices.put([aSleepingOffice(office), aSleepingOffice('werne')]);
        await commit(store, [['day:dorst:1', bytes(1)]]);
        expect(await kept()).toEqual([office, 'werne']);
        await change();
        expect(await kept(), what).toEqual(['werne']);
      }
    });

    test('what is kept of a sleeping office is the last that was put', async () => {
      const { sleepingOffices } = await open();
      const later = { ...aSleepingOffice(office), dueAt: 7, record: bytes(9) };
      await sleepingOffices.put([aSleepingOffice(office)]);
      await sleepingOffices.put([later]);
      expect((await sleepingOffices.all()).map((one) => ({ ...one, record: bytes(...one.record) }))).toEqual([
        later,
      ]);
    });

    test('a document knows when it was last written, also after it was compacted', async () => {
      const store = await open();
      await commit(store, [['inbox:old', bytes(1)]], [], 100);
      await commit(store, [['inbox:new', bytes(1)]], [], 100);
      await commit(store, [['inbox:new', bytes(2)]], [], 900);
      await store.compact('inbox:old', bytes(5));
      expect(await store.untouchedSince('inbox:', 500)).toEqual(['inbox:old']);
    });

    test('a batch that fails leaves nothing behind', async () => {
      const store = await open();
      const poison = { ...aMail(), subject: 1n as unknown as string };
      await expect(commit(store, [['day:a', bytes(1)]], [aMail(), poison])).rejects.toThrow();
      expect(await store.load('day:a')).toEqual([]);
      expect((await store.mails.counts()).queued).toBe(0);
      await commit(store, [['day:a', bytes(2)]]);
      expect(await store.load('day:a')).toHaveLength(1);
    });

    test('[B7.6] a mail waits until it is due, is tried again later, and given up for all to see', async () => {
      const store = await open();
      const mail = aMail();
      await commit(store, [], [mail], AT);
      await commit(store, [], [mail], AT);
      expect(await store.mails.due(AT - 1, 10)).toEqual([]);
      expect((await store.mails.due(AT, 10)).map((q) => q.mail)).toEqual([mail]);
      await store.mails.retry(mail.id, AT + 60, 'smtp-451');
      expect(await store.mails.due(AT + 59, 10)).toEqual([]);
      expect(await store.mails.nextAt()).toBe(AT + 60);
      expect(await store.mails.due(AT + 60, 10)).toMatchObject([{ tries: 1, problem: 'smtp-451' }]);
      await store.mails.giveUp(mail.id, 'smtp-550', AT + 70);
      expect(await store.mails.nextAt()).toBeNull();
      expect(await store.mails.failed(office)).toMatchObject([
        { id: mail.id, tries: 2, problem: 'smtp-550' },
      ]);
      expect(await store.mails.failed('werne')).toEqual([]);
      expect(await store.mails.tryAgain('werne', mail.id, AT + 100)).toBe(false);
      expect(await store.mails.tryAgain(office, mail.id, AT + 100)).toBe(true);
      expect(await store.mails.due(AT + 100, 10)).toHaveLength(1);
      await store.mails.sent(mail.id);
      expect(await store.mails.counts()).toEqual({ queued: 0, kept: 0, failed: 0 });
    });

    test('[B7.9] what waits of an appointment is given up with the mail that makes it void, and nothing else is', async () => {
      const store = await open();
      const about = (visit: string) => ({ date: '2026-11-24', visit, number: 'A600' });
      const [first, other, elsewhere] = [
        aMail({ id: 'confirmation', about: about('anna') }),
        aMail({ id: 'of-another', about: about('bert') }),
        aMail({ id: 'elsewhere', about: about('anna'), office: 'werne' }),
      ];
      await commit(store, [], [first, other, elsewhere, aMail({ id: 'of-none' })]);
      const last = aMail({ id: 'cancellation', about: about('anna'), overtakes: ['anna'] });
      // A commit may be made twice.
      for (let i = 0; i < 2; i++) await commit(store, [], [last]);
      const due = (await store.mails.due(Infinity, 10)).map(({ mail }) => mail.id);
      expect(due.toSorted()).toEqual(['cancellation', 'elsewhere', 'of-another', 'of-none']);
      expect(await store.mails.failed(first.office)).toMatchObject([
        { id: 'confirmation', problem: 'overtaken' },
      ]);
    });

    test('[B7.7] news of one booking within its wait becomes one mail, sent when the first would have been', async () => {
      const store = await open();
      const moved = (id: string, more: Partial<StoredMail> = {}) =>
        aMail({ id, booking: 'anna', waitMs: 100, ...more });
      await commit(store, [], [moved('first'), moved('of-another', { booking: 'bert' })], AT);
      // A commit may be made twice.
      for (let i = 0; i < 2; i++) await commit(store, [], [moved('second')], AT + 40);
      await commit(store, [], [moved('elsewhere', { office: 'werne' })], AT + 50);
      const due = async (at: number) => (await store.mails.due(at, 10)).map(({ mail }) => mail.id).toSorted();
      expect([await due(AT + 99), await due(AT + 100)]).toEqual([[], ['of-another', 'second']]);
      // What has waited long enough goes out as it is.
      await commit(store, [], [moved('third')], AT + 101);
      expect(await due(AT + 101)).toEqual(['of-another', 'second']);
      // A cancellation says all that is left to say.
      await commit(store, [], [moved('cancellation', { waitMs: 0 })], AT + 102);
      expect(await due(AT + 102)).toEqual(['cancellation', 'of-another', 'second']);
      expect(await due(Infinity)).toEqual(['cancellation', 'elsewhere', 'of-another', 'second']);
      expect((await store.mails.counts()).failed).toBe(0);
    });

    test('a kept mail is shown newest first, until it is erased', async () => {
      const store = await open();
      const [first, second] = [aMail(), aMail()];
      await commit(store, [], [first], 100);
      await commit(store, [], [second], 200);
      await store.mails.keep(first.id);
      await store.mails.keep(second.id);
      expect((await store.mails.kept(10)).map((q) => q.mail.id)).toEqual([second.id, first.id]);
      await store.mails.eraseBefore(() => 150);
      expect((await store.mails.kept(10)).map((q) => q.mail.id)).toEqual([second.id]);
    });

    test('[B7.6] a mail that was given up stays as long as its office says, counted from giving up', async () => {
      const store = await open();
      const [short, long] = [aMail(), aMail({ office: 'werne' })];
      await commit(store, [], [short, long], 100);
      for (const { id } of [short, long]) await store.mails.giveUp(id, 'smtp-550', 500);
      const before = (moment: number) => (of: string) => (of === 'werne' ? moment - 100 : moment);
      await store.mails.eraseBefore(before(499));
      expect(await store.mails.failed(office)).toHaveLength(1);
      await store.mails.eraseBefore(before(501));
      expect(await store.mails.failed(office)).toEqual([]);
      expect(await store.mails.failed('werne')).toHaveLength(1);
      // Tried again and given up once more: it counts from then.
      await store.mails.tryAgain('werne', long.id, 600);
      await store.mails.giveUp(long.id, 'smtp-550', 700);
      await store.mails.eraseBefore(() => 650);
      expect(await store.mails.failed('werne')).toHaveLength(1);
    });

    test('an empty batch is taken: it shows that the store can be written', async () => {
      const store = await open();
      await commit(store, []);
      expect(await store.list('')).toEqual([]);
    });

    test('a login exists once an office', async () => {
      const { accounts } = await open();
      expect(await accounts.addStaff(anAccount())).toBe(true);
      expect(await accounts.addStaff(anAccount())).toBe(false);
      expect(await accounts.addStaff(anAccount({ office: 'werne' as OfficeId }))).toBe(true);
      expect(await accounts.staffByLogin(office, 'schalter')).toMatchObject({ name: 'Karl' });
      expect(await accounts.staffByLogin(office, 'other')).toBeNull();
      expect(await accounts.hasLead(office)).toBe(false);
    });

    test('the first lead comes in once, with the newest token', async () => {
      const { accounts } = await open();
      await accounts.putFirstLeadToken(office, 'old');
      await accounts.putFirstLeadToken(office, 'new');
      const lead = anAccount({ role: 'lead' });
      expect(await accounts.addFirstLead(lead, 'old')).toBe('used-or-unknown');
      expect(await accounts.addFirstLead(lead, 'new')).toBe('added');
      expect(await accounts.hasLead(office)).toBe(true);
      expect(await accounts.addFirstLead(anAccount({ login: 'b', role: 'lead' }), 'new')).toBe(
        'used-or-unknown',
      );
    });

    test('a token is not used up by a login that is taken', async () => {
      const { accounts } = await open();
      await accounts.addStaff(anAccount());
      await accounts.putFirstLeadToken(office, 'token');
      expect(await accounts.addFirstLead(anAccount({ role: 'lead' }), 'token')).toBe('login-taken');
      expect(await accounts.isFirstLeadToken(office, 'token')).toBe(true);
    });

    test('[P4] all sessions of an actor end together', async () => {
      const { accounts } = await open();
      const session = {
        surface: 'kiosk' as const,
        office,
        actor: 'actor-of-the-kiosk' as ActorId,
        role: 'kiosk' as const,
        name: 'Foyer',
        expiresAt: 500,
      };
      for (const digest of ['one', 'two']) await accounts.putSession({ ...session, digest });
      await accounts.putSession({ ...session, digest: 'other', actor: 'actor-of-another' as ActorId });
      expect(await accounts.session('one')).toMatchObject({ ...session, digest: 'one' });
      await accounts.endSessionsOf(session.actor);
      expect(await accounts.session('one')).toBeNull();
      expect(await accounts.session('other')).not.toBeNull();
      await accounts.eraseExpired(500);
      expect(await accounts.session('other')).toBeNull();
    });

    test('[P4] a member has their sessions on every device ended, with another password too, but the one that asks', async () => {
      const { accounts } = await open();
      const clerk = anAccount();
      await accounts.addStaff(clerk);
      const begin = (digest: string, member: StaffId | null) =>
        accounts.putSession({
          ...{
            digest,
            surface: 'staff',
            office,
            actor: `actor-on-${digest}-device` as ActorId,
            role: 'clerk',
          },
          ...{ name: 'Karl', expiresAt: 500, member },
        });
      const there = async () => (await accounts.sessionsOfMember(clerk.id)).map((s) => s.digest).sort();
      for (const digest of ['one', 'two', 'three']) await begin(digest, clerk.id);
      await begin('other', null);
      expect(await there()).toEqual(['one', 'three', 'two']);
      expect(await accounts.setPassword('werne' as OfficeId, clerk.id, 'new', null, null)).toBe(false);
      expect(await there()).toHaveLength(3);
      expect(await accounts.setPassword(office, clerk.id, 'new', 'two', 700)).toBe(true);
      expect(await there()).toEqual(['two']);
      expect(await accounts.staffByLogin(office, 'schalter')).toMatchObject({
        ...{ password: 'new', oneTimeUntil: 700 },
      });
      expect(await accounts.swapPassword(office, clerk.id, 'another', 'stored anew')).toBe(false);
      expect(await accounts.swapPassword(office, clerk.id, 'new', 'stored anew')).toBe(true);
      expect((await accounts.staffByLogin(office, 'schalter'))?.password).toBe('stored anew');
      expect(await there()).toEqual(['two']);
      await accounts.endSessionsOfMember(clerk.id, null);
      expect(await there()).toEqual([]);
      expect(await accounts.session('other')).not.toBeNull();
    });

    test('a member is removed with their sessions, the last lead never', async () => {
      const { accounts } = await open();
      const [lead, second] = [anAccount({ role: 'lead' }), anAccount({ role: 'lead', login: 'b' })];
      await accounts.addStaff(lead);
      expect(await accounts.removeStaff(office, lead.id)).toBe('last-lead');
      expect(await accounts.removeStaff(office, second.id)).toBe('unknown');
      await accounts.addStaff(second);
      await accounts.putSession({
        ...{ digest: 'one', surface: 'staff', office, actor: 'actor-of-the-lead' as ActorId, role: 'lead' },
        ...{ name: 'Erika', expiresAt: 500, member: lead.id },
      });
      expect(await accounts.removeStaff('werne' as OfficeId, lead.id)).toBe('unknown');
      expect(await accounts.removeStaff(office, lead.id)).toBe('removed');
      expect(await accounts.session('one')).toBeNull();
      expect(await accounts.staffById(office, lead.id)).toBeNull();
      expect(await accounts.addStaff(anAccount({ role: 'lead' }))).toBe(true);
    });

    test('a member gets another name in their sessions, and another role without them; the last lead stays', async () => {
      const { accounts } = await open();
      const [lead, clerk] = [anAccount({ role: 'lead' }), anAccount({ role: 'clerk', login: 'b' })];
      for (const account of [lead, clerk]) await accounts.addStaff(account);
      await accounts.putSession({
        ...{ digest: 'one', surface: 'staff', office, actor: 'actor-of-the-clerk' as ActorId, role: 'clerk' },
        ...{ name: clerk.name, expiresAt: 500, member: clerk.id },
      });
      const name = 'Karla Neu';
      expect(await accounts.changeStaff('werne' as OfficeId, clerk.id, { name, role: 'lead' })).toBe(
        'unknown',
      );
      expect(await accounts.changeStaff(office, lead.id, { name, role: 'clerk' })).toBe('last-lead');
      expect(await accounts.staffById(office, lead.id)).toMatchObject({ name: lead.name, role: 'lead' });
      // What is not named stays.
      expect(await accounts.changeStaff(office, clerk.id, { name })).toBe('changed');
      expect(await accounts.session('one')).toMatchObject({ name, role: 'clerk' });
      expect(await accounts.changeStaff(office, clerk.id, { role: 'lead' })).toBe('changed');
      expect(await accounts.session('one')).toBeNull();
      expect(await accounts.staffById(office, clerk.id)).toMatchObject({ name, role: 'lead', login: 'b' });
      expect(await accounts.changeStaff(office, lead.id, { name: lead.name, role: 'auditor' })).toBe(
        'changed',
      );
    });

    test('a browser is known to the members who have signed in there, until it expires or the member is removed', async () => {
      const { accounts } = await open();
      const [karl, erika] = [anAccount(), anAccount({ login: 'erika' })];
      for (const account of [karl, erika]) await accounts.addStaff(account);
      const note = (digest: string, { id }: StaffAccount) =>
        accounts.addKnownBrowser({ digest, member: id, office, expiresAt: 500 });
      await note('laptop', karl);
      expect(await accounts.isKnownBrowser('laptop', karl.id)).toBe(true);
      expect(await accounts.isKnownBrowser('laptop', erika.id)).toBe(false);
      expect(await accounts.isKnownBrowser('laptop', null)).toBe(true);
      expect(await accounts.isKnownBrowser('other', null)).toBe(false);
      await note('laptop', erika);
      await accounts.removeStaff(office, karl.id);
      // Who is removed while a sign-in is under way leaves nothing either.
      await note('laptop', karl);
      expect(await accounts.isKnownBrowser('laptop', karl.id)).toBe(false);
      expect(await accounts.isKnownBrowser('laptop', erika.id)).toBe(true);
      await accounts.eraseExpired(500);
      expect(await accounts.isKnownBrowser('laptop', null)).toBe(false);
    });

    test('a freed login stays free until its time is over', async () => {
      const { accounts } = await open();
      expect(await accounts.freedUntil(office, 'karl')).toBeNull();
      await accounts.freeLogin(office, 'karl', 400);
      await accounts.freeLogin(office, 'karl', 500);
      expect(await accounts.freedUntil(office, 'karl')).toBe(500);
      expect(await accounts.freedUntil('werne' as OfficeId, 'karl')).toBeNull();
      await accounts.eraseExpired(500);
      expect(await accounts.freedUntil(office, 'karl')).toBeNull();
    });

    test('a confirmed device is found by the digest of its secret, until that expires', async () => {
      const { accounts } = await open();
      const pairing = {
        ...{ code: 'B2C4X7KT', secretDigest: 'digest', office, surface: 'kiosk' as const, expiresAt: 500 },
        confirmed: { actor: 'actor-of-the-kiosk' as ActorId, name: 'Foyer' },
      };
      await accounts.putPairing(pairing);
      expect(await accounts.pairingBySecret('digest')).toEqual(pairing);
      expect(await accounts.pairingBySecret('another')).toBeNull();
      await accounts.eraseExpired(501);
      expect(await accounts.pairingBySecret('digest')).toBeNull();
    });

    test('a lease is held by one, until that one gives it back', async () => {
      const { leases } = await open();
      const date = '2026-11-23' as LocalDate;
      expect(await leases.take(office, date, 'relay-a', AT)).toBe('relay-a');
      expect(await leases.take(office, date, 'relay-b', AT)).toBe('relay-a');
      await leases.release(office, date, 'relay-b');
      expect(await leases.take(office, date, 'relay-b', AT)).toBe('relay-a');
      await leases.release(office, date, 'relay-a');
      expect(await leases.take(office, date, 'relay-b', AT)).toBe('relay-b');
    });

    if (durable !== null) durableContract(durable, commit);
  });
}

type Commit = (store: Store, updates: [string, Uint8Array][], mails?: StoredMail[]) => Promise<void>;

function durableContract(durable: DurableStore, commit: Commit): void {
  test('what was committed is there after it was closed and opened again, by the same name', async () => {
    const folder = aFolder();
    const before = durable.open(folder);
    await commit(before, [['day:x', bytes(1, 2)]], [aMail()]);
    await before.accounts.addStaff(anAccount());
    const { epoch } = before;
    await before.close();
    const after = durable.open(folder);
    expect(await after.load('day:x')).toHaveLength(1);
    expect((await after.mails.counts()).queued).toBe(1);
    expect(await after.accounts.staff(office)).toHaveLength(1);
    expect(after.epoch).toBe(epoch);
    await after.close();
    // Another store is another one, however alike.
    const other = durable.open(aFolder());
    expect(other.epoch).not.toBe(epoch);
    await other.close();
  });

  test('a damaged update is set aside and named once, the rest opens', async () => {
    const folder = aFolder();
    const store = durable.open(folder);
    await commit(store, [
      ['day:x', bytes(1)],
      ['day:x', bytes(2)],
      ['day:x', bytes(3)],
    ]);
    await store.close();
    durable.damageUpdate(folder, 'day:x', 1);
    const damages: Damage[] = [];
    const opened = durable.open(folder, damages);
    for (let i = 0; i < 2; i++) expect((await opened.load('day:x')).map((u) => [...u])).toEqual([[1], [3]]);
    expect(damages).toEqual([{ document: 'day:x', row: 2 }]);
    await opened.close();
  });

  test('[P3] a document of which everything is damaged is still in the list, until it is removed', async () => {
    const folder = aFolder();
    const store = durable.open(folder);
    await commit(store, [['people:x', bytes(1)]]);
    await store.close();
    durable.damageUpdate(folder, 'people:x', 0);
    const opened = durable.open(folder, []);
    expect(await opened.load('people:x')).toEqual([]);
    expect(await opened.list('people:')).toEqual(['people:x']);
    await opened.remove(['people:x']);
    expect(await opened.list('people:')).toEqual([]);
    await opened.close();
  });

  test('[B7.6] a damaged mail keeps none of the others back; the lead hears of it', async () => {
    const folder = aFolder();
    const store = durable.open(folder);
    const [first, bad, last] = [aMail(), aMail(), aMail()];
    await commit(store, [], [first, bad, last]);
    await store.close();
    durable.damageMail(folder, bad.id);
    const damages: Damage[] = [];
    const opened = durable.open(folder, damages);
    const due = async () => (await opened.mails.due(AT, 10)).map((q) => q.mail.id).sort();
    expect(await due()).toEqual([first.id, last.id].sort());
    expect(await due()).toEqual([first.id, last.id].sort());
    expect(damages).toEqual([{ mailOf: office, row: 2 }]);
    expect(await opened.mails.failed(office)).toMatchObject([
      { id: bad.id, kind: 'confirmation', about: null, problem: 'unreadable' },
    ]);
    await opened.close();
  });

  test.each(Object.keys(works) as (keyof typeof works)[])(
    '[B5] killed at every statement of this work (%s): all of it is there, or nothing',
    async (name) => {
      const work: Work = works[name];
      const [before, after] = await beforeAndAfter(work);
      const seen: string[] = [];
      for (let nth = 0; ; nth++) {
        const folder = aFolder();
        const child = spawn(process.execPath, [durable.dieAt, folder, name, String(nth)], {
          stdio: 'ignore',
        });
        const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
        const store = durable.open(folder);
        const found = JSON.stringify(await work.look(store));
        await store.close();
        if (signal === null) {
          expect([code, found]).toEqual([0, after]);
          break;
        }
        expect([before, after]).toContain(found);
        seen.push(found);
      }
      // Otherwise it was never killed in the middle.
      expect(seen.filter((found) => found === before).length).toBeGreaterThan(2);
    },
  );

  async function beforeAndAfter(work: Work): Promise<[string, string]> {
    const store = durable.open(aFolder());
    await work.prepare(store);
    const before = JSON.stringify(await work.look(store));
    await work.run(store);
    const after = JSON.stringify(await work.look(store));
    await store.close();
    expect(after).not.toBe(before);
    return [before, after];
  }
}
