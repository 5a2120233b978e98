/** Attacks of a lead, who is signed in and asks for what a lead may ask, as much of it as there can be. */
import { randomUUID } from 'node:crypto';
import { splitRequest } from '../../src/lib/client/requests/split-request.ts';
import { importColumns } from '../../src/lib/domain/input/import-cells.ts';
import { requestId } from '../../src/lib/domain/ids.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import type { OfficeEdit } from '../../src/lib/domain/office/office-edit.ts';
import type { RequestOf } from '../../src/lib/domain/requests/request.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import { addTo, inLanes } from '../../tests/support/attacks/attacker.ts';
import type { Attack, Outcome, Target } from '../../tests/support/attacks/attacker.ts';
import { freshAddress } from './by-citizens.ts';
import { asLead, office, signedIn, today } from './lead.ts';

const ROWS = 1900;
const text = (words: string) => ({ de: words, en: words });

/** Rows over the days to come, none of which has been asked for before. */
function rowsOf(count: number): string[][] {
  const run = randomUUID().slice(0, 8);
  return Array.from({ length: count }, (_, i) => {
    const minutes = 60 + 10 * (Math.floor(i / 60) % 60);
    const time = [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0')).join(':');
    const cells: Record<string, string> = {
      ...{ date: addDays(today(), 1 + (i % 60)), time, services: 'id-card', name: `Erika ${run} ${i}` },
      ...{ birthDate: '1964-08-12', language: 'de' },
    };
    return importColumns.map((column) => cells[column] ?? '');
  });
}

async function importList(target: Target, inParts: boolean): Promise<Outcome> {
  const outcome: Outcome = {};
  const { device, ask } = await asLead(target, outcome);
  const rows = [[...importColumns], ...rowsOf(ROWS)];
  const whole = {
    ...{ v: 1, id: requestId.parse(randomUUID()), office, date: today(), at: Date.now() },
    ...{ kind: 'import', rows },
  } as RequestOf<'import'>;
  const parts = (inParts ? splitRequest(whole) : [whole]) as RequestOf<'import'>[];
  await Promise.all(
    parts.map(({ rows: own, part }) => ask({ kind: 'import', rows: own, ...(part && { part }) })),
  );
  device.close();
  return outcome;
}

const anImport: Attack = {
  name: 'a lead imports 1,900 rows',
  run: (target) => importList(target, true),
};

const anImportAtOnce: Attack = {
  name: 'a lead imports 1,900 rows in one request',
  run: (target) => importList(target, false),
};

type Hours = Pick<Office, 'windows' | 'closures'>;

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** Of a window. */
const WINDOW_MINUTES = 45;
/** As many as fit into a day until the office closes. */
const WINDOWS_A_DAY = 15;

/** Windows of all lanes, one behind the other, and closures on days to come. */
function hoursOf({ lanes }: Office, windows: number, closures: number): Hours {
  const capacity = { counters: 1, online: 1, sameDay: 0 };
  const all = Object.fromEntries(lanes.map(({ id }) => [id, capacity]));
  const first = Math.floor(Math.random() * 12);
  const timeOf = (slot: number): string => {
    const minutes = slot * WINDOW_MINUTES + 5 * (first % 2);
    return [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0')).join(':');
  };
  return {
    windows: Array.from({ length: windows }, (_, i) => ({
      weekdays: [WEEKDAYS[Math.floor(i / WINDOWS_A_DAY) % WEEKDAYS.length]],
      ...{ from: timeOf(i % WINDOWS_A_DAY), to: timeOf((i % WINDOWS_A_DAY) + 1), lanes: all },
    })) as Hours['windows'],
    closures: Array.from({ length: closures }, (_, i) => ({
      ...{ date: addDays(today(), 1 + (i % 180)), from: '03:00', to: '03:05' },
      reason: text(`${first} ${i}`),
    })) as unknown as Hours['closures'],
  };
}

const changeHours = (name: string, windows: number, closures: number): Attack => ({
  name,
  async run(target) {
    const outcome: Outcome = {};
    const { device, ask } = await asLead(target, outcome);
    const response = await fetch(`${target.url}/api/docs/office:${office}`);
    const { records } = (await response.json()) as { records: { office: Office } };
    let { windows: known, closures: closed } = records.office;
    for (let i = 0; i < 5 && !target.signal.aborted; i++) {
      const fresh = hoursOf(records.office, windows, closures);
      const base = { windows: known, closures: closed };
      if (!(await ask({ kind: 'change-hours', ...fresh, base, seen: [] }))) break;
      ({ windows: known, closures: closed } = fresh);
    }
    device.close();
    return outcome;
  },
});

/** Questions at once, over and over: each looks through all days, and no request waits for them. */
const QUESTIONS_AT_ONCE = 50;

const asking = (
  name: string,
  questionOf: (office: Office) => readonly [path: string, body?: unknown],
): Attack => ({
  name,
  async run(target) {
    const outcome: Outcome = {};
    const { cookie } = await signedIn(target, 0);
    const response = await fetch(`${target.url}/api/docs/office:${office}`);
    const { records } = (await response.json()) as { records: { office: Office } };
    await inLanes(target, QUESTIONS_AT_ONCE, 40 * QUESTIONS_AT_ONCE, async () => {
      const [path, body] = questionOf(records.office);
      const headers = {
        ...{ 'content-type': 'application/json', origin: target.url, cookie },
        'x-forwarded-for': freshAddress(),
      };
      const post = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
      const reply = await fetch(target.url + path, { ...post, headers, signal: target.signal }).catch(
        () => null,
      );
      addTo(outcome, reply === null ? 'no answer' : reply.status);
      await reply?.arrayBuffer().catch(() => {});
    });
    return outcome;
  },
});

const REGIONS =
  'DE-BY-A DE-BY-KATH DE-SN-KATH DE-TH-KATH DE-BW DE-BE DE-HH DE-NI DE-SH AT-2 FR-75 PL CN MY'.split(' ');
let tried = 0;

/** The days off of a region that nothing at the relay has asked for, the next one each time. */
function otherRegion({ holidaysOf, ownHolidays }: Office): OfficeEdit {
  const region = REGIONS[tried++ % REGIONS.length]!;
  const values = (of: string | undefined) => ({ holidaysOf: of ?? null, ownHolidays });
  return { section: 'holidays', entry: null, was: values(holidaysOf), to: values(region) } as OfficeEdit;
}

export const byLead: readonly Attack[] = [
  asking('a lead previews hours', (of) => ['/api/hours/preview', hoursOf(of, 60, 150)]),
  asking('a lead previews days off', (of) => ['/api/office/preview', otherRegion(of)]),
  asking('a lead looks for a visit', () => ['/api/visits/search', { text: 'erika' }]),
  asking('a lead looks at recent bookings', () => ['/api/bookings/recent']),
  anImport,
  anImportAtOnce,
  changeHours('a lead sets 200 windows and 900 closures', 200, 900),
  changeHours('a lead sets as many as there may be', 100, 400),
];
