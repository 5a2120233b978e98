/** P1, cell by cell, over real sockets: who may open which document, and who may write it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import * as Y from 'yjs';
import { documentKinds, roles, staffRoles } from '../../src/lib/domain/access.ts';
import type { DocumentKind, Role } from '../../src/lib/domain/access.ts';
import { writeSync } from '../../src/lib/wire/frames.ts';
import { startRelay } from '../../sync-server/start.ts';
import type { Relay } from '../../sync-server/start.ts';
import { silentLog } from '../../sync-server/log/log.ts';
import { accountCommand } from '../../sync-server/commands/account.ts';
import { aBrowser, aClerk, aDevice, aLead, aMember, PASSWORD } from './support/a-browser.ts';
import { aConfig, OFFICE, OFFICES } from './support/a-relay.ts';
import { aCitizen, aSocket, closeOf, outcome } from './support/a-socket.ts';
import type { SocketOptions } from './support/a-socket.ts';

/** `r`: reads; `w`: reads and writes; `-`: stays outside. As the office would say it, not as the code does. */
const expected: Readonly<Record<DocumentKind, string>> = {
  //      public citizen monitor kiosk clerk day-lead lead authority-lead auditor
  office: 'r r r r r r r r r',
  slots: ' r r r r r r r r r',
  board: ' r r r r r r r r r',
  day: '   - - - r r r r r -',
  people: '- - - - r r r r -',
  memo: '  - - - - r r r r -',
  staff: ' - - - - r r r r r',
  figures: '- - - - - r r r r',
  log: '   - - - - - - r r r',
  outbox: '- w - w w w w w -',
  inbox: ' - r - r r r r r -',
};
const rightOf = (kind: DocumentKind, role: Role): string =>
  expected[kind].trim().split(' ')[roles.indexOf(role)] ?? 'missing';

const cells = documentKinds.flatMap((kind) =>
  roles.map((role) => [role, kind, rightOf(kind, role)] as const),
);

let relay: Relay;
const folder = mkdtempSync(join(tmpdir(), 'foyer-'));
const who = {} as Record<Role, SocketOptions & { actor: string }>;

beforeAll(async () => {
  const started = await startRelay(aConfig({ dataDir: folder }), { log: silentLog });
  if (!started.ok) throw new Error(started.error.join());
  relay = started.value;
  const lead = await aLead(relay);
  const clerk = await aClerk(relay, lead);
  const dayLead = await aMember(relay, lead, 'tagesleitung', 'day-lead');
  const auditor = await aMember(relay, lead, 'pruefung', 'auditor');
  await aMember(relay, lead, 'amt', 'lead');
  await accountCommand(['authority-lead', OFFICE, 'amt'], aConfig({ dataDir: folder }));
  const ofAuthority = await again(relay, 'amt');
  const kiosk = await aDevice(relay, lead, 'kiosk');
  const monitor = await aDevice(relay, lead, 'monitor');
  const { actor, credential } = aCitizen();
  const as = (surface: 'staff' | 'kiosk' | 'monitor', browser: { cookies: string; actor: string }) => ({
    credential: { type: 'surface', surface } as const,
    cookies: browser.cookies,
    actor: browser.actor,
  });
  Object.assign(who, {
    public: { actor: 'nobody-in-particular' },
    citizen: { credential, actor },
    monitor: as('monitor', monitor),
    kiosk: as('kiosk', kiosk),
    clerk: as('staff', clerk),
    'day-lead': as('staff', dayLead),
    lead: as('staff', lead),
    'authority-lead': as('staff', ofAuthority),
    auditor: as('staff', auditor),
  });
});
/** Signs in anew, after the operator has given another role. */
async function again(at: Relay, login: string) {
  const browser = aBrowser(at);
  const device = 'device-of-the-authority';
  const reply = await browser.post('/api/sign-in', { office: OFFICE, login, password: PASSWORD, device });
  return { cookies: browser.cookies, actor: reply.body.actor as string };
}
afterAll(async () => {
  await relay.close();
  rmSync(folder, { recursive: true });
});

function nameOf(kind: DocumentKind, actor: string, office = OFFICE): string {
  if (kind === 'outbox' || kind === 'inbox') return `${kind}:${actor}`;
  if (kind === 'figures') return `figures:${office}:2026-11`;
  return kind === 'day' || kind === 'people' || kind === 'memo'
    ? `${kind}:${office}:2026-11-23`
    : `${kind}:${office}`;
}

function someUpdate(): Uint8Array {
  const doc = new Y.Doc();
  doc.getArray('records').push([['request:not-a-valid-request', {}]]);
  return Y.encodeStateAsUpdate(doc);
}

test('the table has a cell for every role and kind', () => {
  expect(cells).toHaveLength(roles.length * documentKinds.length);
  expect(cells.every(([, , right]) => ['r', 'w', '-'].includes(right))).toBe(true);
});

describe('[P1.1, P1.2, P1.3, P1.4, P1.5, P1.6, P1.7, P1.8] reading', () => {
  test.each(cells)('%s opens %s: %s', async (role, kind, right) => {
    const socket = await aSocket(relay, nameOf(kind, who[role].actor), who[role]);
    const refused = role === 'public' ? 'not-signed-in' : 'not-allowed';
    expect(await outcome(socket)).toBe(right === '-' ? refused : 'open');
  });
});

/** As the office would say it: who may ask what over HTTP. */
const asked: Readonly<Record<string, string>> = {
  //                               clerk day-lead lead authority-lead auditor
  '/api/calendar-feed': '          yes   yes      yes  yes            no',
  '/api/office/outside': '         no    yes      yes  yes            no',
  '/api/mails/failed': '           no    no       yes  yes            no',
  '/api/bookings/recent': '        no    no       yes  yes            no',
  '/api/office/mails/usual': '     no    no       yes  yes            no',
  '/api/office/mails/server': '    no    no       yes  yes            no',
  '/api/devices/states': '         no    no       yes  yes            no',
  '/api/statistics/town?from=2026-11-01&until=2026-11-02': 'no yes yes yes yes',
  '/api/second-factor': '          yes   yes      yes  yes            yes',
  '/api/authority/offices': '      no    no       no   yes            no',
};

describe('[P1.5, P1.6, P1.7] over HTTP', () => {
  test.each(
    Object.entries(asked).flatMap(([path, row]) =>
      row
        .trim()
        .split(/ +/)
        .map((may, i) => [staffRoles[i]!, path, may] as const),
    ),
  )('%s asks %s: %s', async (role, path, may) => {
    const { status } = await fetch(relay.url + path, { headers: { cookie: who[role].cookies! } });
    expect(status).toBe(may === 'yes' ? 200 : 403);
  });
});

describe('[P1] writing', () => {
  const open = cells.filter(([, , right]) => right !== '-');
  for (const step of ['answer', 'update'] as const) {
    test.each(open)(`%s writes %s as ${step}: %s`, async (role, kind, right) => {
      const socket = await aSocket(relay, nameOf(kind, who[role].actor), { ...who[role], mute: true });
      socket.send(writeSync('answer', Uint8Array.of(0, 0)));
      socket.send(writeSync(step, someUpdate()));
      if (right === 'r') expect(await closeOf(socket)).toBe('not-allowed');
      else {
        const other = await aSocket(relay, nameOf(kind, who[role].actor), who[role]);
        expect(await outcome(other)).toBe('open');
        expect([...other.records().keys()]).toEqual(['request:not-a-valid-request']);
        expect(socket.closed).toBeNull();
      }
    });
  }
});

describe("[P1.1, P1.8] what is another actor's", () => {
  const own = cells.filter(([, kind, right]) => right !== '-' && (kind === 'outbox' || kind === 'inbox'));
  test.each(own)('%s does not open the %s of another', async (role, kind) => {
    const socket = await aSocket(relay, nameOf(kind, aCitizen().actor), who[role]);
    expect(await outcome(socket)).toBe('not-allowed');
  });

  test('a secret of one booking opens nothing of another, and no staff document', async () => {
    const { credential } = aCitizen();
    for (const name of [`inbox:${who.citizen.actor}`, nameOf('day', ''), nameOf('people', '')]) {
      expect(await outcome(await aSocket(relay, name, { credential }))).toBe('not-allowed');
    }
  });
});

describe('[P1.8] who works at one office, at the documents of another', () => {
  const NEIGHBOUR = 'lippstadt';
  const offices = mkdtempSync(join(tmpdir(), 'foyer-offices-'));
  const data = mkdtempSync(join(tmpdir(), 'foyer-'));
  let town: Relay;
  const staff = {} as Record<'monitor' | 'kiosk' | 'clerk' | 'lead', SocketOptions>;

  beforeAll(async () => {
    const file = readFileSync(join(OFFICES, `${OFFICE}.yaml`), 'utf8');
    writeFileSync(join(offices, `${OFFICE}.yaml`), file);
    writeFileSync(join(offices, `${NEIGHBOUR}.yaml`), file.replace(/^id: .*$/m, `id: ${NEIGHBOUR}`));
    const started = await startRelay(aConfig({ dataDir: data, offices }), { log: silentLog });
    if (!started.ok) throw new Error(started.error.join());
    town = started.value;
    const lead = await aLead(town);
    const as = (surface: 'staff' | 'kiosk' | 'monitor', { cookies }: { cookies: string }): SocketOptions => ({
      credential: { type: 'surface', surface },
      cookies,
    });
    staff.lead = as('staff', lead);
    staff.clerk = as('staff', await aClerk(town, lead));
    staff.kiosk = as('kiosk', await aDevice(town, lead, 'kiosk'));
    staff.monitor = as('monitor', await aDevice(town, lead, 'monitor'));
  });
  afterAll(async () => {
    await town.close();
    for (const folder of [offices, data]) rmSync(folder, { recursive: true });
  });

  const foreign = documentKinds
    .filter((kind) => kind !== 'outbox' && kind !== 'inbox')
    .flatMap((kind) =>
      (['monitor', 'kiosk', 'clerk', 'lead'] as const).map(
        (role) => [role, kind, rightOf(kind, 'public') === 'r' ? 'open' : 'not-allowed'] as const,
      ),
    );
  test.each(foreign)('%s opens the %s of the neighbour: %s', async (role, kind, result) => {
    const socket = await aSocket(town, nameOf(kind, '', NEIGHBOUR), staff[role]);
    expect(await outcome(socket)).toBe(result);
    // The same at home is another matter: otherwise nothing would have been shown.
    const home = await aSocket(town, nameOf(kind, '', OFFICE), staff[role]);
    expect(await outcome(home)).toBe(rightOf(kind, role) === '-' ? 'not-allowed' : 'open');
  });
});

describe('[P1] what does not exist', () => {
  test.each([
    ['day:dorsten:2024-01-01', 'past-retention'],
    ['people:dorsten:2026-11-10', 'past-retention'],
    ['memo:dorsten:2026-11-10', 'past-retention'],
    ['day:dorsten:2028-06-01', 'no-such-document'],
    ['board:nowhere', 'no-such-document'],
    ['day:dorsten:2026-02-30', 'no-such-document'],
    ['kitchen:dorsten', 'no-such-document'],
    ['%E0%A4%A', 'no-such-document'],
  ])('[M19] the lead gets of %s: %s', async (name, reason) => {
    expect(await outcome(await aSocket(relay, name, who.lead))).toBe(reason);
  });

  test('a surface that is not signed in is told so, also where the public may read', async () => {
    const socket = await aSocket(relay, 'board:dorsten', {
      credential: { type: 'surface', surface: 'monitor' },
    });
    expect(await outcome(socket)).toBe('not-signed-in');
  });

  test("a kiosk's cookie is not good for another surface", async () => {
    const cookies = who.kiosk.cookies!.replace('foyer_kiosk', 'foyer_staff');
    const socket = await aSocket(relay, nameOf('people', ''), {
      cookies,
      credential: { type: 'surface', surface: 'staff' },
    });
    expect(await outcome(socket)).toBe('not-signed-in');
  });

  test('a foreign page opens nothing, our own does', async () => {
    const foreign = await aSocket(relay, 'board:dorsten', { headers: { origin: 'https://evil.example' } });
    expect(await closeOf(foreign)).toBe(1006);
    const own = await aSocket(relay, 'board:dorsten', { headers: { origin: relay.url } });
    expect(await outcome(own)).toBe('open');
    expect(own.ws.protocol).toBe('foyer.1');
  });
});
