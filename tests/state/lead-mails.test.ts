/** The mails that could not be sent, on the lead's desk while the relay is away and back. */
import { flushSync } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import { expect, test } from 'vitest';
import { openLeadMails } from '../../src/lib/state/lead/mails.svelte.ts';
import { eventually } from '../support/eventually.ts';

test('[B7] the warning that mails could not be looked up goes with the connection that comes back', async () => {
  const line = new SvelteSet<string>();
  const mails = openLeadMails(() => line.has('live'), {
    origin: 'http://relay',
    fetch: async () => {
      if (!line.has('live')) throw new TypeError('Failed to fetch');
      return Response.json([]);
    },
  });
  await eventually(() => expect(mails.trouble).toBe('not-loaded'));
  expect(mails.list).toBeNull();
  line.add('live');
  flushSync();
  await eventually(() => expect(mails).toMatchObject({ trouble: null, list: [] }));
  mails.close();
});

test('[B7] a press that came to nothing is not told as a list that could not be loaded', async () => {
  const mails = openLeadMails(() => true, {
    origin: 'http://relay',
    fetch: async (_, init) => {
      if (init?.method === 'POST') throw new TypeError('Failed to fetch');
      return Response.json([]);
    },
  });
  await eventually(() => expect(mails.list).toEqual([]));
  await mails.dismiss('a');
  expect(mails.trouble).toBe('not-done');
  mails.close();
});
