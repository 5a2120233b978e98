/** S4: the comparison follows the period that is shown. */
import { expect, it } from 'vitest';
import { TownComparison } from '../../src/lib/state/lead/town-comparison.svelte.ts';
import { localDate } from '../../src/lib/domain/time.ts';

const day = (text: string) => localDate.parse(text);
const [may, june] = [
  { from: day('2026-05-01'), until: day('2026-05-31') },
  { from: day('2026-06-01'), until: day('2026-06-30') },
];

it('[S4] an answer about a period that is not shown any more is dropped', async () => {
  const answers = new Map<string, PromiseWithResolvers<Response>>();
  const comparison = new TownComparison({
    origin: 'http://relay',
    fetch: (url) => {
      const answer = Promise.withResolvers<Response>();
      answers.set(new URL(String(url)).searchParams.get('from')!, answer);
      return answer.promise;
    },
  });
  const office = (id: string) => Response.json([{ id, name: { de: id }, summary: null }]);
  const first = comparison.show(may);
  const second = comparison.show(june);
  answers.get('2026-06-01')!.resolve(office('juni'));
  await second;
  answers.get('2026-05-01')!.resolve(office('mai'));
  await first;
  expect([comparison.offices?.[0]?.id, comparison.failed]).toEqual(['juni', false]);
  // Asked once for each period.
  await comparison.show({ ...june });
  expect(answers.size).toBe(2);
});

it('[S4] what does not come is said, and asked for again', async () => {
  let asked = 0;
  const comparison = new TownComparison({
    origin: 'http://relay',
    fetch: async () => {
      asked++;
      return Response.json({ error: 'not-ready' }, { status: 503 });
    },
  });
  await comparison.show(may);
  expect([comparison.failed, comparison.offices]).toEqual([true, null]);
  await comparison.show(may);
  expect(asked).toBe(2);
});
