/** Whether a page's HTML, its policy and the files beside it are of one build: any other pair is a white page. */

/** The files with a digest in their name that the page starts with. */
const FILE = /\/_app\/immutable\/[^"'\s)]+/g;
const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi;

/** `has`: the files that the page will find. */
export async function shellFits(page: Response, has: (path: string) => boolean): Promise<boolean> {
  if (!page.ok) return false;
  const html = await page.clone().text();
  const files = html.match(FILE) ?? [];
  if (files.length === 0 || !files.every(has)) return false;
  const policy = page.headers.get('content-security-policy');
  if (policy === null) return true;
  const hashes = await Promise.all([...html.matchAll(INLINE_SCRIPT)].map(([, code]) => hashOf(code!)));
  return hashes.every((hash) => policy.includes(`'sha256-${hash}'`));
}

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}
