/** A web server in front of the relay, as offices run one, that can be told to serve another build of the app. */
import { createServer, request as ask } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

export interface Front {
  readonly port: number;
  /** From now on the service worker is another one, as after a new build. */
  serveNewVersion(): void;
  /** What the page starts with is of another build than the service worker, or of the same one again. */
  servePageOfAnotherBuild(other: boolean): void;
  /** The files of the build are gone, as after an update of the relay. */
  dropFiles(): void;
  close(): Promise<void>;
}

const WORKER = '/service-worker.js';
const PAGE = '/index.html';
const FILES = '/_app/immutable/';

export async function openFront(relayPort: number): Promise<Front> {
  let build = 0;
  let otherPage = false;
  let dropped = false;

  function passOn(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { method, url, headers } = incoming;
    if (dropped && url?.startsWith(FILES) === true) return void outgoing.writeHead(404).end();
    const changed = (url === WORKER && build > 0) || (url === PAGE && otherPage);
    const to = { port: relayPort, host: '127.0.0.1', method, path: url };
    // Whole and as it is: not "unchanged since", not compressed.
    const { 'if-none-match': _tag, 'if-modified-since': _since, ...asked } = headers;
    const whole = { ...asked, 'accept-encoding': 'identity' };
    const onward = ask({ ...to, headers: changed ? whole : headers }, (answer) => {
      const { 'content-length': _length, etag: _, ...rest } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 502, changed ? rest : answer.headers);
      if (!changed) return void answer.pipe(outgoing);
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const text = Buffer.concat(parts).toString();
        outgoing.end(url === PAGE ? text.replaceAll('/entry/', '/gone/') : `${text}\n// build ${build}\n`);
      });
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  }

  const server = createServer(passOn);
  server.on('upgrade', ({ method, url, rawHeaders }: IncomingMessage, device: Socket, head: Buffer) => {
    const relay = connect(relayPort, '127.0.0.1');
    const lines = rawHeaders.flatMap((name, i) => (i % 2 === 0 ? [`${name}: ${rawHeaders[i + 1]}`] : []));
    relay.write([`${method} ${url} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
    relay.write(head);
    for (const end of [device, relay]) {
      end.on('error', () => end.destroy());
      end.on('close', () => (end === device ? relay : device).destroy());
    }
    device.pipe(relay).pipe(device);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    serveNewVersion: () => void build++,
    servePageOfAnotherBuild: (other) => void (otherPage = other),
    dropFiles: () => void (dropped = true),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
