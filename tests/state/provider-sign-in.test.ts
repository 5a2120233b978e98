/** The button to the town's provider, and what the sign-in page says when a member comes back without a session. */
import { expect, it, vi } from 'vitest';
import { officeId } from '../../src/lib/domain/ids.ts';
import { failureIn } from '../../src/lib/state/staff/provider-fragment.ts';
import { SignInAtProvider } from '../../src/lib/state/staff/provider-sign-in.svelte.ts';
import { providerFailures } from '../../src/lib/wire/http/provider-routes.ts';
import { eventually } from '../support/eventually.ts';

const URL_THERE = 'https://login.example.de/auth?state=dorsten.x';

function aPage(answer: (path: string) => Response) {
  const asked: { readonly path: string; readonly body: unknown }[] = [];
  const go = vi.fn();
  const timers: (() => void)[] = [];
  const signIn = new SignInAtProvider({
    ...{ office: officeId.parse('dorsten'), desk: 'lead', go },
    options: {
      origin: 'http://relay',
      platform: {
        ...{ now: () => 0, monotonic: () => 0, every: () => () => {}, random: () => 0, on: () => () => {} },
        after(ms, run) {
          if (ms === 10_000) timers.push(run);
          return () => {};
        },
      },
      fetch: async (url, init) => {
        const { pathname: path } = new URL(String(url));
        asked.push({ path, body: init?.body === undefined ? null : JSON.parse(String(init.body)) });
        return answer(path);
      },
    },
  });
  return { signIn, asked, go, timers };
}

it('the browser goes where the relay says, with the name of this device, once however often the button is pressed', async () => {
  const { signIn, asked, go } = aPage(() => Response.json({ url: URL_THERE }));
  await Promise.all([signIn.begin(), signIn.begin()]);
  expect(go.mock.calls).toEqual([[URL_THERE]]);
  expect(asked).toMatchObject([
    { path: '/api/sign-in/provider', body: { office: 'dorsten', desk: 'lead', again: false } },
  ]);
  expect((asked[0]!.body as { device: string }).device).toMatch(/^[\w-]{8,80}$/);
  // Until the other site is there the button stays as it is; who comes back by the browser presses it again.
  expect(signIn.sending).toBe(true);
  signIn.cameBack();
  await signIn.begin(true);
  expect(asked[1]).toMatchObject({ body: { again: true } });
});

it.each([
  [503, 'provider-unreachable', 'provider-unreachable'],
  [429, 'too-many', 'too-many'],
  [404, 'not-found', 'other'],
])('a no of the relay (%i %s) is said', async (status, error, failure) => {
  const { signIn, go } = aPage(() => Response.json({ error }, { status }));
  await signIn.begin();
  expect([signIn.failure, signIn.sending, go.mock.calls]).toEqual([failure, false, []]);
});

it('an address that is none of the web leads nowhere', async () => {
  const { signIn, go } = aPage(() => Response.json({ url: 'javascript:alert(1)' }));
  await signIn.begin();
  expect([signIn.failure, go.mock.calls]).toEqual(['unreachable', []]);
});

it('how one signs in is asked until the relay answers, and not again', async () => {
  let isUp = false;
  const ways = { passwords: true, provider: { label: 'Stadt' } };
  const { signIn, asked, timers } = aPage(() =>
    isUp ? Response.json(ways) : Response.json({ error: 'not-ready' }, { status: 503 }),
  );
  await signIn.askWays();
  expect(signIn.ways).toBeNull();
  isUp = true;
  timers[0]!();
  await eventually(() => expect(signIn.ways).toEqual(ways));
  await signIn.askWays();
  expect(asked).toHaveLength(2);
});

it('the fragment says why; a word that is not known is an error, and another fragment is none', () => {
  for (const failure of providerFailures) expect(failureIn(`#sign-in=${failure}`)).toBe(failure);
  expect(failureIn('#sign-in=<b>')).toBe('other');
  for (const fragment of ['', '#content', '#login=karl&password=x']) expect(failureIn(fragment)).toBeNull();
});
