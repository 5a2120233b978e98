/**
 * The monitor loads its page anew by itself, at a moment when no visitor needs the picture: for a new version, and once a
 * day for a fresh start (Q12.5). The relay has just answered then, or a set without a worker would stay with an error page.
 */
import * as z from 'zod/mini';
import { MINUTE_MS } from '../lib/domain/time.ts';
import { httpRoute } from '../lib/wire/http/route.ts';
import { fetchReply } from './relay-http.ts';
import { after, every } from './timers.ts';

const LOOK_INTERVAL_MS = 15 * MINUTE_MS;
const FIRST_LOOK_MS = MINUTE_MS;
const WORKER_TIMEOUT_MS = MINUTE_MS;
const TRIED = 'foyer.monitor.tried-version';

/** A file of the build, so it is no part of the contract. */
const versionFile = httpRoute({
  ...{ method: 'GET', path: '/monitor/version.json', about: 'The version that was built last.' },
  reply: z.object({ version: z.string().check(z.minLength(1)) }),
  errors: [],
});

export interface Reloads {
  /** The version of this page. */
  readonly running: string;
  /** Asked only when there is something new. */
  readonly mayLoadNew: () => boolean;
  readonly mayStartAfresh: () => boolean;
}

/** Gives back its disposer. */
export function watchReloads({ running, mayLoadNew, mayStartAfresh }: Reloads): () => void {
  async function look(): Promise<void> {
    const found = await fetchReply(versionFile);
    if (!found.ok) return;
    const { version } = found.value;
    // Once for each version: one that cannot be had must not make the screen flicker all night.
    const isNew = version !== running && sessionStorage.getItem(TRIED) !== version;
    if (isNew) await loadNew(version);
    else if (mayStartAfresh()) location.reload();
  }

  async function loadNew(version: string): Promise<void> {
    if (!mayLoadNew()) return;
    await renewWorker();
    // A number may have been called meanwhile.
    if (!mayLoadNew()) return;
    sessionStorage.setItem(TRIED, version);
    location.reload();
  }

  const looking = (): void => void look().catch(() => undefined);
  const first = after(FIRST_LOOK_MS, looking);
  const again = every(LOOK_INTERVAL_MS, looking);
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
