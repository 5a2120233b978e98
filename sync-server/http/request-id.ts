/** What the log calls one request over HTTP, or one socket by the request that opened it. */
import { randomUUID } from 'node:crypto';

/**
 * Goes through a buffer, since Node glues a UUID together and keeps the pieces: 490 bytes instead of 64, for each open
 * socket.
 */
export const newRequestId = (): string => Buffer.from(randomUUID(), 'latin1').toString('latin1');
