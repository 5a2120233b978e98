/** What every caller may ask: time, offices, public documents, how the relay is. */
import { brakeLevel } from '../../src/lib/domain/office/brake.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { officeId } from '../../src/lib/domain/ids.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import { publicKinds } from '../../src/lib/domain/access.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { parseName } from '../../src/lib/docs/document-names.ts';
import { citizenRoutes } from '../../src/lib/wire/http/citizen-routes.ts';
import { operatorRoutes } from '../../src/lib/wire/http/operator-routes.ts';
import { publicRoutes } from '../../src/lib/wire/http/public-routes.ts';
import { digestOf } from '../accounts/secrets.ts';
import type { Proofs } from '../arbiter/proofs.ts';
import type { Metrics } from '../metrics.ts';
import type { AwakeRooms } from '../arbiter/awake-rooms.ts';
import { sendTagged } from './etag.ts';
import { DONE, SENT } from './serve-route.ts';
import type { ServeRoute } from './serve-route.ts';
import { listed } from './first-paint.ts';
import type { OfficeOnPage } from './first-paint.ts';

export interface PublicRoutesParts {
  readonly rooms: Pick<AwakeRooms, 'snapshot' | 'stored' | 'freeSnapshot'>;
  readonly offices: () => readonly (OfficeOnPage & Pick<Office, 'town' | 'timeZone'>)[];
  readonly officeOf: (id: OfficeId) => Office | null;
  readonly hasOffice: (id: OfficeId) => boolean;
  readonly proofs: Proofs;
  /** Q15: with which browsers subscribe to push messages. */
  readonly pushKey: string;
  readonly clock: () => Instant;
  readonly metrics: Metrics;
  /** Token of those who may read the metrics; null: everyone may. */
  readonly metricsToken: string | null;
  /** What is asked now would become durable. */
  readonly isReady: () => Promise<boolean>;
}

export function registerPublicRoutes(
  serve: ServeRoute,
  {
    rooms,
    offices,
    officeOf,
    hasOffice,
    proofs,
    pushKey,
    clock,
    metrics,
    metricsToken,
    isReady,
  }: PublicRoutesParts,
): void {
  serve(operatorRoutes.healthy, async () => DONE);

  serve(operatorRoutes.ready, async ({ refuse }) => ((await isReady()) ? DONE : refuse('not-ready')));

  serve(operatorRoutes.metrics, async ({ request, reply, refuse }) => {
    if (metricsToken !== null && !isBearer(request.headers.authorization, metricsToken)) {
      void reply.header('www-authenticate', 'Bearer');
      return refuse('not-signed-in');
    }
    void reply.type(metrics.contentType).send(await metrics.text());
    return SENT;
  });

  serve(publicRoutes.time, async () => ({ now: clock() }));

  serve(publicRoutes.offices, async ({ request, reply }) => {
    const list = listed(offices()).map(
      ({ id, name, languages, town, texts: { imprint, privacy, accessibility } }) => ({
        ...{ id, name, languages, town },
        legal: { imprint, privacy, accessibility },
      }),
    );
    return sendTagged(request, reply, JSON.stringify(list));
  });

  serve(citizenRoutes.challenge, async ({ request }) => {
    const id = officeId.safeParse((request.query as { office?: unknown }).office);
    const office = id.success ? officeOf(id.data) : null;
    const level = office === null ? 0 : (brakeLevel(office, clock()) ?? 0);
    const { parameters, signature } = await proofs.challenge(level);
    if (signature === undefined) throw new Error('a challenge without a signature');
    return { parameters: { ...parameters }, signature };
  });

  serve(citizenRoutes.pushKey, async () => ({ key: pushKey }));

  serve(publicRoutes.document, async ({ request, reply, refuse }) => {
    const name = parseName((request.params as { name: string }).name);
    if (!name.ok) return refuse(name.error);
    if (!publicKinds.includes(name.value.kind)) return refuse('not-allowed');
    const { value } = name;
    if (!('office' in value) || !hasOffice(value.office)) return refuse('no-such-document');
    const { etag, body } = await rooms.snapshot(value);
    return sendTagged(request, reply, body, { etag });
  });
}

/** Compared by digest: the time that it takes says nothing about the token. */
const isBearer = (header: string | undefined, token: string): boolean =>
  header !== undefined && digestOf(header) === digestOf(`Bearer ${token}`);
