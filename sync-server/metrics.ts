/** What Prometheus may know: counts and times, never persons. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { DocumentKind } from '../src/lib/domain/access.ts';
import type { SocketRefusal } from './sockets/socket-refusal.ts';
import type { Committed } from './relay/commits.ts';

export interface Metrics {
  socketOpened(kind: DocumentKind): void;
  socketClosed(kind: DocumentKind): void;
  refused(reason: SocketRefusal): void;
  /** Counts an HTTP request that was refused, by its code. */
  turnedAway(code: string): void;
  /** Counts an exception that was caught and for which a socket was closed. */
  faulted(): void;
  /** Counts what a batch did, once it is durable: a batch that fails is tried again. */
  committed(committed: Committed): void;
  /** All metrics in Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

export interface MetricsSources {
  /** Requests that wait for the arbiter. */
  readonly queue: () => number;
  /** The last batch failed and is tried again, or no office is served. */
  readonly failing: () => boolean;
  /** Offices that are left out of batches after a fault of their own. */
  readonly leftOut: () => number;
  readonly documents: () => number;
  readonly mails: () => Promise<Readonly<Record<'queued' | 'kept' | 'failed', number>>>;
}

/** How often the delay of the event loop is measured. Each measurement wakes the process, also of an idle relay. */
const LOOP_SAMPLING_MS = 100;
/** Above this the minimum is that of no values at all. */
const LONGEST_SECONDS = 1e9;

export function openMetrics({ documents, mails, queue, failing, leftOut }: MetricsSources): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: LOOP_SAMPLING_MS });
  reportLoopDelay(registry);
  const sockets = new Gauge({
    name: 'foyer_sockets',
    help: 'Open sockets by kind of document',
    labelNames: ['kind'],
    registers,
  });
  const refusals = new Counter({
    name: 'foyer_refusals_total',
    help: 'Sockets closed, refused or turned away by the relay, by reason',
    labelNames: ['reason'],
    registers,
  });
  const httpRefusals = new Counter({
    name: 'foyer_http_refusals_total',
    help: 'Requests over HTTP that were refused, by code',
    labelNames: ['code'],
    registers,
  });
  const batchSize = new Histogram({
    name: 'foyer_commit_documents',
    help: 'Documents written by one commit',
    buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
    registers,
  });
  const mailed = new Counter({
    name: 'foyer_mails_queued_total',
    help: 'Mails put into the queue by commits',
    registers,
  });
  reportArbiter(registers, { queue, failing, leftOut });
  const faults = new Counter({
    name: 'foyer_faults_total',
    help: 'Sockets closed because the relay met a fault of its own',
    registers,
  });
  const commitTime = new Histogram({
    name: 'foyer_commit_seconds',
    help: 'Time until a commit was durable',
    buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers,
  });
  const failures = new Counter({
    name: 'foyer_commit_failures_total',
    help: 'Commits that failed',
    registers,
  });
  new Gauge({
    name: 'foyer_documents',
    help: 'Documents in memory',
    registers,
    collect() {
      this.set(documents());
    },
  });
  new Gauge({
    name: 'foyer_mails',
    help: 'Mails in the store by state',
    labelNames: ['state'],
    registers,
    async collect() {
      for (const [state, count] of Object.entries(await mails())) this.set({ state }, count);
    },
  });
  return {
    socketOpened: (kind) => sockets.inc({ kind }),
    socketClosed: (kind) => sockets.dec({ kind }),
    refused: (reason) => refusals.inc({ reason }),
    turnedAway: (code) => httpRefusals.inc({ code }),
    faulted: () => faults.inc(),
    committed({ milliseconds, durable, documents: written, mails: queued }) {
      if (!durable) return failures.inc();
      commitTime.observe(milliseconds / 1000);
      batchSize.observe(written);
      mailed.inc(queued);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

/** How the arbiter does, read anew each time. */
function reportArbiter(
  registers: Registry[],
  { queue, failing, leftOut }: Pick<MetricsSources, 'queue' | 'failing' | 'leftOut'>,
): void {
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      ...{ name, help, registers },
      collect() {
        this.set(value());
      },
    });
  gauge('foyer_requests_waiting', 'Requests that wait to be judged', queue);
  gauge('foyer_batch_failing', '1 while the last batch failed, or no office is served', () =>
    failing() ? 1 : 0,
  );
  gauge(
    'foyer_offices_left_out',
    'Offices left out of batches after a fault of their own, and tried again',
    leftOut,
  );
}

/**
 * The histogram holds the time from one measurement of the loop to the next. Reported is how much longer that was than
 * planned, under the names that dashboards know. Without a new measurement the last value stays.
 */
function reportLoopDelay(registry: Registry): void {
  for (const kind of ['min', 'max', 'mean', 'p50', 'p90', 'p99']) {
    const name = `nodejs_eventloop_lag_${kind}_seconds`;
    const measured = registry.getSingleMetric(name);
    if (measured === undefined) continue;
    registry.removeSingleMetric(name);
    new Gauge({
      name,
      help: `How late the event loop was (${kind})`,
      registers: [registry],
      async collect() {
        const [seconds = 0] = (await measured.get()).values.map(({ value }) => value);
        const isMeasured = seconds > 0 && seconds < LONGEST_SECONDS;
        if (isMeasured) this.set(Math.max(0, seconds - LOOP_SAMPLING_MS / 1000));
      },
    });
  }
}
