/**
 * Why the relay closes a socket. y-websocket reads the ranges: after 44xx it stops and says `closed`, after 45xx it
 * comes back with a growing delay. Source: y-websocket 3.1, `defaultShouldReconnect`.
 */
export const closeCodes = {
  malformed: 4400,
  'not-signed-in': 4401,
  'not-allowed': 4403,
  'no-such-document': 4404,
  restored: 4409,
  'past-retention': 4410,
  'too-large': 4413,
  'shutting-down': 4503,
  'too-slow': 4508,
  'too-many': 4529,
} as const;
export type CloseReason = keyof typeof closeCodes;

export function closeReasonOf(code: number): CloseReason | null {
  const found = Object.entries(closeCodes).find(([, value]) => value === code);
  return found === undefined ? null : (found[0] as CloseReason);
}
