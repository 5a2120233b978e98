/**
 * Keeps the app on the device, so that every surface opens with the relay dead. A new version is fetched and then
 * waits until a page, asked by a person, says so. The call monitor has a worker of its own under /monitor/.
 */
import { version } from '$app/env';
import { assets, immutable } from '$app/manifest';
import { self } from '$app/service-worker';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

const PAGE = '/index.html';

/** What the relay answers itself, and what is not part of the app. */
const NOT_OURS = [/^\/(?:api|sync|mailbox|metrics|monitor|healthz|readyz)(?:\/|$)/i];

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
registerRoute(new NavigationRoute(createHandlerBoundToURL(PAGE), { denylist: NOT_OURS }));

self.addEventListener('message', ({ data }) => {
  if ((data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});
