/**
 * Keeps the built monitor, so that `/monitor/<office>` opens with the relay dead. Its own worker and not the app's:
 * it must run on Chromium 63, and a new version takes over at once, since there are no forms here. Everything
 * else, the API above all, goes to the network untouched; only pictures of the office, which the page keeps, come from
 * the disk.
 */
declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: readonly ({ readonly url: string } | string)[];
};
declare const MONITOR_VERSION: string;

const files = self.__WB_MANIFEST.map((entry) => (typeof entry === 'string' ? entry : entry.url));
const CACHES = 'foyer-monitor-';
/** Named unlike workbox's own caches: the app's worker removes those below its scope, which is everything. */
const CACHE = CACHES + MONITOR_VERSION;
/** Q14.5: what the page keeps of its office (kept-pictures.ts); no part of the build. */
const PICTURES = 'foyer-pictures';
const PICTURE_PATH = /^\/api\/offices\/[a-z0-9-]+\/pictures\/[0-9a-f]{32}$/;
const scope = new URL(self.registration.scope);
const page = new URL('index.html', scope).href;
const kept = new Set(files.map((url) => new URL(url, scope).href));

self.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(CACHE);
      await cache.addAll([...kept].map((url) => new Request(url, { cache: 'reload' })));
      if (!(await fits(cache))) throw new Error('the page is of another build than this worker');
      await self.skipWaiting();
    })(),
  );
});

/** A page of another build would start with files that are gone. Without this worker the one before stays. */
async function fits(cache: Cache): Promise<boolean> {
  const html = (await (await cache.match(page))?.text()) ?? '';
  return (html.match(/\/monitor\/assets\/[^"'\s)]+/g) ?? []).every((path) =>
    kept.has(new URL(path, scope).href),
  );
}

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      await Promise.all(
        names.filter((n) => n.startsWith(CACHES) && n !== CACHE).map((n) => caches.delete(n)),
      );
      await self.clients.claim();
    })(),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const url = request.mode === 'navigate' ? page : request.url;
  const isPicture = PICTURE_PATH.test(new URL(url).pathname);
  if (!kept.has(url) && !isPicture) return;
  event.respondWith(
    (async () => {
      const cache = await caches.open(isPicture ? PICTURES : CACHE);
      return (await cache.match(url)) ?? fetch(request);
    })(),
  );
});
