/** What every server under comparison says to the bench: where it listens, its processor time, its memory. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * `cpu`: milliseconds since it started; `memory`: resident bytes after a collection; `longestMs`: the longest stretch
 * in which the event loop served nobody, from the question `watch` on. `more` is told with the address.
 */
export function openToMeasuring(url, more = {}) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  process.on('message', (question) => {
    const longestMs = delay.max / 1e6;
    if (question === 'watch') {
      delay.enable();
      delay.reset();
    }
    const { user, system } = process.cpuUsage();
    if (question === 'memory')
      for (let i = 0; i < 3; i++) globalThis.gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    process.send({ cpu: (user + system) / 1000, memory: process.memoryUsage().rss, longestMs });
  });
  process.once('disconnect', () => process.exit(0));
  process.send({ url, ...more });
}
