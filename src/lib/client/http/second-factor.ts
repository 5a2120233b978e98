/** The second factor of the member who is signed in, or who has to set one up to sign in. */
import type { EnteredBody, ReadReply } from '../../wire/http/route.ts';
import { secondFactorRoutes } from '../../wire/http/second-factor-routes.ts';
import type { SecondFactorSetUp } from '../../wire/http/second-factor-routes.ts';
import { askRelay } from './http.ts';
import type { HttpOptions, Reply } from './http.ts';

export type SecondFactorState = ReadReply<typeof secondFactorRoutes.secondFactor>;

export const secondFactor = (options: HttpOptions = {}): Reply<SecondFactorState> =>
  askRelay(secondFactorRoutes.secondFactor, {}, options);

/** What comes back is shown once; it counts when it is confirmed. */
export const beginSecondFactor = (password: string, options: HttpOptions = {}): Reply<SecondFactorSetUp> =>
  askRelay(secondFactorRoutes.beginSecondFactor, { body: { password } }, options);

/** Ends every other session of the member. */
export const confirmSecondFactor = (code: string, options: HttpOptions = {}): Reply<null> =>
  askRelay(secondFactorRoutes.confirmSecondFactor, { body: { code } }, options);

export const removeSecondFactor = (password: string, code: string, options: HttpOptions = {}): Reply<null> =>
  askRelay(secondFactorRoutes.removeSecondFactor, { body: { password, code } }, options);

export const beginSecondFactorAtSignIn = (
  entered: EnteredBody<typeof secondFactorRoutes.beginSecondFactorAtSignIn>,
  options: HttpOptions = {},
): Reply<SecondFactorSetUp> =>
  askRelay(secondFactorRoutes.beginSecondFactorAtSignIn, { body: entered }, options);
