/** A page that was pasted into a note stays in the field, and the clerk shortens it: nothing is cut without a word. */
import { MOST_NOTED } from '../../domain/requests/request-fields.ts';
import type { Messages } from '../../i18n/index.ts';

/** How much too long a note is, in a sentence; null: it can be saved. */
export function tooLongText(note: string, { prepare }: Pick<Messages['counter'], 'prepare'>): string | null {
  const over = note.trim().length - MOST_NOTED;
  return over > 0 ? prepare.noteTooLong(over, MOST_NOTED) : null;
}
