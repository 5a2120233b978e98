/** A lead sees over HTTP what a change of hours would do, and with whom. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { HitPerson, HoursPreview } from '../../src/lib/domain/decide/hours-preview.ts';
import { MOST_CLOSURES } from '../../src/lib/domain/office/closure.ts';
import { MOST_WINDOWS, officeRecord } from '../../src/lib/domain/office/office.ts';
import { addDays, localDate } from '../../src/lib/domain/time.ts';
import { eventually } from '../support/eventually.ts';
import { aBooking, answerIn, put, TUESDAY_AT_TEN } from './support/a-booking.ts';
import { aBrowser, aClerk, aLead } from './support/a-browser.ts';
import { aRelay, MONDAY_AT_TEN, OFFICE } from './support/a-relay.ts';
import { aSocket, outcome } from './support/a-socket.ts';

test('[C3, P1.5] a lead sees whom the closing of a day hits; a clerk does not, and nothing is changed', async () => {
  const relay = await aRelay();
  const lead = await aLead(relay);
  const clerk = await aClerk(relay, lead);
  const signedIn = { credential: { type: 'surface', surface: 'staff' } as const, cookies: clerk.cookies };
  const inbox = await aSocket(relay, `inbox:${clerk.actor}`, signedIn);
  const outbox = await aSocket(relay, `outbox:${clerk.actor}`, signedIn);
  expect(await outcome(inbox)).toBe('open');
  const contact = { name: 'Ayşe Müller', mail: null, birthDate: '1951-04-23', phone: '02362 4711' };
  const booking = aBooking(TUESDAY_AT_TEN, { contact });
  put(outbox, booking);
  expect(await answerIn(inbox, booking.id)).toMatchObject({ ok: true });

  const office = await aSocket(relay, `office:${OFFICE}`, signedIn);
  const record = () => eventually(() => officeRecord.parse([...office.records().values()][0]));
  const { windows, closures } = await record();
  const tuesday = { date: '2026-11-24', reason: { de: 'Wasserschaden', en: 'Water damage' } };
  const asked = { windows, closures: [...closures, tuesday] };
  expect((await clerk.post('/api/hours/preview', asked)).status).toBe(403);
  const { status, body } = await lead.post('/api/hours/preview', asked);
  expect(status).toBe(200);
  const preview = body as unknown as HoursPreview;
  expect(preview.hit).toMatchObject([
    { date: '2026-11-24', why: 'hours', name: 'Ayşe Müller', phone: '02362 4711', hasMail: false },
  ]);
  expect(preview.days).toMatchObject([{ date: '2026-11-24', after: { places: 0, online: 0 } }]);
  expect(preview.days[0]!.before.places).toBeGreaterThan(0);

  const [first, ...rest] = windows;
  const [lane] = Object.keys(first!.lanes);
  const lanes = { ...first!.lanes, [lane!]: { counters: 35, online: 35, sameDay: 0 } };
  const refused = await lead.post('/api/hours/preview', {
    closures,
    windows: [{ ...first, lanes }, ...rest],
  });
  expect(refused.body).toMatchObject({
    problems: [{ path: ['windows', 0, 'lanes', lane, 'counters'], code: 'too-few-counters' }, {}],
    hit: [],
  });
  expect((await record()).closures).toEqual(closures);
});

test('[C3] hours of as many windows and closures as there may be are previewed', async () => {
  const relay = await aRelay();
  const lead = await aLead(relay);
  const signedIn = { credential: { type: 'surface', surface: 'staff' } as const, cookies: lead.cookies };
  const socket = await aSocket(relay, `office:${OFFICE}`, signedIn);
  const office = await eventually(() => officeRecord.parse([...socket.records().values()][0]));
  const { lanes } = office.windows[0]!;
  const far = localDate.parse('2030-01-01');
  const windows = Array.from({ length: MOST_WINDOWS }, (_, i) => ({
    ...{ date: addDays(far, i), from: '08:00', to: '12:00', lanes },
  }));
  const reason = { de: 'W'.repeat(200), en: 'W'.repeat(200) };
  const closures = Array.from({ length: MOST_CLOSURES }, (_, i) => ({ date: addDays(far, 2 * i), reason }));
  const { status, body } = await lead.post('/api/hours/preview', { windows, closures });
  expect([status, body.error]).toEqual([200, undefined]);
});

test('[C3.2, C3.4, P1] a lead sees who is left outside, with free times; a clerk and a stranger do not', async () => {
  const relay = await aRelay();
  const lead = await aLead(relay);
  const clerk = await aClerk(relay, lead);
  const signedIn = { credential: { type: 'surface', surface: 'staff' } as const, cookies: lead.cookies };
  const inbox = await aSocket(relay, `inbox:${lead.actor}`, signedIn);
  const outbox = await aSocket(relay, `outbox:${lead.actor}`, signedIn);
  expect(await outcome(inbox)).toBe('open');
  const booking = aBooking(TUESDAY_AT_TEN, {
    contact: { name: 'Ayşe Müller', mail: null, birthDate: '1951-04-23', phone: '02362 4711' },
  });
  put(outbox, booking);
  expect(await answerIn(inbox, booking.id)).toMatchObject({ ok: true });
  const outside = async () => (await lead.get('/api/office/outside')).body as unknown as HitPerson[];
  expect(await outside()).toEqual([]);

  const office = await aSocket(relay, `office:${OFFICE}`, signedIn);
  const { windows, closures } = await eventually(() => officeRecord.parse([...office.records().values()][0]));
  const reason = { de: 'Wasserschaden', en: 'Water damage' };
  const hours = { windows, closures: [...closures, { date: '2026-11-24', reason }] };
  const preview = (await lead.post('/api/hours/preview', hours)).body as unknown as HoursPreview;
  const change = {
    ...{
      v: 1,
      id: randomUUID(),
      office: OFFICE,
      at: MONDAY_AT_TEN,
      date: '2026-11-23',
      kind: 'change-hours',
    },
    ...{ ...hours, base: { windows, closures }, seen: preview.hit.map(({ visit }) => visit) },
  };
  put(outbox, change);
  expect(await answerIn(inbox, change.id)).toMatchObject({ ok: true });

  const told = await outside();
  expect(told).toMatchObject(preview.hit);
  expect(told).toMatchObject([
    { date: '2026-11-24', why: 'hours', name: 'Ayşe Müller', phone: '02362 4711', hasMail: false },
  ]);
  // The nearest days on which it is free then: never the closed one.
  expect(told[0]!.proposals).toHaveLength(3);
  expect(told[0]!.proposals.map(({ date }) => date)).not.toContain('2026-11-24');
  expect((await clerk.get('/api/office/outside')).status).toBe(403);
  expect((await aBrowser(relay).get('/api/office/outside')).status).toBe(401);
});
