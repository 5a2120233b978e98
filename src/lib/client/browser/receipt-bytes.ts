/**
 * A slip as the bytes of a receipt printer (ESC/POS), by `receipt-printer-encoder`, which is loaded with the first slip.
 * Latin and Cyrillic letters are text; the encoder switches to a code page that has them. Letters that printers do not
 * join, as the Arabic ones, are drawn as a picture.
 */
import type { SlipContent } from '../../domain/day/slip-content.ts';

export interface ReceiptPaper {
  /** Width of the roll, in millimetres. */
  readonly width: 80 | 58;
  /** What the office has printed at the foot; null: nothing. */
  readonly foot: string | null;
  /** Q14.5: the logo of the office; null: none. */
  readonly logo: Blob | null;
}

/**
 * Letters of a line, and dots: those of a printer with 180 dots an inch, as the Epson TM-T88. One with 203 has more room, and
 * the slip stands in its middle. The number is as wide as its largest size.
 */
const rolls = {
  80: { columns: 42, dots: 512, number: 6, module: 6 },
  58: { columns: 32, dots: 384, number: 4, module: 5 },
} as const;

/** Between the last line and the knife. */
const LINES_BEFORE_CUT = 4;

export interface Drawing {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}
/** Draws paragraphs, black on white, as wide as the paper. */
export type DrawText = (paragraphs: readonly string[], dots: number) => Drawing;

/** Draws the logo in the middle of the paper; null: the browser cannot decode it. */
export type DrawLogo = (logo: Blob, dots: number) => Promise<Drawing | null>;

/** Hebrew and Arabic letters, which run from right to left and are joined. */
const DRAWN = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
/** What a printer would take for a command, or has no letter for. */
const COMMANDS = /[\u0000-\u001f\u007f-\u009f]/gu;

const plain = (text: string): string =>
  text
    .replaceAll(COMMANDS, ' ')
    .replaceAll(/[\u00a0\u202f]/gu, ' ')
    .trim();

export async function receiptBytes(
  slip: SlipContent,
  { width, foot, logo }: ReceiptPaper,
  draw: DrawText = drawText,
  drawnLogo: DrawLogo = drawLogo,
): Promise<Uint8Array> {
  const { default: Encoder } = await import('@point-of-sale/receipt-printer-encoder');
  const { columns, dots, number, module } = rolls[width];
  const encoder = new Encoder({
    ...{ language: 'esc-pos', columns, codepageMapping: 'epson', feedBeforeCut: LINES_BEFORE_CUT },
  });
  encoder.initialize().codepage('auto').align('center');

  function paragraphs(texts: readonly string[]): void {
    const said = texts.map(plain).filter((text) => text !== '');
    if (said.some((text) => DRAWN.test(text))) {
      const drawing = draw(said, dots);
      encoder.image(drawing as ImageData, {
        ...{ width: drawing.width, height: drawing.height, algorithm: 'threshold' },
      });
      return;
    }
    for (const text of said) encoder.line(text).newline();
  }

  const drawing = logo === null ? null : await drawnLogo(logo, dots);
  if (drawing !== null)
    encoder.image(drawing as ImageData, {
      ...{ width: drawing.width, height: drawing.height, algorithm: 'floydsteinberg' },
    });
  paragraphs([slip.office]);
  encoder.bold(true).size(number, number).line(plain(slip.number)).size(1, 1).bold(false).newline();
  paragraphs(slip.lines);
  if (slip.code !== null) {
    encoder.qrcode(slip.code.text, { model: 2, size: module, errorlevel: 'm' }).newline();
    paragraphs([slip.code.line]);
  }
  if (foot !== null) {
    encoder.rule();
    paragraphs([foot]);
  }
  return encoder.cut().encode();
}

const LETTER_DOTS = 26;
const LINE_DOTS = 36;
const PARAGRAPH_DOTS = 14;

/** 22 millimetres. */
const LOGO_DOTS = 176;

const drawLogo: DrawLogo = async (logo, dots) => {
  const bitmap = await createImageBitmap(logo).catch(() => null);
  if (bitmap === null) return null;
  const scale = Math.min(1, dots / bitmap.width, LOGO_DOTS / bitmap.height);
  const [width, height] = [bitmap.width * scale, bitmap.height * scale];
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  canvas.width = dots;
  canvas.height = Math.ceil(height / 8) * 8;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, (dots - width) / 2, 0, width, height);
  bitmap.close();
  return context.getImageData(0, 0, canvas.width, canvas.height);
};

/** By the browser's own letters. */
const drawText: DrawText = (paragraphs, dots) => {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  const font = `${LETTER_DOTS}px sans-serif`;
  context.font = font;
  const lines = paragraphs.map((text) =>
    wrapped(text, (line) => context.measureText(line).width <= dots - 16),
  );
  const height = lines.reduce((sum, { length }) => sum + length * LINE_DOTS + PARAGRAPH_DOTS, 0);
  canvas.width = dots;
  // A printer takes rows of eight dots.
  canvas.height = Math.ceil(height / 8) * 8;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000';
  context.font = font;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  let y = LINE_DOTS / 2;
  for (const paragraph of lines) {
    for (const line of paragraph) {
      context.direction = DRAWN.test(line) ? 'rtl' : 'ltr';
      context.fillText(line, dots / 2, y);
      y += LINE_DOTS;
    }
    y += PARAGRAPH_DOTS;
  }
  return context.getImageData(0, 0, canvas.width, canvas.height);
};

/** A text in lines that fit. A word that is longer than the paper is cut by it. */
function wrapped(text: string, fits: (line: string) => boolean): string[] {
  return text.split(/\s+/).reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last === undefined || !fits(longer)) return [...lines, word];
    return [...lines.slice(0, -1), longer];
  }, []);
}
