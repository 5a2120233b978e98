/** B9: a clerk puts the contact of an appointment right: what goes out by mail, and what another member has saved. */
import { flushSync } from 'svelte';
import { expect, onTestFinished, test } from 'vitest';
import type { Answer, Refusal } from '../../src/lib/domain/requests/answer.ts';
import { ContactChange } from '../../src/lib/state/counter/contact-change.svelte.ts';
import type { AppointmentOf } from '../../src/lib/state/counter/contact-change.svelte.ts';
import { contactTyped, typedAs } from '../../src/lib/state/counter/desk-contact.ts';
import { aContact, at, choose, MONDAY, visit } from '../support/build/index.ts';
import { aWorkday } from './a-workday.svelte.ts';
import { follow } from './follow.svelte.ts';

const WAS = aContact({ name: 'Anna Alt', mail: 'anna@web.ed', phone: null });
const booked: AppointmentOf = {
  ...{ id: visit('anna'), date: MONDAY, number: 'A601', state: 'booked' },
  ...{ start: at('12:00'), contact: WAS, services: [choose('id-card')] },
};

function opened(of: Partial<AppointmentOf> = {}, now = WAS) {
  const workday = aWorkday({ now: at('09:00'), link: 'live' });
  const change = new ContactChange(workday, {
    origin: 'http://relay',
    fetch: async () => Response.json({ visits: [{ ...found, contact: now }], hasMore: false }),
  });
  onTestFinished(follow(() => [change.tracked, change.mailAfter, change.mailAgainTo, change.isChanged]));
  change.open({ ...booked, ...of });
  flushSync();
  const answer = (reason?: Refusal): void => {
    const { id } = workday.trackedRequests.at(-1)!.request;
    const said: Answer =
      reason === undefined
        ? { ok: true, request: id, visit: null, number: null, lane: null, due: null }
        : { ok: false, request: id, reason, alternatives: [] };
    workday.answer(said);
    flushSync();
  };
  return { workday, change, answer };
}
const found = {
  ...{ id: booked.id, date: MONDAY, number: 'A601', code: '123456', state: 'booked', start: at('12:00') },
  ...{ minutes: 10, services: [], lane: 'main', arrivedAt: null, finishedAt: null, counter: null },
  ...{ movedTo: null },
};

test('[B9.4] a contact comes back from its fields as it was', () => {
  for (const contact of [WAS, aContact({ birthDate: null, mail: null, phone: '02362 4711' })])
    expect(contactTyped(typedAs(contact), MONDAY)).toEqual(contact);
});

test('[B9.4] says which mail goes out before it is saved, and which link ends', () => {
  const { change } = opened();
  const said = () => [change.mailAfter, change.linkEnds, change.mailAgainTo];
  expect(said(), 'unchanged').toEqual([null, false, 'anna@web.ed']);
  change.name = 'Anna Neu';
  expect(said(), 'another name').toEqual([null, false, null]);
  change.mail = 'anna@web.de';
  expect(said(), 'another address').toEqual(['confirmation', true, null]);
  change.mail = '';
  expect(said(), 'no address').toEqual([null, true, null]);
  expect(opened({ state: 'arrived' }).change.mailAgainTo, 'is here').toBeNull();
  const reserved = opened({ state: 'reserved' }).change;
  reserved.mail = 'anna@web.de';
  expect(reserved.mailAfter).toBe('activation');
});

test('[B9.4] what is wrong is named once it was sent, and nothing is asked', () => {
  const { change, workday } = opened();
  change.name = ' ';
  expect(change.errors).toEqual({});
  expect(change.save()).toBe(false);
  expect(change.errors).toEqual({ name: 'missing' });
  expect(workday.trackedRequests).toEqual([]);
});

test('[B9.4] saved on the day of the appointment, with what it was made from; pressed twice it is asked once', () => {
  const { change, workday, answer } = opened({ date: '2026-12-01' as typeof MONDAY });
  expect(change.save(), 'nothing was changed').toBe(false);
  change.phone = '02362 4711';
  expect([change.save(), change.save()]).toEqual([true, false]);
  expect(workday.trackedRequests.map(({ request }) => request)).toMatchObject([
    { kind: 'change-contact', date: '2026-12-01', was: WAS, contact: { ...WAS, phone: '02362 4711' } },
  ]);
  answer();
  expect(change.tracked?.answer?.ok).toBe(true);
});

test('[B9.5] after another member everything typed stays, and what counts now is shown before it is saved again', async () => {
  const meanwhile = { ...WAS, name: 'Anna Neu' };
  const { change, workday, answer } = opened({}, meanwhile);
  change.phone = '02362 4711';
  change.save();
  answer('contact-changed-meanwhile');
  await change.tryAgain();
  expect([change.isOvertaken, change.of?.contact.name, change.phone]).toEqual([
    true,
    'Anna Neu',
    '02362 4711',
  ]);
  change.name = 'Anna Neu';
  change.save();
  expect(workday.trackedRequests.at(-1)?.request).toMatchObject({
    was: meanwhile,
    contact: { name: 'Anna Neu' },
  });
});

test('[B9.6] the mail again, once', () => {
  const { change, workday } = opened();
  change.sendMailAgain();
  change.sendMailAgain();
  expect(workday.trackedRequests.map(({ request }) => request.kind)).toEqual(['mail-again']);
});
