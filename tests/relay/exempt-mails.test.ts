/** [B6.11] Mail addresses that a lead exempts from the limit of open appointments: of those who book for many. */
import { expect, test } from 'vitest';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import { MOST_EXEMPT_MAILS, openExemptMails } from '../../sync-server/accounts/exempt-mails.ts';
import { openSqliteStore } from '../../sync-server/store/sqlite/sqlite-store.ts';
import { eventually } from '../support/eventually.ts';
import { aBooking, answerIn, put, TUESDAY_AT_TEN } from './support/a-booking.ts';
import { aBrowser, aClerk, aLead } from './support/a-browser.ts';
import { aFolder, aRelay, OFFICE } from './support/a-relay.ts';
import { aCitizen, aSocket, outcome } from './support/a-socket.ts';

const PATH = '/api/bookings/exempt-mails';
/** `perMail` of the office. */
const MOST_OPEN = 4;

test('[B6.11] an exempt address books on, also written otherwise; any other has its limit', async () => {
  const relay = await aRelay({ trustProxy: true });
  const lead = await aLead(relay);
  let booked = 0;
  async function book(mail: string, address: string): Promise<string> {
    const { actor, credential } = aCitizen();
    const headers = { 'x-forwarded-for': address };
    const inbox = await aSocket(relay, `inbox:${actor}`, { credential, headers });
    const outbox = await aSocket(relay, `outbox:${actor}`, { credential, headers });
    expect(await outcome(inbox)).toBe('open');
    const booking = aBooking(TUESDAY_AT_TEN + booked++ * 15 * MINUTE_MS, {
      contact: { name: 'Erika', mail, birthDate: '1951-04-23', phone: null },
    });
    put(outbox, booking);
    const answer = await answerIn(inbox, booking.id);
    return answer.ok ? 'ok' : answer.reason!;
  }
  const several = async (count: number, mail: string, address: string): Promise<string[]> => {
    const words: string[] = [];
    for (let i = 0; i < count; i++) words.push(await book(mail, address));
    return words;
  };
  const granted = Array<string>(MOST_OPEN).fill('ok');

  await lead.post(PATH, { mail: 'Info@Heim.example', isExempt: true });
  expect(await several(MOST_OPEN + 2, 'info+station3@heim.example', '192.0.2.1')).toEqual([
    ...granted,
    'ok',
    'ok',
  ]);
  expect(await several(MOST_OPEN + 1, 'erika@example.org', '198.51.100.1')).toEqual([
    ...granted,
    'too-many-requests',
  ]);
  // The limit applies again at once.
  await lead.post(PATH, { mail: 'info@heim.example', isExempt: false });
  expect(await book('info@heim.example', '192.0.2.1')).toBe('too-many-requests');
});

test('[B6.11] a lead alone adds and removes them, and the log says so without the address', async () => {
  const dataDir = aFolder();
  const relay = await aRelay({ dataDir });
  const lead = await aLead(relay);
  const clerk = await aClerk(relay, lead);
  expect((await clerk.get(PATH)).status).toBe(403);
  expect((await clerk.post(PATH, { mail: 'a@heim.example', isExempt: true })).status).toBe(403);
  expect((await aBrowser(relay).get(PATH)).status).toBe(401);
  const change = async (mail: unknown, isExempt: unknown) => (await lead.post(PATH, { mail, isExempt })).body;

  expect((await lead.get(PATH)).body).toEqual({ mails: [] });
  expect(await change('B@heim.example', true)).toEqual({ mails: ['B@heim.example'] });
  expect(await change('a@heim.example', true)).toEqual({ mails: ['a@heim.example', 'B@heim.example'] });
  // The same mailbox stands there once, as it was typed first.
  expect(await change('b+x@heim.example', true)).toEqual({ mails: ['a@heim.example', 'B@heim.example'] });
  for (const [mail, isExempt] of [
    ['b@', true],
    ['', true],
    [7, true],
    ['c@heim.example', 'yes'],
  ])
    expect(await change(mail, isExempt)).toMatchObject({ error: 'invalid-field' });
  expect(await change('b@heim.example', false)).toEqual({ mails: ['a@heim.example'] });
  expect(await change('c@heim.example', false)).toEqual({ mails: ['a@heim.example'] });

  const log = await aSocket(relay, `log:${OFFICE}`, {
    ...{ credential: { type: 'surface', surface: 'staff' }, cookies: lead.cookies },
  });
  const said = () => [...log.records().values()].map((entry) => (entry as { what: string }).what);
  await eventually(() => {
    expect(said().filter((what) => what === 'mail-exempted')).toHaveLength(2);
    expect(said().filter((what) => what === 'mail-limited')).toHaveLength(1);
  });
  expect(JSON.stringify([...log.records().values()])).not.toContain('heim.example');
  // No document holds one that phones or laptops read.
  const staff = await aSocket(relay, `staff:${OFFICE}`, {
    ...{ credential: { type: 'surface', surface: 'staff' }, cookies: lead.cookies },
  });
  expect(await outcome(staff)).toBe('open');
  expect(JSON.stringify([...staff.records().values()])).not.toContain('heim.example');

  await relay.close();
  const again = await aRelay({ dataDir });
  expect((await aBrowser(again).get(PATH, { cookie: lead.cookies })).body).toEqual({
    mails: ['a@heim.example'],
  });
});

test('[B6.11] an office has a limited number of them, and each office its own', async () => {
  const store = openSqliteStore(null, () => {});
  const office = (id: string) => id as never;
  const exempt = await openExemptMails(store.accounts, () => 1);
  for (let nth = 0; nth < MOST_EXEMPT_MAILS; nth++)
    expect(await exempt.add(office('dorsten'), `a${nth}@heim.example`)).toEqual({ ok: true, value: true });
  expect(await exempt.add(office('dorsten'), 'more@heim.example')).toEqual({
    ok: false,
    error: 'too-many-exempt',
  });
  expect(exempt.isExempt(office('dorsten'), 'more@heim.example')).toBe(false);
  expect(exempt.isExempt(office('werne'), 'a1@heim.example')).toBe(false);
  expect((await exempt.add(office('werne'), 'more@heim.example')).ok).toBe(true);
  await store.close();
});
