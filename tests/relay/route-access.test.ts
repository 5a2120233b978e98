/** P1 over HTTP: which member of staff each route answers. The table stands here, so that no route is opened unnoticed. */
import { expect, test } from 'vitest';
import { may, staffRoles } from '../../src/lib/domain/access.ts';
import type { StaffRole } from '../../src/lib/domain/access.ts';
import type { HttpRoute } from '../../src/lib/wire/http/route.ts';
import { httpRoutes } from '../../src/lib/wire/http/routes.ts';
import { aBrowser, aClerk, aDevice, aLead, aMember } from './support/a-browser.ts';
import type { Browser } from './support/a-browser.ts';
import { aRelay } from './support/a-relay.ts';

const ALL = 'clerk, day-lead, lead, authority-lead, auditor';
const OF_CLERKS = 'clerk, day-lead, lead, authority-lead';
const OF_FIGURES = 'day-lead, lead, authority-lead, auditor';
const OF_HOURS = 'day-lead, lead, authority-lead';
const OF_LEADS = 'lead, authority-lead';
const OF_AUTHORITY = 'authority-lead';

const expected: Readonly<Record<string, string>> = {
  'GET /api/authority/offices': OF_AUTHORITY,
  'GET /api/bookings/exempt-mails': OF_LEADS,
  'GET /api/bookings/recent': OF_LEADS,
  'GET /api/calendar-feed': OF_CLERKS,
  'GET /api/devices/states': OF_LEADS,
  'GET /api/mails/failed': OF_LEADS,
  'GET /api/office/holiday-regions': OF_LEADS,
  'GET /api/office/mails/server': OF_LEADS,
  'GET /api/office/mails/usual': OF_LEADS,
  'GET /api/office/outside': OF_HOURS,
  'GET /api/second-factor': ALL,
  'GET /api/statistics/months': OF_FIGURES,
  'GET /api/statistics/town': OF_FIGURES,
  'GET /api/storage-secrets': ALL,
  'POST /api/authority/closing': OF_AUTHORITY,
  'POST /api/authority/closing/preview': OF_AUTHORITY,
  'POST /api/authority/enter': OF_AUTHORITY,
  'POST /api/bookings/exempt-mails': OF_LEADS,
  'POST /api/bookings/take-back': OF_LEADS,
  'POST /api/calendar-feed/end': OF_CLERKS,
  'POST /api/calendar-feed/new': OF_CLERKS,
  'POST /api/devices/exit-pin': OF_LEADS,
  'POST /api/devices/monitor': OF_LEADS,
  'POST /api/devices/revoke': OF_LEADS,
  'POST /api/hours/preview': OF_HOURS,
  'POST /api/mails/again': OF_LEADS,
  'POST /api/mails/done': OF_LEADS,
  'POST /api/members': OF_LEADS,
  'POST /api/members/change': OF_LEADS,
  'POST /api/members/password': OF_LEADS,
  'POST /api/members/remove': OF_LEADS,
  'POST /api/members/sign-out': OF_LEADS,
  'POST /api/office/mails/preview': OF_LEADS,
  'POST /api/office/mails/test': OF_LEADS,
  'POST /api/office/pictures': OF_LEADS,
  'POST /api/office/preview': OF_LEADS,
  'POST /api/pairing/confirm': OF_LEADS,
  'POST /api/pairing/look': OF_LEADS,
  'POST /api/password': ALL,
  'POST /api/second-factor/begin': ALL,
  'POST /api/second-factor/confirm': ALL,
  'POST /api/second-factor/remove': ALL,
  'POST /api/session/extend': ALL,
  'POST /api/visits/search': OF_CLERKS,
};

const ofStaff = (Object.values(httpRoutes) as readonly HttpRoute[]).filter(
  (route): route is HttpRoute & { readonly staff: NonNullable<HttpRoute['staff']> } =>
    route.staff !== undefined,
);
const keyOf = ({ method, path }: HttpRoute): string => `${method} ${path}`;

test('[P1] each route of staff names the permission of those in the table', () => {
  const named = ofStaff.map((route): [string, string] => {
    const roles = staffRoles.filter((role) => route.staff === 'any' || may(role, route.staff));
    return [keyOf(route), roles.join(', ')];
  });
  expect(Object.fromEntries(named)).toEqual(expected);
});

/** The storage secrets are those of a session on its device (P7). */
const ask = (browser: Browser, { method, path }: HttpRoute, device = 'device-of-the-clerk') =>
  method === 'POST' ? browser.post(path, {}) : browser.get(`${path}?device=${device}`);

test('[P1, P2] the relay answers them and no other session, and nothing of it may be kept', async () => {
  const relay = await aRelay();
  const lead = await aLead(relay);
  const members: readonly (readonly [StaffRole, Browser])[] = [
    ['clerk', await aClerk(relay, lead)],
    ['day-lead', await aMember(relay, lead, 'vertretung', 'day-lead')],
    ['auditor', await aMember(relay, lead, 'revision', 'auditor')],
    ['lead', lead],
  ];
  const strangers = [
    aBrowser(relay),
    await aDevice(relay, lead, 'kiosk'),
    await aDevice(relay, lead, 'monitor', 'Saal'),
  ];
  let asked = 0;
  for (const route of ofStaff) {
    const key = keyOf(route);
    for (const [role, browser] of members) {
      const { body, headers } = await ask(browser, route, role === 'lead' ? 'device-of-the-lead' : undefined);
      const isAllowed = expected[key]!.split(', ').includes(role);
      expect([key, role, body.error !== 'not-allowed' && body.error !== 'not-signed-in']).toEqual([
        ...[key, role, isAllowed],
      ]);
      // Neither the browser nor a proxy keeps it, and no other site hears from where it was asked.
      expect([key, headers.get('cache-control')]).toEqual([key, 'no-store']);
      expect([key, headers.get('referrer-policy')]).toEqual([key, 'no-referrer']);
      asked++;
    }
    for (const stranger of strangers)
      expect([key, (await ask(stranger, route)).body.error]).toEqual([key, 'not-signed-in']);
  }
  expect(asked).toBe(4 * Object.keys(expected).length);
});
