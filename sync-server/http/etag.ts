/** Whether the caller has the answer already. */
import type { FastifyRequest } from 'fastify';

/** A proxy that compresses marks the tag as weak. */
export const isKnownTag = ({ headers }: FastifyRequest, etag: string): boolean =>
  headers['if-none-match']?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag) ?? false;
