/** Who did what and when: every kind of request by staff leaves a record that says so, and keeps it. */
import { describe, expect, it } from 'vitest';
import { dayEvent } from '../../src/lib/domain/day/day.ts';
import { logEntry } from '../../src/lib/domain/requests/staff-log.ts';
import { memo } from '../../src/lib/domain/requests/memo.ts';
import { request as requestShape } from '../../src/lib/domain/requests/request.ts';
import { citizensKinds } from '../../src/lib/domain/requests/citizens-requests.ts';
import type { Memo } from '../../src/lib/domain/requests/memo.ts';
import type { Request, RequestKind } from '../../src/lib/domain/requests/request.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import {
  aContact,
  actor,
  anAppointment,
  anOffice,
  anOfficeFile,
  aPerson,
  ask,
  aState,
  aTicket,
  at,
  choose,
  circumstances,
  counter,
  visitStep,
  lane,
  MONDAY,
  requestNamed,
  restoredAt,
  visit,
  aTextField,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';

const NOW = at('09:00');
/** Asked ten seconds before it is judged. */
const ASKED = NOW - 10_000;
const HERE = visit('here');
const BOOKED = visit('booked');
const C1 = counter('c1');

const booked = anAppointment({ id: BOOKED, start: at('09:10') });
const here = aTicket({ id: HERE });
const called = visitStep('called', { of: HERE, at: at('08:50'), by: 'lead' });
const started = visitStep('started', { of: HERE, at: at('08:51'), by: 'lead' });
const office = anOffice({
  services: anOfficeFile().services.map((s) => ({ ...s, short: s.id === 'pick-up' })),
  rules: { nextInterval: true, offer: 30, enquiries: 5 },
  fields: [aTextField],
});

const fresh = (...told: ReturnType<typeof visitStep>[]): State =>
  aState({ office, now: NOW, events: [booked, here, ...told], people: [aPerson(booked)] });
const step = (kind: RequestKind): Request => ask(kind, { visit: HERE, counter: C1 } as never) as Request;

/** A place that another has, asked for by cut-off staff a while ago: the visitor has to be called back. */
const gone = ask('book', {
  start: at('06:00'),
  services: [choose('id-card')],
  contact: aContact(),
  language: 'de',
  reminder: false,
});

const theNight: Memo = { type: 'settlement', at: NOW, open: [] };

/** For every kind there is, a day on which a lead does it with effect. */
const cases: Record<RequestKind, () => { state: State; request: Request }> = {
  book: () => ({ state: fresh(), request: { ...gone, start: at('10:00') } }),
  activate: () => ({
    state: aState({ office, now: NOW, events: [{ ...booked, activateBy: at('09:30') }] }),
    request: ask('activate', { visit: BOOKED }),
  }),
  'correct-mail': () => ({
    state: aState({
      ...{ office, now: NOW, people: [aPerson(booked)] },
      events: [{ ...booked, activateBy: at('09:30') }],
    }),
    request: ask('correct-mail', { visit: BOOKED, mail: 'anna@web.de' }),
  }),
  'change-contact': () => ({
    state: aState({ office, now: NOW, people: [aPerson(booked)], events: [booked] }),
    request: ask('change-contact', {
      ...{ visit: BOOKED, was: aContact(), contact: aContact({ name: 'Anna Neu' }) },
    }),
  }),
  'mail-again': () => ({
    state: aState({ office, now: NOW, people: [aPerson(booked)], events: [booked] }),
    request: ask('mail-again', { visit: BOOKED }),
  }),
  cancel: () => ({ state: fresh(), request: ask('cancel', { visit: BOOKED }) }),
  move: () => ({
    state: fresh(),
    request: ask('move', { visit: BOOKED, from: MONDAY, start: at('11:00') }),
  }),
  'set-reminder': () => ({
    state: aState({ office, now: NOW, people: [aPerson(booked, { reminder: true })], events: [booked] }),
    request: ask('set-reminder', { visit: BOOKED, reminder: false }),
  }),
  wish: () => ({ state: fresh(), request: ask('wish', { visit: BOOKED, earlier: true }) }),
  follow: () => ({
    state: fresh(),
    request: ask('follow', {
      ...{ number: here.number, language: 'de' },
      phone: {
        endpoint: 'https://fcm.googleapis.com/fcm/send/a',
        p256dh: 'B'.repeat(87),
        auth: 'A'.repeat(22),
      },
    }),
  }),
  enquire: () => ({
    state: fresh(),
    request: ask('enquire', {
      ...{ services: [choose('id-card')], weekdays: ['mon', 'tue'], language: 'de' },
      contact: aContact({ birthDate: null }),
    }),
  }),
  'check-in': () => ({ state: fresh(), request: ask('check-in', { by: { with: 'code', code: '123456' } }) }),
  'take-ticket': () => ({
    state: fresh(),
    request: ask('take-ticket', {
      services: [choose('passport')],
      lane: lane('main'),
      number: null,
      language: 'de',
    }),
  }),
  'take-interval': () => ({
    state: fresh(),
    request: ask('take-interval', { services: [choose('pick-up')], language: 'de' }),
  }),
  withdraw: () => {
    const given = aTicket({ id: visit('given'), number: 'A002', by: actor('lead') });
    const state = aState({ office, now: NOW, events: [given] });
    return { state, request: ask('withdraw', { asked: requestNamed('given') }) };
  },
  'tell-unseen': () => {
    const given = aTicket({ id: visit('given'), number: 'A002', by: actor('lead') });
    const state = aState({ office, now: NOW, events: [given] });
    return { state, request: ask('tell-unseen', { asked: requestNamed('given') }) };
  },
  'borrow-numbers': () => ({ state: fresh(), request: ask('borrow-numbers', { counter: C1 }) }),
  'take-in': () => ({ state: fresh(), request: ask('take-in', { number: 'A077', counter: C1 }) }),
  'set-counter': () => ({ state: fresh(), request: ask('set-counter', { counter: C1, state: 'open' }) }),
  call: () => ({ state: fresh(), request: step('call') }),
  'call-next': () => ({ state: fresh(), request: ask('call-next', { counter: C1, prefer: HERE }) }),
  repeat: () => ({ state: fresh(called), request: step('repeat') }),
  miss: () => ({ state: fresh(called), request: step('miss') }),
  return: () => ({
    state: fresh(called, visitStep('missed', { of: HERE, at: at('08:53') })),
    request: ask('return', { visit: HERE }),
  }),
  'tell-assistance': () => ({
    state: fresh(),
    request: ask('tell-assistance', { visit: HERE, moreHelp: true, priority: null }),
  }),
  leave: () => ({ state: fresh(), request: ask('leave', { visit: HERE, reason: 'gone' }) }),
  start: () => ({ state: fresh(called), request: step('start') }),
  finish: () => ({ state: fresh(called, started), request: step('finish') }),
  'change-services': () => ({
    state: fresh(),
    request: ask('change-services', { visit: HERE, services: [choose('pick-up')] }),
  }),
  'set-walk-ins': () => ({
    state: fresh(),
    request: ask('set-walk-ins', { stopped: { reason: 'full', words: null, until: null } }),
  }),
  'call-for-help': () => ({ state: fresh(), request: ask('call-for-help', { counter: C1 }) }),
  'end-help': () => {
    const state = fresh();
    const called = ask('call-for-help', { counter: C1 });
    state.take(called, circumstances(NOW, { role: 'clerk' }));
    return { state, request: ask('end-help', { help: called.id }) };
  },
  'tell-counters': () => ({ state: fresh(), request: ask('tell-counters', { text: 'Kasse ab 11 Uhr zu' }) }),
  park: () => ({ state: fresh(called, started), request: step('park') }),
  resume: () => ({
    state: fresh(called, started, visitStep('parked', { of: HERE, at: at('08:53') })),
    request: step('resume'),
  }),
  transfer: () => ({
    state: fresh(),
    request: ask('transfer', { visit: HERE, counter: C1, lane: lane('short'), to: null }),
  }),
  undo: () => ({ state: fresh(called), request: step('undo') }),
  note: () => ({ state: fresh(), request: ask('note', { visit: HERE, text: 'bringt die Urkunde nach' }) }),
  'change-fields': () => ({
    state: fresh(),
    request: ask('change-fields', {
      visit: HERE,
      changes: [{ field: aTextField.id, value: 'AZ 12', base: null }],
    }),
  }),
  'resolve-call-back': () => {
    const state = fresh();
    state.take(gone, circumstances(NOW - MINUTE_MS, { role: 'clerk', at: at('08:00') }));
    return { state, request: ask('resolve-call-back', { callBack: gone.id }) };
  },
  'close-item': () => {
    const state = fresh();
    state.carryOut({ memos: [{ date: MONDAY, record: theNight }] });
    return { state, request: ask('close-item', { item: { of: 'night' } }) };
  },
  import: () => ({
    state: fresh(),
    request: ask('import', {
      rows: [
        ['date', 'time', 'services', 'name'],
        ['2026-11-24', '09:00', 'id-card', 'Erika'],
      ],
    }),
  }),
  'see-outside': () => ({
    state: fresh(),
    request: ask('see-outside', { change: gone.id, seen: [visit('anna')] }),
  }),
  'change-hours': () => ({
    state: fresh(),
    request: ask('change-hours', {
      base: { windows: office.windows, closures: office.closures },
      windows: office.windows,
      closures: [{ date: '2026-12-24', reason: { de: 'Heiligabend', en: 'Christmas Eve' } }] as never,
      seen: [],
    }),
  }),
  'change-office': () => ({
    state: fresh(),
    request: ask('change-office', {
      edit: { section: 'rules', entry: null, was: { calls: 3 }, to: { calls: 2 } },
      seen: [],
    }),
  }),
  'tell-date': () => ({ state: fresh(), request: ask('tell-date', { told: ASKED }) }),
  'confirm-restore': () => ({ state: fresh(), request: ask('confirm-restore', {}) }),
  'bring-back': () => ({
    state: aState({ office: restoredAt(NOW, office), now: NOW }),
    request: ask('bring-back', { events: [aTicket({ id: visit('lost'), number: 'A050' })], people: [] }),
  }),
};

const leadAsks = { role: 'lead', at: ASKED } as const;

/** Everything that the decision writes for good and that names an actor. */
function records(state: State, request: Request): { by?: string; at?: number }[] {
  const { answer, events, memos, borrowedBlock, log } = state.take(request, circumstances(NOW, leadAsks));
  expect(answer).toMatchObject({ ok: true });
  return [
    ...(borrowedBlock === null ? [] : [{ by: borrowedBlock.actor, at: borrowedBlock.at }]),
    ...events.map((f) => dayEvent.parse(f)),
    ...log.map((entry) => logEntry.parse(entry) as { by?: string; at?: number }),
    ...memos.map(({ record }) => memo.parse(record) as { by?: string; at?: number }),
  ];
}

describe('every kind of request by staff', () => {
  it('[P5] is among those of this test', () => {
    const kinds = requestShape.def.options.map((o) => o.shape.kind.def.values[0]).sort();
    expect(Object.keys(cases).sort()).toEqual(kinds);
  });

  it.each(Object.entries(cases))('[P5] %s leaves a record of who and when', (kind, make) => {
    const { state, request } = make();
    const written = records(state, request);
    const settled = written.flatMap((r) =>
      'resolved' in r && r.resolved !== null ? [r.resolved as never] : [],
    );
    const mine = [...written, ...settled].filter((r: { by?: string }) => r.by === actor('lead'));
    expect(mine.length, `${kind} left no record of the lead`).toBeGreaterThan(0);
    // A device that brings something back tells what others did; that it did so is the record.
    const aboutOthers = ['bring-back', 'resolve-call-back', 'close-item', 'end-help'];
    const allMine = aboutOthers.includes(kind) ? mine : written;
    for (const record of allMine) {
      expect(record.by).toBe(actor('lead'));
      // An interval that starts now is checked in now.
      expect([ASKED, NOW]).toContain(record.at);
    }
  });

  it.each(Object.entries(cases))(
    '[P5, M16] %s asked again under the same id changes no record',
    (_kind, make) => {
      const { state, request } = make();
      state.take(request, circumstances(NOW, leadAsks));
      const before = [JSON.stringify(state.events()), JSON.stringify([...(state.memos(MONDAY) ?? [])])];
      for (const [who, later] of [
        ['lead', 1],
        ['clerk', 2],
      ] as const) {
        state.take(
          request,
          circumstances(NOW + later * MINUTE_MS, { role: 'lead', actor: who, at: ASKED + later }),
        );
        const after = [JSON.stringify(state.events()), JSON.stringify([...(state.memos(MONDAY) ?? [])])];
        expect(after).toEqual(before);
      }
    },
  );
});

describe('every kind of request by a citizen', () => {
  it.each(Object.entries(cases))('[P1, B6] %s is refused or stands in the table of costs', (kind, make) => {
    const { state, request } = make();
    const { answer } = state.take(request, circumstances(NOW, { actor: 'a-phone' }));
    const isAllowed = answer.ok || answer.reason !== 'not-allowed';
    expect(isAllowed).toBe(citizensKinds.some((one) => one === kind));
  });
});

describe('notes and call-backs', () => {
  it('[Q5, P5] a note says who wrote it, and no user can write over it', () => {
    const state = fresh();
    const note = ask('note', { visit: HERE, text: '  bringt die Urkunde nach ' });
    state.take(note, circumstances(NOW, { role: 'clerk' }));
    const record = {
      type: 'note',
      visit: HERE,
      by: actor('clerk'),
      at: NOW,
      text: 'bringt die Urkunde nach',
    };
    expect(state.memos(MONDAY)!.get(`note:${note.id}`)).toMatchObject(record);
    const over = state.take({ ...note, text: 'nichts' }, circumstances(NOW, { role: 'lead' }));
    expect(over.answer).toMatchObject({ ok: false, reason: 'id-taken' });
    expect(state.memos(MONDAY)!.get(`note:${note.id}`)).toMatchObject(record);
  });

  it('[Q5, P1] only staff write notes, of visits that exist', () => {
    for (const role of ['kiosk', 'citizen', 'monitor'] as const) {
      const { answer } = fresh().take(ask('note', { visit: HERE, text: 'x' }), circumstances(NOW, { role }));
      expect(answer).toMatchObject({ reason: 'not-allowed' });
    }
    const { answer } = fresh().take(
      ask('note', { visit: visit('nobody'), text: 'x' }),
      circumstances(NOW, leadAsks),
    );
    expect(answer).toMatchObject({ reason: 'no-such-visit' });
  });

  it('[M3, P5] who has called back stays on record, also when the cut-off booking is asked again', () => {
    const state = fresh();
    const late = circumstances(NOW, { role: 'clerk', at: at('08:00') });
    state.take(gone, late);
    const settle = ask('resolve-call-back', { callBack: gone.id });
    state.take(settle, circumstances(NOW, leadAsks));
    state.take(gone, late);
    state.take({ ...settle, id: requestNamed('another') }, circumstances(NOW + MINUTE_MS, { role: 'clerk' }));
    expect(state.memos(MONDAY)!.get(`call-back:${gone.id}`)).toMatchObject({
      by: actor('clerk'),
      resolved: { by: actor('lead'), at: ASKED },
    });
  });
});
