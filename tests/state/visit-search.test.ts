/** B12: what a clerk finds with each letter: today from this device, then all days from the relay. */
import { flushSync } from 'svelte';
import { expect, onTestFinished, test, vi } from 'vitest';
import { VisitSearch } from '../../src/lib/state/counter/visit-search.svelte.ts';
import { foldDay } from '../../src/lib/domain/day/day.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import { aContact, anAppointment, anOffice, aPerson, aTicket, at, MONDAY } from '../support/build/index.ts';
import { aWorkday } from './a-workday.svelte.ts';
import { follow } from './follow.svelte.ts';

const found = (number: string) => ({
  ...{
    id: `visit-of-${number}-000000`,
    date: '2026-11-24',
    number,
    code: null,
    state: 'booked',
    start: null,
  },
  ...{ minutes: 10, services: [], lane: 'regular', contact: null, arrivedAt: null, finishedAt: null },
  ...{ counter: null, movedTo: null },
});

function aSearch(link: 'live' | 'offline', answer: (text: string) => Promise<Response>) {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const asked: string[] = [];
  const workday = aWorkday({ link });
  workday.tell(aTicket({ number: 'B107', at: at('08:40') }));
  const search = new VisitSearch(workday, {
    origin: 'http://relay',
    fetch: async (_url, init) => {
      const { text } = JSON.parse(init?.body as string) as { text: string };
      asked.push(text);
      return answer(text);
    },
  });
  onTestFinished(follow(() => [search.visits, search.scope]));
  const shown = (): [string[], string] => [search.visits.map(({ number }) => number), search.scope];
  return { search, asked, shown };
}

test('[B12] today is shown at once, all days once the relay has answered, and it is asked once for a word', async () => {
  const { search, asked, shown } = aSearch('live', async () =>
    Response.json({ visits: [found('B107'), found('A601')], hasMore: false }),
  );
  search.type('B10');
  expect(shown()).toEqual([[], 'asking']);
  search.type('B107');
  expect(shown()).toEqual([['B107'], 'asking']);
  await vi.advanceTimersByTimeAsync(300);
  flushSync();
  expect(asked).toEqual(['B107']);
  expect(shown()).toEqual([['B107', 'A601'], 'all-days']);
});

test('[B12] cut off, what this device holds of today is found, and said to be all', async () => {
  const { search, shown } = aSearch('offline', async () => {
    throw new TypeError('Failed to fetch');
  });
  search.type('B107');
  expect(shown()).toEqual([['B107'], 'today']);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(shown()).toEqual([['B107'], 'today']);
});

test('[B12] an answer to what was typed before is not shown for what is typed now', async () => {
  let release = (): void => {};
  const { search, shown } = aSearch('live', async (text) => {
    if (text === 'A601') await new Promise<void>((resolve) => (release = resolve));
    return Response.json({ visits: [found(text)], hasMore: false });
  });
  search.type('A601');
  await vi.advanceTimersByTimeAsync(300);
  search.type('A602');
  await vi.advanceTimersByTimeAsync(300);
  release();
  await vi.advanceTimersByTimeAsync(300);
  flushSync();
  expect(shown()).toEqual([['A602'], 'all-days']);
});

test('[B12] what would find nearly everyone is not asked, and nothing is said of an empty field', async () => {
  const { search, asked } = aSearch('live', async () => Response.json({ visits: [], hasMore: false }));
  search.type('m');
  await vi.advanceTimersByTimeAsync(300);
  expect([search.problem, asked]).toEqual(['too-short', []]);
  search.clear();
  flushSync();
  expect(search.problem).toBe(null);
});

test('[B12, P7.6] cut off, the next opening day is searched as well, and it is said', () => {
  const tomorrow = addDays(MONDAY, 1);
  const booked = anAppointment({ number: 'A601', start: at('10:00', tomorrow) });
  const people = new Map([[booked.id, aPerson(booked, { contact: aContact({ name: 'Jürgen Müller' }) })]]);
  const workday = aWorkday({ link: 'offline', ahead: { day: foldDay(tomorrow, [booked]), people } });
  const search = new VisitSearch(workday, { fetch: () => Promise.reject(new TypeError('offline')) });
  onTestFinished(follow(() => [search.visits, search.scope]));
  search.type('mueller');
  flushSync();
  expect([search.visits.map(({ number, date }) => [number, date]), search.scope]).toEqual([
    [['A601', tomorrow]],
    'two-days',
  ]);
  search.clear();
});

test('[B12] the QR code of an appointment is searched by its code and day, also as a scanner types it', async () => {
  const { search, asked } = aSearch('live', async () => Response.json({ visits: [], hasMore: false }));
  const pass = `FOYER1:${anOffice().id}:2026-11-24:778222`;
  for (const typed of [pass, pass.replaceAll(':', 'Ö').replaceAll('-', 'ß').replace('Y', 'Z')]) {
    search.type(typed);
    await vi.advanceTimersByTimeAsync(300);
    flushSync();
    expect([search.problem, search.isPass]).toEqual([null, true]);
  }
  expect(asked).toEqual(['778222 2026-11-24', '778222 2026-11-24']);
});

test('[B12] the code of another office is said to be one, and is not asked', async () => {
  const { search, asked } = aSearch('live', async () => Response.json({ visits: [], hasMore: false }));
  search.type('FOYER1:elsewhere:2026-11-24:778222');
  await vi.advanceTimersByTimeAsync(300);
  flushSync();
  expect([search.problem, asked]).toEqual(['other-office', []]);
});
