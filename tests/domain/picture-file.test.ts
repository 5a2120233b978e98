/** [Q14.5] A picture is known by its bytes, and keeps nothing but its pixels. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PICTURE_SIZE, readPicture } from '../../src/lib/domain/office/picture-file.ts';
import { aJpeg, aPng, chunk, note } from '../support/picture-files.ts';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const problemOf = (file: Uint8Array): string => {
  const read = readPicture(file);
  return read.ok ? read.value.type : read.error;
};

describe('a picture', () => {
  test('[Q14.5] its kind and size are those of its bytes', () => {
    expect(readPicture(aPng({ width: 640, height: 360 }))).toMatchObject({
      ok: true,
      value: { type: 'png', width: 640, height: 360 },
    });
    expect(readPicture(aJpeg({ width: 300, height: 200 }))).toMatchObject({
      ok: true,
      value: { type: 'jpeg', width: 300, height: 200 },
    });
  });

  test('[Q14.5] place, time, words and what is hung on behind are left out', () => {
    const place = 'GPS 51.66 N';
    const png = aPng({
      more: [
        chunk('tEXt', `Comment\0${place}`),
        chunk('eXIf', place),
        chunk('tIME', [7, 234, 1, 1, 1, 1, 1]),
      ],
      behind: `${place} PK`,
    });
    const jpeg = aJpeg({
      more: [note(0xe1, `Exif\0\0${place}`), note(0xfe, place)],
      behind: `<script>${place}`,
    });
    for (const file of [png, jpeg]) {
      expect(text(file)).toContain(place);
      const read = readPicture(file);
      const bytes = read.ok ? read.value.bytes : new Uint8Array();
      expect(text(bytes)).not.toContain(place);
      // What is left is the same picture.
      expect(readPicture(bytes)).toEqual(read);
    }
    expect(readPicture(png)).toEqual(readPicture(aPng()));
    expect(readPicture(jpeg)).toEqual(readPicture(aJpeg()));
  });

  test.each([
    ['nothing', '', 'not-a-picture'],
    ['a page', '<!doctype html><script>alert(1)</script>', 'not-a-picture'],
    ['a drawing with code', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'not-a-picture'],
    ['another kind', 'GIF89a\u0001\0\u0001\0', 'not-a-picture'],
    ['an archive', 'PK\u0003\u0004', 'not-a-picture'],
  ])('[Q14.5] %s under the name of a picture is none', (_what, file, problem) => {
    expect(problemOf(Buffer.from(file, 'latin1'))).toBe(problem);
  });

  test('[Q14.5] one that moves, or would take the memory of a set, is refused', () => {
    expect(problemOf(aPng({ more: [chunk('acTL', [0, 0, 0, 9, 0, 0, 0, 0])] }))).toBe('moving-picture');
    const { side, pixels } = PICTURE_SIZE;
    expect(problemOf(aPng({ width: side, height: 2_000 }))).toBe('png');
    for (const make of [aPng, aJpeg]) {
      expect(problemOf(make({ width: side + 1, height: 1 }))).toBe('picture-too-large');
      expect(problemOf(make({ width: 3_001, height: Math.floor(pixels / 3_000) }))).toBe('picture-too-large');
      expect(problemOf(make({ width: 0, height: 5 }))).toBe('damaged-picture');
    }
    expect(problemOf(aPng({ width: 0xffffffff, height: 0xffffffff }))).toBe('picture-too-large');
  });

  test('[Q14.5] one that was cut off, or has a part that no picture has, is damaged', () => {
    for (const file of [aPng(), aJpeg()])
      for (let length = 8; length < file.length; length++)
        expect(readPicture(file.subarray(0, length)), `${length} of ${file.length}`).toEqual({
          ok: false,
          error: 'damaged-picture',
        });
    expect(problemOf(aPng({ more: [chunk('XXXX')] }))).toBe('damaged-picture');
    expect(problemOf(aPng({ more: [chunk('IHDR', new Uint8Array(13))] }))).toBe('damaged-picture');
    expect(problemOf(aJpeg({ more: [note(0xc0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0])] }))).toBe('damaged-picture');
    expect(problemOf(aJpeg({ more: [note(0xc9, [8, 0, 1, 0, 1, 1, 1, 0x11, 0])] }))).toBe('damaged-picture');
  });

  test('[Q14.5] whatever is changed in it, it is read or refused', () => {
    let read = 0;
    let refused = 0;
    const files = fc.constantFrom(aPng(), aJpeg());
    const changes = fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(files, changes, (file, changed) => {
        const other = Uint8Array.from(file);
        for (const [at, byte] of changed) other[at % other.length] = byte;
        const outcome = readPicture(other);
        if (!outcome.ok) return void refused++;
        read++;
        expect(outcome.value.bytes.length).toBeLessThanOrEqual(other.length);
        expect(readPicture(outcome.value.bytes)).toEqual(outcome);
      }),
      { numRuns: 500 },
    );
    expect(Math.min(read, refused)).toBeGreaterThan(20);
  });
});
