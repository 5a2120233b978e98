/** Files of pictures, made by hand: small, whole, and with what cameras and programs write into them besides. */
import { crc32, deflateSync } from 'node:zlib';

type Bytes = Uint8Array<ArrayBuffer>;
const bytesOf = (...parts: (string | readonly number[] | Uint8Array)[]): Bytes =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as string))));

const u32 = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);
const u16 = (value: number): number[] => [value >> 8, value & 0xff];

export function chunk(name: string, data: readonly number[] | Uint8Array | string = []): Bytes {
  const body = bytesOf(name, data);
  return bytesOf(u32(body.length - 4), body, u32(crc32(body)));
}

interface PngGiven {
  readonly width?: number;
  readonly height?: number;
  /** Between the head and the pixels. */
  readonly more?: readonly Uint8Array[];
  readonly behind?: string;
}

/** One grey; where it claims to be larger than that, its pixels are of the size below. */
export function aPng({ width = 4, height = 2, more = [], behind = '' }: PngGiven = {}): Bytes {
  const rows = deflateSync(
    Buffer.alloc((Math.min(width, 64) + 1) * Math.min(height, 64), 0x60).fill(0, 0, 1),
  );
  const head = [...u32(width), ...u32(height), 8, 0, 0, 0, 0];
  const start = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  return bytesOf(start, chunk('IHDR', head), ...more, chunk('IDAT', rows), chunk('IEND'), behind);
}

const segment = (marker: number, data: readonly number[] | string): Bytes => {
  const body = bytesOf(data);
  return bytesOf([0xff, marker, ...u16(body.length + 2)], body);
};

interface JpegGiven {
  readonly width?: number;
  readonly height?: number;
  readonly more?: readonly Uint8Array[];
  readonly behind?: string;
}

/** Its form is that of a JPEG in two scans; its pixels mean nothing. */
export function aJpeg({ width = 4, height = 2, more = [], behind = '' }: JpegGiven = {}): Bytes {
  const frame = [8, ...u16(height), ...u16(width), 1, 1, 0x11, 0];
  const scan = bytesOf(segment(0xda, [1, 1, 0, 0, 63, 0]), [0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]);
  return bytesOf(
    [0xff, 0xd8],
    segment(0xe0, 'JFIF\0'),
    ...more,
    segment(
      0xdb,
      Array.from({ length: 65 }, () => 1),
    ),
    segment(0xc2, frame),
    segment(
      0xc4,
      Array.from({ length: 17 }, () => 0),
    ),
    scan,
    // A table between two scans may hold what looks like the end.
    segment(0xc4, [0xff, 0xd9, ...Array.from({ length: 15 }, () => 0)]),
    scan,
    [0xff, 0xd9],
    behind,
  );
}

export const note = segment;
