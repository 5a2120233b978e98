/** A page's HTML, held in memory: it is answered also while the thread pool, which reads files, is taken up. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { escapeHtml } from '../mail/escape.ts';
import { isKnownTag } from './etag.ts';
import { allowScripts } from './headers.ts';

export interface PageShell {
  /** Sends the file as it is now, with the content security policy that fits its own inline scripts. */
  send(request: FastifyRequest, reply: FastifyReply, inserts?: Inserts | null): FastifyReply;
}

/** What the relay writes into the page of one address. */
export interface Inserts {
  readonly title: string;
  /** HTML without scripts, and escaped. */
  readonly body: string;
}

/** Where they go: comments of `src/app.html`. */
const TITLE = '<!--title-->';
const BODY = '<!--first-paint-->';

/** What is sent and the hashes of its scripts are read together, so that no answer has one of another build. */
interface Held {
  readonly html: Buffer;
  readonly etag: string;
  readonly scriptHashes: readonly string[];
  /** What the disk says of the file that was read. */
  readonly mark: string;
}

export function readPageShell(file: string): PageShell {
  let held = read(file);

  /** A build beside the running relay replaces the file; while it is away, the last one is sent. */
  function current(): Held {
    const mark = markOf(file);
    if (mark === null || mark === held.mark) return held;
    try {
      held = read(file);
    } catch {
      // The file has gone between the two looks.
    }
    return held;
  }

  return {
    send(request, reply, inserts = null) {
      const { html, etag, scriptHashes } = withInserts(current(), inserts);
      allowScripts(reply, scriptHashes);
      void reply.header('cache-control', 'no-cache').header('etag', etag);
      if (isKnownTag(request, etag)) return reply.code(304).send();
      return reply.type('text/html; charset=utf-8').send(html);
    },
  };
}

function withInserts(held: Held, inserts: Inserts | null): Held {
  if (inserts === null) return held;
  const html = Buffer.from(
    held.html
      .toString('utf8')
      .replace(TITLE, () => `<title>${escapeHtml(inserts.title)}</title>`)
      .replace(BODY, () => inserts.body),
  );
  return { ...held, html, etag: `"${sha256Of(html)}"` };
}

function read(file: string): Held {
  // The mark first: what is written in between is read anew at the next look.
  const mark = markOf(file) ?? '';
  const html = readFileSync(file);
  return {
    html,
    mark,
    etag: `"${sha256Of(html)}"`,
    scriptHashes: inlineScriptHashes(html.toString('utf8')),
  };
}

/** Asked synchronously, which takes microseconds and no thread of the pool. Null: the file is not there. */
function markOf(file: string): string | null {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined ? null : [found.ino, found.size, found.mtimeMs].join(' ');
}

const sha256Of = (content: string | Buffer): string => createHash('sha256').update(content).digest('base64');

const inlineScriptHashes = (html: string): string[] =>
  [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi)].map(
    ([, code]) => `'sha256-${sha256Of(code!)}'`,
  );
