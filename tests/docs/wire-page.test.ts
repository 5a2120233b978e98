/** The page about the wire prints the tables that the code lives by. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  documentKinds,
  isOwn,
  mayRead,
  mayWrite,
  permissions,
  permissionsOf,
  roles,
} from '../../src/lib/domain/access.ts';
import type { DocumentKind, Permission } from '../../src/lib/domain/access.ts';
import { citizensKinds, costOf } from '../../src/lib/domain/requests/citizens-requests.ts';
import { bounds, boundSpans } from '../../src/lib/domain/requests/request-costs.ts';
import type { CitizensKind } from '../../src/lib/domain/requests/citizens-requests.ts';
import type { Bound } from '../../src/lib/domain/requests/request-costs.ts';
import { generalRefusals } from '../../src/lib/domain/requests/answer.ts';
import { requestKinds } from '../../src/lib/domain/requests/request.ts';
import type { RequestKind } from '../../src/lib/domain/requests/request.ts';
import { requestTable } from '../../src/lib/domain/requests/request-table.ts';
import { closeCodes } from '../../src/lib/wire/close-codes.ts';
import { MOST_REFUSED_AN_HOUR } from '../../sync-server/arbiter/booking-rates.ts';
import { defaultLimits } from '../../sync-server/guard/limits.ts';
import type { Counted, Rate } from '../../sync-server/guard/limits.ts';
import { routeCosts } from '../../src/lib/wire/http/route-costs.ts';
import type { RouteLimit } from '../../src/lib/wire/http/route-costs.ts';
import { limitsOf } from '../../src/lib/wire/outbox-limits.ts';
import type { OutboxLimits } from '../../src/lib/wire/outbox-limits.ts';
import { MAX_BUFFERED_BYTES } from '../../sync-server/relay/peer.ts';

const page = readFileSync(new URL('../../docs/wire.md', import.meta.url), 'utf8');
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

test('[P1] the table of access is the one that the guard uses', () => {
  const head = rows.find((row) => row[0] === 'document')!;
  expect(head.slice(1)).toEqual([...roles, 'written by']);
  const printed = rows.filter(
    (row) => row.length === head.length && row !== head && !row[0]!.startsWith('-'),
  );
  expect(Object.fromEntries(printed.map(([kind, ...cells]) => [kind, cells]))).toEqual(
    Object.fromEntries(
      documentKinds.map((kind) => {
        const writing = roles.filter((role) => mayWrite(who(role), owned(kind)));
        return [
          kind,
          [
            ...roles.map((role) => (mayRead(who(role), owned(kind)) ? (isOwn(kind) ? 'own' : 'all') : '–')),
            writing.length === 0 ? 'arbiter' : `${writing.join(', ')}: own`,
          ],
        ];
      }),
    ),
  );
});

test('[P1] the table of permissions names the roles and the requests of each', () => {
  const code = (words: readonly string[]): string =>
    words.length === 0 ? '–' : words.map((word) => `\`${word}\``).join(', ');
  const cells = (permission: Permission): string[] => [
    permission,
    roles.filter((role) => permissionsOf[role].includes(permission)).join(', '),
    code(requestKinds.filter((kind) => requestTable[kind].askers.some((asker) => asker === permission))),
  ];
  const head = rows.findIndex((row) => row[0] === 'permission');
  expect(rows.slice(head + 2, head + 2 + permissions.length)).toEqual(permissions.map(cells));
});

test('the table of requests is the one that they are read, granted and decided by', () => {
  const code = (words: readonly string[]): string =>
    words.length === 0 ? '–' : words.map((word) => `\`${word}\``).join(', ');
  const cells = (kind: RequestKind): string[] => {
    const { shape, askers, moreDays, isAboutPeople, refusals } = requestTable[kind];
    return [
      code([kind]),
      code(Object.keys(shape)),
      askers.join(', '),
      code(['date', ...(moreDays === null ? [] : [moreDays.field])]),
      isAboutPeople ? 'yes' : 'no',
      code(refusals),
    ];
  };
  const head = rows.findIndex(([, second]) => second === 'its own fields');
  expect(rows.slice(head + 2, head + 2 + requestKinds.length)).toEqual(requestKinds.map(cells));
  expect(page).toContain(`Any request can be refused with ${code(generalRefusals)}.`);
});

const who = (role: (typeof roles)[number]) => ({ role, actor: 'me', office: 'dorsten' });
const owned = (kind: DocumentKind) => ({ kind, actor: 'me', office: 'dorsten' });

test('every close code is explained', () => {
  const printed = new Set(rows.map(([code]) => Number(code)));
  for (const code of Object.values(closeCodes)) expect(printed).toContain(code);
});

test('[B6.6] the table of costs is the one that the rules and the arbiter live by', () => {
  const cells = (kind: CitizensKind): string[] => {
    const { places, blocked, numbers, mails, bytes, days, proof, once, byLink, apart, most } = costOf(kind);
    const limits = bounds.flatMap((bound) => {
      const limit = most[bound];
      if (limit === undefined) return [];
      const times = typeof limit === 'number' || limit.times === 1 ? '' : `${limit.times} × `;
      const number = typeof limit === 'number' ? limit : `${times}\`${limit.setting}\``;
      return [`${number} by ${boundNames[bound]} and ${boundSpans[bound]}`];
    });
    return [
      `\`${kind}\``,
      [places, blocked, numbers, mails].join(', '),
      bytes.toLocaleString('en'),
      days,
      proof ? 'yes' : 'no',
      byLink === null ? '–' : byLink.replace('-', ' '),
      [...(once ? ['once by booking'] : []), ...limits, ...(apart ? ['counted apart'] : [])].join('; '),
    ];
  };
  const head = rows.find(([first, second]) => first === 'request' && second === 'takes')!;
  const printed = rows.filter((row) => row.length === head.length);
  expect(printed.filter(([first]) => citizensKinds.some((kind) => first === `\`${kind}\``))).toEqual(
    citizensKinds.map(cells),
  );
});

test('[B6] the table of routes without a session is the one that the relay is tested by', () => {
  const words = ({ most, of, by, within, status }: RouteLimit): string =>
    `${most.toLocaleString('en')} ${of} by ${by} ${within === 'the same time' ? 'at the same time' : `and ${within}`}: ${status}`;
  const head = rows.findIndex(([first, second]) => first === 'route' && second === 'work');
  expect(rows.slice(head + 2, head + 2 + Object.keys(routeCosts).length)).toEqual(
    Object.entries(routeCosts).map(([route, { work, keeps, limits }]) => [
      ...[`\`${route}\``, work, keeps],
      limits.length === 0 ? '–' : limits.map(words).join('; '),
    ]),
  );
});

const boundNames: Readonly<Record<Bound, string>> = {
  booking: 'booking',
  address: 'address',
  network: 'network',
  region: "provider's range",
  mailDomain: 'mail domain',
  mail: 'mail address, network',
  mailbox: 'mailbox',
};

test('every limit is the one that the guard keeps', () => {
  const printed = (name: string): string => rows.find(([first]) => first === name)?.[1] ?? 'not printed';
  const number = (n: number): string => n.toLocaleString('en');
  const rate = ({ perSecond, burst }: Rate): string =>
    `${number(perSecond)} a second, ${number(burst)} at once`;
  const size = (bytes: number): string =>
    bytes >= 2 ** 20 ? `${bytes / 2 ** 20} MiB` : `${bytes / 2 ** 10} KiB`;
  const outbox = ({ update, bytes, records, structs }: OutboxLimits): string =>
    [size(update), size(bytes), number(records), number(structs)].join('; ');
  const both = (what: Counted): string => `${rate(ofActor[what])}; ${rate(ofAddress[what])}`;
  const { ofActor, ofAddress, ...limits } = defaultLimits;
  expect(printed('frames on one socket; each 4 KiB of a frame count as one more')).toBe(rate(limits.frames));
  expect(printed('questions for the state on one socket')).toBe(rate(limits.questions));
  expect(printed('sockets of one actor; of one address')).toBe(
    `${number(limits.socketsPerActor)}; ${number(limits.socketsPerAddress)}`,
  );
  expect(printed('handshakes of one actor; of one address')).toBe(both('handshakes'));
  expect(printed('frames of one actor; of one address')).toBe(both('frames'));
  expect(printed('questions of one actor; of one address')).toBe(both('questions'));
  expect(printed('new requests of one actor; of one address')).toBe(both('requests'));
  expect(printed('refused requests of citizens at one address')).toBe(
    `${number(MOST_REFUSED_AN_HOUR)} an hour`,
  );
  expect(printed('what a reader has not taken yet; all sockets of one actor or address')).toBe(
    `${size(MAX_BUFFERED_BYTES)}; ${size(limits.mostUnsent)}`,
  );
  expect(printed("a citizen's outbox: an update; all of it; its records; its structures")).toBe(
    outbox(limitsOf('citizen')),
  );
  expect(printed('an outbox of staff or a kiosk: the same')).toBe(outbox(limitsOf('clerk')));
});
