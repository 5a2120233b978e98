/** A text that is too long stays in its field, and the clerk shortens it: nothing is cut silently. */
import type { Messages } from '../../i18n/index.ts';

/** A sentence that says by how much a text is too long; null: it can be saved. */
export function tooLongText(
  text: string,
  most: number,
  { tooLong }: Pick<Messages['counter'], 'tooLong'>,
): string | null {
  const over = text.trim().length - most;
  return over > 0 ? tooLong(over, most) : null;
}
