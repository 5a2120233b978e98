/**
 * The login of an account that signs in at the town's provider (OpenID Connect). It is a digest of issuer and subject.
 * No person can type it: logins that are typed are kept in lower case. So it is never the login of a password account.
 */
const PREFIX = 'OIDC:';

/** `subjectDigest`: of issuer and subject together. */
export const makeProviderLogin = (subjectDigest: string): string => PREFIX + subjectDigest;

export const isProviderLogin = (login: string): boolean => login.startsWith(PREFIX);
