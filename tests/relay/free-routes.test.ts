/** `GET /api/offices/:id/free`: what is free, for other sites. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { describe, expect, onTestFinished, test } from 'vitest';
import { laneId } from '../../src/lib/domain/ids.ts';
import { daysInHorizon } from '../../src/lib/domain/office/calendar.ts';
import { slotsOn } from '../../src/lib/domain/office/capacity.ts';
import { freeRoutes } from '../../src/lib/wire/http/free-routes.ts';
import type { ReadReply } from '../../src/lib/wire/http/route.ts';
import { noPause } from '../../sync-server/arbiter/pause.ts';
import { openFreeDays } from '../../sync-server/http/free-routes.ts';
import { anOffice, at, MONDAY } from '../support/build/index.ts';
import { eventually } from '../support/eventually.ts';
import { aBooker, aBooking, answerIn, put, TUESDAY_AT_TEN } from './support/a-booking.ts';
import { aBrowser } from './support/a-browser.ts';
import { aRelay, OFFICE } from './support/a-relay.ts';

const PATH = `/api/offices/${OFFICE}/free`;
const ID_CARD = `${PATH}?service=id-card`;

type Free = ReadReply<typeof freeRoutes.free>;

test('[B1.5] the free times of a service, with what a page needs to show them and to lead to the booking', async () => {
  const relay = await aRelay();
  const { get } = aBrowser(relay);
  const { status, body, headers } = await get(`${ID_CARD}&count=2&days=3`);
  expect(status).toBe(200);
  const free = freeRoutes.free.reply.parse(body) as Free;
  expect(free).toMatchObject({
    office: { id: OFFICE, town: 'Dorsten', timeZone: 'Europe/Berlin', phone: '02362 663811' },
    service: { id: 'id-card', name: { de: 'Personalausweis beantragen' } },
    ...{ count: 2, minutes: 25, isPaused: false },
    path: `/${OFFICE}/buchen?anliegen=id-card&anzahl=2`,
  });
  expect(free.days.map(({ date }) => date)).toEqual(['2026-11-23', '2026-11-24', '2026-11-26']);
  expect(free.days[1]!.times).toContain('10:00');
  expect(headers.get('cache-control')).toBe('public, max-age=30');
});

test('what is free is another answer once a place is taken, and the same answer is sent once', async () => {
  const relay = await aRelay();
  const { get } = aBrowser(relay);
  const tuesday = async (): Promise<readonly string[]> => {
    const { days } = (await get(ID_CARD)).body as unknown as Free;
    return days[1]!.times;
  };
  const before = await get(ID_CARD);
  const etag = before.headers.get('etag')!;
  for (const known of [etag, `W/${etag}`, `"another", ${etag}`]) {
    const again = await get(ID_CARD, { 'if-none-match': known });
    expect([again.status, again.headers.get('access-control-allow-origin')]).toEqual([304, '*']);
  }
  expect(await tuesday()).toContain('10:00');
  // All that is left at ten, one after the other.
  for (let nth = 1; nth <= 40 && (await tuesday()).includes('10:00'); nth++) {
    const booker = await aBooker(relay);
    const contact = { name: 'Erika Beispiel', birthDate: '1951-04-23', phone: null };
    const booking = aBooking(TUESDAY_AT_TEN, { contact: { ...contact, mail: `e${nth}@example.org` } });
    put(booker.outbox, booking);
    expect(await answerIn(booker.inbox, booking.id)).toMatchObject({ ok: true });
  }
  expect(await tuesday()).not.toContain('10:00');
  const after = await get(ID_CARD, { 'if-none-match': etag });
  expect([after.status, after.headers.get('etag') === etag]).toEqual([200, false]);
});

test('[P6] of questions that come at once few are answered in a turn of the loop, so that a call does not wait for all', async () => {
  /** In which turn each was answered. */
  const answeredIn: number[] = [];
  let turn = 0;
  const watch = (message: unknown): void => {
    (message as { fastify: FastifyInstance }).fastify.addHook(
      'onSend',
      async () => void answeredIn.push(turn),
    );
  };
  subscribe('fastify.initialization', watch);
  onTestFinished(() => void unsubscribe('fastify.initialization', watch));
  const relay = await aRelay();
  const { get } = aBrowser(relay);
  await get(ID_CARD);
  answeredIn.length = 0;
  let isAsking = true;
  const count = (): void => {
    turn++;
    if (isAsking) setImmediate(count);
  };
  count();
  // In one piece, so that the relay reads all of them in one turn.
  const QUESTIONS = 20;
  const socket = connect(relay.port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.write(`GET ${ID_CARD} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`.repeat(QUESTIONS));
  await eventually(() => expect(answeredIn).toHaveLength(QUESTIONS));
  isAsking = false;
  const counts = [...Map.groupBy(answeredIn, (nth) => nth).values()].map(({ length }) => length);
  expect(Math.max(...counts)).toBeLessThanOrEqual(2);
});

describe('a page of any origin', () => {
  test('may read the free times and why there are none, and nothing else', async () => {
    const { get } = aBrowser(await aRelay());
    const origin = 'https://www.dorsten.example';
    const allowed = async (path: string): Promise<string | null> =>
      (await get(path, { origin })).headers.get('access-control-allow-origin');
    for (const path of [ID_CARD, PATH, `${PATH}?service=none`, '/api/offices/nowhere/free?service=id-card'])
      expect(await allowed(path)).toBe('*');
    for (const path of ['/api/time', '/api/offices', `/api/docs/slots:${OFFICE}`, '/api/session/staff', '/'])
      expect(await allowed(path)).toBeNull();
  });

  test('is told beyond 600 questions a minute that these are too many', async () => {
    const { get } = aBrowser(await aRelay());
    const all = await Promise.all(Array.from({ length: 601 }, () => get(ID_CARD)));
    const refused = all.filter(({ status }) => status !== 200);
    expect(refused.map(({ status, body }) => [status, body.error])).toEqual([[429, 'too-many']]);
    expect(refused[0]!.headers.get('access-control-allow-origin')).toBe('*');
    expect(refused[0]!.headers.get('cache-control')).toBe('no-store');
  });
});

const refused: readonly (readonly [path: string, status: number, error: string, message?: string])[] = [
  ['/api/offices/nowhere/free?service=id-card', 404, 'no-such-office'],
  ['/api/offices/%00/free?service=id-card', 404, 'no-such-office'],
  [`${PATH}?service=none`, 404, 'no-such-service'],
  [`${PATH}?service=__proto__`, 404, 'no-such-service'],
  [PATH, 400, 'invalid-field', 'service: the id of a service, or its LeiKa key'],
  [`${ID_CARD}&service=passport`, 400, 'invalid-field', 'service: the id of a service, or its LeiKa key'],
  [`${ID_CARD}&count=0`, 400, 'invalid-field', 'count: a whole number from 1 to 20'],
  [`${ID_CARD}&count=zwei`, 400, 'invalid-field', 'count: a whole number from 1 to 20'],
  [`${ID_CARD}&count=21`, 400, 'invalid-field', 'count: a whole number from 1 to 20'],
  [`${ID_CARD}&count=20`, 400, 'invalid-field', 'count: at most 4 in one appointment'],
  [`${ID_CARD}&variant=fax`, 400, 'invalid-field', 'variant: phone or video'],
  [`${ID_CARD}&variant=phone`, 400, 'invalid-field', 'variant: the service is not done by phone'],
  [`${ID_CARD}&days=32`, 400, 'invalid-field', 'days: a whole number from 1 to 31'],
];

test('a question that cannot be answered is refused with the reason', async () => {
  const { get } = aBrowser(await aRelay());
  for (const [path, status, error, message] of refused) {
    const reply = await get(path);
    const said = [path, reply.status, reply.body.error, reply.body.message];
    expect(said).toEqual([path, status, error, message]);
  }
});

describe('a crowd that asks for other services and other spans', () => {
  const NOW = at('08:00');
  const office = anOffice({ rules: { horizonDays: 30 } });
  const days = daysInHorizon(office, MONDAY).flatMap((date) => slotsOn(office, date, [], NOW) ?? []);
  const records = Object.fromEntries(days.map((day) => [day.date, day]));
  const snapshot = { etag: '"1"', body: JSON.stringify({ records }) };
  const ask = (minutes: number, mostDays: number) => ({
    ...{ office, snapshot, now: NOW, mostDays },
    need: { minutes, lanes: [laneId.parse('main')] },
  });

  test('[B1.5] is told the same as one who asks alone, and no day is reckoned twice', async () => {
    let rests = 0;
    const daysOf = openFreeDays({ begin: () => {}, rest: async () => void rests++ });
    const [two, twenty, others] = await Promise.all([
      daysOf(ask(15, 2)),
      daysOf(ask(15, 20)),
      daysOf(ask(30, 3)),
    ]);
    const alone = (minutes: number, most: number) => openFreeDays(noPause)(ask(minutes, most));
    expect(two).toEqual(await alone(15, 2));
    expect(twenty).toEqual(await alone(15, 20));
    expect(others).toEqual(await alone(30, 3));
    expect([two?.length, twenty?.length, others?.length]).toEqual([2, 20, 3]);
    expect(rests).toBe(20 + 3);
    expect(await daysOf(ask(15, 31))).toHaveLength(days.length);
    // The last look finds no further day, and then it is known that there is none.
    expect(rests).toBe(days.length + 1 + 3);
    expect(await daysOf(ask(15, 31))).toHaveLength(days.length);
    expect(rests).toBe(days.length + 1 + 3);
  });

  test('waits in a line, so that all others have the loop after each pause', async () => {
    const resting: (() => void)[] = [];
    const daysOf = openFreeDays({
      begin: () => {},
      rest: () => new Promise<void>((resolve) => void resting.push(resolve)),
    });
    const both = [daysOf(ask(15, 1)), daysOf(ask(30, 1))];
    await eventually(() => expect(resting).toHaveLength(1));
    await new Promise(setImmediate);
    expect(resting).toHaveLength(1);
    resting[0]!();
    await eventually(() => expect(resting).toHaveLength(2));
    resting[1]!();
    await Promise.all(both);
  });

  test('is told that there are too many when hundreds wait in it, and goes on afterwards', async () => {
    let goOn = (): void => {};
    const gate = new Promise<void>((resolve) => (goOn = resolve));
    const daysOf = openFreeDays({ begin: () => {}, rest: () => gate });
    const all = Array.from({ length: 201 }, (_, nth) => daysOf(ask(5 + nth, 1)));
    expect(await all[200]).toBeNull();
    goOn();
    expect((await Promise.all(all.slice(0, 200))).every((days) => days !== null)).toBe(true);
    expect(await daysOf(ask(5 + 200, 1))).not.toBeNull();
  });

  test('tells no part of the days for all of them after a fault', async () => {
    let isBroken = true;
    const daysOf = openFreeDays({
      begin: () => {},
      async rest() {
        if (isBroken) throw new Error('a fault');
      },
    });
    await expect(daysOf(ask(15, 3))).rejects.toThrow('a fault');
    isBroken = false;
    expect(await daysOf(ask(15, 3))).toHaveLength(3);
  });
});
