/** A QR code as a PNG, which every mail program shows (SVG many do not). One bit a dot. */
import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'uqr';

const MODULE_PIXELS = 8;
/** The quiet zone that readers need, in modules. */
const BORDER_MODULES = 4;

export function qrPng(text: string): Buffer {
  const { data, size } = encode(text, { ecc: 'M', border: BORDER_MODULES });
  const width = size * MODULE_PIXELS;
  const rowLength = 1 + Math.ceil(width / 8);
  const pixels = Buffer.alloc(rowLength * width, 0xff);
  for (let y = 0; y < width; y++) {
    const row = y * rowLength;
    pixels[row] = 0; // no filter
    for (let x = 0; x < width; x++) {
      if (data[Math.floor(y / MODULE_PIXELS)]![Math.floor(x / MODULE_PIXELS)] === true) {
        pixels[row + 1 + (x >> 3)]! &= ~(0x80 >> (x & 7));
      }
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(width, 4);
  header[8] = 1; // bits a pixel; all else zero: grey, deflate, no interlace
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, body: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(body.length, 0);
  frame.writeUInt32BE(crc32(content), 4);
  return Buffer.concat([frame.subarray(0, 4), content, frame.subarray(4)]);
}
