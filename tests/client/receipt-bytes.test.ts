/** [A5.12] The bytes of a slip, read again as a printer reads them. */
import { expect, test } from 'vitest';
import { receiptBytes } from '../../src/lib/client/browser/receipt-bytes.ts';
import type { SlipContent } from '../../src/lib/domain/day/slip-content.ts';

const slip: SlipContent = {
  ...{ office: 'Bürgerbüro Größenwörth', number: 'W1818', language: 'de' },
  lines: ['Personalausweis, Führungszeugnis', 'Wartezeit etwa 10–20 Minuten. Kosten: 5 €'],
  code: { text: 'https://termine.example/amt/nummer/2026-11-23/W1818', label: 'QR', line: 'Verfolgen' },
};

/** By the number with which a printer of Epson selects it, the upper half of a code page as far as these slips need it. */
const codePages: Readonly<Record<number, (byte: number) => string>> = {
  0: (byte) => ({ 0x81: 'ü', 0x84: 'ä', 0x94: 'ö', 0xe1: 'ß' })[byte] ?? '?',
  13: (byte) => ({ 0xd5: '€' })[byte] ?? '?',
  16: (byte) => new TextDecoder('windows-1252').decode(Uint8Array.of(byte)),
  17: (byte) => new TextDecoder('ibm866').decode(Uint8Array.of(byte)),
};

interface Printed {
  /** What stands on the paper, line by line. */
  readonly lines: readonly string[];
  readonly sizes: readonly (readonly [width: number, height: number])[];
  readonly qr: readonly string[];
  readonly pictures: number;
  readonly cuts: number;
  readonly unknown: readonly number[];
}

/** ESC/POS, as the manuals of printers describe it. */
function print(bytes: Uint8Array): Printed {
  const [lines, sizes, qr, unknown]: [string[], [number, number][], string[], number[]] = [[''], [], [], []];
  let [page, pictures, cuts, at] = [0, 0, 0, 0];
  const next = (): number => bytes[at++]!;
  const add = (letter: string): void => void (lines[lines.length - 1] += letter);
  while (at < bytes.length) {
    const byte = next();
    if (byte === 0x0a) lines.push('');
    else if (byte === 0x0d) continue;
    else if (byte === 0x1b) {
      const command = next();
      if (command === 0x40) page = 0;
      else if (command === 0x74) page = next();
      else if ([0x4d, 0x45, 0x61, 0x33].includes(command)) next();
      else if (command === 0x2a) {
        next();
        const columns = next() + 256 * next();
        at += columns * 3;
        pictures++;
      } else if (command !== 0x2e && command !== 0x32) unknown.push(command);
    } else if (byte === 0x1d) {
      const command = next();
      if (command === 0x21) {
        const size = next();
        sizes.push([(size >> 4) + 1, (size & 15) + 1]);
      } else if (command === 0x56) {
        next();
        cuts++;
      } else if (command === 0x28 && next() === 0x6b) {
        const length = next() + 256 * next();
        const data = bytes.slice(at, at + length);
        at += length;
        if (data[1] === 0x50) qr.push(new TextDecoder().decode(data.slice(3)));
      } else unknown.push(command);
    } else if (byte === 0x1c && next() === 0x2e) continue;
    else add(byte < 0x80 ? String.fromCharCode(byte) : (codePages[page]?.(byte) ?? `<${page}:${byte}>`));
  }
  return {
    lines: lines.map((line) => line.trim()).filter((line) => line !== ''),
    sizes,
    qr,
    pictures,
    cuts,
    unknown,
  };
}

test.each([
  [80, 42, 6],
  [58, 32, 4],
] as const)(
  '[A5.12] paper of %i mm has all of the slip, once, in lines of %i letters',
  async (width, columns, size) => {
    const printed = print(await receiptBytes(slip, { width, foot: 'Bitte nicht wegwerfen.', logo: null }));
    const text = printed.lines.join(' ').replaceAll(/\s+/g, ' ');
    for (const part of [slip.office, slip.number, ...slip.lines, slip.code!.line, 'Bitte nicht wegwerfen.'])
      expect(text.split(part), part).toHaveLength(2);
    for (const line of printed.lines) expect(line.length).toBeLessThanOrEqual(columns);
    expect(printed.sizes).toContainEqual([size, size]);
    expect(slip.number.length * size * 12).toBeLessThanOrEqual(columns * 12);
    expect(printed).toMatchObject({ qr: [slip.code!.text], cuts: 1, pictures: 0, unknown: [] });
  },
);

test('[A5.12] Cyrillic is text; what a printer does not join is drawn', async () => {
  const russian = print(
    await receiptBytes(
      { ...slip, lines: ['Пожалуйста, подождите'], code: null },
      { width: 80, foot: null, logo: null },
    ),
  );
  expect(russian.lines).toContain('Пожалуйста, подождите');
  const drawn: string[][] = [];
  const draw = (paragraphs: readonly string[], dots: number) => {
    drawn.push([...paragraphs]);
    return { data: new Uint8ClampedArray(dots * 8 * 4), width: dots, height: 8 };
  };
  const arabic = print(
    await receiptBytes(
      { ...slip, lines: ['رقمكم', 'شكرا'], code: null },
      { width: 58, foot: null, logo: null },
      draw,
    ),
  );
  expect(drawn).toEqual([['رقمكم', 'شكرا']]);
  expect(arabic.lines.join(' ')).toContain('W1818');
  expect(arabic.cuts).toBe(1);
});

test('[A5.12] what an office has written is no command to the printer', async () => {
  const printed = print(
    await receiptBytes(
      { ...slip, lines: ['\u001dV\u0000 \u001b@ \u001bp\u0000 Kasse'], code: null },
      { width: 80, foot: null, logo: null },
    ),
  );
  expect(printed).toMatchObject({ cuts: 1, unknown: [] });
  expect(printed.lines.join(' ')).toContain('Kasse');
});

test('[A5.2, Q14.5] the logo of the office is drawn at the head of the slip; one that cannot be decoded is left out', async () => {
  const logo = new Blob(['a logo']);
  const without = await receiptBytes(slip, { width: 80, foot: null, logo: null });
  const black = {
    data: new Uint8ClampedArray(512 * 16 * 4).fill(0).map((_, at) => (at % 4 === 3 ? 255 : 0)),
  };
  const drawn = { ...black, width: 512, height: 16 };
  const asked: number[] = [];
  const withLogo = await receiptBytes(
    slip,
    { width: 80, foot: null, logo },
    undefined,
    async (_logo, dots) => {
      asked.push(dots);
      return drawn;
    },
  );
  expect(asked).toEqual([512]);
  // Its dots, 64 bytes a row.
  expect(withLogo.length - without.length).toBeGreaterThanOrEqual(64 * 16);
  const broken = await receiptBytes(slip, { width: 80, foot: null, logo }, undefined, async () => null);
  expect([...broken]).toEqual([...without]);
});
