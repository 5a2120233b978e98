/**
 * What a request to each HTTP route costs that asks for no session, and what bounds it. Printed in docs/wire.md. No
 * such route sends a mail.
 */

/**
 * What most of its processor time goes into: a reply from memory; a file; a document's text, made once a change; a
 * lookup in the store; a key for a proof of work; a password hash, which is the dearest by far.
 */
export type RouteWork = 'reply' | 'file' | 'document' | 'lookup' | 'key' | 'hash';

/** What is kept when it has been answered. A waiting device is in memory; the others are on the disk. */
export type RouteKeeps = 'nothing' | 'session' | 'member, session' | 'waiting device';

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

const perMinute = (most: number): RouteLimit => ({
  ...{ most, of: 'requests', by: 'address', within: 'minute', status: 429 },
});
/** Two that run and sixteen that wait. */
const hashesAtOnce: RouteLimit = {
  ...{ most: 18, of: 'hashes', by: 'relay', within: 'the same time', status: 503 },
};
const wrongTries = (most: number, by: RouteLimit['by']): RouteLimit => ({
  ...{ most, of: 'wrong tries', by, within: 'hour', status: 429 },
});
const free = (work: RouteWork): RouteCost => ({ work, keeps: 'nothing', limits: [] });

/** By method and path; `GET /*` stands for the pages and files of the app. */
export const routeCosts: Readonly<Record<string, RouteCost>> = {
  'GET /healthz': free('reply'),
  'GET /readyz': free('lookup'),
  'GET /metrics': free('reply'),
  'GET /robots.txt': free('reply'),
  'GET /.well-known/security.txt': free('reply'),
  'GET /*': free('file'),
  'GET /mailbox': free('lookup'),
  'GET /api/mailbox': free('lookup'),
  'GET /api/time': free('reply'),
  'GET /api/offices': free('reply'),
  'GET /api/docs/:name': free('document'),
  'GET /api/challenge': { work: 'key', keeps: 'nothing', limits: [perMinute(120)] },
  'POST /api/mail-code': {
    ...{ work: 'lookup', keeps: 'nothing' },
    limits: [wrongTries(20, 'address'), wrongTries(100, 'network'), wrongTries(2000, 'relay')],
  },
  'GET /api/session/:surface': free('lookup'),
  'POST /api/sign-in': {
    ...{ work: 'hash', keeps: 'session' },
    limits: [perMinute(60), wrongTries(5, 'login, address'), hashesAtOnce],
  },
  'POST /api/sign-out': free('lookup'),
  'POST /api/first-lead/check': { work: 'lookup', keeps: 'nothing', limits: [perMinute(30)] },
  'POST /api/first-lead': {
    ...{ work: 'hash', keeps: 'member, session' },
    limits: [perMinute(30), hashesAtOnce],
  },
  'POST /api/pairing': { work: 'reply', keeps: 'waiting device', limits: [perMinute(30)] },
  'POST /api/pairing/claim': { work: 'lookup', keeps: 'session', limits: [perMinute(600)] },
};
