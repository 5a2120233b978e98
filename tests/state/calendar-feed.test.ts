/** The calendar feed of a member: its password is shown when it is made, gone when the dialog is closed. */
import { expect, it } from 'vitest';
import { CalendarFeed } from '../../src/lib/state/staff/calendar-feed.svelte.ts';

const access = {
  url: 'https://termine.example.de/api/offices/x/calendar.ics',
  ...{ user: 'foyer', password: 'k7mt-p2xr' },
};

function aFeed(...answers: readonly { readonly status?: number; readonly body: object }[]) {
  const left = [...answers];
  const sent: unknown[] = [];
  const feed = new CalendarFeed({
    origin: 'http://relay',
    fetch: async (_, init) => {
      if (typeof init?.body === 'string') sent.push(JSON.parse(init.body));
      const { status = 200, body } = left.shift()!;
      return Response.json(body, { status });
    },
  });
  return { feed, sent };
}

it('[P11.1] is made by the own password, copied, and ended; closed, it is shown no more', async () => {
  const { feed, sent } = aFeed(
    ...[{ body: { isOn: false } }, { body: access }, { body: { isOn: true } }, { body: { ok: true } }],
  );
  await feed.begin();
  expect([feed.open, feed.isOn, feed.access]).toEqual([true, false, null]);
  feed.ownPassword = 'ein langes Kennwort';
  await feed.renew(true);
  expect([feed.isOn, feed.access, feed.ownPassword]).toEqual([true, access, '']);
  expect(sent).toEqual([{ ownPassword: 'ein langes Kennwort' }]);
  const written: string[] = [];
  await feed.copy('password', async (text) => void written.push(text));
  expect([written, feed.copied]).toEqual([[access.password], 'password']);
  await feed.copy('url', () => Promise.reject(new Error('refused')));
  expect(feed.copied).toBe('failed');
  feed.close();
  await feed.begin();
  expect([feed.isOn, feed.access, feed.copied]).toEqual([true, null, null]);
  await feed.end();
  expect([feed.isOn, feed.ended]).toEqual([false, true]);
});

it('[P11.1] asks for the own password where the member has one, and says when it is wrong', async () => {
  const { feed, sent } = aFeed(
    ...[{ body: { isOn: false } }, { status: 403, body: { error: 'wrong-password' } }],
    ...[{ status: 403, body: { error: 'confirm-at-provider' } }],
  );
  await feed.begin();
  await feed.renew(true);
  expect([feed.passwordError, sent]).toEqual(['own-password-missing', []]);
  feed.ownPassword = 'geraten';
  await feed.renew(true);
  expect([feed.passwordError, feed.failure, feed.access]).toEqual(['own-password-wrong', null, null]);
  await feed.renew(false);
  expect([feed.passwordError, feed.failure, sent.at(-1)]).toEqual([null, 'confirm-at-provider', {}]);
});

it('what the relay refuses is said, and nothing is shown', async () => {
  const { feed } = aFeed({ body: { isOn: false } }, { status: 507, body: { error: 'disk-full' } });
  await feed.begin();
  feed.ownPassword = 'ein langes Kennwort';
  await feed.renew(true);
  expect([feed.failure, feed.access, feed.sending]).toEqual(['disk-full', null, false]);
});
