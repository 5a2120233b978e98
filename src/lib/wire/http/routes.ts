/** The whole HTTP contract. A page imports the routes of its own subject, so that it loads no more. */
import { authorityClosingRoutes } from './authority-closing-routes.ts';
import { authorityRoutes } from './authority-routes.ts';
import { calendarFeedRoutes } from './calendar-feed-routes.ts';
import { citizenRoutes } from './citizen-routes.ts';
import { deviceRoutes } from './device-routes.ts';
import { deviceStateRoutes } from './device-state-routes.ts';
import { freeRoutes } from './free-routes.ts';
import { hoursRoutes } from './hours-routes.ts';
import { mailTextRoutes } from './mail-text-routes.ts';
import { memberRoutes } from './member-routes.ts';
import { officeRoutes } from './office-routes.ts';
import { operatorRoutes } from './operator-routes.ts';
import { pairingRoutes } from './pairing-routes.ts';
import { pictureRoutes } from './picture-routes.ts';
import { providerRoutes } from './provider-routes.ts';
import { publicRoutes } from './public-routes.ts';
import type { HttpRoute } from './route.ts';
import { searchRoutes } from './search-routes.ts';
import { secondFactorRoutes } from './second-factor-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { statisticsRoutes } from './statistics-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';

export const httpRoutes = {
  ...operatorRoutes,
  ...publicRoutes,
  ...freeRoutes,
  ...citizenRoutes,
  ...calendarFeedRoutes,
  ...sessionRoutes,
  ...signInRoutes,
  ...providerRoutes,
  ...secondFactorRoutes,
  ...memberRoutes,
  ...authorityRoutes,
  ...authorityClosingRoutes,
  ...pairingRoutes,
  ...deviceRoutes,
  ...deviceStateRoutes,
  ...officeRoutes,
  ...searchRoutes,
  ...hoursRoutes,
  ...mailTextRoutes,
  ...pictureRoutes,
  ...statisticsRoutes,
} as const satisfies Readonly<Record<string, HttpRoute>>;
