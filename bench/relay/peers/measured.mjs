/** What every server under comparison says to the bench: where it listens, its processor time, its memory. */

/**
 * `cpu`: milliseconds since it started; `memory`: resident bytes after a collection. `held`: the bytes of JavaScript and
 * its buffers. `longestMs`: the most processor
 * time that its thread used in one stretch without serving others, since the question `watch`. `more` is told with the
 * address.
 */
export function openToMeasuring(url, more = {}) {
  let longestMs = 0;
  let before = 0;
  let ticker;
  const used = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  function tick() {
    const now = used();
    longestMs = Math.max(longestMs, now - before);
    before = now;
  }
  process.on('message', (question) => {
    const { user, system } = process.cpuUsage();
    const usage = { cpu: (user + system) / 1000, longestMs };
    if (question === 'watch') {
      longestMs = 0;
      before = used();
      ticker ??= setInterval(tick, 1);
    }
    if (question === 'memory')
      for (let i = 0; i < 3; i++) globalThis.gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    const { rss, heapUsed, external } = process.memoryUsage();
    process.send({ ...usage, memory: rss, held: heapUsed + external });
  });
  process.once('disconnect', () => process.exit(0));
  process.send({ url, ...more });
}
