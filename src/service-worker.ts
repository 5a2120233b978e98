/**
 * Keeps the app on the device, so that every surface opens with the relay dead. A device keeps the files of the
 * surfaces that it has opened: a phone needs no desk of the staff. A new version is fetched and then waits until a
 * page, asked by a person, says so. The call monitor has a worker of its own under /monitor/.
 */
import { version } from '$app/env';
import { assets, immutable } from '$app/manifest';
import { self } from '$app/service-worker';
import { readPushedCall } from '#lib/client/browser/pushed-call.ts';
import { shellFits } from '#lib/client/browser/shell-fits.ts';
import { PERMISSIONS_POLICY, permissionsPolicy } from '#lib/wire/permissions-policy.ts';

type Surface = 'citizen' | 'kiosk' | 'staff';

/** The build writes it before the worker's own code (scripts/surfaces.mjs). Without it all is kept for all. */
const { SURFACES } = self as unknown as {
  readonly SURFACES?: Readonly<Record<'all' | Surface, readonly string[]>>;
};

const PAGE = '/index.html';
const CACHE = 'foyer-app';
/** Which surfaces were opened on this device: one empty entry for each. */
const MARKS = 'foyer-surfaces';
/** What is not named by its content is kept by the version. */
const ofVersion = (path: string): string => `${path}?version=${version}`;
const PAGE_KEY = ofVersion(PAGE);

/** What the relay answers itself, and what is not part of the app. */
const NOT_OURS = /^\/(?:api|sync|mailbox|metrics|monitor|healthz|readyz)(?:\/|$)/i;

const files = new Set(immutable.map(({ path }) => `/${path}`));
/** The pictures of the install dialog: a device that keeps the app has no use for them. */
const OF_INSTALL_DIALOG = /^\/screenshots\//;
const others = new Set(assets.map(({ path }) => `/${path}`).filter((path) => !OF_INSTALL_DIALOG.test(path)));
const isOurs = (path: string): boolean => files.has(path);

const surfaceOf = (path: string): Surface =>
  /^\/kiosk\//i.test(path) ? 'kiosk' : /^\/staff\//i.test(path) ? 'staff' : 'citizen';

const pathOf = ({ url }: { readonly url: string }): string => new URL(url).pathname;
const find = async (key: string): Promise<Response | undefined> =>
  (await caches.open(CACHE)).match(key, { ignoreVary: true });

/** A page of another build than this worker would start with files that are gone: then the worker before stays. */
async function install(): Promise<void> {
  const page = await fetch(PAGE, { cache: 'reload' });
  if (!(await shellFits(page, isOurs))) throw new Error('the page is of another build than this worker');
  await keepFiles(await openedSurfaces());
  await (await caches.open(CACHE)).put(PAGE_KEY, page);
  // No page is left that could ask a person whether the new version may come.
  if (await keepsBroken()) await self.skipWaiting();
}

async function openedSurfaces(): Promise<Set<Surface>> {
  const marks = await (await caches.open(MARKS)).keys();
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const open = pages.map(pathOf).filter((path) => !NOT_OURS.test(path));
  return new Set([...marks.map((mark) => pathOf(mark).slice(1) as Surface), ...open.map(surfaceOf)]);
}

async function keepFiles(surfaces: ReadonlySet<Surface>): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(await missingFiles(surfaces));
  for (const path of others)
    if ((await find(ofVersion(path))) === undefined)
      await cache.put(ofVersion(path), await whole(await fetch(path, { cache: 'reload' })));
  const marks = await caches.open(MARKS);
  for (const surface of surfaces) await marks.put(`/${surface}`, new Response(''));
}

async function missingFiles(surfaces: ReadonlySet<Surface>): Promise<string[]> {
  const kept = new Set((await (await caches.open(CACHE)).keys()).map(pathOf));
  const named = SURFACES && ['all' as const, ...surfaces].flatMap((surface) => SURFACES[surface]);
  const wanted = named === undefined ? files : new Set(named.map((path) => `/${path}`));
  return [...wanted].filter((path) => !kept.has(path));
}

async function whole(response: Response): Promise<Response> {
  if (!response.ok) throw new Error(`the relay answers ${response.status}`);
  return response;
}

/** What another version has kept goes, and what was kept in the form of earlier versions. */
async function activate(): Promise<void> {
  const cache = await caches.open(CACHE);
  const current = new Set([PAGE_KEY, ...[...others].map(ofVersion)]);
  for (const request of await cache.keys()) {
    const { pathname, search } = new URL(request.url);
    if (!files.has(pathname) && !current.has(pathname + search)) await cache.delete(request);
  }
  for (const name of await caches.keys()) if (isOldForm(name)) await caches.delete(name);
}

const isOldForm = (cache: string): boolean => cache.startsWith('workbox-precache');

/** Another version keeps a page that shows nothing. */
async function keepsBroken(): Promise<boolean> {
  for (const name of await caches.keys()) {
    if (name !== CACHE && !isOldForm(name)) continue;
    const cache = await caches.open(name);
    const requests = await cache.keys();
    const kept = new Set(requests.map(pathOf));
    for (const request of requests) {
      if (pathOf(request) !== PAGE || request.url.endsWith(PAGE_KEY)) continue;
      const page = await cache.match(request, { ignoreVary: true });
      if (page !== undefined && !(await shellFits(page, (path) => kept.has(path)))) return true;
    }
  }
  return false;
}

/** Looked at once in a worker's life, which ends soon after the page's. */
let checked: Promise<boolean> | null = null;

async function isWhole(): Promise<boolean> {
  const page = await find(PAGE_KEY);
  if (page === undefined) return false;
  const kept = new Set((await (await caches.open(CACHE)).keys()).map(pathOf));
  return shellFits(page, (path) => isOurs(path) && kept.has(path));
}

/**
 * What is on the disk, unless it is no working page: then the relay's own, which takes its place if it fits. Where the
 * relay has a newer build, a surface that was never opened here lacks files that are gone: its page would reload
 * without end.
 */
async function openPage(surface: Surface): Promise<Response> {
  const hasFiles = await keepsSurface(surface);
  if (hasFiles && (await (checked ??= isWhole()))) return (await find(PAGE_KEY)) ?? fetch(PAGE);
  try {
    const page = await whole(await fetch(PAGE, { cache: 'reload' }));
    if (await shellFits(page, isOurs)) {
      await (await caches.open(CACHE)).put(PAGE_KEY, page.clone());
      checked = null;
    }
    return page;
  } catch {
    return (await find(PAGE_KEY)) ?? Response.error();
  }
}

/** The page that is kept is the same for all surfaces; what it may use depends on its address, as with the relay. */
function asPageOf(path: string, page: Response): Response {
  if (page.type === 'error' || surfaceOf(path) !== 'kiosk') return page;
  const headers = new Headers(page.headers);
  headers.set(PERMISSIONS_POLICY, permissionsPolicy(path));
  const { status, statusText } = page;
  return new Response(page.body, { status, statusText, headers });
}

/** Looked at once in a worker's life, too. */
const complete = new Set<Surface>();

/** A device that is opened as something else from now on keeps what that needs. False: it cannot be had. */
async function keepsSurface(surface: Surface): Promise<boolean> {
  if (complete.has(surface)) return true;
  const isNoted = (await (await caches.open(MARKS)).match(`/${surface}`)) !== undefined;
  const surfaces = new Set([surface]);
  try {
    if (!isNoted || (await missingFiles(surfaces)).length > 0) await keepFiles(surfaces);
  } catch {
    return false;
  }
  complete.add(surface);
  return true;
}

/** A file that was not kept for this surface is kept once it was asked for. */
async function openFile(request: Request, path: string): Promise<Response> {
  const found = await find(others.has(path) ? ofVersion(path) : path);
  if (found !== undefined) return found;
  const answer = await fetch(request);
  if (answer.ok && files.has(path))
    await (await caches.open(CACHE)).put(path, answer.clone()).catch(() => {});
  return answer;
}

/** Q15: a browser ends the subscription of a site that gets messages and shows none. */
async function showCall(text: string): Promise<void> {
  const call = readPushedCall(text);
  if (call === null) return self.registration.showNotification('Foyer');
  const { title, options, path } = call;
  // Each repeat is felt; the types of some libraries do not know these two.
  const felt = { renotify: true, vibrate: [400, 200, 400] };
  return self.registration.showNotification(title, { ...options, ...felt, data: { path } });
}

/** The page of the number, where it is open already. */
async function openNumber(path: string): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window' });
  const open = pages.find((page) => pathOf(page) === path);
  await (open === undefined ? self.clients.openWindow(path) : open.focus());
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || NOT_OURS.test(pathname)) return;
  if (files.has(pathname) || others.has(pathname)) event.respondWith(openFile(request, pathname));
  // In a frame the relay says who may show the page; the page that is kept says that none may.
  else if (request.mode === 'navigate' && request.destination !== 'iframe')
    event.respondWith(openPage(surfaceOf(pathname)).then((page) => asPageOf(pathname, page)));
});
self.addEventListener('push', (event) => event.waitUntil(showCall(event.data?.text() ?? '')));
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openNumber((event.notification.data as { path?: string } | null)?.path ?? '/'));
});
self.addEventListener('message', ({ data }) => {
  if ((data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});
