/** A page's HTML, held in memory: it is answered also while the thread pool, which reads files, is taken up. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FastifyReply, FastifyRequest } from 'fastify';

export interface PageShell {
  /** Hashes of the inline scripts, for the content security policy. */
  readonly scriptHashes: readonly string[];
  send(request: FastifyRequest, reply: FastifyReply): FastifyReply;
}

export function readPageShell(file: string): PageShell {
  const html = readFileSync(file);
  const etag = `"${sha256Of(html)}"`;
  return {
    scriptHashes: inlineScriptHashes(html.toString('utf8')),
    send(request, reply) {
      void reply.header('cache-control', 'no-cache').header('etag', etag);
      if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send();
      return reply.type('text/html; charset=utf-8').send(html);
    },
  };
}

/** A proxy that compresses marks the tag as weak. */
const isKnown = (header: string | undefined, etag: string): boolean =>
  header?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag) ?? false;

const sha256Of = (content: string | Buffer): string => createHash('sha256').update(content).digest('base64');

const inlineScriptHashes = (html: string): string[] =>
  [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi)].map(
    ([, code]) => `'sha256-${sha256Of(code!)}'`,
  );
