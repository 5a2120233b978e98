/** What every server under comparison says to the bench: where it listens, its processor time, its memory. */

/** `cpu`: milliseconds since it started; `memory`: resident bytes after a collection. */
export function openToMeasuring(url) {
  process.on('message', (question) => {
    const { user, system } = process.cpuUsage();
    if (question === 'memory')
      for (let i = 0; i < 3; i++) globalThis.gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    process.send({ cpu: (user + system) / 1000, memory: process.memoryUsage().rss });
  });
  process.once('disconnect', () => process.exit(0));
  process.send({ url });
}
