/** A counter or a kiosk at work drops the copies of days that are past their time. */
import 'fake-indexeddb/auto';
import { expect, onTestFinished, test, vi } from 'vitest';
import { loadStoredDoc, storedRows } from '../../src/lib/client/replica/stored-doc.ts';
import { openOfficeDoc, putOffice } from '../../src/lib/docs/office-doc.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import { openWorkday } from '../../src/lib/state/workday/workday.svelte.ts';
import { anActor } from '../client/arbiter.ts';
import { aDevice } from '../client/surroundings.ts';
import { anOffice, at, MONDAY } from '../support/build/index.ts';
import { eventually } from '../support/eventually.ts';

const office = anOffice({ rules: { retention: { people: 1, day: 30 } } });

test.each(['kiosk', 'clerk'] as const)('[P3, M19] without the relay: %s', async (role) => {
  vi.useFakeTimers({ toFake: ['Date'], now: at('10:00') });
  onTestFinished(() => void vi.useRealTimers());
  const { database, around } = await aDevice('http://127.0.0.1:9').tab();
  const dates = [-200, -6, -1, 0].map((days) => addDays(MONDAY, days));
  for (const name of [
    { kind: 'office', office: office.id } as const,
    ...dates.map((date) => ({ kind: 'people', office: office.id, date }) as const),
    ...dates.map((date) => ({ kind: 'day', office: office.id, date }) as const),
  ]) {
    const stored = await loadStoredDoc(database, name, () => {});
    if (name.kind === 'office')
      putOffice(
        openOfficeDoc(stored.doc, () => {}),
        office,
      );
    await stored.saved();
    await stored.markComplete();
    stored.release();
  }
  const workday = openWorkday({ office: office.id, actor: anActor(), role, name: 'Karl' }, around);
  onTestFinished(() => workday.close());
  // P7.6: a counter may have opened the next opening day by then, which is no old copy.
  const left = async (kind: string): Promise<string[]> =>
    (await storedRows(database))
      .flatMap(({ name }) => (name.startsWith(`${kind}:`) ? [name.split(':')[2]!] : []))
      .filter((date) => date <= MONDAY);
  await eventually(async () => expect((await left('people')).sort()).toEqual(dates.slice(2)));
  expect((await left('day')).sort()).toEqual(dates.slice(1));
  await eventually(() => expect(workday.day).not.toBeNull());
});
