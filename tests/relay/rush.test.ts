/** The morning's places open, and everybody is there: real sockets, a relay of its own. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { readFrame, writeSync } from '../../src/lib/wire/frames.ts';
import { makeProtocols } from '../../src/lib/wire/surface.ts';
import { updateWith } from '../support/attacks/frames.ts';
import { eventually } from '../support/eventually.ts';
import { aClerkIn, aRelayProcess } from './support/a-process.ts';
import type { RelayProcess } from './support/a-process.ts';
import { aFolder } from './support/a-relay.ts';
import { aCitizen, aSocket, outcome } from './support/a-socket.ts';

/** The arbiter keeps inboxes open for this many. `RUSH` sets another number. */
const PHONES = Number(process.env.RUSH ?? 2500);
/** From eight to six, a quarter of an hour each, at one counter. */
const PLACES = 40;
const OFFICE = 'rush';
const DATE = '2026-11-24';
const OPENS = Date.parse(`${DATE}T08:00:00+01:00`);
const QUARTER_MS = 15 * 60_000;

interface AnswerRecord {
  readonly ok: boolean;
  readonly reason?: string;
  readonly alternatives?: readonly { readonly start: number }[];
}

interface Phone {
  readonly id: string;
  readonly start: number;
  ask(): void;
  readonly answer: AnswerRecord | undefined;
}

/** An office that gives nothing ahead, and one place for each quarter of an hour from 7:45 on. */
function anOfficeIn(folder: string): string {
  const offices = join(folder, 'offices');
  mkdirSync(offices);
  const file = readFileSync(resolve(import.meta.dirname, '../support/offices/always-open.yaml'), 'utf8')
    .replace(/^id: .*$/m, `id: ${OFFICE}`)
    .replace("from: '00:00'", "from: '08:00'")
    .replace("to: '24:00'", "to: '18:00'")
    .replace(/main: \{ counters: .*\}/, 'main: { counters: 4, online: 0, sameDay: 1 }')
    .replace(/short: \{ counters: .*\}/, 'short: { counters: 1, online: 0 }')
    .replace(/sameDayRelease: .*$/m, 'sameDayRelease: 15');
  writeFileSync(join(offices, `${OFFICE}.yaml`), file);
  return offices;
}

const relayAt = (folder: string, offices: string, time: string): Promise<RelayProcess> => {
  const shift = Math.round((Date.parse(`${DATE}T${time}:30+01:00`) - Date.now()) / 60_000);
  return aRelayProcess(folder, { OFFICES: offices, CLOCK_SHIFT: String(shift) });
};

async function aPhone({ url }: RelayProcess, nth: number): Promise<Phone> {
  const { actor, credential } = aCitizen();
  const open = (kind: string, onFrame: (frame: { kind: string; bytes: Uint8Array }) => void): WebSocket => {
    const ws = new WebSocket(`${url.replace('http', 'ws')}/sync/${kind}:${actor}`, makeProtocols(credential));
    onTestFinished(() => ws.terminate());
    ws.on('error', () => {});
    ws.on('message', (data: Buffer) => {
      const read = readFrame(new Uint8Array(data));
      if (read.ok && 'bytes' in read.value) onFrame(read.value);
    });
    return ws;
  };
  const doc = new Y.Doc();
  const inbox = open('inbox', ({ bytes }) => Y.applyUpdate(doc, bytes));
  const outbox = open('outbox', () => {});
  await Promise.all(
    [inbox, outbox].map(
      (ws) => new Promise<void>((done) => ws.once('open', done).once('close', () => done())),
    ),
  );
  inbox.send(writeSync('state-vector', Uint8Array.of(0)));
  outbox.send(writeSync('answer', Uint8Array.of(0, 0)));
  const id = randomUUID();
  // Fifty want the same one, and those who come too late for it are told which are still free.
  const start = OPENS + Math.floor((nth / PHONES) * PLACES) * QUARTER_MS;
  const request = {
    ...{ v: 1, id, office: OFFICE, at: OPENS - QUARTER_MS, date: DATE, kind: 'book', start },
    services: [{ service: 'id-card', quantity: 1 }],
    contact: {
      name: 'Erika Beispiel',
      mail: `erika${nth}@example.org`,
      birthDate: '1951-04-23',
      phone: null,
    },
    ...{ language: 'de', reminder: false },
  };
  const frame = writeSync('update', updateWith([`request:${id}`, request]));
  return {
    id,
    start,
    ask: () => outbox.send(frame),
    get answer() {
      const records = doc.getArray<[string, AnswerRecord]>('records').toArray();
      return records.find(([key]) => key === `answer:${id}`)?.[1];
    },
  };
}

test(`[C5, M1] ${PHONES} phones ask for ${PLACES} same-day places in the same second: each place goes to one, everybody has an answer`, async () => {
  const folder = aFolder();
  const offices = anOfficeIn(folder);
  const data = join(folder, 'data');
  const clerk = await aClerkIn(data, OFFICE);

  const before = await relayAt(data, offices, '07:40');
  const early = await aPhone(before, 0);
  early.ask();
  await eventually(() => expect(early.answer).toMatchObject({ ok: false, reason: 'place-gone' }));
  await before.kill();

  const relay = await relayAt(data, offices, '07:46');
  const phones: Phone[] = [];
  while (phones.length < PHONES) {
    const more = Math.min(100, PHONES - phones.length);
    const nth = phones.length;
    phones.push(...(await Promise.all(Array.from({ length: more }, (_, i) => aPhone(relay, nth + i)))));
  }
  for (const phone of phones) phone.ask();
  await eventually(() => expect(phones.filter((p) => p.answer === undefined).length).toBe(0), 250);

  const got = phones.filter((phone) => phone.answer!.ok);
  expect(new Set(got.map(({ start }) => start)).size).toBe(PLACES);
  expect(got).toHaveLength(PLACES);
  const refused = phones.filter((phone) => !phone.answer!.ok);
  expect(new Set(refused.map(({ answer }) => answer!.reason))).toEqual(new Set(['place-gone']));
  expect(refused.filter(({ answer }) => answer!.alternatives!.length > 0).length).toBeGreaterThan(PHONES / 4);

  const day = await aSocket(relay, `day:${OFFICE}:${DATE}`, {
    credential: { type: 'surface', surface: 'staff' },
    cookies: clerk.cookies,
  });
  expect(await outcome(day)).toBe('open');
  const events = [...day.records().values()] as { kind: string; request: string; start: number }[];
  const booked = events.filter((event) => event.kind === 'appointment');
  expect(booked.map((event) => event.request).sort()).toEqual(got.map(({ id }) => id).sort());
  expect(new Set(booked.map((event) => event.start)).size).toBe(PLACES);
  expect([relay.child.exitCode, relay.child.signalCode]).toEqual([null, null]);
});
