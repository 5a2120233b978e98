/**
 * The pictures of the office on this set (Q14.5), so that they stand there also with the relay dead. The worker serves
 * them from here; a set without one, as without HTTPS, has what the browser keeps by itself.
 */
import type { OfficeId, PictureId } from '../lib/domain/ids.ts';
import { pictureRoutes } from '../lib/wire/http/picture-routes.ts';
import { pathOf } from '../lib/wire/http/route.ts';

/** The worker knows it by this name. */
export const PICTURES = 'foyer-pictures';

export const picturePath = (office: OfficeId, picture: PictureId): string =>
  pathOf(pictureRoutes.picture, { params: { id: office, picture } });

/** Keeps these and no others. Where one cannot be had now it is fetched when it is shown. */
export async function keepPictures(
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
