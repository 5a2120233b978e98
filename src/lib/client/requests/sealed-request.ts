/** A request of staff with people in it, as it lies on the disk (P7). */
import { numberGiven } from '../../domain/requests/request.ts';
import type { Request } from '../../domain/requests/request.ts';
import type { StoredRequest } from '../browser/database.ts';
import type { Ciphers } from '../browser/people-keys.ts';

type Place = Pick<StoredRequest, 'actor' | 'seq' | 'id'>;

const aboutOf = ({ actor, id }: Place): string => `request ${actor} ${id}`;

/** Null: the key is not here. */
export function sealRequest(place: Place, request: Request, ciphers: Ciphers | null): StoredRequest | null {
  if (ciphers === null) return null;
  const number = numberGiven(request);
  const bytes = ciphers.kept.seal(new TextEncoder().encode(JSON.stringify(request)), aboutOf(place));
  return {
    ...{ ...place, request: null, sealed: { key: ciphers.kept.id, bytes } },
    ...(number === null ? {} : { given: { date: request.date, number } }),
  };
}

/** `locked`: its key is not here, or is another one, or the bytes were changed. It stays where it is. */
export function openRequest(row: StoredRequest, ciphers: Ciphers | null): unknown {
  const { request, sealed } = row;
  if (sealed === undefined) return request;
  const opened = ciphers?.kept.id === sealed.key ? ciphers.kept.open(sealed.bytes, aboutOf(row)) : null;
  return opened === null ? 'locked' : (JSON.parse(new TextDecoder().decode(opened)) as unknown);
}
