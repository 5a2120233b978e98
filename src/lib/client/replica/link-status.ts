/** Several documents, one word on how they stand to the relay: the worst of them. */
import type { LinkStatus } from '../types.ts';

/** Status of a document of which nothing is known yet. */
export const CONNECTING: LinkStatus = { state: 'connecting', reason: null, heardAt: null, complete: false };

const worstFirst: readonly LinkStatus['state'][] = ['closed', 'offline', 'connecting', 'live'];

/** Heard of: when any of them was. Complete: when all are, unless the caller knows better. */
export function joinLinks(
  links: readonly LinkStatus[],
  complete: boolean = links.every((link) => link.complete),
): LinkStatus {
  const state = worstFirst.find((s) => links.some((link) => link.state === s)) ?? 'connecting';
  const heard = links.flatMap(({ heardAt }) => (heardAt === null ? [] : [heardAt]));
  return {
    state,
    reason: links.find((link) => link.state === 'closed')?.reason ?? null,
    heardAt: heard.length === 0 ? null : Math.max(...heard),
    complete,
  };
}

export const isSameLink = (a: LinkStatus, b: LinkStatus): boolean =>
  a.state === b.state && a.reason === b.reason && a.heardAt === b.heardAt && a.complete === b.complete;
