/** The keys of the counter: single letters, only while no text is typed and no dialog is open. */

import { isDigit } from '#lib/state/counter/typed-number.ts';
import type { Digit } from '#lib/state/counter/typed-number.ts';

/** In the order of the list that `?` shows. */
export const counterKeys = [
  'n',
  'c',
  'r',
  's',
  'p',
  't',
  'b',
  'm',
  'f',
  'u',
  'w',
  'h',
  'a',
  '/',
  'd',
  'o',
  'e',
  'g',
  'k',
  'i',
  'v',
  'arrowdown',
  'arrowup',
  '?',
] as const;
export type CounterDialog = 'give' | 'pick-up' | 'paper' | 'keys' | 'search';
export type CounterKey = (typeof counterKeys)[number];

/** The key that was pressed; null: it is held, belongs to a field, a dialog or the browser, or means nothing here. */
export function pressedKey(event: KeyboardEvent): CounterKey | Digit | 'escape' | null {
  if (event.repeat && !event.key.startsWith('Arrow')) return null;
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return null;
  const { target } = event;
  if (!(target instanceof Element) || document.querySelector('dialog[open]') !== null) return null;
  const name = event.key.toLowerCase();
  if (target.closest('input, textarea, select, [contenteditable], dialog')) {
    // Out of the field of a note, back to the keys.
    if (name === 'escape' && target instanceof HTMLElement) target.blur();
    return null;
  }
  if (name === 'escape') return 'escape';
  if (isDigit(name)) return name;
  return counterKeys.find((key) => key === name) ?? null;
}
