/**
 * What is free, kept on this laptop before a line is cut. A clerk books on the phone by it (M3), also one who has not
 * opened a booking since the morning. It is read whole from time to time and let go of, so that the bookings of others
 * cost the counter's page nothing.
 */
import type { OfficeId } from '../../domain/ids.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import { followOffice } from '../followed-office.svelte.ts';
import type { FollowedOffice } from '../followed-office.svelte.ts';

const RENEW_MS = 30 * MINUTE_MS;

/** Gives back how to end it. */
export function keepFreePlaces(
  office: OfficeId,
  follow = (id: OfficeId): FollowedOffice => followOffice(id, { slots: true }),
): () => void {
  let followed = $state.raw<FollowedOffice | null>(null);
  function letGo(): void {
    followed?.close();
    followed = null;
  }
  /** One that could not be opened, or was closed, will not hear any more. */
  const isOver = (one: FollowedOffice): boolean => one.broken || one.link.state === 'closed';
  function renew(): void {
    if (followed !== null && isOver(followed)) letGo();
    followed ??= follow(office);
  }
  const stop = $effect.root(() => {
    $effect(() => {
      if (followed?.link.state === 'live' && followed.link.complete) letGo();
    });
  });
  renew();
  const timer = setInterval(renew, RENEW_MS);
  return () => {
    clearInterval(timer);
    stop();
    letGo();
  };
}
