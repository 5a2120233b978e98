/** The logo of slips on this device (Q14.5), so that it is there cut off, too. Its id follows from its bytes. */

/** It holds one at a time. */
const CACHE = 'foyer-logo';

/** Null: it is not there, and cannot be had now. */
export async function loadLogo(
  path: string,
  storage: Pick<CacheStorage, 'open'> | undefined = globalThis.caches as CacheStorage | undefined,
): Promise<Blob | null> {
  try {
    // Without HTTPS a page has no cache.
    const cache = await storage?.open(CACHE);
    const kept = await cache?.match(path);
    if (kept !== undefined) return await kept.blob();
    const answer = await fetch(path, { credentials: 'same-origin' });
    if (!answer.ok) return null;
    for (const old of (await cache?.keys()) ?? []) await cache!.delete(old);
    await cache?.put(path, answer.clone()).catch(() => {});
    return await answer.blob();
  } catch {
    return null;
  }
}

/** The office has none any more. */
export async function forgetLogo(): Promise<void> {
  await (globalThis.caches as CacheStorage | undefined)?.delete(CACHE).catch(() => false);
}
