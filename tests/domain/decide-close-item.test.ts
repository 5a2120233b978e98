/** A lead says that something on the list of what is to be done is done. */
import { expect, test } from 'vitest';
import { withNews } from '../../src/lib/domain/requests/device-report.ts';
import { memo } from '../../src/lib/domain/requests/memo.ts';
import type { Memo } from '../../src/lib/domain/requests/memo.ts';
import {
  aContact,
  actor,
  aState,
  ask,
  at,
  choose,
  circumstances,
  MONDAY,
  requestNamed,
  visit,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';

const night: Memo = {
  ...({ type: 'settlement', at: at('16:00'), resolved: null } as const),
  open: [{ visit: visit('anna'), state: 'arrived', number: 'A001' as never }],
};
const lost: Memo = memo.parse({
  ...{ type: 'lost-place', id: visit('bert'), at: at('09:00'), by: actor('clerk'), number: 'A002' },
  ...{ start: at('10:00'), contact: null, resolved: null },
});

function noted(...records: Memo[]): State {
  const state = aState({ now: at('17:00') });
  state.carryOut({ memos: records.map((record) => ({ date: MONDAY, record })) });
  return state;
}

test.each([
  ['a night', { of: 'night' }, 'settlement'],
  ['a lost place', { of: 'lost-place', visit: visit('bert') }, `lost-place:${visit('bert')}`],
] as const)('[Q7.4, M18] %s is closed once, by the first who did it', (_what, item, key) => {
  const state = noted(night, lost);
  const take = (lead: string, time: string) =>
    state.take(ask('close-item', { item }), circumstances(at(time), { role: 'lead', actor: lead }));
  expect(take('lena', '17:00').answer).toMatchObject({ ok: true });
  expect(take('paul', '17:05')).toMatchObject({ answer: { ok: true }, memos: [] });
  const closed = state.memos(MONDAY)!.get(key);
  expect(memo.parse(closed)).toMatchObject({ resolved: { by: actor('lena'), at: at('17:00') } });
});

test('[Q7.4] a clerk closes none, and what is not there cannot be closed', () => {
  const state = noted(night);
  const take = (of: 'night' | 'lost-place', role: 'clerk' | 'lead') => {
    const item = of === 'night' ? { of } : { of, visit: visit('bert') };
    return state.take(ask('close-item', { item }), circumstances(at('17:00'), { role })).answer;
  };
  expect(take('night', 'clerk')).toMatchObject({ reason: 'not-allowed' });
  expect(take('lost-place', 'lead')).toMatchObject({ reason: 'no-such-visit' });
});

test.each([
  ['as many as the lead has read', 20, { by: actor('lena'), at: at('11:00') }],
  ['more than the lead has read', 120, null],
])('[A2.7, Q7.5] a report of a kiosk with %s', (_what, count, resolved) => {
  const report = withNews(null, { what: 'codes', by: actor('kiosk'), at: at('09:00'), count });
  const state = noted(report);
  const item = { of: 'device-report', id: report.id, seen: 20 } as const;
  const lead = circumstances(at('11:00'), { role: 'lead', actor: 'lena' });
  expect(state.take(ask('close-item', { item }), lead).answer.ok).toBe(true);
  expect(state.memos(MONDAY)!.get(`device-report:${report.id}`)).toMatchObject({ count, resolved });
});

test('[B14.4] a lead erases a false enquiry: nothing of the person is left, and it stays counted', () => {
  const contact = aContact({ name: 'Micky Maus' });
  const enquiry = memo.parse({
    ...{ type: 'enquiry', id: requestNamed('false'), at: at('09:00'), by: actor('a-phone'), contact },
    ...{ services: [choose('passport')], weekdays: ['mon'], language: 'de', resolved: null },
  });
  const state = noted(enquiry);
  const item = { of: 'enquiry', id: requestNamed('false') } as const;
  const take = (role: 'clerk' | 'day-lead' | 'lead') =>
    state.take(ask('close-item', { item }), circumstances(at('17:00'), { role, actor: 'lena' }));
  const kept = () => state.memos(MONDAY)!.get(`enquiry:${requestNamed('false')}`);
  expect(take('clerk').answer).toMatchObject({ reason: 'not-allowed' });
  expect(take('day-lead').answer).toMatchObject({ reason: 'not-allowed' });
  expect(kept()).toMatchObject({ contact: { name: 'Micky Maus' } });
  expect(take('lead').answer.ok).toBe(true);
  expect(JSON.stringify(kept())).not.toMatch(/Micky|@/);
  expect(memo.parse(kept())).toMatchObject({ resolved: { at: at('17:00'), by: actor('lena') } });
  expect(take('lead')).toMatchObject({ answer: { ok: true }, memos: [] });
});
