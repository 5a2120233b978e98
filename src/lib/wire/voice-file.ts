/**
 * The sound of a voice as the relay serves it: one WAV file a language, 8-bit µ-law (G.711) in one channel. An index says
 * where in it each clip lies. A set decodes it by itself, so that it needs no codec.
 */
import * as z from 'zod/mini';

export const voiceIndex = z.object({
  /** Address of the WAV file, with a digest of its content in the name. */
  file: z.string().check(z.regex(/^\/monitor\/assets\/[\w.-]+\.wav$/)),
  rate: z.int().check(z.minimum(8_000), z.maximum(48_000)),
  /** First sample of each clip and the one after its last. */
  clips: z.record(z.string(), z.tuple([z.int().check(z.minimum(0)), z.int().check(z.minimum(0))])),
});
export type VoiceIndex = Readonly<z.infer<typeof voiceIndex>>;

export const voiceIndexPath = (language: string): string => `/monitor/voices/${language}.json`;

const MU_LAW_FORMAT = 7;
const HEADER_BYTES = 58;
/** Added to 16-bit samples before the logarithm is taken, so that quiet ones stay different. */
const BIAS = 0x84;
const LOUDEST_SAMPLE = 32_635;

/** `samples`: between -1 and 1. */
export function muLawOf(samples: ArrayLike<number>): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(samples, (sample) => {
    const loudness = Math.min(LOUDEST_SAMPLE, Math.round(Math.abs(sample) * 32_768)) + BIAS;
    const exponent = Math.max(0, Math.floor(Math.log2(loudness)) - 7);
    const mantissa = (loudness >> (exponent + 3)) & 0x0f;
    return ~((sample < 0 ? 0x80 : 0) | (exponent << 4) | mantissa) & 0xff;
  });
}

export function samplesOf(muLaw: Uint8Array): Float32Array<ArrayBuffer> {
  return Float32Array.from(muLaw, (byte) => {
    const bits = ~byte & 0xff;
    const loudness = ((((bits & 0x0f) << 3) + BIAS) << ((bits >> 4) & 0x07)) - BIAS;
    return ((bits & 0x80) === 0 ? loudness : -loudness) / 32_768;
  });
}

export function makeVoiceFile(muLaw: Uint8Array, rate: number): Uint8Array<ArrayBuffer> {
  // A chunk has an even number of bytes.
  const padding = muLaw.length % 2;
  const file = new Uint8Array(HEADER_BYTES + muLaw.length + padding);
  const view = new DataView(file.buffer);
  const name = (at: number, text: string): void =>
    [...text].forEach((c, i) => view.setUint8(at + i, c.charCodeAt(0)));
  name(0, 'RIFF');
  view.setUint32(4, file.length - 8, true);
  name(8, 'WAVEfmt ');
  view.setUint32(16, 18, true);
  view.setUint16(20, MU_LAW_FORMAT, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  name(38, 'fact');
  view.setUint32(42, 4, true);
  view.setUint32(46, muLaw.length, true);
  name(50, 'data');
  view.setUint32(54, muLaw.length, true);
  file.set(muLaw, HEADER_BYTES);
  return file;
}

/** The µ-law samples of a voice file; null: it is none, or cut off. */
export function parseVoiceFile(file: Uint8Array): Uint8Array | null {
  if (file.length < HEADER_BYTES) return null;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const isMuLaw = view.getUint32(0) === 0x52494646 && view.getUint16(20, true) === MU_LAW_FORMAT;
  const length = view.getUint32(54, true);
  return isMuLaw && file.length >= HEADER_BYTES + length
    ? file.subarray(HEADER_BYTES, HEADER_BYTES + length)
    : null;
}
