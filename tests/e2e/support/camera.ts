/** The kiosk's camera: a browser of its own that takes a file for what its camera sees. */
import { chromium } from '@playwright/test';
import type { Browser, Locator } from '@playwright/test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import config from '../../../playwright.config.ts';

type Clip = Readonly<Record<'x' | 'y' | 'width' | 'height', number>>;

export interface CameraBrowser {
  readonly browser: Browser;
  /** Holds a part of another screen before the camera. */
  show(picture: Locator): Promise<void>;
  close(): Promise<void>;
}

export async function launchWithCamera(): Promise<CameraBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-camera-'));
  const film = join(folder, 'camera.mjpeg');
  const { executablePath, args } = config.use?.launchOptions ?? {};
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      ...(args ?? []),
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
  });
  return {
    browser,
    async show(picture) {
      const frames = await photographs(picture);
      // A film of JPEG pictures one after the other; the camera plays it over and over.
      await writeFile(film, Buffer.concat(frames.flatMap((frame) => [frame, frame, frame])));
    },
    async close() {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * A hand is never quite still: it holds a code nearer and farther. The scanner cannot read every code in every size,
 * so a film of one size alone would fail on some dates.
 */
const SIZES = [1, 0.9, 0.8, 0.7];

/** Until it holds still: what appears above it meanwhile would leave half of it out of the picture. */
async function photographs(picture: Locator): Promise<Buffer[]> {
  for (;;) {
    // In one step: the page may draw the picture anew while it is being scrolled to.
    await picture.evaluate((element) => element.scrollIntoView({ block: 'nearest' }));
    const box = await picture.boundingBox();
    if (box === null) throw new Error('there is nothing to hold before the camera');
    // A camera has an even number of rows and columns.
    const even = (length: number): number => 2 * Math.floor(length / 2);
    const clip = {
      x: Math.ceil(box.x),
      y: Math.ceil(box.y),
      width: even(box.width - 1),
      height: even(box.height - 1),
    };
    const photos = await inAllSizes(picture, clip);
    if (photos !== null && isDeepStrictEqual(await picture.boundingBox(), box)) return photos;
  }
}

/** Null: the picture has gone from there meanwhile, and the part of the page that is left holds nothing of it. */
async function inAllSizes(picture: Locator, clip: Clip): Promise<Buffer[] | null> {
  const photos: Buffer[] = [];
  try {
    for (const size of SIZES) {
      await scaleTo(picture, String(size));
      photos.push(await picture.page().screenshot({ type: 'jpeg', quality: 95, clip }));
    }
  } catch (problem) {
    if (!String(problem).includes('Clipped area')) throw problem;
    return null;
  } finally {
    await scaleTo(picture, '');
  }
  return photos;
}

const scaleTo = (picture: Locator, scale: string): Promise<void> =>
  picture.evaluate(
    (element, value) => void ((element as HTMLElement | SVGElement).style.scale = value),
    scale,
  );
