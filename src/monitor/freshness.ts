/** Whether what the screen shows can be trusted. The relay is heard every 5 seconds while the line holds. */
const STALE_AFTER_MS = 15_000;

/** A monitor that has just been switched on gives the relay this long before it warns. */
const GRACE_MS = 4_000;

/** All in milliseconds of one clock that never jumps. `heardAt` null: not once since `openedAt`. */
export function isOld(heardAt: number | null, openedAt: number, now: number): boolean {
  return heardAt === null ? now - openedAt > GRACE_MS : now - heardAt > STALE_AFTER_MS;
}
