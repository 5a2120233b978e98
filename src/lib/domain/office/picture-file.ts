/**
 * A picture by its bytes, whatever its name says (Q14.5): its kind and its size. Its file is given back without what
 * cameras and programs write besides, as place and time. Nothing is decoded.
 */
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';

export const pictureTypes = ['png', 'jpeg'] as const;
export type PictureType = (typeof pictureTypes)[number];

/** Of the file that the relay keeps. */
export const MAX_PICTURE_BYTES = 1_000_000;
/** What a television of 2019 decodes without effort; in pixels. */
export const PICTURE_SIZE = { side: 4_096, pixels: 9_000_000 } as const;
export type PictureSize = Readonly<Record<keyof typeof PICTURE_SIZE, number>>;

export interface PictureFile {
  readonly type: PictureType;
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** `not-a-picture`: neither PNG nor JPEG. `picture-too-large`: it has too many pixels. */
export const pictureProblems = [
  'not-a-picture',
  'damaged-picture',
  'moving-picture',
  'picture-too-large',
] as const;
export type PictureProblem = (typeof pictureProblems)[number];

type Read = Result<PictureFile, PictureProblem>;

/** Never throws, whatever it is given. */
export function readPicture(file: Uint8Array, most: PictureSize = PICTURE_SIZE): Read {
  const type = typeOf(file);
  if (type === null) return err('not-a-picture');
  const read = type === 'png' ? readPng(file) : readJpeg(file);
  if (!read.ok) return read;
  const { width, height } = read.value;
  if (width === 0 || height === 0) return err('damaged-picture');
  const isTooLarge = Math.max(width, height) > most.side || width * height > most.pixels;
  return isTooLarge ? err('picture-too-large') : read;
}

const PNG_START = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG_START = [0xff, 0xd8, 0xff];

function typeOf(file: Uint8Array): PictureType | null {
  const beginsWith = (start: readonly number[]): boolean => start.every((byte, at) => file[at] === byte);
  return beginsWith(PNG_START) ? 'png' : beginsWith(JPEG_START) ? 'jpeg' : null;
}

const viewOn = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Chunks of a PNG that a picture consists of; one of a small letter may be left out. */
const PNG_PARTS = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS'],
  ...['gAMA', 'cHRM', 'sRGB', 'sBIT', 'bKGD', 'pHYs'],
]);
/** Of a chunk beside its data: length, name, checksum. */
const PNG_FRAME_BYTES = 12;

function readPng(file: Uint8Array): Read {
  const view = viewOn(file);
  const parts = [file.subarray(0, PNG_START.length)];
  let size: { readonly width: number; readonly height: number } | null = null;
  let hasPixels = false;
  for (let at = PNG_START.length; at + PNG_FRAME_BYTES <= file.length;) {
    const length = view.getUint32(at);
    const end = at + PNG_FRAME_BYTES + length;
    const name = String.fromCharCode(...file.subarray(at + 4, at + 8));
    if (end > file.length || (size === null) !== (name === 'IHDR')) return err('damaged-picture');
    if (name === 'acTL') return err('moving-picture');
    if (name === 'IHDR') {
      if (length !== 13) return err('damaged-picture');
      size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    }
    if (PNG_PARTS.has(name)) parts.push(file.subarray(at, end));
    else if (!/^[a-z]/.test(name)) return err('damaged-picture');
    hasPixels ||= name === 'IDAT';
    // What stands behind the end is no part of the picture.
    if (name === 'IEND' && size !== null)
      return hasPixels ? ok({ type: 'png', ...size, bytes: joined(parts) }) : err('damaged-picture');
    at = end;
  }
  return err('damaged-picture');
}

const JPEG = { end: 0xd9, scan: 0xda, tables: [0xc4, 0xdb, 0xdd] } as const;
/** Baseline, extended, progressive: what browsers show. */
const JPEG_FRAMES: readonly number[] = [0xc0, 0xc1, 0xc2];
/** JFIF, and how Adobe's programs say which colours these are. */
const JPEG_ABOUT_PIXELS: readonly number[] = [0xe0, 0xee];
/** Of a program, or a comment; the others of this range are left out. */
const isJpegNote = (marker: number): boolean => (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;

function readJpeg(file: Uint8Array): Read {
  const view = viewOn(file);
  const parts = [file.subarray(0, 2)];
  let size: { readonly width: number; readonly height: number } | null = null;
  let hasPixels = false;
  for (let at = 2; at + 2 <= file.length;) {
    const marker = file[at + 1]!;
    if (file[at] !== 0xff) return err('damaged-picture');
    if (marker === 0xff) {
      at++;
      continue;
    }
    // What stands behind the end is no part of the picture.
    if (marker === JPEG.end) {
      parts.push(file.subarray(at, at + 2));
      return size !== null && hasPixels
        ? ok({ type: 'jpeg', ...size, bytes: joined(parts) })
        : err('damaged-picture');
    }
    const length = at + 4 <= file.length ? view.getUint16(at + 2) : 0;
    let end = at + 2 + length;
    if (length < 2 || end > file.length) return err('damaged-picture');
    if (JPEG_FRAMES.includes(marker)) {
      if (size !== null || length < 8) return err('damaged-picture');
      size = { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    } else if (marker === JPEG.scan) {
      if (size === null) return err('damaged-picture');
      hasPixels = true;
      end = endOfScan(file, end);
    } else if (!isJpegNote(marker) && !(JPEG.tables as readonly number[]).includes(marker))
      return err('damaged-picture');
    if (!isJpegNote(marker) || JPEG_ABOUT_PIXELS.includes(marker)) parts.push(file.subarray(at, end));
    at = end;
  }
  return err('damaged-picture');
}

/** Behind the pixels of a scan; in them each `ff` is followed by `00`, or is a mark to begin again. */
function endOfScan(file: Uint8Array, from: number): number {
  for (let at = file.indexOf(0xff, from); at >= 0; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1] ?? 0xff;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return file.length;
}
