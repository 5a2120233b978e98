/** Loads a new version of the monitor by itself, at a moment when no visitor needs the picture. */
import * as z from 'zod/mini';
import { MINUTE_MS } from '../lib/domain/time.ts';
import { httpRoute } from '../lib/wire/http/route.ts';
import { fetchReply } from './relay-http.ts';
import { after, every } from './timers.ts';

const CHECK_INTERVAL_MS = 15 * MINUTE_MS;
const FIRST_LOOK_MS = MINUTE_MS;
const WORKER_TIMEOUT_MS = MINUTE_MS;
const TRIED = 'foyer.monitor.tried-version';

/** A file of the build, so it is no part of the contract. */
const versionFile = httpRoute({
  ...{ method: 'GET', path: '/monitor/version.json', about: 'The version that was built last.' },
  reply: z.object({ version: z.string().check(z.minLength(1)) }),
  errors: [],
});

/** `mayReload` is asked only when there is something new. Gives back its disposer. */
export function watchVersion(running: string, mayReload: () => boolean): () => void {
  async function look(): Promise<void> {
    const found = await fetchReply(versionFile);
    if (!found.ok || found.value.version === running || !mayReload()) return;
    // Once for each version: one that cannot be had must not make the screen flicker all night.
    if (sessionStorage.getItem(TRIED) === found.value.version) return;
    await renewWorker();
    sessionStorage.setItem(TRIED, found.value.version);
    location.reload();
  }

  const looking = (): void => void look().catch(() => undefined);
  const first = after(FIRST_LOOK_MS, looking);
  const again = every(CHECK_INTERVAL_MS, looking);
  return () => {
    first();
    again();
  };
}

/** The page comes from the service worker, so the new one has to be in charge before the reload. */
async function renewWorker(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  if (registration === undefined || registration.active === null) return;
  await registration.update();
  const fresh = registration.installing ?? registration.waiting;
  if (fresh === null) return;
  await new Promise<void>((resolve) => {
    const stop = after(WORKER_TIMEOUT_MS, done);
    function done(): void {
      stop();
      fresh?.removeEventListener('statechange', onState);
      resolve();
    }
    function onState(): void {
      if (fresh?.state === 'activated' || fresh?.state === 'redundant') done();
    }
    fresh.addEventListener('statechange', onState);
  });
}
