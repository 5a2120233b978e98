/** Takes the port before anything else is opened, so that a second relay fails early and touches nothing. */
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { err, ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import { codeOf } from '../log/log.ts';

/** Every address of the machine. */
export const isWildcard = (host: string): boolean => host === '0.0.0.0' || host === '::';

/** The URL by which this machine reaches the relay; an address that stands for all cannot be opened. */
export function localUrl(host: string, port: number): string {
  const reachable = isWildcard(host) ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

export interface Listening {
  readonly server: Server;
  readonly port: number;
  /** Answers requests from now on; until then each caller is asked to come back. */
  serve(listener: RequestListener): void;
  close(): Promise<void>;
}

/** Listens, or gives back the failure as one sentence. */
export async function listen(host: string, port: number): Promise<Result<Listening, string>> {
  const server = createServer({
    // Ends requests that are sent a byte at a time (slow loris).
    headersTimeout: 10_000,
    requestTimeout: 20_000,
    connectionsCheckingInterval: 2_000,
    keepAliveTimeout: 10_000,
    maxHeaderSize: 16 * 1024,
  });
  const busy: RequestListener = (_request, response) => {
    response.writeHead(503, { 'retry-after': '1', connection: 'close' }).end();
  };
  server.on('request', busy);
  // A broken connection is between Node and that connection.
  server.on('clientError', (_error, socket) => socket.destroy());
  const failure = await new Promise<unknown>((resolve) => {
    server.once('error', resolve);
    server.listen(port, host, () => resolve(null));
  });
  if (failure !== null) return err(sentenceOf(codeOf(failure), host, port));
  server.on('error', () => {});
  return ok({
    server,
    port: (server.address() as AddressInfo).port,
    serve(listener) {
      server.off('request', busy);
      server.on('request', listener);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

function sentenceOf(code: string, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken: another program listens on ${host}:${port}. Stop it, or set PORT to another number.`;
    case 'EACCES':
      return `Port ${port} may not be opened by this user. Set PORT to a number from 1024 on.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST is '${host}', which is no address of this machine.`;
    default:
      return `The relay cannot listen on ${host}:${port} (${code}).`;
  }
}
