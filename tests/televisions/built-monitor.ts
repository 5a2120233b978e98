/** The monitor as it is shipped: built once into a temporary folder, and served with the relay's strict headers. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};
const POLICY = "default-src 'self'; img-src 'self' data:; connect-src 'self' ws:";

export interface BuiltMonitor {
  /** The key is the path below the folder. */
  readonly files: ReadonlyMap<string, string>;
  readonly folder: string;
  remove(): void;
}

export async function buildMonitor(): Promise<BuiltMonitor> {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-monitor-'));
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const config = ['--config', 'vite.monitor.config.ts', '--outDir', folder, '--logLevel', 'error'];
  // Vitest's NODE_ENV would make it a build for tests.
  const env = { ...process.env, NODE_ENV: 'production' };
  await promisify(execFile)(process.execPath, [vite, 'build', ...config], { cwd: root, env });
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => extname(name) !== '',
  );
  return {
    folder,
    files: new Map(names.map((name) => [name, readFileSync(join(folder, name), 'latin1')])),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export interface Served {
  readonly origin: string;
  /** No answers any more. */
  stop(): Promise<void>;
}

/** Serves the pages, and no relay: every question to the API and every socket fails. */
export async function serveMonitor(folder: string, port = 0): Promise<Served> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://here').pathname.replace(/^\/monitor\//, '');
    response.setHeader('content-security-policy', POLICY);
    if (request.url?.startsWith('/api/') === true) {
      response.writeHead(503).end('{}');
      return;
    }
    const file = extname(path) === '' ? 'index.html' : path;
    try {
      const body = readFileSync(join(folder, file));
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'text/plain' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
