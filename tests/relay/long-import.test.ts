/** A lead's import of 2,000 rows: the real relay over real sockets, and the client's own code on its disk. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { openMemoDoc } from '../../src/lib/docs/memo-doc.ts';
import { importColumns } from '../../src/lib/domain/input/import-cells.ts';
import type { RequestOf } from '../../src/lib/domain/requests/request.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import { wholeImport } from '../../src/lib/domain/decide/whole-import.ts';
import { MONDAY } from '../support/build/index.ts';
import { eventually } from '../support/eventually.ts';
import { TEST_TIMEOUT_MS } from '../support/patience.ts';
import { aLead } from './support/a-browser.ts';
import { aRelay, MONDAY_AT_TEN, OFFICE } from './support/a-relay.ts';
import { aPage } from './support/an-app-page.ts';
import type { Page } from './support/an-app-page.ts';
import { aSocket, outcome } from './support/a-socket.ts';

const ROWS = 2000;
const STAFF = { type: 'surface', surface: 'staff' } as const;
/** Mondays, Tuesdays and Thursdays of the three weeks after this one. */
const DATES = [7, 8, 10, 14, 15, 17, 21, 22, 24].map((days) => addDays(MONDAY, days));

/** In a column of the older system that the import does not read. It makes the list heavy. */
const REMARK = 'Kommt mit Kind und Hund. '.repeat(10).trim();

/** Rows over all days, five at each time; the last ones are the first ones once more. */
function rowOf(index: number): string[] {
  const i = index < ROWS - 20 ? index : index - (ROWS - 20);
  const minutes = 8 * 60 + 10 * Math.floor(i / DATES.length / 5);
  const time = [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0')).join(':');
  const cells: Record<string, string> = {
    ...{
      date: DATES[i % DATES.length]!,
      time,
      services: 'id-card',
      name: `Erika Beispiel ${i} ${'Lang'.repeat(8)}`,
    },
    ...{ birthDate: '1964-08-12', language: 'de' },
  };
  return [...importColumns.map((column) => cells[column] ?? ''), REMARK];
}

/**
 * Kills the page in the moment in which it knows the first answer. The list is heavier than what an outbox holds at
 * once, so its last parts lie on the disk alone. Resolves with how many.
 */
const killedAtFirstAnswer = (page: Page): Promise<number> =>
  new Promise((resolve) => {
    const stop = page.channel.subscribe(() => {
      const trackedRequests = page.channel.trackedRequests();
      if (trackedRequests.every(({ answer }) => answer === null)) return;
      stop();
      page.kill();
      resolve(trackedRequests.filter(({ stage }) => stage === 'saved').length);
    });
  });

test(
  '[B10.4, M16] is judged to the end after its page has died, no row twice, with one report',
  { timeout: TEST_TIMEOUT_MS },
  async () => {
    const shift = MONDAY_AT_TEN - Date.now();
    const relay = await aRelay({ clockShift: shift });
    const lead = await aLead(relay);
    const options = { shift, cookies: lead.cookies, disk: `lead-${crypto.randomUUID()}` };
    const lookIn = async (name: string) => {
      const reader = await aSocket(relay, name, {
        ...{ credential: STAFF, cookies: lead.cookies, headers: { origin: relay.url } },
      });
      expect(await outcome(reader)).toBe('open');
      return reader;
    };
    const memos = openMemoDoc((await lookIn(`memo:${OFFICE}:${MONDAY}`)).doc, () => {});

    const first = await aPage(relay.url, lead.actor, STAFF, options);
    const columns = [...importColumns, 'Bemerkung'];
    const rows = [columns, ...Array.from({ length: ROWS }, (_, i) => rowOf(i))];
    // The channel splits what is larger than a request.
    const asked = { ...first.compose('import', { rows: [columns] }), rows } as RequestOf<'import'>;
    const dying = killedAtFirstAnswer(first);
    await first.channel.ask(asked);
    const report = () => wholeImport(memos.all.values(), asked.id);
    // All parts are on the disk; some are answered, and some have never left.
    expect(await dying).toBeGreaterThan(0);

    const second = await aPage(relay.url, lead.actor, STAFF, options);
    await eventually(() => expect(second.channel.pending()).toEqual([]));
    await eventually(() => expect(report()).toMatchObject({ rowsJudged: ROWS, rowsInAll: ROWS }));
    const { taken, refused } = report()!;
    expect(refused.filter(({ reason }) => reason === 'twice').map(({ row }) => row)).toEqual(
      Array.from({ length: 20 }, (_, i) => ROWS - 19 + i),
    );
    let stored = 0;
    const names = new Set<string>();
    for (const date of DATES) {
      const people = await lookIn(`people:${OFFICE}:${date}`);
      await eventually(() => expect(people.records().size).toBeGreaterThan(0));
      stored += people.records().size;
      for (const person of people.records().values())
        names.add((person as { contact: { name: string } }).contact.name);
    }
    expect(stored).toBe(taken);
    expect(names.size).toBe(taken);
    expect(taken + refused.length).toBe(ROWS);
    expect(taken).toBeGreaterThan(ROWS / 4);
  },
);
