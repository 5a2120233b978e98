/** What every caller may ask: time, offices, public documents, how the relay is. */
import type { FastifyInstance } from 'fastify';
import { brakeLevel } from '../../src/lib/domain/office/brake.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { publicKinds } from '../../src/lib/domain/access.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { parseName } from '../../src/lib/docs/catalog.ts';
import { digestOf } from '../accounts/secrets.ts';
import type { Proofs } from '../arbiter/proofs.ts';
import type { Metrics } from '../metrics.ts';
import type { OpenRooms } from '../relay/rooms.ts';
import { sendRefusal } from './refusal.ts';

export interface PublicRoutesParts {
  readonly rooms: OpenRooms;
  readonly offices: () => readonly Office[];
  readonly proofs: Proofs;
  readonly clock: () => Instant;
  readonly metrics: Metrics;
  /** Token of those who may read the metrics; null: everyone may. */
  readonly metricsToken: string | null;
  /** What is asked now would become durable. */
  readonly isReady: () => Promise<boolean>;
}

export function registerPublicRoutes(
  app: FastifyInstance,
  { rooms, offices, proofs, clock, metrics, metricsToken, isReady }: PublicRoutesParts,
): void {
  app.get('/healthz', async () => ({ ok: true }));

  app.get('/readyz', async (_request, reply) =>
    (await isReady()) ? { ok: true } : sendRefusal(reply, 'not-ready'),
  );

  app.get('/metrics', async (request, reply) => {
    if (metricsToken !== null && !isBearer(request.headers.authorization, metricsToken))
      return sendRefusal(reply.header('www-authenticate', 'Bearer'), 'not-signed-in');
    return reply.type(metrics.contentType).send(await metrics.text());
  });

  app.get('/api/time', async () => ({ now: clock() }));

  app.get('/api/offices', async () => offices().map(({ id, name, town }) => ({ id, name, town })));

  app.get('/api/challenge', { config: { rateLimit: { max: 120, timeWindow: 60_000 } } }, async (request) => {
    const { office: id } = request.query as { office?: unknown };
    const office = offices().find((one) => one.id === id);
    return proofs.challenge(office === undefined ? 0 : (brakeLevel(office, clock()) ?? 0));
  });

  app.get('/api/docs/:name', async (request, reply) => {
    const name = parseName((request.params as { name: string }).name);
    if (!name.ok) return sendRefusal(reply, name.error);
    if (!publicKinds.includes(name.value.kind)) return sendRefusal(reply, 'not-allowed');
    const { value } = name;
    if (!('office' in value) || !offices().some(({ id }) => id === value.office)) {
      return sendRefusal(reply, 'no-such-document');
    }
    const { etag, body } = await rooms.snapshot(value);
    void reply.header('etag', etag).header('cache-control', 'no-cache');
    const known = request.headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    if (known?.includes(etag)) return reply.code(304).send();
    return reply.type('application/json; charset=utf-8').send(body);
  });
}

/** Compared by digest: the time that it takes says nothing about the token. */
const isBearer = (header: string | undefined, token: string): boolean =>
  header !== undefined && digestOf(header) === digestOf(`Bearer ${token}`);
