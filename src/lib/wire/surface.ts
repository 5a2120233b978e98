/**
 * How a socket says who it is. Cookies prove staff and devices, one cookie a surface, so that one browser can be
 * kiosk, monitor and counter at once; the socket names the surface. Citizens prove themselves by their secret. Both
 * travel as WebSocket subprotocols, which no log keeps. The relay only ever echoes `foyer.1`.
 */
export const surfaces = ['staff', 'kiosk', 'monitor'] as const;
export type Surface = (typeof surfaces)[number];

export const PROTOCOL = 'foyer.1';
const AS = 'foyer.as.';
const SECRET = 'foyer.secret.';

/** 43 characters of base64url: 256 bits. */
export const SECRET_PATTERN = /^[A-Za-z0-9_-]{22,86}$/;

export const cookieOf = (surface: Surface): string => `foyer_${surface}`;

export type Credential =
  | { readonly type: 'surface'; readonly surface: Surface }
  | { readonly type: 'secret'; readonly secret: string }
  | { readonly type: 'none' };

export function makeProtocols(credential: Credential): string[] {
  if (credential.type === 'surface') return [PROTOCOL, AS + credential.surface];
  return credential.type === 'secret' ? [PROTOCOL, SECRET + credential.secret] : [PROTOCOL];
}

/** What a list of subprotocols says; null when it contradicts itself or names what does not exist. */
export function parseProtocols(offered: readonly string[]): Credential | null {
  const credentials = offered.filter((p) => p.startsWith(AS) || p.startsWith(SECRET));
  const [credential] = credentials;
  if (credentials.length > 1) return null;
  if (credential === undefined) return { type: 'none' };
  if (credential.startsWith(SECRET)) {
    const secret = credential.slice(SECRET.length);
    return SECRET_PATTERN.test(secret) ? { type: 'secret', secret } : null;
  }
  const surface = surfaces.find((s) => s === credential.slice(AS.length));
  return surface === undefined ? null : { type: 'surface', surface };
}

/**
 * The actor of a secret: base64url of SHA-256 of its UTF-8 bytes. The secret itself is never stored at the relay.
 */
export async function actorOfSecret(secret: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret));
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
