/** How a page asks the relay over HTTP. */
import { expect, test } from 'vitest';
import { askRelay } from '../../src/lib/client/http/http.ts';
import { publicRoutes } from '../../src/lib/wire/http/public-routes.ts';

test('[B16.6] what has a tag is kept by the browser and asked for again by it; all else is not kept', async () => {
  const asked: (RequestCache | undefined)[] = [];
  const noting: typeof fetch = (_, init) => {
    asked.push(init?.cache);
    return Promise.resolve(Response.json([]));
  };
  await askRelay(publicRoutes.offices, {}, { fetch: noting });
  await askRelay(publicRoutes.time, {}, { fetch: noting });
  expect(asked).toEqual(['no-cache', 'no-store']);
});
