/** Where a request comes from: which address, and which page. */
import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

/** The caller's address; that which the proxy in front saw, when there is one that is trusted. */
export function addressOf(
  request: {
    readonly headers: IncomingHttpHeaders;
    readonly socket: { readonly remoteAddress?: string | undefined };
  },
  trustProxy: boolean,
): string {
  const socket = plainAddress(request.socket.remoteAddress ?? '');
  if (!trustProxy) return socket;
  const forwarded = request.headers['x-forwarded-for'];
  const list = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? '')).split(',');
  // The last is what the proxy itself wrote; everything before it came from outside and may be invented.
  return plainAddress(list.at(-1)!.trim()) || socket;
}

/**
 * IPv4 in IPv6's clothes is IPv4; of IPv6 the network counts, since one customer has all of a /64. Some proxies write
 * the port too. Empty: that is no address.
 */
function plainAddress(text: string): string {
  const bare =
    /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text)?.[1] ?? text;
  const [address = ''] = bare.toLowerCase().split('%');
  const version = isIP(address);
  if (version !== 6) return version === 4 ? address : '';
  const groups = groupsOf(address);
  // ::ffff:a.b.c.d
  if (groups.slice(0, 5).every((g) => g === 0) && groups[5] === 0xffff) {
    return groups
      .slice(6)
      .flatMap((g) => [g >> 8, g & 0xff])
      .join('.');
  }
  if (groups.every((g, i) => g === (i === 7 ? 1 : 0))) return '::1';
  return `${groups
    .slice(0, 4)
    .map((g) => g.toString(16))
    .join(':')}::/64`;
}

/** The eight numbers of a valid IPv6 address, however it is written. */
function groupsOf(address: string): number[] {
  const plain = address.replace(
    /(\d+)\.(\d+)\.(\d+)\.(\d+)$/,
    (_, a: string, b: string, c: string, d: string) =>
      [Number(a) * 256 + Number(b), Number(c) * 256 + Number(d)].map((g) => g.toString(16)).join(':'),
  );
  const [before = '', after] = plain.split('::');
  const read = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((g) => Number.parseInt(g, 16));
  const [left, right] = [read(before), read(after ?? '')];
  const zeros = after === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array<number>(zeros).fill(0), ...right];
}

export const isLoopback = (address: string): boolean => address === '::1' || /^127\./.test(address);

/** Whether a name or address is this machine's own, which no other can reach. */
export const isThisMachine = (host: string): boolean =>
  host === 'localhost' || isLoopback(host.replace(/^\[|\]$/g, ''));

/** Whether a page of ours is asking. */
export type OriginCheck = (headers: IncomingHttpHeaders) => boolean;

/**
 * Where the public address is set and others reach it, the page's origin is exactly that, scheme included. A `Host` is
 * what the request itself says. Else people come by whatever name this machine has, and the host has to be the same.
 */
export function makeOriginCheck(publicUrl: string | null): OriginCheck {
  const own = publicUrl === null ? null : new URL(publicUrl);
  const isStrict = own !== null && !isThisMachine(own.hostname);
  return ({ origin, host }) => {
    if (origin === undefined || !URL.canParse(origin)) return false;
    if (own !== null && origin === own.origin) return true;
    return !isStrict && host !== undefined && new URL(origin).host === host.toLowerCase();
  };
}
