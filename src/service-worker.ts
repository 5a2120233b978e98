/**
 * Keeps the app on the device, so that every surface opens with the relay dead. A new version is fetched and then
 * waits until a page, asked by a person, says so. The call monitor has a worker of its own under /monitor/.
 */
import { version } from '$app/env';
import { assets, immutable } from '$app/manifest';
import { self } from '$app/service-worker';
import {
  addPlugins,
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  getCacheKeyForURL,
  matchPrecache,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { shellFits } from '#lib/client/browser/shell-fits.ts';

const PAGE = '/index.html';

/** What the relay answers itself, and what is not part of the app. */
const NOT_OURS = [/^\/(?:api|sync|mailbox|metrics|monitor|healthz|readyz)(?:\/|$)/i];

const files = new Set(immutable.map(({ path }) => `/${path}`));
const isOurs = (path: string): boolean => files.has(path);

// A page of another build than this worker would start with files that nothing has any more. Then the worker is not
// installed, and the browser tries again.
addPlugins([
  {
    cacheWillUpdate: async ({ request, response }) => {
      if (response.status >= 400) return null;
      const isPage = new URL(request.url).pathname === PAGE;
      return !isPage || (await shellFits(response, isOurs)) ? response : null;
    },
  },
]);
precacheAndRoute(
  [
    // The page names its files by their content, so it changes with the version.
    { url: PAGE, revision: version },
    ...immutable.map(({ path }) => ({ url: `/${path}`, revision: null })),
    ...assets.map(({ path }) => ({ url: `/${path}`, revision: version })),
  ],
  // `/` is answered as every other address is.
  { directoryIndex: '' },
);
cleanupOutdatedCaches();

const fromDisk = createHandlerBoundToURL(PAGE);

/** Looked at once in a worker's life, which ends soon after the page's. */
let checked: Promise<boolean> | null = null;

async function isWhole(): Promise<boolean> {
  const page = await matchPrecache(PAGE);
  if (page === undefined) return false;
  const kept = await keptPaths();
  return shellFits(page, (path) => isOurs(path) && kept.has(path));
}

async function keptPaths(): Promise<Set<string>> {
  const requests = await Promise.all((await precaches()).map((cache) => cache.keys()));
  return new Set(requests.flat().map(({ url }) => new URL(url).pathname));
}

const precaches = async (): Promise<Cache[]> =>
  Promise.all((await caches.keys()).filter((name) => name.includes('-precache-')).map((n) => caches.open(n)));

/** What is on the disk, unless it is no working page: then the relay's own page, which takes its place if it fits. */
const openPage: typeof fromDisk = async (options) => {
  if (await (checked ??= isWhole())) return fromDisk(options);
  try {
    const page = await fetch(PAGE, { cache: 'reload' });
    if (!page.ok) return await fromDisk(options);
    if (await shellFits(page, isOurs)) await keep(page.clone());
    return page;
  } catch {
    return fromDisk(options);
  }
};

async function keep(page: Response): Promise<void> {
  const [cache] = await precaches();
  const key = getCacheKeyForURL(PAGE);
  if (cache === undefined || key === undefined) return;
  await cache.put(key, page);
  checked = null;
}

registerRoute(new NavigationRoute(openPage, { denylist: NOT_OURS }));

/** An older worker keeps a page that shows nothing: no page is left that could ask a person, so it goes at once. */
async function replaceBroken(): Promise<void> {
  const kept = await keptPaths();
  const own = getCacheKeyForURL(PAGE);
  for (const cache of await precaches()) {
    for (const request of await cache.keys()) {
      if (new URL(request.url).pathname !== PAGE || request.url === own) continue;
      const page = await cache.match(request);
      if (page !== undefined && !(await shellFits(page, (path) => kept.has(path)))) await self.skipWaiting();
    }
  }
}

self.addEventListener('install', (event) => event.waitUntil(replaceBroken()));
self.addEventListener('message', ({ data }) => {
  if ((data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});
