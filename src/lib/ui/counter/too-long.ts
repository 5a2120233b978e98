/** A page that was pasted into a field stays there, and the clerk shortens it: nothing is cut without a word. */
import type { Messages } from '../../i18n/index.ts';

/** How much too long a text is, in a sentence; null: it can be saved. */
export function tooLongText(
  text: string,
  most: number,
  { tooLong }: Pick<Messages['counter'], 'tooLong'>,
): string | null {
  const over = text.trim().length - most;
  return over > 0 ? tooLong(over, most) : null;
}
