/** A TCP proxy between one device and the relay, so that a test can really cut the line. */
import { createServer, connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

export interface Proxy {
  readonly port: number;
  readonly url: string;
  /** Ends every connection and refuses new ones, like a pulled cable after the switch noticed. */
  cut(): void;
  /** Keeps connections open but passes nothing on, like a dead access point. */
  stall(): void;
  /** Undoes both. */
  restore(): void;
  close(): Promise<void>;
}

/** Listens on a free port and passes everything on to `target` on loopback. */
export async function openProxy(target: number): Promise<Proxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let line: 'through' | 'cut' | 'stalled' = 'through';

  const server = createServer((device) => {
    if (line === 'cut') {
      device.destroy();
      return;
    }
    const relay = connect(target, '127.0.0.1');
    const pair = [device, relay] as const;
    pairs.add(pair);
    const end = (): void => {
      device.destroy();
      relay.destroy();
      pairs.delete(pair);
    };
    for (const socket of pair) socket.on('error', end).on('close', end).setNoDelay(true);
    device.pipe(relay);
    relay.pipe(device);
    if (line === 'stalled') hold(pair);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  function hold([device, relay]: readonly [Socket, Socket]): void {
    device.unpipe(relay);
    relay.unpipe(device);
    device.pause();
    relay.pause();
  }

  return {
    port,
    url: `http://127.0.0.1:${port}`,
    cut() {
      line = 'cut';
      for (const [device, relay] of pairs) {
        device.destroy();
        relay.destroy();
      }
    },
    stall() {
      line = 'stalled';
      for (const pair of pairs) hold(pair);
    },
    restore() {
      const held = line === 'stalled';
      line = 'through';
      if (!held) return;
      for (const [device, relay] of pairs) {
        device.pipe(relay);
        relay.pipe(device);
      }
    },
    async close() {
      for (const [device, relay] of pairs) {
        device.destroy();
        relay.destroy();
      }
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
