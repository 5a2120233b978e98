/**
 * Which addresses the relay may send push messages to. A phone names the address itself. So no address may be reached
 * that only this machine or its network reaches (server-side request forgery).
 */
import { lookup } from 'node:dns';
import { BlockList, isIP, isIPv6 } from 'node:net';
import type { LookupFunction } from 'node:net';

/** Networks of no public host: RFC 6890, 4193, 4291, 6598, 3927, 5737, 2544, 6052 and multicast. */
const NOT_PUBLIC = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'],
  ...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
  ...['::/96', '::ffff:0:0/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23'],
  ...['2001:db8::/32', '2002::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
];
/** One list for each family: a list of both takes the mapped addresses of IPv6 for all of IPv4. */
const notPublic = { 4: new BlockList(), 6: new BlockList() };
for (const network of NOT_PUBLIC) {
  const [address = '', bits = ''] = network.split('/');
  if (isIPv6(address)) notPublic[6].addSubnet(address, Number(bits), 'ipv6');
  else notPublic[4].addSubnet(address, Number(bits), 'ipv4');
}

export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !notPublic[4].check(address, 'ipv4');
  return family === 6 && !notPublic[6].check(address, 'ipv6');
}

/** Gives a socket public addresses alone. A name is resolved when it is used, since its address may change. */
export const publicLookup: LookupFunction = (host, options, callback) =>
  lookup(host, { ...options, all: true }, (error, found) => {
    if (error !== null) return callback(error, '', 0);
    const open = found.filter(({ address }) => isPublicAddress(address));
    const [first] = open;
    if (first === undefined)
      return callback(Object.assign(new Error('no public address'), { code: 'ENOTPUBLIC' }), '', 0);
    if (options.all === true) callback(null, open);
    else callback(null, first.address, first.family);
  });
