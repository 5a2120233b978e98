/** Routes for operators, monitoring and crawlers, and for the mailbox of a relay that is only tried out. */
import * as z from 'zod/mini';
import { httpRoute } from './route.ts';

const okReply = z.object({ ok: z.literal(true) });

const keptMail = z.object({
  ...{ id: z.string(), to: z.string(), subject: z.string(), at: z.number() },
  ...{ text: z.string(), html: z.string(), link: z.nullable(z.string()) },
});

export const operatorRoutes = {
  healthy: httpRoute({
    ...{ method: 'GET', path: '/healthz' },
    about: 'The process answers.',
    reply: okReply,
    errors: [],
  }),
  ready: httpRoute({
    ...{ method: 'GET', path: '/readyz' },
    about: 'What is asked now would become durable; else 503 `not-ready`.',
    reply: okReply,
    errors: ['not-ready'],
  }),
  metrics: httpRoute({
    ...{ method: 'GET', path: '/metrics' },
    about: 'Metrics for Prometheus. With METRICS_TOKEN only for `Authorization: Bearer` and the token.',
    mediaType: 'text/plain',
    reply: z.string(),
    errors: ['not-signed-in'],
  }),
  robots: httpRoute({
    ...{ method: 'GET', path: '/robots.txt' },
    about: 'What crawlers leave alone.',
    mediaType: 'text/plain',
    reply: z.string(),
    errors: [],
  }),
  securityContact: httpRoute({
    ...{ method: 'GET', path: '/.well-known/security.txt' },
    about: 'Where to report a weakness (RFC 9116), if SECURITY_CONTACT is set.',
    mediaType: 'text/plain',
    reply: z.string(),
    errors: ['not-found'],
  }),
  mailboxPage: httpRoute({
    ...{ method: 'GET', path: '/mailbox' },
    about: 'The mails of a relay without a mail server as a page, for this machine alone.',
    mediaType: 'text/html',
    reply: z.string(),
    errors: ['not-found'],
  }),
  mailbox: httpRoute({
    ...{ method: 'GET', path: '/api/mailbox' },
    about: 'The mails of a relay without a mail server, for this machine alone.',
    reply: z.array(keptMail),
    errors: ['not-found'],
  }),
} as const;
