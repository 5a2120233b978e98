/** The settings of the mail server, as far as they can be wrong. */

/** Without a path, `?` or `#`: a password with one of these signs would be cut off there, or change how it is sent. */
export function parseSmtpUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, username, password, pathname, search, hash } = new URL(text);
  const isPlain = /^\/?$/.test(pathname) && search === '' && hash === '';
  const canDecode = [username, password].every((part) => decoded(part) !== undefined);
  return isPlain && canDecode && hostname !== '' && /^smtps?:$/.test(protocol) ? text : undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** What stands before the address, unquoted: signs that are syntax in a header make more addresses of it, or none. */
const NAME = /^[^\p{Cc}<>()[\]\\,;:@"]{0,100}$/u;
const QUOTED_NAME = /^"[^\p{Cc}"\\<>]{0,100}"$/u;
const LOCAL_PART = /^[^\p{Cc}\s<>()[\]\\,;:@".]+(?:\.[^\p{Cc}\s<>()[\]\\,;:@".]+)*$/u;
const HOST =
  /^[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)*$/u;

/** One address, with or without a name; undefined: it would make a broken `From`. */
export function parseMailFrom(text: string): string | undefined {
  const [, name = '', bracketed = ''] = /^([^<>]*)<([^<>]*)>$/.exec(text) ?? [];
  const address = text.includes('<') ? bracketed : text;
  const at = address.lastIndexOf('@');
  const isAddress = LOCAL_PART.test(address.slice(0, Math.max(at, 0))) && HOST.test(address.slice(at + 1));
  const isName = NAME.test(name.trim()) || QUOTED_NAME.test(name.trim());
  return isAddress && isName && address.length <= 254 ? text : undefined;
}
