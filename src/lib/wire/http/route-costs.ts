/**
 * The HTTP routes that need no session: what a request costs, and what bounds it. Printed in docs/wire.md. None of them
 * sends a mail. The bounds are those of the route's contract and those that the relay adds.
 */
import { calendarFeedRoutes } from './calendar-feed-routes.ts';
import { citizenRoutes } from './citizen-routes.ts';
import { deviceStateRoutes } from './device-state-routes.ts';
import { freeRoutes } from './free-routes.ts';
import { operatorRoutes } from './operator-routes.ts';
import { pairingRoutes } from './pairing-routes.ts';
import { pictureRoutes } from './picture-routes.ts';
import { providerRoutes } from './provider-routes.ts';
import { publicRoutes } from './public-routes.ts';
import type { HttpRoute } from './route.ts';
import { secondFactorRoutes } from './second-factor-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';

/**
 * What most of the processor time of a request goes into. `reply`: from memory. `document`: the text of a document,
 * made once a change. `lookup`: in the store. `key`: for a proof of work. `provider`: questions to the provider of
 * OpenID Connect, one for each sign-in that was begun. `hash`: of a password, by far the dearest.
 */
export type RouteWork = 'reply' | 'file' | 'document' | 'lookup' | 'key' | 'provider' | 'hash';

/** What is kept when it has been answered. Waiting devices and pending sign-ins are in memory; the others are on the disk. */
export type RouteKeeps = 'nothing' | 'session' | 'member, session' | 'waiting device' | 'pending sign-in';

export interface RouteLimit {
  readonly most: number;
  readonly of: 'requests' | 'wrong tries' | 'hashes';
  readonly by: 'address' | 'network' | 'login, address' | 'relay';
  /** A waiting hash counts as one at the same time. */
  readonly within: 'minute' | 'hour' | 'the same time';
  /** The status beyond it. */
  readonly status: 429 | 503;
}

export interface RouteCost {
  readonly work: RouteWork;
  readonly keeps: RouteKeeps;
  readonly limits: readonly RouteLimit[];
}

/** Two that run and sixteen that wait. */
const hashesAtOnce: RouteLimit = {
  ...{ most: 18, of: 'hashes', by: 'relay', within: 'the same time', status: 503 },
};
const wrongTries = (most: number, by: RouteLimit['by']): RouteLimit => ({
  ...{ most, of: 'wrong tries', by, within: 'hour', status: 429 },
});

/** The limits that the contract of a route names. */
function limitsOfRoute({ perMinute, wrongPerHour }: HttpRoute): RouteLimit[] {
  const requests: RouteLimit[] =
    perMinute === undefined
      ? []
      : [{ most: perMinute, of: 'requests', by: 'address', within: 'minute', status: 429 }];
  if (wrongPerHour === undefined) return requests;
  const { address, network, everywhere } = wrongPerHour;
  return [
    ...requests,
    wrongTries(address, 'address'),
    wrongTries(network, 'network'),
    wrongTries(everywhere, 'relay'),
  ];
}

type Row = readonly [route: string, cost: RouteCost];

/** `more`: limits that a route keeps beside those of its contract. */
const row = (
  route: HttpRoute,
  work: RouteWork,
  keeps: RouteKeeps = 'nothing',
  more: readonly RouteLimit[] = [],
): Row => [`${route.method} ${route.path}`, { work, keeps, limits: [...limitsOfRoute(route), ...more] }];

/** Costs, keyed by method and path; `GET /*` stands for the pages and files of the app. */
export const routeCosts: Readonly<Record<string, RouteCost>> = Object.fromEntries([
  row(operatorRoutes.healthy, 'reply'),
  row(operatorRoutes.ready, 'lookup'),
  row(operatorRoutes.metrics, 'reply'),
  row(operatorRoutes.robots, 'reply'),
  row(operatorRoutes.securityContact, 'reply'),
  ['GET /*', { work: 'file', keeps: 'nothing', limits: [] }],
  row(operatorRoutes.mailboxPage, 'lookup'),
  row(operatorRoutes.mailbox, 'lookup'),
  row(publicRoutes.time, 'reply'),
  row(publicRoutes.offices, 'reply'),
  row(publicRoutes.document, 'document'),
  row(freeRoutes.free, 'document'),
  row(pictureRoutes.picture, 'lookup'),
  row(citizenRoutes.challenge, 'key'),
  row(citizenRoutes.pushKey, 'reply'),
  row(citizenRoutes.mailCode, 'lookup'),
  row(citizenRoutes.declineReminder, 'lookup'),
  row(citizenRoutes.seeReminder, 'reply'),
  row(calendarFeedRoutes.calendar, 'document'),
  row(sessionRoutes.session, 'lookup'),
  row(signInRoutes.signIn, 'hash', 'session', [wrongTries(5, 'login, address'), hashesAtOnce]),
  row(secondFactorRoutes.beginSecondFactorAtSignIn, 'hash', 'nothing', [
    wrongTries(5, 'login, address'),
    hashesAtOnce,
  ]),
  row(sessionRoutes.signOut, 'lookup'),
  row(providerRoutes.signInWays, 'reply'),
  row(providerRoutes.beginAtProvider, 'lookup', 'pending sign-in'),
  row(providerRoutes.returnFromProvider, 'provider', 'member, session'),
  row(providerRoutes.leftProvider, 'reply'),
  row(signInRoutes.checkFirstLead, 'lookup'),
  row(signInRoutes.firstLead, 'hash', 'member, session', [hashesAtOnce]),
  row(pairingRoutes.startPairing, 'reply', 'waiting device'),
  row(pairingRoutes.collectPairing, 'lookup', 'session'),
  row(deviceStateRoutes.tellState, 'lookup'),
]);
