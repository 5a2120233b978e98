/** Everything that the relay answers over HTTP: the app's files, the API, health and metrics. */
import type { Server } from 'node:http';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import fastify from 'fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { MAX_BODY_BYTES } from '../../src/lib/wire/http/route.ts';
import type { Log } from '../log/log.ts';
import { codeOf } from '../log/log.ts';
import type { NewPause } from '../arbiter/pause.ts';
import type { MailStore } from '../store/mail-store.ts';
import { makeAccountSteps } from './account-steps.ts';
import { openAppFiles } from './app-files.ts';
import { registerCalendarFeedRoutes } from './calendar-feed-routes.ts';
import type { CalendarFeedRoutesParts } from './calendar-feed-routes.ts';
import { registerAuthorityClosingRoutes } from './authority-closing-routes.ts';
import type { AuthorityClosingParts } from './authority-closing-routes.ts';
import { registerAuthorityRoutes } from './authority-routes.ts';
import type { AuthorityRoutesParts } from './authority-routes.ts';
import { registerBookingRoutes } from './booking-routes.ts';
import type { BookingRoutesParts } from './booking-routes.ts';
import type { Cookies } from './cookies.ts';
import { registerDeviceRoutes } from './device-routes.ts';
import type { DeviceRoutesParts } from './device-routes.ts';
import { makeDoor } from './door.ts';
import type { StorageSecrets } from '../accounts/storage-secrets.ts';
import { registerFreeRoutes } from './free-routes.ts';
import { registerHeaders } from './headers.ts';
import { registerMailCodeRoutes } from './mail-code-routes.ts';
import type { MailCodeRoutesParts } from './mail-code-routes.ts';
import { registerMailRoutes } from './mail-routes.ts';
import { registerMailTextRoutes } from './mail-text-routes.ts';
import type { MailTextRoutesParts } from './mail-text-routes.ts';
import { registerMailboxRoutes } from './mailbox-routes.ts';
import { addressOf } from './origin.ts';
import type { OriginCheck } from './origin.ts';
import { registerPublicRoutes } from './public-routes.ts';
import type { PublicRoutesParts } from './public-routes.ts';
import { httpErrorFrom, sendHttpError } from './http-error.ts';
import { registerHoursRoutes } from './hours-routes.ts';
import type { HoursRoutesParts } from './hours-routes.ts';
import { registerPictureRoutes } from './picture-routes.ts';
import type { PictureRoutesParts } from './picture-routes.ts';
import { registerMemberRoutes } from './member-routes.ts';
import { newRequestId } from './request-id.ts';
import { registerReminderRoutes } from './reminder-routes.ts';
import type { ReminderRoutesParts } from './reminder-routes.ts';
import { registerSearchRoutes } from './search-routes.ts';
import type { SearchRoutesParts } from './search-routes.ts';
import { makeServeRoute } from './serve-route.ts';
import { registerStatisticsRoutes } from './statistics-routes.ts';
import type { StatisticsRoutesParts } from './statistics-routes.ts';
import { registerSignInRoutes } from './sign-in-routes.ts';
import { registerWellKnown } from './well-known.ts';
import type { WellKnownParts } from './well-known.ts';

export interface HttpParts
  extends
    PublicRoutesParts,
    WellKnownParts,
    Pick<DeviceRoutesParts, 'accounts' | 'hasOffice'>,
    Pick<BookingRoutesParts, 'bookings' | 'exemptMails'>,
    Pick<SearchRoutesParts, 'searchVisits'>,
    HoursRoutesParts,
    Pick<MailTextRoutesParts, 'countingOffice' | 'composeMail' | 'queueMail'>,
    Pick<ReminderRoutesParts, 'reminders'>,
    PictureRoutesParts,
    StatisticsRoutesParts,
    Pick<AuthorityRoutesParts, 'tellOffices'>,
    Pick<AuthorityClosingParts, 'previewClosing' | 'closeDays'>,
    Pick<CalendarFeedRoutesParts, 'officeCalendar'> {
  readonly storageSecrets: StorageSecrets;
  readonly newPause: NewPause;
  readonly mails: MailStore;
  readonly mailLinks: MailCodeRoutesParts['mailLinks'] & ReminderRoutesParts['mailLinks'];
  readonly wakeMailQueue: () => void;
  readonly appFolder: string;
  readonly publicUrl: string;
  readonly isOwnOrigin: OriginCheck;
  readonly cookies: Cookies;
  readonly trustProxy: boolean;
  /** Null: nothing is shown. */
  readonly mailbox: MailStore | null;
  readonly log: Log;
  /** Listens already; the caller hands it `routing`. */
  readonly server: Server;
}

/** Where a request is led whose URL cannot be read. */
const MALFORMED_URL = '/api/malformed-url';

export async function openHttp(parts: HttpParts): Promise<FastifyInstance> {
  const { log, publicUrl, trustProxy, metrics } = parts;
  const app = fastify({
    logger: false,
    bodyLimit: MAX_BODY_BYTES,
    genReqId: newRequestId,
    serverFactory: () => parts.server,
    routerOptions: { maxParamLength: 200 },
    // Fastify would answer past every hook: without id, headers and log, and with the URL in the answer.
    frameworkErrors(_error, { raw }, reply) {
      raw.url = MALFORMED_URL;
      app.routing(raw, reply.raw);
    },
  });
  const address = (request: FastifyRequest): string => addressOf(request.raw, trustProxy);
  const files = openAppFiles(parts.appFolder, parts.offices);
  if (!files.isBuilt) log.warn({}, 'the app is not built: run npm run build');

  await registerHeaders(app, publicUrl);
  await app.register(cookie);
  await app.register(compress, { global: true });
  await app.register(rateLimit, { global: false, keyGenerator: address });
  app.removeContentTypeParser('text/plain');

  const formTypes = ['application/x-www-form-urlencoded', 'multipart/form-data'];
  app.addContentTypeParser(formTypes, { parseAs: 'string' }, (request, _form, done) =>
    request.routeOptions.config.isFromMail === true
      ? done(null, null)
      : done(Object.assign(new Error('not JSON'), { statusCode: 415 })),
  );

  app.decorateReply('errorCode', null);
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
    if (request.routeOptions.config.isForAnyOrigin === true)
      void reply.header('access-control-allow-origin', '*');
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
    if (request.method === 'GET' || request.method === 'HEAD') return;
    if (request.routeOptions.config.isFromMail === true) return;
    if (!parts.isOwnOrigin(request.headers)) return sendHttpError(reply, 'foreign-origin');
  });
  // The route as it is written, never the address as it was asked: that may say who a person is.
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const ms = Math.round(reply.elapsedTime);
    const { method } = request;
    const { statusCode: status, errorCode } = reply;
    if (errorCode !== null) metrics.turnedAway(errorCode);
    const write = status >= 500 ? log.warn : status >= 400 ? log.info : log.debug;
    write({ request: request.id, method, route, status, code: errorCode ?? undefined, ms }, 'request');
  });
  app.setErrorHandler((error: { code?: string; statusCode?: number }, request, reply) => {
    const { statusCode = 500, code } = error;
    if (statusCode === 413) return sendHttpError(reply, 'too-large');
    if (statusCode === 415) return sendHttpError(reply, 'not-json');
    if (statusCode === 429) return sendHttpError(reply, 'too-many');
    // What has no body can be malformed nowhere else, as where a path holds a NUL.
    const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
    if (statusCode < 500) return sendHttpError(reply, hasBody ? 'malformed-json' : 'malformed-url');
    const errorCode = httpErrorFrom(error);
    // A client that goes away before its answer is no fault of the relay, and must not fill the log.
    if (errorCode === 'fault' && code !== 'ERR_STREAM_PREMATURE_CLOSE') {
      log.error(
        { request: request.id, route: request.routeOptions.url, code: code ?? codeOf(error) },
        'a request failed',
      );
    }
    return sendHttpError(reply, errorCode);
  });
  app.setNotFoundHandler((request, reply) => {
    if (/^\/(?:api|sync)\//.test(request.url) || !files.sendShell(request, reply))
      sendHttpError(reply, 'not-found');
  });

  app.all(MALFORMED_URL, (_request, reply) => sendHttpError(reply, 'malformed-url'));
  const { accounts, clock, cookies, hasOffice, storageSecrets, newPause } = parts;
  const door = makeDoor(accounts, cookies);
  const serve = makeServeRoute(app, { ...door, newPause });
  const steps = makeAccountSteps(accounts, cookies);
  registerPublicRoutes(serve, parts);
  registerFreeRoutes(serve, parts);
  registerWellKnown(serve, parts);
  registerSignInRoutes(serve, {
    ...{ accounts, cookies, door, steps, storageSecrets, clock, hasOffice, addressOf: address },
  });
  registerMemberRoutes(serve, { accounts, steps });
  registerAuthorityRoutes(serve, parts);
  registerAuthorityClosingRoutes(serve, parts);
  registerDeviceRoutes(serve, { accounts, clock, cookies, door, hasOffice, steps, addressOf: address });
  registerBookingRoutes(serve, { ...parts, accounts });
  registerStatisticsRoutes(serve, parts);
  registerCalendarFeedRoutes(serve, { ...parts, steps });
  registerSearchRoutes(serve, parts);
  registerHoursRoutes(serve, parts);
  registerPictureRoutes(serve, parts);
  registerMailRoutes(serve, parts);
  registerMailTextRoutes(serve, parts);
  registerMailCodeRoutes(serve, parts, address);
  registerReminderRoutes(serve, parts);
  if (parts.mailbox !== null) registerMailboxRoutes(serve, parts.mailbox, parts.offices);
  await files.register(app);
  await app.ready();
  return app;
}
