/** The lead's list of what waits for a person, of today and of all other days. */
import { expect, onTestFinished, test } from 'vitest';
import { staffId } from '../../src/lib/domain/ids.ts';
import { withNews } from '../../src/lib/domain/requests/device-report.ts';
import { memo } from '../../src/lib/domain/requests/memo.ts';
import type { Memo } from '../../src/lib/domain/requests/memo.ts';
import { toDosOf, waitingEnquiries } from '../../src/lib/state/lead/to-do.ts';
import type { ToDo } from '../../src/lib/state/lead/to-do.ts';
import { LeadToDo } from '../../src/lib/state/lead/to-do.svelte.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import {
  aContact,
  actor,
  anOffice,
  at,
  choose,
  MONDAY,
  requestNamed,
  visit,
} from '../support/build/index.ts';
import { aWorkday } from './a-workday.svelte.ts';
import type { DayHere } from './a-workday.svelte.ts';
import { follow } from './follow.svelte.ts';

const paul = staffId.parse('paul-0000000000000');
const TUESDAY = addDays(MONDAY, 1);
const SUNDAY = addDays(MONDAY, -1);
const callBack = memo.parse({
  ...{ type: 'call-back', id: requestNamed('karl'), at: at('08:30'), by: actor('there') },
  ...{ contact: aContact({ name: 'Karl Anruf' }), services: [choose('id-card')] },
  ...{ start: at('10:00', TUESDAY), alternatives: [], resolved: null },
});
const night = memo.parse({
  ...{ type: 'settlement', at: at('00:00') - 1 },
  open: [{ visit: visit('anna'), state: 'arrived', number: 'A001' }],
});
const quietNight = memo.parse({ type: 'settlement', at: at('00:00') - 1, open: [] });
const outside = memo.parse({
  ...{ type: 'outside', at: at('08:00') },
  appointments: [
    { date: TUESDAY, visit: visit('bert'), number: 'A601', start: at('11:00', TUESDAY), why: 'hours' },
  ],
});
const copy = (record: Memo, date = TUESDAY, key: string = record.type): Memo =>
  memo.parse({ type: 'elsewhere', id: `${date}/${key}`, date, record });

function listAt(workday: DayHere): LeadToDo {
  const toDo = new LeadToDo(workday);
  onTestFinished(follow(() => toDo.items));
  return toDo;
}

test('[C11, M3, Q7.3] holds what is open of every day and what was done today, oldest first', () => {
  const workday = aWorkday({ role: 'lead' });
  const resolved = { at: at('08:45'), by: actor('there') };
  workday.employ(
    { type: 'member', id: paul, name: 'Paul', login: 'paul', role: 'clerk' },
    { type: 'actor', actor: actor('there'), member: paul, at: at('08:00') },
  );
  workday.note(outside, copy(callBack), copy(night, SUNDAY), copy(quietNight, addDays(SUNDAY, -1)));
  const toDo = listAt(workday);
  expect(toDo.items.map(({ date, record }) => `${record.type} ${date}`)).toEqual([
    `settlement ${SUNDAY}`,
    `call-back ${TUESDAY}`,
  ]);
  expect(toDo.open).toBe(3);
  workday.note(copy({ ...callBack, resolved } as Memo));
  expect(toDo.items.at(-1)).toMatchObject({ takenBy: 'Paul', done: { at: at('08:45'), by: 'Paul' } });
  expect(toDo.open).toBe(2);
});

test('[Q7.3] a list of which nothing has come yet is not an empty one', () => {
  const emptyHere = (memosKnown: boolean): LeadToDo => listAt(aWorkday({ role: 'lead', memosKnown }));
  expect(emptyHere(false)).toMatchObject({ items: [], isKnown: false });
  expect(emptyHere(true)).toMatchObject({ items: [], isKnown: true });
});

test('[Q7.4] one press closes an item on its own day, also cut off, and the list says how far that has come', () => {
  const workday = aWorkday({ role: 'lead' });
  workday.note(copy(night, SUNDAY), copy(callBack));
  const toDo = listAt(workday);
  for (const item of toDo.items) toDo.close(item);
  expect(workday.trackedRequests.map(({ request }) => request)).toMatchObject([
    { kind: 'close-item', date: SUNDAY, item: { of: 'night' } },
    { kind: 'resolve-call-back', date: TUESDAY, callBack: requestNamed('karl') },
  ]);
  expect(toDo.items.map(({ stage }) => stage)).toEqual(['saved', 'saved']);
  expect(toDo.open).toBe(0);
  const { id } = workday.trackedRequests[0]!.request;
  workday.answer({ ok: false, request: id, reason: 'no-such-visit', alternatives: [] });
  expect(toDo.open).toBe(1);
});

test('[B14.4] a false enquiry is erased on its own day, and the list says how far that has come', () => {
  const workday = aWorkday({ role: 'lead' });
  const enquiry: Memo = {
    ...({ type: 'enquiry', id: requestNamed('anna'), at: at('08:00'), by: actor('a-phone') } as const),
    ...{
      contact: aContact(),
      services: [choose('passport')],
      weekdays: ['mon'],
      language: 'de',
      resolved: null,
    },
  };
  workday.note(copy(enquiry));
  const toDo = listAt(workday);
  toDo.eraseEnquiry(toDosOf(toDo.items, 'enquiry')[0]!);
  expect(workday.trackedRequests.map(({ request }) => request)).toMatchObject([
    { kind: 'close-item', date: TUESDAY, item: { of: 'enquiry', id: requestNamed('anna') } },
  ]);
  expect([toDo.open, toDo.items.map(({ stage }) => stage)]).toEqual([0, ['saved']]);
});

test('[B14.5] a lead is told how many enquiries are erased soon, and how many others wait for long', () => {
  const open = (name: string, date: LocalDate, isDone = false): ToDo => ({
    ...{ id: name, date, takenBy: null, stage: null },
    done: isDone ? { at: at('08:45'), by: 'Paul' } : null,
    record: {
      ...({ type: 'enquiry', id: requestNamed(name), at: at('08:00'), by: actor('a-phone') } as const),
      ...{ contact: aContact(), services: [choose('passport')], weekdays: ['mon'], language: 'de' },
      resolved: null,
    },
  });
  const office = anOffice({ rules: { retention: { people: 7, day: 90 } } });
  const today = addDays(MONDAY, 7);
  const items = [
    ...[open('a', MONDAY), open('done', MONDAY, true), open('b', addDays(MONDAY, 4))],
    ...[open('c', addDays(MONDAY, 3)), open('new', today)],
  ];
  expect(waitingEnquiries(items, office, today)).toEqual({ lastCall: 1, long: 2 });
  expect(waitingEnquiries([], office, today)).toEqual({ lastCall: 0, long: 0 });
});

test('[A2.7, Q7.3, Q7.4] what a kiosk reports is closed by one press, and named by the kiosk', () => {
  const workday = aWorkday({ role: 'lead' });
  workday.employ({
    ...{ type: 'device', actor: actor('kiosk'), surface: 'kiosk', name: 'Terminal Eingang' },
    ...{ numbers: null, pairedAt: at('08:00'), revokedAt: null },
  });
  const news = { what: 'codes', by: actor('kiosk'), at: at('08:30'), count: 20 } as const;
  const first = withNews(null, news);
  workday.note(first);
  const toDo = listAt(workday);
  expect(toDo.items).toMatchObject([{ takenBy: 'Terminal Eingang', done: null, stage: null }]);
  toDo.close(toDo.items[0]!);
  expect(workday.trackedRequests.map(({ request }) => request)).toMatchObject([
    {
      kind: 'close-item',
      item: { of: 'device-report', id: `codes:${actor('kiosk')}`, seen: 20 },
      date: MONDAY,
    },
  ]);
  expect(toDo.items).toMatchObject([{ stage: 'saved' }]);

  // The relay has closed it, and then the kiosk meets more: it is to be done again.
  const { id } = workday.trackedRequests[0]!.request;
  workday.answer({ ok: true, request: id, visit: null, number: null, lane: null, due: null });
  workday.note({ ...first, resolved: { at: at('08:40'), by: actor('there') } });
  expect(toDo.open).toBe(0);
  workday.note(withNews(first, { ...news, at: at('08:50') }));
  expect(toDo.items).toMatchObject([{ record: { count: 40 }, done: null, stage: null }]);
  expect(toDo.open).toBe(1);
});
