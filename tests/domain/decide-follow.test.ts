/** Q15: a phone is to be told when a number of today is called. */
import { describe, expect, it } from 'vitest';
import { MOST_FOLLOWING } from '../../src/lib/domain/requests/memo.ts';
import { pushPhone } from '../../src/lib/domain/requests/push-phone.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import {
  actor,
  anAppointment,
  ask,
  aState,
  aTicket,
  at,
  circumstances,
  counter,
  MONDAY,
  visit,
  visitStep,
} from '../support/build/index.ts';

const NOW = at('09:00');
const phone = (name: string) =>
  pushPhone.parse({
    endpoint: `https://fcm.googleapis.com/fcm/send/${name}`,
    ...{ p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) },
  });
const follow = (number: string, name = 'one') =>
  ask('follow', { number, phone: phone(name), language: 'de' });
const who = circumstances(NOW, { actor: 'a-phone' });
const HERE = visit('here');
const BOOKED = visit('booked');

const aDay = () =>
  aState({
    now: NOW,
    events: [
      aTicket({ id: HERE, number: 'A001', at: at('08:30') }),
      anAppointment({ id: BOOKED, number: 'A601', start: at('11:00') }),
    ],
  });
const reasonOf = ({ answer }: ReturnType<ReturnType<typeof aDay>['take']>): string =>
  answer.ok ? 'yes' : answer.reason;

describe('a phone that follows a number', () => {
  it('[Q15.1] stands with the visit, and the answer says nothing of it', () => {
    const state = aDay();
    const { answer } = state.take(follow('A001'), who);
    expect(answer).toMatchObject({ ok: true, visit: null, number: null, lane: null, due: null });
    expect(state.memos(MONDAY)!.get(`following:${HERE}`)).toMatchObject({
      ...{ id: HERE, at: NOW, by: actor('a-phone') },
      phones: [{ endpoint: 'https://fcm.googleapis.com/fcm/send/one', language: 'de' }],
    });
  });

  it('[Q15.1] is refused where no visitor with the number is here, as where there is none', () => {
    const state = aDay();
    expect(reasonOf(state.take(follow('A999'), who))).toBe('no-such-visit');
    const here = { of: HERE, counter: counter('c1') };
    const steps = ['called', 'started', 'finished'] as const;
    state.carryOut({
      events: steps.map((what, nth) => visitStep(what, { ...here, at: at(`08:5${nth}`) })),
    });
    expect(reasonOf(state.take(follow('A001'), who))).toBe('no-such-visit');
    // Who is still to come is on no board: their number tells nothing.
    expect(reasonOf(state.take(follow('A601'), who))).toBe('no-such-visit');
    expect(reasonOf(state.take({ ...follow('A601'), date: addDays(MONDAY, 1) }, who))).toBe('wrong-day');
  });

  it('[Q15.3] is one of a few, whom no later one pushes out, and asked again it is there once', () => {
    const state = aDay();
    const ask = (n: number) => reasonOf(state.take(follow('A001', `${n}`), who));
    expect(Array.from({ length: MOST_FOLLOWING + 1 }, (_, n) => ask(n))).toEqual([
      ...Array<string>(MOST_FOLLOWING).fill('yes'),
      'too-many-requests',
    ]);
    expect(ask(3)).toBe('yes');
    const memo = state.memos(MONDAY)!.get(`following:${HERE}`);
    const endpoints = memo?.type === 'following' ? memo.phones.map(({ endpoint }) => endpoint.at(-1)) : [];
    expect(endpoints).toEqual(['0', '1', '2', '3', '4']);
  });

  it.each([
    ...[
      'ftp://fcm.googleapis.com/a',
      'http://fcm.googleapis.com/a',
      'https://fcm.googleapis.com:8443/a',
      'https://user@fcm.googleapis.com/a',
      'https://fcm.googleapis.com.example.org/a',
      'https://evil-push.apple.com.example.org/a',
      'https://evilpush.apple.com/a',
      'https://fcm.googleapis.com@10.0.0.1/a',
      'https://127.0.0.1/a',
      'http://127.0.0.1.example.org:80/a',
      'https://fcm.googleapis.com/a b',
      `https://fcm.googleapis.com/${'a'.repeat(600)}`,
    ].map((endpoint) => ({ ...phone('one'), endpoint })),
    { ...phone('one'), p256dh: 'B'.repeat(86) },
    { ...phone('one'), auth: '!'.repeat(22) },
    { ...phone('one'), name: 'Anna' },
  ])('[Q15.3] is not taken as %o', (given) => expect(pushPhone.safeParse(given).success).toBe(false));

  it.each([
    'https://fcm.googleapis.com/fcm/send/a:b-c_d',
    'https://updates.push.services.mozilla.com/wpush/v2/a',
    'https://web.push.apple.com/a',
    'https://wns2-par02p.notify.windows.com/w/?token=a%3d',
  ])('[Q15.3] is taken at %s', (endpoint) =>
    expect(pushPhone.safeParse({ ...phone('one'), endpoint }).success).toBe(true),
  );
});
