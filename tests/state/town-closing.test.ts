/** [P12.5] An authority's lead closes days: only what was looked at is closed. */
import { expect, test } from 'vitest';
import { TownClosing } from '../../src/lib/state/lead/town-closing.svelte.ts';
import { officeId } from '../../src/lib/domain/ids.ts';

const DORSTEN = officeId.parse('dorsten');
const WERNE = officeId.parse('werne');

interface Sent {
  readonly path: string;
  readonly body: { readonly from: string; readonly until: string; readonly offices: readonly unknown[] };
  answer(body: unknown, status?: number): void;
}

/** What was sent to the relay, each to be answered by the test. */
function aClosing(): { closing: TownClosing; sent: Sent[] } {
  const sent: Sent[] = [];
  const closing = new TownClosing({
    database: { device: 'a-device' },
    fetch: (url: unknown, init?: RequestInit) =>
      new Promise<Response>((resolve) => {
        sent.push({
          path: String(url),
          body: JSON.parse(init?.body as string),
          answer: (body, status = 200) =>
            resolve(
              new Response(JSON.stringify(body), {
                status,
                headers: { 'content-type': 'application/json' },
              }),
            ),
        });
      }),
  } as never);
  closing.enter({ from: '2026-12-24' });
  closing.toggle(DORSTEN);
  return { closing, sent };
}

const previewOf = (...dates: string[]) => [{ id: DORSTEN, dates, hit: [], days: [] }];

test('[P12.5] a day is looked at and then closed, as it was shown', async () => {
  const { closing, sent } = aClosing();
  const looking = closing.look();
  expect(sent[0]!.body).toEqual({ from: '2026-12-24', until: '2026-12-24', offices: [DORSTEN] });
  sent[0]!.answer(previewOf('2026-12-24'));
  await looking;
  expect(closing.preview).toMatchObject(previewOf('2026-12-24'));
});

test.each<[what: string, (closing: TownClosing) => void]>([
  ['the days', (closing) => closing.enter({ from: '2026-12-28', until: '2026-12-30' })],
  ['the offices', (closing) => closing.toggle(WERNE)],
])('[P12.5] an answer that comes after %s were changed is not shown', async (_what, change) => {
  const { closing, sent } = aClosing();
  const looking = closing.look();
  change(closing);
  sent[0]!.answer(previewOf('2026-12-24'));
  await looking;
  expect(closing.preview).toBeNull();
  // So nothing can be closed that was not looked at.
  await closing.close({ de: 'Betriebsausflug' });
  expect(sent).toHaveLength(1);
});

test('[P12.5] nor is the failure of an earlier question', async () => {
  const { closing, sent } = aClosing();
  const looking = closing.look();
  closing.enter({ until: '2026-12-31' });
  sent[0]!.answer({ error: 'disk-full' }, 507);
  await looking;
  expect(closing.failure).toBeNull();
});

test('[P12.5] what is wrong is named, and nothing is asked', async () => {
  const { closing, sent } = aClosing();
  closing.enter({ until: '2026-12-23' });
  closing.toggle(DORSTEN);
  await closing.look();
  expect([closing.wrong, sent]).toEqual([['until', 'offices'], []]);
  closing.enter({ from: '' });
  await closing.look();
  expect(closing.wrong).toEqual(['from', 'offices']);
});
