/** Addresses as mail programs and people bring them: what was damaged on the way is put right where that is certain. */

/** The secret of a mail's link has 43 characters: 256 bits in base64url. */
const MAIL_SECRET = /^[^\w-]*([\w-]{43})/;
/** White space and what is not seen within the link, as a mail program breaks it. */
const BREAKS = /[\s\p{Cf}]/gu;

/**
 * The secret in the fragment of a mail's link; null when the link is incomplete. What stands behind its 43 characters
 * (`.`, `>`, `%20`, `&data=…`) belongs to the text around the link.
 */
export function secretInFragment(fragment: string): string | null {
  const [, secret] = MAIL_SECRET.exec(decoded(fragment).replace(BREAKS, '')) ?? [];
  // Chance makes no secret without both cases: this one was rewritten on its way, and opens nothing.
  if (secret === undefined || secret === secret.toLowerCase() || secret === secret.toUpperCase()) return null;
  return secret;
}

/** As far as it can be decoded: what stands behind the secret may be cut off within a character. */
const decoded = (text: string): string =>
  text.replace(/(?:%[\da-f]{2})+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes;
    }
  });

/** A browser encodes what is no ASCII: a space that does not break, quotation marks, three dots in one sign. */
const AROUND_A_LINK = /(?:%20|%3e|%c2%a[0bd]|%c2%bb|%e2%80%(?:[89][\da-f]|a6|b9|ba)|[\s.,;:!?>)\]}'"])+$/i;

/**
 * The same address as the app writes it. Its path is in lower case, without what stood behind it in a text. A `#` that
 * a mail gateway has encoded is put back. A fragment is never changed.
 */
export function plainAddress({ pathname, search, hash }: Pick<URL, 'pathname' | 'search' | 'hash'>): string {
  const [path = '/', ...fragment] = pathname.split(/%23/);
  const plain = path.replace(AROUND_A_LINK, '').toLowerCase() || '/';
  return `${plain}${search}${fragment.length > 0 && hash === '' ? `#${fragment.join('')}` : hash}`;
}
