/** The typed documents: a day that grows by single events, an outbox, an inbox, and the names of them all. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { boardIn, openBoardDoc, putBoard } from '../../src/lib/docs/board-doc.ts';
import { makeName, parseName } from '../../src/lib/docs/document-names.ts';
import type { DocumentName } from '../../src/lib/docs/document-names.ts';
import { openDayDoc } from '../../src/lib/docs/day-doc.ts';
import {
  answerKey,
  answersIn,
  appointmentsIn,
  DEVICE_KEY,
  grantIn,
  openInboxDoc,
} from '../../src/lib/docs/inbox-doc.ts';
import { officeIn, openOfficeDoc, putOffice } from '../../src/lib/docs/office-doc.ts';
import { openOutbox, openReceivedOutbox } from '../../src/lib/docs/outbox-doc.ts';
import type { Answer } from '../../src/lib/domain/requests/answer.ts';
import { monthOf } from '../../src/lib/domain/time.ts';
import { foldDay } from '../../src/lib/domain/day/day.ts';
import type { DayEvent } from '../../src/lib/domain/day/day.ts';
import {
  actor,
  anAppointment,
  ask,
  at,
  aTicket,
  counter,
  visitStep,
  MONDAY,
  requestNamed,
  visit,
} from '../support/build/index.ts';
import { dorsten } from '../support/build/example-offices.ts';

const quiet = (): void => {};

describe('day', () => {
  const events: DayEvent[] = [
    anAppointment({ id: visit('a'), number: 'A600' }),
    visitStep('checked-in', { of: visit('a'), at: at('08:50'), id: 'e1' }),
    visitStep('called', { of: visit('a'), at: at('09:00'), id: 'e2' }),
    aTicket({ id: visit('b'), number: 'A001' }),
    visitStep('called', { of: visit('b'), at: at('09:01'), counter: 'c2', id: 'e3' }),
    aTicket({ id: visit('c'), number: 'A001', takenIn: true, services: [], at: at('09:05') }),
    visitStep('started', { of: visit('c'), at: at('09:06'), counter: 'c2', id: 'e4' }),
    visitStep('undone', { of: visit('a'), at: at('09:07'), undoes: 'e2', id: 'e5' }),
  ];

  it('[Q1] a day that grows event by event, here and on a replica, is the day that is folded at once', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(events, { minLength: events.length }),
        fc.array(fc.nat(4)),
        (order, cuts) => {
          const [doc, replica] = [new Y.Doc(), new Y.Doc()];
          const here = openDayDoc(doc, MONDAY, quiet);
          const there = openDayDoc(replica, MONDAY, quiet);
          let heard = 0;
          there.subscribe(() => heard++);
          doc.on('update', (update: Uint8Array) => Y.applyUpdate(replica, update));
          const left = [...order];
          for (const cut of cuts) here.append(left.splice(0, cut));
          here.append(left);
          here.append(order);
          const full = foldDay(MONDAY, order);
          for (const { day } of [here, there, openDayDoc(replica, MONDAY, quiet)]) {
            expect(new Map([...day.visits].sort())).toEqual(new Map([...full.visits].sort()));
            expect(day.events.size).toBe(events.length);
          }
          expect(heard).toBeGreaterThan(0);
          expect(heard).toBeLessThanOrEqual(cuts.length + 1);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('[M16] appending what is there already writes nothing', () => {
    const doc = new Y.Doc();
    const day = openDayDoc(doc, MONDAY, quiet);
    day.append(events);
    const size = Y.encodeStateAsUpdate(doc).length;
    day.append(events);
    expect(Y.encodeStateAsUpdate(doc).length).toBe(size);
  });
});

describe('outbox', () => {
  const call = ask('call', { visit: visit('a'), counter: counter('c1'), id: requestNamed('call') });

  it('[M17] keeps what is pending, in order, and forgets what was answered', () => {
    const doc = new Y.Doc();
    const outbox = openOutbox(doc, quiet);
    const start = ask('start', { visit: visit('a'), counter: counter('c1'), id: requestNamed('start') });
    outbox.append(call);
    outbox.append(start);
    outbox.tellClock(-1500);
    expect(outbox.pending()).toEqual([call, start]);
    outbox.remove([call.id]);
    expect(outbox.pending()).toEqual([start]);
    const received = openReceivedOutbox(doc, quiet).read();
    expect([...received.requests.keys()]).toEqual([start.id]);
    expect(received.clock.offset).toBe(-1500);
  });

  it('[M14] the arbiter also sees what it does not understand, and the device can take it back', () => {
    const doc = new Y.Doc();
    doc.getArray('records').push([['request:old-request-00001', { v: 0, what: 'ever' }]] as never[]);
    expect([...openReceivedOutbox(doc, quiet).read().requests]).toEqual([
      ['old-request-00001', { v: 0, what: 'ever' }],
    ]);
    const outbox = openOutbox(doc, quiet);
    expect(outbox.pending()).toEqual([]);
    outbox.remove(['old-request-00001' as never]);
    expect(doc.getArray('records').length).toBe(0);
  });

  it.each([[{ offset: 1e15 }], [{ offset: 0.5 }], [{ offset: 'x' }], [null]])(
    '[M15] an absurd offset %j counts as none',
    (offset) => {
      const doc = new Y.Doc();
      doc.getArray('records').push([['clock', offset]] as never[]);
      expect(openReceivedOutbox(doc, quiet).read().clock.offset).toBe(0);
    },
  );

  it('the same offset is not written again', () => {
    const doc = new Y.Doc();
    const outbox = openOutbox(doc, quiet);
    outbox.tellClock(7);
    let updates = 0;
    doc.on('update', () => updates++);
    outbox.tellClock(7);
    expect([updates, outbox.clock()?.offset]).toEqual([0, 7]);
  });
});

describe('inbox, board and office', () => {
  it('an inbox tells answers, appointments and the device apart', () => {
    const inbox = openInboxDoc(new Y.Doc(), quiet);
    const no: Answer = { ok: false, request: requestNamed('r'), reason: 'place-gone', alternatives: [] };
    inbox.write([
      [answerKey(no.request), no],
      [DEVICE_KEY, { name: 'Kiosk', numbers: { from: 1, to: 100 } }],
    ]);
    expect([answersIn(inbox), appointmentsIn(inbox), grantIn(inbox)?.name]).toEqual([[no], [], 'Kiosk']);
  });

  it('an office and a board read back as they were put', () => {
    const office = dorsten();
    const officeDoc = openOfficeDoc(new Y.Doc(), quiet);
    expect(officeIn(officeDoc)).toBeNull();
    putOffice(officeDoc, office);
    expect(officeIn(officeDoc)).toEqual(office);
    const boardDoc = openBoardDoc(new Y.Doc(), quiet);
    const shown = {
      ...{ date: MONDAY, calls: [], waiting: [], line: [], opensAt: at('18:00') },
      walkInsStopped: { reason: 'full' as const, words: null, againAt: null },
    };
    putBoard(boardDoc, shown);
    expect(boardIn(boardDoc)).toEqual(shown);
  });
});

describe('names', () => {
  it.each<DocumentName>([
    { kind: 'office', office: 'dorsten' as never },
    { kind: 'slots', office: 'dorsten' as never },
    { kind: 'board', office: 'dorsten' as never },
    { kind: 'staff', office: 'dorsten' as never },
    { kind: 'figures', office: 'dorsten' as never, month: monthOf(MONDAY) },
    { kind: 'log', office: 'dorsten' as never },
    { kind: 'day', office: 'dorsten' as never, date: MONDAY },
    { kind: 'people', office: 'dorsten' as never, date: MONDAY },
    { kind: 'memo', office: 'dorsten' as never, date: MONDAY },
    { kind: 'outbox', actor: actor('kiosk') },
    { kind: 'inbox', actor: actor('kiosk') },
  ])('[P1] $kind reads back as it was made', (name) => {
    expect(parseName(makeName(name))).toEqual({ ok: true, value: name });
  });

  it.each([
    '',
    ':',
    'office',
    'office:',
    'office:Dorsten',
    'office:dorsten:more',
    'day:dorsten',
    'day:dorsten:2026-02-30',
    'day:dorsten:2026-11-23:more',
    'figures:dorsten',
    'figures:dorsten:2026-13',
    'figures:dorsten:2026-11-23',
    'figures:dorsten:2026-11:more',
    'outbox:short',
    'outbox:../../etc/passwd',
    'toString:dorsten',
    '__proto__:dorsten',
    'Office:dorsten',
  ])('[P1] %j is no document', (text) => {
    expect(parseName(text)).toEqual({ ok: false, error: 'no-such-document' });
  });
});
