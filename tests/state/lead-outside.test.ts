/** The people whom a change has left outside: who gets a mail, who is called, and one press that cancels. */
import { SvelteSet } from 'svelte/reactivity';
import { expect, onTestFinished, test } from 'vitest';
import type { HitPerson } from '../../src/lib/domain/decide/hours-preview.ts';
import type { OutsideAppointment } from '../../src/lib/domain/requests/memo.ts';
import { OutsideList } from '../../src/lib/state/lead/outside-people.svelte.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import { at, lane, MONDAY, visit } from '../support/build/index.ts';
import { aWorkday } from './a-workday.svelte.ts';
import type { DayHere } from './a-workday.svelte.ts';
import { follow } from './follow.svelte.ts';

const TUESDAY = addDays(MONDAY, 1);
const start = at('10:00', TUESDAY);

const hitPerson = (name: string, more: Partial<HitPerson> = {}): HitPerson => ({
  ...{ date: TUESDAY, visit: visit(name), number: 'A601', start, minutes: 15, lane: lane('main') },
  ...{ why: 'hours', name, phone: null, hasMail: true, proposals: [{ date: MONDAY, start: at('10:00') }] },
  ...more,
});
const outsideOf = ({ date, visit: id, number }: HitPerson): OutsideAppointment => ({
  ...{ date, visit: id, number, start },
  why: 'hours',
});

const ANNA = hitPerson('anna');
const BERT = hitPerson('bert');
const CORA = hitPerson('cora', { hasMail: false, phone: '02362 4711' });

async function listAt(
  workday: DayHere,
  outside: () => readonly OutsideAppointment[],
  answer: () => Response = () => Response.json([ANNA, BERT, CORA]),
): Promise<OutsideList> {
  const people = new OutsideList(workday, outside, {
    origin: 'http://relay',
    fetch: () => Promise.resolve(answer()),
  });
  onTestFinished(follow(() => [people.toMail, people.toCall]));
  onTestFinished(() => people.close());
  await people.load();
  return people;
}

const namesOf = (people: readonly HitPerson[]): unknown[] => people.map(({ name }) => name);
const all = [ANNA, BERT, CORA].map(outsideOf);
const everyone = (): readonly OutsideAppointment[] => all;

test('[C3.4] one press cancels each who gets a mail on its own day, and a second press cancels no one', async () => {
  const workday = aWorkday({ role: 'lead' });
  const people = await listAt(workday, everyone);
  expect([namesOf(people.toMail), namesOf(people.toCall)]).toEqual([['anna', 'bert'], ['cora']]);
  await people.cancelAll();
  expect(workday.trackedRequests.map(({ request }) => request)).toMatchObject([
    { kind: 'cancel', date: TUESDAY, visit: ANNA.visit },
    { kind: 'cancel', date: TUESDAY, visit: BERT.visit },
  ]);
  expect(people.asked).toBe(2);
  expect([namesOf(people.toMail), namesOf(people.toCall)]).toEqual([[], ['cora']]);
  await people.cancelAll();
  expect(workday.trackedRequests).toHaveLength(2);
});

test('[C3.4] whom the relay has not cancelled is on the list again', async () => {
  const workday = aWorkday({ role: 'lead' });
  const people = await listAt(workday, everyone);
  await people.cancelAll();
  const { id } = workday.trackedRequests[0]!.request;
  workday.answer({ ok: false, request: id, reason: 'not-possible-now', alternatives: [] });
  expect(namesOf(people.toMail)).toEqual(['anna']);
});

test('[C3.4] what the disk refuses stays on the list and is not said to be saved', async () => {
  const workday = aWorkday({ role: 'lead' });
  const people = await listAt(workday, everyone);
  workday.full = true;
  await people.cancelAll();
  expect([people.asked, people.notKept]).toEqual([0, 2]);
  expect(namesOf(people.toMail)).toEqual(['anna', 'bert']);
  workday.full = false;
  await people.cancelAll();
  expect([people.asked, people.notKept]).toEqual([2, 0]);
});

test('[C3.4] who has been moved or cancelled elsewhere is on neither list', async () => {
  const people = await listAt(aWorkday({ role: 'lead' }), () => [outsideOf(BERT)]);
  expect([namesOf(people.toMail), namesOf(people.toCall)]).toEqual([['bert'], []]);
});

test('[C3.4] a list that cannot be loaded says so, and keeps what an earlier answer said', async () => {
  let isDown = true;
  const people = await listAt(aWorkday({ role: 'lead' }), everyone, () =>
    isDown ? new Response('', { status: 503 }) : Response.json([ANNA]),
  );
  expect([people.hasFailed, people.people, people.toMail]).toEqual([true, null, []]);
  isDown = false;
  await people.load();
  expect([people.hasFailed, namesOf(people.toMail)]).toEqual([false, ['anna']]);
  isDown = true;
  await people.load();
  expect([people.hasFailed, namesOf(people.toMail)]).toEqual([true, ['anna']]);
});

test('[C3.4] names are asked for where there are more, and not where one leaves the list', async () => {
  const listed = new SvelteSet([ANNA, BERT, CORA]);
  const people = await listAt(aWorkday({ role: 'lead' }), () => Array.from(listed, outsideOf));
  expect(people.untold).toBe('');
  listed.delete(ANNA);
  expect(people.untold).toBe('');
  listed.add(hitPerson('dora'));
  expect(people.untold).toBe(visit('dora'));
});
