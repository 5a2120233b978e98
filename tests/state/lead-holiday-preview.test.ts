/** C3.7: what a choice of the state does is asked for while it is made. */
import { expect, it } from 'vitest';
import { HolidayPreview } from '../../src/lib/state/lead/holiday-preview.svelte.ts';
import type { OfficeEdit } from '../../src/lib/domain/office/office-edit.ts';

const edit = (to: string): OfficeEdit => ({
  ...{ section: 'holidays', entry: null, was: { holidaysOf: null }, to: { holidaysOf: to } },
});
const answered = (name: string) => ({
  ...{ problems: [], hit: [], days: [], placeMinutes: 15, needed: [] },
  holidays: { added: [{ date: '2026-12-25', name: { de: name } }], removed: [] },
});

/** A relay that answers when the test lets it. */
function aRelay() {
  const asked: ((reply: Response | Error) => void)[] = [];
  const http = {
    fetch: (_input: unknown, { signal }: RequestInit = {}): Promise<Response> =>
      new Promise((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
        asked.push((reply) => (reply instanceof Error ? reject(reply) : resolve(reply)));
      }),
  };
  return { asked, http };
}

it('[C3.7] shows the days of the choice that counts, and drops the answer to one before it', async () => {
  const { asked, http } = aRelay();
  const preview = new HolidayPreview(http as never);
  const first = preview.look(edit('DE-BY'));
  expect(preview.isLoading).toBe(true);
  const second = preview.look(edit('DE-NW'));
  await first;
  expect([preview.isLoading, preview.shown, preview.failure]).toEqual([true, null, null]);
  asked.at(-1)!(Response.json(answered('Weihnachten')));
  await second;
  expect(preview.isLoading).toBe(false);
  expect(preview.shown?.holidays?.added).toHaveLength(1);
  await preview.look(null);
  expect(preview.shown).toBeNull();
});

it('[C3.7] says where the relay cannot be asked', async () => {
  const { asked, http } = aRelay();
  const preview = new HolidayPreview(http as never);
  const looked = preview.look(edit('DE-NW'));
  asked.at(-1)!(new TypeError('no network'));
  await looked;
  expect([preview.isLoading, preview.shown, preview.failure]).toEqual([false, null, 'unreachable']);
});
