/**
 * The pictures of the office on this set (Q14.5), so that they stand there also with the relay dead. The worker serves
 * them from here; a set without one, as without HTTPS, has what the browser keeps by itself.
 */
import type { Office } from '../lib/domain/office/office.ts';
import { picturePath } from '../lib/wire/http/picture-routes.ts';

/** The worker knows it by this name. */
const PICTURES = 'foyer-pictures';

/** Those of its pages. */
export function keepPicturesOf({ id, pages }: Pick<Office, 'id' | 'pages'>): void {
  const pictures = pages.flatMap(({ picture }) => (picture === undefined ? [] : [picture]));
  keepPictures(pictures.map((picture) => picturePath(id, picture))).catch(() => undefined);
}

/** Keeps these and no others. Where one cannot be had now it is fetched when it is shown. */
async function keepPictures(
  paths: readonly string[],
  storage: Pick<CacheStorage, 'open'> | undefined = storageHere(),
): Promise<void> {
  if (storage === undefined) return;
  const cache = await storage.open(PICTURES);
  const kept = (await cache.keys()).map(({ url }) => new URL(url).pathname);
  await Promise.all(kept.filter((path) => !paths.includes(path)).map((path) => cache.delete(path)));
  const missing = paths.filter((path) => !kept.includes(path));
  await Promise.all(missing.map((path) => cache.add(path).catch(() => undefined)));
}

const storageHere = (): CacheStorage | undefined => (window as { readonly caches?: CacheStorage }).caches;
