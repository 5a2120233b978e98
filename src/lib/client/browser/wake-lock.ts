/** Keeps a screen on: a dark kiosk looks as if it were out of order, and a dark phone does not vibrate for a call. */

/**
 * Like `keepScreenOn`, on a device that is worked by touch. A laptop goes dark and locks itself after the minutes that
 * its office has set, also while a visitor is there.
 */
export const keepTabletOn = (): (() => void) =>
  matchMedia('(pointer: coarse)').matches ? keepScreenOn() : () => {};

/**
 * Until the disposer is called. The browser takes the lock away whenever the page is hidden, and may refuse it, as with
 * a weak battery. Then the device's own setting decides.
 */
export function keepScreenOn(): () => void {
  // Missing in some browsers, and without https.
  const locks = (navigator as Partial<Pick<Navigator, 'wakeLock'>>).wakeLock;
  if (locks === undefined) return () => {};
  let lock: WakeLockSentinel | null = null;
  let isClosed = false;
  let isAsking = false;
  /** The page came back while a lock was asked for: the browser may have taken that one away meanwhile. */
  let isAskedAgain = false;

  async function take(): Promise<void> {
    isAskedAgain = isAsking;
    if (isAsking || document.visibilityState !== 'visible' || (lock !== null && !lock.released)) return;
    // One at a time: of two locks one would be lost, and never be released.
    isAsking = true;
    lock = await locks!.request('screen').catch(() => null);
    isAsking = false;
    if (isClosed) await lock?.release();
    else if (isAskedAgain) await take();
  }

  const onVisible = (): void => void take();
  document.addEventListener('visibilitychange', onVisible);
  void take();
  return () => {
    isClosed = true;
    document.removeEventListener('visibilitychange', onVisible);
    void lock?.release().catch(() => {});
  };
}
