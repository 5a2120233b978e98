/** Whatever comes over the wire, out of a camera or out of a keyboard: an answer, never an exception. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeName, parseName } from '../../src/lib/docs/document-names.ts';
import { answer, refusalsOf } from '../../src/lib/domain/requests/answer.ts';
import { makePass, parseCode, parsePass } from '../../src/lib/domain/day/appointment.ts';
import { dayEvent } from '../../src/lib/domain/day/day.ts';
import { correctedTimeOf } from '../../src/lib/domain/requests/clock-correction.ts';
import { decide } from '../../src/lib/domain/decide/decide.ts';
import { logEntry } from '../../src/lib/domain/requests/staff-log.ts';
import { memo } from '../../src/lib/domain/requests/memo.ts';
import { checkContact, person } from '../../src/lib/domain/day/people.ts';
import { parseRequest } from '../../src/lib/domain/requests/request.ts';
import type { RequestKind } from '../../src/lib/domain/requests/request.ts';
import { roles } from '../../src/lib/domain/access.ts';
import { readFrame, writeSync } from '../../src/lib/wire/frames.ts';
import { makeProtocols, parseProtocols } from '../../src/lib/wire/surface.ts';
import {
  aContact,
  anAppointment,
  anOffice,
  aPerson,
  aState,
  aTicket,
  at,
  choose,
  circumstances,
  visitStep,
  MONDAY,
  requestNamed,
  SEALED,
  restoredAt,
  visit,
} from '../support/build/index.ts';
import { expectReached } from '../support/reached.ts';

const reached = expectReached(
  'request read',
  'request refused',
  'granted',
  'refused',
  'frame read',
  'frame refused',
  'name read',
);
const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withSparseArray: true,
  withTypedArray: true,
});

const BASE = { v: 1, id: requestNamed('r'), office: 'musterstadt', at: at('08:50'), date: MONDAY };
const AT_COUNTER = { visit: visit('walk-in'), counter: 'c1' };
/** One of every kind, each of which can be granted. */
const SAMPLES: Record<RequestKind, object> = {
  book: {
    start: at('12:00'),
    services: [choose('id-card')],
    contact: aContact(),
    language: 'de',
    reminder: true,
  },
  activate: { visit: visit('booked') },
  'correct-mail': { visit: visit('booked'), mail: 'anna@web.de' },
  'change-contact': { visit: visit('booked'), was: aContact(), contact: aContact({ name: 'Anna Neu' }) },
  'mail-again': { visit: visit('booked') },
  cancel: { visit: visit('booked') },
  move: { visit: visit('booked'), from: MONDAY, start: at('12:00') },
  'set-reminder': { visit: visit('booked'), reminder: true },
  wish: { visit: visit('booked'), earlier: true, from: MONDAY, declined: at('11:00') },
  follow: {
    ...{ number: 'A600', language: 'de' },
    phone: {
      endpoint: 'https://fcm.googleapis.com/fcm/send/a',
      p256dh: 'B'.repeat(87),
      auth: 'A'.repeat(22),
    },
  },
  enquire: {
    ...{ services: [choose('id-card')], weekdays: ['mon', 'fri'], language: 'de' },
    contact: aContact({ birthDate: null }),
  },
  'check-in': { by: { with: 'birth-date', sealed: SEALED, start: null } },
  'take-ticket': { services: [choose('passport')], lane: 'main', number: null, language: 'en' },
  'take-interval': { services: [choose('pick-up')], language: 'de' },
  withdraw: { asked: requestNamed('asked') },
  'tell-unseen': { asked: requestNamed('asked') },
  'borrow-numbers': { counter: 'c1' },
  'take-in': { number: 'A077', counter: 'c1' },
  'set-counter': { counter: 'c1', state: 'break' },
  call: AT_COUNTER,
  'call-next': { counter: 'c1', prefer: visit('walk-in') },
  repeat: AT_COUNTER,
  miss: AT_COUNTER,
  return: { visit: visit('walk-in') },
  'tell-assistance': { visit: visit('walk-in'), moreHelp: true, priority: null },
  leave: { visit: visit('walk-in'), reason: 'gone' },
  start: AT_COUNTER,
  finish: { ...AT_COUNTER, rendered: [choose('passport')] },
  'change-services': { visit: visit('walk-in'), services: [choose('pick-up')] },
  park: AT_COUNTER,
  resume: AT_COUNTER,
  transfer: { ...AT_COUNTER, lane: 'short', to: null },
  undo: AT_COUNTER,
  note: { visit: visit('walk-in'), text: 'Rollstuhl' },
  'change-fields': { visit: visit('walk-in'), changes: [{ field: 'file', value: null, base: null }] },
  'close-item': { item: { of: 'night' } },
  'resolve-call-back': { callBack: requestNamed('call-back') },
  import: {
    rows: [
      ['date', 'time', 'services', 'name'],
      [MONDAY, '10:00', 'passport', 'Erika Mustermann'],
    ],
  },
  'set-walk-ins': { stopped: { reason: 'few-staff', words: 'Zwei sind krank', until: at('12:00') } },
  'call-for-help': { counter: 'c1' },
  'end-help': { help: requestNamed('help') },
  'tell-counters': { text: 'Kasse ab 11 Uhr zu' },
  'see-outside': { change: requestNamed('change'), seen: [visit('booked')] },
  'change-hours': {
    base: { windows: anOffice().windows, closures: [] },
    ...{ windows: anOffice().windows, closures: [], seen: [visit('booked')] },
  },
  'change-office': {
    edit: { section: 'services', entry: 'id-card', was: { minutes: 15 }, to: { minutes: 20 } },
    seen: [visit('booked')],
  },
  'confirm-restore': {},
  'tell-date': { told: at('09:30') },
  'bring-back': { events: [aTicket({ id: visit('lost'), number: 'A050' })], people: [] },
};
const kinds = Object.keys(SAMPLES) as RequestKind[];

/** Numbers, texts and lists that fit a field's type, at its edges and beyond. */
const edge: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    '24:00',
    '2026-02-30',
    '0001-01-01',
    '9999-12-31',
    'A000',
    'Z999',
    '-1',
    'c1',
    'main',
    'short',
    '__proto__',
    visit('booked'),
    visit('nobody'),
    at('23:59'),
    0,
    -1,
    1e15,
    946_684_800_000,
    7_258_118_400_000,
    1.5,
    Number.MAX_SAFE_INTEGER,
  ),
  fc.constant(Array.from({ length: 10_000 }, () => choose('passport'))),
  fc.integer(),
  fc.string({ unit: 'grapheme' }),
  anything,
);

/** One of every kind with some of its fields, at any depth, replaced. */
const mutated = fc
  .tuple(fc.constantFrom(...kinds), fc.array(fc.tuple(fc.nat(1000), edge), { maxLength: 3 }))
  .map(([kind, changes]) => {
    const given = structuredClone({ ...BASE, kind, ...SAMPLES[kind] }) as Record<string, unknown>;
    for (const [pick, value] of changes) replace(given, pick, value);
    return given;
  });

function replace(target: Record<string, unknown>, pick: number, value: unknown): void {
  // Some of what is put in has no keys that can be set.
  const keys = Object.isFrozen(target) || ArrayBuffer.isView(target) ? [] : Object.keys(target);
  const key = keys[pick % keys.length];
  if (key === undefined) return;
  const inner = target[key];
  if (typeof inner === 'object' && inner !== null && pick % 3 > 0)
    replace(inner as Record<string, unknown>, pick >> 2, value);
  else target[key] = value;
}

describe('requests', () => {
  it('[B4] every sample is a request', () => {
    for (const kind of kinds)
      expect(parseRequest({ ...BASE, kind, ...SAMPLES[kind] }), kind).toMatchObject({ ok: true });
  });

  it('[B4] parsing never throws, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anything,
          mutated,
          fc.record({ v: fc.constant(1), kind: fc.oneof(fc.constantFrom<unknown>(...kinds), anything) }),
        ),
        (given) => {
          const parsed = parseRequest(given);
          reached(parsed.ok ? 'request read' : 'request refused');
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('[B4] a request of another version, an unknown kind or a wrong form says so', () => {
    expect(parseRequest({ ...BASE, v: 2, kind: 'call' })).toEqual({ ok: false, error: 'other-version' });
    expect(parseRequest({ ...BASE, kind: 'destroy' })).toEqual({ ok: false, error: 'unknown-kind' });
    expect(parseRequest({ ...BASE, kind: 'toString' })).toEqual({ ok: false, error: 'unknown-kind' });
    expect(parseRequest({ ...BASE, kind: 'call', ...AT_COUNTER, more: 1 })).toEqual({
      ok: false,
      error: 'malformed',
    });
    const many = { ...SAMPLES.book, services: Array.from({ length: 10_000 }, () => choose('passport')) };
    expect(parseRequest({ ...BASE, kind: 'book', ...many })).toEqual({ ok: false, error: 'malformed' });
    for (const given of [undefined, null, 0, 'call', [], () => 1, Symbol('x')])
      expect(parseRequest(given).ok).toBe(false);
  });

  it('[B4, M17] deciding never throws; what it writes is valid; a refusal writes a call-back or what happened', () => {
    const booked = anAppointment({ id: visit('booked'), start: at('09:00') });
    const office = anOffice({ rules: { offer: 60, nextInterval: true } });
    fc.assert(
      fc.property(
        mutated,
        fc.constantFrom(...roles),
        fc.boolean(),
        fc.integer({ min: -600, max: 600 }),
        (given, role, called, minutes) => {
          const parsed = parseRequest(given);
          if (!parsed.ok) return;
          const walkIn = aTicket({ id: visit('walk-in'), at: at('08:20') });
          const events = [
            booked,
            walkIn,
            ...(called ? [visitStep('called', { of: walkIn.id, at: at('08:40') })] : []),
          ];
          const now = at('08:50') + minutes * 1000;
          const state = aState({ office: restoredAt(now, office), events, people: [aPerson(booked)], now });
          const dated = correctedTimeOf(parsed.value, { offset: 0, pages: [] }, now);
          const { birthDate = null } = aContact();
          const asked = { ...circumstances(now, { role, at: dated }), birthDate };
          const decision = decide(state, parsed.value, asked);
          expect(answer.safeParse(decision.answer).success, JSON.stringify(decision.answer)).toBe(true);
          for (const f of decision.events)
            expect(dayEvent.safeParse(f).error?.issues, JSON.stringify(f)).toBeUndefined();
          for (const { person: p } of decision.people) expect(person.safeParse(p).success).toBe(true);
          for (const entry of decision.log) expect(logEntry.safeParse(entry).success).toBe(true);
          for (const { record } of decision.memos)
            expect(memo.safeParse(record).error?.issues).toBeUndefined();
          reached(decision.answer.ok ? 'granted' : 'refused');
          if (!decision.answer.ok) {
            expect(refusalsOf(parsed.value.kind)).toContain(decision.answer.reason);
            expect([decision.people, decision.notices, decision.office]).toEqual([[], [], null]);
            // M6: a step that can have happened is on record, once, as its asker said it.
            expect(decision.events.length).toBeLessThanOrEqual(1);
            for (const f of decision.events)
              expect(f).toMatchObject({ kind: 'step', id: parsed.value.id, request: parsed.value.id });
            // M3, A7: someone has to be called back, or waits with a number that is in no list.
            for (const { record } of decision.memos) expect(['call-back', 'arrival']).toContain(record.type);
          }
        },
      ),
      { numRuns: 1500 },
    );
  });
});

describe('texts', () => {
  it('[A1] passes and codes never throw; what is made is read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ maxLength: 12 }), (text, code) => {
        expect(parsePass(text).ok && text.length === 0).toBe(false);
        parsePass(`FOYER1:${text}`);
        parsePass(`FOYER1:dorsten:${MONDAY}:${code}`);
        const read = parseCode(text);
        if (read !== null) expect(read).toMatch(/^\d{6}$/);
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,39}$/),
        fc.stringMatching(/^\d{6}$/),
        (office, code) => {
          const pass = { office: office as never, date: MONDAY, code };
          expect(parsePass(makePass(pass))).toEqual({ ok: true, value: pass });
        },
      ),
      { numRuns: 200 },
    );
  });

  it('[P1] names of documents never throw; what is read is made again', () => {
    const text = fc.oneof(
      fc.string(),
      fc
        .tuple(
          fc.constantFrom('office', 'day', 'people', 'inbox', 'memo'),
          fc.constantFrom('dorsten', 'a', 'x'.repeat(20), '..'),
          fc.constantFrom('2026-11-23', '2026-13-01', ''),
        )
        .map((parts) => parts.filter((p) => p !== '').join(':')),
    );
    fc.assert(
      fc.property(text, (name) => {
        const parsed = parseName(name);
        if (!parsed.ok) return;
        reached('name read');
        expect(makeName(parsed.value)).toBe(name);
      }),
      { numRuns: 500 },
    );
  });

  it('[B2] a contact of any form gets its errors', () => {
    const field = fc.oneof(fc.constant(null), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(
        fc.record({ name: fc.string({ unit: 'binary' }), mail: field, birthDate: field, phone: field }),
        (given) => {
          checkContact(anOffice(), given as never, MONDAY);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('[P1] subprotocols never throw, and a secret reads back', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.string().map((s) => `foyer.secret.${s}`),
            fc.string().map((s) => `foyer.as.${s}`),
          ),
          { maxLength: 4 },
        ),
        (offered) => {
          parseProtocols(offered);
        },
      ),
      { numRuns: 500 },
    );
    const secret = 'x'.repeat(43);
    expect(parseProtocols(makeProtocols({ type: 'secret', secret }))).toEqual({ type: 'secret', secret });
  });
});

describe('frames', () => {
  it('[P1] reading never throws; a frame that was written reads back; anything after its end is malformed', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 40 }),
        fc.constantFrom('state-vector', 'answer', 'update'),
        (bytes, step) => {
          for (const kind of [0, 1, 3, 4])
            reached(readFrame(Uint8Array.of(kind, ...bytes)).ok ? 'frame read' : 'frame refused');
          readFrame(bytes);
          const frame = writeSync(step, bytes);
          expect(readFrame(frame)).toEqual({ ok: true, value: { kind: step, bytes } });
          expect(readFrame(Uint8Array.of(...frame, 0)).ok).toBe(false);
          expect(readFrame(frame.slice(0, -1)).ok).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
    for (const whole of [[3], [1, 1, 0]]) {
      expect(readFrame(Uint8Array.from(whole)).ok).toBe(true);
      expect(readFrame(Uint8Array.from([...whole, 0])).ok).toBe(false);
    }
  });
});
