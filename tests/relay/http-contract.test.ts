/** The routes that the relay registers, and what it answers, are those of the HTTP contract. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance } from 'fastify';
import { expect, onTestFinished, test } from 'vitest';
import { httpErrorStatuses } from '../../src/lib/wire/http/errors.ts';
import { routeErrors } from '../../src/lib/wire/http/route.ts';
import type { HttpRoute } from '../../src/lib/wire/http/route.ts';
import { httpRoutes } from '../../src/lib/wire/http/routes.ts';
import { aBrowser, aClerk, aDevice, aLead, PASSWORD } from './support/a-browser.ts';
import { aRelay, OFFICE } from './support/a-relay.ts';

const routes: readonly HttpRoute[] = Object.values(httpRoutes);
const keyOf = ({ method, path }: Pick<HttpRoute, 'method' | 'path'>): string => `${method} ${path}`;

/** Where a request is led whose URL cannot be read: nothing that a page asks. */
const INTERNAL = '/api/malformed-url';

interface Answered {
  readonly key: string;
  readonly status: number;
  readonly body: string;
}

/** What Fastify registers and sends, from the moment on in which the relay makes it. */
function watchFastify(): { readonly registered: string[]; readonly answered: Answered[] } {
  const seen = { registered: [] as string[], answered: [] as Answered[] };
  const watch = (message: unknown): void => {
    const { fastify } = message as { fastify: FastifyInstance };
    fastify.addHook('onRoute', ({ method, url }) => {
      const methods = [method].flat().filter((one) => one !== 'HEAD');
      if (url !== INTERNAL) seen.registered.push(...methods.map((one) => `${one} ${url}`));
    });
    fastify.addHook('onSend', async (request, reply, payload) => {
      const key = `${request.method} ${request.routeOptions.url}`;
      if (typeof payload === 'string') seen.answered.push({ key, status: reply.statusCode, body: payload });
    });
  };
  subscribe('fastify.initialization', watch);
  onTestFinished(() => void unsubscribe('fastify.initialization', watch));
  return seen;
}

test('the relay registers each route of the contract, and no other', async () => {
  const { registered } = watchFastify();
  await aRelay({ securityContact: 'mailto:sicherheit@example.de' });
  expect(registered.toSorted()).toEqual(routes.map(keyOf).sort());
});

test('each answer of a tour through the routes is one that the contract names', async () => {
  const { answered } = watchFastify();
  const relay = await aRelay();
  const lead = await aLead(relay);
  const clerk = await aClerk(relay, lead);
  const kiosk = await aDevice(relay, lead, 'kiosk');
  for (const path of ['/healthz', '/readyz', '/api/time', '/api/offices', '/api/challenge', '/api/mailbox'])
    expect((await lead.get(path)).status).toBe(200);
  const free = ['?service=id-card', '', '?service=none'].map((query) => `/api/offices/dorsten/free${query}`);
  for (const path of free) await lead.get(path);
  for (const path of ['/api/docs/office:dorsten', '/api/docs/day:dorsten:2026-11-23', '/api/docs/nothing'])
    await lead.get(path);
  for (const browser of [lead, clerk, kiosk, aBrowser(relay)])
    for (const path of [
      '/api/session/staff',
      '/api/session/kiosk',
      '/api/bookings/recent',
      '/api/devices/states',
      '/api/mails/failed',
    ])
      await browser.get(path);
  const pairing = await aBrowser(relay).post('/api/pairing', { office: OFFICE, surface: 'monitor' });
  await aBrowser(relay).post('/api/pairing/collect', { pairingSecret: pairing.body.pairingSecret });
  const bodies: Readonly<Record<string, object>> = {
    '/api/pairing/look': { code: pairing.body.code },
    '/api/pairing/confirm': { code: 'none', name: 'Foyer' },
    '/api/devices/state': { surface: 'kiosk', version: 'a', freeBytes: null, sound: null, camera: null },
    '/api/devices/revoke': { actor: kiosk.actor },
    '/api/members/password': { id: 'm'.repeat(20), ownPassword: PASSWORD },
    '/api/members/sign-out': { id: 'm'.repeat(20) },
    '/api/members/change': { id: 'm'.repeat(20), ownPassword: PASSWORD, name: 'Neu' },
    '/api/members/remove': { id: 'm'.repeat(20), ownPassword: 'falsch' },
    '/api/password': { password: PASSWORD, newPassword: 'zu kurz' },
    '/api/bookings/take-back': { groups: [{ hour: Date.now(), origin: null }], until: Date.now() },
    '/api/mails/again': { id: 'none' },
    '/api/mails/done': { id: 'none' },
    '/api/visits/search': { text: 'mueller' },
    '/api/mail-code': { code: 'K7MP9QRX' },
    '/api/first-lead/check': { office: OFFICE, token: 'used' },
    '/api/sign-out': { surface: 'monitor' },
  };
  for (const [path, body] of Object.entries(bodies))
    for (const browser of [lead, clerk, aBrowser(relay)]) await browser.post(path, body);
  await lead.post('/api/sign-in', '{', {});
  await lead.post('/api/sign-in', {}, { origin: 'https://evil.example' });

  expect(answered.flatMap((one) => objectionTo(one) ?? [])).toEqual([]);
  expect(new Set(answered.map(({ key }) => key)).size).toBeGreaterThan(20);
  expect(answered.filter(({ status }) => status === 200).length).toBeGreaterThan(20);
  expect(answered.filter(({ status }) => status >= 400).length).toBeGreaterThan(20);
});

/** Why the contract does not name the answer; null: it does. */
function objectionTo({ key, status, body }: Answered): string | null {
  const route = routes.find((one) => keyOf(one) === key);
  if (route === undefined) return `${key} is in no contract`;
  if (route.mediaType !== undefined) return null;
  const json: unknown = JSON.parse(body);
  if (status !== 200) {
    const code = routeErrors(route).find((one) => one === (json as { error?: unknown }).error);
    const isNamed = code !== undefined && httpErrorStatuses[code] === status;
    return isNamed ? null : `${key} answered ${status} ${body}`;
  }
  const read = route.reply.safeParse(json);
  if (!read.success) return `${key}: ${read.error.message}`;
  // What the contract does not name is left out when a reply is read.
  const isWhole = read.data === null || JSON.stringify(sorted(read.data)) === JSON.stringify(sorted(json));
  return isWhole ? null : `${key} said more than the contract: ${body}`;
}

/** The same value with the keys of its objects in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
