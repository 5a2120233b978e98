import { crc32 } from 'node:zlib';

/** Covers the name too: a row that turned up under another document is as damaged as one with a flipped bit. */
export const checksumOf = (name: string, bytes: Uint8Array): number => crc32(bytes, crc32(name));
