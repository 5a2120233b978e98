/** Keeps the screen of a tablet on: a dark kiosk looks as if it were out of order. */

/**
 * Until the disposer is called. The browser takes the lock away whenever the page is hidden, and may refuse it, as with
 * a weak battery; then the tablet's own setting decides.
 */
export function keepScreenOn(): () => void {
  // Not in every browser, nor without https.
  const locks = (navigator as Partial<Pick<Navigator, 'wakeLock'>>).wakeLock;
  if (locks === undefined) return () => {};
  let lock: WakeLockSentinel | null = null;
  let isClosed = false;

  async function take(): Promise<void> {
    if (document.visibilityState !== 'visible' || (lock !== null && !lock.released)) return;
    const taken = await locks!.request('screen').catch(() => null);
    if (isClosed) await taken?.release();
    else lock = taken;
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
