/** Whether the caller has the answer already. */
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SENT } from './serve-route.ts';

/** A proxy that compresses marks the tag as weak. */
export const isKnownTag = ({ headers }: FastifyRequest, etag: string): boolean =>
  headers['if-none-match']?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag) ?? false;

const tagOf = (body: string): string =>
  `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;

/** Sends an answer in JSON, or that the last one still holds. `caching`: for how long nothing is asked at all. */
export function sendTagged(
  request: FastifyRequest,
  reply: FastifyReply,
  body: string,
  { etag = tagOf(body), caching = 'no-cache' }: { readonly etag?: string; readonly caching?: string } = {},
): typeof SENT {
  void reply.header('etag', etag).header('cache-control', caching);
  if (isKnownTag(request, etag)) void reply.code(304).send();
  else void reply.type('application/json; charset=utf-8').send(body);
  return SENT;
}
