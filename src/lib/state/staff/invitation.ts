/**
 * The link by which a member of staff signs in for the first time: the office's sign-in page, with the user name and the
 * one-time password in its fragment. A fragment reaches no server and no log.
 */
export interface Invitation {
  readonly login: string;
  readonly password: string;
}

/** `address`: the office's sign-in page. */
export const makeInvitation = (address: string, { login, password }: Invitation): string =>
  `${address}#${new URLSearchParams({ login, password }).toString()}`;

/** Null: the fragment is none of a link like that. */
export function parseInvitation(fragment: string): Invitation | null {
  const fields = new URLSearchParams(fragment.replace(/^#/, ''));
  const [login, password] = [fields.get('login') ?? '', fields.get('password') ?? ''];
  return login === '' || password === '' ? null : { login, password };
}
