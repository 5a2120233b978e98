/**
 * A hand scanner that is plugged into a kiosk and types (A1). It types faster than anyone, and letters, of which a
 * kiosk's fields want none: by that it is told from a person at a keyboard. From then on its keys reach no field.
 */
import { untypePass } from '../../domain/input/typed-pass.ts';

/** No person types two keys within this time, over and over; a slow scanner does. */
const KEY_GAP_MS = 60;
/** Fewest characters of a scan, if one of them is no digit. */
const FEWEST_CHARACTERS = 4;
/** Digits alone may come from a fast typist, up to the length of a date; the number below goods is longer. */
const FEWEST_DIGITS = 9;
/** A scanner that ends with no Enter is done after this silence. */
const SILENCE_MS = 150;

/** The keys that belong together. Knows no clock: each key brings its time. */
export class ScanBurst {
  #text = '';
  #lastAtMs = -Infinity;

  /** Takes one key; true: it belongs to a scan, and nothing else may see it. */
  type(character: string, atMs: number): boolean {
    if (atMs - this.#lastAtMs > KEY_GAP_MS) this.#text = '';
    this.#text += character;
    this.#lastAtMs = atMs;
    return this.isScan;
  }

  get isScan(): boolean {
    return this.#text.length >= (/\D/.test(this.#text) ? FEWEST_CHARACTERS : FEWEST_DIGITS);
  }

  /** What was scanned, or null; the next key begins anew. */
  end(): string | null {
    const text = this.isScan ? this.#text : null;
    this.#text = '';
    return text;
  }
}

/** `onscan` gets the text of the code, whatever the keyboard layouts of scanner and kiosk are. */
export function openHandScanner(onscan: (text: string) => void): { close(): void } {
  const burst = new ScanBurst();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function end(): boolean {
    clearTimeout(timer);
    const text = burst.end();
    if (text !== null) onscan(untypePass(text));
    return text !== null;
  }

  function onKey(event: KeyboardEvent): void {
    const { key, ctrlKey, altKey, metaKey, timeStamp } = event;
    let isTaken = false;
    if (key === 'Enter' || key === 'Tab') isTaken = end();
    else if ([...key].length === 1 && !ctrlKey && !altKey && !metaKey) {
      isTaken = burst.type(key, timeStamp);
      clearTimeout(timer);
      timer = setTimeout(end, SILENCE_MS);
    }
    if (!isTaken) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  addEventListener('keydown', onKey, { capture: true });
  return {
    close() {
      clearTimeout(timer);
      removeEventListener('keydown', onKey, { capture: true });
    },
  };
}
