/** Signing in at the town's provider by OpenID Connect, and signing out there. */
import * as z from 'zod/mini';
import { officeId } from '../../domain/ids.ts';
import { browserName } from './fields.ts';
import { httpRoute } from './route.ts';

/** The staff pages to which the relay leads back. */
export const desks = ['counter', 'lead'] as const;
export type Desk = (typeof desks)[number];

/** Why a sign-in at the provider came to nothing. The page says it in a sentence. */
export const providerFailures = [
  /** The member or the provider has refused it. */
  'provider-denied',
  /** The provider has told of an error of its own. */
  'provider-error',
  'provider-unreachable',
  /** Nothing is known of this sign-in: it took too long, was ended already, or the relay was restarted. */
  'sign-in-expired',
  /** The sign-in was begun in another browser. */
  'other-browser',
  /** The code was used before, or is too old. */
  'code-refused',
  /** The answer was made for another application. */
  'wrong-audience',
  'token-expired',
  /** The answer does not belong to this sign-in, or is not from the provider. */
  'answer-not-trusted',
  /** What the provider knows of the member is too old: they have to say there anew who they are. */
  'sign-in-again',
  /** The account has no role in the office. */
  'no-role',
  'disk-full',
  'not-writable',
  'other',
] as const;
export type ProviderFailure = (typeof providerFailures)[number];

/** The key in the fragment with which the relay leads back to the staff page: `#sign-in=no-role`. */
export const PROVIDER_FRAGMENT = 'sign-in';

const webAddress = z.url({ protocol: /^https?$/ });

export const providerRoutes = {
  signInWays: httpRoute({
    ...{ method: 'GET', path: '/api/sign-in/ways' },
    about:
      'How members of staff sign in. `provider`: by OpenID Connect, too; its `label` is the text of the button, null: the page has its own.',
    reply: z.object({
      passwords: z.boolean(),
      provider: z.nullable(z.object({ label: z.nullable(z.string()) })),
    }),
    errors: [],
  }),
  beginAtProvider: httpRoute({
    ...{ method: 'POST', path: '/api/sign-in/provider' },
    about:
      'Begins a sign-in at the provider: the browser goes to `url`. It is good for ten minutes, once, in this browser. `again`: the member has to say there who they are, also when the provider knows it.',
    body: z.object({
      ...{ office: officeId, device: browserName, desk: z.enum(desks) },
      again: z.optional(z.boolean()),
    }),
    reply: z.object({ url: webAddress }),
    errors: ['not-found', 'no-such-office', 'provider-unreachable'],
    perMinute: 60,
  }),
  returnFromProvider: httpRoute({
    ...{ method: 'GET', path: '/api/sign-in/return' },
    about:
      'To which the provider leads the browser back. Leads on to the staff page, with a session or with the reason in the fragment.',
    redirects: true,
    reply: z.string(),
    errors: [],
  }),
  leftProvider: httpRoute({
    ...{ method: 'GET', path: '/api/sign-out/return' },
    about: 'To which the provider leads the browser after a sign-out. Leads on to the staff page.',
    redirects: true,
    reply: z.string(),
    errors: [],
  }),
} as const;
