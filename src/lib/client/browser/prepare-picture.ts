/**
 * Makes a picture for monitors and slips of a file that a lead has chosen. It is checked by its bytes before it is
 * decoded, and made as small as it is shown. The relay checks what comes once more.
 */
import { MAX_PICTURE_BYTES, readPicture } from '../../domain/office/picture-file.ts';
import type { PictureProblem, PictureType } from '../../domain/office/picture-file.ts';
import { err, ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';

/** Beside the calls of a monitor, or at the head of a slip. */
export type PictureUse = 'page' | 'logo';
export type FileProblem = PictureProblem | 'file-too-large';

/** As a phone's camera makes it, and more. */
export const MAX_FILE_BYTES = 20_000_000;
/** What a page decodes at most: more would take the memory of the tab. */
const DECODED = { side: 12_000, pixels: 60_000_000 } as const;
/** In pixels; a printer's roll is 576 dots wide. */
const SHOWN = { page: { width: 1600, height: 1600 }, logo: { width: 576, height: 240 } } as const;
/** A picture that is still too large is made anew with less. */
const QUALITIES = [0.85, 0.7, 0.5] as const;

export async function preparePicture(
  file: Blob,
  use: PictureUse,
): Promise<Result<Uint8Array<ArrayBuffer>, FileProblem>> {
  if (file.size > MAX_FILE_BYTES) return err('file-too-large');
  const read = readPicture(new Uint8Array(await file.arrayBuffer()), DECODED);
  if (!read.ok) return read;
  const { type, width, height, bytes } = read.value;
  const most = SHOWN[use];
  const scale = Math.min(1, most.width / width, most.height / height);
  // A drawing stays sharp as it is; a photo may have to be turned first.
  if (scale === 1 && type === 'png' && bytes.length <= MAX_PICTURE_BYTES) return ok(bytes);
  const canvas = await drawn(file, scale).catch(() => null);
  if (canvas === null) return err('damaged-picture');
  for (const quality of QUALITIES) {
    const made = await bytesOf(canvas, use === 'logo' ? 'png' : 'jpeg', quality);
    if (made !== null && made.length <= MAX_PICTURE_BYTES) return ok(made);
  }
  return err('picture-too-large');
}

/** Rejects what the browser cannot decode. */
async function drawn(file: Blob, scale: number): Promise<HTMLCanvasElement> {
  const bitmap = await createImageBitmap(file);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d')!;
  // What is transparent is paper.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas;
}

async function bytesOf(
  canvas: HTMLCanvasElement,
  type: PictureType,
  quality: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, `image/${type}`, quality));
  return blob === null ? null : new Uint8Array(await blob.arrayBuffer());
}
