/** Every HTTP route that asks for no session says what it costs, and its limits are those of the real server. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance } from 'fastify';
import { expect, onTestFinished, test } from 'vitest';
import { routeCosts } from '../../src/lib/wire/http/route-costs.ts';
import type { HttpRoute } from '../../src/lib/wire/http/route.ts';
import { httpRoutes } from '../../src/lib/wire/http/routes.ts';
import type { RouteLimit } from '../../src/lib/wire/http/route-costs.ts';
import { HASHES_AT_ONCE, MAX_QUEUED_HASHES } from '../../sync-server/accounts/hash-queue.ts';
import type { Relay } from '../../sync-server/start.ts';
import { aBrowser } from './support/a-browser.ts';
import { anApp } from './support/an-app.ts';
import { aRelay, OFFICE } from './support/a-relay.ts';

/** The routes that the relay registers from now on. */
function watchRoutes(): Set<string> {
  const routes = new Set<string>();
  const watch = (message: unknown): void => {
    (message as { fastify: FastifyInstance }).fastify.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) if (one === 'GET' || one === 'POST') routes.add(`${one} ${url}`);
    });
  };
  subscribe('fastify.initialization', watch);
  onTestFinished(() => void unsubscribe('fastify.initialization', watch));
  return routes;
}

const isOfApp = (route: string): boolean => /^GET \/(\*|index\.html|monitor\/.*)?$/.test(route);
/** Where a request is led whose URL cannot be read; nothing is done there. */
const isMalformed = (route: string): boolean => route.endsWith(' /api/malformed-url');

test('each route that answers without a session has a row in the table of costs', async () => {
  const registered = watchRoutes();
  const relay = await aRelay({ app: anApp(), securityContact: 'mailto:it@example.org' });
  const { get, post } = aBrowser(relay);
  const open = new Set<string>();
  for (const route of registered) {
    if (isMalformed(route)) continue;
    const [method, path] = route.split(' ') as ['GET' | 'POST', string];
    const asked = path.replace(':surface', 'staff').replace(':name', `board:${OFFICE}`).replace('*', '');
    const { body } = method === 'GET' ? await get(asked) : await post(asked, {});
    if (body.error !== 'not-signed-in' || routeCosts[route] !== undefined)
      open.add(isOfApp(route) ? 'GET /*' : route);
  }
  expect([...open].sort()).toEqual(Object.keys(routeCosts).sort());
});

/** A stolen laptop or kiosk is cut off however often it is asked for. */
const UNLIMITED = ['/api/devices/revoke', '/api/members/sign-out'];

test('[P6] each route of staff has a limit, but for those that take away', () => {
  const routes: readonly HttpRoute[] = Object.values(httpRoutes);
  const without = routes.filter(({ staff, perMinute }) => staff !== undefined && perMinute === undefined);
  expect(without.map(({ path }) => path).sort()).toEqual(UNLIMITED);
});

type Ask = (nth: number, from: string) => Promise<number>;

/** One wrong request to each route that has a limit. */
function askerOf(relay: Relay, route: string, limit: RouteLimit): Ask {
  const [method, path] = route.split(' ') as ['GET' | 'POST', string];
  const token = [...relay.firstLeadLinks.values()][0]!.split('#')[1];
  const device = 'device-of-a-guesser';
  const guess = (nth: number) => ({
    ...{ office: OFFICE, login: 'leitung', password: 'falsch geraten' },
    ...(limit.of === 'requests' && { password: `${nth}`.repeat(300) }),
    ...(limit.of === 'hashes' && { login: `leitung-${nth}` }),
  });
  const bodies: Readonly<Record<string, (nth: number) => unknown>> = {
    '/api/mail-code': () => ({ code: '00000000' }),
    '/api/sign-in': (nth) => ({ ...guess(nth), device }),
    '/api/sign-in/second-factor': guess,
    '/api/first-lead': (nth) => ({
      ...{ office: OFFICE, token, device, name: 'Erika', login: `leitung-${nth}` },
      password: 'ein langes Kennwort',
    }),
  };
  const { get, post } = aBrowser(relay);
  return async (nth, from) => {
    const headers = { 'x-forwarded-for': from };
    const reply =
      method === 'GET' ? await get(path, headers) : await post(path, bodies[path]?.(nth) ?? {}, headers);
    return reply.status;
  };
}

const limited = Object.entries(routeCosts).flatMap(([route, { limits }]) =>
  // 2,000 wrong codes from everywhere are counted by tests/relay/mail-links.test.ts, without a server.
  limits.filter(({ most }) => most <= 600).map((limit) => [route, limit] as const),
);

/** Where each request comes from, so that no narrower limit is met first. */
function fromOf({ by }: RouteLimit, nth: number): string {
  if (by === 'relay') return `10.1.${nth}.1`;
  return by === 'network' ? `192.0.2.${1 + Math.floor(nth / 20)}` : '192.0.2.1';
}

test.each(limited)('%s keeps its limit: %j', async (route, limit) => {
  const { most, of, status } = limit;
  const atOnce = of === 'hashes';
  // As dear as it has to be for a queue to fill. A link is good once: all have to ask before its first hash is done.
  const isOnce = route.endsWith('/first-lead');
  const passwordCost = { N: atOnce ? 2 ** 14 : 2 ** 8, r: 8, p: atOnce && isOnce ? 4 : 1 };
  const relay = await aRelay({ trustProxy: true }, { passwordCost });
  const ask = askerOf(relay, route, limit);
  const askAll = (count: number): Promise<number[]> =>
    Promise.all(Array.from({ length: count }, (_, nth) => ask(nth, fromOf(limit, nth))));
  if (atOnce) {
    const statuses = await askAll(3 * most);
    expect(statuses).toContain(status);
    expect(statuses.filter((one) => one !== status).length).toBeGreaterThanOrEqual(most);
    expect(most).toBe(HASHES_AT_ONCE + MAX_QUEUED_HASHES);
    return;
  }
  expect(await askAll(most)).not.toContain(status);
  expect(await ask(most, fromOf(limit, most))).toBe(status);
});
