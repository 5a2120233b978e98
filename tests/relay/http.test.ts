import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join, resolve } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openSqliteStore } from '../../sync-server/store/sqlite/sqlite-store.ts';
import { StoreError } from '../../sync-server/store/store.ts';
import type { Store } from '../../sync-server/store/store.ts';
import { openLog } from '../../sync-server/log/log.ts';
import { addressOf, makeOriginCheck } from '../../sync-server/http/origin.ts';
import { eventually } from '../support/eventually.ts';
import { aBooker, aBooking, answerIn, put, TUESDAY_AT_TEN } from './support/a-booking.ts';
import { aBrowser } from './support/a-browser.ts';
import { anApp } from './support/an-app.ts';
import { aFolder, aRelay, MONDAY_AT_TEN, OFFICE } from './support/a-relay.ts';
import { aSocket, outcome } from './support/a-socket.ts';

test('the relay tells its time, its offices and how it is', async () => {
  const startedAt = Date.now();
  const relay = await aRelay();
  const { get } = aBrowser(relay);
  const time = await get('/api/time');
  const sinceTen = (time.body.now as number) - MONDAY_AT_TEN;
  expect(sinceTen).toBeGreaterThanOrEqual(0);
  expect(sinceTen).toBeLessThanOrEqual(Date.now() - startedAt);
  expect(time.headers.get('cache-control')).toBe('no-store');
  expect(await (await fetch(`${relay.url}/api/offices`)).json()).toMatchObject([
    { id: OFFICE, town: 'Dorsten' },
  ]);
  for (const path of ['/healthz', '/readyz']) expect((await get(path)).status).toBe(200);
  expect((await get('/api/challenge')).status).toBe(200);
});

test('the metrics count sockets, documents, commits, refusals and mails, and name no person', async () => {
  const relay = await aRelay();
  await outcome(await aSocket(relay, 'board:dorsten'));
  await outcome(await aSocket(relay, 'people:dorsten:2026-11-23'));
  const text = await (await fetch(`${relay.url}/metrics`)).text();
  expect(text).toContain('foyer_sockets{kind="board"} 1');
  expect(text).toContain('foyer_refusals_total{reason="not-signed-in"} 1');
  for (const name of ['foyer_documents', 'foyer_commit_seconds_count', 'foyer_mails{state="queued"}']) {
    expect(text).toContain(name);
  }
});

test('the metrics can be kept to those who have the token', async () => {
  const metricsToken = 'a-token-of-prometheus';
  const { get } = aBrowser(await aRelay({ metricsToken }));
  for (const authorization of [undefined, 'Bearer another', metricsToken, `Bearer ${metricsToken}x`]) {
    const reply = await get('/metrics', authorization === undefined ? {} : { authorization });
    expect([reply.status, reply.body.error]).toEqual([401, 'not-signed-in']);
  }
  expect((await get('/metrics', { authorization: `Bearer ${metricsToken}` })).status).toBe(200);
});

test('crawlers are kept out of what belongs to people; a weakness can be reported where the operator says', async () => {
  const bare = aBrowser(await aRelay());
  const robots = String((await bare.get('/robots.txt')).body.text);
  for (const path of ['/api/', '/staff/', '/termin']) expect(robots).toContain(`Disallow: ${path}\n`);
  expect((await bare.get('/.well-known/security.txt')).status).toBe(404);
  const securityContact = 'mailto:sicherheit@example.de';
  const relay = await aRelay({ securityContact });
  const { body, headers } = await aBrowser(relay).get('/.well-known/security.txt');
  expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(body.text).toMatch(/^Contact: mailto:sicherheit@example\.de\nExpires: \d{4}-\d\d-\d\dT/);
  expect(body.text).toContain(`Canonical: ${relay.publicUrl}/.well-known/security.txt\n`);
});

test('the metrics know the queue, what a commit wrote, and what was refused over HTTP, by code', async () => {
  const inner = openSqliteStore(null, () => {});
  let full = false;
  let failed = 0;
  const commit: Store['commit'] = async (batch) => {
    if (!full) return inner.commit(batch);
    if (batch.mails.length > 0) failed++;
    throw new StoreError('disk-full');
  };
  const relay = await aRelay({}, { store: { ...inner, commit } });
  const { get, post } = aBrowser(relay);
  await get('/api/session/staff');
  await get('/api/session/staff');
  await post('/api/sign-in', {}, { origin: 'https://evil.example' });
  const booker = await aBooker(relay);
  full = true;
  const booking = aBooking(TUESDAY_AT_TEN);
  put(booker.outbox, booking);
  await eventually(() => expect(failed).toBeGreaterThan(0));
  full = false;
  await answerIn(booker.inbox, booking.id);
  const read = async (): Promise<(name: string) => number> => {
    const text = await (await fetch(`${relay.url}/metrics`)).text();
    return (name) =>
      Number(
        text
          .split('\n')
          .find((line) => line.startsWith(`${name} `))
          ?.split(' ')[1],
      );
  };
  const metric = await read();
  expect(metric('foyer_http_refusals_total{code="not-signed-in"}')).toBe(2);
  expect(metric('foyer_http_refusals_total{code="foreign-origin"}')).toBe(1);
  expect(metric('foyer_requests_waiting')).toBe(0);
  expect(metric('foyer_batch_failing')).toBe(0);
  expect(metric('foyer_commit_documents_count')).toBeGreaterThan(0);
  expect(metric('foyer_commit_documents_sum')).toBeGreaterThan(metric('foyer_commit_documents_count'));
  // What failed before does not count, however often it was tried.
  expect(metric('foyer_mails_queued_total')).toBe(1);
  expect(metric('foyer_commit_documents_count')).toBe(metric('foyer_commit_seconds_count'));
  expect(metric('foyer_commit_failures_total')).toBeGreaterThan(0);
});

test('[P2] a client that goes away before its answer is no fault, and fills no log', async () => {
  const lines: string[] = [];
  const log = openLog('info', { write: (line: string) => void lines.push(line) });
  const path = '/api/pairing';
  const codes: string[] = [];
  const watch = (message: unknown): void => {
    const { fastify } = message as { fastify: FastifyInstance };
    // Between the question and its answer, as where a phone loses its line.
    fastify.addHook('preHandler', async ({ url, raw: { socket } }) => {
      if (url !== path) return;
      const closed = once(socket, 'close');
      socket.destroy();
      await closed;
    });
    // Large enough to be compressed as a stream.
    fastify.addHook('onSend', async ({ url }, _reply, payload) =>
      url === path ? `${String(payload)}${' '.repeat(200_000)}` : payload,
    );
    fastify.addHook('onError', async (_request, _reply, { code }) => void codes.push(code));
  };
  subscribe('fastify.initialization', watch);
  onTestFinished(() => void unsubscribe('fastify.initialization', watch));
  const relay = await aRelay({}, { log });
  const { post, get } = aBrowser(relay);
  await expect(post(path, { office: OFFICE, surface: 'kiosk' })).rejects.toThrow();
  await eventually(() => expect(codes).toEqual(['ERR_STREAM_PREMATURE_CLOSE']));
  expect((await get('/api/time')).status).toBe(200);
  expect(lines.filter((line) => line.includes('a request failed'))).toEqual([]);
});

test('[P2] every answer has an id, by which the log knows what went wrong, and no person in it', async () => {
  const lines: string[] = [];
  const log = openLog('info', { write: (line: string) => void lines.push(line) });
  const inner = openSqliteStore(null, () => {});
  const store: Store = {
    ...inner,
    accounts: {
      ...inner.accounts,
      session: () => Promise.reject(new Error('erika@example.org could not be read')),
    },
  };
  const relay = await aRelay({}, { store, log });
  const found = async (reply: { headers: Headers }): Promise<Record<string, unknown>> => {
    const id = reply.headers.get('x-request-id')!;
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    return eventually(() => {
      const line = lines
        .map((l) => JSON.parse(l) as Record<string, unknown>)
        .find((l) => l.request === id && l.msg === 'request');
      if (line === undefined) throw new Error('not logged yet');
      return line;
    });
  };
  const { get, post } = aBrowser(relay);
  const body = { office: OFFICE, login: 'erika-beispiel', password: 'geheim und lang', device: 'device-1' };
  expect(await found(await post('/api/sign-in', body))).toMatchObject({
    ...{ level: 30, method: 'POST', route: '/api/sign-in', status: 401, code: 'wrong-credentials' },
  });
  expect(await found(await get('/api/docs/erika-beispiel?x=erika'))).toMatchObject({
    ...{ level: 30, route: '/api/docs/:name', code: 'no-such-document' },
  });
  const fault = await get('/api/session/staff', { cookie: `foyer_staff=${'s'.repeat(43)}` });
  expect(await found(fault)).toMatchObject({ level: 40, status: 500, code: 'fault' });
  // Successes are not logged at this level, but have an id too.
  const fine = await get('/healthz');
  expect(fine.headers.get('x-request-id')).not.toBe(fault.headers.get('x-request-id'));
  expect(lines.join('')).not.toMatch(/erika|geheim|ssssss/i);
});

test('a public document can be fetched once and asked for with its tag; others cannot', async () => {
  const relay = await aRelay();
  const { get } = aBrowser(relay);
  const first = await get('/api/docs/office:dorsten');
  expect(first.body).toMatchObject({ name: 'office:dorsten', records: { office: { id: OFFICE } } });
  const again = await get('/api/docs/office:dorsten', { 'if-none-match': first.headers.get('etag')! });
  expect(again.status).toBe(304);
  // [B16.6] The list of offices, too.
  const list = await get('/api/offices');
  const listTag = { 'if-none-match': list.headers.get('etag')! };
  expect([list.status, list.headers.get('cache-control')]).toEqual([200, 'no-cache']);
  expect((await get('/api/offices', listTag)).status).toBe(304);
  expect((await get('/api/docs/day:dorsten:2026-11-23')).status).toBe(403);
  expect((await get('/api/docs/board:nowhere')).body).toEqual({ error: 'no-such-document' });
  expect((await get('/api/docs/nonsense')).status).toBe(404);
});

describe('what is asked wrongly gets a code', () => {
  test.each<[string, unknown, Record<string, string>, number, string]>([
    ['/api/sign-in', {}, {}, 400, 'invalid-field'],
    ['/api/sign-in', '{"broken', {}, 400, 'malformed-json'],
    ['/api/sign-in', 'x'.repeat(70_000), {}, 413, 'too-large'],
    ['/api/sign-in', 'text', { 'content-type': 'text/plain' }, 415, 'not-json'],
    ['/api/sign-in', {}, { origin: 'https://evil.example' }, 403, 'foreign-origin'],
    ['/api/sign-in', {}, { origin: 'null' }, 403, 'foreign-origin'],
    ['/api/sign-in', {}, { origin: '' }, 403, 'foreign-origin'],
    ['/api/nothing', {}, {}, 404, 'not-found'],
    ['/api/sign-in', { __proto__: null, constructor: { prototype: {} } }, {}, 400, 'malformed-json'],
  ])('POST %s %j %j: %d %s', async (path, body, headers, status, error) => {
    const reply = await aBrowser(await aRelay()).post(path, body, headers);
    expect([reply.status, reply.body.error]).toEqual([status, error]);
  });

  test.each(['/%E0Name', '/api/docs/%ff', '/%', '/%00Name'])(
    'GET %s: 400 malformed-url, like every other refusal',
    async (path) => {
      const lines: string[] = [];
      const log = openLog('info', { write: (line: string) => void lines.push(line) });
      const relay = await aRelay({ app: anApp() }, { log });
      const reply = await aBrowser(relay).get(path);
      expect([reply.status, reply.body]).toEqual([400, { error: 'malformed-url' }]);
      expect(reply.headers.get('content-security-policy')).toContain("default-src 'none'");
      const id = reply.headers.get('x-request-id')!;
      await eventually(() => expect(lines.find((line) => line.includes(id))).toContain('"malformed-url"'));
      expect(lines.join('')).not.toMatch(/Name/);
    },
  );

  test('a field is named, what was typed is not repeated', async () => {
    const body = { office: OFFICE, login: 'erika\u0007', password: 'x', device: 'device-1' };
    const reply = await aBrowser(await aRelay()).post('/api/sign-in', body);
    expect(reply.body).toEqual({ error: 'invalid-field', message: 'login: no invisible characters' });
  });

  test('a client that asks for codes without end has to wait', async () => {
    const { post } = aBrowser(await aRelay());
    const statuses = await Promise.all(
      Array.from(
        { length: 40 },
        async () => (await post('/api/pairing', { office: OFFICE, surface: 'kiosk' })).status,
      ),
    );
    expect(statuses.filter((s) => s === 200)).toHaveLength(30);
    expect(statuses.filter((s) => s === 429)).toHaveLength(10);
  });
});

describe('the app', () => {
  const html = { accept: 'text/html,*/*' };

  test('pages get the shell, the monitor its own, files themselves, the API no page', async () => {
    const app = anApp();
    const relay = await aRelay({ app });
    // Shells are held in memory: the thread pool that reads files may be taken up.
    for (const shell of ['index.html', 'monitor/index.html']) rmSync(join(app, shell));
    const get = async (path: string, headers: Record<string, string> = html) => {
      const reply = await fetch(relay.url + path, { headers });
      return [reply.status, (await reply.text()).slice(0, 30)];
    };
    for (const path of ['/', '/index.html', '/dorsten', '/kiosk/dorsten', '/termin']) {
      expect(await get(path)).toEqual([200, '<html><script>start("app")</sc']);
    }
    for (const path of ['/monitor/dorsten', '/monitor/', '/monitor/index.html'])
      expect((await get(path))[1]).toContain('monitor');
    expect(await get('/service-worker.js')).toEqual([200, 'y']);
    expect((await get('/api/nothing'))[0]).toBe(404);
    expect((await get('/missing.js', { accept: '*/*' }))[0]).toBe(404);
    expect((await get('/..%2f..%2fpackage.json', { accept: '*/*' }))[0]).not.toBe(200);
  });

  test('who takes anything, or does not say what, gets the page where a page is, and no page for a file', async () => {
    // Behind a proxy, so that there is no mailbox: a probe whether it is closed must not get a page.
    const relay = await aRelay({ app: anApp(), trustProxy: true });
    const ask = (method: string, path: string, headers: Record<string, string>) =>
      new Promise<[number | undefined, string | undefined]>((resolve, reject) => {
        request(relay.url + path, { method, headers }, (response) => {
          response.resume();
          resolve([response.statusCode, response.headers['content-type']?.split(';')[0]]);
        })
          .on('error', reject)
          .end();
      });
    for (const method of ['GET', 'HEAD']) {
      for (const headers of [{}, { accept: '*/*' }] as Record<string, string>[]) {
        for (const path of ['/', '/dorsten', '/staff/dorsten/lead?x=1', '/monitor/dorsten']) {
          expect(await ask(method, path, headers), path).toEqual([200, 'text/html']);
        }
        for (const path of [
          '/missing.js',
          '/_app/immutable/missing',
          '/api/nothing',
          '/api',
          '/mailbox',
          '/%64orsten.js',
        ]) {
          expect(await ask(method, path, headers), path).toEqual([404, 'application/json']);
        }
      }
      const json = { accept: 'application/json' };
      expect(await ask(method, '/dorsten', json)).toEqual([404, 'application/json']);
    }
  });

  test('only the own scripts run, only the own relay is talked to, files with a digest stay', async () => {
    const relay = await aRelay({ app: anApp() });
    const page = await fetch(`${relay.url}/dorsten`, { headers: html });
    const policy = page.headers.get('content-security-policy')!;
    expect(policy.match(/sha256-/g)).toHaveLength(1);
    expect(policy).toContain(`connect-src 'self' ${relay.url.replace('http', 'ws')}`);
    expect(/script-src [^;]*/.exec(policy)![0]).not.toContain('unsafe');
    expect(page.headers.get('permissions-policy')).toContain('camera=(self)');
    // A5.12: the kiosk alone may write to a printer at its ports.
    const ports = async (path: string) =>
      (await fetch(relay.url + path, { headers: html })).headers.get('permissions-policy');
    expect(await ports('/kiosk/dorsten')).toMatch(/usb=\(self\), serial=\(self\)$/);
    for (const path of [
      '/dorsten',
      '/staff/dorsten',
      '/monitor/dorsten',
      '/dorsten/kiosk/dorsten',
      '/index.html',
    ])
      expect(await ports(path), path).toMatch(/usb=\(\), serial=\(\)$/);
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const known = { ...html, 'if-none-match': page.headers.get('etag')! };
    expect((await fetch(`${relay.url}/dorsten/buchen/anliegen`, { headers: known })).status).toBe(304);
    expect((await fetch(`${relay.url}/kiosk/dorsten`, { headers: known })).status).toBe(200);
    expect((await fetch(`${relay.url}/monitor/dorsten`, { headers: known })).status).toBe(200);
    const file = await fetch(`${relay.url}/_app/immutable/a.js`);
    expect(file.headers.get('cache-control')).toContain('immutable');
    expect(file.headers.get('content-security-policy')).not.toContain('sha256-');
  });

  test('a citizen’s page says who speaks and where to call, before and without a script, in the reader’s language', async () => {
    const relay = await aRelay({ app: anApp() });
    const get = async (path: string, language: string) => {
      const reply = await fetch(relay.url + path, { headers: { ...html, 'accept-language': language } });
      expect(reply.headers.get('vary')).toContain('accept-language');
      return reply.text();
    };
    for (const path of [`/${OFFICE}`, `/${OFFICE}/buchen/anliegen`, '/', '/termin']) {
      const german = await get(path, 'de-DE,de;q=0.9');
      expect(german).toMatch(/<a href="tel:\d+">Anrufen: /);
      expect(german).toContain('<noscript>');
      expect(german).toContain('lang="de"');
      expect(await get(path, 'en-GB')).toContain('JavaScript is switched off');
    }
    // Staff and kiosks have the app on their disk; the worker keeps a page that says nothing of one office.
    for (const path of [`/staff/${OFFICE}`, `/kiosk/${OFFICE}`, '/index.html'])
      expect(await get(path, 'de')).not.toContain('tel:');
  });

  test('[B1.5] only the sites that an office names may show its booking in a frame, and nothing else of it', async () => {
    const offices = aFolder();
    const own = resolve(import.meta.dirname, '../../sync-server/offices');
    const sites = ['https://www.dorsten.de', 'https://intern.dorsten.de:8443'];
    const file = readFileSync(join(own, `${OFFICE}.yaml`), 'utf8');
    writeFileSync(join(offices, `${OFFICE}.yaml`), `${file}\nframes: [${sites.join(', ')}]\n`);
    copyFileSync(join(own, 'werne.yaml'), join(offices, 'werne.yaml'));
    const relay = await aRelay({ app: anApp(), offices });
    const framesOf = async (path: string): Promise<string> => {
      const { headers } = await fetch(relay.url + path, { headers: html });
      const ancestors = /frame-ancestors ([^;]*)/.exec(headers.get('content-security-policy')!)?.[1];
      return `${ancestors} ${headers.get('x-frame-options')}`;
    };
    const booking = ['buchen?anliegen=id-card', 'buchen', 'buchen/unterlagen', 'buchung'];
    for (const path of booking) expect(await framesOf(`/${OFFICE}/${path}`)).toBe(`${sites.join(' ')} null`);
    const others = [
      '/',
      `/${OFFICE}`,
      '/termin',
      `/${OFFICE}/verschieben/tag`,
      `/staff/${OFFICE}`,
      '/werne/buchen',
    ];
    for (const path of [
      ...others,
      `/kiosk/${OFFICE}`,
      `/${OFFICE}/buchenholz`,
      '/index.html',
      '/nowhere/buchen',
    ])
      expect(await framesOf(path), path).toBe("'none' DENY");
    // The page's own scripts run there as well.
    const page = await fetch(`${relay.url}/${OFFICE}/buchen`, { headers: html });
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self' 'sha256-/);
  });

  test('the element for other sites is loaded by pages of any origin, and looked for again after an hour', async () => {
    const relay = await aRelay({ app: anApp() });
    const of = async (path: string): Promise<(string | null)[]> => {
      const { headers } = await fetch(relay.url + path);
      return ['cross-origin-resource-policy', 'cache-control'].map((name) => headers.get(name));
    };
    expect(await of('/foyer-termine.js')).toEqual([
      ...['cross-origin', 'public, max-age=3600, stale-while-revalidate=604800'],
    ]);
    expect(await of('/service-worker.js')).toEqual(['same-origin', 'no-cache']);
  });

  test('a build beside the running relay is sent with the policy that lets its own script run', async () => {
    const app = anApp();
    const relay = await aRelay({ app });
    for (const [path, file] of [
      ['/termin', 'index.html'],
      ['/monitor/dorsten', 'monitor/index.html'],
    ] as const) {
      const before = await fetch(relay.url + path, { headers: html });
      const script = `start("${file} of the next build")`;
      writeFileSync(join(app, file), `<html><script>${script}</script></html>`);
      const known = { ...html, 'if-none-match': before.headers.get('etag')! };
      const after = await fetch(relay.url + path, { headers: known });
      expect(await after.text()).toContain(script);
      const policy = after.headers.get('content-security-policy')!;
      const hash = createHash('sha256').update(script).digest('base64');
      expect(policy.match(/sha256-[^']*/g)).toEqual([`sha256-${hash}`]);
    }
  });
});

test('a request that comes a byte at a time is cut off', async () => {
  const relay = await aRelay();
  const ended = new Promise<number>((resolve) => {
    const began = performance.now();
    const slow = request(`${relay.url}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-length': '100' },
    });
    slow.on('error', () => resolve(performance.now() - began));
    slow.on('response', () => resolve(performance.now() - began));
    slow.flushHeaders();
  });
  // Node's own limit is five minutes.
  expect(await ended).toBeLessThan(4 * 60_000);
});

test('[B5] a disk that is full: what is there can still be read, nothing is confirmed, readiness turns red and back', async () => {
  const inner = openSqliteStore(null, () => {});
  let full = false;
  const store: Store = {
    ...inner,
    commit: (batch) => (full ? Promise.reject(new StoreError('disk-full')) : inner.commit(batch)),
  };
  const relay = await aRelay({}, { store });
  const booker = await aBooker(relay);
  full = true;
  const booking = aBooking(TUESDAY_AT_TEN);
  put(booker.outbox, booking);
  await eventually(async () => expect((await fetch(`${relay.url}/readyz`)).status).toBe(503));
  const reader = await aSocket(relay, 'slots:dorsten');
  expect(await outcome(reader)).toBe('open');
  expect(reader.records().size).toBeGreaterThan(0);
  expect(booker.inbox.records().size).toBe(0);
  full = false;
  expect(await answerIn(booker.inbox, booking.id)).toMatchObject({ ok: true });
  await eventually(async () => expect((await fetch(`${relay.url}/readyz`)).status).toBe(200));
});

test.each([
  ['192.0.2.7', undefined, false, '192.0.2.7'],
  ['::ffff:192.0.2.7', undefined, false, '192.0.2.7'],
  ['127.0.0.1', '198.51.100.1', false, '127.0.0.1'],
  ['127.0.0.1', '6.6.6.6, 198.51.100.1', true, '198.51.100.1'],
  ['127.0.0.1', '', true, '127.0.0.1'],
  ['2001:db8:1:2:3:4:5:6', undefined, false, '2001:db8:1:2::/64'],
  ['2001:db8::1', undefined, false, '2001:db8:0:0::/64'],
  ['::1', undefined, false, '::1'],
  ['0:0:0:0:0:0:0:1', undefined, false, '::1'],
  ['::ffff:c000:207', undefined, false, '192.0.2.7'],
  ['127.0.0.1', '198.51.100.1:51234', true, '198.51.100.1'],
  ['127.0.0.1', '[2001:DB8:1:2::9]:443', true, '2001:db8:1:2::/64'],
  ['127.0.0.1', '[2001:db8:1:2::9]', true, '2001:db8:1:2::/64'],
  ['127.0.0.1', '2001:db8:1:2::192.0.2.7', true, '2001:db8:1:2::/64'],
  ['fe80::1%eth0', undefined, false, 'fe80:0:0:0::/64'],
  ['192.0.2.7', 'unknown', true, '192.0.2.7'],
  ['192.0.2.7', 'a:b:c', true, '192.0.2.7'],
])('the address of %s (%s, proxy trusted: %s) is %s', (remoteAddress, forwarded, trusted, address) => {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  expect(addressOf({ headers, socket: { remoteAddress } }, trusted)).toBe(address);
});

const AMT = 'https://termine.example.de';
const HERE = '127.0.0.1:4040';

test.each<[string | null, string | undefined, string, boolean]>([
  // What people reach is set: exactly that, whatever the request says of its host.
  [AMT, AMT, 'internal:4040', true],
  [AMT, 'http://termine.example.de', 'termine.example.de', false],
  [AMT, 'https://termine.example.de:8443', 'termine.example.de:8443', false],
  [AMT, 'http://127.0.0.1:4040', HERE, false],
  [AMT, 'https://evil.example', 'evil.example', false],
  // It is this machine, or not set: the host that the request names.
  ['http://localhost:4040', 'http://localhost:4040', HERE, true],
  ['http://localhost:4040', 'http://127.0.0.1:4040', HERE, true],
  [null, 'http://127.0.0.1:4040', HERE, true],
  [null, 'http://amt-pc:4040', 'AMT-PC:4040', true],
  [null, 'https://evil.example', HERE, false],
  [null, 'http://127.0.0.1:9999', HERE, false],
  ...[AMT, null].flatMap((url): [string | null, string | undefined, string, boolean][] => [
    [url, 'null', HERE, false],
    [url, '', HERE, false],
    [url, undefined, HERE, false],
  ]),
])('reached at %s, a page of %s at host %s is our own: %s', (publicUrl, origin, host, own) => {
  const headers = origin === undefined ? { host } : { origin, host };
  expect(makeOriginCheck(publicUrl)(headers)).toBe(own);
});
