/**
 * The text of a file that people write by hand. An editor may save it in another encoding. Read as UTF-8, each umlaut
 * would be lost on screens and in mails without a word. So the file is refused.
 */
import { LOST_CHARACTER } from '../../src/lib/domain/input/lost-character.ts';
import { err, ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';

/** Why a text cannot be taken, and where: line and column are counted from 1. */
export interface TextMistake {
  readonly line: number;
  readonly column: number;
  readonly sentence: string;
}

const AS_UTF8 = 'save it as UTF-8';

/** The text without a byte order mark, or the first place that is no UTF-8 with what it is instead. */
export function readText(bytes: Uint8Array): Result<string, TextMistake> {
  const wide = wideEncodingOf(bytes);
  if (wide !== null)
    return err({ line: 1, column: 1, sentence: `the encoding is ${wide}, not UTF-8: ${AS_UTF8}` });
  const at = firstBadByte(bytes);
  if (at !== null) return err(explainBadByte(bytes, at));
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const lost = LOST_CHARACTER.exec(text);
  // Line ends of old Macs, which YAML knows and its library does not.
  if (lost === null) return ok(text.includes('\n') ? text : text.replaceAll('\r', '\n'));
  return err(explainLost(text, lost));
}

/** Byte order marks, the longer ones first: that of UTF-16 begins like that of UTF-32. */
const MARKS: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['UTF-32', [0xff, 0xfe, 0, 0]],
  ['UTF-32', [0, 0, 0xfe, 0xff]],
  ['UTF-16', [0xff, 0xfe]],
  ['UTF-16', [0xfe, 0xff]],
];

/** An encoding with two or four bytes a character; null: none of them. Texts have no zero bytes otherwise. */
function wideEncodingOf(bytes: Uint8Array): string | null {
  const marked = MARKS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte));
  if (marked !== undefined) return marked[0];
  return bytes.includes(0) ? 'UTF-16 (there are zero bytes in it)' : null;
}

/** The offset of the first byte that UTF-8 cannot have there; null: all of it is UTF-8. */
function firstBadByte(bytes: Uint8Array): number | null {
  if (isUtf8(bytes)) return null;
  const isGoodUpTo = (length: number): boolean => isUtf8(bytes.subarray(0, length), true);
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isGoodUpTo(middle)) good = middle;
    else bad = middle;
  }
  // The byte that shows the mistake may stand behind those that began the character.
  let start = bad - 1;
  while (start > 0 && !isUtf8(bytes.subarray(0, start))) start--;
  return start;
}

/** `goesOn`: the last character may be cut off. */
function isUtf8(bytes: Uint8Array, goesOn = false): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: goesOn });
    return true;
  } catch {
    return false;
  }
}

/** Older editors of Windows save in Windows-1252 ("ANSI"), in which each byte is a character. */
function explainBadByte(bytes: Uint8Array, at: number): TextMistake {
  const before = new TextDecoder('utf-8').decode(bytes.subarray(0, at));
  const after = new TextDecoder('windows-1252').decode(bytes.subarray(at, at + 40));
  const word = `${/[\p{L}\p{N}]*$/u.exec(before)![0]}${after[0]}${/^[\p{L}\p{N}]*/u.exec(after.slice(1))![0]}`;
  const sentence = `this is not UTF-8; in Windows-1252 (ANSI) here stands ${JSON.stringify(word)}: ${AS_UTF8}`;
  return { ...positionOf(before), sentence };
}

function explainLost(text: string, { index, 0: lost }: RegExpExecArray): TextMistake {
  const [word] = /^[^\s"',;]*/u.exec(text.slice(index))!;
  const sentence =
    lost === '\ufffd'
      ? 'a character was lost here when the file was saved (U+FFFD stands in its place): write it anew'
      : `here stands ${JSON.stringify(word.slice(0, 40))}, a character that was saved in the wrong encoding: write it anew`;
  return { ...positionOf(text.slice(0, index)), sentence };
}

function positionOf(before: string): { line: number; column: number } {
  const lines = before.split('\n');
  return { line: lines.length, column: lines.at(-1)!.length + 1 };
}
