/** What a citizen's first pages show before the phone's disk and live documents are loaded, and what becomes of it. */
import 'fake-indexeddb/auto';
import { expect, onTestFinished, test, vi } from 'vitest';
import { keptBefore } from '../../src/lib/client/browser/kept-before.ts';
import { officeId, requestId } from '../../src/lib/domain/ids.ts';
import { openCitizenPages } from '../../src/lib/state/citizen/citizen-pages.svelte.ts';
import { draftOf } from '../../src/lib/state/citizen/draft.svelte.ts';
import { mayHaveDraft } from '../../src/lib/state/citizen/draft-place.ts';
import { followOffice } from '../../src/lib/state/followed-office.svelte.ts';
import { aRelay, closing } from '../client/surroundings.ts';
import { anOffice } from '../support/build/index.ts';
import { eventually } from '../support/eventually.ts';
import { follow } from './follow.svelte.ts';

const office = officeId.parse('dorsten');
const other = officeId.parse('bochum');

async function atRelay(): Promise<void> {
  const relay = await aRelay();
  vi.stubGlobal('location', { origin: relay.origin });
  onTestFinished(() => void vi.unstubAllGlobals());
}

test('a first page opens no disk; what it asks of the bookings is done before a page shows them', async () => {
  await atRelay();
  const pages = closing(openCitizenPages());
  expect(pages.bookings).toMatchObject({ loaded: false, all: [], visits: [], lost: [] });
  expect(Math.abs(pages.now.now - Date.now())).toBeLessThan(60_000);
  expect(await keptBefore()).toBe(false);

  const draft = draftOf(office);
  draft.change({ name: 'Anna Beispiel', choices: [{ service: 'passport', quantity: 1 }] as never });
  const seen: string[] = [];
  onTestFinished(follow(() => void (pages.isWhole && seen.push(draft.stage))));
  pages.bookings.startAnew(office);
  await eventually(() => expect(seen).not.toEqual([]));
  expect(seen[0]).toBe('empty');
  await eventually(() => expect(pages.bookings.loaded).toBe(true));
  expect(await keptBefore()).toBe(true);
  expect(pages.bookings.trackedRequest('a'.repeat(20) as never, requestId.parse('b'.repeat(20)))).toBeNull();
});

test('a browser that never names its databases may have kept something', async () => {
  vi.stubGlobal('indexedDB', { databases: () => new Promise(() => {}) });
  onTestFinished(() => void vi.unstubAllGlobals());
  let timeOut = (): void => {};
  const answer = keptBefore({
    after(ms, run) {
      expect(ms).toBe(1_000);
      timeOut = run;
      return () => {};
    },
  });
  timeOut();
  expect(await answer).toBe(true);
});

test('a browser that cannot name its databases may have kept something', async () => {
  vi.stubGlobal('indexedDB', {});
  onTestFinished(() => void vi.unstubAllGlobals());
  expect(await keptBefore()).toBe(true);
});

/** Code of a page that is away until `back()`: the network is gone. `online()` is the browser's own event. */
function codeAway<C>(code: () => Promise<C>) {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => void vi.restoreAllMocks());
  const listeners = new Set<() => void>();
  let isAway = true;
  return {
    loadCode: () => (isAway ? Promise.reject(new TypeError('Failed to fetch')) : code()),
    platform: {
      on(event: string, listener: () => void) {
        if (event === 'online') listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    back: () => (isAway = false),
    online: () => [...listeners].forEach((listener) => listener()),
    listeners,
  };
}
const bookingsCode = () =>
  Promise.all([
    import('../../src/lib/client/http/clock.ts'),
    import('../../src/lib/state/citizen/own-bookings.svelte.ts'),
  ]);

test.each(['the next network', 'the next page'])(
  'bookings whose code did not load are loaded with %s, and what was asked is done',
  async (retry) => {
    await atRelay();
    const away = codeAway(bookingsCode);
    const pages = closing(openCitizenPages(away));
    const draft = draftOf(office);
    draft.change({ name: 'Anna Beispiel' });
    pages.bookings.startAnew(office);
    await eventually(() => expect(pages.isMissing).toBe(true));
    away.online();
    await eventually(() => expect(pages.isMissing).toBe(true));
    away.back();
    if (retry === 'the next network') away.online();
    else pages.load();
    await eventually(() => expect(pages).toMatchObject({ isWhole: true, isMissing: false }));
    expect(draft.content.name).toBe('');
    pages.close();
    expect(away.listeners.size).toBe(0);
  },
);

test('an office whose code did not load is cut off, not broken, and is followed with the next network', async () => {
  await atRelay();
  const away = codeAway(() => import('../../src/lib/client/replica/office-views.ts'));
  const state = closing(followOffice(office, { slots: true, ...away }));
  await eventually(() => expect(state.isMissing).toBe(true));
  expect(state).toMatchObject({ broken: false, loaded: false, link: { state: 'offline' } });
  away.back();
  away.online();
  await eventually(() => expect(state).toMatchObject({ isMissing: false, loaded: true }));
  state.close();
  expect(away.listeners.size).toBe(0);
});

test('a draft of this page is known where the browser stores none', () => {
  expect(mayHaveDraft(other)).toBe(false);
  draftOf(other);
  expect(mayHaveDraft(other)).toBe(true);
});

test('an office that is new to this phone is shown as told over HTTP, before its document is open', async () => {
  await atRelay();
  const told = anOffice({ id: other });
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    return Response.json({ name: `office:${other}`, records: { office: told } });
  });
  const state = closing(followOffice(other, { slots: true, isNew: true }));
  const links: string[] = [];
  onTestFinished(follow(() => void (state.office !== null && links.push(state.link.state))));
  await eventually(() => expect(state.office?.name).toEqual(told.name));
  expect(asked).toEqual(['/api/docs/office%3Abochum']);
  expect(links[0]).toBe('connecting');
  await eventually(() => expect(state.loaded).toBe(true));
  expect(state.office?.name).toEqual(told.name);
  // The next frame of this page, whose network is gone: what was read a moment ago is not asked for again.
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  const again = closing(followOffice(other, { slots: true }));
  expect(again.office?.name).toEqual(told.name);
});
