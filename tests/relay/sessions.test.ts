/** A session is looked up once for all that comes in one breath, and a signed-out user is out at once. */
import { expect, onTestFinished, test } from 'vitest';
import type { ActorId, OfficeId } from '../../src/lib/domain/ids.ts';
import { systemTimers } from '../../sync-server/jobs/schedule.ts';
import { openSessions } from '../../sync-server/accounts/sessions.ts';
import type { Sessions } from '../../sync-server/accounts/sessions.ts';
import { openSqliteStore } from '../../sync-server/store/sqlite/sqlite-store.ts';

const NOW = 1_763_884_800_000;

interface AtTheDoor {
  readonly sessions: Sessions;
  /** How often the store was asked. */
  reads: number;
  now: number;
  /** Holds the store's next answer until the returned function is called. */
  holdRead(): () => void;
}

function atTheDoor(): AtTheDoor {
  const store = openSqliteStore(null, () => {});
  onTestFinished(() => store.close());
  let held = Promise.resolve();
  const door: AtTheDoor = {
    reads: 0,
    now: NOW,
    holdRead() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return resolve;
    },
    sessions: openSessions({
      store: {
        ...store.accounts,
        async session(digest) {
          door.reads++;
          const session = await store.accounts.session(digest);
          await held;
          return session;
        },
      },
      staff: {
        devices: () => [],
        members: () => [],
        numberHolders: () => [],
        office: () => null,
        putStaff: () => Promise.resolve('written' as const),
        note: () => Promise.resolve(),
      },
      clock: () => door.now,
      timers: systemTimers,
      staffEnds: { begun: (_, now) => now + 60_000, extended: (_, now) => now + 120_000 },
      onEnded() {},
    }),
  };
  return door;
}

const aClerk = { surface: 'staff', role: 'clerk', name: 'Schalter', member: null } as const;
const signIn = ({ sessions }: AtTheDoor): ReturnType<Sessions['begin']> =>
  sessions.begin({ ...aClerk, office: 'dorsten' as OfficeId, actor: 'actor-of-a-clerk' as ActorId });

test('all sockets of one breath ask the store once, later ones anew', async () => {
  const door = atTheDoor();
  const { secret } = await signIn(door);
  for (let i = 0; i < 5; i++) expect(await door.sessions.find('staff', secret)).not.toBeNull();
  expect(door.reads).toBe(1);
  door.now += 1000;
  expect(await door.sessions.find('staff', secret)).not.toBeNull();
  expect(door.reads).toBe(2);
  // A clock that is set back makes nothing last longer.
  door.now -= 3_600_000;
  expect(await door.sessions.find('staff', secret)).not.toBeNull();
  expect(door.reads).toBe(3);
  // Nor is it good at another surface.
  expect(await door.sessions.find('kiosk', secret)).toBeNull();
});

test('[P4] what has ended is over, though it was found a moment ago', async () => {
  const door = atTheDoor();
  const { secret, session } = await signIn(door);
  expect(await door.sessions.find('staff', secret)).not.toBeNull();
  await door.sessions.end(session);
  expect(await door.sessions.find('staff', secret)).toBeNull();
});

test('[P4] what ends while it is being looked up is not remembered', async () => {
  const door = atTheDoor();
  const { secret, session } = await signIn(door);
  const goOn = door.holdRead();
  const asked = door.sessions.find('staff', secret);
  await door.sessions.end(session);
  goOn();
  await asked;
  expect(await door.sessions.find('staff', secret)).toBeNull();
});

test('what has run out is over, though it was found a moment ago', async () => {
  const door = atTheDoor();
  const { secret, session } = await signIn(door);
  door.now = session.expiresAt - 1;
  expect(await door.sessions.find('staff', secret)).not.toBeNull();
  door.now += 1;
  expect(await door.sessions.find('staff', secret)).toBeNull();
});

test('[A7.11] the session of a device lasts from its newest use on, and is written once a day', async () => {
  const door = atTheDoor();
  const DAY_MS = 86_400_000;
  const aKiosk = { surface: 'kiosk', role: 'kiosk', name: 'Foyer', member: null, home: null } as const;
  const given = { ...aKiosk, office: 'dorsten' as OfficeId, actor: 'actor-of-a-kiosk' as ActorId };
  const { secret, session } = await door.sessions.begin(given);
  door.now += DAY_MS - 1;
  expect(await door.sessions.renew(session)).toBeNull();
  for (let day = 0; day < 500; day += 100) {
    door.now += 100 * DAY_MS;
    const found = await door.sessions.find('kiosk', secret);
    expect([day, await door.sessions.renew(found!)]).toEqual([
      day,
      { ...session, expiresAt: door.now + 400 * DAY_MS },
    ]);
  }
  // One that is used no more runs out.
  door.now += 400 * DAY_MS;
  expect(await door.sessions.find('kiosk', secret)).toBeNull();
  // Nor is a working day made longer.
  expect(await door.sessions.renew((await signIn(door)).session)).toBeNull();
});
