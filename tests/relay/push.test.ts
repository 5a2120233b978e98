/** Q15: push messages to phones whose number is called, against a push service on this machine. */
import 'fake-indexeddb/auto';
import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readPushedCall } from '../../src/lib/client/browser/pushed-call.ts';
import { makeSecret } from '../../src/lib/client/requests/bookings.ts';
import type { PushPhone } from '../../src/lib/domain/requests/push-phone.ts';
import { openCallPusher } from '../../sync-server/push/call-pusher.ts';
import { encryptPush, MOST_PUSHED_BYTES } from '../../sync-server/push/encrypt-push.ts';
import { isPublicAddress, publicLookup } from '../../sync-server/push/public-address.ts';
import { openPushKeys } from '../../sync-server/push/push-keys.ts';
import { openPushSender } from '../../sync-server/push/send-push.ts';
import { silentLog } from '../../sync-server/log/log.ts';
import { actor, aState, aTicket, at, counter, MONDAY, visit, visitStep } from '../support/build/index.ts';
import { eventually } from '../support/eventually.ts';
import { aClerk, aLead } from './support/a-browser.ts';
import { anOfficePage, aPage } from './support/an-app-page.ts';
import { aFolder, aRelay, MONDAY_AT_TEN } from './support/a-relay.ts';

const keys = openPushKeys('a store key', 'https://termine.example.de');

interface Pushed {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Takes messages as a push service does. */
async function aPushService(status = 201) {
  const pushed: Pushed[] = [];
  let waiting: (() => void)[] = [];
  const service = { status, hangs: false, pushed, url: '', letGo: () => waiting.forEach((go) => go()) };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      pushed.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) });
      const answer = (): void => void response.writeHead(service.status).end();
      if (service.hangs) waiting = [...waiting, answer];
      else answer();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  service.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  return service;
}

/** A browser with its keys, which reads what is encrypted to it. */
function aBrowsersPhone(endpoint: string) {
  const ecdh = createECDH('prime256v1');
  const own = ecdh.generateKeys();
  const auth = randomBytes(16);
  const phone: PushPhone = {
    endpoint,
    p256dh: own.toString('base64url'),
    auth: auth.toString('base64url'),
  };
  function read(body: Buffer): string {
    const [salt, theirs, sealed] = [body.subarray(0, 16), body.subarray(21, 86), body.subarray(86)];
    const derive = (secret: Buffer, with_: Buffer, info: Buffer | string, bytes: number): Buffer =>
      Buffer.from(hkdfSync('sha256', secret, with_, info, bytes));
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), own, theirs]);
    const key = derive(ecdh.computeSecret(theirs), auth, info, 32);
    const gcm = createDecipheriv(
      'aes-128-gcm',
      derive(key, salt, 'Content-Encoding: aes128gcm\0', 16),
      derive(key, salt, 'Content-Encoding: nonce\0', 12),
    ).setAuthTag(sealed.subarray(-16));
    const text = Buffer.concat([gcm.update(sealed.subarray(0, -16)), gcm.final()]);
    expect(text.at(-1)).toBe(2);
    return text.subarray(0, -1).toString('utf8');
  }
  return { phone, read };
}

describe('a message', () => {
  test('[Q15.2] is encrypted as the example of RFC 8291 is', () => {
    const phone = {
      p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
      auth: 'BTBZMqHH6r4Tts7J_aSIgg',
    };
    const chance = {
      salt: Buffer.from('DGv6ra1nlYgDCS1FRnbzlw', 'base64url'),
      secret: Buffer.from('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw', 'base64url'),
    };
    const sealed = encryptPush('When I grow up, I want to be a watermelon', phone, chance);
    expect(sealed.toString('base64url')).toBe(
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
    );
    expect(encryptPush('x'.repeat(MOST_PUSHED_BYTES), phone).length).toBe(4096);
  });

  test('[Q15.2] is signed with the key that the browser has subscribed with, for this push service and for hours', () => {
    const header = keys.authorization('https://push.example.org/send/abc', at('10:00'));
    const [, token = '', key = ''] = /^vapid t=(\S+), k=(\S+)$/.exec(header)!;
    expect(key).toBe(keys.publicKey);
    const point = Buffer.from(key, 'base64url');
    const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
    const publicKey = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: x!, y: y! } });
    const [head = '', claims = '', signature = ''] = token.split('.');
    const isSigned = verify(
      'sha256',
      Buffer.from(`${head}.${claims}`),
      { key: publicKey, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    );
    expect(isSigned).toBe(true);
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual({
      ...{ aud: 'https://push.example.org', sub: 'https://termine.example.de' },
      exp: at('22:00') / 1000,
    });
  });

  test('[Q15.2] the keys follow from the store, so a backup has them', () => {
    expect(openPushKeys('a store key', 'mailto:it@example.de').publicKey).toBe(keys.publicKey);
    expect(openPushKeys('another', 'mailto:it@example.de').publicKey).not.toBe(keys.publicKey);
  });
});

describe('where a message goes', () => {
  test.each([
    ...['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
    ...[
      '224.0.0.1',
      '255.255.255.255',
      '::1',
      '::',
      'fe80::1',
      'fd00::1',
      '::ffff:127.0.0.1',
      '::ffff:8.8.8.8',
      '::7f00:1',
    ],
    ...['64:ff9b::7f00:1', '2002:7f00:1::', 'ff02::1', 'localhost', ''],
  ])('[Q15.3] %s is no public address', (address) => expect(isPublicAddress(address)).toBe(false));

  test.each(['8.8.8.8', '142.250.185.74', '2a00:1450:4001:82f::200a'])('[Q15.3] %s is one', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );

  test('[Q15.3] a name that leads to this machine is given no socket', async () => {
    const found = await new Promise((resolve) =>
      publicLookup('localhost', { all: true }, (error, addresses) => resolve(error?.code ?? addresses)),
    );
    expect(found).toBe('ENOTPUBLIC');
  });

  test.each([
    'http://push.example.org/a',
    'https://127.0.0.1/a',
    'https://[::1]/a',
    'https://[::ffff:10.0.0.1]/a',
    'https://169.254.169.254/latest/meta-data',
    'https://user:secret@push.example.org/a',
    'https://push.example.org:8443/a',
  ])('[Q15.3] %s is not asked', async (endpoint) => {
    const { phone } = aBrowsersPhone(endpoint);
    expect(await openPushSender(keys)(phone, '{}', at('10:00'))).toBe('refused-address');
  });

  test('[Q15.3] a push service on this machine is one for tests alone', async () => {
    const service = await aPushService();
    const { phone } = aBrowsersPhone(`${service.url}/a`);
    expect(await openPushSender(keys)(phone, '{}', at('10:00'))).toBe('refused-address');
    expect(await openPushSender(keys, true)(phone, '{}', at('10:00'))).toBe('sent');
    service.status = 410;
    expect(await openPushSender(keys, true)(phone, '{}', at('10:00'))).toBe('gone');
    service.status = 500;
    expect(await openPushSender(keys, true)(phone, '{}', at('10:00'))).toBe('status-500');
  });
});

describe('the pusher', () => {
  const ANNA = visit('anna');
  function aCalledVisit(phones: readonly PushPhone[]) {
    const ticket = aTicket({ id: ANNA, number: 'A001', at: at('09:00') });
    const called = visitStep('called', { of: ANNA, at: at('09:30'), counter: counter('c1') });
    const state = aState({ now: at('09:30'), events: [ticket, called] });
    const record = {
      type: 'following',
      ...{ id: ANNA, at: at('09:00'), by: actor('a-phone') },
      phones: phones.map((phone) => ({ ...phone, language: 'en' })),
    } as const;
    state.carryOut({ memos: [{ date: MONDAY, record }] });
    return { state, called };
  }

  test('[Q15.4] sends what is fresh, a few at a time, and drops what is too much; it never throws', async () => {
    const service = await aPushService();
    service.hangs = true;
    const phones = Array.from({ length: 5 }, (_, n) => aBrowsersPhone(`${service.url}/${n}`).phone);
    const pusher = openCallPusher(openPushSender(keys, true), () => at('09:30'), silentLog);
    const { state, called } = aCalledVisit(phones);
    pusher.tell(state, [called], at('09:30'));
    pusher.tell(state, [called], at('09:30'));
    await eventually(() => expect(service.pushed.length).toBe(8));
    service.hangs = false;
    service.letGo();
    await pusher.settled();
    expect(service.pushed.length).toBe(10);
    // News of a counter that was cut off, and a visit that is called no more.
    pusher.tell(state, [called], at('09:33'));
    state.carryOut({ events: [visitStep('started', { of: ANNA, at: at('09:31'), counter: counter('c1') })] });
    pusher.tell(state, [called], at('09:31'));
    service.status = 410;
    const other = aCalledVisit([aBrowsersPhone(`${service.url}/gone`).phone]);
    for (let n = 0; n < 2; n++) {
      pusher.tell(other.state, [other.called], at('09:30'));
      await pusher.settled();
    }
    expect(service.pushed.filter(({ path }) => path === '/gone').length).toBe(1);
    const broken = { ...phones[0]!, p256dh: 'A'.repeat(87) };
    pusher.tell(aCalledVisit([broken]).state, [called], at('09:30'));
    await pusher.settled();
    expect(service.pushed.length).toBe(11);
  });
});

test('[Q15.1, Q15.2] a visitor at a number of today is told of the call, in the language of the page, by no name', async () => {
  const service = await aPushService();
  const dataDir = aFolder();
  const relay = await aRelay({ dataDir }, { mayPushHere: true });
  const shift = MONDAY_AT_TEN - Date.now();
  const lead = await aLead(relay);
  const counterPage = await anOfficePage(relay.url, await aClerk(relay, lead), 'staff', { shift });
  const services = [{ service: 'id-card', quantity: 1 }];
  const ticket = await counterPage.ask('take-ticket', {
    services,
    lane: 'main',
    number: null,
    language: 'de',
  });
  if (!ticket.ok) return expect.fail(ticket.reason);
  const number = ticket.number!;
  const browser = aBrowsersPhone(`${service.url}/a-secret-address`);
  const { secret, actor: who } = await makeSecret();
  const page = await aPage(relay.url, who, { type: 'secret', secret }, { shift });
  const follow = { number, phone: browser.phone, language: 'tr' };
  expect(await page.ask('follow', { ...follow, number: 'A999' })).toMatchObject({ reason: 'no-such-visit' });
  expect(await page.ask('follow', follow)).toMatchObject({ ok: true });

  const { key } = (await (await fetch(`${relay.url}/api/push-key`)).json()) as { key: string };
  expect(service.pushed).toEqual([]);
  expect(await counterPage.ask('call', { visit: ticket.visit, counter: '3' })).toMatchObject({ ok: true });
  const [pushed] = await eventually(() => (expect(service.pushed.length).toBe(1), service.pushed), 20);
  expect(pushed!.path).toBe('/a-secret-address');
  expect(pushed!.headers).toMatchObject({ urgency: 'high', ttl: '300', 'content-encoding': 'aes128gcm' });
  expect(pushed!.headers.authorization).toContain(`k=${key}`);
  const text = browser.read(pushed!.body);
  expect(readPushedCall(text)).toEqual({
    title: expect.stringContaining('Schalter 3') as unknown,
    options: {
      body: expect.stringContaining(number) as unknown,
      lang: 'tr',
      tag: `/dorsten/nummer/2026-11-23/${number.toLowerCase()}`,
    },
    path: `/dorsten/nummer/2026-11-23/${number.toLowerCase()}`,
  });
});

test.each([
  ['no JSON', 'Hallo'],
  ['nothing', ''],
  ['another page', { title: 'a', body: 'b', language: 'de', path: 'https://evil.example' }],
  ['a path beyond', { title: 'a', body: 'b', language: 'de', path: '/staff/dorsten' }],
  ['no title', { title: '', body: 'b', language: 'de', path: '/dorsten/nummer/2026-11-23/a001' }],
  [
    'a long text',
    { title: 'a', body: 'b'.repeat(201), language: 'de', path: '/dorsten/nummer/2026-11-23/a001' },
  ],
  ['no language', { title: 'a', body: 'b', language: '"><', path: '/dorsten/nummer/2026-11-23/a001' }],
])('[Q15.2] the worker shows no message that is %s', (_what, given) => {
  expect(readPushedCall(typeof given === 'string' ? given : JSON.stringify(given))).toBeNull();
});
