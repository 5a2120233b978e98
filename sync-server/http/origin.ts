/** Where a request comes from: which address, and which page. */
import type { IncomingHttpHeaders } from 'node:http';

/** The address of whoever asks; that which the proxy in front saw, when there is one that is trusted. */
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

/** IPv4 in IPv6's clothes is IPv4; of IPv6 the network counts, since one customer has all of a /64. */
function plainAddress(address: string): string {
  const v4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (v4 !== null) return v4[1]!;
  if (!address.includes(':') || address === '::1') return address;
  const [head = ''] = address.split('%');
  const [before = '', after] = head.toLowerCase().split('::');
  const left = before.split(':').filter(Boolean);
  const right = after?.split(':').filter(Boolean) ?? [];
  const zeros =
    after === undefined ? [] : Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`;
}

export const isLoopback = (address: string): boolean => address === '::1' || /^127\./.test(address);

/** Whether a page of ours is asking: of the public address, or of the host that the request itself names. */
export function isOwnOrigin(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  const { origin, host } = headers;
  if (origin === undefined || !URL.canParse(origin)) return false;
  if (origin === new URL(publicUrl).origin) return true;
  return host !== undefined && new URL(origin).host === host.toLowerCase();
}
