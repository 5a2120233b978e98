/** Push messages as this browser has them: whether it can, and its subscription with the relay's key. */
import { pushPhone } from '../../domain/requests/push-phone.ts';
import type { PushPhone } from '../../domain/requests/push-phone.ts';

/**
 * `install`: on an iPhone or iPad the page has to be put on the home screen first. `denied`: the person has said no, and
 * is not asked again.
 */
export type PushAbility = 'possible' | 'install' | 'denied' | 'none';

export function pushAbility(): PushAbility {
  const hasWorker = 'serviceWorker' in navigator && isSecureContext;
  if (hasWorker && 'PushManager' in globalThis && 'Notification' in globalThis)
    return Notification.permission === 'denied' ? 'denied' : 'possible';
  return isApple() && !matchMedia('(display-mode: standalone)').matches ? 'install' : 'none';
}

/** An iPad says that it is a Mac. */
const isApple = (): boolean =>
  /iPhone|iPad|iPod/.test(navigator.userAgent) ||
  (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);

/** Asks the person, within their press. Null: they said no, or the browser's push service cannot be had. */
export async function subscribePhone(key: string): Promise<PushPhone | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null;
  const { pushManager } = await navigator.serviceWorker.ready;
  const known = await pushManager.getSubscription();
  // A subscription for a relay with another key would bring no messages.
  if (known !== null && !isOfKey(known, key)) await known.unsubscribe();
  const subscription = await pushManager
    .subscribe({ userVisibleOnly: true, applicationServerKey: key })
    .catch(() => null);
  const { endpoint, keys } = subscription?.toJSON() ?? {};
  const phone = pushPhone.safeParse({ endpoint, p256dh: keys?.p256dh, auth: keys?.auth });
  return phone.success ? phone.data : null;
}

function isOfKey({ options: { applicationServerKey } }: PushSubscription, key: string): boolean {
  if (applicationServerKey === null) return false;
  const bytes = String.fromCharCode(...new Uint8Array(applicationServerKey));
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') === key;
}

/** What this browser is told of last, where it is told of something. */
const KEY = 'foyer:push';

/** `about`: the number and its day. */
export function notePushOn(about: string): void {
  try {
    localStorage.setItem(KEY, about);
  } catch {
    // After a reload the page offers it once more.
  }
}

export async function isPushOn(about: string): Promise<boolean> {
  if (pushAbility() !== 'possible' || Notification.permission !== 'granted') return false;
  try {
    if (localStorage.getItem(KEY) !== about) return false;
  } catch {
    return false;
  }
  const registration = await navigator.serviceWorker.getRegistration();
  return Boolean(await registration?.pushManager.getSubscription());
}

/** The push service then refuses what is sent to this browser, and the relay asks it no more. */
export async function endPush(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
}
