/** The built app: files as they are, its shell for every page, the monitor's own shell under /monitor. */
import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { allowFrames, allowLoading } from './headers.ts';
import { firstPaintFor } from './first-paint.ts';
import type { OfficeOnPage } from './first-paint.ts';
import { readPageShell } from './page-shell.ts';
import type { PageShell } from './page-shell.ts';

export interface AppFiles {
  /** False: there are no files, since nothing was built when the relay started. */
  readonly isBuilt: boolean;
  register(app: FastifyInstance): Promise<void>;
  /** Sends the shell for a page that the app itself routes; false: the request wants something else. */
  sendShell(request: FastifyRequest, reply: FastifyReply): boolean;
}

const SHELL = 'index.html';
const MONITOR = 'monitor/index.html';
/**
 * Paths of pages as the app names them: no file, which has a dot in its name, nothing of the build's or the relay's
 * own.
 */
const PAGE_PATH = /^\/(?!_|(?:api|sync|mailbox)(?:[/?]|$))[\w/-]*(?:\?|$)/;
const YEAR_SECONDS = 365 * 24 * 3600;
/** The element for the website of the town: other sites name this address for years. */
const EMBEDDED = 'foyer-termine.js';
/** Fresh for an hour; for a week a page starts with what it has and looks for a newer one meanwhile. */
const EMBEDDED_CACHING = 'public, max-age=3600, stale-while-revalidate=604800';
/** The booking of an office, for which it may name sites that show it in a frame. */
const BOOKING_PATH = /^\/([a-z0-9-]+)\/(?:buchen|buchung)(?:[/?]|$)/;

/** `offices`: whose pages say who they are before a script runs. */
export function openAppFiles(folder: string, offices: () => readonly OfficeOnPage[]): AppFiles {
  const isBuilt = existsSync(join(folder, SHELL));
  const shells = new Map(
    [SHELL, MONITOR]
      .filter((file) => existsSync(join(folder, file)))
      .map((file) => [file, readPageShell(join(folder, file))]),
  );
  const send = (
    file: string,
    shell: PageShell,
    request: FastifyRequest,
    reply: FastifyReply,
  ): FastifyReply => {
    if (file === MONITOR) return shell.send(request, reply);
    // The text is in the reader's language.
    void reply.header('vary', 'accept-language');
    allowFrames(reply, framesFor(request.url, offices()));
    return shell.send(request, reply, firstPaintFor(request, offices()));
  };

  return {
    isBuilt,
    async register(app) {
      if (!isBuilt) return;
      for (const [file, shell] of shells)
        for (const path of [`/${file}`, `/${file.slice(0, -SHELL.length)}`])
          app.get(path, (request, reply) => send(file, shell, request, reply));
      await app.register(fastifyStatic, {
        root: folder,
        index: false,
        cacheControl: false,
        dotfiles: 'ignore',
        // The build puts them beside the files (scripts/compress-files.mjs).
        preCompressed: true,
        setHeaders(reply, path) {
          if (path.includes(`${sep}${EMBEDDED}`)) {
            allowLoading(reply as FastifyReply);
            return void reply.header('cache-control', EMBEDDED_CACHING);
          }
          // Files with a digest in their name never change; the rest is asked for each time.
          const forever = path.includes(`${sep}immutable${sep}`) || /monitor[\\/]assets[\\/]/.test(path);
          void reply.header(
            'cache-control',
            forever ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache',
          );
        },
      });
    },
    sendShell(request, reply) {
      if (!isBuilt || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
      if (!wantsPage(request)) return false;
      const file = /^\/monitor(?:[/?]|$)/i.test(request.url) ? MONITOR : SHELL;
      const shell = shells.get(file);
      if (shell === undefined) return false;
      void send(file, shell, request, reply);
      return true;
    },
  };
}

/** The sites that may show the page in a frame. */
function framesFor(url: string, offices: readonly OfficeOnPage[]): readonly string[] {
  const id = BOOKING_PATH.exec(url)?.[1];
  return id === undefined ? [] : (offices.find((office) => office.id === id)?.frames ?? []);
}

/** A browser asks for HTML, and gets the app's own page for what is missing; `curl` takes anything, also none of it. */
function wantsPage({ headers: { accept = '*/*' }, url }: FastifyRequest): boolean {
  return accept.includes('text/html') || (accept.includes('*/*') && PAGE_PATH.test(url));
}
