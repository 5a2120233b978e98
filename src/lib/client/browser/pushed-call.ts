/** A push message as the service worker shows it (Q15). The relay has worded it in the page's language. */

export interface ShownCall {
  readonly title: string;
  readonly options: { readonly body: string; readonly lang: string; readonly tag: string };
  /** The page of the number. */
  readonly path: string;
}

const PATH = /^\/[a-z0-9-]+\/nummer\/\d{4}-\d\d-\d\d\/[a-z]\d{3,5}$/;
const LANGUAGE = /^[a-z]{2,3}(?:-[a-zA-Z0-9]{1,8})*$/;
const MOST_CHARACTERS = 200;

/** Null: it is no message of ours. */
export function readPushedCall(text: string): ShownCall | null {
  const { title, body, language, path } = parse(text);
  if (!isLine(title) || !isLine(body) || typeof language !== 'string' || typeof path !== 'string')
    return null;
  if (!LANGUAGE.test(language) || !PATH.test(path)) return null;
  // A repeated call stands in the place of the one before.
  return { title, options: { body, lang: language, tag: path }, path };
}

const isLine = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= MOST_CHARACTERS;

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
