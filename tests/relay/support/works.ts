/** What a store does in one transaction, for a process that is killed in the middle of it. */
import type { OfficeId, StaffId } from '../../../src/lib/domain/ids.ts';
import type { StoredMail } from '../../../sync-server/store/mail-store.ts';
import type { Store } from '../../../sync-server/store/store.ts';

export interface Work {
  prepare(store: Store): Promise<void>;
  run(store: Store): Promise<unknown>;
  /** All that it touches, to be compared. */
  look(store: Store): Promise<unknown>;
}

const office = 'dorsten' as OfficeId;
const update = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes);

const mail = (id: string): StoredMail => ({
  ...{ id, office, kind: 'confirmation', about: null, to: 'erika@example.org', subject: 's', text: 't' },
  ...{ html: 'h', link: null, attachments: [], until: null, overtakes: [], booking: null, waitMs: 0 },
});

const documents = async (store: Store): Promise<unknown> => {
  const names = await store.list('');
  const all = await Promise.all(
    names.map(async (name) => [name, (await store.load(name)).map((u) => [...u])]),
  );
  const asleep = (await store.sleepingOffices.all()).map(({ office: of, dueAt }) => [of, dueAt]);
  return { all, asleep, mails: await store.mails.counts() };
};

const asleep = (of: string, dueAt: number) => ({
  ...{ office: of as OfficeId, madeFrom: 'the file', dueAt, state: '{}', record: update(1) },
});

async function someUpdates(store: Store): Promise<void> {
  await store.commit({
    updates: [1, 2, 3].map((n) => ({ name: 'day:a', update: update(n) })),
    mails: [mail('before')],
    at: 1,
  });
  await store.sleepingOffices.put([asleep('a', 1), asleep('b', 1)]);
}

const clerk = {
  ...{ id: 'clerk-clerk-clerk' as StaffId, office, login: 'karl', name: 'Karl' },
  ...{ role: 'clerk' as const, password: 'old' },
};

async function aClerkWithSession({ accounts }: Store): Promise<void> {
  await accounts.addStaff(clerk);
  await accounts.putSession({
    ...{ digest: 'digest', surface: 'staff', office, actor: 'actor-actor-actor' as never, role: 'clerk' },
    ...{ name: 'Karl', expiresAt: 9, member: clerk.id },
  });
}

const account = async ({ accounts }: Store): Promise<unknown> => [
  await accounts.staffById(office, clerk.id),
  await accounts.sessionsOfMember(clerk.id),
];

export const works = {
  commit: {
    prepare: someUpdates,
    run: (store) =>
      store.commit({
        updates: ['day:a', 'day:b', 'people:b'].map((name) => ({ name, update: update(9) })),
        mails: [mail('one'), mail('two')],
        at: 2,
      }),
    look: documents,
  },
  compact: {
    prepare: someUpdates,
    run: (store) => store.compact('day:a', update(1, 2, 3)),
    look: documents,
  },
  remove: {
    prepare: (store) =>
      store.commit({
        updates: ['day:a', 'day:b', 'people:b'].map((name) => ({ name, update: update(9) })),
        mails: [],
        at: 1,
      }),
    run: (store) => store.remove(['day:a', 'people:b']),
    look: documents,
  },
  'offices that fall asleep': {
    prepare: someUpdates,
    run: ({ sleepingOffices }) => sleepingOffices.put([asleep('b', 2), asleep('c', 2), asleep('d', 2)]),
    look: documents,
  },
  'another password': {
    prepare: aClerkWithSession,
    run: ({ accounts }) => accounts.setPassword(office, clerk.id, 'new', null),
    look: account,
  },
  'another role of a member': {
    prepare: aClerkWithSession,
    run: ({ accounts }) => accounts.changeStaff(office, clerk.id, { name: 'Neu', role: 'auditor' }),
    look: account,
  },
  'the removal of a member': {
    prepare: aClerkWithSession,
    run: ({ accounts }) => accounts.removeStaff(office, clerk.id),
    look: account,
  },
  'the end of an office': {
    async prepare(store) {
      await someUpdates(store);
      await aClerkWithSession(store);
    },
    run: (store) => store.retire(office, ['day:a']),
    look: async (store) => [await documents(store), await account(store)],
  },
} satisfies Record<string, Work>;
